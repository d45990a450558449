"""``obconf rules``: what obconf looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Lang, Rule

_DETAILS = Text(
    "One line says what a rule finds; dots stand for what differs from file to file. `obconf explain RULE` shows the "
    "page of a rule.",
    "每条规则用一行说明它会找出什么，省略号代表因文件而异的内容。`obconf explain 规则` 显示一条规则的说明。",
)


@cli.command("rules", _DETAILS)
@cli.option(
    "--format",
    choices=("text", "json", "markdown"),
    default="text",
    text=Text(
        "text (default), json for programs, markdown for pages.", "text（默认）；json 供程序读取；markdown 供网页使用。"
    ),
)
@cli.output_option
def command(session: Session, format: str, output: str | None) -> None:
    """List all rules."""
    from openbayes_config.rules import RULES

    if format == "json":
        session.write_json([_data(rule, session.machine_lang) for rule in RULES], output)
    elif format == "markdown":
        from openbayes_config.pages import table

        session.write(table(RULES, session.asked_lang or session.lang), output)
    else:
        session.write(_text(RULES, session, output), output)


def _data(rule: Rule, lang: Lang) -> dict[str, object]:
    from openbayes_config.pages import page, summary

    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "fixable": page(rule, lang).fixable,
        "preview": rule.preview,
        "since": rule.since,
        "summary": summary(rule, lang),
    }


def _text(rules: tuple[Rule, ...], session: Session, output: str | None) -> str:
    """A line of facts for each rule, and the words below it."""
    from openbayes_cli.explaining.layout import joined, traits
    from openbayes_cli.width import wrap
    from openbayes_config.pages import page, summary

    paint = session.painter(output)
    width = cli.PIPED_WIDTH if output else cli.text_width()
    longest = max(len(rule.name) for rule in rules)
    indent = " " * 8
    lines: list[str] = []
    for rule in rules:
        severity = paint(rule.severity, rule.severity) + " " * (8 - len(rule.severity))
        facts = paint(joined(traits(page(rule, session.lang)), session.lang), "dim")
        lines.append(f"{paint(rule.id, 'bold')}   {rule.name.ljust(longest + 2)}{severity}{facts}")
        lines += (indent + line for line in wrap(summary(rule, session.lang), width - len(indent)))
    return "\n".join(lines) + "\n"
