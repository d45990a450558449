"""Where the parameters of a file stand."""

from __future__ import annotations

from functools import lru_cache

from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Mapping, key_of
from openbayes_config.text import Span


@lru_cache(maxsize=1)
def names(document: Document) -> dict[str, Span]:
    """The place of each parameter's name; of the last one where a name is repeated."""
    block = resolve(document.at("parameters"))
    entries = block.entries if isinstance(block, Mapping) else ()
    return {str(key_of(entry.key)): entry.key.span for entry in entries}
