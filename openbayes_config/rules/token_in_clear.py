"""An access token, known by its look, that stands in the open."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.mask import tokens
from openbayes_config.rules import _secrets


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    found = [span for span in tokens.known(document.source.text) if _secrets.is_real(document, "", span)]
    told = _secrets.told(context) if found else frozenset[str]()
    for span in found:
        name = _secrets.parameter_at(document, span)
        if name in told:
            continue
        if name is not None:
            yield _secrets.in_parameter(RULE, document, context, name, span)
        elif _secrets.in_command(document, span):
            yield RULE.found(span, ("command",), message=_IN_COMMAND)
        else:
            yield RULE.found(span, message=_ELSEWHERE)


_ELSEWHERE = Message(
    Text("This looks like an access token", "这里很像一个访问令牌"),
    Text(
        "openbayes.yaml is uploaded with the sources, comments included.",
        "openbayes.yaml 会随源代码一起上传，注释也不例外。",
    ),
    Text(
        "Delete it here, and ask its issuer for a new one if the file was shared.",
        "请从这里删除；如果文件已经给过别人，请到签发方更换。",
    ),
)
_IN_COMMAND = Message(
    Text("`command` holds what looks like an access token", "`command` 里有很像访问令牌的内容"),
    _secrets.COMMAND_IS_OPEN,
    _secrets.MAKE_PARAMETER,
)

RULE = Rule(
    id="OB609",
    name="token-in-clear",
    severity="warning",
    confidence="high",
    message=Message(
        Text("The parameter `{name}` holds what looks like an access token", "参数 `{name}` 的值很像访问令牌"),
        _secrets.OPEN,
        _secrets.SET_IT,
    ),
    check=check,
)
