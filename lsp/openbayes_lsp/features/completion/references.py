"""Resources, environments and datasets: of the user's account, of other files of the workspace, and known ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from openbayes_config.catalog import Catalog, Known, NameKind
from openbayes_config.diagnostic import Text
from openbayes_config.mask import hide
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.branches import unquoted
from openbayes_lsp.features.completion.items import MOST, Offer
from openbayes_lsp.features.completion.outline import Outline

_COMMANDS = {"resource": "bayes gear resource", "env": "bayes gear env", "dataset": "bayes gear bindings"}
_RANKS = {"current": 3, "documented": 4}


class _Name(NamedTuple):
    """A name, and what is known of it; nothing of one that another file uses."""

    name: str
    known: Known | None = None


def references(asked: Asked, kind: NameKind, typed: str) -> Iterator[Offer]:
    """Names of a kind: as the user's own account lists them, then those of other files, then those of obconf's list,
    outdated ones last.

    Of more names than can be shown, those that hold what is ``typed``; of more datasets than that, part by part.
    """
    names = list(_names(asked, kind))
    if kind == "dataset" and not names:
        yield _example(asked)
    if len(names) > MOST:
        asked.cut = True
        lower = typed.casefold()
        names = [each for each in names if lower in each.name.casefold()]
    if len(names) > MOST and kind == "dataset":
        names = _parts(names, typed)
    # An account that lists its names has no others.
    complete = kind != "dataset" and bool(asked.project.catalog and asked.project.catalog.of(kind))
    for each in names[:MOST]:
        yield _offer(asked, each, complete)


def _names(asked: Asked, kind: NameKind) -> Iterator[_Name]:
    known = {each.name: each for each in (asked.project.catalog or _shipped()).names(kind)}
    yield from (_Name(name, each) for name, each in known.items() if each.listing)
    used = dict.fromkeys(_in_neighbours(asked.project.neighbours, kind))
    yield from (_Name(name) for name in used if name not in known or not known[name].listing)
    yield from (_Name(name, each) for name, each in known.items() if not each.listing and name not in used)


def _offer(asked: Asked, name: _Name, complete: bool) -> Offer:
    known = name.known
    old = known is not None and known.status == "legacy"
    again = name.name.endswith("/")
    if known is None:
        detail, rank = _NEIGHBOUR.in_(asked.lang), 2
    elif known.listing:
        detail, rank = asked.words(_LISTED, command=_COMMANDS[known.kind], date=known.listing.date), 1
    else:
        detail, rank = _origin(asked, known, complete), _RANKS.get(known.status, 8) + complete
    return Offer(name.name, "reference", name.name, detail, "", rank, True, again, deprecated=old)


def _example(asked: Asked) -> Offer:
    """What a reference looks like, for those of whose data nothing is known yet."""
    name = str(asked.schema("data_bindings", 0, "data")["examples"][0])
    return Offer(name, "reference", name, _EXAMPLE.in_(asked.lang), "", _RANKS["documented"], True)


def _origin(asked: Asked, known: Known, unlisted: bool) -> str:
    source = SOURCES.get(known.source, known.source) if asked.lang == "zh" else known.source
    era = _UNDATED.in_(asked.lang) if known.era == "undated" else known.era.replace(" to ", "-")
    before = _UNLISTED if unlisted else _OUTDATED if known.status == "legacy" else _NOTHING
    return asked.words(_SHIPPED, before=before.in_(asked.lang), source=source, era=era)


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[tuple[NameKind, str], ...]:
    """The names that another openbayes.yaml uses."""
    found: list[tuple[NameKind, str]] = []
    for each in sorted(Outline(text, len(text)).entries(), key=lambda each: each.start):
        value = unquoted(text[slice(*each.value)]).strip() if each.value and each.style != "block" else ""
        kind: NameKind | None = None
        if each.path in (("resource",), ("env",)):
            kind = "resource" if each.path == ("resource",) else "env"
        elif len(each.path) > 1 and each.path[0] in ("data_bindings", "bindings", "data_binding"):
            kind = "dataset" if each.key == "data" or isinstance(each.key, int) else None
            value = value.partition(":")[0]
        if kind and value and value.isprintable() and "*" not in value and hide(value) == value and len(value) < MOST:
            found.append((kind, value))
    return tuple(dict.fromkeys(found))


def _in_neighbours(texts: tuple[str, ...], kind: NameKind) -> Iterator[str]:
    return (name for text in texts for found, name in _read(text) if found == kind)


def _parts(names: list[_Name], typed: str) -> list[_Name]:
    """What can stand up to the next slash."""
    depth = typed.count("/") + 1
    heads: dict[str, _Name] = {}
    for name, known in names:
        parts = name.split("/")
        head = "/".join(parts[:depth]) + ("/" if len(parts) > depth else "")
        heads.setdefault(head, _Name(head, known))
    return list(heads.values())


@lru_cache(maxsize=1)
def _shipped() -> Catalog:
    return Catalog()


_LISTED = Text("{command}, {date}", "{command}，{date}")
_NEIGHBOUR = Text("used in another openbayes.yaml here", "同一工作区的其他 openbayes.yaml 中用过")
_EXAMPLE = Text("example of the documentation", "文档中的示例")
_SHIPPED = Text("{before}{source} ({era})", "{before}见于{source}（{era}）")
_UNLISTED = Text("not in your account's list, ", "不在本账号的名单中，")
_OUTDATED = Text("older name, ", "较早的名称，")
_NOTHING = Text("", "")
_UNDATED = Text("undated", "日期不详")
SOURCES = {
    "template of client 0.4.25 and later": "客户端 0.4.25 起的模板",
    "template of clients 0.4.5 to 0.4.23": "客户端 0.4.5 至 0.4.23 的模板",
    "template of clients 0.4.5 to 0.4.23; official client examples": "客户端 0.4.5 至 0.4.23 的模板、官方客户端示例",
    "official client examples": "官方客户端示例",
    "official example repositories": "官方示例仓库",
    "config file page": "配置文件文档",
    "older edition of the config file page": "旧版配置文件文档",
    "config file page; official example repositories": "配置文件文档、官方示例仓库",
    "notes of a public project": "公开项目的说明",
    "notes of a public project, international site": "公开项目的说明，国际站",
    "public code, international site": "公开代码，国际站",
    "public files": "公开文件",
    "public files of automatic modelling": "公开的自动建模文件",
}
"""The sources of obconf's own list in Chinese."""
