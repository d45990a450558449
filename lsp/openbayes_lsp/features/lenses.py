"""Lenses: what will run, above the keys that decide it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from openbayes_config.diagnostic import Text, printable
from openbayes_config.parse.nodes import Mapping
from openbayes_config.words import words
from openbayes_lsp.features.counts import tried
from openbayes_lsp.features.reasons import refusal_of

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

SHOW_JOB: Final = "obconf.showRenderedJob"
SHOW_TRIALS: Final = "obconf.showTrials"
_LONGEST = 100


class Lens(NamedTuple):
    """A title above the line of ``span``, and the command that it runs, with arguments behind the document's URI."""

    span: Span
    title: str
    command: str
    arguments: tuple[str, ...] = ()


def lenses(snapshot: Snapshot) -> list[Lens]:
    """All lenses of a file, in the order of the text."""
    project = snapshot.project
    if not project.lenses or project.excluded or snapshot.document.root is None:
        return []
    found = (*_job(snapshot), *_trials(snapshot))
    return sorted(found, key=lambda each: each.span)


def _key(snapshot: Snapshot, name: str) -> Span | None:
    entry = snapshot.document.entry(name)
    return entry.key.span if entry else None


def _job(snapshot: Snapshot) -> Iterator[Lens]:
    """The final command, or what stands in its way."""
    mode, shown = snapshot.mode, snapshot.shown(snapshot.mode)
    at = _key(snapshot, "command") or _first_key(snapshot)
    if at is None or (shown.stage is None and not shown.accepted):
        return
    if not shown.accepted:
        title = _refused(snapshot, mode)
    elif shown.command is None:
        title = words(_WORKSPACE, snapshot.lang)
    else:
        more = "".join(f" --{name}=..." for name in shown.trial)
        text = _TRIAL if mode == "hypertuning" else _TASK
        title = words(text, snapshot.lang, command=shortened(shown.command + more))
    yield Lens(at, title, SHOW_JOB, (mode,))


def _refused(snapshot: Snapshot, mode: Mode) -> str:
    found = refusal_of(snapshot, mode)
    if found.wants_only_a_command:
        text = _NO_COMMAND
    elif found.tunes_nothing:
        text = _NOTHING_TUNED
    else:
        text = _REFUSED if found.reasons else _SILENT
    return words(text, snapshot.lang, n=len(found.reasons))


def _first_key(snapshot: Snapshot) -> Span | None:
    root = snapshot.document.at()
    return root.entries[0].key.span if isinstance(root, Mapping) and root.entries else None


def _trials(snapshot: Snapshot) -> Iterator[Lens]:
    at, title = _key(snapshot, "hyper_tuning"), tried(snapshot)
    if at and title:
        yield Lens(at, title, SHOW_TRIALS)


def shortened(command: str) -> str:
    """A command, masked already, on one line that an editor can show above another."""
    text = " ".join(printable(line.strip()) for line in command.splitlines() if line.strip())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 4].rstrip() + " ..."


_TASK = Text("Task: {command}", "任务：{command}")
_TRIAL = Text("Each trial: {command}", "每次尝试：{command}")
_WORKSPACE = Text("Workspace: no command is run", "工作空间：不执行命令")
_NO_COMMAND = Text("Workspace: can start; a task needs `command`", "工作空间：可以启动；任务还需要填写 `command`")
_NOTHING_TUNED = Text("Tuning: `hyper_tuning` has to be filled in first", "自动调参：请先填写 `hyper_tuning`")
_REFUSED = Text("Refused by the client, reasons: {n}", "客户端会拒绝，原因 {n} 处")
_SILENT = Text("Refused by the client", "客户端会拒绝这个文件")
