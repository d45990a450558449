"""What a parameter specification lacks, where what belongs there is certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.diagnostic import Text
from openbayes_config.document import child, find, resolve
from openbayes_config.parse.nodes import Mapping, Scalar, Sequence
from openbayes_lsp.features.actions.action import QUICKFIX, Action

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

# The documented values; bounds and lists are for their author to say.
_SCALES: Final = ("UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE")


def completions(snapshot: Snapshot, within: Span) -> Iterator[Action]:
    """The scales for a specification at a place that has everything else that its type needs."""
    specs = snapshot.document.at("hyper_tuning", "parameter_specs")
    for index, spec in enumerate(specs.items if isinstance(specs, Sequence) else ()):
        if isinstance(spec, Mapping) and _missing(spec) == ["scale_type"]:
            end = snapshot.line_of(spec.span.end).end
            if spec.span.start <= within.end and within.start <= end:
                yield from _with_scale(snapshot, spec, f"/hyper_tuning/parameter_specs/{index}")


def _missing(spec: Mapping) -> list[str]:
    kind = resolve(child(spec, "type"))
    needed = SPEC_KEYS.get(str(kind.value), ()) if isinstance(kind, Scalar) else ()
    return [key for key in needed if find(spec, key) is None]


def _with_scale(snapshot: Snapshot, spec: Mapping, pointer: str) -> Iterator[Action]:
    from openbayes_config.emit import insertion

    lower = resolve(child(spec, "min_value"))
    positive = isinstance(lower, Scalar) and isinstance(lower.value, (int, float)) and lower.value > 0
    for scale in _SCALES if positive else _SCALES[:1]:
        title = _ADD.in_(snapshot.lang, {"line": f"scale_type: {scale}"})
        edit = insertion(snapshot.document, spec, {"scale_type": scale})
        yield Action(QUICKFIX, title, (edit,), _about(snapshot, pointer))


def _about(snapshot: Snapshot, pointer: str) -> tuple[Diagnostic, ...]:
    found = snapshot.report.diagnostics
    return tuple(each for each in found if each.rule.name == "incomplete-spec" and each.pointer == pointer)


_ADD = Text("Add `{line}`", "补上 `{line}`")
