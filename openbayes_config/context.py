"""What a rule may look at beside the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client import MODES, Client, Mode, Outcome, Overrides, Reason, Verdict

AskedMode: TypeAlias = Literal["task", "workspace", "hypertuning", "any"]


class Observed(NamedTuple):
    """An outcome and the modes in which it holds; ``modes`` is empty when it holds in all asked ones."""

    outcome: Outcome
    modes: tuple[Mode, ...]


class Context:
    """``mode`` is the mode that was asked for; ``verdicts`` holds the client's verdict for it, or for all
    three in mode ``any``. ``environ`` is ``None`` when every variable counts as set.
    """

    __slots__ = ("client", "environ", "mode", "overrides", "verdicts")

    def __init__(
        self,
        mode: AskedMode,
        client: Client,
        overrides: Overrides,
        environ: Mapping[str, str] | None,
        verdicts: Mapping[Mode, Verdict],
    ) -> None:
        self.mode: AskedMode = mode
        self.client = client
        self.overrides = overrides
        self.environ = environ
        self.verdicts = verdicts

    def observed(self, *reasons: Reason) -> Iterator[Observed]:
        """The outcomes with one of these reasons, each once, in the client's order."""
        seen: dict[tuple[object, ...], tuple[Outcome, list[Mode]]] = {}
        for mode in MODES:
            verdict = self.verdicts.get(mode)
            for outcome in verdict.outcomes if verdict else ():
                if outcome.reason in reasons:
                    key = (outcome.reason, outcome.path, id(outcome.node))
                    seen.setdefault(key, (outcome, []))[1].append(mode)
        for outcome, modes in seen.values():
            yield Observed(outcome, () if len(modes) == len(self.verdicts) else tuple(modes))
