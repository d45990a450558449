"""The keys of openbayes.yaml: in the template's order, with the values of the template that the client writes.

Values: ``bayes gear init`` of openbayes-cli 0.28.0 and 0.28.5, which write the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from openbayes_config.parse.nodes import Path

TUNING: Mapping[str, object] = {
    "max_job_count": 0,
    "parallel_count": "1",
    "hyperparameter_metric": "",
    "goal": "",
    "algorithm": "",
    "parameter_specs": [],
    "side_metrics": [],
}
TEMPLATE: Mapping[str, object] = {
    "data_bindings": [],
    "resource": "rtx-4090",
    "env": "pytorch-2.6-2204",
    "command": "",
    "node": 1,
    "parameters": {},
    "hyper_tuning": TUNING,
}
DEFAULT_RESOURCE = "rtx-4090"
DEFAULT_ENV = "pytorch-2.6-2204"

# Keys that the client requires, in every mode.
REQUIRED: tuple[str, ...] = tuple(key for key in TEMPLATE if key != "data_bindings")
TUNING_REQUIRED: tuple[str, ...] = tuple(TUNING)
BINDING_REQUIRED: tuple[str, ...] = ("data", "path", "type")
SPEC_REQUIRED: tuple[str, ...] = ("name",)

# Keys of a data_bindings that is a mapping, in the order in which the client prefers them.
NESTED_BINDINGS: tuple[str, ...] = ("data_bindings", "data_binding", "bindings", "binding")
# Spellings of older documentation that the client does not know at the top level.
LEGACY_BINDINGS: tuple[str, ...] = ("data_binding", "binding", "data-bindings", "dataBindings")

# The keys of a parameter that the client takes apart, and the other keys of a secret.
STRUCTURED: tuple[str, ...] = ("value", "is_secret", "isSecret")
SECRET_KEYS: tuple[str, ...] = (*STRUCTURED, "source", "env")

# What each type of parameter_specs needs, and by that uses.
SPEC_KEYS: Mapping[str, tuple[str, ...]] = {
    "DOUBLE": ("min_value", "max_value", "scale_type"),
    "INTEGER": ("min_value", "max_value", "scale_type"),
    "DISCRETE": ("discrete_values",),
    "CATEGORICAL": ("categorical_values",),
}
ALGORITHMS: tuple[str, ...] = ("Grid", "Random", "Bayesian")


def template_value(path: Path) -> object:
    """The template's value at a path such as ``("hyper_tuning", "goal")``.

    Raises ``KeyError`` for a path that the template does not have.
    """
    match path:
        case (str(key),):
            return TEMPLATE[key]
        case ("hyper_tuning", str(key)):
            return TUNING[key]
        case _:
            raise KeyError(path)
