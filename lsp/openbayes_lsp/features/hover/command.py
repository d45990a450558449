"""The command: what will run in the end, and what its words stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client.access import granted
from openbayes_config.client.parameters import parameters
from openbayes_config.client.view import view
from openbayes_config.diagnostic import Text
from openbayes_config.job.command import command_of
from openbayes_config.renderer.words import word_of
from openbayes_config.text import Span
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_lsp.snapshot import Snapshot

_MOUNT = re.compile(r"(?<![\w.\-/])(?:/openbayes/(?:input/)?)?/?(?:input[0-9]+|output|home)(?![\w-])")
_FEW = 5
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


class Part(NamedTuple):
    """A part of the command that stands for something; ``span`` is its place in the document."""

    span: Span
    line: Line


def final(snapshot: Snapshot, says: Says) -> Iterator[Line]:
    """The command line that runs, in the mode in which the file will be run."""
    shown = snapshot.shown("task" if snapshot.mode == "workspace" else snapshot.mode)
    if shown.command is not None:
        yield says(_TRIALS if shown.mode == "hypertuning" else _RUNS)
        yield says.block(shown.command)
        doubtful = [word.text.partition("=")[0] for word in shown.words if word.doubt]
        if doubtful:
            yield says(_DOUBTFUL, names=doubtful[:_FEW] + ["..."] * (len(doubtful) > _FEW))
    elif shown.stage is not None:
        yield says(_EMPTY if _lacks_only_itself(snapshot, shown.mode) else _REFUSED, mode=shown.mode)


def _lacks_only_itself(snapshot: Snapshot, mode: Mode) -> bool:
    """Whether the empty command is all that keeps the file from being run."""
    outcomes = snapshot.rendering(mode).report.context.verdicts[mode].outcomes
    return {each.reason for each in outcomes if each.kind == "refused"} == {"empty_command"}


def part_at(snapshot: Snapshot, offset: int, says: Says) -> Part | None:
    """The mount, the variable or the script at a place of the command."""
    command = command_of(snapshot.document, snapshot.report.context)
    if command is None:
        return None
    for found in (*_MOUNT.finditer(command.text), *_VARIABLE.finditer(command.text)):
        span = command.place(Span(*found.span()))
        if span != command.span and span.start <= offset <= span.end and not snapshot.hides(span):
            return Part(span, _meaning(snapshot, found, says))
    return _script_at(snapshot, offset, says)


def _meaning(snapshot: Snapshot, found: re.Match[str], says: Says) -> Line:
    if found.re is _VARIABLE:
        return _variable(snapshot, found[1] or found[2], says)
    return _mounted(snapshot, found[0], says)


def _mounted(snapshot: Snapshot, mount: str, says: Says) -> Line:
    """What is bound at a path, as far as it is sent."""
    from openbayes_config.job.mounts import target

    bound = next(
        (each for each in snapshot.fates if not each.reason and target(each.binding.path) == target(mount)), None
    )
    if bound is None:
        return says(_WORKING if target(mount) == "/output" else _NOTHING, mount=mount)
    line = snapshot.source.position(bound.binding.item.span.start).line
    rights = _WRITES if granted(bound.access) == "READ_WRITE" else _READS
    return says(_BOUND, mount=mount, data=bound.binding.data, rights=rights, line=line)


def _variable(snapshot: Snapshot, name: str, says: Says) -> Line:
    """Where a variable of the shell comes from."""
    found = next((each for each in parameters(view(snapshot.document)) if each.name == name), None)
    if found is None:
        return says(_OTHER_VARIABLE, name=name)
    is_flag = word_of(found, snapshot.rendering("task").client) is not None
    return says(_PARAMETER if is_flag else _SECRET, name=name)


def _script_at(snapshot: Snapshot, offset: int, says: Says) -> Part | None:
    from openbayes_config.job.target import target_of

    command = command_of(snapshot.document, snapshot.report.context)
    target = target_of(snapshot.document, snapshot.report.context)
    word = target.reached.program.target if target else None
    if command is None or target is None or word is None or target.reached.inner:
        return None
    span = command.place(word.span)
    if span == command.span or not span.start <= offset <= span.end:
        return None
    names = [name for flag in target.script.flags if flag.kind != "help" for name in flag.names[-1:]]
    if not names:
        return Part(span, says(_NO_FLAGS, path=target.path))
    return Part(span, says(_FLAGS, path=target.path, n=len(names), names=names[:8]))


_RUNS = Text("A task runs:", "任务将执行：")
_TRIALS = Text("Every trial runs this and adds its own values:", "每次尝试执行以下命令，并附加各自的参数值：")
_DOUBTFUL = Text(
    "How the platform writes {names} is not documented; shown as client 0.28.2 wrote it.",
    "{names} 的写法文档没有说明，这里按客户端 0.28.2 的写法显示。",
)
_EMPTY = Text(
    "`command` is empty: a workspace starts, a task and hyperparameter tuning do not.",
    "`command` 是空的：工作空间可以启动，任务和自动调参不行。",
)
_REFUSED = Text(
    "`bayes gear run {mode}` refuses this file, so nothing runs.",
    "`bayes gear run {mode}` 会拒绝这个文件，不会执行任何命令。",
)
_BOUND = Text("`{mount}`: `{data}`, {rights} (line {line})", "`{mount}`：`{data}`，{rights}（第 {line} 行）")
_READS = Text("read-only", "只读绑定")
_WRITES = Text("read-write", "读写绑定")
_NOTHING = Text("`{mount}`: no binding that is sent leads here", "`{mount}`：没有会提交的数据绑定指向这里")
_WORKING = Text(
    "`{mount}`: the working directory, kept as the output of the execution", "`{mount}`：工作目录，内容会保存为容器输出"
)
_SECRET = Text(
    "`{name}`: a secret parameter; the platform makes it an environment variable (according to the client's template)",
    "`{name}`：敏感参数，平台会把它设为环境变量（见客户端模板）",
)
_PARAMETER = Text(
    "`{name}`: also a parameter, but parameters are flags, not variables of the shell",
    "`{name}`：与参数同名，但参数以命令行参数传递，不是 shell 变量",
)
_OTHER_VARIABLE = Text(
    "`{name}`: a variable of the shell; this file does not set it", "`{name}`：shell 变量，不由这个文件设置"
)
_FLAGS = Text("`{path}`: flags that it declares: {n} ({names})", "`{path}`：声明了 {n} 个参数（{names}）")
_NO_FLAGS = Text("`{path}`: no flags that could be read", "`{path}`：没有读到它声明的参数")
