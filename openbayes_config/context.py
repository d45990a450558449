"""What a rule may look at beside the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from openbayes_config.client import MODES, Client, Mode, Outcome, Overrides, Reason, Verdict, judge_modes
from openbayes_config.text import Span

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.diagnostic import Rule
    from openbayes_config.document import Document
    from openbayes_config.files import Files
    from openbayes_config.shape import Misfit
    from openbayes_config.suppress import Sifted, Suppression

AskedMode: TypeAlias = Literal["task", "workspace", "hypertuning", "any"]

# Problems after which a part of the text is missing from the nodes.
_BREAKS = frozenset(
    ("syntax", "tab", "encoding", "control_character", "undefined_alias", "duplicate_anchor", "several_documents")
)


class Observed(NamedTuple):
    """An outcome and the modes in which it holds; ``modes`` is empty when it holds in all asked ones."""

    outcome: Outcome
    modes: tuple[Mode, ...]

    @property
    def span(self) -> Span:
        """Where the outcome's node stands; the start of the text for an outcome without one."""
        return self.outcome.node.span if self.outcome.node else Span(0, 0)


class Context:
    """What was asked for, and what the client does with the document then.

    ``environ`` is ``None`` when every variable counts as set, ``files`` (those beside the document) where no
    folder is known, ``catalog`` (the names of the user's own account) where none was stored. Verdicts and the
    comparison with the schema are made when a rule first asks for them. ``sifted`` is what the comments of the document
    silence, known as soon as all rules but those about such comments have spoken.
    """

    __slots__ = (
        "_document",
        "_misfits",
        "_observed",
        "_suppressions",
        "_verdicts",
        "catalog",
        "client",
        "environ",
        "files",
        "mode",
        "overrides",
        "sifted",
    )

    def __init__(
        self,
        document: Document,
        mode: AskedMode,
        client: Client,
        overrides: Overrides,
        environ: Mapping[str, str] | None,
        files: Files | None = None,
        catalog: Catalog | None = None,
    ) -> None:
        self.mode: AskedMode = mode
        self.client = client
        self.overrides = overrides
        self.environ = environ
        self.files = files
        self.catalog = catalog
        self.sifted: Sifted | None = None
        self._document = document
        self._verdicts: dict[Mode, Verdict] | None = None
        self._observed: dict[Reason, list[tuple[int, Observed]]] | None = None
        self._misfits: tuple[Misfit, ...] | None = None
        self._suppressions: tuple[Suppression, ...] | None = None

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The modes that were asked for: all of them in mode ``any``."""
        return MODES if self.mode == "any" else (self.mode,)

    @property
    def verdicts(self) -> Mapping[Mode, Verdict]:
        """The client's verdict for every mode that was asked for."""
        if self._verdicts is None:
            self._verdicts = judge_modes(self._document, self.modes, self.client, self.overrides, self.environ)
        return self._verdicts

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """Where the document differs from the JSON Schema."""
        if self._misfits is None:
            from openbayes_config.shape import compare

            self._misfits = compare(self._document)
        return self._misfits

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The comments of the document that silence findings."""
        if self._suppressions is None:
            self._suppressions = ()
            if "obconf" in self._document.source.text:
                from openbayes_config.suppress import read

                self._suppressions = read(self._document)
        return self._suppressions

    @property
    def broken(self) -> bool:
        """Whether a part of the text could not be read, so that what seems to be missing may stand there."""
        return any(problem.kind in _BREAKS for problem in self._document.problems)

    def can_judge(self, rule: Rule) -> bool:
        """Whether the silence of ``rule`` means that there is nothing to find: all that it needs is there."""
        if self.mode != "any" or self.broken:
            return False
        needs = {"environ": self.environ, "files": self.files, "catalog": self.catalog}
        return needs.get(rule.needs, ()) is not None

    def observed(self, *reasons: Reason) -> Iterator[Observed]:
        """The outcomes with one of these reasons, each once, in the client's order."""
        if self._observed is None:
            self._observed = _by_reason(self.verdicts)
        if self._observed.keys().isdisjoint(reasons):
            return iter(())
        placed = sorted(each for reason in set(reasons) for each in self._observed.get(reason, ()))
        return (each for _, each in placed)


def _by_reason(verdicts: Mapping[Mode, Verdict]) -> dict[Reason, list[tuple[int, Observed]]]:
    """All outcomes by their reasons, each with its place in the client's order."""
    seen: dict[tuple[object, ...], tuple[Outcome, list[Mode]]] = {}
    for mode, verdict in verdicts.items():
        for outcome in verdict.outcomes:
            key = (outcome.reason, outcome.path, id(outcome.node))
            seen.setdefault(key, (outcome, []))[1].append(mode)
    found: dict[Reason, list[tuple[int, Observed]]] = {}
    for place, (outcome, modes) in enumerate(seen.values()):
        observed = Observed(outcome, () if len(modes) == len(verdicts) else tuple(modes))
        found.setdefault(outcome.reason, []).append((place, observed))
    return found
