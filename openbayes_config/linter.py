"""From a text to its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client import DEFAULT_CLIENT, Overrides, version
from openbayes_config.context import AskedMode, Context
from openbayes_config.document import Document, parse

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Lang, Rule, Severity
    from openbayes_config.files import Files


class Failure(NamedTuple):
    """A rule that raised: a bug of obconf, never a property of the file."""

    rule: Rule
    error: Exception


class Report:
    """The findings about one document, sorted by place and rule.

    ``failures`` is empty unless a rule has a bug; the findings of all other rules are there nevertheless.
    """

    __slots__ = ("context", "diagnostics", "document", "failures")

    def __init__(
        self,
        document: Document,
        context: Context,
        diagnostics: tuple[Diagnostic, ...],
        failures: tuple[Failure, ...] = (),
    ) -> None:
        self.document = document
        self.context = context
        self.diagnostics = diagnostics
        self.failures = failures

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(each.severity == severity for each in self.diagnostics)

    @property
    def fixable(self) -> int:
        """How many findings have a safe fix."""
        return sum(any(fix.safe for fix in each.fixes) for each in self.diagnostics)

    def text(self, lang: Lang) -> str:
        """The findings as plain lines, each with line and column from 1; secrets of the file are masked."""
        from openbayes_config.mask import secrets

        hide = secrets(self.document).hide
        return "\n".join(hide(line) for each in self.diagnostics for line in self._lines(each, lang))

    def _lines(self, each: Diagnostic, lang: Lang) -> Iterator[str]:
        place = self.document.source.position(each.span.start)
        yield f"{place.line}:{place.column} {each.severity} {each.rule.id} {each.what(lang)}"
        for part in (each.effect(lang), each.help(lang)):
            yield from (f"    {line}" for line in part.splitlines())

    def _repr_markdown_(self) -> str:
        """The findings as a notebook shows them: in English if OBCONF_LANG says so, else in Chinese."""
        from os import environ

        lang: Lang = "en" if environ.get("OBCONF_LANG", "").lower().startswith("en") else "zh"
        return f"```text\n{self.text(lang) or 'OK'}\n```"


def lint(
    data: bytes | str | Document,
    *,
    mode: AskedMode = "any",
    client: str = DEFAULT_CLIENT,
    overrides: Overrides | None = None,
    environ: Mapping[str, str] | None = None,
    files: Files | None = None,
) -> Report:
    """What is wrong with an openbayes.yaml, given as a file's bytes, a text or a parsed document.

    ``mode`` is the kind of job that ``bayes gear run`` would start; in mode ``any`` an error holds in all
    three. ``client`` is the version of the official client. ``environ`` are the variables that secrets are
    read from; without it every variable counts as set. ``files`` are those beside the file, for what is said
    about the script that it starts. Raises ``UnsupportedClient`` for a client version that
    is not modelled, and nothing else, whatever stands in the file.
    """
    from openbayes_config.rules import RULES

    document = data if isinstance(data, Document) else parse(data)
    context = Context(document, mode, version(client), overrides or Overrides(), environ, files)
    found: list[Diagnostic] = []
    failures = [failure for rule in RULES if (failure := _run(rule, document, context, found))]
    return Report(document, context, tuple(_finish(found, context)), tuple(failures))


def _run(rule: Rule, document: Document, context: Context, found: list[Diagnostic]) -> Failure | None:
    try:
        found += rule.check(document, context)
    except Exception as error:
        return Failure(rule, error)
    return None


def _finish(found: list[Diagnostic], context: Context) -> Iterator[Diagnostic]:
    """The findings in their order, each knowing the client; without fixes while the text cannot be read."""
    for each in sorted(found, key=lambda each: (each.span, each.rule.id)):
        args = {"client": context.client.version, **each.args}
        yield each._replace(args=args, fixes=() if context.broken else each.fixes)
