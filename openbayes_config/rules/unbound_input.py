"""An input directory that the command uses and nothing is bound to."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import command_of
from openbayes_config.job.inputs import bound, makes_folders, uses
from openbayes_config.rules import _bound


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command = command_of(document, context)
    if command is None or makes_folders(command):
        return
    # Nearly always all of them are sent; only for others it matters what is written in any form.
    sent = {each.mount for each in _bound.bound(document, context)}
    named = [each for each in uses(document, context) if each.mount not in sent]
    others = sorted(bound(document, context)) if named else []
    known = set(others)
    for use in named:
        if use.mount not in known:
            known.add(use.mount)
            args = {"mount": use.mount, "bound": [f"`{each}`" for each in others]}
            yield RULE.found(use.span, use.path, args, message=_OTHERS if others else None)


_EFFECT = Text(
    "Without a binding the program finds no data there. `-d` on the command line can bind it, too.",
    "没有绑定，程序在那里读不到数据。也可以在命令行上用 `-d` 绑定。",
)
_HELP = Text(
    "Add it to `data_bindings`: `{{data: ..., path: {mount}, type: ro}}`.",
    "请在 `data_bindings` 里加上一项：`{{data: ..., path: {mount}, type: ro}}`。",
)
_OTHERS = Message(
    Text(
        "`{mount}` is used here, but data is bound only to {bound}",
        "这里用到 `{mount}`，但只绑定了 {bound}",
    ),
    _EFFECT,
    _HELP,
)

RULE = Rule(
    id="OB311",
    name="unbound-input",
    severity="warning",
    confidence="medium",
    message=Message(
        Text("`{mount}` is used here, but nothing is bound to it", "这里用到 `{mount}`，但没有绑定数据"),
        _EFFECT,
        _HELP,
    ),
    check=check,
)
