"""New YAML text in a file's own style, as edits on its text.

Rules and commands build their repairs with this package: :func:`insertion` adds entries to a mapping,
:func:`removal` takes one out, :func:`rename` and :func:`replacement` change a key or a scalar. :func:`lines` is
the text of new entries, as it is shown to people and as :func:`insertion` writes it.
"""

from openbayes_config.emit.blocks import Step, column_of, indent_step, inline, lines, quote_of
from openbayes_config.emit.insertion import insertion
from openbayes_config.emit.removal import removal, rename, replacement
from openbayes_config.emit.scalars import Quote, key, quoted, scalar

__all__ = [
    "Quote",
    "Step",
    "column_of",
    "indent_step",
    "inline",
    "insertion",
    "key",
    "lines",
    "quote_of",
    "quoted",
    "removal",
    "rename",
    "replacement",
    "scalar",
]
