"""What a command line is made of: words with their spans, operators, comments. Nothing is evaluated.

The grammar is that of the POSIX shell (token recognition, quoting, reserved words), with ``&>``, ``|&``, ``<<<``
and ``<(...)`` as bash has them: which shell runs a command on the platform is not documented.

No library serves here: ``shlex`` gives neither spans nor operators, ``bashlex`` is under the GPL and stops at the first
mistake, tree-sitter's grammar is a compiled extension. A mistake (an open quote) is a problem with a place, never an
exception; the time is linear in the text.
"""

from __future__ import annotations

from openbayes_config.shell.lines import parse_command
from openbayes_config.shell.tail import Tail, tail_of
from openbayes_config.shell.tokens import CommandLine, Operator, Problem, Segment, Word
from openbayes_config.shell.words import is_plain

__all__ = ["CommandLine", "Operator", "Problem", "Segment", "Tail", "Word", "is_plain", "parse_command", "tail_of"]
