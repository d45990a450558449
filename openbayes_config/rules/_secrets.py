"""The form of a parameter that takes its secret from a variable, and words about it."""

from __future__ import annotations

from openbayes_config.client.template import SECRET_KEYS
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.mask.names import is_secret_value
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence, key_of
from openbayes_config.rules import _sent
from openbayes_config.text import Edit, Span


def variable(name: str) -> str:
    """The variable to keep the secret ``name`` in, ``""`` where the name gives none."""
    found = "".join(char if char.isascii() and char.isalnum() else "_" for char in name.upper()).strip("_")
    return found if found[:1].isalpha() else ""


def told(context: Context) -> frozenset[str]:
    """The parameters of which another rule says that their secret stands in the open."""
    return frozenset(str(seen.outcome.path[1]) for seen in context.observed("secret_in_file", "open_secret"))


def is_real(document: Document, name: str, span: Span) -> bool:
    """Whether what stands there can be the secret ``name``, and is no reference and no placeholder."""
    text = document.source.slice(span)
    value = text.strip("\"'").lower()
    return is_secret_value(name, text) and "your" not in value and len(set(value[-12:])) > 2


def parameter_at(document: Document, span: Span) -> str | None:
    """The parameter in whose value ``span`` stands, secret ones included."""
    block = document.at("parameters")
    for entry in block.entries if isinstance(block, Mapping) else ():
        value = resolve(entry.value)
        if value and value.span.start <= span.start and span.end <= value.span.end:
            return str(key_of(entry.key))
    return None


def in_command(document: Document, span: Span) -> bool:
    """Whether ``span`` stands in the command."""
    node = document.at("command")
    return node is not None and node.span.start <= span.start and span.end <= node.span.end


def in_parameter(rule: Rule, document: Document, context: Context, name: str, span: Span) -> Diagnostic:
    """A secret that stands in the open in the parameter ``name``."""
    env = variable(name)
    known = context.client.knows_secrets
    message = rule.message if known and env else Message(rule.message.what, OPEN, LATER if env else RENAME)
    fixes = _fix(document, name, env) if known and env else ()
    return rule.found(span, ("parameters", name), {"name": name, "env": env}, message=message, fixes=fixes)


def _fix(document: Document, name: str, env: str) -> tuple[Fix, ...]:
    """The value replaced by the variable's name; only where the parameter holds nothing else."""
    entry = document.entry("parameters", name)
    node = entry.value if entry else None
    form = f"{{is_secret: true, source: env, env: {env}}}"
    if isinstance(node, Scalar) and node.style in ("plain", "single", "double") and node.anchor is None:
        return (Fix(FROM_VARIABLE, (Edit(node.span, form),), False, _sent.PARAMETERS),)
    return ()


def spelt_out(document: Document, node: Node | None, env: str) -> tuple[Fix, ...]:
    """``value`` of a secret parameter replaced by ``source`` and ``env``."""
    node = resolve(node)
    if not isinstance(node, Mapping) or not env:
        return ()
    entries = {key.text: entry for entry in node.entries if isinstance(key := resolve(entry.key), Scalar)}
    value = entries.get("value")
    if value is None or not set(entries) <= set(SECRET_KEYS) or isinstance(value.value, (Mapping, Sequence)):
        return ()
    words = [] if "source" in entries else ["source: env"]
    words += [] if "env" in entries else [f"env: {env}"]
    if "source" in entries or not words:
        return ()
    column = document.source.position(value.key.span.start).column - 1
    between = ", " if node.flow else document.source.newline + " " * column
    return (Fix(FROM_VARIABLE, (Edit(value.span, between.join(words)),), False, _sent.PARAMETERS),)


OPEN = Text(
    "Parameters are shown on the page of the job, and openbayes.yaml is uploaded with the sources.",
    "参数会显示在执行页面上，openbayes.yaml 也会随源代码一起上传。",
)
COMMAND_IS_OPEN = Text(
    "The command is sent in the open, and openbayes.yaml is uploaded with the sources.",
    "入口命令会明文提交，openbayes.yaml 也会随源代码一起上传。",
)
MAKE_PARAMETER = Text(
    "Make it a parameter, `NAME: {{is_secret: true, source: env, env: NAME}}`: "
    "the platform gives it to the program as a variable.",
    "请改为参数 `NAME: {{is_secret: true, source: env, env: NAME}}`，平台会以环境变量的形式传给程序。",
)
SET_IT = Text(
    "Write `{{is_secret: true, source: env, env: {env}}}` and set it first: "
    "`export {env}=...` (cmd: `set {env}=...`, PowerShell: `$env:{env}='...'`).",
    "请写 `{{is_secret: true, source: env, env: {env}}}`，并先执行 "
    "`export {env}=...`（cmd：`set {env}=...`，PowerShell：`$env:{env}='...'`）。",
)
LATER = Text(
    "Secret parameters need bayes 0.28.3 or newer; `{name}` should not stand here until then.",
    "敏感参数需要 bayes 0.28.3 或更新的版本；在此之前不要把 `{name}` 写在这里。",
)
RENAME = Text(
    "Keep it in a variable and write `is_secret: true`, `source: env` and `env` instead of `{name}`'s value.",
    "请把它放进环境变量，用 `is_secret: true`、`source: env` 和 `env` 代替 `{name}` 的值。",
)
FROM_VARIABLE = Text(
    "Take it from the environment variable `{env}`, which has to be set first",
    "改为从环境变量 `{env}` 读取，请先设置该变量",
)
