"""What tests of the language server share: a snapshot with a place in it, and a process to speak to."""

from __future__ import annotations

from openbayes_config.diagnostic import Lang
from openbayes_config.settings import DEFAULT, Settings
from openbayes_lsp.lines import Lines
from openbayes_lsp.mirror import Mirror
from openbayes_lsp.profile import Encoding
from openbayes_lsp.project import Project
from openbayes_lsp.snapshot import Snapshot

URI = "file:///project/openbayes.yaml"
CURSOR = "|"


def snapshot(
    text: str,
    *,
    lang: Lang = "en",
    project: Project | None = None,
    settings: Settings = DEFAULT,
    encoding: Encoding = "utf-16",
) -> Snapshot:
    """An open openbayes.yaml with this text."""
    mirror = Mirror(URI, "openbayes-yaml", 1, Lines(text, encoding))
    return Snapshot(mirror, project or Project(lang, settings))


def at(
    marked: str, *, lang: Lang = "en", project: Project | None = None, settings: Settings = DEFAULT
) -> tuple[Snapshot, int]:
    """An open file and the offset of its cursor, which ``marked`` writes as a ``|`` (the last one counts)."""
    before, found, after = marked.rpartition(CURSOR)
    assert found, "no cursor in the text"
    return snapshot(before + after, lang=lang, project=project, settings=settings), len(before)
