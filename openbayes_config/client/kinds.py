"""Our words for what kind of value was found, and how a number was read."""

from __future__ import annotations

import datetime

from openbayes_config.client.outcome import Reason
from openbayes_config.client.view import View, is_collection, is_map
from openbayes_config.document import resolve
from openbayes_config.parse.nodes import Scalar

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "number"),
    (str, "text"),
    (bytes, "binary"),
    (datetime.datetime, "datetime"),
    (datetime.date, "date"),
    (set, "set"),
)


def kind_of(value: object) -> str:
    """``null``, ``boolean``, ``integer``, ``number``, ``text``, ``binary``, ``date``, ``datetime``, ``set``,
    ``list`` or ``mapping``; ``unreadable`` for what the client's reader refuses.
    """
    if value is None:
        return "null"
    for type_, word in _KINDS:
        if isinstance(value, type_):
            return word
    if is_map(value):
        return "mapping"
    return "list" if is_collection(value) else "unreadable"


def number_reading(view: View, sent: int | float) -> Reason | None:
    """Why a number is not sent as the text reads, if so."""
    match view.value:
        case bool():
            return "number_from_boolean"
        case str() | bytes():
            return "number_from_text"
        case float() if isinstance(sent, int):
            return "number_from_float"
        case _:
            return yaml_reading(view)


def yaml_reading(view: View) -> Reason | None:
    """Whether YAML 1.1 reads a number in another base than people do: ``010`` is 8, ``1:30`` is 90."""
    if isinstance(view.value, bool) or not isinstance(view.value, (int, float)):
        return None
    node = resolve(view.node)
    if not isinstance(node, Scalar):
        return None
    if ":" in node.text:
        return "base_60_number"
    if not view.value or isinstance(view.value, float):
        return None
    digits = node.text.lstrip("+-").replace("_", "")
    return "octal_number" if len(digits) > 1 and digits[0] == "0" and digits.isdigit() else None
