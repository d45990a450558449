"""What holds for an open file beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client import DEFAULT_CLIENT
from openbayes_config.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.context import AskedMode
    from openbayes_config.diagnostic import Lang
    from openbayes_config.files import Files
    from openbayes_lsp.preferences import Schema


class Project(NamedTuple):
    """The settings, files and names that count for one file.

    ``files`` are those beside it, open buffers before what is on disk; ``None`` for a buffer that has no folder.
    ``catalog`` holds the names of the user's own account, ``neighbours`` the texts of other openbayes.yaml files of
    the workspace. ``excluded`` files get no findings. ``lenses`` and ``hints`` tell whether they are wanted, ``schema``
    whether findings are that any check by a JSON Schema has as well.
    """

    lang: Lang
    settings: Settings = DEFAULT
    files: Files | None = None
    catalog: Catalog | None = None
    neighbours: tuple[str, ...] = ()
    excluded: bool = False
    lenses: bool = True
    hints: bool = True
    schema: Schema = "auto"

    @property
    def mode(self) -> AskedMode:
        """The kind of job that findings are about."""
        return self.settings.mode or "any"

    @property
    def client(self) -> str:
        """The version of the official client that is asked for."""
        return self.settings.client or DEFAULT_CLIENT
