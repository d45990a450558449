"""The options of the command line."""

from __future__ import annotations

from tests.conformance.behaviours import Behaviour, Section, binds, both, commands, nodes, refused, sends
from tests.conformance.runner import Options
from tests.conformance.samples import tuned

B = Behaviour
RO = "READ_ONLY"

OPTIONS = Section(
    "Options of the command line",
    "命令行参数",
    (
        B(
            "data-option-replaces",
            "bindings: [a/b/1:/input0]",
            "`--data` replaces all bindings of the file.",
            "`--data` 会取代文件中的全部绑定。",
            binds(f"c/d/1 /input1 {RO}"),
            options=Options(data=("c/d/1:/input1",)),
        ),
        B(
            "data-option-with-comma",
            "",
            "Several bindings in one `--data`, separated by commas, are dropped silently.",
            "在一个 `--data` 中用逗号写多个绑定时全部丢弃，没有提示。",
            binds(),
            options=Options(data=("a/b/1:/input0,c/d/1:/input1",)),
        ),
        B(
            "data-option-skips-crash",
            "bindings: [no-path]",
            "With `--data` the bindings of the file are not split, so a shorthand without a colon does no harm.",
            "使用 `--data` 时不会拆分文件中的绑定，没有冒号的简写也就不会出错。",
            binds(f"c/d/1 /input1 {RO}"),
            options=Options(data=("c/d/1:/input1",)),
        ),
        B(
            "empty-options",
            "resource: t4\nnode: 2",
            "`--resource ''`, `--env ''` and `--node 0` count as not given.",
            "`--resource ''`、`--env ''` 和 `--node 0` 视为没有给出。",
            both(sends(resource="t4", runtime="pytorch-2.0"), nodes(2)),
            options=Options(env="", resource="", node=0),
        ),
        B(
            "words-replace-command",
            "command: python main.py",
            "Words after `--` replace the command; they are joined by single spaces, and quoting is lost.",
            "`--` 之后的内容会取代 `command`；各个词以单个空格连接，引号丢失。",
            commands("python -c print('a b') x y"),
            options=Options(command=("python", "-c", "print('a b')", "x y")),
        ),
        B(
            "empty-word",
            "",
            "A single empty word after `--` leaves a task without a command.",
            "`--` 之后只有一个空字符串时，任务没有命令可以执行。",
            refused("准备创建 task，执行命令不能为空"),
            options=Options(command=("",)),
        ),
        B(
            "empty-word-hypertuning",
            tuned(),
            "In hypertuning an empty word after `--` leaves the command of the file.",
            "自动调参时，`--` 之后为空字符串则仍使用文件中的命令。",
            commands("python main.py"),
            mode="hypertuning",
            options=Options(command=("",)),
        ),
        B(
            "data-option-without-path",
            "bindings: [a/b/1:/input0]",
            "A `--data` without a path is dropped silently, and the file's bindings are replaced all the same.",
            "`--data` 中没有路径时会被丢弃，没有提示，文件中的绑定仍然被取代。",
            binds(),
            options=Options(data=("x/y/1",)),
        ),
    ),
)
