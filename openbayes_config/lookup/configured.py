"""The settings that a configuration file stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from openbayes_config.diagnostic import Text
from openbayes_config.lookup.toml import Table
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.settings import Settings
from openbayes_config.settings.reader import Wrong
from openbayes_config.words import words


def settings_of(table: Table) -> tuple[Settings, tuple[Unusable, ...]]:
    """The settings of a configuration, and every mistake in it; what is mistaken has its default. A catalogue that it
    names is a path from its own folder.
    """
    from openbayes_config.rules import RULES
    from openbayes_config.settings.reader import parse

    settings, wrong = parse(table.values, RULES)
    if settings.catalog:
        folder = os.path.dirname(os.path.abspath(table.path))
        settings = settings._replace(catalog=os.path.join(folder, settings.catalog))
    mistakes = tuple(_mistake(table, each) for each in wrong)
    return settings, mistakes or tuple(_other_version(table, settings))


def settings_in(
    values: Mapping[str, object], name: str, more: tuple[Wrong, ...] = ()
) -> tuple[Settings, tuple[Unusable, ...]]:
    """The settings that an editor gives under ``name``, by the keys of a configuration file, and every mistake in
    them, with what is wrong there besides (``more``).
    """
    from openbayes_config.rules import RULES
    from openbayes_config.settings.reader import parse

    settings, wrong = parse(values, RULES)
    return settings, tuple(Unusable(_IN, name, what=_what(each)) for each in (*wrong, *more))


def _mistake(table: Table, wrong: Wrong) -> Unusable:
    return Unusable(_AT, table.path, line=table.line_of(wrong.path, wrong.item), what=_what(wrong))


def _what(wrong: Wrong) -> Text:
    return Text(*(words(wrong.text, lang, **wrong.args).replace("{", "{{").replace("}", "}}") for lang in ("en", "zh")))


def _other_version(table: Table, settings: Settings) -> Iterator[Unusable]:
    if settings.required_version is None:
        return
    from openbayes_config import __version__
    from openbayes_config.settings.required import holds

    if not holds(settings.required_version, __version__):
        line = table.line_of(("required-version",))
        wanted = settings.required_version
        yield Unusable(_OTHER_VERSION, table.path, line=line, wanted=wanted, version=__version__)


_IN = Text("In the editor's settings `{path}`: {what}", "编辑器设置 `{path}`：{what}")
_AT = Text("{path}:{line}: {what}", "{path}:{line}: {what}")
_OTHER_VERSION = Text(
    "{path}:{line}: this configuration is for obconf {wanted}, and this is obconf {version}.",
    "{path}:{line}: 该配置要求 obconf {wanted}，当前版本是 {version}。",
)
