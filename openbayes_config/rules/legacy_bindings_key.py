"""Bindings under a key of older clients."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, find, resolve
from openbayes_config.job import bindings
from openbayes_config.parse.nodes import Entry, Mapping, Scalar, Sequence


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("legacy_key"):
        new = str(seen.outcome.args["known"])
        entry = document.entry(*seen.outcome.path)
        untyped = _untyped(entry)
        fix = _fix(document, entry, new, untyped) if entry else None
        yield RULE.found(
            seen.span,
            seen.outcome.path,
            {"key": seen.outcome.path[-1], "new": new},
            message=_UNTYPED if untyped else None,
            modes=seen.modes,
            fixes=(fix,) if fix else (),
        )


def _untyped(entry: Entry | None) -> tuple[Mapping, ...]:
    """The bindings of the long form that have no ``type``."""
    value = resolve(entry.value) if entry else None
    items = [resolve(item) for item in value.items] if isinstance(value, Sequence) else []
    return tuple(item for item in items if isinstance(item, Mapping) and item.entries and not find(item, "type"))


def _fix(document: Document, entry: Entry, new: str, untyped: tuple[Mapping, ...]) -> Fix | None:
    """The key gets its present name and the bindings their type; empty keys that would stand in the way go."""
    from openbayes_config import emit

    others = [other for key in ("data_bindings", "bindings") if (other := document.entry(key))]
    if not isinstance(entry.key, Scalar) or not all(_is_empty(other) for other in others):
        return None
    edits = [emit.rename(entry.key, new), *(emit.removal(document, other) for other in others)]
    sure = True
    for item in untyped:
        kind, certain = bindings.guessed_type(bindings.text(item, "path"))
        edits.append(emit.insertion(document, item, {"type": kind}))
        sure = sure and certain
    return Fix(_RENAME, tuple(edits), sure, frozenset(("dataBindings",)))


def _is_empty(entry: Entry) -> bool:
    value = resolve(entry.value)
    return (isinstance(value, Sequence) and not value.items) or (isinstance(value, Scalar) and value.value is None)


_WHAT = Text(
    "`{key}` is not read; the key is now called `{new}`",
    "`{key}` 不会被读取，这个字段现在叫 `{new}`",
)
_EFFECT = Text(
    "bayes {client} starts the job without any of these bindings and says nothing.",
    "bayes {client} 会照常启动并计费，但不绑定这里的任何数据，也没有任何提示。",
)
_UNTYPED = Message(
    _WHAT,
    _EFFECT,
    Text(
        "Rename it to `{new}` and give every entry a `type`: `ro` (read-only) or `rw` (read-write).",
        "请改名为 `{new}`，并给每一项写上 `type`：`ro`（只读）或 `rw`（读写）。",
    ),
)
_RENAME = Text("Rename `{key}` to `{new}`", "把 `{key}` 改名为 `{new}`")

RULE = Rule(
    id="OB202",
    name="legacy-bindings-key",
    severity="error",
    confidence="high",
    message=Message(_WHAT, _EFFECT, Text("Rename it to `{new}`.", "请改名为 `{new}`。")),
    check=check,
)
