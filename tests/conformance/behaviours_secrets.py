"""Secrets among the parameters."""

from __future__ import annotations

from tests.conformance.behaviours import (
    Behaviour,
    Section,
    both,
    commands,
    crashes,
    parameter,
    refused,
    sends,
    silently,
)

B = Behaviour
NEW = "0.28.3"
OLD = "0.28.2"

SECRETS = Section(
    "Secrets",
    "敏感参数",
    (
        B(
            "secret-from-variable",
            "parameters: {t: {is_secret: true, source: env, env: HF_TOKEN}}",
            "The value of the local variable is sent.",
            "提交本地环境变量的值。",
            parameter("hf_known", secret=True),
            since=NEW,
        ),
        B(
            "variable-empty",
            "parameters: {t: {is_secret: true, source: env, env: EMPTY}}",
            "A variable that is missing or empty stops the client before the upload.",
            "环境变量不存在或为空时，客户端在上传之前停止。",
            refused("参数校验失败", "export EMPTY="),
            since=NEW,
        ),
        B(
            "source-without-secret",
            "parameters: {t: {source: env, env: HF_TOKEN}}",
            "`source` needs a true `is_secret`.",
            "使用 `source` 时 `is_secret` 必须为真。",
            refused("参数校验失败"),
            since=NEW,
        ),
        B(
            "source-and-value",
            "parameters: {t: {is_secret: true, source: env, env: HF_TOKEN, value: x}}",
            "`source` and `value` exclude each other.",
            "`source` 与 `value` 不能同时使用。",
            refused("参数校验失败"),
            since=NEW,
        ),
        B(
            "unknown-source",
            "parameters: {t: {is_secret: true, source: ENV, env: HF_TOKEN}}",
            "The only source is exactly `env`.",
            "`source` 只能写成 `env`，区分大小写。",
            refused("参数校验失败"),
            since=NEW,
        ),
        B(
            "number-as-variable",
            "parameters: {t: {is_secret: true, source: env, env: 123}}",
            "A number as `env` ends the client with a traceback.",
            "`env` 写成数字会使客户端报出异常堆栈并退出。",
            crashes("TypeError"),
            since=NEW,
        ),
        B(
            "secret-in-file",
            "parameters: {t: {is_secret: true, value: hunter2}}",
            "A secret written into the file is sent, with a warning.",
            "直接写在文件中的敏感参数会提交，并给出警告。",
            both(parameter("hunter2", secret=True), lambda outcome: "警告" in outcome.stderr),
            since=NEW,
        ),
        B(
            "secret-without-source",
            "parameters: {t: {is_secret: true, env: HF_TOKEN}}",
            "Without `source: env` the secret is sent with the value null, silently.",
            "缺少 `source: env` 时敏感参数以 null 提交，没有提示。",
            silently(parameter(None, secret=True)),
            since=NEW,
        ),
        B(
            "misspelt-flag",
            "parameters: {t: {secret: true, value: hunter2}}",
            "With a misspelt flag the value is sent in the open, silently.",
            "标记拼写错误时值以明文提交，没有提示。",
            silently(parameter("hunter2")),
            since=NEW,
        ),
        B(
            "text-flag",
            "parameters: {t: {is_secret: 'false', value: x}}",
            "`'false'` in quotes counts as true.",
            "加引号的 `'false'` 视为真。",
            parameter("x", secret=True),
            since=NEW,
        ),
        B(
            "two-flags",
            "parameters: {t: {is_secret: false, isSecret: true, value: x}}",
            "Of `is_secret` and `isSecret` the first one counts.",
            "`is_secret` 与 `isSecret` 同时存在时以 `is_secret` 为准。",
            parameter("x"),
            since=NEW,
        ),
        B(
            "secret-in-command",
            "parameters: {t: {is_secret: true, value: hunter2}}",
            "A secret is printed into the command in the open.",
            "敏感参数会以明文出现在命令中。",
            commands("python main.py --t={'is_secret': True, 'value': 'hunter2'}"),
            until=OLD,
        ),
        B(
            "command-line-unchanged-workspace",
            "parameters: {t: {is_secret: true, value: hunter2}}",
            "A workspace gets secrets too.",
            "工作空间同样会得到敏感参数。",
            sends(parameters=[{"name": "t", "value": "hunter2", "isSecret": True}]),
            mode="workspace",
            since=NEW,
        ),
    ),
)
