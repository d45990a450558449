"""Unknown keys that stand for a required one."""

from __future__ import annotations

from openbayes_config.client.template import BINDING_REQUIRED, REQUIRED, SPEC_REQUIRED, TUNING_REQUIRED
from openbayes_config.context import Observed
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Path


def stands_for(document: Document, seen: Observed) -> str | None:
    """The required key that is absent and that an unknown one is nearly spelt like, if what stands there would fit."""
    path, known = seen.outcome.path, seen.outcome.args.get("known")
    if not isinstance(known, str) or known not in _required(path):
        return None
    if document.at(*path[:-1], known) is not None or not fits(document, path, known):
        return None
    return known


def _required(path: Path) -> tuple[str, ...]:
    if len(path) == 1:
        return REQUIRED
    if path[0] == "data_bindings":
        return BINDING_REQUIRED
    if path[0] != "hyper_tuning":
        return ()
    return TUNING_REQUIRED if len(path) == 2 else SPEC_REQUIRED


def fits(document: Document, path: Path, known: str) -> bool:
    """Whether what stands under a key could stand under the known one."""
    from openbayes_config import shape
    from openbayes_config.client.view import recovered
    from openbayes_schema import load_schema

    schema = shape.part(load_schema(), (*path[:-1], known))
    return shape.fits(recovered(document.at(*path), {}), {"type": schema.get("type", [])})
