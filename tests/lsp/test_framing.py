"""Messages in a stream of bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_lsp.framing import MAX_BODY, Fault, Framer, framed
from openbayes_lsp.messages import INVALID_REQUEST, PARSE_ERROR, Refusal, encode, parse

GOOD = framed(b'{"id":1}')


def cut(data: bytes, *, step: int = 1 << 20, limit: int = MAX_BODY) -> list[bytes | Fault]:
    """All items of a stream that arrives in pieces."""
    framer = Framer(limit)
    return [item for at in range(0, len(data), step) for item in framer.feed(data[at : at + step])]


@given(st.lists(st.binary(max_size=40), max_size=6), st.integers(1, 50))
def test_bodies_arrive_whole(bodies: list[bytes], step: int) -> None:
    """However the stream is cut."""
    assert cut(b"".join(map(framed, bodies)), step=step) == bodies


@pytest.mark.parametrize(
    "header",
    [
        b"content-length: 8\r\n\r\n",
        b"CONTENT-LENGTH:8\r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 8\r\n\r\n",
        b"Content-Length: 8\r\nContent-Type: application/vscode-jsonrpc\r\nX-Other: 9\r\n\r\n",
        b"Content-Length: 8 \n\n",
        b"\r\n\r\nContent-Length: 8\r\n\r\n",
    ],
)
def test_headers_in_every_spelling(header: bytes) -> None:
    """Case, order, other headers, line ends, blank lines between messages."""
    assert cut(header + b'{"id":1}' + GOOD) == [b'{"id":1}'] * 2


@pytest.mark.parametrize(
    "garbage",
    [
        b"hello\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: x\r\n\r\n" * 50,
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"x" * 100_000 + b"\r\n\r\n",
        b'{"jsonrpc":"2.0","id":1,"method":"x"}\r\n\r\n',
    ],
)
@pytest.mark.parametrize("step", [1, 7, 1 << 20])
def test_after_garbage_it_goes_on(garbage: bytes, step: int) -> None:
    """With one fault, and the next message that can be read."""
    step = max(step, len(garbage) // 2000)
    first, *rest = cut(garbage + GOOD, step=step)
    assert isinstance(first, Fault)
    assert rest == [b'{"id":1}']


def test_what_is_too_long_is_not_kept() -> None:
    """Neither a body that is announced, nor headers without an end."""
    framer = Framer(limit=1000)
    faults = [*framer.feed(b"Content-Length: 1001\r\n\r\n"), *framer.feed(b"z" * 1001), *framer.feed(GOOD)]
    assert [type(each) for each in faults] == [Fault, bytes]
    assert str(1000) in faults[0].reason if isinstance(faults[0], Fault) else False
    for _ in range(50):
        list(framer.feed(b"y" * 10_000))
    assert len(framer._buffer) < 32_000  # pyright: ignore[reportPrivateUsage]


@given(st.binary(max_size=200))
def test_any_bytes_are_cut(data: bytes) -> None:
    """Nothing raises."""
    cut(data)


@pytest.mark.parametrize(
    ("body", "code", "id_"),
    [
        (b"", PARSE_ERROR, None),
        (b"{", PARSE_ERROR, None),
        (b"\xff\xfe", PARSE_ERROR, None),
        (b"[" * 100_000, PARSE_ERROR, None),
        (b'{"id":' + b"9" * 5000 + b"}", PARSE_ERROR, None),
        (b"[]", INVALID_REQUEST, None),
        (b'[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]', INVALID_REQUEST, None),
        (b'"x"', INVALID_REQUEST, None),
        (b"{}", INVALID_REQUEST, None),
        (b'{"id":1}', INVALID_REQUEST, 1),
        (b'{"id":1,"method":3}', INVALID_REQUEST, 1),
        (b'{"id":1.5,"method":"x"}', INVALID_REQUEST, None),
        (b'{"id":true,"method":"x"}', INVALID_REQUEST, None),
        (b'{"id":null,"method":"x"}', INVALID_REQUEST, None),
        (b'{"jsonrpc":"1.0","id":"a","method":"x"}', INVALID_REQUEST, "a"),
    ],
)
def test_what_is_no_message_is_refused(body: bytes, code: int, id_: object) -> None:
    """With the id of the request where there is one."""
    refusal = parse(body)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.id) == (code, id_)


@pytest.mark.parametrize(
    "message",
    [
        {"id": 0, "method": "x"},
        {"jsonrpc": "2.0", "method": "x", "params": None},
        {"jsonrpc": "2.0", "id": "a", "result": None},
        {"jsonrpc": "2.0", "id": 3, "error": {"code": 1, "message": ""}},
    ],
)
def test_messages_are_read(message: dict[str, Any]) -> None:
    """Requests, notifications and answers."""
    assert parse(encode(message)) == message


def test_text_is_sent_as_utf8() -> None:
    """Three bytes a Chinese character, not six; a lone surrogate is escaped, because UTF-8 has none."""
    assert "中文".encode() in encode({"text": "中文"})
    assert json.loads(encode({"text": "中文 \ud800"})) == {"text": "中文 \ud800"}
    with pytest.raises(ValueError, match="JSON"):
        encode({"value": float("nan")})
