"""What is said about the trials of a tuning: how many there are, and how far they are known."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.diagnostic import Text
from openbayes_config.explained.notes import Note
from openbayes_config.shell import is_plain
from openbayes_config.trials import Choices, Problem, Search, rounded


def order(search: Search, seed: int) -> Iterator[Note]:
    """Where the values come from, and what of it is not documented."""
    if search.algorithm == "Grid":
        yield _ORDER, {}
        return
    yield (_BAYESIAN if search.algorithm == "Bayesian" else _EXAMPLES), {"seed": seed}
    listed = [spec.name for spec in search.specs if isinstance(spec, Choices)]
    if listed and search.algorithm == "Random":
        yield _LISTED, {"names": listed}


def spelling(search: Search) -> Iterator[Note]:
    """How the values are written, as far as that is documented."""
    fractions = [spec.name for spec in search.specs if spec.kind == "DOUBLE"]
    numbers = [
        spec.name
        for spec in search.specs
        if isinstance(spec, Choices) and any(isinstance(value, float) and value.is_integer() for value in spec.values)
    ]
    if fractions:
        yield _SHORTENED, {"names": fractions}
    if numbers:
        yield _DISCRETE, {"names": numbers}
    texts = [
        spec.name
        for spec in search.specs
        if isinstance(spec, Choices) and not all(is_plain(str(value)) for value in spec.values)
    ]
    if texts:
        yield _TEXTS, {"names": texts}


def extent(search: Search, shown: int, bounded: bool) -> Iterator[Note]:
    """Trials that would not run, and trials that are not shown."""
    if search.limit >= 1 and shown > search.planned:
        yield _BEYOND, {"planned": search.planned, "shown": shown, "limit": search.limit}
    if bounded and shown < search.planned:
        yield _MORE, {"shown": shown, "all": rounded(search.planned)}


def summary(search: Search) -> Note:
    """The last line: how many trials run, as far as that is known."""
    if search.limit < 1:
        return _NO_LIMIT, {"limit": search.limit}
    fields: dict[str, object] = {
        "algorithm": search.algorithm,
        "limit": rounded(search.limit),
        "planned": rounded(search.planned),
        "rounds": rounded(search.rounds),
        "parallel": rounded(search.parallel),
    }
    if search.combinations is None:
        return _SUMMARY, fields
    return _GRID, {**fields, "all": rounded(search.combinations)}


def problem(found: Problem, value: str) -> Note:
    """Why no value can be chosen; ``value`` is what stands there, as it may be shown."""
    return _PROBLEMS[found.kind], {"name": found.name, "value": value}


_ORDER = Text(
    "The order is that of the file, the last parameter changing fastest. In which order the platform tries the "
    "combinations, and which ones it leaves out, is not documented.",
    "这里按文件中的顺序排列，最后一个参数变化最快。平台按什么顺序尝试、舍去哪些组合，文档没有说明。",
)
_EXAMPLES = Text(
    "These values are examples, drawn with seed {seed}: the platform draws its own.",
    "这些取值是用种子 {seed} 抽取的示例，平台会另行抽取。",
)
_BAYESIAN = Text(
    "These values are examples, drawn at random with seed {seed}. Bayesian derives later trials from earlier results; "
    "how it chooses the first ones is not documented.",
    "这些取值是用种子 {seed} 随机抽取的示例。Bayesian 根据已有结果选择之后的取值，最初几次如何选择，文档没有说明。",
)
_LISTED = Text(
    "Of listed values ({names}) the documentation says that Random treats them as Grid does, not how that goes "
    "together with ranges. Here each of them is equally likely.",
    "对于列出的取值（{names}），文档只说 Random 按 Grid 的方式处理，没有说明与范围同时出现时如何处理。"
    "这里各个取值的概率相同。",
)
_SHORTENED = Text(
    "The documentation shows every digit in openbayes_params.json and fewer in the flag (6.933 for 6.933098216541059), "
    "without a rule. Here the flags keep every digit: {names}",
    "文档的示例中，openbayes_params.json 保留全部数位，命令行参数则较短（6.933098216541059 写作 6.933），"
    "规则没有说明。这里的命令行参数保留全部数位：{names}",
)
_DISCRETE = Text(
    "The client sends these as numbers with a fraction, 2 as 2.0: {names}. How the platform writes them is not "
    "documented; read them with int(float(...)), because int refuses 2.0.",
    "客户端把这些值作为小数提交，2 会变成 2.0：{names}。平台最终怎样写，文档没有说明；"
    "脚本中请用 int(float(...)) 读取，int 不接受 2.0。",
)
_TEXTS = Text(
    "Some values are empty, or hold blanks or characters that a shell interprets: {names}. They are shown without "
    "quotes; whether the platform quotes them is not documented.",
    "有的取值为空，或含空白、shell 特殊字符：{names}。这里不加引号显示，平台是否加引号，文档没有说明。",
)
_NO_LIMIT = Text(
    "`max_job_count` is {limit}; what the platform does then is not documented.",
    "max_job_count 是 {limit}，平台会怎样处理，文档没有说明。",
)
_BEYOND = Text(
    "Only {planned} of the {shown} trials shown would run (`max_job_count` {limit}).",
    "所显示的 {shown} 次尝试中，只有前 {planned} 次会运行（max_job_count 为 {limit}）。",
)
_MORE = Text("The first {shown} of {all} trials are shown.", "只显示 {all} 次尝试中的前 {shown} 次。")
_SUMMARY = Text(
    "{algorithm}, trials: {planned} (`max_job_count` {limit}), at most {parallel} at a time, rounds: {rounds}",
    "{algorithm}：运行 {planned} 次尝试（max_job_count 为 {limit}），每轮最多 {parallel} 次，共 {rounds} 轮",
)
_GRID = Text(
    "{algorithm}: {planned} of {all} combinations are tried (`max_job_count` {limit}), at most {parallel} at a time, "
    "rounds: {rounds}",
    "{algorithm}：共 {all} 种组合，尝试其中 {planned} 种（max_job_count 为 {limit}），每轮最多 {parallel} 次，"
    "共 {rounds} 轮",
)
_PROBLEMS = {
    "no_specs": Text(
        "`parameter_specs` is empty: there is nothing to try.", "parameter_specs 为空，没有可以尝试的取值。"
    ),
    "no_values": Text("`{value}` of `{name}` is empty: list its values.", "`{name}` 的 {value} 为空，请列出取值。"),
    "grid_with_range": Text(
        "`{name}` is a range (`{value}`), and Grid is documented for listed values only. List the values "
        "(`type: DISCRETE`), or write `algorithm: Random`.",
        "`{name}` 是一个范围（`{value}`），而文档规定 Grid 只用于列出的取值。请列出取值（`type: DISCRETE`），"
        "或者改用 `algorithm: Random`。",
    ),
    "unknown_scale": Text(
        "`scale_type` of `{name}` is `{value}`, not `UNIT_LINEAR_SCALE` or `UNIT_LOG_SCALE`.",
        "`{name}` 的 scale_type 是 `{value}`，应为 `UNIT_LINEAR_SCALE` 或 `UNIT_LOG_SCALE`。",
    ),
    "not_finite": Text(
        "`{name}` has the value {value}: write a finite number.", "`{name}` 的取值中有 {value}，请写有限的数。"
    ),
    "reversed_range": Text(
        "The range of `{name}` is empty: `min_value` {value} is above `max_value`. Swap the two.",
        "`{name}` 的范围是空的：min_value {value} 大于 max_value。请把两个值对调。",
    ),
    "log_of_zero": Text(
        "`min_value` of `{name}` is {value}, which has no logarithm. Begin above zero, or write "
        "`scale_type: UNIT_LINEAR_SCALE`.",
        "`{name}` 的 min_value 是 {value}，无法取对数。请从大于 0 的数开始，或者写 `scale_type: UNIT_LINEAR_SCALE`。",
    ),
}
