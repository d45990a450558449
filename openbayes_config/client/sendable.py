"""Values as the request carries them, in JSON. What JSON cannot carry stops the client after the upload."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from openbayes_config.client.kinds import kind_of, yaml_reading
from openbayes_config.client.outcome import Outcome
from openbayes_config.client.view import View, is_collection, is_map

# Python refuses to write whole numbers of more than 4300 decimal digits; 2 ** 14284 has 4300.
_SURELY_SHORT = 14_284


def unsendable(view: View) -> Iterable[Outcome]:
    """The parts of a value that cannot be sent (stage submit), numbers that are sent as words no JSON has, and those
    that YAML reads in another base.
    """
    if isinstance(view.value, (dict, list, tuple, set)):
        return _inside(view)
    outcome = _outcome(view)
    return (outcome,) if outcome else ()


def _inside(view: View) -> Iterator[Outcome]:
    # Each collection is looked at once, however many aliases lead to it.
    done: set[int] = set()
    waiting: list[tuple[View, frozenset[int]]] = [(view, frozenset())]
    while waiting:
        each, above = waiting.pop()
        if outcome := _outcome(each, above):
            yield outcome
        elif is_map(each.value) or is_collection(each.value):
            if id(each.value) in done:
                continue
            done.add(id(each.value))
            yield from (_refused(entry, kind_of(key)) for key, entry in each.entries.items() if not _is_key(key))
            inside = above | {id(each.value)}
            waiting += [(child, inside) for child in reversed([*each.entries.values(), *each.items])]


def _outcome(view: View, above: frozenset[int] = frozenset()) -> Outcome | None:
    value = view.value
    if value is None or isinstance(value, (str, bool)):
        return None
    if isinstance(value, (int, float)):
        return _number(view, value)
    if id(value) in above:
        return _refused(view, "cycle")
    return None if isinstance(value, (list, tuple, dict)) else _refused(view, kind_of(value))


def _number(view: View, value: int | float) -> Outcome | None:
    if isinstance(value, float):
        if not math.isfinite(value):
            return Outcome("sent", "non_finite_number", view.path, view.node, None, {"sent": repr(value)})
    elif is_too_long(value):
        return _refused(view, "integer")
    if reason := yaml_reading(value, view.node):
        return Outcome("coerced", reason, view.path, view.node, None, {"sent": value})
    return None


def is_too_long(value: object) -> bool:
    """Whether a whole number has more digits than can be written."""
    if not isinstance(value, int) or value.bit_length() <= _SURELY_SHORT:
        return False
    try:
        str(value)
    except ValueError:
        return True
    return False


def _is_key(key: object) -> bool:
    return key is None or (isinstance(key, (str, int, float)) and not is_too_long(key))


def _refused(view: View, found: str) -> Outcome:
    return Outcome("refused", "unsendable_value", view.path, view.node, "submit", {"found": found})


def as_json(value: object, known: dict[int, object] | None = None) -> object:
    """The value that arrives: keys become text, tuples become lists. Only for values that can be sent."""
    if not is_map(value) and not is_collection(value):
        return value
    known = {} if known is None else known
    if id(value) not in known:
        if is_map(value):
            known[id(value)] = {_key(key): as_json(child, known) for key, child in value.items()}
        else:
            known[id(value)] = [as_json(item, known) for item in value]
    return known[id(value)]


def _key(key: object) -> str:
    match key:
        case str():
            return key
        case None | bool():
            return {None: "null", True: "true", False: "false"}[key]
        case float():
            return "NaN" if math.isnan(key) else repr(key).replace("inf", "Infinity")
        case _:
            return str(key)
