"""The commands: names, summaries, other names. Their modules are imported when they are called."""

from __future__ import annotations

from openbayes_config.diagnostic import Text

SUMMARIES: dict[str, Text] = {
    "validate": Text(
        "Check openbayes.yaml: what the official client would refuse or lose, where, and what to write instead.",
        "检查 openbayes.yaml：官方客户端会拒绝或丢掉什么，在哪一行，应该怎样写。",
    ),
    "fix": Text(
        "Repair what keeps openbayes.yaml from running as it is written.",
        "修复使 openbayes.yaml 无法按所写内容运行的问题。",
    ),
    "normalize": Text(
        "Convert data bindings between data_bindings and bindings.",
        "在 data_bindings 与 bindings 两种数据绑定写法之间转换。",
    ),
    "render": Text(
        "Show the command that will run and what will be submitted.",
        "显示最终执行的命令和提交的内容。",
    ),
    "diff": Text(
        "Compare two files by what they mean for the job, not by their text.",
        "比较两份文件启动的任务有什么不同，而不是比较文字。",
    ),
    "run": Text(
        "Run `bayes gear run`, unless openbayes.yaml speaks against it.",
        "检查 openbayes.yaml，没有错误才运行 `bayes gear run`。",
    ),
    "init": Text(
        "Write an openbayes.yaml that the official client accepts, with comments.",
        "生成一份官方客户端接受的 openbayes.yaml，带有注释。",
    ),
    "rules": Text(
        "List what obconf looks for.",
        "列出 obconf 检查的全部规则。",
    ),
    "explain": Text(
        "Explain a rule, or what `bayes` has printed.",
        "解释一条规则，或 `bayes` 输出的信息。",
    ),
    "catalog": Text(
        "Keep the names that the account can use, as `bayes gear` prints them.",
        "保存账号可用的名称，取自 `bayes gear` 的输出。",
    ),
    "schema": Text(
        "Print the JSON Schema of openbayes.yaml or of obconf's own output.",
        "输出 openbayes.yaml 或 obconf 输出格式的 JSON Schema。",
    ),
    "completion": Text(
        "Print what makes a shell complete obconf's commands and options.",
        "输出 shell 补全脚本，用来补全 obconf 的命令和选项。",
    ),
    "lsp": Text(
        "Start the language server, for editors.",
        "启动语言服务器，供编辑器使用。",
    ),
    "doctor": Text(
        "Show versions, language, configuration and what `bayes` finds here.",
        "显示版本、语言、配置，以及 `bayes` 在此处会读到什么。",
    ),
}

ALIASES = {"check": "validate"}

# The module of a command that is not called as the command is.
MODULES = {"diff": "compare"}
