"""Formatting: what it makes of a file, and that it never makes another file of it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from openbayes_config.client import MODES, judge
from openbayes_config.document import Document, parse
from openbayes_config.formatter import MAX_INDENT, format_document, format_range
from openbayes_config.text import Edit, Span, apply
from tests.config.untidy import Untidy
from tests.conformance.generate import generate

ROOT = Path(__file__).parent.parent.parent
CORPUS = os.environ.get("OBCONF_CORPUS", "")
FOLDERS = [ROOT / "examples", ROOT / "tests" / "fixtures", *([Path(CORPUS)] if CORPUS else [])]
FILES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.y*ml"))]
TEXTS = [path.read_bytes().decode("utf-8", "replace") for path in FILES]


def formatted(text: str, indent: int = 2) -> str:
    document = parse(text)
    return document.source.bom + apply(document.source.text, format_document(document, indent))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resource:   cpu\n", "resource: cpu\n"),
        ("resource : cpu\n", "resource: cpu\n"),
        ("resource: cpu", "resource: cpu\n"),
        ("resource: cpu\n\n\n", "resource: cpu\n"),
        ("\n\nresource: cpu\n   ", "resource: cpu\n"),
        ("a: 1\n\n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: 1\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: [ 1,2 ,  3 ]\n", "a: [1, 2, 3]\n"),
        ('a: { b : 1,"c":2, }\n', 'a: {b: 1, "c": 2,}\n'),
        ("a: [ ]\nb: {  }\n", "a: []\nb: {}\n"),
        ("a: {b: , c: }\n", "a: {b: , c: }\n"),
        ("a: {b, c: 1 }\n", "a: {b, c: 1}\n"),
        ("p:\n    a: 1\n    b:\n        c: 2\n", "p:\n  a: 1\n  b:\n    c: 2\n"),
        ("  a: 1\n  b: 2\n", "a: 1\nb: 2\n"),
        ("s:\n-   a: 1\n    b: 2\n-   3\n", "s:\n- a: 1\n  b: 2\n- 3\n"),
        ("s:\n    - a: 1\n      b: 2\n", "s:\n  - a: 1\n    b: 2\n"),
        ("s:\n-\n    a: 1\n", "s:\n-\n  a: 1\n"),
        ("s:\n-   -   1\n    -   2\n", "s:\n- - 1\n  - 2\n"),
        ("a:   &x   1\nb:   *x\n", "a: &x 1\nb: *x\n"),
        ("&k  a :  !!str  1\n*k : 2\n", "&k a: !!str 1\n*k : 2\n"),
        ("a: &x\n    b: 1\nc:\n    <<:   *x\n", "a: &x\n  b: 1\nc:\n  <<: *x\n"),
        ("a:\n    &x\n    b: 1\n", "a:\n  &x\n  b: 1\n"),
        ("?   a\n:   b\n? c\n: -   1\n  - 2\n", "? a\n: b\n? c\n: - 1\n  - 2\n"),
        ("a:\n    one\n    two\n", "a:\n  one\n  two\n"),
        ("p:\n    a: one\n      two\n", "p:\n  a: one\n    two\n"),
        ("p:\n    a: 'one  \n\n\n\n      two'   \n", "p:\n  a: 'one  \n\n\n\n    two'\n"),
        ('p:\n    a: "one \\\n     two"\n', 'p:\n  a: "one \\\n   two"\n'),
        ("%YAML   1.1\n---\na:  1\n...\n", "%YAML   1.1\n---\na: 1\n...\n"),
        ("a: [1,\n      2,\n]\n", "a: [1,\n  2,\n]\n"),
        ("a: [\n 1,\n ]\n", "a: [\n  1,\n  ]\n"),
        ("a: [{\n b: 1,\n }, {\n c: 2\n }]\n", "a: [{\n  b: 1,\n}, {\n  c: 2\n}]\n"),
        ("{a: 1,\n b: [\n 2]}\n", "{a: 1,\n  b: [\n    2]}\n"),
        ("# only a comment  \n\n\n# and one more", "# only a comment\n\n# and one more\n"),
        ("", ""),
    ],
)
def test_layout(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: |\n     x\n       y\n\n\n     z\nb: 1\n", "a: |\n  x\n    y\n\n\n  z\nb: 1\n"),
        ("p:\n    a: |   \n        x  \n    \n        y\t\n", "p:\n  a: |\n    x  \n\n    y\t\n"),
        ("p:\n    a: |2\n         x\n        y\n", "p:\n  a: |2\n       x\n      y\n"),
        ("p:\n    - |1\n      x\n", "p:\n  - |1\n    x\n"),
        ("a: >+   # kept\n    x\n\n\n\nb: 1\n", "a: >+  # kept\n  x\n\n\n\nb: 1\n"),
        ("a: |+\n    x\n\n\n", "a: |+\n  x\n\n\n"),
        ("a: |\n    x\n\n\n", "a: |\n  x\n"),
        ("a: |\n    x\n        \n\n", "a: |\n  x\n      \n"),
        ("a: |\n    x", "a: |\n  x"),
        ("a: |-\n    x", "a: |-\n  x\n"),
        ("a: |\n  # text\n# comment\nb: 1\n", "a: |\n  # text\n# comment\nb: 1\n"),
        ("a: |\n\n\nb: 1\n", "a: |\n\nb: 1\n"),
        ("a: |\n      \n   \nb: 1\n", "a: |\n\nb: 1\n"),
        ("a: |+\n      \n   \nb: 1\n", "a: |+\n\n\nb: 1\n"),
        ("a: |\n  \n    x\n  y: 1\n", "a: |\n  \n    x\n  y: 1\n"),
    ],
)
def test_block_texts(text: str, expected: str) -> None:
    """What is in them stays as it is; they move as a whole."""
    assert formatted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1    # alone\n", "a: 1  # alone\n"),
        ("a: 1 # alone\n", "a: 1 # alone\n"),
        ("a:   1   # x\nbbb: 2   # y\n", "a: 1     # x\nbbb: 2   # y\n"),
        ("a:  1   # x\nbb: 2   # y\n", "a: 1    # x\nbb: 2   # y\n"),
        ("p:\n    # first\n    a: 1\n    # last\n# next\nb: 2\n", "p:\n  # first\n  a: 1\n  # last\n# next\nb: 2\n"),
        ("a:\n  - 1\nb:\n  - 2\nk:\n  # of k\n- 1\n", "a:\n  - 1\nb:\n  - 2\nk:\n  # of k\n  - 1\n"),
        ("p:\n# first\n    a: 1\n", "p:\n  # first\n  a: 1\n"),
        ("p:\n    a: 1\n    # b:\n    #   c: 1\n      # deeper\n", "p:\n  a: 1\n  # b:\n  #   c: 1\n    # deeper\n"),
        ("p:\n  - a: 1\n    # of the item\n  # of the list\n# of the file\n",) * 2,
        ("a: [\n  # inside\n     1,   # one\n]\n", "a: [\n  # inside\n  1,  # one\n]\n"),
    ],
)
def test_comments(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_step() -> None:
    text = "p:\n  a: 1\n  s:\n    - b: 1\n      c: |\n        x\n"
    assert formatted(text, 4) == "p:\n    a: 1\n    s:\n        - b: 1\n          c: |\n              x\n"
    assert formatted(formatted(text, 4)) == text


@pytest.mark.parametrize(
    "text",
    [
        "a:  [1\nb:  2\n",
        "a:  1\n\tb: 2\n",
        "a:  1\n---\nb:  2\n",
        "a:  !x  1\n",
        "a:  2024-13-45\n",
        "a:  1\x0c\n",
        "a:  'x\u2028y'\n",
        "a:  " + "[" * 300 + "]" * 300 + "\n",
    ],
)
def test_left_alone(text: str) -> None:
    """Whoever cannot read a file surely keeps his hands off it."""
    assert format_document(parse(text)) == ()
    assert format_range(parse(text), Span(0, len(text))) == ()


def test_edits_are_small() -> None:
    """A cursor or fold in a line that is all right already is not moved."""
    text = "a: 1\nb:   2\nc: 3  \n\n\n\nd: 4\n"
    edits = format_document(parse(text))
    assert [text[edit.span.start : edit.span.end] for edit in edits] == ["  ", "  ", "\n", "\n"]
    assert not any(edit.new for edit in edits)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("a:  1\n[b:  2]\nc:  3\n", "a:  1\nb: 2\nc:  3\n"),
        ("a:  1\np:\n    [b]:  2\n    c:  3\nd:  4\n", "a:  1\np:\n  b: 2\n  c: 3\nd:  4\n"),
        ("a:  1\n[b:  2\n]c:  3\n", "a:  1\nb: 2\nc:  3\n"),
        ("a:  1\n\n\n\n# c\n[]b:  2\n", "a:  1\n\n\n\n# c\nb: 2\n"),
    ],
)
def test_range(marked: str, expected: str) -> None:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    span = Span(start, marked.index("]") - 1)
    assert apply(text, format_range(parse(text), span)) == expected


def untidy(text: str, rng: random.Random) -> str:
    """The same text with more white space and comments, as people leave them behind."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += rng.choice(([], [], [], [], ["", ""], [" " * rng.randrange(7) + "# own"]))
        lines.append(
            rng.choice((line, line + "  ", line + "   # note", line.replace(": ", ":   "), line.replace(", ", " ,")))
        )
    return "\n".join(lines)


