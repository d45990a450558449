"""The life of a server: one editor, from its first byte to its last."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from openbayes_lsp.channel import Channel, Inbox, Left, Outbox
from openbayes_lsp.greeting import greet
from openbayes_lsp.parent import watch
from openbayes_lsp.trouble import report

if TYPE_CHECKING:
    from openbayes_lsp.preview import Preview
    from openbayes_lsp.profile import Profile


def serve(channel: Channel, process_id: int | None = None) -> int:
    """Serve the editor at the other end and give the exit code: 0 if it took leave as the protocol asks, else 1.

    ``initialize`` is answered before everything else is imported, and the first findings are before pygls is, which
    takes longer than all that an editor asks in its first second. ``process_id`` is the editor, if it was named on the
    command line.
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
        # What is imported stays: the collector would only look through it.
        gc.disable()
        preview = _preview(profile, inbox, outbox) if profile else None
        from openbayes_lsp.server import create
        from openbayes_lsp.session import Session

        server = create()
        session = Session(server, inbox, outbox)
        gc.freeze()
        gc.enable()
        if profile is None or preview is None:
            return session.run(first)
        server.previewed = preview.published
        session.meet(profile)
        return session.run(*preview.kept)
    except Left:
        return 1
    except Exception as error:
        report("start", error)
        return 1


def _preview(profile: Profile, inbox: Inbox, outbox: Outbox) -> Preview:
    from openbayes_lsp.preview import Preview

    preview = Preview(profile, outbox)
    preview.read(inbox)
    return preview
