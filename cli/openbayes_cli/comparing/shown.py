"""A comparison as text for a terminal, as Markdown for a pull request, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openbayes_cli.comparing.said import APPEARED, VANISHED, refused, row, same
from openbayes_cli.console import Painter
from openbayes_cli.failure import words
from openbayes_config.diagnostic import Diagnostic, Lang, printable
from openbayes_config.jobdiff import Change, Comparison, Side, Variable, Written


class Compared(NamedTuple):
    """A comparison and what its files are called."""

    old: str
    new: str
    comparison: Comparison

    def sides(self) -> Iterator[tuple[str, Side]]:
        """The files that are there, with their names."""
        for name, side in ((self.old, self.comparison.old), (self.new, self.comparison.new)):
            if side:
                yield name, side

    def findings(self) -> Iterator[tuple[Side, bool, Sequence[Diagnostic]]]:
        """Findings with the file that they are in: those that appear (``True``), those that vanish."""
        both = self.comparison
        if both.new and both.appeared:
            yield both.new, True, both.appeared
        if both.old and both.vanished:
            yield both.old, False, both.vanished


def text(compared: Compared, lang: Lang, paint: Painter) -> str:
    """What changes, old values marked ``-`` and new ones ``+``."""
    return "".join(line + "\n" for line in _lines(compared, lang, paint))


def _lines(compared: Compared, lang: Lang, paint: Painter) -> Iterator[str]:
    yield paint(f"--- {printable(compared.old)}", "bold")
    yield paint(f"+++ {printable(compared.new)}", "bold")
    for name, side in compared.sides():
        if not side.accepted:
            yield refused(name, side, lang)
            yield from ("  " + _finding(side, each, lang, paint) for each in side.reasons)
    if compared.comparison.same:
        yield words(same(compared.comparison), lang)
    for change in compared.comparison.changes:
        yield from _change(change, lang, paint)
    for side, appeared, findings in compared.findings():
        yield words(APPEARED if appeared else VANISHED, lang)
        yield from ("  " + _finding(side, each, lang, paint) for each in findings)


def _change(change: Change, lang: Lang, paint: Painter) -> Iterator[str]:
    label, name, old, new, note = row(change, lang)
    yield paint(f"{label} {name}".rstrip(), "bold")
    if note:
        yield paint(f"  ~ {note}", "info")
    if old is not None:
        yield paint(f"  - {old}", "removed")
    if new is not None:
        yield paint(f"  + {new}", "added")


def _finding(side: Side, finding: Diagnostic, lang: Lang, paint: Painter) -> str:
    line, column = side.report.document.source.position(finding.span.start)
    kind = paint(f"{finding.severity}[{finding.rule.id}]", finding.severity)
    return f"{line}:{column} {kind} {_what(side, finding, lang)}"


def _what(side: Side, finding: Diagnostic, lang: Lang) -> str:
    return side.masker.hide(finding.what(lang))


def markdown(compared: Compared, lang: Lang) -> str:
    """The same as Markdown, in which the user's text stands in code spans only."""
    return "\n\n".join("\n".join(block) for block in _blocks(compared, lang)) + "\n"


def _blocks(compared: Compared, lang: Lang) -> Iterator[list[str]]:
    from openbayes_config.renderer.markdown import code

    old, new = code(compared.old), code(compared.new)
    yield [f"**obconf diff** {old} {new}"]
    for name, side in compared.sides():
        if not side.accepted:
            yield [refused(code(name), side, lang)]
            if side.reasons:
                yield [_item(side, each, lang) for each in side.reasons]
    if compared.comparison.same:
        yield [words(same(compared.comparison), lang)]
    else:
        yield ["| | - | + |", "| --- | --- | --- |", *(_cells(each, lang) for each in compared.comparison.changes)]
    for side, appeared, findings in compared.findings():
        yield [words(APPEARED if appeared else VANISHED, lang)]
        yield [_item(side, each, lang) for each in findings]


def _cells(change: Change, lang: Lang) -> str:
    from openbayes_config.renderer.markdown import code

    label, name, old, new, note = row(change, lang)
    values = (note, note) if note else tuple("" if value is None else code(value) for value in (old, new))
    return f"| {label}{' ' + code(name) if name else ''} | {values[0]} | {values[1]} |"


def _item(side: Side, finding: Diagnostic, lang: Lang) -> str:
    from openbayes_config.renderer.markdown import code

    return f"- {finding.severity} {finding.rule.id}: {code(_what(side, finding, lang))}"


def data(compared: Compared, lang: Lang) -> dict[str, object]:
    """The machine format, described by ``obconf schema diff``."""
    from openbayes_cli.report.json import SCHEMA_VERSION

    both = compared.comparison
    return {
        "schema_version": SCHEMA_VERSION,
        "lang": lang,
        "modes": list(both.modes),
        "same": both.same,
        "old": _side(compared.old, both.old, lang),
        "new": _side(compared.new, both.new, lang),
        "changes": [
            {
                "part": each.part,
                "name": each.name,
                "kind": each.kind,
                "old": None if each.kind == "added" else _value(each, each.old),
                "new": None if each.kind == "removed" else _value(each, each.new),
                "secret": each.secret,
            }
            for each in both.changes
        ],
        "appeared": [_record(both.new, each, lang) for each in both.appeared],
        "vanished": [_record(both.old, each, lang) for each in both.vanished],
    }


def _side(name: str, side: Side | None, lang: Lang) -> dict[str, object] | None:
    if side is None:
        return None
    return {
        "path": name,
        "accepted": side.accepted,
        "stages": {verdict.mode: verdict.stage for verdict in side.verdicts},
        "reasons": [_record(side, each, lang) for each in side.reasons],
    }


def _value(change: Change, value: object) -> dict[str, object]:
    from openbayes_config.explained.plain import plain

    if isinstance(value, Variable):
        return {"variable": plain(value.name)}
    if isinstance(value, Written):
        return {"written": value.text}
    if value is None and (change.secret or change.part in ("file", "text")):
        return {}
    return {"value": plain(value)}


def _record(side: Side | None, finding: Diagnostic, lang: Lang) -> dict[str, object]:
    assert side
    return {
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "severity": finding.severity,
        "message": _what(side, finding, lang),
    }
