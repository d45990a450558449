"""The documents that are open in the editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from openbayes_lsp.mirror import Change, Mirror
from openbayes_lsp.snapshot import Snapshot
from openbayes_lsp.workspace import NAMES, path_of

if TYPE_CHECKING:
    from openbayes_lsp.profile import Encoding
    from openbayes_lsp.project import Project

LANGUAGE_ID = "openbayes-yaml"


def concerns(uri: str, language_id: str | None) -> bool:
    """Whether a document is an openbayes.yaml; other YAML files are left alone."""
    return language_id == LANGUAGE_ID or unquote(urlsplit(uri).path).rpartition("/")[2] in NAMES


class Documents:
    """Every open document by URI, in the encoding that was agreed on. ``project`` tells what holds for a file.

    Each of ``watchers`` is told the URI after a document was opened, changed or closed.
    """

    def __init__(self, project: Callable[[str], Project]) -> None:
        self.encoding: Encoding = "utf-16"
        self.watchers: list[Callable[[str], None]] = []
        self._project = project
        self._mirrors: dict[str, Mirror] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._paths: dict[str, str | None] = {}

    def open(self, uri: str, language_id: str, version: int | None, text: str) -> None:
        """Keep a document's text; a second ``didOpen`` replaces the first."""
        self._paths[uri] = path_of(uri)
        self._keep(Mirror.of(uri, language_id, version, text, self.encoding))

    def change(self, uri: str, version: int | None, changes: Iterable[Change]) -> None:
        """Apply changes; those to a document that was never opened are passed over."""
        if mirror := self._mirrors.get(uri):
            self._keep(mirror.changed(changes, version))

    def close(self, uri: str) -> None:
        """Forget a document."""
        if self._mirrors.pop(uri, None):
            self._snapshots.pop(uri, None)
            self._paths.pop(uri, None)
            self._tell(uri)

    def text(self, uri: str) -> str | None:
        """The text of any open document; ``None`` for one that is not open."""
        mirror = self._mirrors.get(uri)
        return mirror.text if mirror else None

    def text_at(self, path: str) -> str | None:
        """The text of the open document that is the file at ``path``."""
        return next((each.text for uri, each in self._mirrors.items() if self._paths.get(uri) == path), None)

    def mirror(self, uri: str) -> Mirror | None:
        """The text of an open openbayes.yaml; ``None`` for any other document."""
        mirror = self._mirrors.get(uri)
        return mirror if mirror and concerns(uri, mirror.language_id) else None

    def snapshot(self, uri: str) -> Snapshot | None:
        """The newest version of an open openbayes.yaml; ``None`` for any other document."""
        if known := self._snapshots.get(uri):
            return known
        mirror = self.mirror(uri)
        if mirror is None:
            return None
        found = self._snapshots[uri] = Snapshot(mirror, self._project(uri))
        return found

    def snapshots(self) -> Iterable[Snapshot]:
        """All open openbayes.yaml files."""
        return [each for uri in self._mirrors if (each := self.snapshot(uri))]

    def refresh(self) -> None:
        """Judge every document anew: something beside them changed."""
        self._snapshots.clear()

    def _keep(self, mirror: Mirror) -> None:
        self._mirrors[mirror.uri] = mirror
        self._snapshots.pop(mirror.uri, None)
        self._tell(mirror.uri)

    def _tell(self, uri: str) -> None:
        for watcher in self.watchers:
            watcher(uri)
