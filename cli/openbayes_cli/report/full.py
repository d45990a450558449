"""The report for people: what is wrong, where it stands, what the client makes of it, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openbayes_cli.console import Painter
from openbayes_cli.failure import words
from openbayes_cli.report import SEVERITIES, Checked, Counts, has_safe_fix
from openbayes_cli.report.excerpt import Mark, excerpt
from openbayes_cli.report.suggestion import highest, suggestion, to_write
from openbayes_cli.width import cells, wrap
from openbayes_config.diagnostic import Diagnostic, Fix, Lang, Severity, Text, printable

_KINDS: dict[Severity, Text] = {
    "error": Text("error", "错误"),
    "warning": Text("warning", "警告"),
    "info": Text("info", "提示"),
}


def text(checked: Sequence[Checked], lang: Lang, paint: Painter, width: int) -> str:
    """All findings with their places, then one line that counts them. ``width`` is in cells."""
    return f"{findings(checked, lang, paint, width)}\n{summary(Counts(checked), lang)}\n"


def findings(checked: Sequence[Checked], lang: Lang, paint: Painter, width: int) -> str:
    """All findings with their places, a blank line between them, and a newline at the end."""
    blocks = (
        "\n".join(_block(each, finding, lang, paint, width)) + "\n"
        for each in checked
        for finding in each.report.diagnostics
    )
    return "\n".join(blocks)


def _block(checked: Checked, finding: Diagnostic, lang: Lang, paint: Painter, width: int) -> Iterator[str]:
    yield from _sentence(checked, finding, lang, paint, width)
    fix = _fix(finding)
    lines, gutter = excerpt(checked, _marks(checked, finding, lang), width, paint, highest(checked, fix) if fix else 0)
    yield paint(" " * (gutter - 1) + "-->", "gutter") + " " + _place(checked, finding, paint)
    yield from lines
    advice = list(_advice(checked, finding, lang, paint, width, gutter))
    if advice:
        yield paint(" " * gutter + "|", "gutter")
        yield from advice


def _sentence(checked: Checked, finding: Diagnostic, lang: Lang, paint: Painter, width: int) -> Iterator[str]:
    kind = f"{words(_KINDS[finding.severity], lang)}[{finding.rule.id}]"
    colon = "：" if lang == "zh" else ": "
    first, *rest = wrap(checked.masker.hide(finding.what(lang)), width, cells(kind + colon))
    yield paint(kind, finding.severity) + paint(colon + first, "bold")
    yield from (paint(line, "bold") for line in rest)


def _fix(finding: Diagnostic) -> Fix | None:
    """The fix to show: a safe one before the others."""
    return next(iter(sorted(finding.fixes, key=lambda fix: not fix.safe)), None)


def _place(checked: Checked, finding: Diagnostic, paint: Painter) -> str:
    line, column = checked.report.document.source.position(finding.span.start)
    mark = paint(" [*]", "help") if has_safe_fix(finding) else ""
    return f"{printable(checked.name)}:{line}:{column}  {paint(finding.rule.name, 'dim')}{mark}"


def _marks(checked: Checked, finding: Diagnostic, lang: Lang) -> list[Mark]:
    hide = checked.masker.hide
    related = (
        Mark(each.span, "-", "path", hide(each.message.in_(lang, finding.args)).rstrip(".。"))
        for each in finding.related
    )
    return [Mark(finding.span, "^", finding.severity), *related]


def _advice(
    checked: Checked, finding: Diagnostic, lang: Lang, paint: Painter, width: int, gutter: int
) -> Iterator[str]:
    hide = checked.masker.hide
    if effect := finding.effect(lang):
        yield from _paragraph("", hide(effect), paint, width, gutter)
    fix = _fix(finding)
    advice, *lines = (finding.help(lang) or (fix.title.in_(lang, finding.args) if fix else "")).split("\n")
    if advice:
        yield from _paragraph(words(_HELP, lang), hide(advice), paint, width, gutter)
    if fix:
        yield from suggestion(checked, fix, paint, width, gutter)
    elif lines:
        yield from to_write([hide(line) for line in lines], paint, width, gutter)


def _paragraph(label: str, sentence: str, paint: Painter, width: int, gutter: int) -> Iterator[str]:
    indent = gutter + 2
    first, *rest = wrap(sentence, width - indent, cells(label))
    yield f"{paint(' ' * gutter + '=', 'gutter')} {paint(label, 'help')}{first}"
    yield from (" " * indent + line for line in rest)


_HELP = Text("help: ", "建议：")


def summary(counts: Counts, lang: Lang) -> str:
    """How many findings there are in how many files, and how many of them ``obconf fix`` repairs."""
    present: list[Severity] = [each for each in SEVERITIES if counts.of[each]]
    found = _joined([_counted(each, counts.of[each], lang) for each in present], lang)
    files = words(_FILE if counts.files == 1 else _FILES, lang, n=counts.files)
    fixes = words(_fixes(counts), lang, n=counts.fixable)
    fixes += words(_UNSAFE, lang, n=counts.unsafe) if counts.unsafe else ""
    return words(_SUMMARY, lang, found=found, files=files, fixes=fixes)


def _fixes(counts: Counts) -> Text:
    if not counts.fixable:
        return _NO_FIXES
    if counts.fixable < counts.findings:
        return _FIXES
    return _FIXES_IT if counts.findings == 1 else _FIXES_ALL


def _counted(severity: Severity, n: int, lang: Lang) -> str:
    return words(_COUNTED[severity, n == 1], lang, n=n)


def _joined(parts: Iterable[str], lang: Lang) -> str:
    *most, last = parts
    if lang == "zh":
        return "、".join([*most, last])
    return f"{', '.join(most)} and {last}" if most else last


_COUNTED: dict[tuple[Severity, bool], Text] = {
    ("error", True): Text("{n} error", "{n} 个错误"),
    ("error", False): Text("{n} errors", "{n} 个错误"),
    ("warning", True): Text("{n} warning", "{n} 个警告"),
    ("warning", False): Text("{n} warnings", "{n} 个警告"),
    ("info", True): Text("{n} note", "{n} 个提示"),
    ("info", False): Text("{n} notes", "{n} 个提示"),
}
_FILE = Text("{n} file", "{n} 个文件")
_FILES = Text("{n} files", "{n} 个文件")
_SUMMARY = Text("Found {found} in {files}.{fixes}", "{files}中有 {found}{fixes}。")
_UNSAFE = Text(
    " {n} can be repaired with `obconf fix --unsafe-fixes`.",
    "，{n} 个可以用 `obconf fix --unsafe-fixes` 修复",
)
_NO_FIXES = Text("", "")
_FIXES = Text(" `obconf fix` repairs {n} of them [*].", "，其中 {n} 个可以用 `obconf fix` 修复 [*]")
_FIXES_ALL = Text(" `obconf fix` repairs them all [*].", "，都可以用 `obconf fix` 修复 [*]")
_FIXES_IT = Text(" `obconf fix` repairs it [*].", "，可以用 `obconf fix` 修复 [*]")
