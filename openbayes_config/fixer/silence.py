"""Comments in the place of repairs: what is found now stays as it is, and only what comes later is reported."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from openbayes_config.client import DEFAULT_CLIENT
from openbayes_config.document import Document, parse
from openbayes_config.fixer.edits import composed
from openbayes_config.fixer.engine import Fixed
from openbayes_config.linter import lint
from openbayes_config.suppress import add
from openbayes_config.text import Edit, Source, apply

if TYPE_CHECKING:
    from openbayes_config.context import AskedMode
    from openbayes_config.files import Files
    from openbayes_config.settings import Settings


def silence(
    data: bytes | str,
    reason: str = "",
    *,
    mode: AskedMode = "any",
    client: str = DEFAULT_CLIENT,
    files: Files | None = None,
    settings: Settings | None = None,
) -> Fixed:
    """Write ``# obconf: ignore[...]`` comments, with ``reason`` in each, for all findings about a file.

    Nothing but comments is added, and the file means what it meant. A text that cannot be read as a whole is given back
    as it is.
    """
    check = partial(lint, mode=mode, client=client, files=files, settings=settings)
    before = check(data)
    after = before
    edits: tuple[Edit, ...] = ()
    if not before.context.broken:
        near = add(before.document, before.diagnostics, reason)
        commented = check(_edited(before.document, near))
        if _same(before.document, commented.document):
            after, edits = commented, near
        if after.diagnostics:
            more = add(after.document, after.diagnostics, reason, whole=True)
            edits = composed(after.document.source.text, edits, more)
            after = check(_edited(after.document, more))
    source = after.document.source
    if source.text == before.document.source.text and isinstance(data, bytes):
        return Fixed(source.text, data, (), after)
    written = (source.bom + source.text).encode("utf-8", "surrogatepass")
    return Fixed(source.text, written, (), after, len(after.suppressed) - len(before.suppressed), edits)


def _edited(document: Document, edits: tuple[Edit, ...]) -> Document:
    source = document.source
    return parse(Source(apply(source.text, edits), source.bom))


def _same(before: Document, after: Document) -> bool:
    """Whether both texts say the same to the client."""
    if before.loads != after.loads:
        return False
    return not before.loads or repr(before.plain()) == repr(after.plain())
