"""A rendering as Markdown, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from openbayes_config.diagnostic import fenced, longest_run, printable
from openbayes_config.renderer.rendering import Rendering


def markdown(shown: Rendering) -> str:
    """The command in a code block, the bindings in a table. Takes what is masked already."""
    if not shown.accepted:
        findings = [f"- {escaped(each.what('en'))}" for each in shown.report.diagnostics if each.severity == "error"]
        return "\n".join(["**Refused by the official client.**", "", *findings])
    lines = [f"**{shown.mode}** on {code(shown.resource or '')}, environment {code(shown.env or '')}"]
    if shown.nodes is not None:
        lines[0] += f", nodes: {shown.nodes}"
    if shown.command is not None:
        lines += ["", *block(shown.command)]
    bindings = cast("Iterable[Mapping[str, str]]", (shown.input and shown.input["dataBindings"]) or ())
    rows = [f"| {code(each['name'])} | {code(each['path'])} | {each['bindingAuth']} |" for each in bindings]
    if rows:
        lines += ["", "| data | path | access |", "| --- | --- | --- |", *rows]
    lines += ["", f"Bindings sent: {shown.bindings.sent} of {shown.bindings.written} written."]
    if shown.variables:
        lines += ["", "Export before: " + ", ".join(code(name) for name in shown.variables)]
    return "\n".join(lines)


def block(text: str) -> list[str]:
    """The lines of a code block that no run of backticks in ``text`` can end."""
    return fenced(text, "sh").split("\n")


def code(text: str, *, in_table: bool = True) -> str:
    """A code span that no backtick or line end in ``text`` can leave, nor a bar where it stands in a table."""
    safe = printable(text) or " "
    if in_table:
        safe = safe.replace("|", "\\|")
    fence = "`" * (longest_run(safe) + 1)
    return f"{fence} {safe} {fence}" if "`" in safe else f"{fence}{safe}{fence}"


def escaped(text: str) -> str:
    """``text`` as Markdown that shows just these characters."""
    return "".join("\\" + char if char in "\\`*_{}[]<>#|~&$" else char for char in text)
