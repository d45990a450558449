"""The words for changes, shared by the text and the Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple, cast

from openbayes_cli.failure import words
from openbayes_config.diagnostic import Lang, Text, printable
from openbayes_config.jobdiff import Change, Comparison, Part, Side, Variable, Written

_PARTS: dict[Part, Text] = {
    "file": Text("file", "文件"),
    "accepted": Text("accepted as", "是否接受"),
    "text": Text("content that is no job", "不成其为任务的内容"),
    "command": Text("command", "入口命令"),
    "resource": Text("compute resource", "算力"),
    "env": Text("environment", "运行时环境"),
    "node": Text("number of nodes", "节点数量"),
    "mount": Text("data binding", "数据绑定"),
    "parameter": Text("parameter", "参数"),
    "parameter_order": Text("order of parameters", "参数的顺序"),
    "algorithm": Text("algorithm", "调参算法"),
    "hyperparameter_metric": Text("target metric", "目标变量"),
    "goal": Text("goal", "最优解的方向"),
    "side_metrics": Text("side metrics", "其他参考指标"),
    "max_job_count": Text("number of trials", "尝试次数"),
    "parallel_count": Text("parallel trials", "并行的尝试个数"),
    "parameter_spec": Text("parameter specification", "参数规约"),
    "parameter_spec_order": Text("order of specifications", "参数规约的顺序"),
}
_ACCESS = {"READ_ONLY": Text("read-only", "只读"), "READ_WRITE": Text("read-write", "读写")}
_VERDICTS = {True: Text("accepted", "接受"), False: Text("refused", "拒绝")}
_TYPES: tuple[tuple[type, Text], ...] = (
    (bool, Text("boolean", "布尔值")),
    (int, Text("number", "数字")),
    (float, Text("number", "数字")),
    (str, Text("text", "文本")),
    (list, Text("list", "列表")),
    (dict, Text("mapping", "键值对")),
)
_NULL = Text("null", "空值")
_SECRET = Text("secret, not shown", "敏感内容，不显示")
_SECRET_CHANGES = Text("a secret changes; it is not shown", "敏感内容有变化，不显示")
_CHANGES = Text("changes", "有变化")
_ADDED = Text("added", "新增")
_REMOVED = Text("removed", "删除")
_MOUNT = Text("{data} at {path}, {access}", "{data} 绑定到 {path}，{access}")
_VARIABLE = Text("secret, from the variable {name}", "敏感参数，取自环境变量 {name}")
_WRITTEN = Text("{value} (refused)", "{value}（被拒绝）")
_NAMES = Text("{names}", "{names}")
_TYPED = Text("{value} ({type})", "{value}（{type}）")
_SAME = Text("Both files start the same job.", "两份文件启动的任务相同。")
_SAME_AS_FAR = Text(
    "Nothing changes as far as can be told, because a file is refused.",
    "就能判断的内容而言没有变化，因为有文件会被拒绝。",
)
_REFUSED = Text("The client refuses {name} as {modes}:", "以 {modes} 方式运行时，客户端拒绝 {name}：")
_REFUSED_PLAIN = Text("The client refuses {name} as {modes}.", "以 {modes} 方式运行时，客户端拒绝 {name}。")
APPEARED = Text("New findings:", "新出现的问题：")
VANISHED = Text("Findings that are gone:", "不再出现的问题：")


class Row(NamedTuple):
    """A change in words. ``name`` is the user's own; ``note`` stands for two values that cannot be told apart."""

    label: str
    name: str
    old: str | None
    new: str | None
    note: str = ""


def row(change: Change, lang: Lang) -> Row:
    """A change; everything in it is on one line and safe to print."""
    label, name = words(_PARTS[change.part], lang), printable(change.name)
    if change.part == "file":
        return Row(label, name, None, None, words(_ADDED if change.kind == "added" else _REMOVED, lang))
    old = None if change.kind == "added" else _value(change, change.old, lang)
    new = None if change.kind == "removed" else _value(change, change.new, lang)
    if old is not None and old == new:
        return Row(label, name, None, None, words(_SECRET_CHANGES if change.secret else _CHANGES, lang))
    if change.part == "parameter" and not change.secret and old is not None and new is not None:
        types = [_type(value, lang) for value in (change.old, change.new)]
        if "" not in types and types[0] != types[1]:
            old, new = (words(_TYPED, lang, value=old, type=types[0]), words(_TYPED, lang, value=new, type=types[1]))
    return Row(label, name, old, new)


def same(compared: Comparison) -> Text:
    """What is said where nothing changes."""
    sides = (compared.old, compared.new)
    return _SAME if all(side is None or side.accepted for side in sides) else _SAME_AS_FAR


def refused(name: str, side: Side, lang: Lang) -> str:
    """The line above the reasons why a file is refused."""
    modes = [verdict.mode for verdict in side.verdicts if not verdict.accepted]
    return words(_REFUSED if side.reasons else _REFUSED_PLAIN, lang, name=name, modes=modes)


def _value(change: Change, value: object, lang: Lang) -> str:
    match change.part, value:
        case "accepted", bool():
            return words(_VERDICTS[value], lang)
        case "text", _:
            return ""
        case "mount", dict():
            return _mount(cast("Mapping[str, object]", value), lang)
        case "parameter_order" | "parameter_spec_order", list():
            return words(_NAMES, lang, names=cast("list[object]", value))
        case "parameter_spec", dict():
            return _fields(cast("Mapping[str, object]", value), lang)
        case "parameter", None if change.secret:
            return words(_SECRET, lang)
        case "parameter", _:
            return _parameter(value, lang)
        case _:
            return _plain(value)


def _mount(fields: Mapping[str, object], lang: Lang) -> str:
    right = _ACCESS.get(str(fields["access"]))
    return words(_MOUNT, lang, **{**fields, "access": words(right, lang) if right else fields["access"]})


def _parameter(value: object, lang: Lang) -> str:
    if isinstance(value, Variable):
        return words(_VARIABLE, lang, name=str(value.name))
    if isinstance(value, Written):
        return words(_WRITTEN, lang, value=value.text)
    return _json(value)


def _fields(fields: Mapping[str, object], lang: Lang) -> str:
    separator = "，" if lang == "zh" else ", "
    return separator.join(f"{key} {_plain(value)}" for key, value in fields.items())


def _plain(value: object) -> str:
    return printable(value) if isinstance(value, str) and value else _json(value)


def _json(value: object) -> str:
    return printable(json.dumps(value, ensure_ascii=False))


def _type(value: object, lang: Lang) -> str:
    """The type of a value; empty for what is no plain value."""
    if isinstance(value, (Variable, Written)):
        return ""
    return words(next((text for kind, text in _TYPES if isinstance(value, kind)), _NULL), lang)
