"""The names of resource and environment: what is known about them, from where, and how old that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.catalog import Catalog, NameKind
from openbayes_config.client.template import DEFAULT_ENV, DEFAULT_RESOURCE
from openbayes_config.diagnostic import Text
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_config.catalog import Known, Listing


def about(kind: NameKind, name: str, says: Says) -> Iterator[Line]:
    """What the user's catalogue says about a name, else the list that comes with obconf."""
    if not name:
        is_resource = kind == "resource"
        yield says(_BILLED if is_resource else _DEFAULT, default=DEFAULT_RESOURCE if is_resource else DEFAULT_ENV)
        return
    catalog = says.snapshot.project.catalog or Catalog()
    known = catalog.find(name, kind)
    if known is None:
        yield says(_UNKNOWN, name=name, command=f"bayes gear {kind}")
    elif known.listing:
        yield says(_LISTED, name=name, date=known.listing.date)
        yield from _details(known.listing, name, says)
    else:
        yield from _shipped(known, says)


def _details(listing: Listing, name: str, says: Says) -> Iterator[Line]:
    found = next((each for each in listing.names if each.name == name), None)
    if found and found.gpu is not None:
        yield says.item(_GPU if found.gpu else _NO_GPU)
    if found and found.parallel is not None:
        yield says.item(_PARALLEL, n=found.parallel)


def _shipped(known: Known, says: Says) -> Iterator[Line]:
    era = _UNDATED if known.era == "undated" else known.era.replace(" to ", "-")
    yield says(_SHIPPED, name=known.name, era=era)
    yield says.item(_STATUS.get(known.status, _STATUS["current"]))
    yield says.item(_OWN, command=f"bayes gear {known.kind}")


_DEFAULT = Text("Empty: the client takes `{default}` instead.", "内容为空，客户端会改用 `{default}`。")
_BILLED = Text(
    "Empty: the client takes `{default}` instead, which is billed.", "内容为空，客户端会改用 `{default}`，并按它计费。"
)
_UNDATED = Text("undated", "日期不详")
_LISTED = Text("`{name}`: in the list of your account of {date}", "`{name}`：见于本账号 {date} 的列表")
_GPU = Text("with a GPU", "带 GPU")
_NO_GPU = Text("without a GPU", "不带 GPU")
_PARALLEL = Text("executions at a time: {n} at most", "最多同时运行 {n} 个")
_SHIPPED = Text("`{name}`: known from public sources ({era})", "`{name}`：见于公开资料（{era}）")
_STATUS = {
    "current": Text("in use at that time; names differ between accounts", "当时在用；各账号可用的名称不同"),
    "documented": Text("still in the documentation, perhaps no longer available", "文档中仍有，可能已不可用"),
    "legacy": Text("an older name, perhaps no longer available", "较早的名称，可能已不可用"),
}
_OWN = Text("`{command}` lists what your account can use", "本账号可用的名称请用 `{command}` 查看")
_UNKNOWN = Text(
    "`{name}`: in no list that obconf has; `{command}` lists what your account can use",
    "`{name}`：不在 obconf 已有的列表中，本账号可用的名称请用 `{command}` 查看",
)
