"""From a text to its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config.client import DEFAULT_CLIENT, Overrides, version
from openbayes_config.context import AskedMode, Context
from openbayes_config.document import Document, parse
from openbayes_config.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.diagnostic import Diagnostic, Lang, Rule, Severity
    from openbayes_config.files import Files
    from openbayes_config.suppress import Suppressed


class Failure(NamedTuple):
    """A rule that raised: a bug of obconf, never a property of the file."""

    rule: Rule
    error: Exception


class Report:
    """The findings about one document, sorted by place and rule.

    ``failures`` is empty unless a rule has a bug; the findings of all other rules are there nevertheless.
    ``suppressed`` are the findings that a comment in the file, or a baseline, keeps out of ``diagnostics``.
    """

    __slots__ = ("context", "diagnostics", "document", "failures", "suppressed")

    def __init__(
        self,
        document: Document,
        context: Context,
        diagnostics: tuple[Diagnostic, ...],
        failures: tuple[Failure, ...] = (),
        suppressed: tuple[Suppressed, ...] = (),
    ) -> None:
        self.document = document
        self.context = context
        self.diagnostics = diagnostics
        self.failures = failures
        self.suppressed = suppressed

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

        from openbayes_config.diagnostic import fenced

        lang: Lang = "en" if environ.get("OBCONF_LANG", "").lower().startswith("en") else "zh"
        return fenced(self.text(lang) or "OK")


def lint(
    data: bytes | str | Document,
    *,
    mode: AskedMode = "any",
    client: str = DEFAULT_CLIENT,
    overrides: Overrides | None = None,
    environ: Mapping[str, str] | None = None,
    files: Files | None = None,
    catalog: Catalog | None = None,
    settings: Settings | None = None,
) -> Report:
    """What is wrong with an openbayes.yaml, given as a file's bytes, a text or a parsed document.

    ``mode`` is the kind of job that ``bayes gear run`` would start; in mode ``any`` an error holds in all
    three. ``client`` is the version of the official client. ``environ`` are the variables that secrets are
    read from; without it every variable counts as set. ``files`` are those beside the file, for what is said
    about the script that it starts. ``catalog`` holds the names of the user's own account; without it only the names
    that come with obconf are known. ``settings`` choose the rules and their severity; ``mode`` and ``client`` count
    as given here. Raises ``UnsupportedClient`` for a client version that is not modelled, and nothing else, whatever
    stands in the file.
    """
    document = data if isinstance(data, Document) else parse(data)
    context = Context(document, mode, version(client), overrides or Overrides(), environ, files, catalog)
    return Linting(document, context, settings or DEFAULT).finish()


_STEP = 0.001  # seconds
# The rules about comments that silence findings can speak only when all others have spoken.
_ABOUT_COMMENTS = "OB9"


class _Chosen(NamedTuple):
    about_the_file: tuple[Rule, ...] = ()
    about_comments: tuple[Rule, ...] = ()


class _Choice:
    """The rules that settings enable; worked out anew only when there are other rules."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: tuple[tuple[Rule, ...], _Chosen] = (), _Chosen()

    def among(self, rules: tuple[Rule, ...]) -> _Chosen:
        """Those of ``rules`` that are asked."""
        if self._known[0] is not rules:
            self._known = rules, _Chosen(self._enabled(rules, late=False), self._enabled(rules, late=True))
        return self._known[1]

    def _enabled(self, rules: tuple[Rule, ...], *, late: bool) -> tuple[Rule, ...]:
        speaking = (rule for rule in rules if rule.id.startswith(_ABOUT_COMMENTS) == late)
        return tuple(rule for rule in speaking if self._settings.enabled(rule))


def _choice_of(settings: Settings) -> _Choice:
    try:
        return _known_choice(settings)
    except TypeError:  # settings made by hand, with lists in the place of tuples
        return _Choice(settings)


@lru_cache(maxsize=8)
def _known_choice(settings: Settings) -> _Choice:
    """Every key press asks with the same settings."""
    return _Choice(settings)


class Linting:
    """A lint of a document in a context, for those who have other things to do meanwhile: :meth:`steps` does it, with a
    pause whenever a moment has passed, and :meth:`report` gives what was found.
    """

    def __init__(self, document: Document, context: Context, settings: Settings) -> None:
        self._found: list[Diagnostic] = []
        self._failures: list[Failure] = []
        self._suppressed: tuple[Suppressed, ...] = ()
        self._document = document
        self._context = context
        self._settings = settings

    def steps(self) -> Iterator[None]:
        """Ask all rules that the settings enable. Never raises for what stands in the document."""
        from openbayes_config.rules import RULES

        chosen = _choice_of(self._settings).among(RULES)
        yield from self._ask_all(chosen.about_the_file)
        if self._context.suppressions:
            self._sift((*chosen.about_the_file, *chosen.about_comments))
            yield from self._ask_all(chosen.about_comments)

    def finish(self) -> Report:
        """All steps at once, and the report."""
        for _ in self.steps():
            pass
        return self.report()

    def report(self) -> Report:
        """What was found, when all steps are done."""
        found, failures = tuple(self._found), tuple(self._failures)
        return Report(self._document, self._context, found, failures, self._suppressed)

    def _ask_all(self, rules: Sequence[Rule]) -> Iterator[None]:
        """Add what the rules find, in the order of the text."""
        found: list[Diagnostic] = []
        end = perf_counter() + _STEP
        for rule in rules:
            self._ask(rule, found)
            if perf_counter() >= end:
                yield
                end = perf_counter() + _STEP
        adjusted = (self._settings.adjusted(each) for each in map(self._finished, found))
        self._found += (each for each in adjusted if each)
        self._found.sort(key=lambda each: (each.span, each.rule.id))

    def _ask(self, rule: Rule, found: list[Diagnostic]) -> None:
        try:
            found += rule.check(self._document, self._context)
        except Exception as error:
            self._failures.append(Failure(rule, error))

    def _sift(self, rules: Iterable[Rule]) -> None:
        """Take out what comments of the document silence."""
        from openbayes_config.suppress import sift

        asked = frozenset(rule.id for rule in rules if self._context.can_judge(rule))
        sifted = sift(self._found, self._document, self._context.suppressions, asked)
        self._context.sifted = sifted
        self._found = list(sifted.kept)
        self._suppressed = sifted.suppressed

    def _finished(self, each: Diagnostic) -> Diagnostic:
        """A finding that knows the client; while the text cannot be read, only with fixes that change that."""
        args = {"client": self._context.client.version, **each.args}
        broken = self._context.broken and each.fixes
        return each._replace(args=args, fixes=tuple(fix for fix in each.fixes if fix.reads) if broken else each.fixes)
