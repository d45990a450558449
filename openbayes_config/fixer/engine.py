"""Applies fixes, looks at the result, and goes on until nothing is left to do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from openbayes_config.client import DEFAULT_CLIENT
from openbayes_config.context import AskedMode
from openbayes_config.diagnostic import Diagnostic, Fix, fenced
from openbayes_config.document import Document, parse
from openbayes_config.fixer.edits import composed, origin, placed
from openbayes_config.fixer.faithful import faithful
from openbayes_config.linter import Report, lint
from openbayes_config.settings import Settings
from openbayes_config.text import Edit, Source, Span, apply

if TYPE_CHECKING:
    from openbayes_config.files import Files

Select: TypeAlias = Callable[[Diagnostic, Fix], bool]

# Texts that are linted on the way; more than any real file needs, so that a hostile one cannot go on for ever.
_TRIES = 40


class Applied(NamedTuple):
    """A fix that was applied, the finding that it repaired, and where that stood in the text as it was given."""

    diagnostic: Diagnostic
    fix: Fix
    span: Span


class Fixed(NamedTuple):
    """A repaired text. ``data`` is what to write, with the byte order mark that was there; ``left`` are the
    findings about the new text, ``silenced`` is how many more of them comments silence now. ``edits`` make the new text
    of the old one, both without a byte order mark; they are in the order of the text, and none touches another.
    ``unfinished`` says that there are safe fixes which were not tried, after too many that did not work out.
    """

    text: str
    data: bytes
    applied: tuple[Applied, ...]
    left: Report
    silenced: int = 0
    edits: tuple[Edit, ...] = ()
    unfinished: bool = False

    def _repr_markdown_(self) -> str:
        """The repaired text as a notebook shows it, secrets masked."""
        from openbayes_config.mask import secrets

        return fenced(secrets(self.left.document).source, "yaml")


class _Offer(NamedTuple):
    diagnostic: Diagnostic
    fix: Fix

    @property
    def key(self) -> tuple[str, str, str]:
        return self.diagnostic.rule.id, self.diagnostic.pointer, self.fix.title.en


def fix(
    data: bytes | str,
    *,
    mode: AskedMode = "any",
    client: str = DEFAULT_CLIENT,
    unsafe: bool = False,
    select: Select | None = None,
    files: Files | None = None,
    settings: Settings | None = None,
) -> Fixed:
    """Apply the safe fixes of all findings, with ``unsafe`` also the others.

    ``select`` chooses among the fixes, ``settings`` among the rules; ``files`` are those beside the file. A fix is
    dropped where it would leave more problems than before, or where the result would not keep what the author wrote:
    see :mod:`openbayes_config.fixer.faithful`. Of a text that cannot be read as a whole, only the lines that stand in
    the way are repaired; if that is enough, the rest as well. Raises ``UnsupportedClient`` as
    :func:`openbayes_config.linter.lint` does.
    """
    check = partial(lint, mode=mode, client=client, files=files, settings=settings)
    report = check(data)
    run = _Run(report, check, unsafe, select)
    run.finish()
    source = run.report.document.source
    written = data if not run.applied and isinstance(data, bytes) else _encoded(source)
    return Fixed(source.text, written, tuple(run.applied), run.report, 0, run.edits, run.unfinished)


def _encoded(source: Source) -> bytes:
    return (source.bom + source.text).encode("utf-8", "surrogatepass")


class _Run:
    """One text on its way. ``tries`` are the texts that may still be looked at."""

    def __init__(
        self, report: Report, check: Callable[[Document], Report], unsafe: bool, select: Select | None
    ) -> None:
        self.report = report
        self.applied: list[Applied] = []
        self.edits: tuple[Edit, ...] = ()
        self._check = check
        self._unsafe = unsafe
        self._select = select
        self._tries = _TRIES
        self._dropped: set[tuple[str, str, str]] = set()
        self._seen = {report.document.source.text}

    def finish(self) -> None:
        """Apply what can be applied; what was dropped gets another chance when others have changed the text."""
        done = -1
        while len(self.applied) > done:
            done = len(self.applied)
            self._dropped.clear()
            while self._tries and (offers := _compatible(self._offers())):
                self._apply(offers)

    @property
    def unfinished(self) -> bool:
        """Whether something is left that was not tried."""
        return not self._tries and any(True for _ in self._offers())

    def _apply(self, offers: list[_Offer]) -> None:
        """All offers at once; where that fails, half of them, down to a single one, which is dropped if it fails."""
        while self._tries and not self._try(offers):
            if len(offers) == 1:
                self._dropped.add(offers[0].key)
                return
            offers = offers[: len(offers) // 2]

    def _offers(self) -> Iterator[_Offer]:
        for diagnostic in self.report.diagnostics:
            offers = [_Offer(diagnostic, fix) for fix in diagnostic.fixes if fix.safe or self._unsafe]
            offers = [offer for offer in offers if not self._select or self._select(*offer)]
            # The fixes of one finding exclude each other; a safe one is preferred.
            offers = sorted(offers, key=lambda offer: not offer.fix.safe)[:1]
            yield from (offer for offer in offers if offer.key not in self._dropped)

    def _try(self, offers: list[_Offer]) -> bool:
        self._tries -= 1
        edits = tuple(edit for offer in offers for edit in offer.fix.edits)
        old = self.report.document.source
        text = apply(old.text, edits)
        if text in self._seen:
            return False
        report = self._check(parse(Source(text, old.bom)))
        if not self._better(report, offers, edits):
            return False
        before = origin(self.edits)
        self.applied += [Applied(*offer, Span(*map(before, offer.diagnostic.span))) for offer in offers]
        self.edits = composed(old.text, self.edits, edits)
        self._seen.add(text)
        self.report = report
        return True

    def _better(self, report: Report, offers: list[_Offer], edits: tuple[Edit, ...]) -> bool:
        if self.report.context.broken:
            return _readable(self.report, report, offers)
        if report.context.broken or not _repaired(self.report, report, offers):
            return False
        errors, total = _problems(report, offers, edits)
        # Among several fixes one could hide behind the others what it makes worse.
        spare = len(offers) if len(offers) > 1 else 0
        if errors > self.report.count("error") or total > len(self.report.diagnostics) - spare:
            return False
        changes = frozenset(part for offer in offers for part in offer.fix.changes)
        return faithful(self.report.document, report.document, edits, changes, report.context.client)


def _readable(before: Report, after: Report, offers: list[_Offer]) -> bool:
    """Whether the lines that the offers repair can be read. That all others are as they were was tried before each of
    them was offered.
    """
    mended = {before.document.source.position(each.diagnostic.span.start).line for each in offers}
    wrong = {after.document.source.position(each.span.start).line for each in after.document.problems}
    return not mended & wrong


def _repaired(before: Report, after: Report, offers: list[_Offer]) -> bool:
    """Whether the findings that the offers repair are gone."""
    old, new = (Counter((each.rule.id, each.pointer) for each in report.diagnostics) for report in (before, after))
    gone = Counter((each.diagnostic.rule.id, each.diagnostic.pointer) for each in offers)
    return all(new[key] <= old[key] - count for key, count in gone.items())


def _problems(report: Report, offers: list[_Offer], edits: tuple[Edit, ...]) -> tuple[int, int]:
    """Errors and findings of a new text. All about what one fix has added count as one: a key that is added with
    the template's empty value is not yet filled in, and was missing before.
    """
    owners = {id(edit): number for number, offer in enumerate(offers) for edit in offer.fix.edits}
    added = [(span, owners[id(edit)]) for edit, span in placed(edits) if edit.span.start == edit.span.end]
    errors: set[int] = set()
    found: set[int] = set()
    for index, each in enumerate(report.diagnostics):
        at = bisect_right(added, (each.span, len(offers))) - 1
        inside = at >= 0 and each.span.end <= added[at][0].end
        counted = added[at][1] if inside else len(offers) + index
        found.add(counted)
        if each.severity == "error":
            errors.add(counted)
    return len(errors), len(found)


def _compatible(offers: Iterator[_Offer]) -> list[_Offer]:
    """The first offers whose edits do not meet; the others have their turn in the next round."""
    chosen: list[_Offer] = []
    taken: list[Edit] = []
    for offer in offers:
        if not any(_meets(edit, taken) for edit in offer.fix.edits):
            chosen.append(offer)
            for edit in offer.fix.edits:
                insort(taken, edit)
    return chosen


def _meets(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit overlaps or touches another one. Text that goes may touch text that goes: equal lines, one below
    the other, are removed at once.
    """
    at = bisect_left(taken, edit)
    return any(_touch(*pair) for pair in pairwise([*taken[max(0, at - 1) : at], edit, *taken[at : at + 1]]))


def _touch(one: Edit, other: Edit) -> bool:
    gone = one.span.start < one.span.end and other.span.start < other.span.end and not one.new and not other.new
    return one.span.end > other.span.start if gone else one.span.end >= other.span.start
