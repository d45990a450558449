"""From a file to what would be submitted and the command line that would run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from openbayes_config.client import DEFAULT_CLIENT, Mode, Overrides, Submission, Verdict
from openbayes_config.client.parameters import Parameter, parameters
from openbayes_config.client.sendable import as_json, unsendable
from openbayes_config.client.view import View, is_collection, is_map, view
from openbayes_config.diagnostic import pointer
from openbayes_config.document import Document, resolve
from openbayes_config.linter import Report, lint
from openbayes_config.mask import secrets
from openbayes_config.renderer.bindings import written
from openbayes_config.renderer.rendering import Bindings, Dropped, Rendering, masked
from openbayes_config.renderer.words import Doubt, Grade, Origin, Word, appended, sent_parameters, variable
from openbayes_config.settings import Settings
from openbayes_config.shell import tail_of

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog
    from openbayes_config.files import Files

__all__ = ["Bindings", "Doubt", "Dropped", "Grade", "Origin", "Rendering", "Word", "masked", "render", "rendered"]


def render(
    data: bytes | str | Document,
    *,
    mode: Mode = "task",
    client: str = DEFAULT_CLIENT,
    overrides: Overrides | None = None,
    environ: Mapping[str, str] | None = None,
    files: Files | None = None,
    catalog: Catalog | None = None,
    settings: Settings | None = None,
) -> Rendering:
    """What ``bayes gear run MODE`` would submit for a file's bytes, a text or a parsed document.

    ``client`` is the version of the official client, ``overrides`` its options. With ``environ``, secrets get
    the values of its variables, and one that is not set refuses the file; without, every variable counts as
    set. ``files``, ``catalog`` and ``settings`` are for the findings that come along, as in :func:`lint`. Raises
    ``UnsupportedClient`` for a client version that is not modelled, and nothing else, whatever stands in the file.
    """
    report = lint(
        data,
        mode=mode,
        client=client,
        overrides=overrides,
        environ=environ,
        files=files,
        catalog=catalog,
        settings=settings,
    )
    return rendered(report, mode)


def rendered(report: Report, mode: Mode) -> Rendering:
    """What a file that was checked already would submit in ``mode``, one of those that the report is about.

    Client, overrides and environment are those of the report. Raises ``KeyError`` for another mode.
    """
    document, verdict, overrides = report.document, report.context.verdicts[mode], report.context.overrides
    root = view(document)
    known = parameters(root)
    words = tuple(_words(document, verdict, overrides, known))
    return Rendering(
        mode=mode,
        client=verdict.client,
        stage=verdict.stage,
        submission=verdict.submission,
        command=" ".join(word.text for word in words) if words else None,
        words=words,
        tail=tail_of(words[0].text) if len(words) > 1 else None,
        parameters_file=_parameters_file(verdict, known),
        trial=tuple(_trial(verdict.submission)),
        dropped=tuple(_dropped(verdict, overrides)),
        bindings=Bindings(_sent_bindings(verdict), len(overrides.data) or written(document)),
        variables=tuple(_variables(known)) if verdict.client.knows_secrets else (),
        secret=frozenset(_secret(document, verdict.submission, known)),
        report=report,
    )


def _words(document: Document, verdict: Verdict, overrides: Overrides, known: tuple[Parameter, ...]) -> Iterator[Word]:
    command = _submitted(verdict.submission)
    if command is None or not verdict.submission:
        return
    more = [*appended(known, verdict.submission)] if verdict.mode == "task" else []
    if not verdict.client.sends_parameters:
        command = command.removesuffix("".join(" " + word.text for word in more))
    node = document.at("command")
    in_file = Origin(None, "/command", node.span if node else None)
    yield Word(command, Origin("--") if overrides.command else in_file, "observed")
    yield from more


def _submitted(submission: Submission | None) -> str | None:
    if not submission:
        return None
    places = (submission.input, submission.input.get("newTask"), submission.input.get("newBatchTask"))
    return next((str(place["command"]) for place in places if is_map(place) and "command" in place), None)


def _parameters_file(verdict: Verdict, known: tuple[Parameter, ...]) -> dict[str, object]:
    if not verdict.client.sends_parameters:
        return {each.name: _as_json_or_text(each.view) for each in known} if verdict.submission else {}
    sent = sent_parameters(verdict.submission)
    return {str(each["name"]): each["value"] for each in sent if not each["isSecret"]}


def _as_json_or_text(parameter: View) -> object:
    """The value; what JSON cannot hold (a date, a cycle) as the text that is appended to the command."""
    refused = any(outcome.kind == "refused" for outcome in unsendable(parameter))
    return str(parameter.value) if refused else as_json(parameter.value)


def _secret(document: Document, submission: Submission | None, known: tuple[Parameter, ...]) -> Iterator[str]:
    masker = secrets(document)
    for parameter in known:
        node = resolve(parameter.view.node)
        if node and masker.holds(node.span):
            yield parameter.name
    yield from (str(each["name"]) for each in sent_parameters(submission) if each["isSecret"])


def _trial(submission: Submission | None) -> Iterator[str]:
    specs = submission.input.get("parameterSpecs") if submission else None
    for spec in specs if is_collection(specs) else ():
        if is_map(spec):
            yield str(spec["name"])


def _dropped(verdict: Verdict, overrides: Overrides) -> Iterator[Dropped]:
    for outcome in verdict.outcomes:
        match outcome.kind, outcome.path:
            case "dropped", ("--data", int(index)):
                yield Dropped(outcome.reason, Origin(f"--data {overrides.data[index]}"))
            case "dropped", path:
                span = outcome.node.span if outcome.node else None
                yield Dropped(outcome.reason, Origin(None, pointer(path), span), str(outcome.args.get("by", "")))
            case _:
                continue


def _sent_bindings(verdict: Verdict) -> int:
    sent = verdict.submission.input["dataBindings"] if verdict.submission else None
    return len(sent) if is_collection(sent) else 0


def _variables(known: tuple[Parameter, ...]) -> Iterator[str]:
    """The variables that secrets take their values from, each once."""
    names = (variable(parameter.view) for parameter in known)
    yield from dict.fromkeys(name for name in names if name)
