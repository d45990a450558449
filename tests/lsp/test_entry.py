"""The command line of the server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from openbayes_config import __version__
from tests.lsp.launch import environment
from tests.lsp.raw import Messages, Raw, notification, opened, request

PROMPTLY = 8.0


def test_tcp_serves_one_editor() -> None:
    """On this machine; port 0 takes any free one and shows it."""
    raw = Raw("--tcp", "127.0.0.1:0")
    assert raw.process.stderr
    line = raw.process.stderr.readline().decode()
    assert line.startswith("obconf-lsp: listening on 127.0.0.1:")
    address = ("127.0.0.1", int(line.rpartition(":")[2]))
    with socket.create_connection(address, timeout=PROMPTLY) as peer, peer.makefile("rb") as stream:
        messages = Messages(stream)
        peer.sendall(request(1, "initialize", capabilities={}))
        assert "capabilities" in messages.answer(1)["result"]
        peer.sendall(opened("bindings: [a/b/1:/input0]\n"))
        assert messages.published()["diagnostics"]
        peer.sendall(request(2, "shutdown") + notification("exit"))
        assert raw.wait(PROMPTLY) == 0
    assert raw.bodies == []
    raw.finish()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--tcp", "0.0.0.0:7000"], "127.0.0.1:7000"),
        (["--tcp=192.168.0.3:7000"], "not on 192.168.0.3"),
        (["--tcp", "example.com:80"], "not on example.com"),
        (["--tcp", "localhost"], "such as 127.0.0.1:7998, not localhost"),
        (["--tcp", "127.0.0.1:70000"], "not 127.0.0.1:70000"),
        (["--tcp"], "--tcp needs a value"),
        (["--tcp", "127.0.0.1:0", "--stdio"], "exclude each other"),
        (["--clientProcessId", "x"], "not x"),
        (["--node-ipc"], "--stdio"),
        (["--socket=9000"], "--tcp 127.0.0.1:PORT"),
        (["--what"], "Unknown argument --what"),
        (["file.yaml"], "Unknown argument file.yaml"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_wrong_arguments_are_explained(
    arguments: list[str], problem: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, in the language of the user."""
    from openbayes_lsp import main

    monkeypatch.setenv("OBCONF_LANG", lang)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert problem in err or lang == "zh"
    assert any("\u4e00" <= char <= "\u9fff" for char in err) == (lang == "zh")
    err.encode("gbk")


def test_pages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Version and help."""
    from openbayes_lsp import main

    monkeypatch.setenv("OBCONF_LANG", "en")
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"obconf-lsp {__version__}\n"
    assert main(["--help"]) == 0
    page = capsys.readouterr().out
    assert all(name in page for name in ("--stdio", "--tcp", "--clientProcessId", "--version"))
    assert max(map(len, page.splitlines())) < 80


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_is_told_what_this_is_for() -> None:
    """Instead of waiting for a protocol that nobody types."""
    import pty

    ours, theirs = pty.openpty()
    found = subprocess.run(
        [sys.executable, "-m", "openbayes_lsp"],
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**environment(), "OBCONF_LANG": "en"},
    )
    os.close(ours)
    os.close(theirs)
    assert found.returncode == 2
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert "editor" in found.stderr


def test_the_command_of_obconf_starts_the_same_server() -> None:
    """With the options that editors add."""
    found = subprocess.run(
        [sys.executable, "-m", "openbayes_cli", "lsp", "--stdio", f"--clientProcessId={os.getpid()}"],
        input=request(1, "initialize", capabilities={}) + request(2, "shutdown") + notification("exit"),
        capture_output=True,
        check=False,
        timeout=60,
        env=environment(),
    )
    assert found.returncode == 0
    assert found.stdout.count(b"Content-Length") == 2
    assert found.stderr == b""
