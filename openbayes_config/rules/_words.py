"""Words that several rules share."""

from __future__ import annotations

from openbayes_config.diagnostic import Text

REFUSED = Text(
    "bayes {client} refuses the whole file and shows only a link to its docs.",
    "bayes {client} 会拒绝整个文件，而且只给出一个文档链接，不说原因。",
)
NOT_BOUND = Text(
    "bayes {client} starts the job without this binding and says nothing.",
    "bayes {client} 会照常启动并计费，但不绑定这项数据，也没有任何提示。",
)
AFTER_UPLOAD = Text(
    "bayes {client} stops only after it has uploaded the source code.",
    "bayes {client} 要等源代码上传完才报错停下。",
)
NAME_RESOURCE = Text(
    "Write the compute resource to use, such as `resource: cpu`; `bayes gear resource` lists them.",
    "请写上要用的算力，例如 `resource: cpu`；用 `bayes gear resource` 可以查看。",
)
NAME_ENV = Text(
    "Write the environment to use, such as `env: pytorch-2.6-2204`; `bayes gear env` lists them.",
    "请写上要用的运行时环境，例如 `env: pytorch-2.6-2204`；用 `bayes gear env` 可以查看。",
)
AS_IT_IS = Text(
    "bayes {client} sends it as it is; what the platform does with it is not documented.",
    "bayes {client} 会原样提交；平台如何处理，文档没有说明。",
)
KINDS = {
    "text": Text("text", "文本"),
    "integer": Text("a whole number", "整数"),
    "number": Text("a number", "数字"),
    "boolean": Text("a boolean", "布尔值"),
    "null": Text("nothing", "空值"),
    "date": Text("a date", "日期"),
    "datetime": Text("a date and time", "日期时间"),
    "binary": Text("binary data", "二进制数据"),
    "set": Text("a set", "集合"),
    "list": Text("a list", "列表"),
    "mapping": Text("a mapping", "键值对"),
    "list of text": Text("a list of texts", "文本列表"),
    "list of number": Text("a list of numbers", "数字列表"),
    "list of mapping": Text("a list of mappings", "由键值对组成的列表"),
}


def kind(word: object) -> object:
    """The words for a kind of value, for a message; the word itself where there are none."""
    return KINDS.get(str(word), word)
