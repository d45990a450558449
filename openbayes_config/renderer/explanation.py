"""Where each part of what is submitted comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.client import Reason
from openbayes_config.client.bindings import bind
from openbayes_config.client.parameters import parameters
from openbayes_config.client.secrets import flag_of
from openbayes_config.client.view import View, view
from openbayes_config.diagnostic import pointer
from openbayes_config.document import resolve
from openbayes_config.mask import secrets
from openbayes_config.parse.nodes import Node, Path, Scalar
from openbayes_config.renderer.equivalent import RIGHTS, bound
from openbayes_config.renderer.fates import fates
from openbayes_config.renderer.rendering import Dropped, Rendering, masked
from openbayes_config.renderer.words import Origin, variable
from openbayes_config.trials import grid

Key: TypeAlias = Literal["resource", "env", "node"]
_OPTIONS: dict[Key, str] = {"resource": "--resource", "env": "--env", "node": "--node"}


class Mount(NamedTuple):
    """One data binding that is sent; ``access`` is ``ro`` or ``rw``."""

    data: str
    path: str
    access: str
    source: Origin


class Lost(NamedTuple):
    """One data binding that is written and not sent, with its access mode as it is written.

    Of one that is not of the form of a binding ``data`` is all that it says, as far as that can be read. ``by`` is the
    key that is read in its place, empty where there is none.
    """

    data: str
    path: str
    access: str
    reason: Reason
    source: Origin
    by: str = ""


class Setting(NamedTuple):
    """A simple value that is sent. Without a ``source`` it is the client's default."""

    key: Key
    value: str
    source: Origin | None


class Runs(NamedTuple):
    """What is started: ``jobs`` with ``nodes`` each, ``parallel`` at a time, in ``rounds`` one after another.

    ``combinations`` is the size of the grid, ``None`` where none is searched. Fewer than ``jobs`` leave the rest of
    them without values; whether they start is not documented.
    """

    jobs: int
    nodes: int
    parallel: int
    rounds: int
    combinations: int | None = None


class Secret(NamedTuple):
    """A parameter that is a secret; ``variable`` is the one that it takes its value from.

    ``held`` is where its value stands otherwise: in the ``file``, in the ``command`` (of older clients, which know no
    secrets), or nowhere (``null``).
    """

    name: str
    variable: str | None
    source: Origin
    held: Literal["file", "command", "null"] = "file"


class Unused(NamedTuple):
    """What the file says and this run does not look at; ``option`` is what takes its place, ``None`` for what belongs
    to another mode.
    """

    option: str | None
    source: Origin


class Explanation(NamedTuple):
    """An accepted rendering and the sources of its parts, without secrets: all of it may be shown.

    ``dropped`` is everything that is written and not sent; ``lost`` are the single bindings among it.
    """

    rendering: Rendering
    mounts: tuple[Mount, ...]
    lost: tuple[Lost, ...]
    dropped: tuple[Dropped, ...]
    unused: tuple[Unused, ...]
    settings: tuple[Setting, ...]
    runs: Runs
    secrets: tuple[Secret, ...]


def explain(rendering: Rendering) -> Explanation:
    """What an accepted rendering (not a masked one) is made of. Raises ``ValueError`` for one that is refused."""
    if not rendering.accepted:
        raise ValueError("a refused file submits nothing")
    return _Explaining(rendering).explanation()


class _Explaining:
    def __init__(self, rendering: Rendering) -> None:
        context = rendering.report.context
        self._real, self._shown = rendering, masked(rendering)
        self._root = view(rendering.report.document)
        self._overrides = context.overrides
        self._outcomes = context.verdicts[rendering.mode].outcomes
        self._hide = secrets(rendering.report.document, context.environ).hide

    def explanation(self) -> Explanation:
        words = tuple(word._replace(source=self._hidden(word.source)) for word in self._shown.words)
        return Explanation(
            rendering=self._shown._replace(words=words),
            mounts=tuple(self._mounts()),
            lost=tuple(self._lost()),
            dropped=self._shown.dropped,
            unused=tuple(self._unused()),
            settings=tuple(self._settings()),
            runs=self._runs(),
            secrets=tuple(self._secrets()),
        )

    def _mounts(self) -> Iterator[Mount]:
        origins = bind(self._root, self._overrides).origins
        for each, (path, node) in zip(bound(self._shown), origins, strict=True):
            match path:
                case ("--data", int(index)):
                    source = self._hidden(Origin(f"--data {self._overrides.data[index]}"))
                case _:
                    source = self._origin(path, node)
            yield Mount(each["name"], each["path"], RIGHTS[each["bindingAuth"]], source)

    def _lost(self) -> Iterator[Lost]:
        for each in fates(self._real.report.document, self._outcomes):
            if each.reason:
                found, item = each.binding, resolve(each.binding.item)
                texts = (found.data, found.path, each.access)
                if found.flaw and isinstance(item, Scalar):
                    texts = (item.text, "", "")
                data, path, access = map(self._hide, texts)
                yield Lost(data, path, access, each.reason, self._origin(each.path, found.item), each.by)

    def _unused(self) -> Iterator[Unused]:
        for each in self._outcomes:
            if each.kind == "unused" and each.reason in ("overridden", "other_mode"):
                option = each.args.get("option")
                yield Unused(str(option) if option else None, self._origin(each.path, each.node))

    def _settings(self) -> Iterator[Setting]:
        values: dict[Key, object] = {"resource": self._shown.resource, "env": self._shown.env}
        if self._shown.nodes is not None:
            values["node"] = self._shown.nodes
        nodes = max(self._overrides.node or 0, 0)
        given = {"resource": self._overrides.resource, "env": self._overrides.env, "node": nodes}
        for key, value in values.items():
            entry = self._root.get(key)
            source = self._origin(entry.path, entry.node) if entry and entry.value not in (None, "") else None
            yield Setting(key, str(value), Origin(_OPTIONS[key]) if given[key] else source)

    def _runs(self) -> Runs:
        shown = self._shown
        if shown.mode != "hypertuning" or not shown.input:
            return Runs(1, shown.nodes or 1, 1, 1)
        jobs, parallel = int(str(shown.input["maxJobCount"])), int(str(shown.input["parallelCount"]))
        searched = grid(shown.report.document)
        return Runs(jobs, 1, parallel, -(-jobs // parallel), searched.combinations if searched else None)

    def _secrets(self) -> Iterator[Secret]:
        knows = self._real.client.knows_secrets
        for each in parameters(self._root):
            if each.name in self._real.secret and (knows or self._real.mode == "task"):
                name = variable(each.view)
                known = name if name in self._real.variables else None
                held = _held(each.view) if knows else "command"
                yield Secret(self._hide(each.name), known, self._origin(each.view.path, each.view.node), held)

    def _origin(self, path: Path, node: Node | None) -> Origin:
        return self._hidden(Origin(None, pointer(path), node.span if node else None))

    def _hidden(self, origin: Origin) -> Origin:
        option = self._hide(origin.option) if origin.option else None
        return origin._replace(option=option, pointer=self._hide(origin.pointer))


def _held(view: View) -> Literal["file", "null"]:
    value = view.get("value") if flag_of(view) else view
    return "null" if value is None or value.value is None else "file"
