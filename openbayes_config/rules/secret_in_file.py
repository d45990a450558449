"""A secret parameter whose value stands in the file."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _secrets


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for seen in context.observed("secret_in_file"):
        name = str(seen.outcome.path[1])
        env = str(seen.outcome.args.get("variable") or _secrets.variable(name) or "SECRET")
        fixes = _secrets.spelt_out(document, document.at("parameters", name), env)
        args = {"name": name, "env": env}
        yield RULE.found(seen.span, seen.outcome.path, args, modes=seen.modes, fixes=fixes)


RULE = Rule(
    id="OB608",
    name="secret-in-file",
    severity="warning",
    confidence="high",
    message=Message(
        Text("The secret `{name}` stands in the file", "敏感参数 `{name}` 的值直接写在了文件里"),
        Text(
            "openbayes.yaml is uploaded with the sources, and whoever can read them can read it.",
            "openbayes.yaml 会随源代码一起上传，能看到源代码的人都能看到它。",
        ),
        Text(
            "Write `source: env` and `env: {env}` instead of `value`, and set it first: "
            "`export {env}=...` (cmd: `set {env}=...`, PowerShell: `$env:{env}='...'`).",
            "请用 `source: env` 和 `env: {env}` 代替 `value`，并先执行 "
            "`export {env}=...`（cmd：`set {env}=...`，PowerShell：`$env:{env}='...'`）。",
        ),
    ),
    check=check,
)
