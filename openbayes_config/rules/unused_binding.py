"""A bound input directory that neither the command nor the script names."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import bindings
from openbayes_config.job.command import command_of
from openbayes_config.job.inputs import mount_of, uses
from openbayes_config.job.target import Target, target_of


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command, target = command_of(document, context), target_of(document, context)
    if command is None or target is None or context.overrides.data:
        return
    from openbayes_config.normalizer.written import written

    used = {use.mount for use in uses(document, context)}
    unused = [each for each in written(document) if (mount := mount_of(each.path)) and mount not in used]
    if not unused or _may_read(target, command.text):
        return
    for binding in unused:
        mount = mount_of(binding.path)
        span = bindings.span(document, binding.item, "path")
        yield RULE.found(span, (), {"mount": mount, "script": target.path})


def _may_read(target: Target, command: str) -> bool:
    """Whether a text that the program may read names an input directory, or cannot be looked at."""
    words = [word.strip("'\"") for word in command.replace("=", " ").split()]
    files = [target.path, *target.script.modules, *(word for word in words if target.files.exists(word))]
    texts = [target.files.read(path) for path in files]
    return any(text is None or "input" in text.replace("input(", "") for text in texts)


RULE = Rule(
    id="OB312",
    name="unused-binding",
    severity="info",
    confidence="low",
    message=Message(
        Text(
            "`{mount}` is bound, but neither the command nor `{script}` names it",
            "绑定了 `{mount}`，但入口命令和 `{script}` 里都没有用到",
        ),
        None,
        Text(
            "Give it to the program, such as `--data={mount}`, or leave the binding out.",
            "请把它传给程序，例如 `--data={mount}`，或者去掉这项绑定。",
        ),
    ),
    check=check,
    needs="files",
)
