"""Short form to long form and back, with everything else left as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from openbayes_config.client import DEFAULT_CLIENT, Client, version
from openbayes_config.document import Document, parse
from openbayes_config.normalizer import remarks
from openbayes_config.normalizer.bound import unbound
from openbayes_config.normalizer.changes import changes
from openbayes_config.normalizer.edits import Plan
from openbayes_config.normalizer.remarks import Refusal, Remark
from openbayes_config.normalizer.result import result
from openbayes_config.normalizer.triples import ACCESS, To, Triple
from openbayes_config.normalizer.written import Binding, Group, groups
from openbayes_config.parse.nodes import Mapping, Scalar
from openbayes_config.text import Edit

# Reading problems that spoil one value and leave the rest of the text as it is.
_LOCAL = frozenset(("empty", "unreadable_value", "unknown_tag", "unhashable_key"))

_FLAWS = {
    "colons": (remarks.COLONS, remarks.COLONS_HELP),
    "no_path": (remarks.NO_PATH, remarks.NO_PATH_HELP),
    "no_data": (remarks.NO_DATA, remarks.NO_DATA_HELP),
    "not_text": (remarks.NOT_TEXT, remarks.NOT_TEXT_HELP),
    "not_a_binding": (remarks.NOT_A_BINDING, remarks.NOT_A_BINDING_HELP),
}


class Normalized(NamedTuple):
    """A text with its bindings in one form. ``data`` is what to write; without ``edits`` nothing had to change.

    ``notes`` say what the job gets now that it did not get before, and what was taken for granted.
    """

    text: str
    data: bytes
    edits: tuple[Edit, ...]
    notes: tuple[Remark, ...]

    def _repr_markdown_(self) -> str:
        """The text as a notebook shows it, secrets masked."""
        from openbayes_config.diagnostic import fenced
        from openbayes_config.mask import secrets

        return fenced(secrets(Document.parse(self.text)).source, "yaml")


def normalize(data: bytes | str | Document, to: To, client: str = DEFAULT_CLIENT) -> Normalized:
    """Write the data bindings as ``data_bindings`` (long form) or as ``bindings`` (``data:path:type``).

    Every entry that the file holds is written, in order, under whatever key it stands. Only the bindings matter:
    the file may have other errors. Raises :class:`Refusal` where the text cannot be read, where something would
    have to be guessed, and where the official client, in version ``client``, would not bind every entry of the
    result; ``UnsupportedClient`` for a version that is not modelled.
    """
    document = data if isinstance(data, Document) else parse(data)
    model = version(client)
    broken = [each for each in document.problems if each.kind not in _LOCAL and (each.refused or not document.root)]
    if broken:
        raise Refusal(Remark(broken[0].span, remarks.UNREADABLE))
    root = document.root
    if root and not isinstance(root, Mapping) and not (isinstance(root, Scalar) and root.value is None):
        raise Refusal(Remark(root.span, remarks.NO_KEYS))
    held = groups(document)
    _one_place(held, to, model)
    bindings = [(binding, triple) for binding, triple in _triples(held, to, model)]
    found = list(unbound([(triple, binding.item.span) for binding, triple in bindings], to, model))
    if found:
        raise Refusal(*found)
    edits = tuple(Plan(document, held, bindings, to).edits())
    source, text = document.source, result(document, edits, [triple for _, triple in bindings], to, model)
    notes = tuple(changes(document, bindings, model)) if edits else ()
    return Normalized(text, (source.bom + text).encode("utf-8", "surrogatepass"), edits, notes)


def _one_place(held: Sequence[Group], to: To, client: Client) -> None:
    """Raise where the bindings do not all stand in one place that can be rewritten."""
    filled = [group for group in held if group.bindings]
    for first, second in pairwise(filled):
        # A mapping may hold a list of strings and one of maps; the client binds both.
        both_read = first.outer is second.outer and first.key.startswith("data") != second.key.startswith("data")
        if not both_read:
            args = {"first": first.key, "second": second.key, "client": client.version}
            words = remarks.TWICE if first.key == second.key else remarks.BOTH_FILLED
            raise Refusal(Remark(second.entry.key.span, words, args, remarks.BOTH_HELP))
    merged = next((group for group in held if group.merged), None)
    if merged and not (len(held) == 1 and merged.key == to):
        args = {"first": merged.key, "to": to}
        raise Refusal(Remark(merged.entry.key.span, remarks.MERGED, args, remarks.MERGED_HELP))


def _triples(held: Sequence[Group], to: To, client: Client) -> Iterator[tuple[Binding, Triple]]:
    """Every entry with what it binds. Raises :class:`Refusal` with all entries of which that cannot be said."""
    bindings = [binding for group in held for binding in group.bindings]
    doubts = [doubt for binding in bindings if (doubt := _doubt(binding, to, client))]
    if doubts:
        raise Refusal(*doubts)
    for binding in bindings:
        yield binding, Triple(binding.data, binding.path, binding.access or "ro")


def _doubt(binding: Binding, to: To, client: Client) -> Remark | None:
    span = binding.item.span
    args = {"data": binding.data, "path": binding.path, "access": binding.access, "client": client.version}
    if binding.flaw:
        message, help_ = _FLAWS[binding.flaw]
        return Remark(span, message, {**args, "written": _as_written(binding)}, help_)
    if binding.access and binding.access.lower() not in ACCESS:
        return Remark(span, remarks.UNKNOWN_ACCESS, args, remarks.ACCESS_HELP)
    stays = binding.whole and (binding.form == "long") == (to == "data_bindings")
    if not binding.access and not stays and binding.path.strip("/") == "output":
        return Remark(span, remarks.OUTPUT_ACCESS, args, remarks.ACCESS_HELP)
    return None


def _as_written(binding: Binding) -> str:
    if isinstance(binding.item, Scalar):
        return binding.item.text
    return ":".join(part for part in (binding.data, binding.path, binding.access) if part)
