"""Data bindings."""

from __future__ import annotations

from tests.conformance.behaviours import (
    Behaviour,
    Section,
    binds,
    crashes,
    hidden,
    sends,
    silently,
)

B = Behaviour
RO, RW = "READ_ONLY", "READ_WRITE"
NOTHING = silently(sends(dataBindings=None))

BINDINGS = Section(
    "Data bindings",
    "数据绑定",
    (
        B(
            "long-form",
            "data_bindings:\n- {data: a/b/1, path: /input0, type: rw}",
            "`data_bindings` is a list of `data`, `path` and `type`.",
            "`data_bindings` 是由 `data`、`path`、`type` 组成的列表。",
            binds(f"a/b/1 /input0 {RW}"),
        ),
        B(
            "shorthand",
            "bindings: [a/b/1:/input0, c/d/1:/input1:rw]",
            "`bindings` is a list of `data:path` or `data:path:type`; without a type it is read-only.",
            "`bindings` 是 `data:path` 或 `data:path:type` 的列表，不写类型即为只读。",
            binds(f"a/b/1 /input0 {RO}", f"c/d/1 /input1 {RW}"),
        ),
        B(
            "missing-type",
            "data_bindings:\n- {data: a/b/1, path: /input0}",
            "`type` is required in the long form.",
            "完整写法中 `type` 必须写出。",
            hidden,
        ),
        B(
            "shadowed-bindings",
            "data_bindings: []\nbindings: [a/b/1:/input0]",
            "`bindings` is ignored if `data_bindings` is there, even if that is empty; nothing is bound, silently.",
            "只要存在 `data_bindings`（哪怕为空），`bindings` 就会被忽略，什么都不绑定，没有提示。",
            NOTHING,
        ),
        B(
            "both-filled",
            "data_bindings: [{data: a/b/1, path: /input0, type: ro}]\nbindings: [c/d/1:/input1, {not: even read}]",
            "With both filled, only `data_bindings` counts.",
            "两者都有内容时只有 `data_bindings` 生效。",
            binds(f"a/b/1 /input0 {RO}"),
        ),
        B(
            "same-data-twice",
            "data_bindings:\n- {data: a/b/1, path: /input0, type: ro}\n- {data: a/b/1, path: /input1, type: rw}",
            "In the long form the same data at a second path is dropped silently.",
            "完整写法中，同一数据绑定到第二个路径时，第二项会被丢弃，没有提示。",
            binds(f"a/b/1 /input0 {RO}"),
        ),
        B(
            "same-data-twice-shorthand",
            "bindings: [a/b/1:/input0, a/b/1:/input1:rw]",
            "The shorthand sends the same data at two paths.",
            "简写可以把同一数据绑定到两个路径。",
            binds(f"a/b/1 /input0 {RO}", f"a/b/1 /input1 {RW}"),
        ),
        B(
            "prefix-data",
            "data_bindings:\n- {data: a/b/10, path: /input0, type: ro}\n- {data: a/b/1, path: /input1, type: ro}",
            "In the long form data that is the beginning of an earlier one's is dropped silently.",
            "完整写法中，如果某项的 data 是前面某项的开头部分，这一项会被丢弃，没有提示。",
            binds(f"a/b/10 /input0 {RO}"),
        ),
        B(
            "prefix-data-reversed",
            "data_bindings:\n- {data: a/b/1, path: /input0, type: ro}\n- {data: a/b/10, path: /input1, type: ro}",
            "In the other order both are sent.",
            "顺序反过来则两项都会提交。",
            binds(f"a/b/1 /input0 {RO}", f"a/b/10 /input1 {RO}"),
        ),
        B(
            "unknown-type",
            'bindings: ["a/b/1:/input0:readonly"]',
            "Only `ro`, `rw`, `read_only` and `read_write`, in any letter case, are known; a binding with another"
            " type is dropped silently.",
            "类型只认 `ro`、`rw`、`read_only`、`read_write`（不分大小写）；写成其他内容的绑定会被丢弃，没有提示。",
            binds(),
        ),
        B(
            "letter-case-of-type",
            "data_bindings: [{data: a/b/1, path: /input0, type: Read_Write}]",
            "Letter case of the type does not matter.",
            "类型不区分大小写。",
            binds(f"a/b/1 /input0 {RW}"),
        ),
        B(
            "too-many-colons",
            'bindings: ["https://host/x:/input0", a/b/1:/input1]',
            "A shorthand with more than three parts is dropped silently.",
            "简写超过三段时这一项会被丢弃，没有提示。",
            binds(f"a/b/1 /input1 {RO}"),
        ),
        B(
            "colon-in-long-form",
            'data_bindings: [{data: "C:/data", path: /input0, type: ro}]',
            "A colon in `data` or `path` of the long form drops the binding too.",
            "完整写法的 `data` 或 `path` 中含有冒号时，这一项同样会被丢弃。",
            binds(),
        ),
        B(
            "shorthand-without-path",
            "bindings: [a/b/1:/input0, c/d/1]",
            "A shorthand without a colon ends the client with a traceback.",
            "简写中没有冒号会使客户端报出异常堆栈并退出。",
            crashes("IndexError"),
        ),
        B(
            "legacy-key",
            "data_binding: [{data: a/b/1, path: /input0, type: ro}]",
            "`data_binding` of older documentation is an unknown key now; nothing is bound, silently.",
            "旧文档中的 `data_binding` 现在是未知键，什么都不绑定，没有提示。",
            NOTHING,
        ),
        B(
            "map-for-list",
            "data_bindings: {data: a/b/1, path: /input0, type: ro}",
            "A mapping instead of a list is accepted and binds nothing, silently.",
            "把列表写成键值对也能通过，但什么都不绑定，没有提示。",
            NOTHING,
        ),
        B(
            "nested-keys",
            "data_bindings: {data_binding: [{data: a/b/1, path: /input0, type: ro}], bindings: [c/d/1:/input1]}",
            "A mapping under `data_bindings` may hold `data_bindings`, `data_binding`, `bindings` and `binding`.",
            "`data_bindings` 下写成键值对时，可以包含 `data_bindings`、`data_binding`、`bindings` 和 `binding`。",
            binds(f"c/d/1 /input1 {RO}", f"a/b/1 /input0 {RO}"),
        ),
        B(
            "name-for-data",
            "data_bindings: [{data: a/b/1, path: /input0, type: ro, name: train set}]",
            "A `name` that is not empty is bound instead of `data`.",
            "`name` 不为空时会代替 `data` 被绑定。",
            binds(f"train set /input0 {RO}"),
        ),
        B(
            "path-suffix",
            'data_bindings:\n- {data: a/b/1, path: /x/input0, type: ""}\n- {data: c/d/1, path: /input0, type: ""}',
            "After an entry with an empty type, a path that is the end of its path is dropped silently.",
            "前一项类型为空时，如果后一项的路径是其路径的结尾部分，后一项会被丢弃，没有提示。",
            binds(f"a/b/1 /x/input0 {RO}"),
        ),
        B(
            "strings-in-long-form",
            "data_bindings: [a/b/1:/input0]",
            "Text in the list of `data_bindings` refuses the file.",
            "`data_bindings` 列表中写文本会使文件被拒绝。",
            hidden,
        ),
        B(
            "unchecked-path",
            "bindings: [a/b/1:anywhere, c/d/1:anywhere]",
            "Paths are sent as they are, and two bindings may share one.",
            "路径原样提交，两个绑定可以使用同一路径。",
            binds(f"a/b/1 anywhere {RO}", f"c/d/1 anywhere {RO}"),
        ),
        B(
            "empty-data",
            "data_bindings:\n- {data: a/b/1, path: /input0, type: ro}\n- {data: '', path: /input1, type: ro}",
            "An entry with empty `data` after another one is dropped silently.",
            "排在其他项之后且 `data` 为空的一项会被丢弃，没有提示。",
            binds(f"a/b/1 /input0 {RO}"),
        ),
        B(
            "null-bindings",
            "data_bindings:",
            "`data_bindings` without a value is accepted.",
            "`data_bindings` 可以留空。",
            NOTHING,
        ),
        B(
            "null-nested",
            "data_bindings: {data_bindings: }",
            "Inside a mapping, `data_bindings` must not be null.",
            "键值对中的 `data_bindings` 不能留空。",
            hidden,
        ),
        B(
            "nested-binding-without-colon",
            "data_bindings: {binding: [a/b/1, c/d/1:/input0]}",
            "In a nested `binding`, text without a colon vanishes silently.",
            "嵌套的 `binding` 中没有冒号的文本会消失，没有提示。",
            binds(f"c/d/1 /input0 {RO}"),
        ),
        B(
            "other-legacy-keys",
            "binding: [a/b/1:/input0]\ndata-bindings: [a/b/1:/input0]\ndataBindings: [a/b/1:/input0]",
            "`binding`, `data-bindings` and `dataBindings` at the top level are unknown keys too.",
            "顶层的 `binding`、`data-bindings` 和 `dataBindings` 同样是未知键。",
            NOTHING,
        ),
        B(
            "many-bindings",
            "bindings: [" + ", ".join(f"u/d{n}/1:/input{n}" for n in range(7)) + "]",
            "The number of bindings has no limit.",
            "绑定的数量没有限制。",
            binds(*(f"u/d{n}/1 /input{n} {RO}" for n in range(7))),
        ),
    ),
)
