"""`is_secret` and `isSecret` stand together and contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("shadowed_flag"):
        secret = bool(seen.outcome.args["sent"])
        args = {"name": seen.outcome.path[1]}
        yield RULE.found(seen.span, seen.outcome.path, args, message=_SECRET if secret else None, modes=seen.modes)


_WHAT = Text("`isSecret` is not read, because `is_secret` is there too", "已有 `is_secret`，`isSecret` 不会被读取")
_HELP = Text("Keep `is_secret` only.", "请只保留 `is_secret`。")
_SECRET = Message(
    _WHAT, Text("bayes {client} sends `{name}` as a secret.", "bayes {client} 会把 `{name}` 当作敏感参数提交。"), _HELP
)

RULE = Rule(
    id="OB607",
    name="shadowed-flag",
    severity="error",
    confidence="high",
    message=Message(
        _WHAT,
        Text(
            "bayes {client} sends `{name}` in the open and says nothing.",
            "bayes {client} 会明文提交 `{name}`，没有任何提示。",
        ),
        _HELP,
    ),
    check=check,
)
