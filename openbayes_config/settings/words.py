"""What is said about a configuration."""

from __future__ import annotations

from openbayes_config.diagnostic import Text

NO_KEY = Text("there is no key `{key}`; the keys are {known}.", "没有 `{key}` 这个字段，可用的字段：{known}。")
NO_KEY_NEAR = Text("there is no key `{key}`; did you mean `{near}`?", "没有 `{key}` 这个字段，是否想写 `{near}`？")
NO_RULE = Text(
    "`{key}` names `{value}`, and there is no such rule; `obconf rules` lists them.",
    "`{key}` 中的 `{value}` 不是规则，`obconf rules` 可列出全部规则。",
)
NO_RULE_NEAR = Text(
    "`{key}` names `{value}`, and there is no such rule; did you mean `{near}`?",
    "`{key}` 中的 `{value}` 不是规则，是否想写 `{near}`？",
)
ALWAYS_ON = Text(
    "`{key}` names `{value}`, which cannot be turned off: a file that cannot be read cannot be checked either.",
    "`{key}` 中的 `{value}` 无法关闭：文件读不出来，也就无从检查。",
)
NO_CHOICE = Text(
    "`{key}` cannot be `{value}`; the choices are {known}.", "`{key}` 不能是 `{value}`，可选的值：{known}。"
)
NO_CLIENT = Text(
    "`{key}` is `{value}`, which is no version of the official client; write it like `0.28.5`.",
    "`{key}` 的值 `{value}` 不是官方客户端的版本号，请写成 `0.28.5` 这样的形式。",
)
CLIENT_TOO_OLD = Text(
    "`{key}` is `{value}`; what clients before {oldest} do with openbayes.yaml was not observed.",
    "`{key}` 的值是 `{value}`，而 {oldest} 之前的客户端如何处理 openbayes.yaml 没有经过观察验证。",
)
NO_VERSION = Text(
    "`{key}` is `{value}`; write a version of obconf with its condition, like `>=0.1` or `>=0.1, <1`.",
    "`{key}` 的值是 `{value}`，请写成带条件的 obconf 版本号，例如 `>=0.1` 或 `>=0.1, <1`。",
)
WRONG_TYPE = Text("`{key}` takes {expected}, not {found}.", "`{key}` 需要{expected}，而不是{found}。")

A_TEXT = Text("a text", "文本")
A_LIST = Text("a list of texts", "由文本组成的列表")
A_TABLE = Text("a table", "表")

_KINDS: tuple[tuple[type, Text], ...] = (
    (bool, Text("a boolean", "布尔值")),
    (int, Text("a number", "数字")),
    (float, Text("a number", "数字")),
    (list, Text("this list", "这样的列表")),
    (dict, A_TABLE),
    (str, Text("this text", "这样的文本")),
)


def kind_of(value: object) -> Text:
    """What kind of value stands there."""
    return next((text for kind, text in _KINDS if isinstance(value, kind)), Text("a date", "日期"))
