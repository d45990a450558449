"""Where the new text of a file goes: into the file, to stdout, into another file, or into a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from openbayes_cli.console import Session, emit, is_terminal
from openbayes_cli.diff import shown, unified
from openbayes_cli.files import Input, write_file
from openbayes_config.diagnostic import printable

if TYPE_CHECKING:
    from openbayes_config.document import Document


class Rewritten(NamedTuple):
    """A file that was read, and what a command makes of it; ``data`` are the bytes to write."""

    file: Input
    before: Document
    after: Document
    data: bytes

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.data != self.file.data


class Delivery:
    """What a run does with new texts. ``diff`` shows what changes, ``check`` nothing, ``write`` puts them into their
    files; else, and for stdin, they are printed. With ``output`` what would be printed is written there by
    :meth:`finish`. ``stdin`` says that stdin is among what is read.
    """

    def __init__(
        self, session: Session, *, diff: bool, check: bool, write: bool, output: str | None, stdin: bool
    ) -> None:
        self._session = session
        self._diff = diff
        self._check = check
        self._write = write
        self._output = None if output == "-" else output
        self._stdin = stdin
        self._kept = b""

    @property
    def only_shows(self) -> bool:
        """Whether the files stay as they are and are not printed either."""
        return self._diff or self._check

    @property
    def takes_stdout(self) -> bool:
        """Whether stdout is kept free for texts and diffs."""
        prints = not self._check and (self._stdin or not self._write)
        return self._output is None and (self._diff or prints)

    def give(self, each: Rewritten) -> None:
        """Write, print or show one text. Raises :class:`openbayes_cli.failure.Failure` where that cannot be done."""
        if self._diff:
            self._print_diff(unified(printable(each.file.name), each.before, each.after))
        elif self._check:
            return
        elif self._write and each.file.path is not None:
            if each.changed:
                write_file(each.file.path, each.data, expected=each.file.data)
        else:
            self._print(each)

    def finish(self) -> None:
        """Write what was to go into the output file."""
        if self._output is not None and not (self._check and not self._diff):
            write_file(self._output, self._kept)

    def _print_diff(self, diff: str) -> None:
        paint = self._session.painter(self._output)
        if self._output is not None:
            self._kept += diff.encode()
        elif paint.enabled or is_terminal(sys.stdout):
            self._session.write(shown(diff, paint))
        else:
            emit(sys.stdout, diff.encode())

    def _print(self, each: Rewritten) -> None:
        if self._output is not None:
            self._kept += each.data
        elif is_terminal(sys.stdout):
            text = each.after.source.text.replace("\r\n", "\n").replace("\r", "\n")
            self._session.write("".join(char if char in "\n\t" else printable(char) for char in text))
        else:
            emit(sys.stdout, each.data)