def deep(text: str, rng: random.Random) -> str:
    """The same lines with another indentation, which may or may not be YAML."""
    factor = rng.choice((1, 2, 2, 3, 4))
    return "\n".join(
        " " * (factor * (len(line) - len(line.lstrip(" ")))) + line.lstrip(" ") for line in text.split("\n")
    )


def samples(seed: int) -> list[str]:
    rng = random.Random(seed)
    cases = list(generate(seed, 4))[::8]
    texts = [*TEXTS, *(case.data.decode("utf-8", "replace") for case in cases)]
    made = [*texts, *(untidy(text, rng) for text in texts), *(untidy(deep(text, rng), rng) for text in texts)]
    return [text.replace("\n", rng.choice(("\n", "\n", "\r\n", "\r"))) for text in made]


def check(text: str, edits: tuple[Edit, ...]) -> Document:
    """Nothing but white space has changed, and nothing that it means."""
    before = parse(text)
    after = parse(before.source.bom + apply(before.source.text, edits))
    assert not any((before.source.slice(edit.span) + edit.new).strip(" \t\r\n") for edit in edits)
    assert repr(after.plain()) == repr(before.plain())
    assert [each.text.rstrip() for each in after.comments] == [each.text.rstrip() for each in before.comments]
    for mode in MODES:
        assert repr(judge(after, mode).submission) == repr(judge(before, mode).submission)
    return after


