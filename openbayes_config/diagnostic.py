"""Findings: where, what, in both languages, and how to repair it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from openbayes_config.text import Edit, Span

if TYPE_CHECKING:
    from openbayes_config.context import Context
    from openbayes_config.document import Document

Lang: TypeAlias = Literal["en", "zh"]
Severity: TypeAlias = Literal["error", "warning", "info"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Check: TypeAlias = "Callable[[Document, Context], Iterator[Diagnostic]]"


class Text(NamedTuple):
    """The same words in English and Chinese, with ``str.format`` fields of the same names in both."""

    en: str
    zh: str

    def in_(self, lang: Lang, args: Mapping[str, object] | None = None) -> str:
        """The words in ``lang`` with ``args`` filled in."""
        words = self.zh if lang == "zh" else self.en
        return words.format_map({name: shown(value, lang) for name, value in args.items()}) if args else words.format()


class Snippet(NamedTuple):
    """Lines of YAML that obconf writes: shown as they stand, ready to paste."""

    text: str


class Message(NamedTuple):
    """What was found and expected; what the official client does with it; what to write instead."""

    what: Text
    effect: Text | None = None
    help: Text | None = None


class Related(NamedTuple):
    """Another place that belongs to a finding, and why."""

    span: Span
    message: Text


class Fix(NamedTuple):
    """Edits that repair a finding.

    ``changes`` names the parts of the submission that may differ afterwards (``"dataBindings"``,
    ``"parameters"``, …); a safe fix of an accepted file is applied only if nothing else changes. One that ``reads``
    makes a line readable, and is offered although the text as a whole cannot be read.
    """

    title: Text
    edits: tuple[Edit, ...]
    safe: bool
    changes: frozenset[str] = frozenset()
    reads: bool = False


class Rule(NamedTuple):
    """A pattern that obconf finds. ``message`` is its usual wording; a finding may use a variant of it.

    ``since`` is the version of obconf that brought it. One in ``preview`` is asked only where it is named, as is one of
    low confidence. ``needs`` says what it cannot speak without: the real environment, the files beside, a catalogue.
    """

    id: str
    name: str
    severity: Severity
    confidence: Confidence
    message: Message
    check: Check
    since: str = "0.1.0"
    preview: bool = False
    needs: Literal["", "environ", "files", "catalog"] = ""

    def found(
        self,
        span: Span,
        path: Iterable[str | int] = (),
        args: Mapping[str, object] | None = None,
        *,
        message: Message | None = None,
        severity: Severity | None = None,
        modes: tuple[str, ...] = (),
        fixes: tuple[Fix, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A finding of this rule at ``span`` about the node at ``path``.

        ``modes`` are those in which it holds, empty for all that were asked for. An error that does not hold
        in all of them is a warning.
        """
        usual: Severity = "warning" if modes and self.severity == "error" else self.severity
        words = message or self.message
        return Diagnostic(self, span, pointer(path), severity or usual, words, args or {}, fixes, related, modes)


class Diagnostic(NamedTuple):
    """One finding. ``args`` fill the fields of every text in it; the language is chosen when it is shown.

    ``modes`` names the modes in which it holds when it does not hold in all; ``pointer`` is the JSON
    pointer of the node that it speaks of.
    """

    rule: Rule
    span: Span
    pointer: str
    severity: Severity
    message: Message
    args: Mapping[str, object]
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    modes: tuple[str, ...] = ()

    def what(self, lang: Lang) -> str:
        """What was found and what was expected, one sentence."""
        words = self.message.what.in_(lang, self.args)
        modes = ("、" if lang == "zh" else " or ").join(_MODES[mode].in_(lang) for mode in self.modes)
        return words + _ONLY_IN.in_(lang, {"modes": modes}) if modes else words

    def effect(self, lang: Lang) -> str:
        """What the official client does with it; empty where the first sentence says it."""
        return self.message.effect.in_(lang, self.args) if self.message.effect else ""

    def help(self, lang: Lang) -> str:
        """What to write instead; empty where there is nothing to say."""
        return self.message.help.in_(lang, self.args) if self.message.help else ""


_ONLY_IN = Text(" (only for {modes})", "（仅限{modes}）")
_MODES = {
    "task": Text("a task", "任务"),
    "workspace": Text("a workspace", "工作空间"),
    "hypertuning": Text("hyperparameter tuning", "自动调参"),
}
_LONGEST = 80


def shown(value: object, lang: Lang) -> str:
    """A value from a file or from our own words as it may stand in a message: one line, no control
    characters, at most 80 code points of a text. Only a :class:`Snippet` keeps its lines.
    """
    if isinstance(value, Text):
        return value.in_(lang)
    if isinstance(value, Snippet):
        return value.text
    if isinstance(value, str):
        return printable(value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…")
    if isinstance(value, (tuple, list, frozenset)):
        items = cast("Iterable[object]", value)
        return ("、" if lang == "zh" else ", ").join(shown(item, lang) for item in items)
    return str(value)


def printable(text: str) -> str:
    """``text`` with every character that could steer a terminal or hide replaced by its escape."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def fenced(text: str, kind: str = "text") -> str:
    """``text`` as a Markdown code block that no run of backticks in it can end."""
    fence = "`" * max(3, longest_run(text) + 1)
    return "\n".join((fence + kind, *(printable(line) for line in text.split("\n")), fence))


def longest_run(text: str) -> int:
    """How many backticks stand in a row at the most."""
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest


def pointer(path: Iterable[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a path."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
