"""Bytes, lines and edits."""

from __future__ import annotations

import random

import pytest

from openbayes_config.text import Edit, Position, Source, Span, apply

CHINESE = "# 训练数据\ncommand: 跑起来\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_text_in_any_encoding_is_legible_and_comes_back(encoding: str, bom: str) -> None:
    data = (bom + CHINESE).encode(encoding)
    source = Source.decode(data)
    assert (source.text, source.bom, source.encoding) == (CHINESE, bom, encoding)
    assert source.encode(source.text) == data
    assert (source.fault is None) == (encoding == "utf-8")


def test_gbk_is_read_as_its_superset() -> None:
    source = Source.decode("env: 数据集\n".encode("gbk"))
    assert (source.text, source.encoding, source.fault) == ("env: 数据集\n", "gb18030", Span(5, 6))


def test_utf_16_without_a_mark_of_latin_text_is_recognised() -> None:
    source = Source.decode("node: 1\n".encode("utf-16-le"))
    assert (source.text, source.encoding, source.fault) == ("node: 1\n", "utf-16-le", Span(0, 1))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a: \xe9\n", Span(3, 4)),  # Latin-1
        ("# 训练\na: ".encode() + b"\xff\n", Span(8, 9)),  # damaged UTF-8
        (b"\xff\xfea", Span(0, 1)),  # UTF-16 of an odd length
        (b"\xef\xbb\xbfa\xc3", Span(1, 2)),  # cut in the middle of a character, behind a mark
    ],
)
def test_what_fits_no_encoding_is_kept(data: bytes, fault: Span) -> None:
    source = Source.decode(data)
    assert (source.encoding, source.fault) == ("utf-8", fault)
    assert source.encode(source.text) == data


def test_only_one_byte_order_mark_is_taken_off() -> None:
    source = Source.decode(b"\xef\xbb\xbf\xef\xbb\xbfa: 1")
    assert (source.bom, source.text) == ("\ufeff", "\ufeffa: 1")


def test_random_bytes_decode_and_come_back() -> None:
    rng = random.Random(5)
    for _ in range(3000):
        data = bytes(
            rng.choice(b"a: \n\0\xff\xfe\xef\xbb\xbf\xca\xfd\xe6\x95\xb0\x80") for _ in range(rng.randrange(12))
        )
        source = Source.decode(data)
        assert source.encode(source.text) == data
        if source.fault:
            assert 0 <= source.fault.start <= source.fault.end <= len(source.text)


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    source = Source("a\nb\r\nc\rd\x85e\u2028f\x0bg")
    assert source.line_starts == [0, 2, 5, 7]
    assert source.line_span(2) == Span(2, 3)
    assert source.line_span(4) == Span(7, 14)


def test_positions_count_code_points_from_one() -> None:
    source = Source("名: 值\r\nb: 😀x\n")
    assert source.position(0) == Position(1, 1)
    assert source.position(3) == Position(1, 4)
    assert source.position(10) == Position(2, 5)
    assert source.position(len(source.text)) == Position(3, 1)


@pytest.mark.parametrize(
    ("text", "newline"), [("a", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb", "\r"), ("a\nb\r\nc\n", "\n")]
)
def test_the_newline_is_the_one_used_most(text: str, newline: str) -> None:
    assert Source(text).newline == newline


def test_edits_apply_in_the_order_of_the_text() -> None:
    edits = (Edit(Span(4, 5), "X"), Edit(Span(0, 0), "1"), Edit(Span(0, 0), "2"))
    assert apply("abcdef", edits) == "12abcdXf"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abcdef", (Edit(Span(0, 3), ""), Edit(Span(2, 4), "")))
