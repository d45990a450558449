"""One file and what is asked about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.client import Mode, Overrides
    from openbayes_config.files import Files
    from openbayes_config.renderer import Rendering
    from openbayes_config.settings import Settings


class Asked(NamedTuple):
    """What the options ask for, and what is known beside the file."""

    mode: Mode
    client: str
    overrides: Overrides
    environ: Mapping[str, str] | None
    fixed: bool
    settings: Settings
    files: Files | None = None
    catalog: Catalog | None = None


class Rendered(NamedTuple):
    """A file that was read, as it was asked for."""

    name: str
    data: bytes
    rendering: Rendering


def as_it_is(data: bytes | str, asked: Asked) -> Rendering:
    """The rendering of a file as it stands."""
    from openbayes_config.renderer import render

    return render(
        data,
        mode=asked.mode,
        client=asked.client,
        overrides=asked.overrides,
        environ=asked.environ,
        files=asked.files,
        catalog=asked.catalog,
        settings=asked.settings,
    )


def repaired(data: bytes, asked: Asked) -> Rendering:
    """The rendering of what safe fixes make of the file."""
    from openbayes_config.fixer import fix

    return as_it_is(fix(data, client=asked.client, files=asked.files, settings=asked.settings).text, asked)


def has_errors(rendering: Rendering) -> bool:
    """Whether the client would refuse the file, or lose a part of it or of the options."""
    lost = any(dropped.source.option for dropped in rendering.dropped)
    return lost or not rendering.accepted or rendering.report.count("error") > 0
