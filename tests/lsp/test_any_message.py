"""Whatever is sent: every request is answered once, and nothing fails inside."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openbayes_lsp.channel import Inbox, Outbox
from openbayes_lsp.messages import INTERNAL_ERROR
from openbayes_lsp.profile import Profile
from openbayes_lsp.server import Server, create
from openbayes_lsp.session import Session
from tests.lsp.profiles import PROFILES
from tests.lsp.raw import URI, opened
from tests.lsp.script import Script

TEXT = """\
resource: rtx-4090 # 中文 😀
command: 'python train.py --lr 1'
parameters: {lr: 0.1, "a b": [1]}
data_bindings:
- data: a/b/1
  path: /input0
hyper_tuning:
  parameter_specs: [{name: lr, type: DOUBLE}]
"""
numbers = st.integers(0, 12) | st.sampled_from([-1, 2**31 - 1, 2**31, 10**30, 0.5])
words = st.sampled_from(
    ["", URI, "file:///x/openbayes.yaml", "untitled:1", "quickfix", "lr", "\n", "obconf.applyFix", "\ud800"]
)
anything = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)
small = st.integers(0, 20)
position = st.fixed_dictionaries({"line": small, "character": small})
within = st.fixed_dictionaries({"start": position, "end": position})
document = st.just({"uri": URI}) | st.fixed_dictionaries({"uri": words, "version": numbers}) | anything
USUAL: dict[str, st.SearchStrategy[Any]] = {
    "textDocument": st.just({"uri": URI, "version": 2}),
    "position": position,
    "range": within,
    "context": st.just({"diagnostics": []}),
    "options": st.just({"tabSize": 2, "insertSpaces": True}),
    "positions": st.lists(position, max_size=2),
    "newName": words,
    "ch": st.just("\n"),
    "contentChanges": st.lists(st.fixed_dictionaries({"text": words}, optional={"range": within}), max_size=2),
    "command": st.sampled_from(
        ["obconf.applyFix", "obconf.fixAll", "obconf.convertBindings", "obconf.showTrials", "x"]
    ),
    "arguments": st.lists(words | anything, max_size=3),
    "previousResultIds": st.just([]),
    "settings": st.fixed_dictionaries({"obconf": anything}),
    "changes": st.lists(st.fixed_dictionaries({"uri": words, "type": st.integers(1, 3)}), max_size=2),
    "mode": words,
}
ODD: dict[str, st.SearchStrategy[Any]] = {
    "textDocument": document,
    "position": st.fixed_dictionaries({"line": numbers, "character": numbers}) | anything,
    **dict.fromkeys(("range", "context", "options", "positions", "newName", "ch", "contentChanges"), anything),
    **dict.fromkeys(("command", "arguments", "previousResultIds", "settings", "changes", "event", "mode"), anything),
    "id": numbers,
}


@st.composite
def params(draw: st.DrawFn) -> object:
    """Parameters as they should be, but for some that may be missing or odd."""
    found = draw(st.fixed_dictionaries(USUAL))
    found |= draw(st.fixed_dictionaries({}, optional=ODD)) if draw(st.booleans()) else {}
    for name in draw(st.just([]) | st.lists(st.sampled_from(sorted(USUAL)), max_size=2)):
        found.pop(name, None)
    return draw(st.just(found) | anything) if draw(st.integers(0, 9)) == 0 else found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all examples, whose log has no end."""
    threshold = gc.get_threshold()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("openbayes_lsp.trouble._MOST", 1_000_000)
        yield create()
    gc.set_threshold(*threshold)
    gc.unfreeze()


def methods(server: Server) -> list[str]:
    """Everything that is registered, and a few things more."""
    found: Any = server.protocol
    return [
        *found.fm.features,
        "workspace/executeCommand",
        "workspace/didChangeWorkspaceFolders",
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "$/cancelRequest",
        "initialize",
        "unknown",
    ]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_any_messages(server: Server, data: st.DataObject, capsys: pytest.CaptureFixture[str]) -> None:
    """Requests and notifications with odd parameters, in any order."""
    kinds = st.tuples(st.sampled_from(methods(server)), params(), st.booleans())
    messages: list[dict[str, Any]] = [
        {"jsonrpc": "2.0", "method": method, "params": given_, **({"id": number} if asks else {})}
        for number, (method, given_, asks) in enumerate(data.draw(st.lists(kinds, min_size=1, max_size=6)))
    ]
    sent: list[bytes] = []
    script = Script(opened(TEXT), *(json.dumps(each).encode() for each in messages))
    session = Session(server, cast("Inbox", script), Outbox(sent.append))
    profile = data.draw(st.sampled_from(sorted(PROFILES)))
    session.meet(Profile.of({"capabilities": PROFILES[profile][1], "locale": "en"}))
    assert session.run() == 1
    said = [json.loads(each.partition(b"\r\n\r\n")[2]) for each in sent]
    answers = [each for each in said if "method" not in each]
    asked = Counter(each["id"] for each in messages if "id" in each)
    assert Counter(each["id"] for each in answers if each["id"] is not None) == asked
    assert not [each for each in answers if each.get("error", {}).get("code") == INTERNAL_ERROR]
    errors = capsys.readouterr().err
    assert "Error at" not in errors
    assert "Traceback" not in errors
