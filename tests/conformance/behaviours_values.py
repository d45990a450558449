"""Numbers, commands and parameters."""

from __future__ import annotations

import math

from tests.conformance.behaviours import (
    Behaviour,
    Section,
    both,
    commands,
    hidden,
    never_sends,
    nodes,
    parameter,
    parameters,
    refused,
    silently,
)
from tests.conformance.samples import tuned

B = Behaviour
NEW = "0.28.3"
OLD = "0.28.2"

INTEGERS = Section(
    "Whole numbers (`node`, `max_job_count`, `parallel_count`)",
    "整数（`node`、`max_job_count`、`parallel_count`）",
    (
        B("batch", "node: 3", "More than one node makes a batch job.", "节点数大于 1 时创建批量任务。", nodes(3)),
        B("text-number", 'node: " 007 "', "A number in quotes is accepted.", "引号中的数字可以使用。", nodes(7)),
        B(
            "whole-float",
            "node: 2.0",
            "A float without a fraction is accepted.",
            "没有小数部分的浮点数可以使用。",
            nodes(2),
        ),
        B("fraction", "node: 2.5", "A fraction is refused.", "带小数的数字会被拒绝。", hidden),
        B("exponent", 'node: "1e3"', "An exponent in text is refused.", "文本中的指数写法会被拒绝。", hidden),
        B(
            "underscore",
            'node: "1_000"',
            "Single underscores between digits are accepted, also in text.",
            "数字之间可以有单个下划线，写在引号中也可以。",
            nodes(1000),
        ),
        B("null-node", "node:", "A missing value is refused.", "留空会被拒绝。", hidden),
        B("octal", "node: 010", "`010` is octal: 8 nodes.", "`010` 是八进制，即 8 个节点。", nodes(8)),
        B("base-60", "node: 1:30", "`1:30` is base 60: 90 nodes.", "`1:30` 是六十进制，即 90 个节点。", nodes(90)),
        B("yes", "node: yes", "`yes` counts as 1.", "`yes` 相当于 1。", nodes(1)),
        B(
            "no-node",
            "node: 0",
            "0 and negative numbers become one node, silently.",
            "0 和负数都会变成一个节点，没有提示。",
            silently(nodes(1)),
        ),
        B(
            "node-in-hypertuning",
            "node: 4\n" + tuned(),
            "Hypertuning ignores `node`.",
            "自动调参不使用 `node`。",
            never_sends("size"),
            mode="hypertuning",
        ),
    ),
)

COMMANDS = Section(
    "Commands",
    "命令",
    (
        B(
            "empty-command",
            'command: ""',
            "An empty command stops a task, with a clear message.",
            "命令为空时任务无法创建，提示明确。",
            refused("准备创建 task，执行命令不能为空"),
        ),
        B(
            "empty-command-hypertuning",
            'command: ""\n' + tuned(),
            "An empty command stops hypertuning after the upload.",
            "命令为空时自动调参在上传之后才失败。",
            refused("command 不能为空", uploaded=True),
            mode="hypertuning",
        ),
        B("blank-command", 'command: "  "', "A blank command is sent.", "只有空格的命令会原样提交。", commands("  ")),
        B(
            "comment-in-command",
            "command: python main.py # --lr 1",
            "Text after ` #` is a comment and is not sent.",
            "` #` 之后是注释，不会提交。",
            commands("python main.py"),
        ),
        B(
            "exclamation-mark",
            "command: ! test -f x",
            "A leading `! ` is a YAML tag and disappears, which inverts the command.",
            "开头的 `! ` 是 YAML 标签，会消失，命令的含义因此相反。",
            commands("test -f x"),
        ),
        B(
            "literal-block",
            "command: |\n  pip install x\n  python main.py",
            "`|` keeps all line ends, the last one too.",
            "`|` 会保留所有换行，包括最后一个。",
            commands("pip install x\npython main.py\n"),
        ),
        B(
            "colon-in-command",
            "command: echo a: b",
            "`: ` in a command without quotes refuses the file.",
            "命令没有加引号且含有 `: ` 时文件会被拒绝。",
            hidden,
        ),
    ),
)

