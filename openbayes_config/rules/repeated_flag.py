"""The same flag in two places of a file."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import Appended, appended, command_of
from openbayes_config.job.target import Given, Target, flags_in, target_of
from openbayes_config.script import Flag


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    flags = appended(document, context)
    command = command_of(document, context)
    given = flags_in(command) if command and flags else {}
    spelt = _Spelt(given, target_of(document, context)) if given else None
    first: dict[str, Appended] = {}
    for flag in flags:
        other = first.setdefault(flag.name, flag)
        if flag.spec is not None and other.spec is None:
            related = (Related(other.span, _PARAMETER),)
            yield RULE.found(flag.span, flag.path, {"flag": flag.flag}, message=_TUNED, related=related)
        spelling = spelt.first(flag) if spelt else None
        if spelling and (flag.spec is not None or str(flag.value) != given[spelling].value):
            args = {"flag": flag.flag, "spelling": spelling}
            related = (Related(given[spelling].span, _COMMAND),)
            if flag.spec is None:
                yield RULE.found(flag.span, flag.path, args, related=related)
            else:
                yield RULE.found(flag.span, flag.path, args, message=_TRIED, severity="info", related=related)


class _Spelt:
    """How the command spells the flags that it gives."""

    def __init__(self, given: dict[str, Given], target: Target | None) -> None:
        self._order = {spelling: number for number, spelling in enumerate(given)}
        self._target = target
        self._in_full: dict[Flag, str] = {}
        for spelling in given if target else ():
            if target and spelling.startswith("--") and (declared := target.flag(spelling[2:])):
                self._in_full.setdefault(declared, spelling)

    def first(self, flag: Appended) -> str | None:
        """The first spelling of a flag that takes one value: a short one and an abbreviation of argparse count."""
        declared = self._target.flag(flag.name) if self._target else None
        if declared is None:
            return flag.flag if flag.flag in self._order else None
        if declared.kind not in ("value", "switch") or declared.nargs not in (None, "?", 1):
            return None
        same = (*declared.names, self._in_full.get(declared, ""))
        return min(self._order.keys() & {flag.flag, *same}, key=self._order.__getitem__, default=None)


_PARAMETER = Text("here it is a parameter", "这里已经作为参数给出")
_COMMAND = Text("the command gives it here", "入口命令里已经给出")
_TUNED = Message(
    Text(
        "`{flag}` is a parameter and is varied by tuning too",
        "`{flag}` 既在 `parameters` 里有固定值，又在自动调参里取不同的值",
    ),
    Text("Which of the two values a trial uses is not documented.", "每次尝试会用哪一个值，文档没有说明。"),
    Text("Keep it in one of the two places.", "请只保留其中一处。"),
)
_TRIED = Message(
    Text(
        "`{spelling}` in the command is what tuning varies as `{flag}`",
        "入口命令里的 `{spelling}` 和自动调参的 `{flag}` 是同一个参数",
    ),
    Text(
        "The program gets it twice; argparse and click use the last one, which is that of the trial.",
        "程序会收到两次；argparse 和 click 以最后一次为准，也就是每次尝试的取值。",
    ),
    Text("Take it out of the command.", "请把它从入口命令里去掉。"),
)

RULE = Rule(
    id="OB308",
    name="repeated-flag",
    severity="warning",
    confidence="high",
    message=Message(
        Text(
            "`{flag}` is in `parameters`, and the command gives `{spelling}` another value",
            "`parameters` 里有 `{flag}`，入口命令里的 `{spelling}` 又给了另一个值",
        ),
        Text(
            "The program gets both; argparse and click use the last one, which is that of `parameters`.",
            "程序会收到两次；argparse 和 click 以最后一次为准，也就是 `parameters` 里的值。",
        ),
        Text("Keep it in one of the two places.", "请只保留其中一处。"),
    ),
    check=check,
)
