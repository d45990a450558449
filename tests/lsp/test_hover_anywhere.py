"""Hover: findings, comments, and any place of any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from openbayes_lsp.features.hover import hover
from openbayes_lsp.features.hover.lines import Line, Piece, markdown, plain
from tests.lsp.hovering import PROJECT, TUNING, all_of, file, lines, said
from tests.lsp.support import at, snapshot
from tests.lsp.wire import Editor

FIXTURES = sorted(Path(__file__).parent.parent.joinpath("fixtures").glob("*.yaml"))


def test_the_rule_behind_a_finding() -> None:
    text = file(top="data_bindings: []\nbind|ings: ['a/b/1:/input0']\n")
    found = lines(text)
    assert found[0] == "bindings: Data bindings, short form"
    rule = next(line for line in found if line.startswith("OB201 shadowed-bindings: "))
    assert len(rule) > 60
    assert "To silence it here (the client does not change): # obconf: ignore[OB201]" in found
    assert lines("a: [|\n")[0].startswith("OB001")
    assert not any("ignore[" in line for line in lines("a: [|\n"))


def test_a_finding_without_a_node() -> None:
    assert "OB101" in "\n".join(lines("resource: x|\n"))


def test_comments_that_silence() -> None:
    text = "# obconf: ignore|-file[OB201, no-such-rule, OB305]\ndata_bindings: []\nbindings: ['a/b/1:/input0']\n"
    span, found = said(file(top=text))
    assert span == "# obconf: ignore-file[OB201, no-such-rule, OB305]"
    assert found[:3] == [
        "Silences findings in the whole file:",
        "OB201 shadowed-bindings: silences a finding",
        "no-such-rule: no rule of that name",
    ]
    assert lines("# obconf: igno|re[OB204]\nnode: 1\n")[0] == "Silences findings of line 2:"
    for blank in ("# obconf: igno|re", "# obconf: igno|re[OB204", "# obconf: igno|re[] because"):
        assert lines(f"{blank}\nnode: 1\n") == ["Silences nothing. Write # obconf: ignore[RULE]."]
    assert lines("# obconf: dis|able\nnode: 1\n") == ["obconf does not know disable here."]


def test_a_short_text() -> None:
    """Twelve lines and the links, where no finding adds a rule."""
    shown = snapshot(file(parameters="parameters: {epochs: 5, data: x}\n", rest=TUNING), project=PROJECT)
    for found in all_of(shown):
        if not any(line.text.startswith("OB") for line in found.lines):
            assert len([line for line in found.lines if line.kind != "link"]) <= 12


def test_markdown_cannot_be_left() -> None:
    text = file(parameters="parameters:\n  '`](http://x)<b>|': \"`` ``` <script>\\n# x\"\n")
    found = hover(*at(text))
    assert found
    assert "\n#" not in found.markdown
    assert markdown([Line((Piece("a|b", True),))]) == "`a|b`"
    shown = Line((Piece("a `b` [c](d) <e> "), Piece("``f``", True)))
    assert markdown([shown]) == "a \\`b\\` \\[c\\](d) \\<e\\> ``` ``f`` ```"
    assert plain([shown]) == "a `b` [c](d) <e> ``f``"


def test_lists_blocks_and_links() -> None:
    made = [
        Line((Piece("x"),)),
        Line((Piece("a"),), "item"),
        Line((Piece("b"),), "item"),
        Line((Piece("ls"),), "block"),
        Line((Piece("p"),), "link", "http://h"),
    ]
    assert markdown(made) == "x\n\n- a\n- b\n\n```sh\nls\n```\n\n[p](http://h)"
    assert plain(made) == "x\n- a\n- b\nls\np: http://h"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_any_place_of_any_beginning(path: Path) -> None:
    """A file that is being typed: every prefix in steps, at its end and in its middle."""
    text = path.read_bytes().decode("utf-8", "replace")
    for end in range(0, len(text) + 1, max(1, len(text) // 40)):
        shown = snapshot(text[:end])
        for offset in {end, max(0, end - 1), end // 2}:
            found = hover(shown, offset)
            assert found is None or 0 <= found.span.start <= found.span.end <= len(shown.text)


PIECES = st.sampled_from(
    [
        "data_bindings:",
        "bindings:",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "a/b/1:/input0:ro",
        "\n",
        "  ",
        "command: ",
        "$X",
        "|",
        ">",
        "parameters:",
        "x: 1e-4",
        "&a ",
        "*a",
        "<<: ",
        "hyper_tuning:",
        "parameter_specs:",
        "name: x",
        "# obconf: ignore[OB1]",
        "'",
        '"',
        "\\",
        "中文 😀",
        "0x" + "f" * 5000,
        "2024-13-45",
        "!!binary x",
        "node: ",
        "resource: ",
        "\t",
        "\r",
        "is_secret: true",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.floats(0, 1))
def test_any_text(text: str, where: float) -> None:
    shown = snapshot(text)
    for offset in {int(len(shown.text) * where), 0, len(shown.text), len(shown.text) + 5}:
        found = hover(shown, offset)
        assert found is None or found.markdown


def test_it_is_quick() -> None:
    """On a file of sixty lines with a script beside, once the report is there."""
    more = "".join(f"  p{number}: {number}\n" for number in range(35))
    shown = snapshot(file(parameters="parameters:\n" + more, rest=TUNING), project=PROJECT)
    hover(shown, 0)
    times: list[float] = []
    for offset in range(0, len(shown.text), 5):
        start = time.process_time()
        hover(shown, offset)
        times.append(time.process_time() - start)
    assert sorted(times)[int(len(times) * 0.95)] < 0.005


async def test_over_the_wire(editor: Editor) -> None:
    await editor.open("# 中文 😀\n" + file(top="bindings: ['中文😀/b/1:/input0']\n"))
    params = types.HoverParams(editor.document, editor.position("/input0'"))
    found = await editor.ask("text_document_hover_async", params)
    assert editor.covered(found.range) == "/input0"
    assert found.contents.kind == ("plaintext" if editor.profile == "jupyterlab" else "markdown")
    assert "Input directory 0, read-only" in found.contents.value
    assert await editor.hover(types.Position(0, 2)) == ""
