"""Paths in the container, and how data is bound at them."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.diagnostic import Text
from openbayes_config.job.mounts import MOUNTS, OUTPUT, target
from openbayes_config.mask import hide
from openbayes_config.renderer.markdown import code
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.branches import Entry
from openbayes_lsp.features.completion.items import Offer


def free(asked: Asked, entry: Entry | None, writable: bool = False) -> Iterator[Offer]:
    """The paths at which nothing is bound yet; ``entry`` is the one that is being written."""
    taken = {target(path) for path, _ in bindings(asked, entry)}
    described = asked.schema("data_bindings", 0, "path")
    known = dict(zip(described["enum"], described["enumDescriptions"], strict=True))
    left = [each for each in MOUNTS if each not in taken]
    chosen = OUTPUT if writable and OUTPUT in left else left[0] if left else ""
    for path in left:
        yield Offer(
            path, "enum", path, known.get(path, ""), described["markdownDescription"], 1, True, preselect=path == chosen
        )


def access(asked: Asked, mount: str) -> Iterator[Offer]:
    """``ro`` and ``rw``; for the working directory the second one first."""
    described = asked.schema("data_bindings", 0, "type")
    for each in described["defaultSnippets"]:
        word = each["body"]
        wanted = (word == "rw") == (target(mount) == OUTPUT)
        yield Offer(
            word,
            "enum",
            word,
            each["description"],
            described["markdownDescription"],
            1 if wanted else 2,
            True,
            preselect=wanted,
        )


def bound(asked: Asked) -> Iterator[Offer]:
    """The paths at which something is bound, with what it is."""
    for path, data in sorted(set(bindings(asked, None))):
        if target(path) in MOUNTS:
            yield Offer(path, "folder", path, hide(data), _BOUND.in_(asked.lang) + code(hide(data)), 3, True)


def bindings(asked: Asked, other: Entry | None) -> list[tuple[str, str]]:
    """Path and data of every binding in the file but the one to which ``other`` belongs."""
    text = asked.outline.text
    found: list[tuple[str, str]] = []
    for item in asked.entries("data_bindings", None):
        inner = item.child
        if inner and inner.kind == "map" and not (other and other.branch is inner):
            path = inner.value(text, "path")
            found += [(path, inner.value(text, "data") or "")] if path else []
    for raw in asked.written("bindings", None, other=other):
        data, _, rest = raw.partition(":")
        found += [(rest.partition(":")[0], data)] if rest else []
    return found


_BOUND = Text("Bound here: ", "这里绑定了：")
