"""Listings as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from openbayes_config.catalog.names import (
    KINDS,
    MAX_NAMES,
    MAX_SIZE,
    ORIGINS,
    CatalogError,
    Listing,
    Name,
    is_name,
)

SCHEMA_VERSION: Final = 1


def write(listings: Iterable[Listing]) -> str:
    """JSON with sorted names, so that a stored catalogue changes only where the names do."""
    plain = [
        {
            "kind": each.kind,
            "account": each.account,
            "date": each.date,
            "names": [_plain(name) for name in sorted(each.names, key=lambda name: name.name)],
        }
        for each in listings
    ]
    return json.dumps({"schema_version": SCHEMA_VERSION, "listings": plain}, ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> Iterator[Listing]:
    """The listings of a stored catalogue; raises :class:`CatalogError`."""
    if len(text) > MAX_SIZE:
        raise CatalogError("too_large")
    try:
        stored: object = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise CatalogError("syntax", str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise CatalogError("syntax") from None
    top = _mapping(stored, "")
    version = top.get("schema_version")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise CatalogError("version", str(version)[:20])
    for index, each in enumerate(_sequence(top.get("listings"), "/listings")):
        yield _listing(each, f"/listings/{index}")


def _listing(value: object, place: str) -> Listing:
    stored = _mapping(value, place)
    kind, account, date = stored.get("kind"), stored.get("account"), stored.get("date")
    if kind not in KINDS:
        raise CatalogError("shape", f"{place}/kind")
    if account != "" and not is_name(account):
        raise CatalogError("shape", f"{place}/account")
    if not isinstance(date, str) or not _is_date(date):
        raise CatalogError("shape", f"{place}/date")
    names = _sequence(stored.get("names"), f"{place}/names")
    listed = tuple(_name(each, f"{place}/names/{index}") for index, each in enumerate(names[:MAX_NAMES]))
    return Listing(kind, cast("str", account), date, listed)


def _name(value: object, place: str) -> Name:
    stored = _mapping(value, place)
    name, gpu, parallel, origin = (stored.get(field) for field in Name._fields)
    if not is_name(name):
        raise CatalogError("shape", f"{place}/name")
    return Name(
        cast("str", name),
        gpu if isinstance(gpu, bool) else None,
        parallel if type(parallel) is int else None,
        origin if isinstance(origin, str) and origin in ORIGINS else None,
    )


def _plain(name: Name) -> dict[str, Any]:
    return {field: value for field, value in name._asdict().items() if value is not None}


def _mapping(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise CatalogError("shape", place or "/")
    return cast("dict[str, object]", value)


def _sequence(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise CatalogError("shape", place)
    return cast("list[object]", value)


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == len("2026-01-01") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
