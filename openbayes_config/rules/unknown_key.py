"""A key that the client does not know, so that it ignores what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.client import Outcome
from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Mapping, Scalar
from openbayes_config.rules._misspelt import fits, stands_for
from openbayes_config.rules._sent import part
from openbayes_config.rules._words import REFUSED


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    unfinished = {problem.span.start for problem in document.problems if problem.kind == "syntax"}
    for seen in context.observed("unknown_key"):
        if seen.span.start in unfinished:
            continue
        path, known = seen.outcome.path, seen.outcome.args.get("known")
        args = {"key": path[-1], "known": known or ""}
        if not known:
            yield RULE.found(seen.span, path, args, message=_FAR, severity="info", modes=seen.modes)
            continue
        required = stands_for(document, seen) is not None
        yield RULE.found(
            seen.span,
            path,
            args,
            message=_REQUIRED if required else None,
            modes=() if required else seen.modes,  # without a required key the file is refused in every mode
            fixes=_fix(document, seen.outcome, str(known), required),
        )


def _fix(document: Document, outcome: Outcome, known: str, required: bool) -> tuple[Fix, ...]:
    """The key renamed; an entry that still holds the template's value makes room for it."""
    from openbayes_config import emit

    parent, key = document.at(*outcome.path[:-1]), outcome.node
    untouched = document.entry(*outcome.path[:-1], known)
    if not isinstance(parent, Mapping) or not isinstance(key, Scalar):
        return ()
    if not (required or untouched or fits(document, outcome.path, known)):
        return ()
    edits = [emit.rename(key, known)]
    if untouched is not None:
        if untouched not in parent.entries:
            return ()
        edits.append(emit.removal(document, untouched))
    return (Fix(_RENAME, tuple(edits), required, part((*outcome.path[:-1], known))),)


_RENAME = Text("Rename `{key}` to `{known}`", "把 `{key}` 改名为 `{known}`")
_HELP = Text("Write `{known}`.", "请写成 `{known}`。")
_WHAT = Text("`{key}` is not a key that the client knows; `{known}` is", "客户端不认识字段 `{key}`，应为 `{known}`")
_REQUIRED = Message(_WHAT, REFUSED, _HELP)
_FAR = Message(
    Text("`{key}` is not a key that the client knows", "客户端不认识字段 `{key}`"),
    Text("bayes {client} ignores it.", "bayes {client} 会忽略它。"),
    Text(
        "Delete it, or begin its name with `x-` if it is for other programs.",
        "请删除它；如果是给其他程序用的，请让名字以 `x-` 开头。",
    ),
)

RULE = Rule(
    id="OB104",
    name="unknown-key",
    severity="error",
    confidence="high",
    message=Message(
        _WHAT,
        Text(
            "bayes {client} ignores what is written there and says nothing.",
            "bayes {client} 会忽略这里的内容，没有任何提示。",
        ),
        _HELP,
    ),
    check=check,
)
