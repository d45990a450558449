"""The words after ``obconf-lsp`` and ``obconf lsp``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openbayes_config.diagnostic import Text

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ADDRESS = re.compile(r"(?:(\[?[^\[\]]*\]?):)?(\d{1,5})")


class Misuse(Exception):  # noqa: N818
    """Words that mean nothing here; ``text`` and ``fields`` say what to write instead."""

    def __init__(self, text: Text, **fields: str) -> None:
        super().__init__(text.en)
        self.text = text
        self.fields = fields


class Arguments(NamedTuple):
    """What was asked for: a TCP address instead of standard input and output, the process of the editor, a page.

    ``stdio`` tells that standard input was named, so that even a terminal is served.
    """

    tcp: tuple[str, int] | None = None
    process_id: int | None = None
    stdio: bool = False
    help: bool = False
    version: bool = False

    @classmethod
    def of(cls, words: Sequence[str]) -> Arguments:
        """Raises :class:`Misuse`."""
        found = cls()
        for name, value in _pairs(words):
            if name == "--stdio":
                found = found._replace(stdio=True)
            elif name in ("--help", "-h"):
                found = found._replace(help=True)
            elif name == "--version":
                found = found._replace(version=True)
            elif name == "--tcp":
                found = found._replace(tcp=address(value))
            else:
                found = found._replace(process_id=process(value))
        if found.tcp and found.stdio:
            raise Misuse(_BOTH)
        return found


def address(value: str) -> tuple[str, int]:
    """Host and port of a loopback address. Raises :class:`Misuse`."""
    parts = _ADDRESS.fullmatch(value)
    if not parts or int(parts[2]) > 65535:
        raise Misuse(_NO_ADDRESS, value=value)
    host = (parts[1] or _LOOPBACK[0]).strip("[]").lower()
    if host not in _LOOPBACK:
        raise Misuse(_NOT_LOOPBACK, host=host, port=parts[2])
    return host, int(parts[2])


def process(value: str) -> int:
    """The number of a process. Raises :class:`Misuse`."""
    if not value.isascii() or not value.isdigit() or len(value) > 10:
        raise Misuse(_NO_PROCESS, value=value)
    return int(value)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Options with their values, which stand behind ``=`` or in the next word."""
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name in ("--tcp", "--clientProcessId"):
            given = value if equals else next(rest, None)
            if given is None:
                raise Misuse(_NO_VALUE, name=name)
            yield name, given
        elif word in ("--stdio", "--help", "-h", "--version"):
            yield word, ""
        else:
            raise Misuse(_OTHER_WAYS if name in ("--node-ipc", "--socket", "--pipe") else _UNKNOWN, word=word)


_UNKNOWN = Text(
    "Unknown argument {word}. An editor starts the server without any; obconf-lsp --help lists them.",
    "不支持参数 {word}。编辑器启动语言服务器时不需要参数；obconf-lsp --help 列出全部参数。",
)
_OTHER_WAYS = Text(
    "{word} is not supported: the server speaks over standard input and output (--stdio) or --tcp 127.0.0.1:PORT.",
    "不支持 {word}：语言服务器通过标准输入输出通信（--stdio），也可以使用 --tcp 127.0.0.1:端口。",
)
_NO_VALUE = Text("{name} needs a value.", "{name} 缺少值。")
_BOTH = Text("--stdio and --tcp exclude each other.", "--stdio 与 --tcp 不能同时使用。")
_NO_ADDRESS = Text(
    "--tcp takes an address such as 127.0.0.1:7998, not {value}; port 0 takes any free one.",
    "--tcp 需要形如 127.0.0.1:7998 的地址，而不是 {value}；端口 0 表示任选一个空闲端口。",
)
_NOT_LOOPBACK = Text(
    "--tcp listens on this machine only, not on {host}: all who can connect could read what is open in the editor. "
    "Write 127.0.0.1:{port}; for another machine use an SSH tunnel.",
    "--tcp 只能监听本机地址，不能是 {host}：否则任何能连接的人都能读取编辑器中打开的内容。"
    "请写 127.0.0.1:{port}；需要跨机器使用时请通过 SSH 隧道。",
)
_NO_PROCESS = Text(
    "--clientProcessId takes the number of a process, not {value}.", "--clientProcessId 需要进程号，而不是 {value}。"
)
