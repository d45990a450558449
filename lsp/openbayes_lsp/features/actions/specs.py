"""What a parameter specification of a type lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.diagnostic import Text
from openbayes_config.document import child, find, resolve
from openbayes_config.parse.nodes import Mapping, Scalar, Sequence
from openbayes_lsp.features.actions.action import QUICKFIX, Action
from openbayes_lsp.features.actions.repairs import repairs_of

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

# The documented values; bounds and lists are for their author to say.
_SCALES: Final = ("UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE")


def completions(snapshot: Snapshot, within: Span, findings: tuple[Diagnostic, ...]) -> Iterator[Action]:
    """For a specification at a place the keys that its type needs: the documented scales as values, where nothing else
    is missing, else what is left for the author to fill in.
    """
    specs = snapshot.document.at("hyper_tuning", "parameter_specs")
    for index, spec in enumerate(specs.items if isinstance(specs, Sequence) else ()):
        missing = _missing(spec) if isinstance(spec, Mapping) and _touches(snapshot, spec, within) else []
        if not isinstance(spec, Mapping) or not missing:
            continue
        found = _about(snapshot, f"/hyper_tuning/parameter_specs/{index}")
        if missing != ["scale_type"]:
            yield from _with_keys(snapshot, spec, missing, found)
        elif not any(each.fixes for each in found):
            yield from _with_scale(snapshot, spec)
        else:
            # What is offered at the end of the specification is offered everywhere in it, and nowhere twice.
            yield from (action for each in found if each not in findings for action in repairs_of(snapshot, each))


def _touches(snapshot: Snapshot, spec: Mapping, within: Span) -> bool:
    return spec.span.start <= within.end and within.start <= snapshot.line_of(spec.span.end).end


def _missing(spec: Mapping) -> list[str]:
    kind = resolve(child(spec, "type"))
    needed = SPEC_KEYS.get(str(kind.value), ()) if isinstance(kind, Scalar) else ()
    return [key for key in needed if find(spec, key) is None]


def _with_keys(
    snapshot: Snapshot, spec: Mapping, missing: list[str], found: tuple[Diagnostic, ...]
) -> Iterator[Action]:
    """All keys at once. Values that nobody can know stay empty: to the client they count as missing until then."""
    from openbayes_config.emit import insertion

    edit = insertion(snapshot.document, spec, {key: _SCALES[0] if key == "scale_type" else None for key in missing})
    if not spec.flow:
        edit = edit._replace(new=edit.new.replace(": null", ":"))
    title = _ADD_KEYS.in_(snapshot.lang, {"keys": tuple(f"`{key}`" for key in missing)})
    yield Action(QUICKFIX, title, (edit,), found)


def _with_scale(snapshot: Snapshot, spec: Mapping) -> Iterator[Action]:
    """Where the file is not asked about tuning, so that nothing is found."""
    from openbayes_config.emit import insertion

    lower = resolve(child(spec, "min_value"))
    positive = isinstance(lower, Scalar) and isinstance(lower.value, (int, float)) and lower.value > 0
    for scale in _SCALES if positive else _SCALES[:1]:
        title = _ADD.in_(snapshot.lang, {"line": f"scale_type: {scale}"})
        edit = insertion(snapshot.document, spec, {"scale_type": scale})
        yield Action(QUICKFIX, title, (edit,))


def _about(snapshot: Snapshot, pointer: str) -> tuple[Diagnostic, ...]:
    found = snapshot.report.diagnostics
    return tuple(each for each in found if each.rule.name == "incomplete-spec" and each.pointer == pointer)


_ADD = Text("Add `{line}`", "补上 `{line}`")
_ADD_KEYS = Text("Add {keys} to fill in", "补上 {keys}，取值待填写")
