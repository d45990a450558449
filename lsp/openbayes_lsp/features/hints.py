"""Inlay hints: what the client makes of a line, at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client.parameters import parameters
from openbayes_config.client.view import view
from openbayes_config.diagnostic import Text, printable
from openbayes_config.document import resolve
from openbayes_config.explained.sections import grade, why_dropped
from openbayes_config.parse.nodes import Entry, Mapping, Node, Scalar
from openbayes_config.words import words
from openbayes_lsp.features.counts import tried
from openbayes_lsp.features.hover.parameters import flag_of

if TYPE_CHECKING:
    from openbayes_config.client import Reason
    from openbayes_config.renderer import Word
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

_LONGEST = 40
# Of these a whole list is not sent.
_WHOLE: frozenset[Reason] = frozenset(("shadowed_bindings", "legacy_key", "not_a_list"))


class Hint(NamedTuple):
    """A few words at ``offset``, behind what stands there, and why."""

    offset: int
    label: str
    tooltip: str


def hints(snapshot: Snapshot, within: Span, *, trials: bool = True) -> list[Hint]:
    """The hints of a part of the text, in its order; ``trials`` where no lens counts them."""
    project = snapshot.project
    if not project.hints or project.excluded or snapshot.document.root is None:
        return []
    found = (*_flags(snapshot, within), *(_trials(snapshot) if trials else ()), *_lost(snapshot))
    return sorted(each for each in found if within.start <= each.offset <= within.end)


def _flags(snapshot: Snapshot, within: Span) -> Iterator[Hint]:
    """The flag of every parameter that a task gets."""
    block = snapshot.document.at("parameters")
    if snapshot.mode != "task" or not isinstance(block, Mapping):
        return
    own = {id(entry.value): entry for entry in block.entries if not entry.merge}
    for parameter in parameters(view(snapshot.document)):
        entry = own.get(id(parameter.view.node))
        if entry is None or not within.start <= (at := _end(snapshot, entry)) <= within.end:
            continue
        word = flag_of(snapshot, parameter)
        if word:
            yield _flag(snapshot, at, word)


def _flag(snapshot: Snapshot, at: int, word: Word) -> Hint:
    """With a question mark where it is not documented how the platform writes the flag."""
    text = _DOUBTFUL if word.doubt else _FLAG
    told = words(text, snapshot.lang, grade=grade(word, snapshot.lang))
    return Hint(at, f"-> {_cut(word.text)}{' ?' if word.doubt else ''}", told)


def _end(snapshot: Snapshot, entry: Entry) -> int:
    """Behind a value on one line, and behind the first line of any other."""
    return _on_one_line(snapshot, entry.value) or snapshot.line_of(entry.key.span.end).end


def _on_one_line(snapshot: Snapshot, node: Node) -> int:
    line = snapshot.line_of(node.span.start)
    return node.span.end if node.span.end <= line.end else 0


def _trials(snapshot: Snapshot) -> Iterator[Hint]:
    entry = snapshot.document.entry("hyper_tuning", "parameter_specs")
    label = tried(snapshot) if entry else None
    if entry and label:
        yield Hint(_behind_key(snapshot, entry.key), label, words(_TRIALS, snapshot.lang))


def _lost(snapshot: Snapshot) -> Iterator[Hint]:
    """Beside every binding that is not sent, or beside the key where that is true of the whole list."""
    places: dict[int, str] = {}
    for each in snapshot.fates:
        entry = snapshot.document.entry(each.path[0]) if each.reason in _WHOLE else None
        if each.reason and (entry or each.reason not in _WHOLE):
            at = _behind_key(snapshot, entry.key) if entry else _behind_item(snapshot, each.binding.item)
            places.setdefault(at, why_dropped(each.reason, snapshot.lang, each.by))
    yield from (Hint(at, words(_NOT_SENT, snapshot.lang), why) for at, why in places.items())


def _behind_key(snapshot: Snapshot, key: Node) -> int:
    """Behind a key and its colon."""
    end = key.span.end
    return end + 1 if snapshot.text[end : end + 1] == ":" else end


def _behind_item(snapshot: Snapshot, item: Node) -> int:
    """Behind a binding on one line, else behind the first entry of it."""
    at = resolve(item)
    end = _on_one_line(snapshot, item)
    if end or not isinstance(at, Mapping) or at is not item or not at.entries:
        return end or snapshot.line_of(item.span.start).end
    first = at.entries[0]
    return first.value.span.end if isinstance(first.value, Scalar) else first.key.span.end


def _cut(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 3] + "..."


_FLAG = Text("A task gets this behind its command ({grade}).", "任务方式下会接在命令后面（{grade}）。")
_DOUBTFUL = Text(
    "A task gets this behind its command ({grade}); shown as client 0.28.2 wrote it.",
    "任务方式下会接在命令后面（{grade}），这里按客户端 0.28.2 的写法显示。",
)
_TRIALS = Text(
    "Trials of `bayes gear run hypertuning`; which values come first is not documented",
    "`bayes gear run hypertuning` 的尝试；先尝试哪些取值，文档没有说明",
)
_NOT_SENT = Text("not sent", "不会提交")
