"""What a Windows command line understands and the shell of a container does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import CHANGES, Command, command_of
from openbayes_config.rules._rewrite import edit
from openbayes_config.shell import Segment, Word
from openbayes_config.text import Span


class _Habit(NamedTuple):
    """A part of a command, what is to be said of it, and what to write instead, if that is certain."""

    span: Span
    message: Message
    instead: str | None


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command = command_of(document, context)
    if command is None or not _has_hint(command.text):
        return
    for habit in _habits(command):
        text = command.text[habit.span.start : habit.span.end]
        args = {"text": text, "instead": habit.instead or "export NAME=value"}
        place = command.place(habit.span)
        yield RULE.found(place, ("command",), args, message=habit.message, fixes=_fixes(document, command, habit))


@lru_cache(maxsize=4)
def _has_hint(text: str) -> bool:
    """Most key presses leave the command as it is."""
    return re.search(_HINT, text) is not None


def _fixes(document: Document, command: Command, habit: _Habit) -> tuple[Fix, ...]:
    if habit.instead is None:
        return ()
    new = command.text[: habit.span.start] + habit.instead + command.text[habit.span.end :]
    change = edit(document, command, new) if "\n" not in new else None
    return (Fix(_WRITE, (change,), False, CHANGES),) if change else ()


def _habits(command: Command) -> Iterator[_Habit]:
    for segment in command.line.segments:
        yield from _of_program(segment)
        # Some programs read escapes in their own arguments.
        words = segment.words if not segment.arguments or segment.arguments[0].text not in _ESCAPING else ()
        yield from _of_name(segment)
        for word in words:
            yield from _of_word(command.text[word.span.start : word.span.end], word)


def _of_program(segment: Segment) -> Iterator[_Habit]:
    words = segment.arguments
    if len(words) < 2:
        return
    first, second = words[0], words[1]
    if first.text == "set" and re.match(_ASSIGNMENT, second.text):
        yield _Habit(Span(first.span.start, second.span.end), _SET, f"export {second.text}" if second.static else None)
    elif first.text == "py" and re.match(_VERSION, second.text):
        yield _Habit(Span(first.span.start, second.span.end), _PY, "python")


def _of_name(segment: Segment) -> Iterator[_Habit]:
    words = segment.arguments[:1]
    if words and re.search(_SCRIPT, words[0].text) and not re.match(_DRIVE, words[0].text):
        yield _Habit(words[0].span, _BATCH, None)


def _of_word(written: str, word: Word) -> Iterator[_Habit]:
    bare = written.strip("'\"")
    variable = re.search(_VARIABLE, bare)
    if re.match(_DRIVE, bare):
        yield _Habit(word.span, _LOCAL, None)
    elif re.match(_BACKSLASHES, bare):
        quoted = bare != written
        yield _Habit(word.span, _QUOTED if quoted else _PATH, None if quoted else bare.replace("\\", "/"))
    elif variable:
        start = word.span.start + written.index(variable[0])
        yield _Habit(Span(start, start + len(variable[0])), _PERCENT, f"${variable[1]}")
    elif name := re.match(_POWER_SHELL, bare):
        yield _Habit(word.span, _SET, f"export {name[1]}={bare[name.end() :]}")


_ESCAPING = frozenset(("echo", "printf", "sed", "grep", "egrep", "awk", "perl", "find", "tr"))
# Patterns as text: only a command that may hold one of these pays for them.
_HINT = r"(?i)\\|%\w+%|\$env:|\bset\b|(?<![\w.])py\b|\.(?:bat|cmd|ps1|exe)\b|\b[A-Za-z]:/"
_ASSIGNMENT = r"[A-Za-z_]\w*="
_VERSION = r"-[23](?:\.\d+)?$"
_DRIVE = r"(?:--?[\w-]+=)?[A-Za-z]:[\\/](?!/)"
# Names joined by single backslashes: a path with an extension or a leading dot, or one of several folders.
_BACKSLASHES = (
    r"(?:--?[\w-]+=)?(?:\.{1,2}(?:\\[\w.-]+)+|[\w.-]+(?:\\[\w.-]+)*\\[\w-]+\.[A-Za-z]\w{0,5}"
    r"|[\w.-]+(?:\\[\w.-]+){2,})\\?$"
)
_VARIABLE = r"%([A-Za-z_]\w{2,})%"
_POWER_SHELL = r"(?i)\$env:(\w+)="
_SCRIPT = r"(?i)\.(?:bat|cmd|ps1|exe)$"

_WRITE = Text("Write `{instead}`", "改成 `{instead}`")
_HELP = Text("Write `{instead}`.", "请写 `{instead}`。")
_PATH = Message(
    Text("`{text}` has backslashes, as paths of Windows have", "`{text}` 用了 Windows 路径的反斜杠"),
    Text(
        "The container runs Linux: there the shell takes the backslashes out, and the file is not found.",
        "容器里是 Linux，shell 会去掉反斜杠，因此找不到文件。",
    ),
    _HELP,
)
_QUOTED = Message(
    Text("{text} has backslashes, as paths of Windows have", "{text} 用了 Windows 路径的反斜杠"),
    Text(
        "The container runs Linux: there a backslash is a part of the file's name.",
        "容器里是 Linux，反斜杠会被当成文件名的一部分。",
    ),
    Text("Write slashes instead of backslashes.", "请把反斜杠改成斜杠。"),
)
_LOCAL = Message(
    Text("`{text}` is a path on a Windows computer", "`{text}` 是 Windows 电脑上的路径"),
    Text("There is no such path in the container.", "容器里没有这个路径。"),
    Text(
        "Use a path below the working directory, `/input0` or `/output`.",
        "请使用工作目录、`/input0` 或 `/output` 下面的路径。",
    ),
)
_SET = Message(
    Text("`{text}` sets a variable on Windows only", "`{text}` 只在 Windows 上才会设置环境变量"),
    Text(
        "In the container it sets none, and the program starts without it.", "在容器里它不起作用，程序得不到这个变量。"
    ),
    _HELP,
)
_PERCENT = Message(
    Text("`{text}` is a variable on Windows only", "`{text}` 只在 Windows 上才是变量"),
    Text("In the container it stays as it stands.", "在容器里它会原样保留，不会被替换。"),
    _HELP,
)
_PY = Message(
    Text("`{text}` starts Python on Windows only", "`{text}` 只在 Windows 上才能启动 Python"),
    Text("In the container there is no program `py`.", "容器里没有 `py` 这个程序。"),
    _HELP,
)
_BATCH = Message(
    Text("`{text}` is a program for Windows", "`{text}` 是 Windows 的程序"),
    Text("The container runs Linux and cannot start it.", "容器里是 Linux，无法运行它。"),
    Text("Write a shell script instead, such as `bash train.sh`.", "请改用 shell 脚本，例如 `bash train.sh`。"),
)

RULE = Rule(
    id="OB314",
    name="windows-habit",
    severity="warning",
    confidence="high",
    message=_PATH,
    check=check,
)
