"""The keys that a file must have."""

from __future__ import annotations

from tests.conformance.behaviours import (
    Behaviour,
    Section,
    accepted,
    both,
    hidden,
    hidden_alone,
    sends,
    silently,
)
from tests.conformance.runner import Options
from tests.conformance.samples import DOCUMENTED, IDLE, tuned

B = Behaviour

REQUIRED = Section(
    "Required keys",
    "必填的键",
    (
        B(
            "documented-example",
            DOCUMENTED,
            "The first example of the documentation is refused: it has no `node`, `parameters` and `hyper_tuning`.",
            "文档中的第一个示例会被拒绝：缺少 `node`、`parameters` 和 `hyper_tuning`。",
            hidden_alone,
            whole=True,
        ),
        B(
            "overridden-key-still-required",
            "",
            "A key is required even where the command line replaces its value.",
            "即使命令行参数已经覆盖某个键的值，文件中仍然必须写出这个键。",
            hidden,
            without=("command",),
            options=Options(command=("python", "a.py")),
        ),
        B(
            "command-in-workspace",
            "",
            "`command` is required in a workspace too, where it is not used.",
            "工作空间用不到 `command`，但仍然必须写出。",
            hidden,
            mode="workspace",
            without=("command",),
        ),
        B(
            "no-side-metrics",
            IDLE.replace(", side_metrics: []", ""),
            "All seven keys of `hyper_tuning` are required, in every mode.",
            "无论哪种方式，`hyper_tuning` 的七个字段都必须写全。",
            hidden,
        ),
        B(
            "null-parameters",
            "parameters:",
            "`parameters` without a value is refused; write `{}`.",
            "`parameters` 留空会被拒绝，应写成 `{}`。",
            hidden,
        ),
        B(
            "unused-tuning-type-error",
            tuned("{name: on}"),
            "A wrong type inside `hyper_tuning` refuses the file in every mode.",
            "`hyper_tuning` 中的类型写错，无论哪种方式都会使文件被拒绝。",
            hidden,
            mode="workspace",
        ),
        B(
            "number-as-resource",
            "resource: 4090",
            "A number is not accepted where text is expected.",
            "需要文本的地方不能写数字。",
            hidden,
        ),
        B(
            "command-list",
            "command: [python, main.py]",
            "A list is not accepted as a command.",
            "`command` 不能写成列表。",
            hidden,
        ),
        B(
            "empty-names",
            'resource: ""\nenv: ""',
            "An empty `resource` or `env` is replaced by `rtx-4090` and `pytorch-2.6-2204`, silently.",
            "`resource` 或 `env` 为空时会被替换为 `rtx-4090` 和 `pytorch-2.6-2204`，没有提示。",
            silently(sends(resource="rtx-4090", runtime="pytorch-2.6-2204")),
        ),
        B(
            "unknown-resource",
            "resource: no-such-thing",
            "Names of resources and environments are not checked.",
            "不检查算力和镜像的名称是否存在。",
            both(accepted, sends(resource="no-such-thing")),
        ),
        B(
            "untrimmed-text",
            'resource: " t4 "',
            "Text is not trimmed.",
            "文本首尾的空格不会去掉。",
            sends(resource=" t4 "),
        ),
        B(
            "binary-text",
            "resource: !!binary dDQ=",
            "`!!binary` counts as text where its bytes are UTF-8.",
            "`!!binary` 的内容是 UTF-8 时当作文本。",
            sends(resource="t4"),
        ),
        B(
            "missing-file",
            "",
            "Without an openbayes.yaml (it may be called openbayes.yml) the client writes its template and runs that,"
            " on `rtx-4090`.",
            "没有 openbayes.yaml（例如文件名为 openbayes.yml）时，客户端会写入模板并直接使用，算力为 `rtx-4090`。",
            silently(sends(resource="rtx-4090", runtime="pytorch-2.6-2204")),
            mode="workspace",
            missing=True,
        ),
        B(
            "workspace-without-upload",
            "",
            "A workspace uploads nothing and sends no command.",
            "工作空间不上传代码，也不提交命令。",
            both(sends(newWorkspace={"code": ""}, newTask=None), lambda outcome: not outcome.uploaded),
            mode="workspace",
        ),
    ),
)
