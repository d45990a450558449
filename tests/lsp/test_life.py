"""How a server begins and ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.lsp.launch import environment
from tests.lsp.raw import Messages, Raw, features, framed, notification, opened, request

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
PROMPTLY = 8.0


def test_leaving_as_the_protocol_asks() -> None:
    """Ends with 0 and without a word."""
    raw = Raw()
    raw.initialize()
    assert raw.finish() == (0, "")


def test_exit_without_shutdown() -> None:
    """Ends with 1."""
    raw = Raw()
    raw.initialize()
    raw.send(notification("exit"))
    assert raw.wait(PROMPTLY) == 1
    assert raw.finish()[1] == ""


def test_exit_before_anything_else() -> None:
    """Ends with 1, too."""
    raw = Raw()
    raw.send(notification("exit"))
    assert raw.wait(PROMPTLY) == 1
    raw.finish()


@pytest.mark.parametrize(("shut_down", "code"), [(False, 1), (True, 0)])
def test_end_of_input(shut_down: bool, code: int) -> None:
    """What had arrived is answered before."""
    raw = Raw()
    raw.initialize()
    raw.send(opened("bindings: [a/b/1:/input0]\ndata_bindings: []\n"))
    if shut_down:
        raw.send(request(2, "shutdown"))
    raw.hang_up()
    assert shut_down or raw.published()["diagnostics"]
    assert raw.wait(PROMPTLY) == code
    assert raw.finish()[1] == ""


def test_no_input_at_all() -> None:
    """An editor that changed its mind."""
    raw = Raw()
    raw.hang_up()
    assert raw.wait(PROMPTLY) == 1
    assert raw.finish()[1] == ""


@posix
def test_nobody_listens() -> None:
    """Standard output is closed although standard input is not: ends instead of trying for ever."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "openbayes_lsp"],
        stdin=subprocess.PIPE,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(writing)
    assert process.stdin
    assert process.stderr
    process.stdin.write(request(1, "initialize", capabilities={}))
    process.stdin.flush()
    assert os.read(reading, 10)
    os.close(reading)
    process.stdin.write(request(2, "test/unknown"))
    process.stdin.flush()
    assert process.wait(PROMPTLY) == 1
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()


@posix
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_at_once(sign: signal.Signals) -> None:
    """Without a traceback."""
    raw = Raw()
    raw.initialize()
    raw.process.send_signal(sign)
    assert raw.wait(PROMPTLY) == -sign
    assert raw.finish()[1] == ""


@posix
@pytest.mark.parametrize("named", ["initialize", "--clientProcessId", "--clientProcessId="])
def test_the_editor_is_gone(named: str) -> None:
    """Its process has ended, although something else keeps standard input open."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as editor:
        pid = str(editor.pid)
        words = {"initialize": (), "--clientProcessId": ("--clientProcessId", pid)}.get(named, (f"{named}{pid}",))
        raw = Raw("--stdio", *words)
        raw.initialize(processId=editor.pid if named == "initialize" else None)
        time.sleep(0.2)
        assert raw.process.poll() is None
        editor.communicate(b"\n")
    assert raw.wait(PROMPTLY) == 1
    assert raw.finish()[1] == ""


@posix
def test_an_editor_that_cannot_be_seen_is_not_waited_for() -> None:
    """It runs in another container: its process number means nothing here."""
    raw = Raw()
    raw.initialize(processId=2**22 + 1)
    time.sleep(1.5)
    raw.send(request(2, "test/unknown"))
    assert raw.answer(2)["error"]["code"] == -32601
    assert raw.finish()[0] == 0


def test_initialize_comes_first() -> None:
    """Requests before it are refused, notifications dropped, and after shutdown there is only exit."""
    raw = Raw()
    raw.send(opened("bindings: [a/b/1:/input0]\n"), request(1, "textDocument/hover"), request(2, "shutdown"))
    assert raw.answer(1)["error"]["code"] == -32002
    assert raw.answer(2)["error"]["code"] == -32002
    assert "capabilities" in raw.initialize()["result"]
    raw.send(request(3, "initialize", capabilities={}))
    assert raw.answer(3)["error"]["code"] == -32600
    raw.send(request(4, "shutdown"), opened("bindings: [a/b/1:/input0]\n"), request(5, "textDocument/hover"))
    assert raw.answer(4)["result"] is None
    assert raw.answer(5)["error"]["code"] == -32600
    assert not any(b"publishDiagnostics" in body for body in raw.bodies)
    assert raw.finish()[0] == 0


@pytest.mark.parametrize("params", [None, [], {"capabilities": []}, {"capabilities": {"textDocument": 3}, "locale": 5}])
def test_an_odd_editor_is_served_nevertheless(params: object) -> None:
    """Whatever it says about itself."""
    raw = Raw()
    raw.send(framed({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}))
    assert raw.answer(1)["result"]["capabilities"]["positionEncoding"] == "utf-16"
    raw.send(opened("bindings: [a/b/1:/input0]\n"))
    assert raw.published()["diagnostics"]
    assert raw.finish()[0] == 0


def test_the_doorstep_says_what_the_house_would_say() -> None:
    """The answer that is given before pygls is imported has the same bytes as the one that is given after it."""
    early, late = Raw(), Raw()
    early.initialize()
    late.send(request(0, "test/too-early"))
    late.answer(0)
    late.initialize()
    assert early.bodies[0] == late.bodies[1]
    early.finish()
    late.finish()


def test_nothing_heavy_stands_before_the_first_answer() -> None:
    """The answer to initialize needs none of the packages that take long to import."""
    code = (
        "import sys, io; from openbayes_lsp import entry, serve, channel, greeting\n"
        "sent = []\n"
        "out = channel.Outbox(sent.append)\n"
        'greeting.greet(b\'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}\', out)\n'
        "assert sent\n"
        "heavy = {'pygls', 'lsprotocol', 'attr', 'cattrs', 'asyncio', 'yaml', 'click', 'argparse', 'logging'}\n"
        "print(*sorted(heavy & set(sys.modules)))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.split() == []


@posix
def test_a_pipe_that_does_not_block_is_waited_for() -> None:
    """However much is to be said, and however late it is read."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    code = features("server.feature('test/much')(lambda params: 'x' * 3_000_000)")
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys\n{code}\nimport openbayes_lsp\nsys.exit(openbayes_lsp.main())"],
        stdin=subprocess.PIPE,
        stdout=writing,
        env=environment(),
    )
    os.close(writing)
    assert process.stdin
    process.stdin.write(request(1, "initialize", capabilities={}) + request(2, "test/much"))
    process.stdin.flush()
    time.sleep(1)
    with os.fdopen(reading, "rb") as stream:
        assert len(Messages(stream).answer(2)["result"]) == 3_000_000
        process.stdin.write(request(3, "shutdown") + notification("exit"))
        process.stdin.close()
        assert process.wait(PROMPTLY) == 0


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str) -> None:
    """It ends, or serves without a log; it never shows a traceback."""
    command = f'exec "$0" -m openbayes_lsp --stdio {closed}'
    found = subprocess.run(
        ["sh", "-c", command, sys.executable],
        input=request(1, "initialize", capabilities={}) + request(2, "shutdown") + notification("exit"),
        capture_output=True,
        check=False,
        timeout=60,
        env=environment(),
    )
    assert found.stderr == b""
    assert (found.returncode == 0) == (closed == "2>&-")
