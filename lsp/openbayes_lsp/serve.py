"""The life of a server: one editor, from its first byte to its last."""

from __future__ import annotations

import gc

from openbayes_lsp.channel import Channel, Inbox, Left, Outbox
from openbayes_lsp.greeting import greet
from openbayes_lsp.parent import watch
from openbayes_lsp.trouble import report


def serve(channel: Channel, process_id: int | None = None) -> int:
    """Serve the editor at the other end and give the exit code: 0 if it took leave as the protocol asks, else 1.

    ``initialize`` is answered before everything else is imported, which takes longer than all that an editor asks in
    its first second. ``process_id`` is the editor, if it was named on the command line.
    """
    inbox, outbox = Inbox(channel.read), Outbox(channel.write)
    if process_id is not None:
        watch(process_id, inbox.end)
    try:
        first = inbox.next()
        if first is None:
            return 1
        profile = greet(first, outbox)
        if profile and profile.process_id is not None:
            watch(profile.process_id, inbox.end)
        # What is imported stays: the collector would look through it again and again.
        gc.disable()
        from openbayes_lsp.server import create
        from openbayes_lsp.session import Session

        session = Session(create(), inbox, outbox)
        gc.enable()
        if profile is None:
            return session.run(first)
        session.meet(profile)
        return session.run()
    except Left:
        return 1
    except Exception as error:
        report("start", error)
        return 1
