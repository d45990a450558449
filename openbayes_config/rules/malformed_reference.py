"""Data that is not written as ``user/dataset/version`` or ``user/jobs/id/output``."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Fix, Message, Rule, Severity, Text
from openbayes_config.document import Document
from openbayes_config.job.references import Fault, Kind, fault
from openbayes_config.rules._bound import CHANGES, Bound, referring
from openbayes_config.rules._words import AS_IT_IS


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    for each in referring(document, context):
        found = fault(each.data)
        if found is None or found.kind not in _MESSAGES or (found.kind == "mount" and not each.mount):
            continue
        message = _MESSAGES[found.kind]
        message = message._replace(effect=None) if each.is_left_out else message
        if not found.meant and found.kind in _NEEDS_MEANT:
            message = message._replace(help=_FORMS)
        args = {"data": each.data, "fragment": found.fragment, "meant": found.meant, "path": each.mount}
        yield RULE.found(
            each.place(document, "data", found.fragment),
            each.path if each.is_short else (*each.path, "data"),
            args,
            message=message,
            severity=_SEVERITY.get(found.kind),
            fixes=_fixes(document, each, found),
        )


def _fixes(document: Document, binding: Bound, found: Fault) -> tuple[Fix, ...]:
    if found.kind == "mount":
        edits = (binding.edit(document, "data", binding.mount), binding.edit(document, "path", binding.data))
        return (Fix(_SWAP, tuple(sorted(each for each in edits if each)), False, CHANGES),) if all(edits) else ()
    edit = binding.edit(document, "data", found.meant) if found.meant and found.kind in _NEEDS_MEANT else None
    title = Text(f"Write `{found.meant}`", f"改为 `{found.meant}`")
    return (Fix(title, (edit,), False, CHANGES),) if edit and not {*"{}"} & {*found.meant} else ()


_SWAP = Text("Swap the two", "把两者对调")
_FORMS = Text(
    "Write `user/dataset/version` or `user/jobs/job-id/output`; `bayes gear bindings` lists what there is.",
    "请写成 `用户名/数据集/版本` 或 `用户名/jobs/执行 ID/output`；用 `bayes gear bindings` 可以查看。",
)
_MEANT = Text("Write `{meant}`.", "请写 `{meant}`。")
_FORM = Message(
    Text(
        "`{data}` names neither a dataset version nor the output of an execution",
        "`{data}` 既不是数据集版本，也不是容器输出",
    ),
    AS_IT_IS,
    _FORMS,
)
_MESSAGES: dict[Kind, Message] = {
    "form": _FORM,
    "no_version": Message(
        Text("`{data}` has no version", "`{data}` 没有写版本"),
        AS_IT_IS,
        Text(
            "Add the version of the dataset; the first one is `{data}/1`.",
            "请加上数据集的版本，第一个版本是 `{data}/1`。",
        ),
    ),
    "version": Message(
        Text(
            "`{fragment}` is no version of a dataset: versions are numbers from 1 on",
            "`{fragment}` 不是数据集的版本：版本是从 1 开始的数字",
        ),
        AS_IT_IS,
        Text("Write the number alone, such as `1`.", "请只写数字，例如 `1`。"),
    ),
    "no_output": Message(
        Text("The output of an execution ends with `/output`", "容器输出以 `/output` 结尾"), AS_IT_IS, _MEANT
    ),
    "address": Message(
        Text("`{data}` is an address, not data to bind", "`{data}` 是网址，不是要绑定的数据"), AS_IT_IS, _MEANT
    ),
    "mount": Message(
        Text(
            "`{data}` is a path in the container; the data comes first, the path behind it",
            "`{data}` 是容器里的路径；应该先写数据，再写路径",
        ),
        AS_IT_IS,
        Text("Swap it with `{path}`.", "请和 `{path}` 对调。"),
    ),
    "blank": Message(Text("There is white space in `{data}`", "`{data}` 中有空白字符"), AS_IT_IS, _MEANT),
    "slash": Message(
        Text(
            "The parts of `{data}` are not separated by one `/` each",
            "`{data}` 各部分之间应各用一个 `/` 隔开，开头和结尾不用",
        ),
        AS_IT_IS,
        _MEANT,
    ),
    "old_namespace": Message(
        Text(
            "`hyperai/` stands for public datasets only on an old page of the documentation",
            "只有一个旧的文档页面用 `hyperai/` 表示公开数据集",
        ),
        AS_IT_IS,
        Text(
            "For a public dataset write `{meant}`; `bayes gear bindings` lists them.",
            "公开数据集请写 `{meant}`；用 `bayes gear bindings` 可以查看。",
        ),
    ),
}
_NEEDS_MEANT = frozenset(("no_output", "address", "blank", "slash"))
_SEVERITY: dict[Kind, Severity] = {"old_namespace": "info"}

RULE = Rule(id="OB216", name="malformed-reference", severity="warning", confidence="high", message=_FORM, check=check)
