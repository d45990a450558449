"""One version of an open file, and what is known about it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from openbayes_config.client import Overrides, version
from openbayes_config.context import Context
from openbayes_config.document import Document
from openbayes_config.linter import Linting, Report
from openbayes_config.parse.nodes import Sequence
from openbayes_config.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openbayes_config.client import Mode
    from openbayes_config.context import AskedMode
    from openbayes_config.diagnostic import Diagnostic, Lang
    from openbayes_config.job.command import Command
    from openbayes_config.mask import Masker
    from openbayes_config.renderer import Rendering
    from openbayes_config.renderer.fates import Fate
    from openbayes_lsp.mirror import Mirror
    from openbayes_lsp.project import Project


class Snapshot:
    """What features look at. It never changes, so an answer always fits the version that was asked about.

    Offsets and spans are code points into ``document.source.text``, as everywhere in the core; :meth:`offset` and
    :meth:`place` go between them and the editor's lines and columns (from 0, in its own units).
    """

    def __init__(self, mirror: Mirror, project: Project) -> None:
        self.mirror = mirror
        self.project = project
        self._renderings: dict[Mode, Rendering] = {}
        self._shown: dict[Mode, Rendering] = {}
        self._checked: dict[Mode, Report] = {}

    @property
    def uri(self) -> str:
        """The document's URI."""
        return self.mirror.uri

    @property
    def lang(self) -> Lang:
        """The language to speak."""
        return self.project.lang

    @property
    def text(self) -> str:
        """The text that offsets count in: without a byte order mark."""
        return self.source.text

    @cached_property
    def source(self) -> Source:
        """The text as the core has it."""
        return Source.of(self.mirror.text)

    @cached_property
    def document(self) -> Document:
        """The parsed text."""
        return Document.parse(self.source)

    @cached_property
    def report(self) -> Report:
        """The findings, as ``obconf validate`` has them."""
        return self._lint(self.project.mode)

    def checked(self, mode: Mode) -> Report:
        """The findings if the file is run in ``mode`` and in no other way."""
        if mode not in self._checked:
            self._checked[mode] = self.report if mode == self.project.mode else self._lint(mode)
        return self._checked[mode]

    def judged(self) -> Iterator[None]:
        """Make :attr:`report` in steps, between which others may ask for whatever they like."""
        if self.project.excluded or "report" in vars(self):
            return
        linting = self._linting(self.project.mode)
        yield
        for _ in linting.steps():
            yield
            if "report" in vars(self):  # who asked meanwhile had to have it at once
                return
        vars(self)["report"] = linting.report()

    def _lint(self, mode: AskedMode) -> Report:
        return self._linting(mode).finish()

    def _linting(self, mode: AskedMode) -> Linting:
        project, client = self.project, version(self.project.client)
        context = Context(self.document, mode, client, Overrides(), None, project.files, project.catalog)
        return Linting(self.document, context, project.settings)

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings that the editor is to show."""
        from openbayes_lsp.features.diagnostics import wanted

        return wanted(self)

    @cached_property
    def masker(self) -> Masker:
        """Hides the secrets of this file in whatever is about to be shown."""
        from openbayes_config.mask import secrets

        return secrets(self.document)

    def hides(self, span: Span) -> bool:
        """Whether any of what stands at ``span`` is a secret."""
        return self.masker.source[slice(*span)] != self.document.source.slice(span)

    @cached_property
    def command(self) -> Command | None:
        """The command as it is written; it stays while other lines are being typed."""
        from openbayes_config.job.command import command_in

        return command_in(self.document)

    @cached_property
    def mode(self) -> Mode:
        """The way in which the file will be run: as the settings say, else a tuning where it has something to vary."""
        if self.project.mode != "any":
            return self.project.mode
        specs = self.document.at("hyper_tuning", "parameter_specs")
        return "hypertuning" if isinstance(specs, Sequence) and specs.items else "task"

    @cached_property
    def fates(self) -> tuple[Fate, ...]:
        """What becomes of every data binding that is written; it is the same in every mode."""
        from openbayes_config.renderer.fates import fates

        verdict = next(iter(self.report.context.verdicts.values()))
        return tuple(fates(self.document, verdict.outcomes))

    def rendering(self, mode: Mode) -> Rendering:
        """What would be submitted if the file were run in ``mode``; secrets are not masked. See :meth:`shown`."""
        if mode not in self._renderings:
            from openbayes_config.renderer import rendered

            known = mode in self.report.context.modes
            self._renderings[mode] = rendered(self.report if known else self.checked(mode), mode)
        return self._renderings[mode]

    def shown(self, mode: Mode) -> Rendering:
        """:meth:`rendering` with every secret masked: what may be shown."""
        if mode not in self._shown:
            from openbayes_config.renderer import masked

            self._shown[mode] = masked(self.rendering(mode))
        return self._shown[mode]

    def offset(self, line: int, column: int) -> int:
        """The code point at a place of the editor."""
        return max(0, self.mirror.lines.offset(line, column) - len(self.source.bom))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, as the editor counts, of a code point."""
        return self.mirror.lines.place(offset + len(self.source.bom))

    def line_of(self, offset: int) -> Span:
        """The line that holds an offset, without its line end."""
        return self.source.line_span(self.source.position(offset).line)
