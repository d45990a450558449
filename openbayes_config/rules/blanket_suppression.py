"""A comment that is to silence findings names no rule."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    from openbayes_config.rules._suppressions import found_at, readable, removal
    from openbayes_config.suppress import named

    for each in readable(context):
        if each.blank:
            found = found_at(document, context, each)
            fix = Fix(_NAME, (named(each, found),), True) if found else removal(document, each)
            args = {"kind": each.kind, "found": found}
            yield RULE.found(each.span, (), args, message=None if found else _NOTHING_HERE, fixes=(fix,))


_NAME = Text("Name what is found here: {found}", "写明此处的规则：{found}")
_WHAT = Text("`# obconf: {kind}` names no rule", "`# obconf: {kind}` 没有写明规则")
_EFFECT = Text("So it silences nothing.", "因此不会忽略任何问题。")
_NOTHING_HERE = Message(
    _WHAT,
    _EFFECT,
    Text("Nothing is found here; delete the comment.", "此处没有发现问题，可以删除这条注释。"),
)

RULE = Rule(
    id="OB901",
    name="blanket-suppression",
    severity="warning",
    confidence="high",
    message=Message(
        _WHAT,
        _EFFECT,
        Text(
            "Name what is to be silenced: `# obconf: {kind}[{found}]`.",
            "请写明要忽略的规则：`# obconf: {kind}[{found}]`。",
        ),
    ),
    check=check,
)
