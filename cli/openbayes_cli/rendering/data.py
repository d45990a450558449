"""The machine format, described by ``obconf schema render``."""

from __future__ import annotations

from openbayes_cli.report import Checked, json
from openbayes_config.diagnostic import Lang
from openbayes_config.explained.plain import plain
from openbayes_config.renderer import Dropped, Origin, Rendering, masked
from openbayes_config.text import Source, Span


def data(name: str, rendering: Rendering, lang: Lang) -> dict[str, object]:
    """One file's rendering as plain data, secrets masked. Places are those of the report."""
    shown = masked(rendering)
    source = rendering.report.document.source
    return {
        "schema_version": json.SCHEMA_VERSION,
        "path": name,
        "mode": shown.mode,
        "client": shown.client.asked,
        "accepted": shown.accepted,
        "stage": shown.stage,
        "operation": shown.operation,
        "command": shown.command,
        "words": [
            {"text": word.text, "source": _origin(source, word.source), "grade": word.grade} for word in shown.words
        ],
        "parameters_file": plain(shown.parameters_file) if shown.accepted else None,
        "input": plain(shown.input),
        "dropped": [_dropped(source, each) for each in shown.dropped],
        "findings": json.data([Checked(name, rendering.report)], lang)["findings"],
    }


def _origin(source: Source, origin: Origin) -> dict[str, object]:
    pointer = None if origin.option else origin.pointer
    return {"option": origin.option, "pointer": pointer, **_range(source, origin.span)}


def _dropped(source: Source, dropped: Dropped) -> dict[str, object]:
    return {"reason": dropped.reason, **_origin(source, dropped.source)}


def _range(source: Source, span: Span | None) -> dict[str, object]:
    return json.range_of(source, span) if span else {"start": None, "end": None}
