"""What was configured: on the command line, then in the nearest configuration file.

The nearest file is searched for from the folder of each checked file upwards, up to the root of the file system, as
linters of this kind do: ``.obconf.toml``, ``obconf.toml``, then a ``pyproject.toml`` with a table ``[tool.obconf]``;
one without it is passed over. Only one file counts, nothing is merged from the folders above it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from openbayes_cli.command import Decorator, option, together
from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_cli.files import STDIN, shown_path
from openbayes_cli.usage import Misuse, long_name
from openbayes_cli.versions import client_version
from openbayes_config.diagnostic import Text
from openbayes_config.lookup.nearest import find
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from openbayes_config.lookup.toml import Table

_META = "openbayes_cli.configuration."


class Loaded(NamedTuple):
    """The settings of a configuration file, and the folder that its patterns are relative to."""

    settings: Settings
    path: str | None
    folder: str


class Configuration:
    """The settings for each file of one run."""

    def __init__(self, session: Session, given: dict[str, Any] | None = None) -> None:
        self._session = session
        self._given = given or {}
        self._loaded: dict[str, Loaded] = {}
        self._clients: dict[str, str] = {}

    @classmethod
    def of(cls, session: Session) -> Configuration:
        """What the options of the running command ask for. Raises :class:`Failure` where ``--config`` is no use."""
        ctx = click.get_current_context()
        given = {key[len(_META) :]: value for key, value in ctx.meta.items() if key.startswith(_META)}
        for key in ("mode", "client"):
            if ctx.get_parameter_source(key) is ParameterSource.COMMANDLINE:
                given[key] = ctx.params[key]
        return cls(session, given)

    @property
    def isolated(self) -> bool:
        """Whether nothing that is kept on this machine counts."""
        return bool(self._given.get("isolated"))

    def at(self, path: str, stdin_filename: str | None = None) -> Settings:
        """The settings for one file. Raises :class:`Failure` for a configuration that cannot be used."""
        loaded, relative = self._place(path, stdin_filename)
        return loaded.settings.at(relative)

    def loaded(self, path: str = STDIN, stdin_filename: str | None = None) -> Loaded:
        """The configuration that holds for a file, or for the current folder."""
        return self._place(path, stdin_filename)[0]

    def client(self, settings: Settings, default: str) -> str:
        """The version of the client that is meant; one note for each that was not observed itself."""
        asked = settings.client or default
        if asked not in self._clients:
            self._clients[asked] = client_version(self._session, asked)
        return self._clients[asked]

    def included(self, paths: Sequence[str], named: Iterable[str]) -> tuple[str, ...]:
        """``paths`` without those that the configuration excludes; of those that were ``named`` it is said."""
        kept: list[str] = []
        asked = set(named)
        for path in paths:
            loaded, relative = self._place(path, None)
            if path == STDIN or not loaded.settings.excludes(relative):
                kept.append(path)
            elif path in asked:
                self._session.note(_EXCLUDED, path=shown_path(path), file=shown_path(loaded.path or ""))
        return tuple(kept)

    def _place(self, path: str, stdin_filename: str | None) -> tuple[Loaded, str]:
        if path == STDIN:
            path = stdin_filename or os.path.join(os.curdir, "openbayes.yaml")
        full = os.path.abspath(path)
        loaded = self._of_folder(os.path.dirname(full))
        try:
            relative = os.path.relpath(full, loaded.folder)
        except ValueError:  # another drive
            relative = full
        return loaded, relative.replace(os.sep, "/")

    def _of_folder(self, folder: str) -> Loaded:
        if folder not in self._loaded:
            file = self._given.get("config")
            table = read_named(file) if file else None if self._given.get("isolated") else _nearest(folder)
            self._loaded[folder] = self._load(table)
        return self._loaded[folder]

    def _load(self, table: Table | None) -> Loaded:
        if table is None:
            return Loaded(_over(DEFAULT, self._given), None, os.getcwd())
        settings = checked(table, self._session)
        folder = os.path.dirname(os.path.abspath(table.path))
        return Loaded(_over(settings, self._given), table.path, folder)


def read_named(path: str) -> Table:
    """What ``--config`` names. Raises :class:`Failure`, also for a pyproject.toml without a table for obconf."""
    from openbayes_config.lookup.toml import read

    try:
        table = read(path)
    except Unusable as error:
        raise Failure.of(error) from error
    if table is None:
        raise Failure(_NO_TABLE, path=shown_path(path))
    return table


def checked(table: Table, session: Session) -> Settings:
    """The settings of a file. Raises :class:`Failure` after all mistakes in it have been said."""
    from openbayes_config.lookup.configured import settings_of

    settings, mistakes = settings_of(table)
    failures = [Failure.of(each) for each in mistakes]
    for failure in failures[:-1]:
        session.fail(failure)
    if failures:
        raise failures[-1]
    return settings


def _nearest(folder: str) -> Table | None:
    try:
        return find(folder)
    except Unusable as error:
        raise Failure.of(error) from error


def _over(settings: Settings, given: dict[str, Any]) -> Settings:
    """``settings`` with what the command line says."""
    if given.get("select"):
        settings = settings._replace(select=given["select"], extend_select=(), ignore=())
    more, less = given.get("extend_select", ()), given.get("ignore", ())
    if more or less:
        settings = settings._replace(
            extend_select=(*(each for each in settings.extend_select if each not in less), *more),
            ignore=(*(each for each in settings.ignore if each not in more), *less),
        )
    plain = {key: given[key] for key in ("mode", "client", "min_severity", "min_confidence") if given.get(key)}
    return settings._replace(**plain) if plain else settings


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value:
        ctx.meta[_META + str(param.name)] = value


def _keep_rules(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> None:
    names = [name.strip() for each in value for name in each.split(",")]
    if not names:
        return
    from openbayes_config.rules import RULES
    from openbayes_config.settings.reader import parse

    # Read as in a file: the same names, the same mistakes.
    key = str(param.name).replace("_", "-")
    settings, wrong = parse({key: names}, RULES)
    if wrong:
        raise Misuse(wrong[0].text, ctx, **{**wrong[0].args, "key": long_name(param)})
    ctx.meta[_META + str(param.name)] = getattr(settings, str(param.name))


def _option(*names: str, text: Text, callback: Callable[..., None] = _keep, **attrs: Any) -> Decorator:
    return option(*names, text=text, expose_value=False, callback=callback, **attrs)


config_options = together(
    _option(
        "--config",
        value="FILE",
        text=Text("Read the configuration from FILE only.", "只从 FILE 读取配置。"),
    ),
    _option(
        "--isolated",
        is_flag=True,
        text=Text("Read no configuration file and no catalogue.", "不读取任何配置文件和名单。"),
    ),
)
"""``--config`` and ``--isolated``, for commands that look at files."""

rule_options = together(
    _option(
        "--select",
        value="RULES",
        multiple=True,
        callback=_keep_rules,
        text=Text(
            "Only these rules: ids, names or beginnings of ids, with commas between them. Repeatable.",
            "只使用这些规则：编号、名称或编号的开头，用逗号分隔，可重复使用。",
        ),
    ),
    _option(
        "--extend-select",
        value="RULES",
        multiple=True,
        callback=_keep_rules,
        text=Text("These rules too, also those that are off by default.", "同时使用这些规则，包括默认关闭的规则。"),
    ),
    _option(
        "--ignore",
        value="RULES",
        multiple=True,
        callback=_keep_rules,
        text=Text("Not these rules.", "不使用这些规则。"),
    ),
    _option(
        "--min-severity",
        choices=("error", "warning", "info"),
        text=Text("Leave out what is less severe. Default: info.", "不显示低于此级别的问题。默认：info。"),
    ),
    _option(
        "--min-confidence",
        choices=("high", "medium", "low"),
        text=Text("Leave out rules that are less sure. Default: medium.", "不使用把握低于此级别的规则。默认：medium。"),
    ),
)
"""Which rules are asked, for commands that show findings."""

_NO_TABLE = Text("{path} has no table [tool.obconf].", "{path} 中没有 [tool.obconf] 表。")
_EXCLUDED = Text("{path} is left out: {file} excludes it.", "已跳过 {path}：{file} 将其排除在外。")
