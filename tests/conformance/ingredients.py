"""Values that the generator draws from, as YAML text. What the client makes of them is not said here."""

from __future__ import annotations

import json
from random import Random

DATA = (
    "openbayes/mnist/1",
    "openbayes/eBIQp4yPMtU/2",
    "alice/data-1/3",
    "team/jobs/5mx0ki1s5ej8/output",
    "bob/数据集/7",
    "carol/set one/1",
)
PATHS = ("/input0", "/input1", "/input2", "/input3", "/input4", "/output", "/openbayes/input/input0", "output")
ACCESS = ("ro", "rw", "RO", "Rw", "read_only", "READ_WRITE", "Read_Only")
ODD_ACCESS = ("r", "w", "wr", "readonly", "read-only", "readwrite", " ro", "ro ", "RO:", "rw,ro", "只读")

RESOURCES = ("rtx-4090", "t4", "cpu", "a6000-2", "no-such-thing", "3090 x2")
ENVS = ("pytorch-2.6-2204", "pytorch-2.0", "tensorflow-2.0.0", "paddle:2.1")
COMMANDS = (
    "python main.py",
    "python train.py --lr 1e-4 --out /output",
    "pip install -r requirements.txt && python main.py",
    "bash -c 'echo \"$HOME\"; python x.py'",
    "echo done # not a comment in quotes",
    "python main.py\n",
    "pip install x\npython main.py\n",
    "sleep 3600",
    "   ",
    "训练: python 主.py",
    '"python" main.py',
)
ODD_COMMANDS = (
    "python main.py # cut",
    "! test -f x && python main.py",
    "python main.py\n  --lr 1",
    "!!str python main.py",
    "! ''",
    "''",
    "echo a\\\\b",
    "python 'a b.py'",
)

INTEGERS = (
    *("2", "3", "4", "'2'", "2.0", "010", "1:30", "yes", "No", "true", "off", "0", "-1", "-3", "1_000", "'007'"),
    *("'+2'", "' 2 '", '"2.00"', '"\\n3\\n"', "'\u3000002'", "0x10", "0b11", "1.0e+1", "!!int '3'", "!!str 2"),
    *("'-0'", "'0'", "'-2'", "0.0", "9007199254740993", "12345678901234567890", "'0.0'", "1", "1", "8"),
)
NOT_INTEGERS = (
    *("2.5", "'2.5'", "'2.'", "1e3", "1e1", "'0x10'", "'1__0'", "'_1'", "'1_'", "'1,000'", "'1 000'", "''", "' '"),
    *("'true'", "２", ".inf", ".nan", "2024-01-02", "null", "~", "", "[]", "{}", "two", "[1]", "0o10", "08"),
)
FLOATS = (
    *("0.1", "1", "5", "true", "'1.5'", "'.5'", "'5.'", "1e-5", "'1e-5'", "'1_000.5'", "' 1.5 '", "'inf'"),
    *("'-Infinity'", "'nan'", "'1e400'", ".inf", "-.inf", ".nan", "1e-4", "010", "1:30", "6.8523015e+5", "-3"),
    *("9007199254740993", "'9007199254740993'", "9007199254740992", "12345678901234567890", "1.0e+400", "100.0"),
)
NOT_FLOATS = (
    *("''", "'1e'", "'0x10'", "'1,5'", "'1__0.5'", "'true'", "1/2", "50%", "1" + "0" * 400, "2024-01-02", "[1]"),
    *("{a: 1}", "null"),
)
YAML11 = (
    *("1e-4", "1e4", "1e+4", "1.0e4", "1.0e-4", "1.0e+4", "010", "-010", "08", "0o10", "0x1F", "0b101", "16:9"),
    *("1:30", "12:30:45", "1:30.5", "0:30", "1:75", "01:23:45", "yes", "No", "ON", "off", "y", "n", "yEs", "TRUE"),
    *("3.10", "1_000", "1_000.5", "~", "null", "NULL", "", "None", "2024-1-2", "'2024-01-02'", "!!str 1"),
    *("!!float 1", "!!int '7'", "+1", "-0", "0", "-0.0", ".5", "5.", "+.5", ".inf", "-.INF", ".NaN", "'a: b'"),
    *("a#b", "a #b", '"\\u00e9\\t"', "中文", "🚀", '"\\x07"', "! 5", "! text", "!!bool yes", "!!null ''"),
    *("[1, a, {b: c}]", "{a: {b: [1]}}", "[{1: a}]", "[{on: 1}]", "[{1.5: a}]", "[{~: a}]", "[]", "{}"),
    *("!!omap [a: 1]", "!!pairs [a: 1, a: 2]", "12345678901234567890123", "1e400", "1.0e+400", "'  padded '"),
    *('"a\\nb"', "'''quoted'''", "--dashed", "a b", "$HOME", "`x`"[1:2], "?x", "-", "'-'", ":", "a:b", "::"),
)
DATES = (
    *("2024-01-02", "2024-01-02 10:00:00", "2024-01-02T10:00:00Z", "!!binary aGk=", "!!binary gICA"),
    *("!!set {a}", "!!timestamp '2024-01-02'", "[2024-01-02]", "{d: 2024-01-02}", "{2024-01-02: d}", "[!!set {a}]"),
)
UNREADABLE = (
    *("2024-13-45", "!!int word", "=", "<<", "!x y", "!!python/name:os.system", "*nowhere", "@a", "`a`", "%a", "[1"),
    *("{a", "'open", '"open', "a: b: c", "!!float x", "!!bool maybe", '"\\q"', "{a:, b: 1}", "- a", "&a &b c"),
    *(
        "2024-02-30 10:00:00",
        "!!timestamp word",
        "!!binary é",
        "!!omap {a: 1}",
        "!!map [a]",
        "!!seq {a: 1}",
        "!!set [a]",
    ),
)
ANY_TYPE = (
    *("null", "~", "", "1", "0", "1.5", "true", "text", "[]", "{}", "[a]", "[1]", "[[a]]", "[{a: 1}]", "{a: 1}"),
    *("2024-01-02", "''", "' '", "!!binary aGk=", "!!binary gICA", "!!set {a}", "!!str 5", "on", "[null]", "1:30"),
)

