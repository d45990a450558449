"""What a file becomes when it is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from openbayes_config.client import Client, Mode, Reason, Stage, Submission
from openbayes_config.client.view import is_map
from openbayes_config.linter import Report
from openbayes_config.renderer.words import Origin, Word
from openbayes_config.shell import Tail


class Dropped(NamedTuple):
    """Something that the file or an option says and the client does not send.

    ``by`` is the key that is read in its place, empty where there is none.
    """

    reason: Reason
    source: Origin
    by: str = ""


class Bindings(NamedTuple):
    """How many data bindings are sent, and how many are written (in the file, or with ``-d``)."""

    sent: int
    written: int


class Rendering(NamedTuple):
    """What would be submitted, and the command line that would run.

    All values are real, secrets included: show :func:`masked`. ``repr`` and notebooks do.

    ``stage`` is the step at which the client refuses the file; a file that goes beyond obconf's own bounds is
    neither accepted nor refused at a stage. ``command`` is the line that runs: the submitted command and, for a
    task, its parameters; ``None`` where no command is sent (a workspace, a refused file). ``words`` are its
    parts with their sources and grades. ``tail`` tells what the parameters reach in it. ``parameters_file`` is
    the content of ``openbayes_params.json`` (documentation: config file page; for clients from 0.28.3 on it is
    not documented whether it is still written). ``trial`` are the names of the parameters that every trial of
    a hyperparameter tuning adds. ``variables`` must be exported before the client runs. ``secret`` are the
    names of the parameters that hold a secret, whether or not the client knows it. ``nodes`` is ``None`` where the
    client does not send it.
    """

    mode: Mode
    client: Client
    stage: Stage | None
    submission: Submission | None
    command: str | None
    words: tuple[Word, ...]
    tail: Tail | None
    parameters_file: Mapping[str, object]
    trial: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    bindings: Bindings
    variables: tuple[str, ...]
    secret: frozenset[str]
    report: Report

    @property
    def accepted(self) -> bool:
        """Whether a job would be submitted."""
        return self.submission is not None

    @property
    def operation(self) -> str | None:
        """The GraphQL operation, ``createJob`` or ``createHypertuning``."""
        return self.submission.operation if self.submission else None

    @property
    def input(self) -> Mapping[str, object] | None:
        """The operation's ``input`` variable. ``"<project>"`` and ``"<code>"`` stand for what only the server
        knows; without an environment, ``"$NAME"`` for the value of a variable.
        """
        return self.submission.input if self.submission else None

    @property
    def resource(self) -> str | None:
        """The compute type that is asked for."""
        return str(self.input["resource"]) if self.input else None

    @property
    def env(self) -> str | None:
        """The image that is asked for."""
        return str(self.input["runtime"]) if self.input else None

    @property
    def nodes(self) -> int | None:
        """The number of nodes that is asked for."""
        if not self.input or self.mode == "hypertuning":
            return None
        batch = self.input[f"newBatch{self.mode.capitalize()}"]
        return int(str(batch["size"])) if is_map(batch) else 1

    def __repr__(self) -> str:
        shown = masked(self)
        said = repr(shown.command) if shown.accepted else f"refused at {shown.stage}"
        return f"<Rendering {self.mode} for {self.client.asked}: {said}>"

    def _repr_markdown_(self) -> str:
        from openbayes_config.renderer.markdown import markdown

        return markdown(masked(self))


def masked(rendering: Rendering) -> Rendering:
    """The same with every secret in command, words, parameters file and input masked: what may be shown."""
    from openbayes_config.renderer.masking import Masking

    return Masking(rendering).masked()
