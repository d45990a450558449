"""The settings of a run as people may read them and copy them into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from openbayes_cli.files import shown_path
from openbayes_cli.options import DEFAULT_CLIENT
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    from openbayes_cli.configuration import Loaded
    from openbayes_cli.console import Session
    from openbayes_config.settings import Settings

_TABLES = ("per_file_ignores", "severity")
# What the options leave open when nothing is configured.
_USUAL = {"mode": "any", "client": DEFAULT_CLIENT}


def text(loaded: Loaded, settings: Settings, session: Session) -> str:
    """The settings as TOML, and above them where they come from."""
    source = session.words(_FROM, path=shown_path(loaded.path)) if loaded.path else session.words(_NO_FILE)
    return "\n".join((f"# {source}", *_lines(settings), *_tables(settings))) + "\n"


def _lines(settings: Settings) -> Iterator[str]:
    for field in settings._fields:
        value = getattr(settings, field)
        if field in _TABLES or field == "never":
            continue
        value = _USUAL.get(field) if value is None else value
        name = field.replace("_", "-")
        # TOML has no word for nothing.
        yield f"# {name} =" if value is None else f"{name} = {_value(value)}"


def _tables(settings: Settings) -> Iterator[str]:
    for field in _TABLES:
        pairs: tuple[tuple[str, object], ...] = getattr(settings, field)
        if pairs:
            yield f"\n[{field.replace('_', '-')}]"
            yield from (f"{_value(key)} = {_value(value)}" for key, value in pairs)


def _value(value: object) -> str:
    import json

    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, cast('tuple[object, ...]', value)))}]"
    return json.dumps(value, ensure_ascii=False)


_FROM = Text("Settings from {path}, then from the command line.", "设置来自 {path} 和命令行。")
_NO_FILE = Text("No configuration file; defaults and command line.", "没有配置文件，采用默认值和命令行的设置。")
