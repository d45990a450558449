"""The client's model of the file, as a table. Observed with openbayes-cli 0.28.5 and 0.28.0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client.template import BINDING_REQUIRED, REQUIRED, SPEC_REQUIRED, TUNING_REQUIRED

# parameters: a mapping with free keys. bindings: what data_bindings may be. any: not looked at.
ShapeKind: TypeAlias = Literal["text", "integer", "number", "list", "mapping", "parameters", "bindings", "any"]


class Shape(NamedTuple):
    """What a value must be: ``item`` for the items of a list, ``keys`` and ``required`` for a mapping."""

    kind: ShapeKind
    nullable: bool = False
    item: Shape | None = None
    keys: Mapping[str, Shape] = {}
    required: tuple[str, ...] = ()


ANY = Shape("any")
TEXT = Shape("text")
TEXT_OR_NULL = Shape("text", nullable=True)
INTEGER = Shape("integer")
TEXTS = Shape("list", item=TEXT)
TEXTS_OR_NULL = TEXTS._replace(nullable=True)

BINDING = Shape(
    "mapping",
    keys={"data": TEXT, "path": TEXT, "type": TEXT, "name": TEXT_OR_NULL},
    required=BINDING_REQUIRED,
)
BINDINGS = Shape("list", item=BINDING)
NESTED = Shape(
    "mapping",
    keys={
        "data_bindings": BINDINGS,
        "data_binding": BINDINGS._replace(nullable=True),
        "bindings": TEXTS_OR_NULL,
        "binding": TEXTS_OR_NULL,
    },
)

NUMBER_OR_NULL = Shape("number", nullable=True)
SPEC = Shape(
    "mapping",
    keys={
        "name": TEXT,
        "type": TEXT_OR_NULL,
        "min_value": NUMBER_OR_NULL,
        "max_value": NUMBER_OR_NULL,
        "scale_type": TEXT_OR_NULL,
        "discrete_values": Shape("list", nullable=True, item=Shape("number")),
        "categorical_values": TEXTS_OR_NULL,
    },
    required=SPEC_REQUIRED,
)
TUNING = Shape(
    "mapping",
    keys={
        "max_job_count": INTEGER,
        "parallel_count": INTEGER,
        "hyperparameter_metric": TEXT,
        "goal": TEXT,
        "algorithm": TEXT,
        "parameter_specs": Shape("list", item=SPEC),
        "side_metrics": TEXTS,
    },
    required=TUNING_REQUIRED,
)
ROOT = Shape(
    "mapping",
    keys={
        "data_bindings": Shape("bindings", nullable=True),
        "resource": TEXT,
        "env": TEXT,
        "command": TEXT,
        "node": INTEGER,
        "parameters": Shape("parameters"),
        "hyper_tuning": TUNING,
        "bindings": TEXTS_OR_NULL,
    },
    required=REQUIRED,
)
# `bindings` is looked at only where there is no `data_bindings` key at all.
ROOT_WITH_DATA_BINDINGS = ROOT._replace(keys={**ROOT.keys, "bindings": ANY})
