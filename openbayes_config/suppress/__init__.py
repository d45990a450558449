"""``# obconf: ignore[...]`` comments: what they say, and which findings they silence.

``# obconf: ignore[OB203, duplicate-key] reason`` holds for its own line or, on a line of its own, for the next line
that is no comment; ``# obconf: ignore-file[...]`` for the whole file. A finding is silenced from the line on which it
begins and from the line of the key that it speaks of.
"""

from openbayes_config.suppress.add import add
from openbayes_config.suppress.comments import Kind, Named, Suppression, read
from openbayes_config.suppress.edits import named, removed
from openbayes_config.suppress.sift import Sifted, Suppressed, cannot_be_silenced, lines_of, sift

__all__ = [
    "Kind",
    "Named",
    "Sifted",
    "Suppressed",
    "Suppression",
    "add",
    "cannot_be_silenced",
    "lines_of",
    "named",
    "read",
    "removed",
    "sift",
]
