"""What a mode and a command line leave to the file."""

from __future__ import annotations

from openbayes_config.client.outcome import Mode, Overrides
from openbayes_config.client.shapes import BINDING, ROOT, TUNING
from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.client.view import View
from openbayes_config.parse.nodes import Path


class Asked:
    """Tells whether the client looks at a part of the file beyond validating it."""

    __slots__ = ("_replaced", "_root")

    def __init__(self, root: View, mode: Mode, overrides: Overrides) -> None:
        self._root = root
        replaced = {
            "resource": bool(overrides.resource),
            "env": bool(overrides.env),
            "command": mode == "workspace" or bool(overrides.command),
            "node": mode == "hypertuning" or (overrides.node or 0) > 0,
            "hyper_tuning": mode != "hypertuning",
            "data_bindings": bool(overrides.data),
            "bindings": bool(overrides.data),
        }
        self._replaced = frozenset(key for key, value in replaced.items() if value)

    def key(self, key: str) -> bool:
        """Whether a key of the top level counts."""
        return key in ROOT.keys and key not in self._replaced

    def path(self, path: Path) -> bool:
        """Whether an entry counts; the file itself, the empty path, does."""
        match path:
            case ():
                return True
            case (first, *_) if not self.key(str(first)):
                return False
            case ("data_bindings", int(), key, *_):
                return key in BINDING.keys
            case ("bindings", *_):
                return self._root.get("data_bindings") is None
            case ("hyper_tuning", "parameter_specs", int(index), key, *_):
                return key in self._spec_keys(index)
            case ("hyper_tuning", key, *_):
                return key in TUNING.keys
            case _:
                return True

    def _spec_keys(self, index: int) -> tuple[str, ...]:
        tuning = self._root.get("hyper_tuning")
        specs = tuning.get("parameter_specs") if tuning else None
        items = specs.items if specs else []
        return used_spec_keys(items[index]) if index < len(items) else ()


def used_spec_keys(spec: View) -> tuple[str, ...]:
    """The keys that the type of a parameter specification makes the client use."""
    kind = spec.get("type")
    return ("name", "type", *SPEC_KEYS.get(str(kind.value) if kind else "", ()))
