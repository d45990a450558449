"""What goes into a first openbayes.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client import Mode
from openbayes_config.client.access import granted
from openbayes_config.client.template import DEFAULT_ENV, DEFAULT_RESOURCE

if TYPE_CHECKING:
    from openbayes_config.files import Files
    from openbayes_config.script import Script
    from openbayes_config.starter.command_line import RunLine

# Looked for in this order; else the only script of the folder.
USUAL_SCRIPTS = ("main.py", "train.py", "run.py", "app.py")
PLACEHOLDER = "python main.py"
_LOWER_IS_BETTER = ("loss", "error", "err", "mae", "mse", "rmse", "perplexity", "ppl", "wer", "cer", "fid")


class Bound(NamedTuple):
    """One data binding; ``access`` is ``ro`` or ``rw``."""

    data: str
    path: str
    access: str


class Plan(NamedTuple):
    """The values of a new file.

    ``script`` is what ``command`` starts, ``None`` where none was found; ``flags`` are those of its flags that have a
    default, with it; ``metric`` is what it reports, or empty. ``chosen`` names what was given on a command line.
    """

    mode: Mode
    command: str
    script: str | None = None
    flags: tuple[tuple[str, str | int | float], ...] = ()
    metric: str = ""
    resource: str = DEFAULT_RESOURCE
    env: str = DEFAULT_ENV
    node: int = 1
    bindings: tuple[Bound, ...] = ()
    chosen: frozenset[str] = frozenset()

    @property
    def goal(self) -> str:
        """The direction that the name of the metric suggests."""
        words = self.metric.lower().replace("-", "_").split("_")
        return "MINIMIZE" if any(word in _LOWER_IS_BETTER for word in words) else "MAXIMIZE"


def plan_for(files: Files, mode: Mode = "task") -> Plan:
    """A plan for the project in the folder of ``files``: its script is read, never run."""
    name = _script_name(files)
    if name is None:
        return Plan(mode, "" if mode == "workspace" else PLACEHOLDER)
    script = _script(files, name)
    metric = script.metrics[0] if script and script.metrics else ""
    command = f"python {name}"
    return Plan(mode, command, name, tuple(_flags(script)) if script else (), metric)


def plan_of(line: RunLine, files: Files, mode: Mode | None = None) -> Plan:
    """A plan that does what a command does; ``mode`` is taken where the command has none."""
    plan = plan_for(files, line.mode or mode or "task")
    given = {"resource": line.resource, "env": line.env, "node": line.node, "command": line.command}
    if line.command is not None:
        name = plan.script if plan.script and plan.script in line.command.split() else None
        plan = plan._replace(script=name, flags=plan.flags if name else (), metric=plan.metric if name else "")
    return plan._replace(
        bindings=tuple(map(_bound, line.data)),
        chosen=frozenset(name for name, value in given.items() if value is not None),
        resource=line.resource or plan.resource,
        env=line.env or plan.env,
        node=line.node or plan.node,
        command=plan.command if line.command is None else line.command,
    )


def _bound(text: str) -> Bound:
    data, path, *rest = text.split(":")
    return Bound(data, path, "rw" if rest and granted(rest[0]) == "READ_WRITE" else "ro")


def _script_name(files: Files) -> str | None:
    names = files.names()
    usual = next((name for name in USUAL_SCRIPTS if name in names), None)
    scripts = [name for name in names if name.endswith(".py") and name not in ("setup.py", "conftest.py")]
    return usual or (scripts[0] if len(scripts) == 1 and _is_plain(scripts[0]) else None)


def _is_plain(name: str) -> bool:
    return name.isascii() and all(char.isalnum() or char in "._-" for char in name) and not name.startswith(("-", "."))


def _script(files: Files, name: str) -> Script | None:
    from openbayes_config.script import Script

    script = files.script(name)
    return script if isinstance(script, Script) else None


def _flags(script: Script) -> list[tuple[str, str | int | float]]:
    """Names without dashes and defaults, of flags that take one value."""
    found: list[tuple[str, str | int | float]] = []
    for flag in script.flags:
        long = next((name[2:] for name in flag.names if name.startswith("--") and len(name) > 2), "")
        default = flag.default
        if not long or flag.kind != "value" or flag.partial or flag.nargs is not None or isinstance(default, bool):
            continue
        if isinstance(default, (str, int, float)) and _is_plain(long) and _may_be_shown(long, default):
            found.append((long, default))
    return found[:_MOST]


def _may_be_shown(name: str, default: object) -> bool:
    """Whether a default fits on a line and is no secret."""
    from openbayes_config.mask import hide

    text = f"{name}={default}"
    return text.isprintable() and hide(text) == text


_MOST = 12
