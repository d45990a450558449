"""Values: those of the official client's reader, PyYAML's ``safe_load``."""

from __future__ import annotations

import datetime
import io
import math
from pathlib import Path

import pytest
import yaml

from openbayes_config.document import parse
from openbayes_config.parse.nodes import UNREADABLE, Scalar

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))

# Readings of YAML 1.1 that surprise, as PyYAML gives them.
SURPRISES: list[tuple[str, object]] = [
    ("1e-4", "1e-4"),
    ("1e4", "1e4"),
    ("1e+4", "1e+4"),
    ("1.0e4", "1.0e4"),
    ("1.0e-4", 0.0001),
    ("1.0e+4", 10000.0),
    ("010", 8),
    ("-010", -8),
    ("08", "08"),
    ("0o10", "0o10"),
    ("0x1F", 31),
    ("0b11", 3),
    ("16:9", 969),
    ("1:30", 90),
    ("12:30:45", 45045),
    ("1:30.5", 90.5),
    ("0:30", "0:30"),
    ("1:75", "1:75"),
    ("01:23:45", "01:23:45"),
    ("yes", True),
    ("No", False),
    ("ON", True),
    ("off", False),
    ("y", "y"),
    ("n", "n"),
    ("yEs", "yEs"),
    ("3.10", 3.1),
    (".5", 0.5),
    ("5.", 5.0),
    ("1_000", 1000),
    ("1_000.5", 1000.5),
    (".inf", math.inf),
    ("-.INF", -math.inf),
    ("inf", "inf"),
    ("~", None),
    ("null", None),
    ("NULL", None),
    ("", None),
    ("None", "None"),
    ("2024-01-02", datetime.date(2024, 1, 2)),
    ("2024-1-2", "2024-1-2"),
    ("2024-01-02 03:04:05", datetime.datetime(2024, 1, 2, 3, 4, 5)),
    ("'1'", "1"),
    ('"yes"', "yes"),
    ("! 1", 1),
    ("! '1'", 1),
    ("!!str 1", "1"),
    ("!!int '7'", 7),
    ("!!float 1", 1.0),
    ("!!bool 'yes'", True),
    ("!!binary aGk=", b"hi"),
    ("!!null x", None),
    ("!<tag:yaml.org,2002:str> 1", "1"),
    ("a\u00a0b", "a\u00a0b"),
    ("数据", "数据"),
    ('"\\u4e2d\\x41"', "中A"),
]


def safe_load(data: bytes) -> object:
    """The value that the client reads under a UTF-8 locale."""
    return yaml.safe_load(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures(path: Path) -> None:
    document = parse(path.read_bytes())
    assert document.problems == ()
    assert document.plain() == safe_load(path.read_bytes())


@pytest.mark.parametrize(("text", "value"), SURPRISES)
def test_scalars(text: str, value: object) -> None:
    document = parse(f"k: {text}\n")
    node = document.at("k")
    assert isinstance(node, Scalar)
    assert (node.value, type(node.value)) == (value, type(value))
    assert document.plain() == yaml.safe_load(f"k: {text}\n") == {"k": value}


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n",
        "a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\nd: {<<: *x, <<: *y}\n",
        "a: !!set {x, y}\n",
        "a: !!omap [x: 1, y: 2]\nb: !!pairs [x: 1, x: 2]\n",
        "1: a\n1.5: b\ntrue: c\n~: d\n2024-01-02: e\n",
        "=: a\n",
        "a: {=: 1}\n",
        "a: 1\na: 2\n",
        "a: &x [1]\nb: [*x, *x]\n",
        "a: |+\n  b\n\n\nc: >\n  d\n  e\n\n   f\n",
        "? [a, b]\n",
        "--- a\n",
        "--- {a: 1}\n...\n",
        "%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n",
        "a: \"x\\\n  y\"\nb: 'p\n\n  q'\n",
        "a: x\u2028y\nb: 'c\x85d'\n",
        "\ufeffa: 1\n",
        "\ufeff\ufeffa: 1\n",
        "\u00a0a: 1\n",
        "a: 1\r\nb: |\r\n  c\r\n  d\r\ne: 'f\r\n  g'\r\n",
        "a: 1\rb: |\r  c\r  d\r",
        "a: |\n  c\r\n  d\r  e\n",
        "!!str {=: a}\n",
        "!!int {=: '5'}\n",
    ],
)
def test_documents(text: str) -> None:
    data = text.encode()
    try:
        expected = safe_load(data)
    except (yaml.YAMLError, TypeError):
        assert not parse(data).loads
    else:
        assert repr(parse(data).plain()) == repr(expected)


def test_an_alias_cycle_has_the_cyclic_value() -> None:
    plain = parse("a: &x [1, *x]\n").plain()
    assert isinstance(plain, dict)
    assert plain["a"][1] is plain["a"]


def test_scalars_have_their_values_also_where_the_text_is_refused() -> None:
    document = parse("a: 010\nb: !!int word\nc: [yes, 2024-13-45]\nd: &x 1\ne: *y\n")
    assert not document.loads
    values = [node.value for _, node, key in document.walk() if isinstance(node, Scalar) and not key]
    assert values == [8, UNREADABLE, True, UNREADABLE, 1, UNREADABLE]
    with pytest.raises(ValueError, match="cannot be loaded"):
        document.plain()


@pytest.mark.parametrize(
    "text", ["x-a: " + "{a: " * 190 + "}" * 190 + "\n<<: {c: 1}\n", "a: !!str " + "[" * 190 + "]" * 190]
)
def test_deep_values_do_not_depend_on_the_stack(text: str) -> None:
    """A library is called from wherever its user is."""

    def from_below(depth: int) -> list[str]:
        return from_below(depth - 1) if depth else [str(problem) for problem in parse(text).problems]

    assert from_below(600) == from_below(0)
