"""A parameter that is a mapping with `value` or `is_secret`, of which the client does not read every key."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context, Observed
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Entry, Mapping, Scalar, key_of
from openbayes_config.rules import _sent
from openbayes_config.rules._flagged import Misspelt, lost, misspelt
from openbayes_config.rules._parameters import names
from openbayes_config.rules._secrets import variable
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    unread = {seen.outcome.path: seen for seen in context.observed("unpacked_map")}
    for seen in context.observed("null_value"):
        if seen.outcome.path not in unread:
            yield _found(document, seen, names(document).get(str(seen.outcome.path[1]), seen.span), _NULL)
    for seen in unread.values():
        wrong = misspelt(seen)
        yield from (_misspelt(seen, each) for each in wrong)
        others = [each for each in lost(seen) if each not in {each.key for each in wrong}]
        if others:
            entries = _entries(seen)
            span = entries[others[0]].key.span if others[0] in entries else seen.span
            yield _found(document, seen, span, _message(seen), tuple(f"`{each}`" for each in others))


def _found(
    document: Document, seen: Observed, span: Span, message: Message | None, lost: tuple[str, ...] = ()
) -> Diagnostic:
    name, flag = str(seen.outcome.path[1]), seen.outcome.args.get("flag")
    args = {"name": name, "flag": flag, "env": variable(name) or "NAME", "lost": lost}
    return RULE.found(span, seen.outcome.path, args, message=message, modes=seen.modes)


def _message(seen: Observed) -> Message | None:
    args = seen.outcome.args
    if not args.get("flag"):
        return None
    return _BESIDE if args.get("secret") else _BESIDE._replace(help=_PLAIN)


def _misspelt(seen: Observed, wrong: Misspelt) -> Diagnostic:
    entry = _entries(seen).get(wrong.key)
    args = {"key": wrong.key, "known": wrong.known, "flag": seen.outcome.args.get("flag")}
    return RULE.found(
        entry.key.span if entry else seen.span,
        (*seen.outcome.path, wrong.key),
        args,
        message=_MISSPELT,
        modes=seen.modes,
        fixes=_rename(seen, entry, wrong) if entry else (),
    )


def _rename(seen: Observed, entry: Entry, wrong: Misspelt) -> tuple[Fix, ...]:
    """The key renamed, where the client reads the parameter then."""
    from openbayes_config import emit

    key, value = resolve(entry.key), resolve(entry.value)
    text = value.text if isinstance(value, Scalar) else ""
    if wrong.known == "source" and (text != "env" or "value" in _entries(seen)):
        return ()
    secret = bool(seen.outcome.args.get("secret")) or wrong.known == "value"
    if not secret or not text or ":" in wrong.key or not isinstance(key, Scalar):
        return ()
    return (Fix(_RENAME, (emit.rename(key, wrong.known),), False, _sent.PARAMETERS),)


def _entries(seen: Observed) -> dict[str, Entry]:
    node = resolve(seen.outcome.node)
    return {str(key_of(entry.key)): entry for entry in node.entries} if isinstance(node, Mapping) else {}


_RENAME = Text("Rename `{key}` to `{known}`", "把 `{key}` 改名为 `{known}`")
_NULL = Message(
    Text("The parameter `{name}` has `{flag}` but no value", "参数 `{name}` 只有 `{flag}`，没有值"),
    Text("bayes {client} sends it without a value and says nothing.", "bayes {client} 会提交一个空值，没有任何提示。"),
    Text(
        "For a secret write `{flag}: true`, `source: env` and `env: {env}`; for anything else the value alone.",
        "敏感参数请写 `{flag}: true`、`source: env` 和 `env: {env}`；不是敏感参数就直接写值。",
    ),
)
_ONLY = Text(
    "Of its keys bayes {client} reads only `{flag}`, `source`, `env` and `value`, and ignores the rest.",
    "bayes {client} 在这里只读取 `{flag}`、`source`、`env` 和 `value`，其他字段一律忽略。",
)
_MISSPELT = Message(
    Text("`{key}` is not a key of a secret parameter; `{known}` is", "敏感参数没有字段 `{key}`，应为 `{known}`"),
    _ONLY,
    Text("Write `{known}`.", "请写成 `{known}`。"),
)
_BESIDE = Message(
    Text("Beside `{flag}`, the parameter `{name}` cannot have {lost}", "参数 `{name}` 有 `{flag}`，不能再有 {lost}"),
    _ONLY,
    Text("Delete it, or give it a parameter of its own.", "请删除，或者另写一个参数。"),
)
_PLAIN = Text(
    "If all of it is the value, delete `{flag}`; for a secret write `{flag}: true`, `source: env` and `env: {env}`.",
    "如果这些都是参数的值，请删除 `{flag}`；敏感参数请写 `{flag}: true`、`source: env` 和 `env: {env}`。",
)

RULE = Rule(
    id="OB303",
    name="unpacked-map",
    severity="error",
    confidence="high",
    message=Message(
        Text(
            "The parameter `{name}` has the key `value`, so only that is sent, without {lost}",
            "参数 `{name}` 里有 `value`，所以只提交它的值，{lost} 会丢掉",
        ),
        Text(
            "bayes {client} takes a mapping with `value` or `is_secret` for one value in long form.",
            "含有 `value` 或 `is_secret` 的键值对，会被 bayes {client} 当成单个参数值的另一种写法。",
        ),
        Text(
            "Write the value alone, or call the key something other than `value`.",
            "请直接写值，或者不要用 `value` 作字段名。",
        ),
    ),
    check=check,
)
