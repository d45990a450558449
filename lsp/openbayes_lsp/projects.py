"""What holds for each file: the editor's settings, the project's own configuration, and the names that are known."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from openbayes_config.diagnostic import Text
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.settings import Settings
from openbayes_lsp.buffers import BufferedFiles
from openbayes_lsp.preferences import Preferences
from openbayes_lsp.project import Project
from openbayes_lsp.workspace import path_of

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.diagnostic import Lang

Made = TypeVar("Made")

_MAX_SIZE = 4 << 20


class _Configured(NamedTuple):
    """The settings of a configuration file and the folder that its patterns are relative to."""

    settings: Settings
    folder: str


class Projects:
    """The :class:`Project` of each file.

    Files are looked for whenever a project is asked for and read again when their time of change differs, so that an
    editor that watches no files is served as well. ``buffer`` gives the text of an open file by its path. Each mistake
    in a configuration goes to ``tell`` once.
    """

    def __init__(self, buffer: Callable[[str], str | None], tell: Callable[[Unusable], None]) -> None:
        self.lang: Lang | None = None
        self.folders: tuple[str, ...] = ()
        self.neighbours: Callable[[str], tuple[str, ...]] = lambda _: ()
        self._editor: Mapping[str, Any] = {}
        self._own = Preferences()
        self._buffer = buffer
        self._tell = tell
        self._told: set[str] = set()
        self._read: dict[str, tuple[object, object]] = {}
        self._files: dict[str, BufferedFiles] = {}

    def configure(self, editor: object) -> bool:
        """Take the editor's settings, the section ``obconf`` as JSON; what is odd in them is told and left out. Tells
        whether they differ from those before.
        """
        from openbayes_lsp.preferences import preferences

        given = cast("dict[str, Any]", editor) if isinstance(editor, dict) else {}
        if given == self._editor:
            return False
        self._editor = given
        self._own, mistakes = preferences(given)
        for each in mistakes:
            self._say(each)
        return True

    def of(self, uri: str) -> Project:
        """What holds for the file at ``uri`` now."""
        path = path_of(uri)
        own = self._own
        settings, excluded = self._settings(path) if path else (own.settings, False)
        return Project(
            lang=self._lang(settings),
            settings=settings,
            files=self._beside(path),
            catalog=self._catalog(path, settings.catalog),
            neighbours=self.neighbours(uri),
            excluded=excluded,
            lenses=own.lenses,
            hints=own.hints,
            schema=own.schema,
        )

    @property
    def spoken(self) -> Lang:
        """The language where no file is meant."""
        return self._lang(self._own.settings)

    def _lang(self, settings: Settings) -> Lang:
        if lang := self._own.settings.lang or self.lang:
            return lang
        from openbayes_config.lookup.language import chosen

        return chosen(None, configured=settings.lang)[0]

    def _settings(self, path: str) -> tuple[Settings, bool]:
        """The project's own configuration counts before the editor's settings; these say what it leaves open."""
        configured = self._nearest(os.path.dirname(path))
        if configured is None:
            return self._own.settings, False
        try:
            relative = os.path.relpath(path, configured.folder).replace(os.sep, "/")
        except ValueError:  # another drive
            relative = path
        own, settings = self._own.settings, configured.settings.at(relative)
        filled = settings._replace(
            client=settings.client or own.client,
            mode=settings.mode or own.mode,
            catalog=settings.catalog or own.catalog,
        )
        return filled, settings.excludes(relative)

    def _nearest(self, folder: str) -> _Configured | None:
        from openbayes_config.lookup.nearest import NAMES, upwards

        for above in upwards(folder):
            for name in NAMES:
                file = os.path.join(above, name)
                if (found := self._kept(file, _configured)) is not None:
                    settings, mistakes = found
                    for each in mistakes:
                        self._say(each)
                    return _Configured(settings, above)
        return None

    def _catalog(self, path: str | None, configured: str | None) -> Catalog | None:
        from openbayes_config.lookup.catalogs import NAME, parse, user_file
        from openbayes_config.lookup.nearest import upwards

        above = upwards(os.path.dirname(path)) if path else ()
        near = [self._named(path, configured)] if configured else [os.path.join(each, NAME) for each in above]
        found = next((catalog for each in near if (catalog := self._kept(each, parse))), None)
        general = self._kept(user_file(), parse)
        return general.merge(found) if general and found else found or general

    def _named(self, path: str | None, catalog: str) -> str:
        """The catalogue that is asked for by its path, from the folder of the workspace if that is relative."""
        around = (each for each in self.folders if path and path.startswith(os.path.join(each, "")))
        base = next(around, os.path.dirname(path) if path else "")
        named = os.path.join(base, os.path.expanduser(catalog))
        if not os.path.isfile(named) and self._buffer(named) is None:
            self._say(Unusable(_NO_FILE, named))
        return named

    def _beside(self, path: str | None) -> BufferedFiles | None:
        if path is None:
            return None
        folder = os.path.dirname(path)
        if folder not in self._files:
            self._files[folder] = BufferedFiles(folder, self._buffer)
        return self._files[folder]

    def _kept(self, path: str, make: Callable[[bytes, str], Made]) -> Made | None:
        """What ``make`` makes of the file at ``path``, made anew when the file changes; ``None`` where it is no use."""
        text = self._buffer(path)
        stamp = _stamp(path) if text is None else text
        if stamp is None:
            self._read.pop(path, None)
            return None
        kept = self._read.get(path)
        if kept is None or kept[0] != stamp:
            kept = stamp, self._made(path, text, make)
            self._read[path] = kept
        return cast("Made | None", kept[1])

    def _made(self, path: str, text: str | None, make: Callable[[bytes, str], Made]) -> Made | None:
        from openbayes_config.lookup.toml import content

        try:
            return make(content(path, _MAX_SIZE) if text is None else text.encode("utf-8", "surrogatepass"), path)
        except Unusable as error:
            self._say(error)
            return None

    def _say(self, mistake: Unusable) -> None:
        key = f"{mistake.text.en}{mistake.fields}"
        if key not in self._told:
            self._told.add(key)
            self._tell(mistake)


def _configured(data: bytes, path: str) -> tuple[Settings, tuple[Unusable, ...]] | None:
    from openbayes_config.lookup.configured import settings_of
    from openbayes_config.lookup.toml import parse

    table = parse(data, path)
    return settings_of(table) if table else None


def _stamp(path: str) -> object:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino) if stat.S_ISREG(status.st_mode) else None


_NO_FILE = Text("There is no catalogue {path}, which the settings name.", "设置中的名单文件 {path} 不存在。")
