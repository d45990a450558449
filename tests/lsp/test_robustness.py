"""Whatever an editor sends, it gets an answer, and the server goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.raw import URI, Raw, changed, features, framed, notification, opened, request

FAULTY = "command: 中文 \nbindings: [a/b/1:/input0]\ndata_bindings: []\n"
PLACE = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}

CUSTOM = features(
    "@server.feature('test/fails')",
    "def fails(params):",
    "    raise OSError(2, 'secret words', '/home/someone/secret.yaml')",
    "@server.feature('test/no-json')",
    "def no_json(params):",
    "    return {'value': float('nan')}",
    "@server.feature('test/prints')",
    "def prints(params):",
    "    print('printed')",
    "    os.system('echo from a process')",
    "    os.write(1, b'from C\\n')",
    "    warnings.warn('a warning')",
    "    logging.getLogger('some.library').error('logged')",
    "@server.feature('test/sleeps')",
    "def sleeps(params):",
    "    time.sleep(params.seconds)",
    "    return params.seconds",
    "@server.answers('test/text')",
    "def text(snapshot, params):",
    "    return [snapshot.text, snapshot.mirror.version]",
    "server.answers('textDocument/implementation')(text)",
    "@server.feature('test/surrogate')",
    "def surrogate(params):",
    "    return '中文 \\ud800'",
    "server.jobs.later('fails', lambda: 1 / 0)",
)


@pytest.fixture(scope="module")
def server() -> Iterator[Raw]:
    """One server for all the misbehaviour of this file; it ends well and keeps quiet about what it was told."""
    raw = Raw(code=CUSTOM)
    raw.initialize()
    yield raw
    code, errors = raw.finish()
    assert code == 0
    assert "secret" not in errors
    assert "Traceback" not in errors
    assert "中文" not in errors


def still_works(server: Raw) -> None:
    """It answers, and finds what is wrong with a text."""
    server.send(request("works?", "test/unknown"), opened(FAULTY))
    assert server.answer("works?")["error"]["code"] == -32601
    assert server.published()["diagnostics"]
    server.send(notification("textDocument/didClose", textDocument={"uri": URI}))
    assert not server.published()["diagnostics"]


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        (None, "params has to be an object"),
        ([], "params has to be an object"),
        (3, "params has to be an object"),
        ({}, "params.textDocument is missing"),
        ({"textDocument": {"uri": 3}, "position": {"line": 0, "character": 0}}, "params.textDocument.uri"),
        ({**PLACE, "position": {"line": "secret", "character": 0}}, "params.position.line has to be an integer"),
        ({**PLACE, "position": {"line": 1e300, "character": 0}}, "params.position"),
        ({**PLACE, "position": {"line": 0}}, "params.position.character is missing"),
        ({**PLACE, "textDocument": "secret"}, "params.textDocument has to be an object"),
    ],
)
def test_malformed_parameters_are_answered(server: Raw, params: Any, problem: str) -> None:
    """With what is wrong with them, by the protocol's names, and nothing of their content."""
    server.send(framed({"jsonrpc": "2.0", "id": 7, "method": "textDocument/implementation", "params": params}))
    error = server.answer(7)["error"]
    assert error["code"] == -32602
    assert error["message"].startswith("Invalid parameters of textDocument/implementation: ")
    assert problem in error["message"]
    assert "secret" not in str(error)
    still_works(server)


def test_missing_parameters_are_answered(server: Raw) -> None:
    """No member called params at all."""
    server.send(framed({"jsonrpc": "2.0", "id": 8, "method": "textDocument/implementation"}))
    assert "params has to be an object" in server.answer(8)["error"]["message"]


@pytest.mark.parametrize(
    ("garbage", "code"),
    [
        (framed(b"{"), -32700),
        (framed(b"\xff"), -32700),
        (framed(b"[1]"), -32600),
        (framed(b"[" * 50_000), -32700),
        (b"hello\r\n\r\n", -32700),
        (b"Content-Length: 123456789012\r\n\r\n", -32700),
        (b"Content-Length: minus\r\nX: y\r\n\r\n", -32700),
        (framed({"jsonrpc": "2.0", "id": [], "method": "x"}), -32600),
    ],
)
def test_what_is_no_message_is_answered(server: Raw, garbage: bytes, code: int) -> None:
    """With an id of null, because nobody knows whose it was."""
    server.send(garbage)
    assert server.answer(None)["error"]["code"] == code
    still_works(server)


