"""Whatever is accepted wherever, a file stays as good as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.document import Document
from openbayes_config.text import Edit, Source, apply
from openbayes_lsp.features.completion import Item, complete
from openbayes_lsp.features.completion.items import plain
from tests.lsp.offering import PROJECT
from tests.lsp.support import snapshot

ROOT = Path(__file__).parent.parent
FIXTURES = (
    *sorted((ROOT / "fixtures").glob("*.yaml")),
    *sorted((ROOT.parent / "examples").glob("*/openbayes.yaml")),
)


def _broken(text: str) -> int:
    """How many faults a text has."""
    return len(Document.parse(text).problems)


def _repeated(text: str) -> int:
    """How many keys stand twice."""
    seen: dict[tuple[object, ...], int] = {}
    for visit in Document.parse(text).walk():
        if visit.is_key:
            seen[visit.path] = seen.get(visit.path, 0) + 1
    return sum(count - 1 for count in seen.values())


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_accepting_anything_anywhere(path: Path) -> None:
    """No item brings a new fault into a file, nor a key that is there already."""
    text = Source.decode(path.read_bytes()).text
    choose = random.Random(path.stem)
    faults, repeated = _broken(text), _repeated(text)
    offsets = choose.sample(range(len(text) + 1), min(60, len(text)))
    for offset in offsets:
        for each in _sampled(choose, complete(snapshot(text, project=PROJECT), offset).items):
            for new in {each.plain, plain(each.snippet) or each.plain, each.line or each.plain}:
                made = apply(text, (Edit(each.span, new),))
                assert _broken(made) <= faults, (offset, each.label, made)
                assert _repeated(made) <= repeated, (offset, each.label, made)


def _sampled(choose: random.Random, found: tuple[Item, ...]) -> list[Item]:
    return choose.sample(found, min(2, len(found)))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_beginning(path: Path) -> None:
    """Whatever is typed so far, nothing raises, and every edit is around the cursor on one line."""
    text = Source.decode(path.read_bytes()).text
    for offset in range(0, len(text) + 1, 7):
        for whole in (text[:offset], text[:offset] + "\n" + text[offset:]):
            for each in complete(snapshot(whole, project=PROJECT), offset).items:
                assert each.span.start <= offset
                assert "\n" not in whole[slice(*each.span)]


PARTS = st.sampled_from(
    ("data_bindings", "bindings", "command", "parameters", "hyper_tuning", "parameter_specs", "side_metrics", "name")
    + (
        ":",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        '"',
        "'",
        "# obconf: ignore[",
        "|",
        ">",
        "&a ",
        "*a",
    )
    + (
        "python train.py",
        "--opt=",
        "/input",
        "type: DISCRETE",
        "\r\n",
        "\t",
        "\u4e2d\u6587\U0001f600",
        "$",
        "a/b/1:",
        "---\n",
        "? ",
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=14), st.integers(0, 200))
def test_any_text(parts: list[str], offset: int) -> None:
    """No text raises, and what is offered can be inserted."""
    text = "".join(parts)
    offset = min(offset, len(text))
    for each in complete(snapshot(text, project=PROJECT), offset).items:
        assert each.span.start <= offset
        assert (each.word.start <= each.span.start and each.span.end <= each.word.end) or each.word == each.span
