"""What a command says and to whom: language, colour, stdout, stderr, files."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Literal, TextIO, TypeAlias, TypeGuard

import click

from openbayes_cli.failure import Failure, reason, words
from openbayes_config.diagnostic import Lang, Text

ColorChoice: TypeAlias = Literal["auto", "always", "never"]
Role: TypeAlias = Literal["error", "warning", "info", "path", "gutter", "dim", "bold", "added", "removed", "help"]

_LABELS: dict[str, tuple[Text, Role]] = {
    "error": (Text("error: ", "错误："), "error"),
    "warning": (Text("warning: ", "警告："), "warning"),
    "note": (Text("note: ", "说明："), "info"),
}
_MAX_WIDTH = 120
PIPED_WIDTH = 80


class Painter:
    """Colours words by the part that they play, or leaves them alone."""

    __slots__ = ("enabled",)

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled

    def __call__(self, text: str, role: Role) -> str:
        """``text``, in colours when the reader wants them."""
        if not self.enabled or not text:
            return text
        color, bold, dim = _STYLES[role]
        return click.style(text, fg=color, bold=bold or None, dim=dim or None)


_STYLES: dict[Role, tuple[str | None, bool, bool]] = {
    "error": ("red", True, False),
    "warning": ("yellow", True, False),
    "info": ("cyan", True, False),
    "help": ("green", True, False),
    "added": ("green", False, False),
    "removed": ("red", False, False),
    "path": ("cyan", False, False),
    "gutter": ("cyan", False, False),
    "bold": (None, True, False),
    "dim": (None, False, True),
}


class Session:
    """One run: its language, its colours, its streams.

    ``lang`` is for people, and ``lang_from`` is what named it (see :func:`openbayes_config.lookup.language.chosen`).
    ``machine_lang`` is for machine formats, which follow ``--lang`` and the configuration only.
    """

    __slots__ = ("asked_lang", "color", "lang", "lang_from", "verbose")

    def __init__(self, lang: Lang, asked_lang: Lang | None = None, color: ColorChoice = "auto") -> None:
        self.lang: Lang = lang
        self.lang_from = "--lang"
        self.asked_lang: Lang | None = asked_lang
        self.color: ColorChoice = color
        self.verbose = False

    @property
    def machine_lang(self) -> Lang:
        """English unless ``--lang`` or the configuration says otherwise."""
        return self.asked_lang or "en"

    def words(self, text: Text, **fields: object) -> str:
        """``text`` in the language of this run."""
        return words(text, self.lang, **fields)

    def painter(self, output: str | None = None, *, stderr: bool = False) -> Painter:
        """Colours for stdout, for stderr, or for the file ``output`` (only when they are asked for)."""
        if output is not None:
            return Painter(self.color == "always")
        return Painter(wants_color(self.color, sys.stderr if stderr else sys.stdout))

    def say(self, text: Text, **fields: object) -> None:
        """One line on stderr."""
        self.say_line(self.words(text, **fields))

    def error(self, text: Text, **fields: object) -> None:
        """One line on stderr that begins with ``error:``."""
        self._labelled("error", text, fields)

    def warn(self, text: Text, **fields: object) -> None:
        """One line on stderr that begins with ``warning:``."""
        self._labelled("warning", text, fields)

    def note(self, text: Text, **fields: object) -> None:
        """One line on stderr that begins with ``note:``."""
        self._labelled("note", text, fields)

    def fail(self, failure: Failure) -> None:
        """An expected failure: an error line, and a note for each of its hints."""
        self.error(failure.text, **failure.fields)
        for hint in failure.hints:
            self.note(hint, **failure.fields)

    def say_line(self, line: str) -> None:
        """A finished line on stderr."""
        emit(sys.stderr, line + "\n")

    def write(self, text: str, output: str | None = None) -> None:
        """``text``, which ends with a newline, to stdout, or as UTF-8 with LF to the file ``output``.

        A closed pipe is not an error: the run goes on to the exit code that it would have had.
        Raises :class:`Failure` where the file cannot be written.
        """
        if output is None or output == "-":
            emit(sys.stdout, text)
            return
        from openbayes_cli.files import write_file

        write_file(output, text.replace("\r\n", "\n").encode("utf-8", "backslashreplace"))

    def write_json(self, value: object, output: str | None = None) -> None:
        """``value`` as JSON that is valid in whatever encoding stdout has."""
        self.write(_json(value, output, 2), output)

    def write_json_lines(self, values: Iterable[object], output: str | None = None) -> None:
        """One line of JSON for each value."""
        self.write("".join(_json(value, output, None) for value in values), output)

    def _labelled(self, kind: str, text: Text, fields: Mapping[str, object]) -> None:
        label, role = _LABELS[kind]
        paint = self.painter(stderr=True)
        self.say_line(paint(self.words(label), role) + self.words(text, **fields))


def _json(value: object, output: str | None, indent: int | None) -> str:
    import json

    encoding = str(getattr(sys.stdout, "encoding", ""))
    readable = output not in (None, "-") or encoding.lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not readable, indent=indent, allow_nan=False) + "\n"


def wants_color(choice: ColorChoice, stream: TextIO, environ: Mapping[str, str] | None = None) -> bool:
    """``--color``, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether ``stream`` is a terminal."""
    environ = os.environ if environ is None else environ
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal(stream) and environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> TypeGuard[TextIO]:
    """Whether a person is likely to be reading ``stream``."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def text_width(stream: TextIO | None = None) -> int:
    """Cells per line: those of the terminal, 40 at least and 120 at most, or 80 where there is none."""
    stream = sys.stdout if stream is None else stream
    if not is_terminal(stream):
        return PIPED_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return PIPED_WIDTH
    return min(max(columns or PIPED_WIDTH, 40), _MAX_WIDTH)


def prepare_streams() -> None:
    """Output never raises for a character that the console's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def emit(stream: TextIO | None, text: str | bytes) -> None:
    """Write to a standard stream; a pipe that was closed swallows it. Raises :class:`Failure` for a full disk."""
    if stream is None:
        return
    try:
        click.echo(text, file=stream, nl=False, color=True)
        stream.flush()
    except OSError as error:
        discard(stream)
        if stream is sys.stdout and error.errno not in (errno.EPIPE, errno.EINVAL):
            raise Failure(_CANNOT_WRITE, reason=reason(error)) from error


_CANNOT_WRITE = Text("The output cannot be written: {reason}.", "无法写出结果：{reason}。")


def discard(stream: TextIO) -> None:
    """Point a closed stream at nowhere, so that neither later writes nor the exit trip over it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
