"""What the reports for other programs are made of: one run, and its findings as they may be shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.fingerprint import fingerprints
from openbayes_config.suppress.sift import Suppressed as Suppressed

if TYPE_CHECKING:
    from openbayes_cli.report import Checked
    from openbayes_config.diagnostic import Diagnostic, Fix, Lang, Text
    from openbayes_config.text import Position

# Where a job of GitHub Actions or GitLab CI has its checkout; their paths are relative to it.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


class Run(NamedTuple):
    """What a run of ``obconf validate`` found.

    ``strict``: warnings fail too. ``code``: the exit code of what went wrong beside the findings, 0 for nothing.
    ``suppressed``: what is not reported, by the index of its file in ``checked``.
    """

    checked: Sequence[Checked]
    lang: Lang
    strict: bool = False
    code: int = 0
    suppressed: Mapping[int, Sequence[Suppressed]] = {}

    def entries(self) -> Iterator[Entry]:
        """The findings that are reported, file by file."""
        return (entry for index in range(len(self.checked)) for entry in self.of(index) if entry.suppressed is None)

    def of(self, index: int) -> Iterator[Entry]:
        """The findings about one file in the order of its text, the suppressed ones too."""
        checked = self.checked[index]
        hushed = self.suppressed.get(index, ())
        every = [*((each, None) for each in checked.report.diagnostics), *((each.finding, each) for each in hushed)]
        every.sort(key=lambda each: (each[0].span, each[0].rule.id))
        path = reported_path(checked.name)
        marks = fingerprints((finding for finding, _ in every), checked.report.document, path, checked.masker)
        for (finding, suppressed), mark in zip(every, marks, strict=True):
            yield Entry(checked, finding, path, mark, self.lang, suppressed)


class Entry(NamedTuple):
    """A finding as a report may show it: in one language, secrets masked. ``path`` has forward slashes."""

    checked: Checked
    finding: Diagnostic
    path: str
    fingerprint: str
    lang: Lang
    suppressed: Suppressed | None = None

    @property
    def start(self) -> Position:
        """Where it begins."""
        return self.checked.report.document.source.position(self.finding.span.start)

    @property
    def end(self) -> Position:
        """Where it ends: the place behind its last character."""
        return self.checked.report.document.source.position(self.finding.span.end)

    @property
    def pointer(self) -> str:
        """The JSON pointer of the node."""
        return self.hide(self.finding.pointer)

    @property
    def title(self) -> str:
        """The id and the name of the rule."""
        return f"{self.finding.rule.id} {self.finding.rule.name}"

    @property
    def message(self) -> str:
        """What was found and what was expected."""
        return self.hide(self.finding.what(self.lang))

    @property
    def text(self) -> str:
        """The whole message: what, its effect, and what to write instead, one below the other."""
        more = (self.finding.effect(self.lang), self.finding.help(self.lang))
        return "\n".join((self.message, *(self.hide(each) for each in more if each)))

    def words(self, text: Text) -> str:
        """A text that belongs to the finding, its fields filled in."""
        return self.hide(text.in_(self.lang, self.finding.args))

    def hide(self, text: str) -> str:
        """``text`` without the secrets of the file."""
        return unicode_only(self.checked.masker.hide(text))

    def fixes(self) -> Iterator[Fix]:
        """The fixes that show no secret; the others are left to ``obconf fix``."""
        return (fix for fix in self.finding.fixes if shows_no_secret(self.checked, fix))


def shows_no_secret(checked: Checked, fix: Fix) -> bool:
    """Whether the new text of ``fix`` may be shown. Masking it would destroy the file of whoever applies it.

    A short secret is known by its place only; so nothing that the fix takes away there may come back.
    """
    if any(checked.masker.hide(edit.new) != edit.new for edit in fix.edits):
        return False
    taken = [piece for edit in fix.edits for piece in _secrets_in(checked, edit.span.start, edit.span.end)]
    return not any(piece in edit.new for edit in fix.edits for piece in taken)


def _secrets_in(checked: Checked, start: int, end: int) -> Iterator[str]:
    plain, masked = checked.report.document.source.text[start:end], checked.masker.source[start:end]
    shown = "".join("\n" if char == other else char for char, other in zip(plain, masked, strict=True))
    return (piece for piece in shown.split("\n") if piece)


def reported_path(name: str) -> str:
    """What reports call a file: relative to the checkout of a CI job, else to the current folder, where it lies below.

    A path elsewhere stays absolute; ``<stdin>`` stays as it is.
    """
    root = next((os.environ[each] for each in _CHECKOUTS if os.environ.get(each)), "")
    if not root or name.startswith("<"):
        return unicode_only(name)
    root = os.path.join(os.path.realpath(root), "")
    path = os.path.join(os.path.realpath(os.path.dirname(name)), os.path.basename(name))
    return unicode_only(path[len(root) :].replace(os.sep, "/") if path.startswith(root) else name)


def unicode_only(text: str) -> str:
    """``text`` with an escape for every lone surrogate, which no UTF-8 report can hold."""
    return text.encode("utf-8", "backslashreplace").decode()
