"""What the rules about hyperparameter tuning look at."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from openbayes_config.client.coerce import to_number, to_text
from openbayes_config.client.view import View, is_map, view
from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.job.template import tuning_untouched
from openbayes_config.parse.nodes import Path
from openbayes_config.text import Span

MOST_TRIALS = 100
"""The client's template: at most 100 trials."""
RANGES = ("DOUBLE", "INTEGER")


class Value(NamedTuple):
    """A value as the client sees it, its path, and where it stands."""

    value: object
    path: Path
    span: Span

    @property
    def text(self) -> str:
        """The value, if it is a text; else the empty text."""
        return to_text(self.value) or ""


class Spec(NamedTuple):
    """One of ``parameter_specs``."""

    view: View
    name: str
    kind: str

    def get(self, key: str) -> Value | None:
        """The value of a key that is there and not null."""
        return value_of(self.view, key)

    def number(self, key: str) -> float | None:
        """A number as it is sent; ``None`` for what is none."""
        found = self.get(key)
        return to_number(found.value) if found else None

    def listed(self) -> list[Value]:
        """The values of ``discrete_values`` or ``categorical_values``, whichever the type uses."""
        key = {"DISCRETE": "discrete_values", "CATEGORICAL": "categorical_values"}.get(self.kind, "")
        entry = self.view.get(key)
        return [_value(each) for each in entry.items] if entry else []


class Tuning(NamedTuple):
    """The block, and the modes to name in a finding about it: none where tuning alone was asked for."""

    block: View
    modes: tuple[str, ...]

    def get(self, key: str) -> Value | None:
        """The value of a key that is there and not null."""
        return value_of(self.block, key)

    def listed(self, key: str) -> list[Value]:
        """The items of a list."""
        entry = self.block.get(key)
        return [_value(each) for each in entry.items] if entry else []

    def specs(self) -> tuple[Spec, ...]:
        """The specifications, also incomplete ones."""
        return _specs(self.block)


@lru_cache(maxsize=4)
def _specs(block: View) -> tuple[Spec, ...]:
    entry = block.get("parameter_specs")
    return tuple(Spec(each, _text(each, "name"), _text(each, "type")) for each in (entry.items if entry else ()))


@lru_cache(maxsize=4)
def tuning(document: Document, context: Context) -> Tuning | None:
    """What a tuning run would use; ``None`` where none was asked for, or nobody has filled in the block yet."""
    if tuning_untouched(document):
        return None
    return block_of(document, context)


def block_of(document: Document, context: Context) -> Tuning | None:
    """As :func:`tuning`, but also where the block is still that of the template."""
    block = view(document).get("hyper_tuning")
    if "hypertuning" not in context.modes or block is None or not is_map(block.value):
        return None
    return Tuning(block, () if context.modes == ("hypertuning",) else ("hypertuning",))


def value_of(parent: View, key: str) -> Value | None:
    """The value of a key that is there and not null."""
    found = parent.get(key)
    return _value(found) if found and found.value is not None else None


def _value(view: View) -> Value:
    return Value(view.value, view.path, view.node.span if view.node else Span(0, 0))


def _text(parent: View, key: str) -> str:
    found = value_of(parent, key)
    return found.text if found else ""
