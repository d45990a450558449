"""Random and mutated texts: obconf takes what PyYAML takes, with the same values, and tells where it does not."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from openbayes_config.document import Document, parse
from openbayes_config.parse.nodes import Alias, Scalar, Sequence

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))
PIECES = (
    """
a|b: |- |? |: |[|]|{|}|,|&x |*x|!!set |!!omap |!!pairs |!!int |!!float |!!str |!!bool |!!null |!!binary aGk=|!!map
!!seq |!!timestamp |! |!foo |<<: |<<|=|= : |'|"|''|#|# c|%YAML 1.1|---|...|1e-4|010|1:30|yes|~|2024-01-02|2024-13-45
.inf|0x1F|1_000|0o7|数据|：|@|`|%|-|.|>#|0\t|\t|\\|\\n|\\x4|\\UFFFFFFFF|!<tag:yaml.org,2002:str> |!e!x
""".replace("|||", "||")
    .replace("\\t", "\t")
    .strip("\n")
)
FRAGMENTS = [
    *(piece for line in PIECES.split("\n") for piece in line.split("|") if piece),
    *(
        "|\n",
        "|2-\n",
        ">\n",
        ">+\n",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\r\n",
        "\r",
        "x\u2028",
        "\x85",
        "\ufeff",
        "\0",
        "\x07",
    ),
    *("k: v\n", "- i\n", "# c\n", "%YAML 1.1\n", "---\n", "...\n", "%TAG !e! tag:e,2000:\n---\n", "&x k: *x\n"),
]


def composed(rng: random.Random) -> str:
    """A text of random pieces."""
    return "".join(rng.choice(FRAGMENTS) for _ in range(rng.randint(1, 14)))


def mutated(rng: random.Random, sources: list[str]) -> str:
    """Some lines of a good file with one to three places changed."""
    lines = rng.choice(sources).split("\n")
    line = rng.randrange(len(lines))
    text = "\n".join(lines[max(0, line - 6) : line + 6])
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice([*FRAGMENTS, ""]) + text[at + rng.choice((0, 0, 1, 2, 5)) :]
    return text


def samples(seed: int, count: int) -> Iterator[str]:
    """Random texts."""
    rng = random.Random(seed)
    sources = [path.read_bytes().decode() for path in FIXTURES]
    for _ in range(count):
        yield composed(rng) if rng.random() < 0.6 else mutated(rng, sources)


def loaded(text: str) -> tuple[bool, object]:
    """Whether the client's reader takes a text, and its value."""
    try:
        return True, yaml.safe_load(io.StringIO(text, newline=None))
    except Exception:
        return False, None


def same(ours: object, theirs: object) -> bool:
    """Equality of plain values with types, order and NaN; cycles are cut by their text."""
    if isinstance(ours, float) and isinstance(theirs, float) and math.isnan(ours):
        return math.isnan(theirs)
    return repr(ours) == repr(theirs)


def check_places(document: Document) -> None:
    """Everything lies in the text and in its parent, and reads the same alone."""
    text = document.source.text
    for problem in document.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.args.get("reason") != "unreadable"
        assert "detail" not in problem.args
    for _, node, _ in document.walk():
        assert 0 <= node.span.start <= node.span.end <= len(text)
        if isinstance(node, Scalar):
            check_alone(document, node)
        elif not isinstance(node, Alias):
            parts = node.items if isinstance(node, Sequence) else [part for entry in node.entries for part in entry[:2]]
            ends = [node.span.start, *(end for part in parts for end in part.span), node.span.end]
            assert ends == sorted(ends)


def check_alone(document: Document, node: Scalar) -> None:
    """The span of a plain or quoted scalar is its text."""
    text = document.source.slice(node.span)
    odd = set(text) & set("\n\r\x85\u2028\u2029") or text.endswith(":") or text in ("-", "?")
    if document.loads and text and not odd and node.style not in ("literal", "folded"):
        assert yaml.safe_load(f"- !!str {text}") == [node.text]


@pytest.mark.parametrize("seed", range(4))
def test_random_texts(seed: int) -> None:
    taken = 0
    for text in samples(seed, 1000):
        document = parse(text)
        check_places(document)
        if document.bounded:
            continue
        accepted, value = loaded(text)
        assert document.loads == accepted, repr(text)
        if accepted:
            taken += 1
            assert same(document.plain(), value), repr(text)
        else:
            assert document.problems, repr(text)
    assert taken > 150


def test_random_bytes_give_a_document() -> None:
    rng = random.Random(1)
    for _ in range(1500):
        data = bytes(rng.choice(b"a: -\n[]{}'\"\0\xff\xef\xbb\xbf\xca\xfd\t#&*!|>%") for _ in range(rng.randrange(30)))
        check_places(parse(data))
