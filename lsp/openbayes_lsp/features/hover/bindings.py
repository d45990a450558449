"""A data binding: what is bound where, with which right, and whether it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client.access import granted
from openbayes_config.diagnostic import Text
from openbayes_config.document import resolve
from openbayes_config.explained.sections import why_dropped
from openbayes_config.job import bindings
from openbayes_config.job.mounts import inside
from openbayes_config.normalizer.written import KEYS
from openbayes_config.parse.nodes import Path, Scalar
from openbayes_config.words import words
from openbayes_lsp.features.hover import keys
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_config.renderer.fates import Fate
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

_PARTS: tuple[bindings.Part, ...] = ("data", "path", "type")


class Bound(NamedTuple):
    """A binding and the part of it that a place is in."""

    fate: Fate
    span: Span


def binding_at(snapshot: Snapshot, path: Path, offset: int) -> Bound | None:
    """The binding that holds the value at ``path``; of the short form the part at ``offset``."""
    if not path or path[0] not in KEYS:
        return None
    fate = next((each for each in snapshot.fates if path[: len(each.path)] == each.path), None)
    if fate is None:
        return None
    item = fate.binding.item
    if isinstance(resolve(item), Scalar):
        parts = (bindings.span(snapshot.document, item, part) for part in _PARTS)
        return Bound(fate, next((each for each in parts if each.start <= offset <= each.end), item.span))
    node = snapshot.document.at(*path)
    return Bound(fate, node.span if node and len(path) > len(fate.path) else item.span)


def about(fate: Fate, says: Says) -> Iterator[Line]:
    """Mount, rights, data, and what becomes of it."""
    binding = fate.binding
    place = keys.described(("data_bindings", 0, "path"), binding.path, says)
    rights = _rights(fate, says)
    if place:
        yield says(_MOUNT, path=binding.path, place=place, rights=rights)
    elif binding.path:
        yield says(_OTHER_MOUNT, path=binding.path, rights=rights)
    if short := inside(binding.path):
        yield says.item(_UNDOCUMENTED, short=short)
    text, fields = _reference(binding.data)
    yield says.item(text, **fields)
    if binding.named:
        yield says.item(_NAMED)
    yield from _listed(binding.data, says)
    yield fate_line(fate, says)


def about_name(path: Path, says: Says) -> Iterator[Line]:
    """The key that no documentation has."""
    if path[0] == "data_bindings" and path[-1] == "name":
        yield says(_NAME)


def _rights(fate: Fate, says: Says) -> Text:
    written = fate.binding.access
    access = None if fate.reason == "unknown_access" else granted(fate.access)
    if not written and fate.reason is None and _is_accepted(says.snapshot):
        access = access or "READ_ONLY"
    return _RIGHTS[access] if access else _UNKNOWN_ACCESS if written else _NO_ACCESS


def fate_line(fate: Fate, says: Says) -> Line:
    """Whether a binding is sent, and why not."""
    if fate.reason is None:
        return says.item(_SENT if _is_accepted(says.snapshot) else _ONCE_ACCEPTED)
    return says.prose(words(_LOST, says.lang, why=why_dropped(fate.reason, says.lang, fate.by)), "item")


def _is_accepted(snapshot: Snapshot) -> bool:
    """Whether the client takes the file in a way in which it may be run."""
    return any(each.accepted for each in snapshot.report.context.verdicts.values())


def _reference(data: str) -> tuple[Text, dict[str, object]]:
    """What a reference names, in words."""
    match data.split("/"):
        case [owner, "jobs", job, "output", *_] if owner and job:
            return _OUTPUT, {"owner": owner, "job": job}
        case ["openbayes", name, version, *_] if name and version:
            return _PUBLIC, {"name": name, "version": version}
        case [owner, name, version, *_] if owner and name and version and name != "jobs":
            return _DATASET, {"owner": owner, "name": name, "version": version}
        case [""]:
            return _NO_DATA, {}
        case _:
            return _UNKNOWN, {"data": data}


def _listed(data: str, says: Says) -> Iterator[Line]:
    """Where the user's own catalogue has it."""
    catalog = says.snapshot.project.catalog
    known = catalog.find(data, "dataset") if catalog else None
    if known and known.listing:
        yield says.item(_LISTED, date=known.listing.date)


_MOUNT = Text("`{path}`: {place}, {rights}", "`{path}`：{place}，{rights}")
_OTHER_MOUNT = Text(
    "`{path}`: not a path that the documentation names, {rights}", "`{path}`：不是文档中列出的路径，{rights}"
)
_RIGHTS = {
    "READ_ONLY": Text("read-only", "只读绑定"),
    "READ_WRITE": Text("read-write", "读写绑定"),
}
_UNKNOWN_ACCESS = Text("access mode unknown to the client", "客户端不认识这种读写方式")
_NO_ACCESS = Text("no access mode written", "没有写读写方式")
_UNDOCUMENTED = Text("the documentation binds to `{short}` only", "文档中只有绑定到 `{short}` 的写法")
_NAMED = Text("`name` is sent instead of `data`", "提交的是 `name`，而不是 `data`")
_NAME = Text(
    "`name`: not documented. If it is not empty, the client binds it instead of `data`.",
    "`name`：文档没有提到。只要不为空，客户端就用它代替 `data`。",
)
_NO_DATA = Text("no data is named", "没有写要绑定的数据")
_PUBLIC = Text("version `{version}` of the public dataset `{name}`", "公开数据集 `{name}` 的版本 `{version}`")
_DATASET = Text(
    "version `{version}` of the dataset `{name}` of `{owner}`", "`{owner}` 的数据集 `{name}`，版本 `{version}`"
)
_OUTPUT = Text("output of the execution `{job}` of `{owner}`", "`{owner}` 的执行 `{job}` 的容器输出")
_UNKNOWN = Text(
    "`{data}` is not of a form that the documentation has: `user/dataset/version` or `user/jobs/id/output`",
    "`{data}` 不是文档中的形式：`用户名/数据集/版本` 或 `用户名/jobs/执行 ID/output`",
)
_LISTED = Text("in the list of your account of {date}", "见于本账号 {date} 的列表")
_SENT = Text("sent in every mode", "任何方式都会提交")
_ONCE_ACCEPTED = Text("sent once the client accepts the file", "文件被客户端接受后才会提交")
_LOST = Text("not sent: {why}", "不会提交：{why}")
