"""A parameter that the script does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config import emit
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job.command import Appended
from openbayes_config.job.target import Target, target_of
from openbayes_config.parse.nodes import Scalar
from openbayes_config.script import Ambiguous, Unknown
from openbayes_config.shell import is_plain


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    target = target_of(document, context)
    for flag in target.flags if target else ():
        match = target.match(flag.name) if target and is_plain(flag.name) and flag.name else None
        if target and isinstance(match, Ambiguous):
            args = {"flag": flag.flag, "script": target.path, "names": [f"`{name}`" for name in match.names]}
            yield RULE.found(flag.span, flag.path, args, message=_AMBIGUOUS)
        elif target and isinstance(match, Unknown):
            near = _near(target, match)
            args = {"flag": flag.flag, "script": target.path, "near": near}
            fixes = _fixes(document, flag, near) if near else ()
            yield RULE.found(flag.span, flag.path, args, message=_NEAR if near else None, fixes=fixes)


def _near(target: Target, match: Unknown) -> str:
    """The name that was probably meant, if no other parameter has it."""
    name = (match.nearest or "").lstrip("-")
    return "" if name in target.given else name


def _fixes(document: Document, flag: Appended, name: str) -> tuple[Fix, ...]:
    view = flag.view.get("name") if flag.spec is not None else flag.view
    node = resolve((view.node if flag.spec is not None else view.key) if view else None)
    if not isinstance(node, Scalar) or node.span != flag.span:
        return ()
    edit = emit.rename(node, name) if flag.spec is None else emit.replacement(document, node, name)
    return (Fix(_RENAME, (edit,), False, frozenset(("parameters", "parameterSpecs"))),)


_RENAME = Text("Write `{near}`", "改成 `{near}`")
_WHAT = Text("`{script}` does not declare `{flag}`", "`{script}` 没有声明 `{flag}`")
_EFFECT = Text(
    "It stops with a usage error as soon as it starts.",
    "程序一启动就会报用法错误并退出。",
)
_NEAR = Message(_WHAT, _EFFECT, Text("Is it `{near}`?", "是不是 `{near}`？"))
_AMBIGUOUS = Message(
    Text("`{flag}` can be short for {names} of `{script}`", "`{flag}` 可能是 `{script}` 里 {names} 的缩写"),
    _EFFECT,
    Text("Write the whole name.", "请写完整的名称。"),
)

RULE = Rule(
    id="OB317",
    name="undeclared-parameter",
    severity="warning",
    confidence="high",
    message=Message(
        _WHAT,
        _EFFECT,
        Text(
            "Declare it there, take the parameter out, or read the flags with `parse_known_args`.",
            "请在脚本里声明它，或者去掉这个参数，也可以用 `parse_known_args` 读取参数。",
        ),
    ),
    check=check,
    needs="files",
)
