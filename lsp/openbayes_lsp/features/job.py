"""The rendered job: what a run of the file would submit, and where each part of it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.diagnostic import Text, printable
from openbayes_config.document import resolve
from openbayes_config.explained import sections as explained_sections
from openbayes_config.explained.plain import plain
from openbayes_config.parse.nodes import Sequence
from openbayes_config.renderer.explanation import Explanation, explain
from openbayes_config.words import words

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_config.diagnostic import Lang
    from openbayes_config.explained.sections import SectionId
    from openbayes_config.renderer import Origin, Rendering
    from openbayes_config.renderer import Word as Sent
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot


_FEW = 3


class Cell(NamedTuple):
    """A part of a row: ``code`` is text of the file, ``muted`` matters less, ``struck`` is not sent."""

    text: str
    code: bool = False
    muted: bool = False
    struck: bool = False


class Row(NamedTuple):
    """A line of a section; ``span`` is the part of the file that it speaks of."""

    cells: tuple[Cell, ...]
    span: Span | None = None


class Section(NamedTuple):
    """A title over rows, or over a text in ``language``."""

    id: str
    title: str
    rows: tuple[Row, ...] = ()
    text: str | None = None
    language: str | None = None


class Word(NamedTuple):
    """A part of the command line, how far it is known that it is written like this (``grade``), and why not."""

    text: str
    grade: str
    note: str
    span: Span | None
    parameter: str | None


class Job(NamedTuple):
    """All of it in words for people, secrets masked. ``title`` is one sentence: what happens when the file is run."""

    mode: Mode
    client: str
    accepted: bool
    title: str
    command: str | None
    words: tuple[Word, ...]
    sections: tuple[Section, ...]


def job(snapshot: Snapshot, mode: Mode | None = None) -> Job:
    """What ``bayes gear run`` would do with the file; without ``mode`` in the way in which it will be run."""
    mode = mode or snapshot.mode
    shown, lang = snapshot.shown(mode), snapshot.lang
    if not shown.accepted:
        from openbayes_lsp.features.refused import refused

        return refused(snapshot, mode)
    title = words(_TITLES[mode], lang, **_counts(shown))
    parts = tuple(_word(word, snapshot) for word in shown.words)
    return Job(mode, shown.client.asked, True, title, shown.command, parts, tuple(_sections(snapshot, mode)))


def summary(job: Job) -> str:
    """The first lines of it, for an editor that can show no more than a message."""
    lines = [job.title]
    if job.command is not None:
        lines.append("".join(char if char == "\n" else printable(char) for char in job.command))
    rows = [row for section in job.sections if section.id in ("refused", "trials") for row in section.rows]
    lines += [" ".join(cell.text for cell in row.cells) for row in rows[:_FEW]]
    return "\n".join(lines)


def _word(word: Sent, snapshot: Snapshot) -> Word:
    if word.parameter is None:
        return Word(word.text, word.grade, "", word.source.span, None)
    note = explained_sections.grade(word, snapshot.lang)
    return Word(word.text, word.grade, note, word.source.span, word.parameter)


def _counts(shown: Rendering) -> dict[str, object]:
    sent, written = shown.bindings
    return {"resource": shown.resource, "env": shown.env, "nodes": shown.nodes, "sent": sent, "written": written}


def _sections(snapshot: Snapshot, mode: Mode) -> Iterator[Section]:
    """Those with something in them, in the order in which they are shown."""
    explained = explain(snapshot.rendering(mode))
    say = _Said(snapshot, explained)
    made = (
        say.section("mounts", *map(_struck, say.section("lost").rows)),
        say.section("settings"),
        Section("parameters", words(_PARAMETERS, snapshot.lang), tuple(say.parameters())),
        say.section("secrets"),
        Section("trials", words(_TRIALS, snapshot.lang), tuple(say.trials())),
        say.dropped(),
        say.unused(),
        say.section("notes"),
    )
    yield from (each for each in made if each.rows)
    yield say.submission()


class _Said:
    def __init__(self, snapshot: Snapshot, explained: Explanation) -> None:
        self._snapshot = snapshot
        self._explained = explained
        self._shown = explained.rendering
        self._lang: Lang = snapshot.lang

    def section(self, id: SectionId, *more: Row) -> Section:
        """The section as the command line has it, and more rows below."""
        found = explained_sections.section(id, self._explained, self._lang)
        return Section(id, found.title, (*(_row(each.cells, each.source) for each in found.rows), *more))

    def dropped(self) -> Section:
        """What is not sent beside the bindings that stand among the mounts."""
        lost = {each.source.span for each in self._explained.lost}
        found = self.section("dropped")
        return found._replace(rows=tuple(row for row in found.rows if row.span not in lost))

    def unused(self) -> Section:
        """What this mode does not use, apart from what nobody expects it to use."""
        idle = ("/command",) if self._has_specs() else ("/command", "/hyper_tuning")
        found = explained_sections.section("unused", self._explained, self._lang)
        rows = (each for each in found.rows if each.source is None or each.source.pointer not in idle)
        return Section("unused", found.title, tuple(_row(each.cells, each.source) for each in rows))

    def _has_specs(self) -> bool:
        specs = resolve(self._snapshot.document.at("hyper_tuning", "parameter_specs"))
        return isinstance(specs, Sequence) and bool(specs.items)

    def parameters(self) -> Iterator[Row]:
        appended = {word.parameter: word for word in self._shown.words if word.parameter is not None}
        for name, value in self._values():
            word = appended.get(name)
            known = explained_sections.grade(word, self._lang) if word else words(_BESIDE, self._lang)
            yield Row(
                (
                    Cell(printable(name), True),
                    Cell(_json(value), True),
                    Cell(known, muted=True),
                ),
                self._span(name),
            )

    def _values(self) -> Iterator[tuple[str, object]]:
        """The parameters that are no secrets, as they are sent, or as older clients append them to a task."""
        if not self._shown.client.sends_parameters and self._shown.mode != "task":
            return
        secret = {each.name for each in self._explained.secrets}
        yield from ((name, value) for name, value in self._shown.parameters_file.items() if name not in secret)

    def _span(self, name: str) -> Span | None:
        entry = self._snapshot.document.entry("parameters", name)
        return entry.span if entry else None

    def trials(self) -> Iterator[Row]:
        if self._shown.mode == "hypertuning":
            from openbayes_lsp.features.trials import first_trials

            yield from first_trials(self._snapshot)

    def submission(self) -> Section:
        title = words(_SUBMISSION, self._lang, operation=self._shown.operation)
        text = json.dumps(plain(self._shown.input), ensure_ascii=False, indent=2)
        return Section("submission", title, (), text, "json")


def _row(cells: tuple[explained_sections.Cell, ...], source: Origin | None) -> Row:
    return Row(tuple(Cell(each.text, each.code, each.muted) for each in cells), source.span if source else None)


def _struck(row: Row) -> Row:
    """A binding that is not sent: access, path and data are struck through."""
    return row._replace(cells=tuple(cell._replace(struck=at < 3) for at, cell in enumerate(row.cells)))


def _json(value: object) -> str:
    return printable(json.dumps(plain(value), ensure_ascii=False))


_TITLES: Mapping[str, Text] = {
    "task": Text(
        "`bayes gear run task` runs the command on {resource} with the image {env} (nodes: {nodes}); data bindings "
        "sent: {sent} of {written}.",
        "`bayes gear run task` 会用算力 {resource}、镜像 {env} 执行命令（节点数量：{nodes}），"
        "提交数据绑定 {sent} 项（共写了 {written} 项）。",
    ),
    "workspace": Text(
        "`bayes gear run workspace` opens a workspace on {resource} with the image {env} (nodes: {nodes}); data "
        "bindings sent: {sent} of {written}. It runs no command.",
        "`bayes gear run workspace` 会用算力 {resource}、镜像 {env} 启动工作空间（节点数量：{nodes}），"
        "提交数据绑定 {sent} 项（共写了 {written} 项），不执行命令。",
    ),
    "hypertuning": Text(
        "`bayes gear run hypertuning` tunes the command on {resource} with the image {env}; data bindings sent: "
        "{sent} of {written}.",
        "`bayes gear run hypertuning` 会用算力 {resource}、镜像 {env} 对命令自动调参，"
        "提交数据绑定 {sent} 项（共写了 {written} 项）。",
    ),
}
_PARAMETERS = Text("Parameters", "参数")
_BESIDE = Text("sent as a parameter", "作为参数提交")
_TRIALS = Text("Trials", "尝试")
_SUBMISSION = Text("Submission ({operation})", "提交内容（{operation}）")
