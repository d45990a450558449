"""What is said beside the command line: what it does not show by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from openbayes_config.client import Overrides
from openbayes_config.diagnostic import Text, printable
from openbayes_config.renderer import Doubt, Rendering, Word
from openbayes_config.renderer.bindings import written
from openbayes_config.shell import Tail

Note: TypeAlias = tuple[Text, dict[str, object]]


def notes(shown: Rendering, overrides: Overrides) -> Iterator[Note]:
    """The notes about the command line and the bindings of an accepted, masked rendering."""
    if shown.mode == "workspace":
        yield _WORKSPACE, {}
    elif overrides.command:
        yield (_COMMAND_KEEPS if len(shown.words) > 1 else _COMMAND), {}
    if overrides.data:
        yield _DATA, {"n": written(shown.report.document)}
    if shown.mode == "hypertuning":
        yield (TRIAL if shown.trial else _NO_TRIAL), {"names": [f"--{name}=..." for name in shown.trial]}
        if shown.parameters_file and shown.client.sends_parameters:
            yield _BESIDE, {"names": list(shown.parameters_file)}
    doubtful = [word for word in shown.words if word.doubt]
    if doubtful:
        yield _DOUBTFUL, {"words": [_doubtful(word) for word in doubtful]}
    if shown.tail and shown.words:
        yield from _tail(shown.tail, shown.words[0].text)


def losses(shown: Rendering) -> Iterator[Note]:
    """What the options give and the client does not send."""
    for dropped in shown.dropped:
        if dropped.source.option:
            given = dropped.source.option.removeprefix("--data ")
            several = ":" in given.partition(",")[2]
            text = _SEVERAL if several else _ACCESS if dropped.reason == "unknown_access" else _COLONS
            yield text, {"given": given}


def parameters_notes(shown: Rendering) -> Iterator[Note]:
    """The notes about the parameters file."""
    if shown.client.sends_parameters:
        yield _PARAMETERS_FILE, {}


def summary(shown: Rendering) -> Note:
    """The last line: what is asked for."""
    fields: dict[str, object] = {
        "mode": shown.mode,
        "resource": shown.resource,
        "env": shown.env,
        "nodes": _nodes(shown.nodes),
        "sent": shown.bindings.sent,
        "written": shown.bindings.written,
        "variables": list(shown.variables) or _NONE,
    }
    return _SUMMARY, fields


def _nodes(nodes: int | None) -> Text:
    if nodes is None:
        return _NODES_NOT_SENT
    return Text(f"{nodes} node" if nodes == 1 else f"{nodes} nodes", f"{nodes} 个节点")


def _tail(tail: Tail, command: str) -> Iterator[Note]:
    found = command[tail.span.start : tail.span.end]
    if tail.segment is None:
        text = _LINE_END if found == "\n" else TAILS[tail.kind]
        yield text, {"found": found.strip() or found}
    elif tail.segment.before and tail.segment.before.text in ("|", "|&"):
        yield _PIPE, {"name": next((word.text for word in tail.segment.arguments), found)}


def _doubtful(word: Word) -> Text:
    """A word with the reason why it is doubtful."""
    why = DOUBTS[word.doubt or "list"]
    text = printable(word.text).replace("{", "{{").replace("}", "}}")
    return Text(f"{text} ({why.en})", f"{text}（{why.zh}）")


DOUBTS: dict[Doubt, Text] = {
    "boolean": Text("a boolean", "布尔值"),
    "null": Text("null", "空值 null"),
    "list": Text("a list", "列表"),
    "map": Text("a mapping", "键值对"),
    "fraction": Text("a number that is not whole", "非整数"),
    "empty": Text("an empty text", "空文本"),
    "characters": Text("text with blanks or characters that a shell interprets", "含空白或 shell 特殊字符的文本"),
    "name": Text("this name", "这样的参数名"),
}
_WORKSPACE = Text("A workspace runs no command; none is sent.", "工作空间不执行命令，不会提交 command。")
_COMMAND = Text(
    "The words after -- take the place of `command` in the file.", "-- 之后的内容替换文件中的 command，而不是追加。"
)
_COMMAND_KEEPS = Text(
    "The words after -- take the place of `command` in the file; its `parameters` are appended nevertheless.",
    "-- 之后的内容替换文件中的 command；文件中的 parameters 仍会附加在后面。",
)
_DATA = Text(
    "-d takes the place of all bindings in the file ({n}); it adds none to them.",
    "-d 会替换文件中的全部数据绑定（{n} 个），而不是追加。",
)
_SEVERAL = Text(
    "`-d {given}` is not sent, and the client does not say so: write -d once for each binding.",
    "`-d {given}` 不会被提交，客户端也不会提示。每个绑定要单独写一次 -d。",
)
_COLONS = Text(
    "`-d {given}` is not sent, and the client does not say so: write data:path, data:path:ro or data:path:rw.",
    "`-d {given}` 不会被提交，客户端也不会提示。请写成 data:path、data:path:ro 或 data:path:rw。",
)
_ACCESS = Text(
    "`-d {given}` is not sent, and the client does not say so: the part after the second colon must be ro or rw.",
    "`-d {given}` 不会被提交，客户端也不会提示。第二个冒号之后只能是 ro 或 rw。",
)
TRIAL = Text(
    "Every trial adds its own values behind this command: {names}",
    "每次尝试都会在这条命令之后附加自己的参数值：{names}",
)
_NO_TRIAL = Text(
    "`parameter_specs` is empty: no trial adds values to this command.",
    "parameter_specs 为空，各次尝试不会在这条命令之后附加参数值。",
)
_BESIDE = Text(
    "`parameters` are sent beside the command; whether a trial gets them as arguments is not documented: {names}",
    "parameters 随命令一起提交，各次尝试是否会以命令行参数的形式收到它们没有文档说明：{names}",
)
_DOUBTFUL = Text(
    "Since client 0.28.3 the platform appends the parameters, and how it writes these is not documented: {words}. "
    "They are shown as client 0.28.2 wrote them.",
    "客户端 0.28.3 起参数由平台附加，以下参数的具体写法没有文档说明：{words}。这里按客户端 0.28.2 的写法显示。",
)
_PIPE = Text(
    "The parameters stand behind a pipe: `{name}` gets them, not the program before it.",
    "参数附加在管道之后：收到它们的是 `{name}`，而不是管道前面的程序。",
)
_LINE_END = Text(
    "The command ends with a line end, so the parameters are a command of their own and no program gets them. "
    "Write |- instead of | in the file.",
    "命令以换行结尾，参数会成为单独的一条命令，程序收不到。请把文件中的 | 改成 |-。",
)
TAILS: dict[str, Text] = {
    "comment": Text(
        "The command ends with a comment, `{found}`: the parameters are part of it and no program gets them.",
        "命令以注释 `{found}` 结尾，参数会成为注释的一部分，程序收不到。",
    ),
    "quote": Text(
        "The command ends within `{found}`, which is not closed: the parameters become part of it.",
        "命令中的 `{found}` 没有闭合，参数会成为其中的一部分。",
    ),
    "escape": Text(
        "The command ends with a backslash, which takes the blank behind it: the first parameter begins with a blank.",
        "命令以反斜杠结尾，它会转义后面的空格，使第一个参数以空格开头。",
    ),
    "here_document": Text(
        "The command ends with a here-document: the parameters become part of it and no program gets them.",
        "命令以 here-document 结尾，参数会成为其中的一部分，程序收不到。",
    ),
    "redirection": Text(
        "The command ends with `{found}`: the first parameter becomes the name of a file.",
        "命令以 `{found}` 结尾，第一个参数会被当作文件名。",
    ),
    "compound": Text(
        "The command ends with `{found}`; a shell refuses words behind it.",
        "命令以 `{found}` 结尾，shell 不接受其后的参数。",
    ),
    "new_command": Text(
        "The command ends with `{found}`, so the parameters are a command of their own and no program gets them.",
        "命令以 `{found}` 结尾，参数会成为单独的一条命令，程序收不到。",
    ),
}
_SUMMARY = Text(
    "{mode}: resource {resource}, env {env}, {nodes}, {sent} of {written} bindings sent, to export: {variables}",
    "{mode}：算力 {resource}，镜像 {env}，{nodes}，提交 {sent} 个数据绑定（共写了 {written} 个），"
    "需要 export 的环境变量：{variables}",
)
_NODES_NOT_SENT = Text("number of nodes not sent", "不提交节点数量")
_NONE = Text("none", "无")
_PARAMETERS_FILE = Text(
    "openbayes_params.json as the documentation describes it; whether the platform still writes it for clients from "
    "0.28.3 on is not documented.",
    "以上是文档所描述的 openbayes_params.json。客户端 0.28.3 起平台是否仍会写入该文件，没有文档说明。",
)
