"""Notices when the editor is gone without a word."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

_INTERVAL = 1.0
_PATIENCE = 5.0
_MOST = 1 << 32

_watched: set[int] = set()


def watch(pid: int, gone: Callable[[], None]) -> None:
    """Call ``gone`` from a thread of its own when the process ``pid`` has ended, and end this one if that takes long.

    A process that cannot be seen from the beginning is not watched: the editor runs in another container or under
    another user.
    """
    if 0 < pid < _MOST and pid not in _watched:
        _watched.add(pid)
        threading.Thread(target=_follow, args=(pid, gone), name="parent", daemon=True).start()


def _follow(pid: int, gone: Callable[[], None]) -> None:
    if _outlived(pid):
        gone()
        time.sleep(_PATIENCE)
        os._exit(1)


if sys.platform == "win32":

    def _outlived(pid: int) -> bool:
        """Wait for the end of a process; ``False`` where it cannot be waited for."""
        import ctypes

        synchronize, forever = 0x00100000, 0xFFFFFFFF
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        process = kernel.OpenProcess(synchronize, False, pid)
        return bool(process) and kernel.WaitForSingleObject(process, forever) == 0

else:

    def _outlived(pid: int) -> bool:
        """Wait for the end of a process; ``False`` where it cannot be waited for."""
        if not _is_there(pid):
            return False
        parent = os.getppid()
        while _is_there(pid) and (pid != parent or os.getppid() == parent):
            time.sleep(_INTERVAL)
        return True

    def _is_there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except PermissionError:
            return True
        except (OSError, OverflowError):
            return False
        return True
