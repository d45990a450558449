"""Our words for what kind of value was found, and how a number was read."""

from __future__ import annotations

import datetime

from openbayes_config.client.outcome import Reason
from openbayes_config.client.view import View, is_collection, is_map
from openbayes_config.document import resolve
from openbayes_config.parse.nodes import Node, Scalar

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
    value = view.value
    if isinstance(value, bool):
        return "number_from_boolean"
    if not isinstance(value, (int, float)):
        return "number_from_text"
    if isinstance(value, float) and isinstance(sent, int):
        return "number_from_float"
    return yaml_reading(value, view.node)


def yaml_reading(number: int | float, node: Node | None) -> Reason | None:
    """Whether YAML 1.1 reads a number in another base than people do: ``010`` is 8, ``1:30`` is 90."""
    node = resolve(node)
    if not isinstance(node, Scalar):
        return None
    if ":" in node.text:
        return "base_60_number"
    if not number or isinstance(number, float):
        return None
    digits = node.text.lstrip("+-").replace("_", "")
    return "octal_number" if len(digits) > 1 and digits[0] == "0" and digits.isdigit() else None