SECRETS = (
    *("{is_secret: true, source: env, env: HF_TOKEN}", "{isSecret: true, source: env, env: HF_TOKEN}"),
    *("{is_secret: 'false', source: env, env: HF_TOKEN}", "{is_secret: true, value: hunter2}"),
    *("{is_secret: true, value: ''}", "{is_secret: true, value: 0}", "{is_secret: 1, value: [a]}"),
    *("{is_secret: true}", "{is_secret: true, env: HF_TOKEN}", "{isSecret: true, env: HF_TOKEN}"),
    *("{is_secret: false, value: 5}", "{is_secret: 'no', value: x}", "{is_secret: 0, isSecret: true, value: x}"),
    *("{is_secret: true, isSecret: false, value: x}", "{is_secret: null, value: 3}", "{is_secret: {}, value: 3}"),
    *("{secret: true, value: x}", "{IS_SECRET: true, value: x}", "{issecret: true, env: HF_TOKEN}"),
    *("{is-secret: true, value: x}", "{is_secert: true, value: x}", "{secret: true, env: HF_TOKEN}"),
    *("{value: 5}", "{value: 5, type: int}", "{env: HF_TOKEN}", "{value: null}", "{value: [1, {a: 2}]}"),
    *("{is_secret: true, source: null, value: v}", "{source: null, value: 1}", "{is_secret: false}"),
    *("{is_secret: true, source: env, env: HF_TOKEN, note: hi}", "{is_secret: true, value: }"),
    *(
        "{isSecret: false, env: HF_TOKEN}",
        "{is_secret: true, value: v, env: HF_TOKEN}",
        "{is_secret: true, value: {a: 1}}",
    ),
    *(
        "{is_secret: true, source: env, env: '变量'}",
        "{note: 1, secret: false}",
        "{value: 1, is_secret: false, isSecret: no}",
    ),
)
BAD_SECRETS = (
    *("{source: env, env: HF_TOKEN}", "{is_secret: false, source: env, env: HF_TOKEN}", "{source: env}"),
    *("{is_secret: true, source: env, env: HF_TOKEN, value: x}", "{is_secret: true, source: ENV, env: HF_TOKEN}"),
    *(
        "{is_secret: true, source: file, env: HF_TOKEN}",
        "{is_secret: true, source: env}",
        "{is_secret: true, source: ''}",
    ),
    *("{is_secret: true, source: env, env: ''}", "{is_secret: true, source: env, env: null}"),
    *("{is_secret: true, source: env, env: 123}", "{is_secret: true, source: env, env: [X]}"),
    *("{is_secret: true, source: env, env: NOT_SET_ANYWHERE}", "{is_secret: true, source: env, env: EMPTY}"),
    *(
        "{is_secret: true, source: env, env: 'A=B'}",
        "{value: 1, source: env}",
        "{is_secret: true, source: true, env: X}",
    ),
)
ENVIRON = {"HF_TOKEN": "hf_known value", "变量": "值", "EMPTY": ""}

ROOT_TYPOS = (
    *("resources", "Resource", "resorce", "envs", "Env", "enviroment", "comand", "commands", "cmd", "Command"),
    *("nodes", "Node", "nod", "note", "name", "parameter", "params", "Parameters", "hyper_tunning", "hypertuning"),
    *("hyper-tuning", "databindings", "data_bindngs", "dataBindigs", "bindngs", "Bindings", "mode", "image"),
    *("x-node", "x-data", "description", "parallel_count", "data", "version", "e", "中文键", "a very long key name"),
)
LEGACY = ("data_binding", "binding", "data-bindings", "dataBindings")
TUNING_TYPOS = (
    "max_job_counts",
    "parallel",
    "paralel_count",
    "metric",
    "goals",
    "algo",
    "parameter_spec",
    "side_metric",
    "x-goal",
    "note",
)
SPEC_TYPOS = ("min", "max", "min_val", "scale", "scaletype", "values", "Type", "discrete_value", "note", "names")
BINDING_TYPOS = ("nmae", "names", "note", "types", "readonly", "mount", "mode", "x-name", "Name", "dataset")

NUMERIC = (
    *("1.5", ".5", "5.", "1e-5", "1_000.5", " 1.5 ", "inf", "-Infinity", "nan", "1e400", "1_0", "007", "+2", "2.00"),
    *("1e5", "-0", "0.0", "1_0e5", "9007199254740993", "1" * 25, "0" * 40 + "1", "1." + "0" * 30, "１", "²", "1__0"),
)
NUMERIC_LETTERS = "0123456789_+-.eE \n\tnaif,\u3000\u00a0"


def numeric_text(rng: Random) -> str:
    """Text, in double quotes, that is a number or nearly one."""
    letters = list(rng.choice(NUMERIC))
    for _ in range(rng.choice((0, 1, 1, 2))):
        at = rng.randrange(len(letters) + 1)
        letters[at : at + rng.randrange(2)] = rng.choice((rng.choice(NUMERIC_LETTERS), ""))
    return json.dumps("".join(letters), ensure_ascii=False)
