"""What editors tell about their documents, read from plain JSON: it is said with every key, so it has to be quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from openbayes_lsp.mirror import Change

if TYPE_CHECKING:
    from openbayes_lsp.documents import Documents

Value = TypeVar("Value")


class Malformed(ValueError):  # noqa: N818
    """Parameters that are not what the protocol says; the text tells where and what was expected."""


def opened(documents: Documents, params: object) -> None:
    """``textDocument/didOpen``. Raises :class:`Malformed`."""
    item = _inner(params, "textDocument", "params")
    where = "params.textDocument"
    version = item.get("version")
    documents.open(
        _of(item, "uri", str, where),
        _of(item, "languageId", str, where) if "languageId" in item else "",
        version if type(version) is int else None,
        _of(item, "text", str, where),
    )


def changed(documents: Documents, params: object) -> None:
    """``textDocument/didChange``. Raises :class:`Malformed`, and changes nothing then."""
    of = _inner(params, "textDocument", "params")
    events = cast("list[object]", _of(_object(params, "params"), "contentChanges", list, "params"))
    changes = [_change(each, f"params.contentChanges[{index}]") for index, each in enumerate(events)]
    version = of.get("version")
    documents.change(_of(of, "uri", str, "params.textDocument"), version if type(version) is int else None, changes)


def closed(documents: Documents, params: object) -> None:
    """``textDocument/didClose``. Raises :class:`Malformed`."""
    documents.close(_of(_inner(params, "textDocument", "params"), "uri", str, "params.textDocument"))


def check_document(params: dict[str, Any]) -> None:
    """Raises :class:`Malformed` where parameters name a document, but not by its URI."""
    if "textDocument" in params:
        _of(_inner(params, "textDocument", "params"), "uri", str, "params.textDocument")


def uri_in(params: object) -> str | None:
    """The document that a request is about, if it is about one."""
    document = cast("dict[str, Any]", params).get("textDocument") if isinstance(params, dict) else None
    uri = cast("dict[str, Any]", document).get("uri") if isinstance(document, dict) else None
    return uri if isinstance(uri, str) else None


def _change(event: object, where: str) -> Change:
    said = _object(event, where)
    text = _of(said, "text", str, where)
    if said.get("range") is None:
        return Change(text)
    within = _inner(said, "range", where)
    return Change(text, (*_place(within, "start", f"{where}.range"), *_place(within, "end", f"{where}.range")))


def _place(within: dict[str, Any], name: str, where: str) -> tuple[int, int]:
    place = _inner(within, name, where)
    return _of(place, "line", int, f"{where}.{name}"), _of(place, "character", int, f"{where}.{name}")


def _inner(said: object, name: str, where: str) -> dict[str, Any]:
    return _object(_object(said, where).get(name), f"{where}.{name}")


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed(f"{where} has to be an object")
    return cast("dict[str, Any]", value)


def _of(said: dict[str, Any], name: str, kind: type[Value], where: str) -> Value:
    value: object = said.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Malformed(f"{where}.{name} has to be {_KINDS[kind]}")
    return value


_KINDS: dict[type, str] = {str: "a string", int: "an integer", list: "an array"}
