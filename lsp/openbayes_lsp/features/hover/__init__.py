"""Hover: what stands at a place, what the client makes of it, and which rule speaks about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.document import Found, resolve
from openbayes_config.parse.nodes import Mapping, Scalar, Sequence
from openbayes_lsp.features.hover import lines
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_config.parse.nodes import Path
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot


class Hover(NamedTuple):
    """What is said about ``span``, secrets masked."""

    span: Span
    lines: tuple[Line, ...]

    @property
    def markdown(self) -> str:
        """For editors that show Markdown."""
        return lines.markdown(self.lines)

    @property
    def plain(self) -> str:
        """For editors that show text as it is."""
        return lines.plain(self.lines)


def hover(snapshot: Snapshot, offset: int) -> Hover | None:
    """What there is to say about a place; ``None`` where that is nothing."""
    from openbayes_lsp.features.hover import findings

    says = Says(snapshot)
    if comment := findings.suppression_at(snapshot, offset):
        return Hover(comment.span, tuple(findings.about_suppression(snapshot, comment, says)))
    found = _node(snapshot, offset, says)
    told = [] if snapshot.project.excluded else findings.at(snapshot, offset)
    if found is None and not told:
        return None
    said = list(found.lines) if found else []
    for _, finding in told[: findings.MOST]:
        said += findings.about(finding.rule, finding.severity, says)
    links = [line for line in said if line.kind == "link"]
    said = [line for line in said if line.kind != "link"]
    return Hover(found.span if found else told[0][0], (*said, *links))


def _node(snapshot: Snapshot, offset: int, says: Says) -> Hover | None:
    """What there is to say about the node at a place, without its findings."""
    found = snapshot.document.node_at(offset)
    if found is None or not found.path or isinstance(found.node, (Mapping, Sequence)):
        return None
    if found.path[0] == "parameters" and len(found.path) > 1:
        said = Hover(found.node.span, tuple(_about_parameter(snapshot, found, says)))
    elif found.is_key:
        said = Hover(found.node.span, tuple(_about_key(snapshot, found.path, says)))
    else:
        said = _about_value(snapshot, found, offset, says)
    return said if said.lines else None


def _about_key(snapshot: Snapshot, path: Path, says: Says) -> Iterator[Line]:
    from openbayes_lsp.features.hover import bindings, command, keys, tuning

    known = [*keys.about(path, says)]
    yield from known
    if path == ("command",):
        yield from command.final(snapshot, says)
    if path[0] == "hyper_tuning":
        yield from tuning.about(snapshot, path, True, says)
    yield from keys.link(path, says) if known else bindings.about_name(path, says)


def _about_parameter(snapshot: Snapshot, found: Found, says: Says) -> Iterator[Line]:
    from openbayes_lsp.features.hover import keys, parameters

    if found.is_key and parameters.is_structured(snapshot, found.path):
        yield from keys.about(found.path, says)
    node = resolve(found.node)
    shown = not found.is_key and isinstance(node, Scalar) and not snapshot.masker.holds(node.span)
    yield from parameters.about(snapshot, found.path, node if shown and isinstance(node, Scalar) else None, says)


def _about_value(snapshot: Snapshot, found: Found, offset: int, says: Says) -> Hover:
    from openbayes_lsp.features.hover import bindings, command, keys, values

    if found.path == ("command",):
        part = command.part_at(snapshot, offset, says)
        final = command.final(snapshot, says)
        return Hover(part.span, (part.line, *final)) if part else Hover(found.node.span, tuple(final))
    bound = bindings.binding_at(snapshot, found.path, offset)
    said = [*bindings.about(bound.fate, says)] if bound else [*_about_scalar(snapshot, found, says)]
    node = resolve(found.node)
    if isinstance(node, Scalar):
        said += values.reading(node, says)
        said += values.sent(snapshot, found.path, node, says)
        said += values.nodes(node, says) if found.path == ("node",) else ()
    if said and said[0].kind == "item":
        said.insert(0, keys.heading(found.path, says))
    return Hover(bound.span if bound else found.node.span, tuple(said))


def _about_scalar(snapshot: Snapshot, found: Found, says: Says) -> Iterator[Line]:
    from openbayes_lsp.features.hover import names, tuning

    node, path = resolve(found.node), found.path
    if path[0] == "hyper_tuning":
        yield from tuning.about(snapshot, path, False, says)
    elif isinstance(node, Scalar) and isinstance(node.value, str) and path in (("resource",), ("env",)):
        yield from names.about("resource" if path == ("resource",) else "env", node.value, says)
