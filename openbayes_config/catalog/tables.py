"""The tables that ``bayes gear resource``, ``env`` and ``bindings`` print (observed: client 0.28.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from openbayes_config.catalog.names import MAX_NAMES, MAX_SIZE, ORIGINS, Listing, Name, NameKind, is_name
from openbayes_config.text import Source

_KINDS: Final[dict[str, NameKind]] = {"--resource": "resource", "--env": "env", "--data": "dataset"}
_MAX_LINE = 2000
# NAME to LIMITATION; a description with two spaces in it makes more of it.
_COLUMNS = 8

_ANSI = re.compile(r"\x1b(?:\[[0-9;:?]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
_FRAME = re.compile(r"[\u2500-\u257f|\t]")
# The words before and after the account are Chinese, which a console may have garbled.
_ACCOUNT = re.compile(r"[^\x20-\x3e\x40-\x7e]+ (\S{1,100}) [^\x20-\x3e\x40-\x7e]+\.{2,3}")
_USAGE = re.compile(r"(?:^|  )(--resource|--env|--data) +(?=\S)")


def read(data: bytes | str, date: str) -> Iterator[Listing]:
    """A listing for every kind and account of which names were printed."""
    text = Source.decode(data[:MAX_SIZE]).text if isinstance(data, bytes) else data[:MAX_SIZE]
    account = ""
    found: dict[tuple[NameKind, str], dict[str, Name]] = {}
    for line in _ANSI.sub("", text).splitlines():
        if len(line) > _MAX_LINE:
            continue
        row = _row(_FRAME.sub("  ", line).strip())
        if row is None:
            account = _account(line) or account
            continue
        kind, name = row
        names = found.setdefault((kind, account), {})
        if len(names) < MAX_NAMES:
            names.setdefault(name.name, name)
    for (kind, owner), names in found.items():
        yield Listing(kind, owner, date, tuple(names.values()))


def _row(line: str) -> tuple[NameKind, Name] | None:
    """The name in a row of a table; ``None`` for other lines."""
    usages = list(_USAGE.finditer(line))
    # A line of a help text has the flag first, a command line has several.
    if len(usages) != 1 or usages[0].start() == 0 or line.count(" --") > 1:
        return None
    kind = _KINDS[usages[0].group(1)]
    name = line[usages[0].end() :]
    if kind == "dataset":
        name = name.rpartition(":/")[0]
    if not is_name(name) or "  " in name:
        return None
    cells = [cell for cell in line[: usages[0].start()].split("  ") if cell.strip()]
    return kind, _name(kind, name, [cell.strip() for cell in cells])


def _name(kind: NameKind, name: str, cells: list[str]) -> Name:
    """The name with what the other cells say of it, where they stand as expected."""
    if kind == "resource" and len(cells) >= _COLUMNS and cells[0] == name:
        limit = cells[-1]
        return Name(name, cells[1] != "-", int(limit) if limit.isdecimal() and len(limit) < 6 else None)
    origin = cells[0].lower() if cells else ""
    return Name(name, origin=origin if kind == "dataset" and origin in ORIGINS else None)


def _account(line: str) -> str | None:
    found = _ACCOUNT.fullmatch(line.strip().removeprefix("\ufeff"))
    return found.group(1) if found and found.group(1).isprintable() else None
