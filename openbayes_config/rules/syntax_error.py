"""The text is not YAML."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Problem
from openbayes_config.rules import _problems
from openbayes_config.rules._reading import MOST, repairs
from openbayes_config.rules._words import REFUSED
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for number, problem in enumerate(_problems.of(document, "syntax")):
        reason = "backtick" if problem.args.get("found") == "`" else str(problem.args.get("reason"))
        what, help_ = _VARIANTS.get(reason, _UNREADABLE)
        args = {"found": problem.args.get("found", ""), "key": problem.args.get("key") or _KEY}
        message = Message(what, REFUSED, help_)
        fixes = repairs(document, problem) if number < MOST else ()
        related = _related(problem, reason)
        yield RULE.found(problem.span, problem.path, args, message=message, fixes=fixes, related=related)


def _related(problem: Problem, reason: str) -> tuple[Related, ...]:
    opened = problem.args.get("opened")
    if not isinstance(opened, Span) or opened.start == problem.span.start:
        return ()
    return (Related(opened, _LEVEL if reason == "bad_indent" else _OPENED),)


_KEY = Text("key", "字段")
_OPENED = Text("opened here", "从这里开始")
_LEVEL = Text("this is the line that it stands below", "它在这一行下面")
_QUOTE_ALL = Text('Put the whole value in quotes: `{key}: "..."`.', '请给整个值加上引号：`{key}: "..."`。')
_UNREADABLE = (
    Text("This cannot be read as YAML", "这里不符合 YAML 语法"),
    Text(
        'Is everything in the form `key: value`? Values with special characters need quotes: `key: "..."`.',
        '请检查是否都写成 `字段: 值`；含有特殊字符的值要加引号：`字段: "..."`。',
    ),
)
_VARIANTS = {
    "full_width_colon": (
        Text(
            "`：` is a full-width colon; YAML needs `:` and a space",
            "`：` 是全角冒号，YAML 要用半角冒号 `:` 加一个空格",
        ),
        Text("Write `{key}: ` and the value behind it.", "请写成 `{key}: `，后面接值。"),
    ),
    "colon_without_space": (
        Text("There is no space behind this colon", "这个冒号后面没有空格"),
        Text("Write `{key}: ` and the value behind it.", "请写成 `{key}: `，后面接值。"),
    ),
    "missing_colon": (
        Text(
            "`{found}` is neither `key: value` nor part of the value above",
            "`{found}` 既不是 `字段: 值`，也不属于上面的值",
        ),
        Text(
            "Write `key: value`; in a list begin with `- `; if it belongs to the value above, indent it further.",
            "请写成 `字段: 值`；列表中的项以 `- ` 开头；如果属于上面的值，请多缩进一些。",
        ),
    ),
    "key_without_colon": (
        Text("There is no colon behind `{key}`", "`{key}` 后面没有冒号"),
        Text(
            "Write `{key}:`; the indented lines below it belong to it.", "请写成 `{key}:`，下面缩进的几行是它的内容。"
        ),
    ),
    "plain_colon": (
        Text("A colon and a space cannot stand in a value without quotes", "没有引号的值里不能出现“冒号加空格”"),
        _QUOTE_ALL,
    ),
    "bad_indent": (
        Text("This line is not indented like the lines that it belongs to", "这一行的缩进与同一层的其他行不一致"),
        Text(
            "Begin it in the same column as the keys beside it; use spaces.",
            "请与同一层的字段左对齐，并使用空格缩进。",
        ),
    ),
    "unclosed_quote": (
        Text("This quotation mark is never closed", "这个引号没有结束"),
        Text("Write the same mark at the end of the value.", "请在值的末尾写上同样的引号。"),
    ),
    "text_after_quote": (
        Text("`{found}` stands behind the closing quotation mark", "`{found}` 写在了结束引号的后面"),
        Text(
            "Put the whole value between one pair of quotes: `{key}: '...'`.",
            "请用一对引号把整个值括起来：`{key}: '...'`。",
        ),
    ),
    "text_after_value": (
        Text("`{found}` stands behind a value that has ended", "`{found}` 写在了已经结束的值后面"),
        _QUOTE_ALL,
    ),
    "unclosed_bracket": (
        Text("The bracket `{found}` is never closed", "括号 `{found}` 没有结束"),
        Text("Write `]` for `[`, or `}}` for `{{`, at the end.", "请在末尾补上：`[` 对应 `]`，`{{` 对应 `}}`。"),
    ),
    "unopened_bracket": (
        Text("`{found}` closes a bracket that was never opened", "`{found}` 没有对应的左括号"),
        Text("Delete it, or put the whole value in quotes.", "请删除它，或者给整个值加上引号。"),
    ),
    "missing_comma": (
        Text("There is no comma before `{found}`", "`{found}` 前面缺少逗号"),
        Text("Separate the entries by `, `, such as `[1, 2]`.", "请用 `, ` 分隔各项，例如 `[1, 2]`。"),
    ),
    "extra_comma": (
        Text("There is a comma too many", "这里多了一个逗号"),
        Text("Delete it.", "请删除它。"),
    ),
    "reserved_character": (
        Text("A value without quotes cannot begin with `{found}`", "没有引号的值不能以 `{found}` 开头"),
        _QUOTE_ALL,
    ),
    "backtick": (
        Text("A value without quotes cannot begin with a backtick", "没有引号的值不能以反引号开头"),
        _QUOTE_ALL,
    ),
    "dash_in_line": (
        Text("A list cannot begin in the same line as its key", "列表不能和它的字段写在同一行"),
        Text(
            "Write each `- ` entry in a line of its own below `{key}:`.",
            "请在 `{key}:` 下面另起一行，每行写一个 `- ` 项。",
        ),
    ),
    "unknown_escape": (
        Text("`{found}` has no meaning between double quotes", "双引号里的 `{found}` 没有意义"),
        Text(
            "Use single quotes (`'...'`), where a backslash is just that, or write it twice.",
            "请改用单引号（`'...'`），其中的反斜杠就是它本身；或者把反斜杠写两遍。",
        ),
    ),
    "block_header": (
        Text("Nothing may follow `|` or `>` in the same line", "`|` 或 `>` 的同一行后面不能再写内容"),
        Text(
            "Write the text in the lines below, indented further than the key.",
            "请把文本写在下面几行，缩进比字段更深。",
        ),
    ),
    "document_end": (
        Text("`...` ends the file for YAML", "在 YAML 里 `...` 表示文件结束"),
        Text("Put it in quotes if it is a value, else delete it.", "如果它是一个值，请加上引号，否则请删除。"),
    ),
    "directive": (
        Text("A line that begins with `%` is an instruction to YAML", "以 `%` 开头的行是给 YAML 的指令"),
        Text("Put it in quotes if it is a value, else delete it.", "如果它是一个值，请加上引号，否则请删除。"),
    ),
    "yaml_version": (
        Text(
            "The client reads YAML 1.1; this line asks for another version",
            "客户端按 YAML 1.1 读取，这一行要求的是别的版本",
        ),
        Text("Delete this line.", "请删除这一行。"),
    ),
}

RULE = Rule(
    id="OB001",
    name="syntax-error",
    severity="error",
    confidence="high",
    message=Message(_UNREADABLE[0], REFUSED, _UNREADABLE[1]),
    check=check,
)
