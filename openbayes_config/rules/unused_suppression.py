"""A comment silences a rule that finds nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    from openbayes_config.rules import RULES
    from openbayes_config.rules._suppressions import readable, removal
    from openbayes_config.suppress import cannot_be_silenced

    sifted = context.sifted
    if sifted is None:
        return
    rules = {name: rule for rule in RULES for name in (rule.id.lower(), rule.name) if not cannot_be_silenced(rule)}
    for each in readable(context):
        for named in each.names if each.kind else ():
            rule = rules.get(named.selector)
            if rule and rule.id in sifted.asked and named.span not in sifted.used:
                yield RULE.found(
                    named.span,
                    (),
                    {"name": named.name, "kind": each.kind},
                    message=_IN_FILE if each.kind == "ignore-file" else None,
                    fixes=(removal(document, each, named),),
                )


_HELP = Text("Delete it, or move it to where it belongs.", "请删除它，或移到应在的位置。")
_IN_FILE = Message(
    Text("`{name}` finds nothing in this file that could be silenced", "本文件没有 `{name}` 的问题可以忽略"),
    None,
    Text("Delete it.", "请删除它。"),
)

RULE = Rule(
    id="OB903",
    name="unused-suppression",
    severity="info",
    confidence="high",
    message=Message(
        Text("`{name}` finds nothing here that could be silenced", "此处没有 `{name}` 的问题可以忽略"),
        Text(
            "A comment holds for its own line; on a line of its own, for the line below.",
            "注释只对所在的行起作用，单独成行时对下一行起作用。",
        ),
        _HELP,
    ),
    check=check,
)
