"""The rules as SARIF describes them, made of their messages and pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from openbayes_config import home

if TYPE_CHECKING:
    from openbayes_cli.report.run import Run
    from openbayes_config.diagnostic import Lang, Rule, Severity

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_WHY = {"en": "Why", "zh": "为什么"}


def all_rules(run: Run) -> list[Rule]:
    """Every rule that was checked, by id, those without a finding too."""
    from openbayes_config.rules import RULES

    known = {rule.id: rule for rule in RULES}
    known |= {entry.finding.rule.id: entry.finding.rule for at in range(len(run.checked)) for entry in run.of(at)}
    known |= {failure.rule.id: failure.rule for each in run.checked for failure in each.report.failures}
    return [known[id] for id in sorted(known)]


def rule_data(rule: Rule, lang: Lang) -> dict[str, object]:
    """One rule as plain data."""
    short = (rule.message.what.zh if lang == "zh" else rule.message.what.en).format_map(_Elided())
    why = _sections(rule).get(_WHY[lang], short)
    data: dict[str, object] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": short},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": f"# {rule.id} {rule.name}\n\n{why}\n"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"precision": rule.confidence, "tags": ["openbayes.yaml"]},
    }
    if page := home.rule_page(rule.name, lang):
        data["helpUri"] = page
    return data


class _Elided(dict[str, str]):
    """Fills every field of a message."""

    def __missing__(self, _: str) -> str:
        return "…"


def _sections(rule: Rule) -> dict[str, str]:
    """The sections of a rule's page by their headings; nothing where it has no page."""
    from openbayes_config import rules

    path = os.path.join(os.path.dirname(rules.__file__), rule.name.replace("-", "_") + ".md")
    try:
        with open(path, encoding="utf-8") as file:
            _, *sections = ("\n" + file.read()).split("\n## ")
    except FileNotFoundError:
        return {}
    return {heading: body.strip() for heading, _, body in (section.partition("\n") for section in sections)}
