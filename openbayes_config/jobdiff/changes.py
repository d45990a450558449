"""From the facts of two files to what changes between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias, cast

from openbayes_config.client import Mode
from openbayes_config.client.view import is_map
from openbayes_config.jobdiff.facts import Fact, Part, Variable, Written
from openbayes_config.jobdiff.side import Side

Kind: TypeAlias = Literal["added", "removed", "changed"]
_SINGLE: tuple[Part, ...] = ("text", "command", "resource", "env", "node")
_TUNING: tuple[Part, ...] = (
    "algorithm",
    "hyperparameter_metric",
    "goal",
    "side_metrics",
    "max_job_count",
    "parallel_count",
)


class Change(NamedTuple):
    """One thing that is different. ``name`` is the path of a mount (the old one if that changes), the name of a
    parameter or specification, or the mode that a verdict is about.

    ``old`` and ``new`` are plain data, masked, ``None`` on the side that lacks it. Of a ``secret`` they are ``None``
    or what is left when it is hidden. A mount is ``{"data", "path", "access"}``, a specification its fields, an order
    the list of the names that both files have; a parameter may be a :class:`Variable` or :class:`Written`.
    """

    part: Part
    name: str
    kind: Kind
    old: object
    new: object
    secret: bool = False


def changes(old: Side | None, new: Side | None, modes: Sequence[Mode]) -> tuple[Change, ...]:
    """All changes: verdicts first, then the job's parts in the order in which people ask for them."""
    before, after = (side.facts() if side else [] for side in (old, new))
    found = _Changes(old, new)
    return (
        *_verdicts(old, new, modes),
        *(each for part in _SINGLE for each in found.named(part, before, after)),
        *found.mounts(before, after),
        *found.named("parameter", before, after),
        *found.order("parameter", "parameter_order", before, after),
        *(each for part in _TUNING for each in found.named(part, before, after)),
        *found.named("parameter_spec", before, after),
        *found.order("parameter_spec", "parameter_spec_order", before, after),
    )


def _verdicts(old: Side | None, new: Side | None, modes: Sequence[Mode]) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            yield Change("file", "", "added" if new else "removed", None, None)
        return
    for mode, was, becomes in zip(modes, old.verdicts, new.verdicts, strict=True):
        if was.accepted != becomes.accepted:
            yield Change("accepted", mode, "changed", was.accepted, becomes.accepted)


class _Changes:
    """Compares real values and gives masked ones; what is a secret in one file is hidden in the other, too."""

    def __init__(self, old: Side | None, new: Side | None) -> None:
        self._maskers = [side.masker for side in (old, new) if side]

    def named(self, part: Part, before: Iterable[Fact], after: Iterable[Fact]) -> Iterator[Change]:
        """Facts of a part, compared with those of the same name; of several the first with the first."""
        olds, news = (_by_name(part, facts) for facts in (before, after))
        for key in dict.fromkeys((*olds, *news)):
            old, new = olds.get(key), news.get(key)
            if old is None or new is None or not _same(old, new):
                yield self._change(part, key[0], old, new)

    def mounts(self, before: Iterable[Fact], after: Iterable[Fact]) -> Iterator[Change]:
        """Mounts: the same path with other data or another right, then the same data at another path."""
        olds, news = ([_mount(fact) for fact in facts if fact.part == "mount"] for facts in (before, after))
        _pairs(olds, news, lambda fact: repr(fact.value))
        changed = _pairs(olds, news, lambda fact: fact.name)
        changed += _pairs(olds, news, _data)
        for old, new in changed:
            yield self._change("mount", old.name, old, new)
        yield from (self._change("mount", old.name, old, None) for old in olds)
        yield from (self._change("mount", new.name, None, new) for new in news)

    def order(self, part: Part, called: Part, before: Iterable[Fact], after: Iterable[Fact]) -> Iterator[Change]:
        """The order of the names that both files have."""
        olds, news = (_by_name(part, facts) for facts in (before, after))
        was = [key[0] for key in olds if key in news]
        becomes = [key[0] for key in news if key in olds]
        if was != becomes:
            yield Change(called, "", "changed", self._hide(was), self._hide(becomes))

    def _change(self, part: Part, name: str, old: Fact | None, new: Fact | None) -> Change:
        kind: Kind = "added" if old is None else "removed" if new is None else "changed"
        values = [self._value(fact) for fact in (old, new)]
        raw = [fact.value if fact else None for fact in (old, new)]
        hidden = part != "text" and any(repr(shown) != repr(real) for shown, real in zip(values, raw, strict=True))
        return Change(part, str(self._hide(name)), kind, values[0], values[1], hidden)

    def _value(self, fact: Fact | None) -> object:
        if fact is None or fact.secret or fact.part == "text":
            return None
        if isinstance(fact.value, Variable):
            return fact.value
        return Written(str(self._hide(fact.value.text))) if isinstance(fact.value, Written) else self._hide(fact.value)

    def _hide(self, value: object) -> object:
        for masker in self._maskers:
            value = masker.hide_data(value)
        return value


def _by_name(part: Part, facts: Iterable[Fact]) -> dict[tuple[str, int], Fact]:
    found: dict[tuple[str, int], Fact] = {}
    counts: dict[str, int] = {}
    for fact in facts:
        if fact.part == part:
            nth = counts[fact.name] = counts.get(fact.name, 0) + 1
            found[fact.name, nth] = fact
    return found


def _same(old: Fact, new: Fact) -> bool:
    """``1``, ``1.0`` and ``"1"`` are three values, which a program may tell apart."""
    return repr(old.value) == repr(new.value) and old.secret == new.secret


def _mount(fact: Fact) -> Fact:
    fields = cast("dict[str, object]", fact.value) if is_map(fact.value) else {}
    return fact._replace(value={"data": fields.get("data"), "path": fact.name, "access": fields.get("access")})


def _data(fact: Fact) -> object:
    return cast("dict[str, object]", fact.value)["data"]


def _pairs(olds: list[Fact], news: list[Fact], key: Callable[[Fact], object]) -> list[tuple[Fact, Fact]]:
    """Take the facts that have the same key out of both lists, the first with the first."""
    waiting: dict[object, list[Fact]] = {}
    for new in reversed(news):
        waiting.setdefault(key(new), []).append(new)
    found = [(old, waiting[key(old)].pop()) for old in olds if waiting.get(key(old))]
    taken = {id(fact) for pair in found for fact in pair}
    for facts in (olds, news):
        facts[:] = [fact for fact in facts if id(fact) not in taken]
    return found
