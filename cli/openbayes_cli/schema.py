"""``obconf schema``: JSON Schemas for editors and for programs that read obconf's output."""

from __future__ import annotations

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

_DETAILS = Text(
    "job (default) is the schema of openbayes.yaml itself, for editors; with --lang zh its descriptions are Chinese. "
    "config is that of obconf.toml and [tool.obconf]. report is what `obconf validate --format json` prints, "
    "render what `obconf render --format json` prints, diff what `obconf diff --format json` prints.",
    "job（默认）是 openbayes.yaml 本身的 schema，供编辑器使用，加 --lang zh 得到中文说明；"
    "config 是 obconf.toml 和 [tool.obconf] 的格式；"
    "report 是 `obconf validate --format json` 的输出格式，render 是 `obconf render --format json` 的输出格式，"
    "diff 是 `obconf diff --format json` 的输出格式。",
)
KINDS = ("job", "config", "report", "render", "diff")


@cli.command("schema", _DETAILS)
@cli.argument(
    "kind",
    label="[job|config|report|render|diff]",
    choices=KINDS,
    default="job",
    text=Text("Which schema. Default: job.", "哪一个 schema。默认：job。"),
)
@cli.output_option
def command(session: Session, kind: str, output: str | None) -> None:
    """Print a schema."""
    import openbayes_schema

    if kind == "job":
        schema = openbayes_schema.load_schema()
        session.write_json(openbayes_schema.localized(schema, session.machine_lang), output)
    elif kind == "config":
        schema = openbayes_schema.load_config_schema()
        session.write_json(openbayes_schema.localized(schema, session.machine_lang), output)
    else:
        session.write_json(openbayes_schema.load_output_schema(kind), output)
