"""Which documents are looked at, and in which version."""

from __future__ import annotations

from openbayes_lsp.documents import LANGUAGE_ID, Documents
from openbayes_lsp.mirror import Change
from openbayes_lsp.project import Project

URI = "file:///project/job.yaml"


def documents() -> Documents:
    """No document is open."""
    return Documents(lambda _: Project("en"))


def test_a_document_opened_again_in_another_language_is_another_one() -> None:
    found = documents()
    found.open(URI, LANGUAGE_ID, 1, "node: 1\n")
    assert found.snapshot(URI) is not None
    found.open(URI, "yaml", 1, "node: 1\n")
    assert found.snapshot(URI) is None
    assert found.mirror(URI) is None
    assert found.text(URI) == "node: 1\n"


def test_a_snapshot_is_made_once_for_a_version() -> None:
    found = documents()
    found.open(URI, LANGUAGE_ID, 1, "node: 1\n")
    first = found.snapshot(URI)
    assert first is found.snapshot(URI)
    found.change(URI, 2, [Change("node: 2\n")])
    second = found.snapshot(URI)
    assert second is not None
    assert second is not first
    assert (second.text, second.mirror.version) == ("node: 2\n", 2)
    found.close(URI)
    assert found.snapshot(URI) is None


def test_settings_are_looked_for_when_a_document_is_looked_at() -> None:
    asked: list[str] = []

    def project(uri: str) -> Project:
        asked.append(uri)
        return Project("en")

    found = Documents(project)
    found.open(URI, LANGUAGE_ID, 1, "node: 1\n")
    found.change(URI, 2, [Change("node: 2\n")])
    assert asked == []
    found.snapshot(URI)
    found.snapshot(URI)
    assert asked == [URI]
    found.refresh()
    found.snapshot(URI)
    assert asked == [URI, URI]
