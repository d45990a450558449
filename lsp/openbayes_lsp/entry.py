"""``obconf-lsp``: from the words of its command line to its exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from openbayes_config.diagnostic import Text
from openbayes_lsp.arguments import Arguments, Misuse

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Lang
    from openbayes_lsp.channel import Channel

USAGE = 2


def main(arguments: Sequence[str] | None = None, lang: Lang | None = None) -> int:
    """Serve one editor, and give the exit code: 0 if it took leave as the protocol asks, 1 if it did not, 2 for wrong
    usage. ``lang`` is the language of what is said before an editor has named its own.
    """
    try:
        wanted = Arguments.of(sys.argv[1:] if arguments is None else arguments)
    except Misuse as misuse:
        return _complain(misuse.text, lang, **misuse.fields)
    if wanted.help or wanted.version:
        return _tell(wanted, lang)
    if not wanted.tcp and not wanted.stdio and _is_terminal():
        return _complain(_TERMINAL, lang)
    _end_quietly_when_interrupted()
    from openbayes_lsp.serve import serve

    channel = _listen(wanted.tcp, lang) if wanted.tcp else _stdio()
    return USAGE if channel is None else serve(channel, wanted.process_id)


def _stdio() -> Channel | None:
    """Standard input and output; ``None`` where one of them is closed."""
    from openbayes_lsp.channel import stdio

    try:
        return stdio()
    except OSError:
        return None


def _listen(address: tuple[str, int], lang: Lang | None) -> Channel | None:
    """Wait for one connection; ``None`` where that is not possible."""
    import socket

    from openbayes_lsp.channel import connection

    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    try:
        with socket.create_server(address, family=family, backlog=1) as listener:
            host, port = listener.getsockname()[:2]
            _write(_words(_LISTENING, lang, host=f"[{host}]" if ":" in host else host, port=str(port)) + "\n")
            peer, _ = listener.accept()
    except OSError as error:
        _complain(_NO_PORT, lang, port=str(address[1]), reason=error.strerror or "")
        return None
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection(peer)


def _tell(wanted: Arguments, lang: Lang | None) -> int:
    from openbayes_config import __version__

    stdout: Any = sys.stdout
    if hasattr(stdout, "reconfigure"):
        stdout.reconfigure(errors="backslashreplace")
    stdout.write(_words(_HELP, lang) if wanted.help else f"obconf-lsp {__version__}\n")
    return 0


def _complain(text: Text, lang: Lang | None, **fields: str) -> int:
    _write(f"obconf-lsp: {_words(text, lang, **fields)}\n")
    return USAGE


def _write(line: str) -> None:
    """Write to standard error, if there is one."""
    stderr: TextIO | None = sys.stderr
    if stderr is not None:
        stderr.write(line)
        stderr.flush()


def _words(text: Text, lang: Lang | None, **fields: str) -> str:
    from openbayes_config.lookup.language import chosen
    from openbayes_config.words import words

    return words(text, chosen(lang)[0], **fields)


def _is_terminal() -> bool:
    try:
        return os.isatty(0)
    except OSError:
        return False


def _end_quietly_when_interrupted() -> None:
    """There is nothing to clean up, and nothing to say."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not in the main thread
        return


_TERMINAL = Text(
    "this is the language server, which editors start by themselves: enter the command obconf-lsp in your editor's "
    "settings (--stdio serves a terminal nevertheless).",
    "这是供编辑器自动启动的语言服务器：请在编辑器设置中填写命令 obconf-lsp（若确实要在终端中使用，请加 --stdio）。",
)
_LISTENING = Text("obconf-lsp: listening on {host}:{port}", "obconf-lsp: 正在监听 {host}:{port}")
_NO_PORT = Text(
    "cannot listen on port {port}: {reason}. --tcp 127.0.0.1:0 takes any free port.",
    "无法监听端口 {port}：{reason}。--tcp 127.0.0.1:0 会任选一个空闲端口。",
)
_HELP = Text(
    """\
Usage: obconf-lsp [--stdio | --tcp 127.0.0.1:PORT] [--clientProcessId N]

The language server for openbayes.yaml. Editors start it; it speaks over
standard input and output.

  --stdio                 standard input and output, also of a terminal
  --tcp 127.0.0.1:PORT    wait for one connection on this machine instead;
                          port 0 takes any free one and shows it
  --clientProcessId N     end when process N ends
  --version               show the version
  -h, --help              show this page
""",
    """\
用法：obconf-lsp [--stdio | --tcp 127.0.0.1:端口] [--clientProcessId N]

openbayes.yaml 的语言服务器，由编辑器启动，通过标准输入输出通信。

  --stdio                 使用标准输入输出，即使是终端
  --tcp 127.0.0.1:端口    改为在本机等待一个连接；端口 0 表示任选
                          空闲端口并显示出来
  --clientProcessId N     进程 N 结束时随之退出
  --version               显示版本
  -h, --help              显示本页
""",
)
