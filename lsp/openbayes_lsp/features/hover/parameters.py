"""A parameter: the flag that the program gets, and what the program's own script says about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.client.parameters import Parameter, parameters
from openbayes_config.client.secrets import flag_of as is_secret
from openbayes_config.client.secrets import from_variable
from openbayes_config.client.template import STRUCTURED
from openbayes_config.client.view import view
from openbayes_config.diagnostic import Text
from openbayes_config.document import find, resolve
from openbayes_config.explained.sections import grade
from openbayes_config.parse.nodes import Mapping, Path, Scalar
from openbayes_config.renderer.words import variable, word_of
from openbayes_lsp.features.hover.lines import Line, Says
from openbayes_lsp.features.hover.values import reading

if TYPE_CHECKING:
    from openbayes_config.renderer import Word
    from openbayes_config.script import Flag
    from openbayes_lsp.snapshot import Snapshot


def flag_of(snapshot: Snapshot, parameter: Parameter) -> Word | None:
    """The word that a parameter adds to the command of a task, masked; ``None`` for a secret that is none of it."""
    rendering = snapshot.rendering("task")
    word = word_of(parameter, rendering.client)
    if word is None:
        return None
    if parameter.name in rendering.secret:
        from openbayes_config.mask import cover

        name = f"--{parameter.name}="
        return word._replace(text=name + cover(word.text[len(name) :]))
    return word._replace(text=snapshot.masker.hide(word.text))


def about(snapshot: Snapshot, path: Path, value: Scalar | None, says: Says) -> Iterator[Line]:
    """The parameter that the value at ``path`` belongs to; ``value`` is the scalar there that may be shown."""
    found = next((each for each in parameters(view(snapshot.document)) if each.view.path == path[:2]), None)
    if found is None:
        return
    word = flag_of(snapshot, found)
    if word is None:
        yield from _secret(found, says)
        yield from reading(value, says) if value else ()
        return
    if word.grade == "observed":
        yield says(_BY_CLIENT, flag=word.text, client=snapshot.project.client)
    else:
        yield says(_APPENDED, flag=word.text, grade=grade(word, says.lang))
    yield from reading(value, says) if value else ()
    if snapshot.mode == "hypertuning" and word.grade != "observed":
        yield says.item(_IN_TRIALS)
    yield from declared(snapshot, found.name, says)


def is_structured(snapshot: Snapshot, path: Path) -> bool:
    """Whether ``path`` is that of a key in a mapping that is no plain value but tells what to send."""
    node = resolve(snapshot.document.at(*path[:2]))
    return len(path) > 2 and isinstance(node, Mapping) and any(find(node, key) for key in (*STRUCTURED, "source"))


def declared(snapshot: Snapshot, name: str, says: Says) -> Iterator[Line]:
    """What the script that the command starts says about ``--name``."""
    from openbayes_config.job.target import target_of

    target = target_of(snapshot.document, snapshot.report.context)
    flag = target.flag(name) if target else None
    if target is None:
        return
    if flag is None:
        if target.certain:
            yield says.item(_UNDECLARED, script=target.path)
        return
    text, fields = _described(flag)
    yield says.item(text, place=target.place(flag), **fields)
    if flag.help:
        yield says.item(_HELP, help=" ".join(flag.help.split()))


def _described(flag: Flag) -> tuple[Text, dict[str, object]]:
    name = next((each for each in flag.names if each.startswith("--")), flag.dest)
    fields: dict[str, object] = {"name": name, "type": _SWITCH if flag.kind == "switch" else flag.type_name or _UNTYPED}
    if flag.choices:
        return _CHOICES, {**fields, "choices": [str(each) for each in flag.choices]}
    if flag.default is None or flag.kind == "switch":
        return (_DECLARED_REQUIRED if flag.required else _DECLARED), fields
    return _DECLARED_DEFAULT, {**fields, "default": str(flag.default)}


def _secret(parameter: Parameter, says: Says) -> Iterator[Line]:
    """Where the value of a secret comes from, as far as the client takes it."""
    name, view = variable(parameter.view), parameter.view
    if name:
        yield says(_FROM_VARIABLE, name=parameter.name, variable=name)
    elif is_secret(view) and not from_variable(view):
        value, named = view.get("value"), view.get("env")
        if value is not None and value.value is not None:
            yield says(_IN_FILE, name=parameter.name)
        else:
            yield says(_WITHOUT_SOURCE if named is not None and named.value else _WITHOUT_VALUE, name=parameter.name)


_APPENDED = Text(
    "A task gets `{flag}` behind its command ({grade}).", "任务方式下 `{flag}` 会接在命令后面（{grade}）。"
)
_BY_CLIENT = Text(
    "Client {client} itself appends `{flag}` to the command of a task; other modes do not send it.",
    "客户端 {client} 自己把 `{flag}` 附加到任务的命令后面，其他方式不提交。",
)
_IN_TRIALS = Text(
    "in a tuning sent beside the command; whether a trial gets it as an argument is not documented",
    "自动调参时随命令一起提交，各次尝试是否以命令行参数收到它，文档没有说明",
)
_FROM_VARIABLE = Text(
    "Secret parameter `{name}`: the client takes its value from the variable `{variable}`. Set it in the same terminal "
    "first; if it is missing or empty, the client stops before the upload. It is not part of the command line.",
    "敏感参数 `{name}`：客户端从环境变量 `{variable}` 取值，请先在同一个终端里设置；没有设置或为空时，"
    "客户端会在上传之前停下。它不会出现在命令行中。",
)
_IN_FILE = Text(
    "Secret parameter `{name}`: the value stands in this file, which is uploaded with the sources. The program gets it "
    "as an environment variable, not as a flag (client's template).",
    "敏感参数 `{name}`：值写在文件里，文件会随源代码一起上传。程序以环境变量得到它，命令中不会出现（见客户端模板）。",
)
_WITHOUT_SOURCE = Text(
    "Secret parameter `{name}`: sent without a value (null). Add `source: env`.",
    "敏感参数 `{name}`：提交的是空值（null）。请加上 `source: env`。",
)
_WITHOUT_VALUE = Text(
    "Secret parameter `{name}`: sent without a value (null). Add `source: env` and `env` with the name of a variable.",
    "敏感参数 `{name}`：提交的是空值（null）。请加上 `source: env`，并用 `env` 写上环境变量名。",
)
_DECLARED = Text("`{place}` declares `{name}`: {type}", "`{place}` 声明了 `{name}`：{type}")
_DECLARED_REQUIRED = Text("`{place}` declares `{name}`: {type}, required", "`{place}` 声明了 `{name}`：{type}，必填")
_DECLARED_DEFAULT = Text(
    "`{place}` declares `{name}`: {type}, default `{default}`", "`{place}` 声明了 `{name}`：{type}，默认值 `{default}`"
)
_CHOICES = Text("`{place}` declares `{name}`: one of {choices}", "`{place}` 声明了 `{name}`：可选值 {choices}")
_SWITCH = Text("a switch that takes no value", "开关，不接受值")
_UNTYPED = Text("text", "文本")
_UNDECLARED = Text("`{script}` declares no such flag", "`{script}` 没有声明这个参数")
_HELP = Text("{help}", "{help}")
