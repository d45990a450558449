"""A comment is to silence a rule that does not exist, or that cannot be silenced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.text import Edit

if TYPE_CHECKING:
    from openbayes_config.suppress import Named


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    from openbayes_config.rules import RULES
    from openbayes_config.rules._suppressions import readable, removal
    from openbayes_config.suppress import cannot_be_silenced

    known = {name: rule for rule in RULES for name in (rule.id.lower(), rule.name)}
    near_to = _Near([rule for rule in RULES if not cannot_be_silenced(rule)])
    for each in readable(context):
        for named in each.names if each.kind else ():
            rule = known.get(named.selector)
            if rule is not None and not cannot_be_silenced(rule):
                continue
            near = "" if rule else near_to[named.selector]
            fix = _rename(named, near) if near else removal(document, each, named)
            message = _ALWAYS if rule else None if near else _NO_RULE
            yield RULE.found(named.span, (), {"name": named.name, "near": near}, message=message, fixes=(fix,))


# More names than anybody misspells in one file: a hostile one cannot have all its words compared with every rule.
_SEARCHES = 100


class _Near(dict[str, str]):
    """The rule that was probably meant by a name, or an empty text."""

    def __init__(self, rules: list[Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> str:
        from openbayes_config.settings.selectors import suggestion

        self[name] = suggestion(name, self._rules) if len(self) < _SEARCHES else ""
        return self[name]


def _rename(named: Named, near: str) -> Fix:
    return Fix(_WRITE, (Edit(named.span, near),), True)


_WRITE = Text("Write `{near}`", "改为 `{near}`")
_WHAT = Text("There is no rule `{name}`", "没有 `{name}` 这条规则")
_EFFECT = Text("So nothing is silenced by it.", "因此不会忽略任何问题。")
_NO_RULE = Message(
    _WHAT,
    _EFFECT,
    Text(
        "Write the id or the name of a rule; `obconf rules` lists them.",
        "请写规则的编号或名称，`obconf rules` 可列出全部规则。",
    ),
)
_ALWAYS = Message(
    Text("`{name}` cannot be silenced by a comment", "`{name}` 不能用注释忽略"),
    Text(
        "It speaks of what cannot be read, or of such comments themselves.",
        "这条规则针对的是无法读取的内容，或者这类注释本身。",
    ),
    Text("Delete `{name}` from the comment.", "请从注释中删除 `{name}`。"),
)

RULE = Rule(
    id="OB902",
    name="unknown-suppression",
    severity="warning",
    confidence="high",
    message=Message(_WHAT, _EFFECT, Text("Did you mean `{near}`?", "是否想写 `{near}`？")),
    check=check,
)
