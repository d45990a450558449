"""One editor from its first message to its last: what is done when."""

from __future__ import annotations

import gc
import sys
from collections import deque
from enum import Enum
from queue import Empty
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound

from openbayes_lsp.channel import Inbox, Left, Outbox
from openbayes_lsp.framing import Fault
from openbayes_lsp.greeting import greeting
from openbayes_lsp.messages import (
    CANCELLED,
    INTERNAL_ERROR,
    INVALID_REQUEST,
    NOT_INITIALIZED,
    PARSE_ERROR,
    Refusal,
    parse,
)
from openbayes_lsp.parent import watch
from openbayes_lsp.profile import Profile
from openbayes_lsp.rehearsal import rehearsal
from openbayes_lsp.sync import uri_in
from openbayes_lsp.trouble import apology, report, say

if TYPE_CHECKING:
    from openbayes_lsp.protocol import Protocol
    from openbayes_lsp.server import Server
    from openbayes_lsp.snapshot import Snapshot

_GARBAGE = 100_000
_MOMENT = 0.0002  # seconds
_SWITCH = 0.0005  # seconds until the reader of what arrives gets its turn; by default it waits longer than a text takes


class Request(NamedTuple):
    """A request that waits. ``snapshot`` is its document as it was when the request arrived."""

    id: int | str
    method: str
    params: object
    snapshot: Snapshot | None


class State(Enum):
    """How far the editor has come."""

    NEW = 0
    READY = 1
    SHUT = 2


class Session:
    """Takes everything that has arrived before it answers anything, so that a request can be cancelled as long as it
    waits, and the findings of a text that has changed again already are looked for no further.

    Notifications count at once. Requests are answered in their order, for the version that was there when they
    arrived. The server's jobs are done, step by step, when nothing else is left.
    """

    def __init__(self, server: Server, inbox: Inbox, outbox: Outbox) -> None:
        self._server = server
        self._inbox = inbox
        self._outbox = outbox
        self._waiting: deque[Request] = deque()
        self._state = State.NEW
        self._busy = False
        self._rehearsal = rehearsal(server)
        self._protocol = cast("Protocol", server.protocol)
        self._protocol.outbox = outbox

    def meet(self, profile: Profile) -> None:
        """The editor has introduced itself."""
        self._state = State.READY
        if profile.process_id is not None:
            watch(profile.process_id, self._inbox.end)
        self._guarded("initialize", lambda: self._server.meet(profile))

    def run(self, *first: bytes | Fault | None) -> int:
        """Serve until the editor leaves; gives the exit code. ``first`` are items that were read before."""
        # The many short-lived objects of one text are freed without the collector, which would only look at them.
        gc.set_threshold(_GARBAGE, 5, 5)
        sys.setswitchinterval(_SWITCH)
        try:
            for item in first:
                self._take(item)
            while True:
                if not self._inbox.empty() or self._is_interrupted():
                    self._take(self._inbox.next())
                elif not self._work() and not self._rehearse():
                    self._wait()
        except Left:
            return 0 if self._state is State.SHUT else 1

    def _wait(self) -> None:
        """Take what arrives next, unless something comes due before."""
        if gc.get_count()[0] > _GARBAGE // 5:
            gc.collect(1)
        try:
            item = self._inbox.next(None if self._state is State.SHUT else self._server.jobs.pause())
        except Empty:
            return
        self._take(item)

    def _is_interrupted(self) -> bool:
        """Whether something arrives when a job has just begun: many editors ask for something right behind a key."""
        begins = self._state is State.READY and not self._waiting and self._server.jobs.is_fresh
        return begins and self._inbox.arrives(_MOMENT)

    def _work(self) -> bool:
        """Do the next thing that waits, if there is one."""
        if self._waiting:
            self._answer(self._waiting.popleft())
        elif self._state is State.SHUT or self._guarded("later", self._server.jobs.step) is False:
            return False
        self._busy = True
        return True

    def _rehearse(self) -> bool:
        """Prepare for requests to come, when the editor has got what it asked for first."""
        return self._busy and self._state is State.READY and next(self._rehearsal, False)

    def _take(self, item: bytes | Fault | None) -> None:
        if item is None:
            while self._work():
                pass
            raise Left
        message = Refusal(None, PARSE_ERROR, item.reason) if isinstance(item, Fault) else parse(item)
        if isinstance(message, Refusal):
            self._refuse(*message)
        elif "method" not in message:
            self._protocol.receive(message)
        elif "id" in message:
            self._request(message["id"], message["method"], message.get("params"))
        else:
            self._notification(message["method"], message.get("params"))

    def _request(self, id_: int | str, method: str, params: object) -> None:
        if method not in ("initialize", "shutdown"):
            uri = uri_in(params)
            snapshot = self._guarded(method, lambda: self._server.documents.snapshot(uri)) if uri else None
            self._waiting.append(Request(id_, method, params, snapshot))
            return
        while self._waiting:
            self._answer(self._waiting.popleft())
        if (reason := self._misplaced(method)) is not None:
            self._refuse(id_, *reason)
        elif method == "initialize":
            profile = Profile.of(params)
            self._outbox.send({"jsonrpc": "2.0", "id": id_, "result": greeting(profile)})
            self.meet(profile)
        else:
            self._state = State.SHUT
            self._outbox.send({"jsonrpc": "2.0", "id": id_, "result": None})

    def _misplaced(self, method: str) -> tuple[int, str] | None:
        """Why a request cannot come now."""
        if self._state is State.SHUT:
            return INVALID_REQUEST, f"{method}: the server was shut down."
        if self._state is State.NEW:
            return None if method == "initialize" else (NOT_INITIALIZED, f"{method}: initialize has to come first.")
        return (INVALID_REQUEST, "The server was initialized before.") if method == "initialize" else None

    def _answer(self, request: Request) -> None:
        if (reason := self._misplaced(request.method)) is not None:
            self._refuse(request.id, *reason)
            return
        self._server.asked_about = request.snapshot
        try:
            result = self._protocol.call(request.method, request.params)
            self._outbox.send({"jsonrpc": "2.0", "id": request.id, "result": result}, self._protocol.plain)
        except JsonRpcException as error:
            self._refuse(request.id, error.code, error.message)
        except Exception as error:
            report(request.method, error)
            self._refuse(request.id, INTERNAL_ERROR, apology(request.method, error, self._server.projects.spoken))
        finally:
            self._server.asked_about = None

    def _notification(self, method: str, params: object) -> None:
        if method == "exit":
            while self._waiting:
                self._answer(self._waiting.popleft())
            raise Left
        if self._state is not State.READY:
            return
        if method == "$/cancelRequest":
            self._cancel(params)
        elif not method.startswith("$/"):
            self._guarded(method, lambda: self._protocol.call(method, params))

    def _cancel(self, params: object) -> None:
        """Answer a request that waits at once; one that is not there was answered before."""
        id_: object = cast("dict[str, Any]", params).get("id") if isinstance(params, dict) else None
        for request in self._waiting:
            if request.id == id_ and type(request.id) is type(id_):
                self._waiting.remove(request)
                self._refuse(request.id, CANCELLED, f"{request.method}: cancelled.")
                return

    def _guarded(self, doing: str, call: Any) -> Any:
        """Do something that nobody waits for: what goes wrong is one line in the log."""
        try:
            return call()
        except JsonRpcMethodNotFound:
            pass
        except JsonRpcException as error:
            say(error.message)
        except Exception as error:
            report(doing, error)
        return None

    def _refuse(self, id_: int | str | None, code: int, reason: str) -> None:
        self._outbox.send(Refusal(id_, code, reason).reply())
