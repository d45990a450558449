"""What is left as the client's own template has it."""

from __future__ import annotations

from functools import lru_cache

from openbayes_config.document import Document, resolve
from openbayes_config.parse.nodes import Mapping, Node, Scalar, Sequence


@lru_cache(maxsize=4)
def tuning_untouched(document: Document) -> bool:
    """Whether nobody has filled in a part of ``hyper_tuning`` yet."""
    keys = ("hyperparameter_metric", "goal", "algorithm", "parameter_specs", "side_metrics")
    return all(_is_blank(document.at("hyper_tuning", key)) for key in keys)


def untouched(document: Document) -> bool:
    """Whether nothing but the names of resource and environment can have been filled in."""
    keys = ("data_bindings", "bindings", "command", "parameters")
    return all(_is_blank(document.at(key)) for key in keys) and tuning_untouched(document)


def _is_blank(node: Node | None) -> bool:
    node = resolve(node)
    if isinstance(node, Scalar):
        return node.value in (None, "")
    if isinstance(node, Mapping):
        return not node.entries
    return not node.items if isinstance(node, Sequence) else True
