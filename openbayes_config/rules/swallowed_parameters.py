"""Text behind the program in `command` that takes the parameters instead of it."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job.command import CHANGES, Command, appended, command_of
from openbayes_config.job.program import program_of
from openbayes_config.job.reach import Loss, Lost, lost, reached, uses_arguments
from openbayes_config.job.target import folder_after
from openbayes_config.rules._rewrite import edit, rewritten
from openbayes_config.shell import Segment
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command, flags = command_of(document, context), appended(document, context)
    if command is None or not flags:
        return
    found = lost(command.line) or _unread(command, context)
    if found is None:
        return
    rewrite = rewritten(command, found)
    simple = rewrite == command.text.rstrip()
    short = rewrite if rewrite and not simple and _fits(rewrite) else None
    names = [f"`{each.flag}`" for each in flags]
    args = {
        "flags": names if len(names) < 4 else [*names[:3], "..."],
        "first": flags[0].flag,
        "text": " ".join(command.text[found.span.start : found.span.end].split()),
        "program": _shown(command, found.main),
        "rewrite": short or "",
    }
    yield RULE.found(
        _place(command, found),
        ("command",),
        args,
        message=_message(found, short is not None, simple),
        fixes=_fixes(document, command, rewrite),
        related=tuple(Related(each.span, _WANTED) for each in flags[:1]),
    )


def _fits(rewrite: str) -> bool:
    return "\n" not in rewrite and len(rewrite) <= _LONGEST


def _place(command: Command, found: Lost) -> Span:
    """What is to change: of a line end, the sign of the block that brings it."""
    if found.why == "line_end" and command.node.style in ("literal", "folded") and command.offsets:
        return Span(command.span.start, command.span.start + 1)
    return command.place(found.span)


def _shown(command: Command, segment: Segment) -> str:
    words = segment.arguments or segment.words
    end = program_of(segment).target or words[-1]
    if program_of(segment).kind == "inline":
        return words[0].text
    return " ".join(command.text[words[0].span.start : end.span.end].split())


def _unread(command: Command, context: Context) -> Lost | None:
    """A shell script beside the file that looks at none of its arguments."""
    got = reached(command.line) if context.files else None
    if context.files is None or got is None or got.inner or got.program.kind != "shell" or got.program.target is None:
        return None
    if folder_after(command.line.segments) != "":
        return None
    text = context.files.read(got.program.target.text)
    if text is None or uses_arguments(text):
        return None
    return Lost("not_handed_on", got.program.target.span, got.segment)


def _message(found: Lost, has_rewrite: bool, simple: bool) -> Message:
    usual = _MESSAGES[found.why]
    if found.why == "not_handed_on" and program_of(found.main).kind == "shell":
        return _SCRIPT
    if has_rewrite:
        return usual._replace(help=_REWRITE)
    return usual._replace(help=_HELP) if found.why == "line_end" and not simple else usual


def _fixes(document: Document, command: Command, rewrite: str | None) -> tuple[Fix, ...]:
    change = edit(document, command, rewrite) if rewrite else None
    return (Fix(_HAND_ON, (change,), False, CHANGES),) if change else ()


_LONGEST = 76
_WANTED = Text("the first of the parameters", "其中第一个参数")
_HAND_ON = Text("Rewrite the command so that the program gets its parameters", "改写命令，让程序收到参数")
_REWRITE = Text("Write `{rewrite}`.", "请写 `{rewrite}`。")
_BEHIND = Text(
    "Parameters are put behind the whole text of `command`.",
    "参数会接在 `command` 整段文本的最后面。",
)
_HELP = Text(
    "Put the program last, or hand them on: `bash -c 'python main.py \"$@\" | tee log' _`.",
    "请把程序放在最后，或者转交参数：`bash -c 'python main.py \"$@\" | tee log' _`。",
)
_MESSAGES: dict[Loss, Message] = {
    "comment": Message(
        Text(
            "{flags} would become part of the comment `{text}`, and `{program}` gets none of it",
            "{flags} 会变成注释 `{text}` 的一部分，`{program}` 收不到",
        ),
        _BEHIND,
        Text("Take the comment out of the command.", "请把注释移出命令。"),
    ),
    "pipe": Message(
        Text("`{text}` gets {flags}, not `{program}`", "收到 {flags} 的是 `{text}`，不是 `{program}`"), _BEHIND, _HELP
    ),
    "chain": Message(
        Text("`{text}` gets {flags}, not `{program}`", "收到 {flags} 的是 `{text}`，不是 `{program}`"), _BEHIND, _HELP
    ),
    "line_end": Message(
        Text(
            "The command ends with a line end, so {flags} would begin a new line",
            "命令以换行结尾，{flags} 会另起一行",
        ),
        Text(
            "With bayes up to 0.28.2 `{program}` does not get them; with newer ones it is not documented.",
            "用 bayes 0.28.2 及更早的版本，`{program}` 收不到它们；用更新的版本会怎样，文档没有说明。",
        ),
        Text(
            "Write `|-` or `>-` instead of `|` or `>`: the text then has no line end.",
            "请把 `|` 或 `>` 写成 `|-` 或 `>-`，文本末尾就没有换行。",
        ),
    ),
    "operator": Message(
        Text(
            "Behind `{text}`, {flags} would begin another command instead of reaching `{program}`",
            "`{text}` 后面的 {flags} 会被当成另一条命令，`{program}` 收不到",
        ),
        _BEHIND,
        Text("Take `{text}` away from the end.", "请去掉末尾的 `{text}`。"),
    ),
    "compound": Message(
        Text("Nothing can stand behind `{text}`, but {flags} would", "`{text}` 后面不能再有内容，{flags} 却会接在那里"),
        Text(
            "The shell stops with a syntax error before it runs anything.",
            "shell 会报语法错误，什么都不会运行。",
        ),
        _HELP,
    ),
    "redirection": Message(
        Text(
            "The file behind `{text}` is missing, so `{first}` would be its name",
            "`{text}` 后面没有文件名，`{first}` 会被当成文件名",
        ),
        _BEHIND,
        Text("Write the file behind `{text}`, or take it away.", "请在 `{text}` 后面写上文件名，或者去掉它。"),
    ),
    "escape": Message(
        Text(
            "The backslash at the end makes `{first}` begin with a blank, so `{program}` does not know it",
            "末尾的反斜杠会让 `{first}` 前面多一个空格，`{program}` 认不出来",
        ),
        _BEHIND,
        Text("Take the backslash away.", "请去掉末尾的反斜杠。"),
    ),
    "here_document": Message(
        Text(
            "{flags} would become a part of the here-document, and its end would not be seen",
            "{flags} 会变成 here-document 的内容，结束标记也不再有效",
        ),
        _BEHIND,
        Text("Put the text into a file beside `openbayes.yaml`.", "请把这段文本放进 `openbayes.yaml` 旁边的文件里。"),
    ),
    "not_handed_on": Message(
        Text(
            "`{program}` gets {flags}, but the command inside of it does not name its arguments",
            "收到 {flags} 的是 `{program}`，但里面的命令没有使用这些参数",
        ),
        _BEHIND,
        Text(
            "Hand them on: `bash -c 'python main.py \"$@\"' _`.",
            "请转交参数：`bash -c 'python main.py \"$@\"' _`。",
        ),
    ),
    "expanded_early": Message(
        Text(
            "In double quotes `$@` is replaced before `{program}` starts, so {flags} get lost",
            "双引号里的 `$@` 在 `{program}` 启动之前就被替换，{flags} 会丢失",
        ),
        _BEHIND,
        Text(
            "Use single quotes: `bash -c 'python main.py \"$@\"' _`.",
            "请用单引号：`bash -c 'python main.py \"$@\"' _`。",
        ),
    ),
    "first_is_name": Message(
        Text(
            "`{first}` would become the name (`$0`) of the inner command and not be in `$@`",
            "`{first}` 会成为内层命令的名字（`$0`），不在 `$@` 里",
        ),
        _BEHIND,
        Text("Put a word such as `_` behind the quoted command.", "请在引号后面加一个词，例如 `_`。"),
    ),
}
_SCRIPT = Message(
    Text(
        "`{program}` gets {flags}, but `{text}` uses none of its arguments",
        "`{program}` 会收到 {flags}，但 `{text}` 没有使用任何参数",
    ),
    _BEHIND,
    Text('Hand them on in the script: `python main.py "$@"`.', '请在脚本里转交参数：`python main.py "$@"`。'),
)

RULE = Rule(
    id="OB306",
    name="swallowed-parameters",
    severity="warning",
    confidence="high",
    message=_MESSAGES["pipe"],
    check=check,
)
