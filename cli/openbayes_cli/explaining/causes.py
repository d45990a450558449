"""What is behind what the client has printed, with the causes that hold in the file at hand first."""

from __future__ import annotations

import os
from typing import NamedTuple

from openbayes_cli.console import Painter, Session
from openbayes_cli.discovery import FILE_NAME
from openbayes_cli.failure import Failure
from openbayes_cli.files import read_input
from openbayes_cli.width import wrap
from openbayes_config.diagnostic import Lang, Rule, Text
from openbayes_config.pages import summary
from openbayes_config.printed import Printed


class Held(NamedTuple):
    """A cause that holds in the file: its line and what is said about it, secrets masked."""

    rule: Rule
    line: int
    what: str


class Explained(NamedTuple):
    """One thing that was printed. ``held`` is ``None`` where there is no file to look at."""

    printed: Printed
    held: tuple[Held, ...] | None
    others: tuple[Rule, ...]


def explain(printed: Printed, lang: Lang) -> Explained:
    """The causes of ``printed``: those that hold in ``./openbayes.yaml``, and the other ones."""
    from openbayes_config.rules import RULES

    held = _held(printed, lang) if printed.rules else None
    here = {each.rule.id for each in held or ()}
    known = {rule.id: rule for rule in RULES}
    others = tuple(known[id] for id in printed.rules if id in known and id not in here)
    return Explained(printed, held, others)


def _held(printed: Printed, lang: Lang) -> tuple[Held, ...] | None:
    if not os.path.isfile(FILE_NAME):
        return None
    from openbayes_config.linter import lint
    from openbayes_config.mask import secrets

    try:
        data = read_input(FILE_NAME).data
    except Failure:
        return None
    report = lint(data, environ=os.environ if printed.environ else None)
    hide = secrets(report.document, os.environ).hide
    counts = ("error",) if printed.always else ("error", "warning")
    found = (each for each in report.diagnostics if each.rule.id in printed.rules and each.severity in counts)
    return tuple(
        Held(each.rule, report.document.source.position(each.span.start).line, hide(each.what(lang))) for each in found
    )


def text(explained: Explained, session: Session, width: int, paint: Painter) -> str:
    """Paragraphs for people."""
    printed, lang = explained.printed, session.lang
    parts = ["\n".join(wrap(printed.meaning.in_(lang), width))]
    if explained.held:
        rows = [f"{FILE_NAME}:{each.line}: {_name(each.rule, paint)} {each.what}" for each in explained.held[:_MOST]]
        more = len(explained.held) - _MOST
        rows += [session.words(_MORE, n=more)] if more > 0 else []
        parts.append(_list(session.words(_HERE), rows, width, paint))
    elif explained.held is not None:
        parts.append(session.words(_NONE_HERE))
    if explained.others:
        parts.append(_others(explained, session, width, paint))
    if printed.other:
        parts.append(_list(session.words(_NO_FILE), [each.in_(lang) for each in printed.other], width, paint))
    return "\n\n".join(parts) + "\n"


def _others(explained: Explained, session: Session, width: int, paint: Painter) -> str:
    """The causes that the file does not show; their names only, where it shows another one."""
    if explained.held:
        names = "、" if session.lang == "zh" else ", "
        row = names.join(f"{rule.id} {rule.name}" for rule in explained.others)
        return _list(session.words(_OTHERS), [row], width, paint)
    rows = [f"{_name(rule, paint)} {summary(rule, session.lang)}" for rule in explained.others]
    return _list(session.words(_CAUSES), rows, width, paint)


def data(explained: Explained, lang: Lang) -> dict[str, object]:
    """The same for programs."""
    held = explained.held
    return {
        "id": explained.printed.id,
        "meaning": explained.printed.meaning.in_(lang),
        "found": None
        if held is None
        else [{"rule": each.rule.id, "name": each.rule.name, "line": each.line, "message": each.what} for each in held],
        "rules": [{"rule": rule.id, "name": rule.name, "summary": summary(rule, lang)} for rule in explained.others],
        "other": [each.in_(lang) for each in explained.printed.other],
    }


def _name(rule: Rule, paint: Painter) -> str:
    return f"{paint(rule.id, rule.severity)} {rule.name}:"


def _list(title: str, rows: list[str], width: int, paint: Painter) -> str:
    lines = [paint(title, "bold")]
    for row in rows:
        first, *rest = wrap(row, width - 2)
        lines += ["- " + first, *("  " + line for line in rest)]
    return "\n".join(lines)


_MOST = 12
_MORE = Text("and {n} more: `obconf validate`", "还有 {n} 处，可用 `obconf validate` 查看")
_HERE = Text("Causes in openbayes.yaml:", "openbayes.yaml 里的原因：")
_NONE_HERE = Text(
    "openbayes.yaml in this folder, as it is now, has none of these causes.",
    "当前目录的 openbayes.yaml 目前没有下列问题。",
)
_CAUSES = Text("Possible causes:", "可能的原因：")
_OTHERS = Text("Other possible causes:", "其他可能的原因：")
_NO_FILE = Text("Outside the file:", "与文件内容无关的原因：")
