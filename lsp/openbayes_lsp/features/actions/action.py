"""What an editor offers under its light bulb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Edit

Kind: TypeAlias = Literal["quickfix", "refactor.rewrite", "source.fixAll.obconf"]

QUICKFIX: Final = "quickfix"
REWRITE: Final = "refactor.rewrite"
FIX_ALL: Final = "source.fixAll.obconf"
KINDS: Final[tuple[Kind, ...]] = (QUICKFIX, REWRITE, FIX_ALL)


class Action(NamedTuple):
    """Edits under a name. ``findings`` are those that it repairs or silences.

    ``preferred`` is true of the one safe repair of a finding that has only one. Where ``impossible`` says why, there
    are no edits.
    """

    kind: Kind
    title: str
    edits: tuple[Edit, ...]
    findings: tuple[Diagnostic, ...] = ()
    preferred: bool = False
    impossible: str = ""
