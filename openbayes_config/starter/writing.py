"""The text of a first openbayes.yaml, with comments of our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from openbayes_config.client import TEMPLATE, Mode, judge
from openbayes_config.client.template import template_value
from openbayes_config.diagnostic import Lang, Text
from openbayes_config.document import Document, parse
from openbayes_config.emit import inline, lines, replacement, scalar
from openbayes_config.parse.nodes import Scalar
from openbayes_config.starter.plan import Plan
from openbayes_config.text import Edit, apply


def is_untouched(document: Document) -> bool:
    """Whether a file holds the values of the official template and nothing else, or no text at all."""
    if not document.source.text.strip():
        return True
    return document.loads and document.root is not None and document.plain() == TEMPLATE


def new_file(plan: Plan, lang: Lang) -> str:
    """The text of a new file, which the official client accepts in the mode of ``plan``; ends with a newline."""
    bindings = _bindings(plan)
    blocks = [_comment(_HEAD, lang) + "\n", _comment(_BINDINGS, lang) + "\n" + lines(bindings)]
    values = _values(plan)
    blocks += (_comment(_text_of(key, plan), lang, plan) + f"\n{key}: {inline(values[key])}" for key in _SIMPLE)
    blocks.append("\n".join((*_parameters(plan, lang), "parameters: {}")))
    tuning = _text_of("hyper_tuning", plan)
    blocks.append("\n".join((_comment(tuning, lang), "hyper_tuning:", *_tuning(plan, lang))))
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def fill(document: Document, plan: Plan) -> str:
    """The untouched template in ``document`` with the values of ``plan``; everything else stays as it is."""
    values: dict[tuple[str, ...], object] = {(key,): value for key, value in _values(plan).items()}
    values |= {("hyper_tuning", key): value for key, value in _tuned(plan).items()}
    edits = _bindings_edits(document, plan)
    for path, value in values.items():
        node = document.at(*path)
        # The template has "1" for a number: what means the same stays.
        if node is not None and str(value) != str(template_value(path)):
            same_quotes = replacement(document, node, value) if isinstance(node, Scalar) else None
            edits.append(same_quotes or Edit(node.span, inline(value)))
    return apply(document.source.text, tuple(sorted(edits)))


def _bindings_edits(document: Document, plan: Plan) -> list[Edit]:
    """The bindings in the place of the empty list, under another key where that is needed."""
    entry = document.entry("data_bindings")
    if not plan.bindings or entry is None:
        return []
    source = document.source
    rest = source.text[entry.span.end : source.line_span(source.position(entry.span.end).line).end]
    bindings = _bindings(plan)
    text = f"{next(iter(bindings))}: {inline(next(iter(bindings.values())))}" if rest.strip() else lines(bindings)
    return [Edit(entry.span, text.replace("\n", source.newline))]


def _values(plan: Plan) -> dict[str, object]:
    """The values of the simple keys."""
    return {"resource": plan.resource, "env": plan.env, "command": plan.command, "node": plan.node}


def _tuned(plan: Plan) -> dict[str, object]:
    if plan.mode != "hypertuning":
        return dict(_IDLE)
    return {
        "max_job_count": 4,
        "parallel_count": 1,
        "hyperparameter_metric": plan.metric or "accuracy",
        "goal": plan.goal,
        "algorithm": "Random",
        "parameter_specs": [_spec(plan)],
        "side_metrics": [],
    }


def _spec(plan: Plan) -> dict[str, object]:
    """One specification to begin with: around the default of a number that the script takes, else a learning rate."""
    known = dict(plan.flags)
    rates = [name for name, default in plan.flags if isinstance(default, float) and default > 0]
    counts = [name for name, default in plan.flags if isinstance(default, int) and default > 0]
    name = next((each for each in _RATES if each in rates), (rates or counts or ["lr"])[0])
    default = known.get(name, 0.01)
    if isinstance(default, int):
        low, high = max(1, default // 2), default * 2
        return {"name": name, "type": "INTEGER", "min_value": low, "max_value": high, "scale_type": _LINEAR}
    bounds = [float(f"{float(default) * factor:.6g}") for factor in (0.1, 10)]
    return {"name": name, "type": "DOUBLE", "min_value": bounds[0], "max_value": bounds[1], "scale_type": _LOG}


def _bindings(plan: Plan) -> dict[str, object]:
    """The bindings in the long form; in the short one where the client would lose some of the long one."""
    long = [{"data": each.data, "path": each.path, "type": each.access} for each in plan.bindings]
    short = [":".join(each) for each in plan.bindings]
    return {"bindings": short} if _loses(long, plan.mode) else {"data_bindings": long}


def _loses(long: list[dict[str, str]], mode: Mode) -> bool:
    """Whether the client drops one of the entries, as it does with data that begins like earlier data."""
    values = {**TEMPLATE, "command": "x", "data_bindings": long}
    submission = judge(parse(lines(values)), "workspace" if mode == "hypertuning" else mode).submission
    sent = cast("list[object] | None", submission.input.get("dataBindings")) if submission else None
    return len(long) != len(sent or ())


def _parameters(plan: Plan, lang: Lang) -> Iterator[str]:
    yield _comment(_text_of("parameters", plan), lang)
    if plan.flags and plan.mode != "workspace":
        yield _comment(_FLAGS, lang, plan)
        yield "#   parameters:"
        yield from (f"#     {name}: {scalar(default)}" for name, default in plan.flags)


def _tuning(plan: Plan, lang: Lang) -> Iterator[str]:
    for key, value in _tuned(plan).items():
        if plan.mode == "hypertuning":
            yield "  " + _comment(_TUNING[key], lang).replace("\n", "\n  ")
        yield lines({key: value}, 2)


def _text_of(key: str, plan: Plan) -> Text:
    if key == "command" and plan.mode == "workspace":
        return _COMMAND_UNUSED
    if key == "command" and not plan.script and "command" not in plan.chosen:
        return _COMMAND_UNKNOWN
    if key == "hyper_tuning" and plan.mode == "hypertuning":
        return _TUNING_USED
    return _TEXTS[key]


def _comment(text: Text, lang: Lang, plan: Plan | None = None) -> str:
    words = text.in_(lang, {"script": plan.script or ""} if plan else None)
    return "\n".join("# " + line for line in words.split("\n"))


_LINEAR, _LOG = "UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"
_RATES = ("lr", "learning_rate", "learning-rate")
_SIMPLE = ("resource", "env", "command", "node")
_IDLE = {
    "max_job_count": 0,
    "parallel_count": 1,
    "hyperparameter_metric": "",
    "goal": "",
    "algorithm": "",
    "parameter_specs": list[object](),
    "side_metrics": list[object](),
}
_HEAD = Text(
    "Job of OpenBayes / HyperAI, started by `bayes gear run`. Every key below is required, even where it is not used.\n"
    "`obconf validate` checks this file.",
    "OpenBayes / HyperAI 的任务配置，由 `bayes gear run` 使用。下面的字段都是必填的，用不到的也不能删除。\n"
    "`obconf validate` 可以检查本文件。",
)
_BINDINGS = Text(
    "Data that the job can read or write, each entry with all three keys:\n"
    "  - data: USER/DATASET/VERSION, or USER/jobs/JOB/output for the output of another job\n"
    "    path: /input0 to /input4, or /output for the working directory\n"
    "    type: ro (read only) or rw (read and write)\n"
    "`bayes gear bindings` lists what there is.",
    "数据绑定，每一项的三个字段都要写：\n"
    "  - data: 用户名/数据集/版本，或 用户名/jobs/执行ID/output（另一次执行的输出）\n"
    "    path: /input0 到 /input4，或 /output（工作目录）\n"
    "    type: ro（只读）或 rw（读写）\n"
    "可绑定的数据用 `bayes gear bindings` 查看。",
)
_COMMAND_UNUSED = Text("The command of a task. A workspace does not use it.", "入口命令，工作空间用不到。")
_COMMAND_UNKNOWN = Text(
    "The command of the task. No script was found in this folder: write the one that is to run.",
    "任务的入口命令。当前目录没有找到脚本，请改成实际要执行的命令。",
)
_TUNING_USED = Text(
    "Hyperparameter tuning. Each trial gets its values as flags, `--name=value`, behind the command.",
    "自动调参。每次尝试的取值以 `--名称=值` 的形式接在命令后面。",
)
_FLAGS = Text(
    "Flags that {script} declares, with their defaults; copy those that are to differ:",
    "{script} 声明的参数及其默认值，需要修改的可以照此填写：",
)
_TEXTS = {
    "resource": Text(
        "Compute resource, billed as long as the job runs. `bayes gear resource` lists the names.",
        "算力，运行期间计费。可用的名称用 `bayes gear resource` 查看。",
    ),
    "env": Text(
        "Runtime environment (image). `bayes gear env` lists the names.",
        "运行时环境（镜像）。可用的名称用 `bayes gear env` 查看。",
    ),
    "command": Text("The command that the task runs.", "任务要执行的入口命令。"),
    "node": Text("Number of nodes.", "节点数量。"),
    "parameters": Text(
        "Parameters: `name: value` reaches the program as `--name=value`.",
        "参数：`名称: 值` 以 `--名称=值` 的形式传给程序。",
    ),
    "hyper_tuning": Text(
        "Hyperparameter tuning: used only by `bayes gear run hypertuning`.",
        "自动调参：只有 `bayes gear run hypertuning` 使用。",
    ),
}
_TUNING = {
    "max_job_count": Text(
        "Number of trials, 100 at most; each is a job that is billed.", "尝试次数，最多 100；每次尝试都会计费。"
    ),
    "parallel_count": Text("How many trials run at a time.", "并行的尝试个数。"),
    "hyperparameter_metric": Text(
        "Target metric: the name that the script gives to openbayestool.log_metric.",
        "目标变量：脚本用 openbayestool.log_metric 上报时使用的名称。",
    ),
    "goal": Text("MAXIMIZE or MINIMIZE.", "最优解的方向：MAXIMIZE（越大越好）或 MINIMIZE（越小越好）。"),
    "algorithm": Text("Grid, Random or Bayesian.", "算法：Grid、Random 或 Bayesian。"),
    "parameter_specs": Text(
        "What is tried. An example to begin with: name, bounds and scale have to fit the script.",
        "参数规约：要尝试哪些取值。这里是一个例子，名称、上下界和尺度请按脚本修改。",
    ),
    "side_metrics": Text("Other metrics to look at.", "其他参考指标。"),
}