PARAMETERS = Section(
    "Parameters",
    "参数",
    (
        B(
            "parameters-sent",
            "parameters: {lr: 0.1}",
            "Parameters are sent beside the command, which stays as it is.",
            "参数与命令分开提交，命令保持不变。",
            both(commands("python main.py"), parameter(0.1)),
            since=NEW,
        ),
        B(
            "parameters-appended",
            "parameters: {p: true, q: , r: [1, 2], s: a b}",
            "Parameters are appended to the command of a task as Python writes them, without quotes.",
            "参数按 Python 的写法追加到任务的命令后面，不加引号。",
            commands("python main.py --p=True --q=None --r=[1, 2] --s=a b"),
            until=OLD,
        ),
        B(
            "parameters-of-a-workspace",
            "parameters: {lr: 0.1}",
            "Workspaces and hypertuning get no parameters.",
            "工作空间和自动调参得不到任何参数。",
            never_sends("lr"),
            mode="workspace",
            until=OLD,
        ),
        B(
            "exponent-without-dot",
            "parameters: {lr: 1e-4}",
            "`1e-4` is text in YAML 1.1.",
            "`1e-4` 在 YAML 1.1 中是文本。",
            parameter("1e-4"),
            since=NEW,
        ),
        B("base-60-value", "parameters: {r: 16:9}", "`16:9` is 969.", "`16:9` 等于 969。", parameter(969), since=NEW),
        B("octal-value", "parameters: {r: 010}", "`010` is 8.", "`010` 等于 8。", parameter(8), since=NEW),
        B("version-value", "parameters: {v: 3.10}", "`3.10` is 3.1.", "`3.10` 等于 3.1。", parameter(3.1), since=NEW),
        B("off-value", "parameters: {d: off}", "`off` is false.", "`off` 是 false。", parameter(False), since=NEW),
        B(
            "y-value",
            "parameters: {y: n}",
            "`y` and `n` are text, as keys and as values.",
            "`y` 和 `n` 是文本，作为键和值都一样。",
            parameter("n"),
            since=NEW,
        ),
        B(
            "list-and-map-values",
            "parameters: {p: [1, {a: b}]}",
            "Lists and maps are sent as they are.",
            "列表和映射原样提交。",
            parameter([1, {"a": "b"}]),
            since=NEW,
        ),
        B(
            "null-words",
            "parameters: {p: , q: ~, r: None}",
            "`~`, `null` and nothing are null; `None` is text.",
            "`~`、`null` 和留空都是 null，`None` 是文本。",
            parameters(None, None, "None"),
            since=NEW,
        ),
        B(
            "set-value",
            "parameters: {p: !!set {a, b}}",
            "`!!set` and `!!binary` fail after the upload.",
            "`!!set` 和 `!!binary` 会在上传之后失败。",
            refused("create err:", uploaded=True),
            since=NEW,
        ),
        B(
            "boolean-key",
            "parameters: {on: 1}",
            "A key of `parameters` that is not text refuses the file.",
            "`parameters` 的键不是文本时文件会被拒绝。",
            hidden,
        ),
        B(
            "date-value",
            "parameters: {since: 2024-01-02}",
            "A date fails after the upload, with a message about something else.",
            "日期会在上传之后失败，提示与原因无关。",
            refused("create err:'TypeError' object has no attribute 'errors'", uploaded=True),
            since=NEW,
        ),
        B(
            "date-value-appended",
            "parameters: {since: 2024-01-02}",
            "A date is appended as text.",
            "日期以文本形式追加。",
            commands("python main.py --since=2024-01-02"),
            until=OLD,
        ),
        B(
            "infinity",
            "parameters: {x: .inf}",
            "Infinities and NaN are sent as bare words, which is not valid JSON.",
            "无穷大和 NaN 以裸词形式提交，不是合法的 JSON。",
            parameter(math.inf),
            since=NEW,
        ),
        B(
            "unpacked-map",
            "parameters: {p: {value: 5, unit: s}}",
            "Of a map with `value`, `is_secret` or `isSecret` only the value is sent.",
            "映射中含有 `value`、`is_secret` 或 `isSecret` 时只提交其中的值。",
            silently(parameter(5)),
            since=NEW,
        ),
        B(
            "plain-map",
            "parameters: {p: {env: X}}",
            "Any other map is sent as it is.",
            "其他映射原样提交。",
            parameter({"env": "X"}),
            since=NEW,
        ),
    ),
)
