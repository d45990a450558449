"""A parameter that the script knows only as an abbreviation."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.target import target_of
from openbayes_config.script import Prefix


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        match = target.match(flag.name) if target and flag.name else None
        if target and isinstance(match, Prefix):
            args = {"flag": flag.flag, "name": match.name, "place": target.place(match.flag)}
            yield RULE.found(flag.span, flag.path, {**args, "plain": match.name.lstrip("-")})


RULE = Rule(
    id="OB318",
    name="abbreviated-parameter",
    severity="info",
    confidence="high",
    message=Message(
        Text(
            "The script calls it `{name}` ({place}); `{flag}` works only as its abbreviation",
            "脚本里的名称是 `{name}`（{place}），`{flag}` 只是碰巧能用的缩写",
        ),
        Text(
            "argparse takes it as long as no other flag begins the same way.",
            "只要再有一个开头相同的参数，argparse 就不再接受它。",
        ),
        Text("Write `{plain}`.", "请写 `{plain}`。"),
    ),
    check=check,
    needs="files",
)
