"""Edits of a text that was edited before."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.fixer.edits import composed, origin, placed
from openbayes_config.text import Edit, Span, apply


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Edits of a text, which may touch each other, in any order."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = [Edit(Span(*pair), draw(st.text("xyz\n", max_size=3))) for pair in pairs]
    return tuple(draw(st.permutations(edits)))


@given(st.text("abc\n", max_size=20), st.data())
def test_edits_in_turn_are_edits_at_once(text: str, data: st.DataObject) -> None:
    edits: tuple[Edit, ...] = ()
    edited = text
    for _ in range(3):
        more = data.draw(edits_of(edited))
        edits = composed(edited, edits, more)
        edited = apply(edited, more)
        assert apply(text, edits) == edited
    assert all(one.span.end < other.span.start for one, other in pairwise(edits))


@given(st.text("abc\n", max_size=20), st.data())
def test_what_no_edit_touched_is_where_it_was(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    edited, before = apply(text, edits), origin(edits)
    new = {offset for _, span in placed(edits) for offset in range(*span)}
    for offset, char in enumerate(edited):
        assert offset in new or text[before(offset)] == char
    assert [before(offset) for offset in range(len(edited))] == sorted(map(before, range(len(edited))))
