"""The value that the client reads, where it is not what one sees. It reads YAML 1.1, with PyYAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.client.coerce import to_integer, to_number
from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.diagnostic import Text
from openbayes_config.document import resolve
from openbayes_config.emit import scalar
from openbayes_config.parse.nodes import UNREADABLE, Path, Scalar
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot

_LONGEST = 60
_NUMBERS = ("min_value", "max_value", "discrete_values")


def reading(node: Scalar, says: Says) -> Iterator[Line]:
    """How YAML reads a value that is written without quotes, unless it is read as it stands."""
    if node.style != "plain" or node.value is UNREADABLE or len(node.text) > _LONGEST:
        return
    found = _number(node) if isinstance(node.value, (int, float)) and not isinstance(node.value, bool) else _other(node)
    if found:
        value = _spelt(node.value)
        yield says.item(found, text=node.text, value=value)


def sent(snapshot: Snapshot, path: Path, node: Scalar, says: Says) -> Iterator[Line]:
    """What the client makes of a value before it sends it, where that is not what was read."""
    if path[:2] == ("hyper_tuning", "parameter_specs") and len(path) > 3:
        yield from _in_spec(snapshot, path, node, says)
        return
    context = snapshot.rendering(snapshot.mode).report.context
    for each in context.verdicts[snapshot.mode].outcomes:
        if each.path == path and each.kind in ("coerced", "replaced") and "sent" in each.args:
            value = each.args["sent"]
            if type(value) is not type(node.value) or value != node.value:
                yield says.item(_SENT, value=value if isinstance(value, str) else _spelt(value))
            return


def _in_spec(snapshot: Snapshot, path: Path, node: Scalar, says: Says) -> Iterator[Line]:
    """The number that a tuning sends for a bound or for one of the listed values, if the type of the spec uses it."""
    kind, key = resolve(snapshot.document.at(*path[:3], "type")), path[3]
    if not isinstance(kind, Scalar) or key not in SPEC_KEYS.get(str(kind.value), ()) or key not in _NUMBERS:
        return
    number = to_number(node.value)
    value = to_integer(number) if kind.value == "INTEGER" else number
    if value is not None and (type(value) is not type(node.value) or value != node.value):
        yield says.item(_SENT, value=_spelt(value))


def nodes(node: Scalar, says: Says) -> Iterator[Line]:
    """What more than one node means."""
    number = to_integer(node.value)
    if number is not None and number > 1:
        yield says.item(_NODES, n=_spelt(number))


def _number(node: Scalar) -> Text | None:
    text = node.text.lstrip("+")
    if text == _spelt(node.value) or (isinstance(node.value, float) and node.value - node.value != 0):
        return None
    digits = text.lstrip("-")
    if ":" in text:
        return _BASE_60
    if digits.startswith("0x"):
        return _HEX
    if digits.startswith("0b"):
        return _BINARY
    if isinstance(node.value, int) and digits.startswith("0") and digits != "0":
        return _OCTAL
    return _NUMBER


def _other(node: Scalar) -> Text | None:
    value, text = node.value, node.text
    if isinstance(value, bool):
        return _BOOLEAN if text not in ("true", "false") else None
    if value is None:
        return _NULL if text != "null" else None
    if isinstance(value, str):
        return _TEXT if value == text and _looks_like_number(text) else _NONE if text == "None" else None
    return _DATE if type(value).__name__ in ("date", "datetime") else None


def _looks_like_number(text: str) -> bool:
    """Whether people, or readers of YAML 1.2, take a text for a number."""
    if not text[:1].strip("+-.") and not text[1:2].isdigit():
        return False
    if not (text[:1].isdigit() or text[:1] in "+-."):
        return False
    try:
        float(text)
    except ValueError:
        try:
            int(text, 0)
        except ValueError:
            return False
    return True


def _spelt(value: object) -> str:
    """A value as YAML would have it in its plainest form."""
    try:
        if value is None or isinstance(value, (bool, int, float)):
            return scalar(value)
        return str(value)
    except ValueError:
        return "..."


_NUMBER = Text("read as the number `{value}`", "会读成数字 `{value}`")
_BASE_60 = Text("read as `{value}`, a number of base 60", "会读成 `{value}`（六十进制数）")
_HEX = Text("read as `{value}`, a hexadecimal number", "会读成 `{value}`（十六进制数）")
_BINARY = Text("read as `{value}`, a binary number", "会读成 `{value}`（二进制数）")
_OCTAL = Text("read as `{value}`, an octal number", "会读成 `{value}`（八进制数）")
_BOOLEAN = Text("read as the boolean `{value}`", "会读成布尔值 `{value}`")
_NULL = Text("read as null, no value", "会读成空值 null")
_TEXT = Text("read as the text `{text}`, not as a number", "会读成文本 `{text}`，而不是数字")
_NONE = Text("read as the text `{text}`, not as null", "会读成文本 `{text}`，而不是空值")
_DATE = Text("read as the date {value}, not as text", "会读成日期 {value}，而不是文本")
_NODES = Text(
    "{n} nodes: the client makes a batch job of it; hyperparameter tuning ignores `node`.",
    "{n} 个节点：客户端会按多机提交；自动调参不使用 `node`。",
)
_SENT = Text("sent as `{value}`", "提交的是 `{value}`")
