"""What fits the file and its project, in the places of the examples that the schema's snippets have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from openbayes_config.client.template import SPEC_KEYS
from openbayes_config.emit import scalar
from openbayes_config.job.mounts import INPUTS
from openbayes_config.mask.names import is_secret_name
from openbayes_config.shape import is_list, is_map
from openbayes_lsp.features.completion import mounts
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import stop
from openbayes_lsp.features.completion.parameters import elsewhere
from openbayes_lsp.features.completion.place import Slot
from openbayes_lsp.features.completion.program import flags_of, suits, variable_of

if TYPE_CHECKING:
    from openbayes_config.script import Flag, Script
    from openbayes_config.starter import Plan

_EXAMPLE = re.compile(r"\$\{(\d+):([^}]*)\}")
_OF_SECRET = 2
_MOST = 20


class Fitting(NamedTuple):
    """What stands in this file in the place of an example; empty where the place stays open. ``flags`` are those of the
    script, ``taken`` the names that have a value already.
    """

    known: Mapping[str, str]
    flags: Mapping[str, Flag]
    taken: frozenset[str]

    def body(self, body: object) -> Any:
        """The body of a snippet with what fits in it."""
        if is_map(body):
            if body.get("type") in SPEC_KEYS:
                body = self._spec({str(key): value for key, value in body.items()})
            return {str(key): self.body(value) for key, value in body.items()}
        if is_list(body):
            return [self.body(each) for each in body]
        return self._example(body) if isinstance(body, str) else body

    def _spec(self, body: dict[str, Any]) -> dict[str, Any]:
        """A specification for the first flag that suits its type and has no value yet."""
        number, example = cast("re.Match[str]", _EXAMPLE.match(body["name"])).groups()
        kind = body["type"]
        free = {name: flag for name, flag in self.flags.items() if name not in self.taken and not is_secret_name(name)}
        best = min(free, key=lambda name: -suits(kind, free[name]), default="")
        if not best or not suits(kind, free[best]):
            is_open = bool(self.flags) or example in self.taken
            return body | {"name": f"${{{number}}}" if is_open else body["name"]}
        made = body | {"name": _stop(number, best)}
        listed = next((key for key in ("discrete_values", "categorical_values") if key in body), "")
        choices = free[best].choices
        if listed and choices:
            made[listed] = [_stop(index, each) for index, each in enumerate(choices[:_MOST], int(number) + 1)]
        return made

    def _example(self, text: str) -> str:
        if self.known.get("MAXIMIZE") == "MINIMIZE":
            text = text.replace("MAXIMIZE,MINIMIZE", "MINIMIZE,MAXIMIZE")
        found = _EXAMPLE.search(text)
        if found is None or found[2] not in self.known:
            return self.known.get(text, text)
        return text[: found.start()] + _stop(found[1], self.known[found[2]]) + text[found.end() :]


def fitting(asked: Asked, slot: Slot, plan: Plan | None = None) -> Fitting:
    """What fits at ``slot``; ``plan`` is what a new file would do."""
    script = _script(asked, plan)
    known = {"/input0": next(iter(inputs(asked, slot)), ""), '""': asked.quote * 2}
    if plan:
        known["python main.py"] = plan.command
    if script and script.metrics:
        from openbayes_config.starter import Plan

        known["precision"] = script.metrics[0]
        known["MAXIMIZE"] = Plan("hypertuning", "", metric=script.metrics[0]).goal
    if slot.path[:1] == ("parameters",) and len(slot.path) == _OF_SECRET:
        variable = variable_of(str(slot.path[1]))
        known["HF_TOKEN"] = variable if variable.strip("_") else ""
    taken = {*asked.written("hyper_tuning", "parameter_specs", None, "name", other=slot.entry), *elsewhere(asked)}
    taken |= {str(each.key) for each in asked.entries("parameters", None)}
    return Fitting(known, flags_of(script) if script else {}, frozenset(taken))


def inputs(asked: Asked, slot: Slot) -> list[str]:
    """The inputs at which nothing is bound yet."""
    return [each.label for each in mounts.free(asked, slot.entry) if each.label in INPUTS]


def _script(asked: Asked, plan: Plan | None) -> Script | None:
    """The script that the command starts, or would."""
    from openbayes_config.script import Script

    if plan is None:
        return asked.script
    found = asked.project.files.script(plan.script) if plan.script and asked.project.files else None
    return found if isinstance(found, Script) else None


def _stop(number: object, value: object) -> str:
    """A tab stop with a value; an open one where that is empty."""
    return f"${{{number}}}" if value == "" else stop(scalar(value), int(str(number)))