@pytest.mark.parametrize(
    "message",
    [
        notification("test/unknown"),
        notification("$/setTrace", value="verbose"),
        notification("textDocument/didOpen"),
        notification("textDocument/didOpen", textDocument={"uri": URI}),
        notification("textDocument/didChange", textDocument={"uri": URI, "version": 2}, contentChanges=[{"text": 3}]),
        notification("textDocument/didChange", textDocument={"uri": "file:///x"}, contentChanges=[]),
        notification("textDocument/didClose", textDocument=None),
        notification("textDocument/didSave", textDocument=[]),
        notification("workspace/didChangeConfiguration"),
        notification("workspace/didChangeWatchedFiles", changes=[{"uri": 3, "type": "x"}]),
        notification("$/cancelRequest"),
        notification("$/cancelRequest", id="none"),
        framed({"jsonrpc": "2.0", "id": 999, "result": None}),
        framed({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": "no"}}),
    ],
)
def test_notifications_without_meaning_are_ignored(server: Raw, message: bytes) -> None:
    """And so are answers to what was never asked."""
    server.send(message)
    still_works(server)


def test_a_file_that_no_disk_can_hold_is_judged_all_the_same() -> None:
    """A URI can name a path with a zero byte, as a document or as a folder of the workspace."""
    server, uri = Raw(), "file:///project/%00/openbayes.yaml"
    server.initialize(workspaceFolders=[{"uri": "file:///project/%00", "name": "zero"}])
    server.send(opened(FAULTY, uri))
    assert server.published()["uri"] == uri
    for number, feature in enumerate(("hover", "completion", "documentLink")):
        server.send(request(number, f"textDocument/{feature}", **{**PLACE, "textDocument": {"uri": uri}}))
        assert "result" in server.answer(number)
    assert server.finish() == (0, "")


@pytest.mark.parametrize("method", ["test/fails", "test/no-json"])
def test_a_failure_is_answered(server: Raw, method: str) -> None:
    """In one sentence that names the place, without its words and without a path of this machine."""
    server.send(request(9, method))
    error = server.answer(9)["error"]
    assert error["code"] == -32603
    assert method in error["message"]
    assert "\n" not in error["message"]
    assert not {"secret", "/home", "Traceback", str(Path(__file__).parent.parent)} & set(error["message"].split("'"))
    assert "data" not in error
    assert "/home" not in str(error)
    still_works(server)


def test_text_is_sent_as_it_is(server: Raw) -> None:
    """In UTF-8; escapes only where a lone surrogate leaves no other way."""
    server.send(
        opened(FAULTY.replace("中文", "\ud83d x: 'b")), request(10, "test/surrogate"), request(11, "test/text", **PLACE)
    )
    assert server.answer(10)["result"] == "中文 \ud800"
    assert "\ud83d" in server.answer(11)["result"][0]
    server.send(changed(FAULTY, 2), request(12, "test/text", **PLACE))
    assert server.answer(12)["result"] == [FAULTY, 2]
    assert any("中文".encode() in body for body in server.bodies)
    still_works(server)


def test_only_the_protocol_is_written_to_standard_output(server: Raw) -> None:
    """Prints, processes, C code, warnings and logs go elsewhere: :class:`Messages` accepts nothing else."""
    server.send(request(13, "test/prints"))
    assert server.answer(13)["result"] is None
    still_works(server)


def test_a_request_that_waits_can_be_cancelled(server: Raw) -> None:
    """It is answered at once; the others in their order."""
    slow, *waiting = (request(number, "test/sleeps", seconds=0.2) for number in (20, 21, 22, 23))
    server.send(slow, *waiting, notification("$/cancelRequest", id=22), notification("$/cancelRequest", id=21))
    answers = [server.next() or {} for _ in range(4)]
    codes = {answer["id"]: answer.get("error", {}).get("code") for answer in answers}
    assert codes == {20: None, 21: -32800, 22: -32800, 23: None}
    assert [answer["id"] for answer in answers][-1] == 23
    server.send(notification("$/cancelRequest", id=20))
    still_works(server)


def test_a_request_is_answered_for_the_version_of_its_arrival(server: Raw) -> None:
    """Although the changes behind it are known when it is its turn."""
    server.send(opened("old: 1\n"), request(30, "test/sleeps", seconds=0.2), request(31, "test/text", **PLACE))
    server.send(changed("new: 2\n", 2), request(32, "test/text", **PLACE))
    assert server.answer(31)["result"] == ["old: 1\n", 1]
    assert server.answer(32)["result"] == ["new: 2\n", 2]
    still_works(server)


def test_a_burst_of_changes_is_judged_once(server: Raw) -> None:
    """For its last version."""
    server.send(opened("old: 1\n"), *(changed(f"new: {version}\n", version) for version in range(2, 60)))
    assert server.published().get("version") in (None, 59)
    server.send(request(33, "test/text", **PLACE))
    answer = server.next() or {}
    assert (answer["id"], answer["result"]) == (33, ["new: 59\n", 59])
    still_works(server)


def test_reading_goes_on_while_something_is_answered(server: Raw) -> None:
    """Megabytes are taken from an editor that waits for an answer: its pipe never fills."""
    server.send(request(40, "test/sleeps", seconds=1.5))
    for _ in range(40):
        server.send(notification("test/unknown", text="x" * 100_000))
    assert not server.bodies or b'"id":40' not in server.bodies[-1]
    assert server.answer(40)["result"] == 1.5
    still_works(server)


def test_the_log_has_one_line_for_each_failure() -> None:
    """What fails where nobody waits for it, too."""
    raw = Raw(code=CUSTOM)
    raw.initialize()
    raw.send(request(1, "test/fails"), opened("a: 1\n"))
    raw.answer(1)
    raw.published()
    code, errors = raw.finish()
    # Which of the two comes first depends on how much has arrived when the server looks.
    lines = {line.split(":")[1].strip(): line for line in errors.splitlines()}
    assert code == 0
    assert sorted(lines) == ["later", "test/fails"]
    assert len(errors.splitlines()) == 2
    assert "ZeroDivisionError" in lines["later"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_twenty_thousand_edits_leave_nothing_behind() -> None:
    """The memory of the process stays what it was after the first thousands."""
    raw = Raw()
    raw.initialize()
    raw.send(opened("command: python train.py\n"))
    version, sizes = 1, list[int]()
    for _ in range(20):
        for _ in range(10):
            edits = [changed("x" if each % 2 else "", version + each, (0, 2, 0, 2 + each % 2)) for each in range(100)]
            version += len(edits)
            raw.send(*edits, request(version, "test/unknown"))
            raw.answer(version)
        pages = Path(f"/proc/{raw.process.pid}/statm").read_text(encoding="ascii").split()[1]
        sizes.append(int(pages) * 4)
    assert raw.finish()[0] == 0
    assert sizes[-1] - sizes[3] < 3_000
