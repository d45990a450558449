"""``bayes gear run`` commands, as people keep them in notes and as the documentation prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client import MODES, Mode
from openbayes_config.client.access import granted
from openbayes_config.shell import CommandLine, Word, parse_command

Note: TypeAlias = Literal["comments", "rest", "expanded", "commas", "quotes", "dropped"]
Wrong: TypeAlias = Literal["no_command", "open", "mode", "option", "value", "node", "data", "too_long"]

LONGEST = 1 << 14
"""The longest command that is read, in code points."""

OPTIONS = {
    **dict.fromkeys(("-d", "--data"), "data"),
    **dict.fromkeys(("-e", "--env"), "env"),
    **dict.fromkeys(("-r", "--resource"), "resource"),
    **dict.fromkeys(("-n", "--node"), "node"),
    **dict.fromkeys(("-m", "--message"), "message"),
}
FLAGS = {"-f": "--follow", "--follow": "--follow", "-o": "--open", "--open": "--open"}
_NEXT_LINE = re.compile(r"\\([ \t]*(?:#.*)?)$")


class Misread(ValueError):  # noqa: N818
    """Why a text is no ``bayes gear run`` command. ``word`` is the part that is not understood."""

    def __init__(self, wrong: Wrong, word: str = "") -> None:
        super().__init__(wrong)
        self.wrong: Wrong = wrong
        self.word = word


class RunLine(NamedTuple):
    """What a command gives. ``data`` are ``data:path[:access]``; ``command`` is what follows ``--``, ``None`` without.

    ``notes``: ``comments`` behind backslashes, which a shell does not take for the next line; ``rest``: commands before
    or after it; ``expanded``: words that a shell would have replaced (``$X``, ``*``); ``commas``: several data in one
    option, which the client drops; ``quotes`` that the client would have lost; ``dropped``: options without a place in
    the file.
    """

    mode: Mode | None
    data: tuple[str, ...]
    env: str | None
    resource: str | None
    node: int | None
    command: str | None
    notes: frozenset[Note]
    dropped: tuple[str, ...] = ()


def read_run_line(text: str) -> RunLine:
    """Take a command apart; nothing is executed. Raises :class:`Misread`."""
    if len(text) > LONGEST:
        raise Misread("too_long")
    joined, comments = _joined(text)
    line = parse_command(joined)
    if line.problems:
        raise Misread("open", joined[line.problems[0].span.start :].split("\n")[0][:20])
    words = _words(line)
    if words is None:
        raise Misread("no_command")
    notes: set[Note] = {"comments"} if comments else set()
    if len(line.segments) > 1 or any(segment.redirections for segment in line.segments):
        notes.add("rest")
    return _Reader(joined, words, notes).read()


def _joined(text: str) -> tuple[str, bool]:
    """The text with what stands behind backslashes at line ends taken out, and whether there was any."""
    parts: list[str] = []
    comments = False
    for line in text.replace("\r\n", "\n").split("\n"):
        found = _NEXT_LINE.search(line)
        if found and found[1] and not parse_command("".join(parts) + line[: found.start()]).problems:
            comments = True
            parts.append(line[: found.start()] + " ")
        else:
            parts.append(line + "\n")
    return "".join(parts).strip(), comments


def _words(line: CommandLine) -> list[Word] | None:
    """The words behind ``bayes gear run``; a prompt may stand before it."""
    for segment in line.segments:
        words = list(segment.arguments)
        if words and words[0].text in ("$", ">", "%"):
            words = words[1:]
        names = [word.text for word in words[:3]]
        if len(names) == 3 and names[0].rpartition("/")[2] in ("bayes", "bayes.exe") and names[1:] == ["gear", "run"]:
            return words[3:]
    return None


class _Reader:
    def __init__(self, text: str, words: list[Word], notes: set[Note]) -> None:
        self.text = text
        self.words = words
        self.notes = notes
        self.values: dict[str, list[str]] = {}
        self.bare: list[Word] = []
        self.dropped: list[str] = []

    def read(self) -> RunLine:
        while self.words:
            word = self.words.pop(0)
            if word.text == "--":
                self.bare += self.words
                break
            if word.text.startswith("-") and len(word.text) > 1:
                self._option(word.text)
            else:
                self.bare.append(word)
        mode = self._mode()
        return RunLine(
            mode,
            tuple(self._data()),
            self._last("env"),
            self._last("resource"),
            self._node(),
            self._command(),
            frozenset(self.notes),
            tuple(self.dropped),
        )

    def _option(self, text: str) -> None:
        name, equals, value = text.partition("=")
        if name in FLAGS and not equals:
            self._drop(FLAGS[name])
        elif name in OPTIONS:
            self._keep(name, value if equals else self._value(name))
        elif not text.startswith("--") and text[:2] in OPTIONS:
            self._keep(text[:2], text[2:])
        elif not text.startswith("--") and text[:2] in FLAGS:
            self._drop(FLAGS[text[:2]])
            self._option("-" + text[2:])
        else:
            raise Misread("option", name)

    def _value(self, name: str) -> str:
        if not self.words:
            raise Misread("value", name)
        word = self.words.pop(0)
        self._see(word)
        return word.text

    def _keep(self, name: str, value: str) -> None:
        if OPTIONS[name] == "message":
            self._drop("--message")
        else:
            self.values.setdefault(OPTIONS[name], []).append(value)

    def _drop(self, name: str) -> None:
        self.notes.add("dropped")
        self.dropped.append(name)

    def _see(self, word: Word) -> None:
        if not word.static:
            self.notes.add("expanded")

    def _mode(self) -> Mode | None:
        if not self.bare:
            return None
        word = self.bare.pop(0).text
        known: dict[str, Mode] = {mode: mode for mode in MODES}
        mode = known.get(word)
        if mode is None:
            raise Misread("mode", word)
        return mode

    def _last(self, name: str) -> str | None:
        values = self.values.get(name)
        return values[-1] if values and values[-1] else None

    def _node(self) -> int | None:
        text = self._last("node")
        if text is None:
            return None
        if not re.fullmatch(r"[-+]?[0-9]{1,9}", text):
            raise Misread("node", text)
        return int(text) if int(text) > 0 else None

    def _data(self) -> Iterator[str]:
        for value in self.values.get("data", ()):
            pieces = value.split(",")
            if _is_binding(value):
                yield value
            elif len(pieces) > 1 and all(map(_is_binding, pieces)):
                self.notes.add("commas")
                yield from pieces
            else:
                raise Misread("data", value)

    def _command(self) -> str | None:
        """The words as the client joins them; as written where that would lose quotes that matter."""
        if not self.bare:
            return None
        for word in self.bare:
            self._see(word)
        joined = " ".join(word.text for word in self.bare)
        if len(self.bare) == 1 or [word.text for word in parse_command(joined).words] == [w.text for w in self.bare]:
            return joined
        self.notes.add("quotes")
        return " ".join(self.text[word.span.start : word.span.end] for word in self.bare)


def _is_binding(text: str) -> bool:
    data, _, rest = text.partition(":")
    path, colon, access = rest.partition(":")
    return bool(data and path) and (not colon or granted(access) is not None)
