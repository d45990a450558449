"""What stays the same about a finding while the file around it changes: for baselines and for reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from openbayes_config.document import resolve
from openbayes_config.parse.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.document import Document
    from openbayes_config.mask import Masker

_LENGTH = 32
_SECRET = "secret"


def fingerprint(diagnostic: Diagnostic, document: Document, path: str, masker: Masker | None = None) -> str:
    """32 hexadecimal digits for a finding in the file that is called ``path``.

    They depend on the rule, the pointer and the value that stands there, never on the words of a message nor on a line.
    Of a mapping only its keys count, of a list nothing. A value that ``masker`` (default: that of ``document``)
    hides does not enter, because a short secret could be found again by trying.
    """
    if masker is None:
        from openbayes_config.mask import secrets

        masker = secrets(document)
    where = masker.hide(diagnostic.pointer)
    value = _value(document.named(diagnostic.pointer), document, masker)
    return _digest((path, diagnostic.rule.id, where, *value))


def fingerprints(
    diagnostics: Iterable[Diagnostic], document: Document, path: str, masker: Masker | None = None
) -> list[str]:
    """A fingerprint for each of the findings about one file, in their order; no two are the same.

    Of findings that :func:`fingerprint` cannot tell apart, the later ones get another by counting.
    """
    if masker is None:
        from openbayes_config.mask import secrets

        masker = secrets(document)
    seen: dict[str, int] = {}
    found: list[str] = []
    for diagnostic in diagnostics:
        digest = fingerprint(diagnostic, document, path, masker)
        count = seen[digest] = seen.get(digest, 0) + 1
        found.append(digest if count == 1 else _digest((digest, str(count))))
    return found


def _digest(parts: Iterable[str]) -> str:
    from hashlib import sha256

    # The length before each part: no two lists of parts give the same bytes.
    data = b"".join(b"%d:%b" % (len(part), part) for part in (each.encode("utf-8", "surrogatepass") for each in parts))
    return sha256(data).hexdigest()[:_LENGTH]


def _value(node: Node | None, document: Document, masker: Masker) -> tuple[str, ...]:
    match node:
        case None:
            return ("nothing",)
        case Scalar():
            hidden = masker.holds(node.span) or masker.hide(node.text) != node.text
            return ("scalar", _SECRET) if hidden else ("scalar", node.tag, node.text)
        case Mapping():
            return ("mapping", *sorted(map(masker.hide, _keys(node))))
        case _:
            return ("list",)


def _keys(mapping: Mapping) -> set[str]:
    keys = (resolve(entry.key) for entry in mapping.entries)
    return {key.text for key in keys if isinstance(key, Scalar)}
