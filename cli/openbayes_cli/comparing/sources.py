"""Where a file to compare comes from: the disk, stdin, or a revision that git keeps."""

from __future__ import annotations

import os

from openbayes_cli.failure import Failure
from openbayes_cli.files import READ_LIMIT, STDIN, Input, read_input
from openbayes_config.diagnostic import Text

# Nothing that a repository names is run, nothing is fetched, nothing asks for a password.
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
# An empty list of protocols also keeps versions before 2.44, which may know no GIT_NO_LAZY_FETCH, from fetching.
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_TIMEOUT = 60


def read_source(name: str) -> Input:
    """Read a file, stdin for ``-``, or the file of ``REV:path`` as git keeps it (the index for ``:path``).

    A file that exists by that name wins. Raises :class:`Failure`.
    """
    if name == STDIN or ":" not in name or os.path.lexists(name) or _has_drive(name):
        return read_input(name)
    revision, _, path = name.partition(":")
    if revision.startswith("-") or not path or "\0" in name:
        return read_input(name)
    return Input(name, _blob(revision, path), None)


def _has_drive(name: str) -> bool:
    return name[1:2] == ":" and name[0].isascii() and name[0].isalpha() and name[2:3] in ("\\", "/")


def _blob(revision: str, path: str) -> bytes:
    from shutil import which

    git = which("git")
    # Never a program that lies in the current folder, where Windows looks first.
    if git is None or not os.path.isabs(git):
        raise Failure(_NO_GIT, name=f"{revision}:{path}")
    data = _ask(git, "cat-file", "blob", f"{revision}:{path}")
    if data is not None:
        return data
    if _ask(git, "rev-parse", "--git-dir") is None:
        raise Failure(_NO_REPOSITORY, name=f"{revision}:{path}")
    if revision and _ask(git, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}") is None:
        raise Failure(_NO_REVISION, revision=revision)
    hints = () if path.startswith((".", "/")) else (_FROM_THE_TOP,)
    raise Failure(_NO_PATH if revision else _NOT_IN_INDEX, hints=hints, revision=revision, path=path)


def _ask(git: str, *words: str) -> bytes | None:
    """What git prints; ``None`` where it fails. ``git show`` would go through text conversions and pagers."""
    from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

    environ = {**os.environ, **_VARIABLES}
    try:
        with Popen([git, *_SETTINGS, *words], stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, env=environ) as process:
            assert process.stdout
            data = process.stdout.read(READ_LIMIT)
            if len(data) == READ_LIMIT:
                process.kill()
                return data
            return data if process.wait(_TIMEOUT) == 0 else None
    except (OSError, ValueError, TimeoutExpired):
        return None


_NO_GIT = Text(
    "{name}: there is no such file, and no git on PATH to look for it.",
    "{name}：没有这个文件，PATH 中也没有 git 可供查找。",
)
_NO_REPOSITORY = Text(
    "{name}: there is no such file, and this is no git repository.", "{name}：没有这个文件，这里也不是 git 仓库。"
)
_NO_REVISION = Text("git knows no revision {revision}.", "git 中没有 {revision} 这个版本。")
_NO_PATH = Text("There is no file {path} in {revision}.", "{revision} 中没有 {path} 这个文件。")
_NOT_IN_INDEX = Text(
    "There is no file {path} in the index of git.{revision}", "git 的暂存区中没有 {path} 这个文件。{revision}"
)
_FROM_THE_TOP = Text(
    "git counts this path from the top of the repository. From the current folder: {revision}:./{path}",
    "git 从仓库的最上层目录计算这个路径。从当前目录开始要写成：{revision}:./{path}",
)