@pytest.mark.parametrize("indent", [2, 4])
def test_properties(indent: int) -> None:
    """A formatted file says the same, and is formatted already."""
    changed = count = 0
    for text in samples(20 + indent):
        document = parse(text)
        edits = format_document(document, indent)
        if not document.loads:
            assert edits == ()
            continue
        after = check(text, edits)
        assert format_document(after, indent) == ()
        lines = after.source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert edits == () or lines[0].strip() != ""
        changed += bool(edits)
        count += 1
    assert changed > count // 2 > 50


@pytest.mark.parametrize("name", ["formatting.md", "formatting.zh-CN.md"])
def test_the_example_of_the_documentation(name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    before, after = (page.partition(f"```yaml {word}\n")[2].partition("```")[0] for word in ("before", "after"))
    assert formatted(before) == after != ""


@pytest.mark.parametrize("indent", [1, 2, 4])
def test_all_forms(indent: int) -> None:
    writer, changed = Untidy(random.Random(indent)), 0
    for _ in range(150):
        document = parse(writer.text())
        if document.loads:
            edits = format_document(document, indent)
            assert format_document(check(document.source.text, edits), indent) == ()
            changed += bool(edits)
    assert changed > 50


def test_nothing_is_refused_for_real_files() -> None:
    """The proof never stands in the way: what is untidy gets edits."""
    rng = random.Random(7)
    for text in TEXTS:
        made = untidy(text, rng)
        document = parse(made)
        if document.loads:
            assert format_document(document), made


def test_ranges_mean_the_same() -> None:
    rng = random.Random(3)
    for text in samples(5)[::2]:
        document = parse(text)
        if document.loads and text:
            start = rng.randrange(len(text))
            check(text, format_range(document, Span(start, min(len(text), start + rng.randrange(80)))))


def test_never_raises() -> None:
    for text in TEXTS[::4]:
        for end in range(0, len(text), 7):
            document = parse(text[:end])
            format_document(document, MAX_INDENT + 5)
            format_range(document, Span(end // 2, end))
