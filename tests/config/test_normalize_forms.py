"""Converting a text and loading it gives what loading it and converting the data gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config import emit
from openbayes_config.normalizer import Refusal, To, normalize

Triple = tuple[str, str, str]

RIGHTS: tuple[str, ...] = ("ro", "rw", "RO", "read_only", "READ_WRITE", "")
TEXTS = st.text("ab/1 #'\"-{}[],&*!|>%@`训.", min_size=1, max_size=8).filter(lambda text: text.strip() == text)
PATHS = st.sampled_from(["/input0", "/input1", "/input2", "/input3", "/input4"])
BINDINGS = st.lists(st.tuples(TEXTS, PATHS, st.sampled_from(RIGHTS)), max_size=4)
FORMS: tuple[To, ...] = ("data_bindings", "bindings")


def comment(draw: st.DrawFn, indent: str) -> str:
    return draw(st.sampled_from(["", "", f"{indent}# 注释\n", "\n"]))


def quoted(draw: st.DrawFn, text: str, flow: bool) -> str:
    style = draw(st.sampled_from(["plain", "'", '"']))
    return emit.quoted(text, style) if style in ("'", '"') else emit.scalar(text, flow=flow)  # type: ignore[arg-type]


@st.composite
def long_item(draw: st.DrawFn, triple: Triple, indent: str) -> str:
    data, path, access = triple
    flow = draw(st.booleans())
    pairs = [("data", data), ("path", path)]
    if access:
        pairs.append(("type", access))
    fields = [f"{key}: {quoted(draw, text, flow)}" for key, text in draw(st.permutations(pairs))]
    if flow:
        return f"{indent}- {{{', '.join(fields)}}}{draw(st.sampled_from(['', '  # 行尾']))}\n"
    tails = [draw(st.sampled_from(["", " # 行尾"])) for _ in fields]
    lines = [f"{field}{end}\n" for field, end in zip(fields, tails, strict=True)]
    return f"{indent}- " + f"{indent}  ".join(lines)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Sequence[Triple]]:
    triples = draw(BINDINGS)
    indent = draw(st.sampled_from(["", "  ", "    "]))
    short = draw(st.booleans())
    key = "bindings" if short else draw(st.sampled_from(["data_bindings", "data_binding"]))
    parts: list[str] = []
    for triple in triples:
        parts.append(comment(draw, indent))
        if short:
            text = ":".join(part for part in triple if part)
            parts.append(f"{indent}- {quoted(draw, text, flow=False)}{draw(st.sampled_from(['', ' # 行尾']))}\n")
        else:
            parts.append(draw(long_item(triple, indent)))
    body = f"{key}:\n{''.join(parts)}" if triples else f"{key}: []\n"
    before, after = draw(st.sampled_from([("", ""), ("a: 1\n", "# b\nb: {c: [1]}\n"), ("# a\n", "b: |\n  c\n")]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return (before + body + after).replace("\n", newline), triples


def in_form(to: To, triples: Sequence[Triple]) -> list[Any]:
    full = [(data, path, access or "ro") for data, path, access in triples]
    if to == "bindings":
        return [":".join(triple) for triple in full]
    return [dict(zip(("data", "path", "type"), triple, strict=True)) for triple in full]


def explicit(to: To, entries: list[Any]) -> list[Any]:
    """With the right that two parts stand for written out."""
    return [entry + ":ro" if to == "bindings" and entry.count(":") == 1 else entry for entry in entries]


@given(texts(), st.sampled_from(FORMS))
@settings(max_examples=150, deadline=None)
def test_converting_the_text_is_converting_the_data(case: tuple[str, Sequence[Triple]], to: To) -> None:
    text, triples = case
    try:
        result = normalize(text, to)
    except Refusal as refusal:
        assert to == "data_bindings"
        assert all("would" in remark.in_("en") for remark in refusal.remarks)
        return
    before, after = yaml.safe_load(text), yaml.safe_load(result.text)
    assert explicit(to, after.pop(to)) == in_form(to, triples)
    assert after == {key: value for key, value in before.items() if "binding" not in key}
    assert result.text.count("#") >= text.count("# 注释") + text.count("# 行尾")
    assert ("\r\n" in text) == ("\r\n" in result.text)
    assert normalize(result.text, to).text == result.text
