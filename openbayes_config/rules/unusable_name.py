"""A name of a parameter that gives no usable flag."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config import emit
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.job.command import Appended, appended
from openbayes_config.parse.nodes import Scalar
from openbayes_config.shell import is_plain


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    flags = appended(document, context)
    wrong = [(flag, message) for flag in flags if (message := _message(flag.name))]
    if wrong:
        taken = {flag.name for flag in flags}
        for flag, message in wrong:
            plain = flag.name.lstrip("-")
            usable = message is _DASHES and plain not in taken and _message(plain) is None
            args = {"name": flag.name, "flag": flag.flag, "plain": plain}
            fixes = _fixes(document, flag, plain) if usable else ()
            yield RULE.found(flag.span, flag.path, args, message=message, fixes=fixes)


def _message(name: str) -> Message | None:
    if name.isascii() and name.isidentifier():
        return None
    if not name:
        return _EMPTY
    if name.startswith("-"):
        return _DASHES
    return _CHARACTERS if not is_plain(name) or "=" in name else None


def _fixes(document: Document, flag: Appended, plain: str) -> tuple[Fix, ...]:
    name = flag.view.get("name") if flag.spec is not None else flag.view
    node = resolve((name.node if flag.spec is not None else name.key) if name else None)
    if not isinstance(node, Scalar) or node.span != flag.span:
        return ()
    edit = emit.rename(node, plain) if flag.spec is None else emit.replacement(document, node, plain)
    return (Fix(_RENAME, (edit,), False, frozenset(("parameters", "parameterSpecs"))),)


_RENAME = Text("Write the name without dashes", "去掉名称前面的横线")
_EFFECT = Text(
    "The flag is made of `--` and the name, so it would be `{flag}`.",
    "命令行参数由 `--` 加名称组成，得到的是 `{flag}`。",
)
_EMPTY = Message(
    Text("A parameter has no name", "参数没有名称"),
    Text(
        "The flag would begin with `--=`, which no program knows.",
        "得到的命令行参数以 `--=` 开头，没有程序认识。",
    ),
    Text("Give it a name, such as `lr`.", "请写上名称，例如 `lr`。"),
)
_DASHES = Message(
    Text("The name `{name}` has dashes already", "名称 `{name}` 前面已经有横线"),
    _EFFECT,
    Text("Write `{plain}`.", "请写 `{plain}`。"),
)
_CHARACTERS = Message(
    Text("The name `{name}` cannot be a flag", "名称 `{name}` 不能用作命令行参数"),
    _EFFECT,
    Text("Use letters, digits, `_`, `-` and `.` only.", "请只用字母、数字、`_`、`-` 和 `.`。"),
)

RULE = Rule(
    id="OB310",
    name="unusable-name",
    severity="warning",
    confidence="high",
    message=_CHARACTERS,
    check=check,
)
