"""What is not said yet, because the line that it is about is still being typed.

While somebody types, the truth changes with every key: `res` is no key, `resource:` has no value, half a list is no
YAML. So a finding that is new waits as long as

* it stands on the line that was edited last,
* it is about a block that this line belongs to or could still belong to, such as a mapping that lacks a key, or
* the text as a whole reads differently: it cannot be read because of what is being typed,

until another line is edited, or nothing for :data:`PATIENCE` seconds. What was shown before stays as long as it is
true, and also where nobody can tell because the text cannot be read just now. What is repaired goes at once, and an
edit that is no typing (several lines at a time) leaves nothing waiting.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from openbayes_config.parse.nodes import Scalar
from openbayes_lsp.features.change import Change

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Span
    from openbayes_lsp.lines import Lines
    from openbayes_lsp.snapshot import Snapshot

PATIENCE: Final = 0.6
"""Seconds without an edit after which everything is said."""

# The rules about what cannot be read, and those that count over all of a list.
_READING: Final = frozenset((*(f"OB{number:03}" for number in range(1, 14)), "OB090"))
_COUNTING: Final = {"partial-grid": "/hyper_tuning/parameter_specs", "surplus-trials": "/hyper_tuning/parameter_specs"}


class Shown(NamedTuple):
    """The findings about ``text`` that the editor shows; ``waiting`` says that there are more."""

    text: str = ""
    findings: tuple[Diagnostic, ...] = ()
    waiting: bool = False

    def rules_on(self, change: Change) -> frozenset[str]:
        """The rules that speak of the lines that have changed since."""
        before, behind = self.text[: change.start], self.text[change.old_end :]
        start = max(before.rfind("\n"), before.rfind("\r")) + 1
        ends = (at for at in (behind.find("\n"), behind.find("\r")) if at >= 0)
        end = change.old_end + min(ends, default=len(behind))
        return frozenset(each.rule.id for each in self.findings if each.span.start <= end and start <= each.span.end)


def typed_line(before: str, after: Lines) -> int | None:
    """The line, from 0, in which somebody has typed; ``None`` where more than a line was changed at once."""
    change = Change.between(before, after.text)
    old, new = before[change.start : change.old_end].strip(), after.text[change.start : change.new_end].strip()
    if any(mark in old or mark in new for mark in "\r\n"):
        return None
    return bisect_right(after.starts, change.new_end) - 1


def shown(snapshot: Snapshot, before: Shown, line: int | None) -> Shown:
    """What to show of the findings about ``snapshot``, in which ``line`` is being typed; all for ``None``."""
    found, broken = snapshot.findings, snapshot.report.context.broken
    if line is None and not broken:
        return Shown(snapshot.text, found)
    change = Change.between(before.text, snapshot.text)
    if line is None:
        return Shown(snapshot.text, _with_remembered(snapshot, before, change, found))
    typed = _Typed(snapshot, line)
    new = list(_new(found, typed, before.findings, before.rules_on(change)))
    unread = broken and any(each.rule.id in _READING for each in new)
    waiting = {id(each) for each in new if unread or typed.concerns(each)}
    kept = tuple(each for each in found if id(each) not in waiting)
    if unread:
        kept = _with_remembered(snapshot, before, change, kept)
    return Shown(snapshot.text, kept, bool(waiting))


def _with_remembered(
    snapshot: Snapshot, before: Shown, change: Change, kept: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """With what was shown before and may be true all the same: of a text that cannot be read nobody can tell."""
    remembered = (each for each in _remembered(before, change, snapshot.findings) if not _is_filled(snapshot, each))
    return tuple(sorted((*kept, *remembered), key=lambda each: (each.span, each.rule.id)))


def _is_filled(snapshot: Snapshot, finding: Diagnostic) -> bool:
    """Whether a key that was missing is there now."""
    keys: object = finding.args.get("keys") if finding.rule.name == "missing-key" else ()
    names = (str(key).strip("`") for key in cast("tuple[object, ...]", keys)) if isinstance(keys, tuple) else ()
    return any(snapshot.document.named(f"{finding.pointer}/{name}") is not None for name in names)


def _new(
    found: Iterable[Diagnostic], typed: _Typed, known: Iterable[Diagnostic], on_line: frozenset[str]
) -> Iterator[Diagnostic]:
    left = Counter(map(_identity, known))
    # Of several that look alike, the ones elsewhere were there before.
    for each in sorted(found, key=lambda each: typed.holds(each.span)):
        if left[_identity(each)]:
            left[_identity(each)] -= 1
        elif not (typed.holds(each.span) and each.rule.id in on_line):
            yield each


def _remembered(before: Shown, change: Change, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was shown, is not found any more, and stands beside what has changed since, at its place now."""
    left = Counter(map(_identity, found))
    for each in before.findings:
        span = change.moved(each.span)
        if left[_identity(each)]:
            left[_identity(each)] -= 1
        elif span:
            related = tuple(one._replace(span=at) for one in each.related if (at := change.moved(one.span)))
            yield each._replace(span=span, related=related, fixes=())


class _Typed:
    """The line that is being typed, in code points."""

    def __init__(self, snapshot: Snapshot, line: int) -> None:
        lines, bom = snapshot.mirror.lines, len(snapshot.source.bom)
        after = lines.starts[line + 1] - 1 if line + 1 < len(lines.starts) else len(lines.text)
        self._snapshot = snapshot
        self._start, self._end = lines.starts[line] - bom, after - bom

    def holds(self, span: Span) -> bool:
        """Whether the line and a span meet."""
        return span.start <= self._end and self._start <= span.end

    def concerns(self, finding: Diagnostic) -> bool:
        """Whether what is typed next may settle a finding."""
        if finding.rule.id in _READING or self.holds(finding.span) or self._continues(finding.pointer):
            return True
        counted = self._snapshot.document.named(_COUNTING.get(finding.rule.name, "/"))
        inner = finding.related if finding.pointer.count("/") > 1 else ()
        return any(self.holds(each.span) for each in (*inner, *((counted,) if counted else ())))

    def _continues(self, pointer: str) -> bool:
        """Whether the line is or can become a part of the block that a pointer names."""
        node = self._snapshot.document.named(pointer)
        if node is None and pointer:
            return self._continues(pointer.rpartition("/")[0])
        if isinstance(node, Scalar) and node.value is not None and not _is_empty_block(node):
            return self.holds(node.span)
        if node is None:
            return False
        text, (start, end) = self._snapshot.text, node.span
        between = text[end : self._start] if end < self._start else text[self._end : start]
        return all(not line.strip() or line.lstrip().startswith("#") for line in between.splitlines())


def _is_empty_block(node: Scalar) -> bool:
    return not node.text and node.style in ("literal", "folded")


def _identity(finding: Diagnostic) -> tuple[str, str]:
    return finding.rule.id, finding.pointer
