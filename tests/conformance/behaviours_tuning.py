"""hyper_tuning."""

from __future__ import annotations

import math

from tests.conformance.behaviours import (
    Behaviour,
    Proof,
    Section,
    both,
    commands,
    hidden,
    refused,
    sends,
    silently,
    spec,
)
from tests.conformance.runner import Mode
from tests.conformance.samples import tuned

RANGE = "{name: n, type: %s, min_value: %s, max_value: %s, scale_type: %s}"


def b(name: str, line: str, en: str, zh: str, proof: Proof, mode: Mode = "hypertuning") -> Behaviour:
    return Behaviour(name, line, en, zh, proof, mode)


TUNING = Section(
    "Hypertuning",
    "自动调参",
    (
        b(
            "tuning-sent",
            tuned(RANGE % ("DOUBLE", "0.1", "1", "UNIT_LOG_SCALE")),
            "The command is sent as it is; trials get their values from the server.",
            "命令原样提交，每次尝试的取值由服务器给出。",
            both(commands("python main.py"), spec("doubleParameterSpec", minValue=0.1, scaleType="UNIT_LOG_SCALE")),
        ),
        b(
            "empty-metric",
            tuned(hyperparameter_metric='hyperparameter_metric: ""'),
            "An empty metric, goal or algorithm fails after the upload; which one is not said.",
            "指标、目标或算法为空时在上传之后失败，并不说明是哪一项。",
            refused("请检查输入的 hupertuning 参数", uploaded=True),
        ),
        b(
            "unknown-algorithm",
            tuned(algorithm="algorithm: tpe"),
            "An unknown algorithm fails after the upload.",
            "未知算法会在上传之后失败。",
            refused("create err:'Tpe' is not a valid Algorithm", uploaded=True),
        ),
        b(
            "algorithm-letter-case",
            tuned(algorithm="algorithm: GRID"),
            "Letter case of the algorithm does not matter.",
            "算法名称不区分大小写。",
            sends(algorithm="Grid"),
        ),
        b(
            "unchecked-goal",
            tuned(goal="goal: max"),
            "Any goal that is not empty is sent.",
            "只要不为空，任何目标都会提交。",
            sends(goal="max"),
        ),
        b(
            "job-count",
            tuned(max_job_count="max_job_count: 101"),
            "`max_job_count` has no limits.",
            "`max_job_count` 没有上下限。",
            sends(maxJobCount=101),
        ),
        b(
            "parallel-below-one",
            tuned(parallel_count="parallel_count: 0"),
            "A `parallel_count` below 1 becomes 1, silently.",
            "`parallel_count` 小于 1 时会变成 1，没有提示。",
            silently(sends(parallelCount=1)),
        ),
        b(
            "spec-type-letter-case",
            tuned(RANGE % ("double", "0", "1", "LOG")),
            "The type of a parameter spec must be in upper case; else it fails after the upload.",
            "参数规约的类型必须大写，否则在上传之后失败。",
            refused("create err:Unsupported parameter spec type: double", uploaded=True),
        ),
        b(
            "missing-scale",
            tuned("{name: n, type: DOUBLE, min_value: 0, max_value: 1}"),
            "`scale_type` and both bounds are needed for DOUBLE and INTEGER; else it fails after the upload.",
            "DOUBLE 和 INTEGER 必须有 `scale_type` 和上下界，否则在上传之后失败。",
            refused("create err:", "scaleType", uploaded=True),
        ),
        b(
            "fractional-bound",
            tuned(RANGE % ("INTEGER", "0.5", "2", "LOG")),
            "A fraction as a bound of an INTEGER fails after the upload.",
            "INTEGER 的上下界带小数时在上传之后失败。",
            refused("create err:", "minValue", uploaded=True),
        ),
        b(
            "imprecise-bound",
            tuned(RANGE % ("INTEGER", "0", "9007199254740993", "LOG")),
            "Bounds beyond 2^53 lose their last digits, silently.",
            "超过 2^53 的上下界会丢失末尾的数字，没有提示。",
            silently(spec("integerParameterSpec", maxValue=9007199254740992)),
        ),
        b(
            "exponent-bound",
            tuned(RANGE % ("DOUBLE", "1e-4", "1", "LOG")),
            "`1e-4` works as a bound, although YAML reads it as text.",
            "`1e-4` 可以用作上下界，虽然 YAML 把它当作文本。",
            spec("doubleParameterSpec", minValue=0.0001),
        ),
        b(
            "infinite-bound",
            tuned(RANGE % ("DOUBLE", "0", "inf", "LOG")),
            "An infinite bound is sent as a bare word, which is not valid JSON.",
            "无穷大的上下界以裸词形式提交，不是合法的 JSON。",
            spec("doubleParameterSpec", maxValue=math.inf),
        ),
        b(
            "unchecked-bounds",
            tuned(RANGE % ("DOUBLE", "5", "-5", "no_such_scale")),
            "The order of bounds and the name of the scale are not checked.",
            "不检查上下界的大小关系和尺度名称。",
            spec("doubleParameterSpec", minValue=5.0, maxValue=-5.0, scaleType="no_such_scale"),
        ),
        b(
            "numbers-as-categories",
            tuned("{name: n, type: CATEGORICAL, categorical_values: [1, 2]}"),
            "`categorical_values` takes text only; numbers refuse the file in every mode.",
            "`categorical_values` 只接受文本，写数字时，无论哪种方式都会使文件被拒绝。",
            hidden,
            mode="task",
        ),
        b(
            "grid-with-double",
            tuned(RANGE % ("DOUBLE", "0", "1", "LOG"), algorithm="algorithm: Grid"),
            "Grid with a DOUBLE is sent.",
            "Grid 搭配 DOUBLE 也会提交。",
            sends(algorithm="Grid"),
        ),
        b(
            "repeated-names",
            tuned("{name: n, type: DISCRETE, discrete_values: []}, {name: n, type: DISCRETE, discrete_values: [1]}"),
            "Equal names and empty lists of values are sent.",
            "重名和空的取值列表都会提交。",
            spec("discreteParameterSpec", discreteValues=[]),
        ),
        b(
            "parameters-of-hypertuning",
            tuned(),
            "Empty `parameters` are sent as null.",
            "`parameters` 为空时提交 null。",
            sends(parameters=None),
        ),
        b(
            "text-as-float",
            tuned("{name: n, type: DISCRETE, discrete_values: [' 0.5 ', 1_000.5, yes, 1e-5]}"),
            "Text and booleans count as numbers where a float is expected.",
            "需要浮点数的地方，文本和布尔值都可以当作数字。",
            spec("discreteParameterSpec", discreteValues=[0.5, 1000.5, 1.0, 1e-5]),
        ),
        b(
            "percent-as-float",
            tuned("{name: n, type: DISCRETE, discrete_values: [50%]}"),
            "Text that is not a number refuses the file in every mode.",
            "不是数字的文本，无论哪种方式都会使文件被拒绝。",
            hidden,
            mode="task",
        ),
        b(
            "infinite-integer-bound",
            tuned(RANGE % ("INTEGER", "0", ".inf", "LOG")),
            "An infinite bound of an INTEGER fails after the upload.",
            "INTEGER 的上下界为无穷大时在上传之后失败。",
            refused("create err:", "maxValue", uploaded=True),
        ),
        b(
            "unused-keys-of-a-spec",
            tuned("{name: n, type: DISCRETE, discrete_values: [1], min_value: 5}"),
            "Keys that the type of a spec does not use are not sent.",
            "参数规约的类型用不到的键不会提交。",
            spec("discreteParameterSpec", discreteValues=[1.0]),
        ),
    ),
)
