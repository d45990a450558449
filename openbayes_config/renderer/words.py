"""The words that follow the command, and how far what is said about them is known.

Clients up to 0.28.2 put `` --name=value`` behind the command of a task themselves, with Python's text of the
value and without quotes (observed with 0.28.0). Since 0.28.3 the platform does it; its documentation
(config file page) shows it for a text and a whole number and for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, cast

from openbayes_config.client import Client, Submission
from openbayes_config.client.parameters import Parameter, sent_parameter
from openbayes_config.client.sendable import unsendable
from openbayes_config.client.view import View
from openbayes_config.diagnostic import pointer
from openbayes_config.shell import is_plain
from openbayes_config.text import Span

Grade: TypeAlias = Literal["observed", "documented", "not documented"]
Doubt: TypeAlias = Literal["boolean", "null", "list", "map", "fraction", "empty", "characters", "name"]


class Origin(NamedTuple):
    """Where something comes from: an ``option`` of the command line (``--``, ``--data a:/input0``), or the file's
    node at ``pointer``, whose ``span`` is ``None`` where the text has no such node.
    """

    option: str | None = None
    pointer: str = ""
    span: Span | None = None


class Word(NamedTuple):
    """A part of the command line. Joined by single blanks, the texts of all words are the line.

    ``parameter`` is the name of the parameter that it is made of, ``doubt`` why it is not documented how the
    platform writes it.
    """

    text: str
    source: Origin
    grade: Grade
    parameter: str | None = None
    doubt: Doubt | None = None


def appended(parameters: Iterable[Parameter], submission: Submission) -> Iterator[Word]:
    """A word for every parameter that is put behind the command of a task, in file order."""
    sent = {each["name"]: each for each in sent_parameters(submission)}
    for parameter in parameters:
        if word := _word(parameter, sent.get(parameter.name)):
            yield word


def word_of(parameter: Parameter, client: Client) -> Word | None:
    """The word that one parameter would be, whatever else stands in the file; ``None`` for a secret, and for what
    cannot be sent.
    """
    if any(each.kind == "refused" for each in unsendable(parameter.view)):
        return None
    return _word(parameter, sent_parameter(parameter, None) if client.sends_parameters else None)


def _word(parameter: Parameter, sent: Mapping[str, object] | None) -> Word | None:
    """``sent`` is what the request has for a parameter that the platform appends, ``None`` where the client does."""
    name, view = parameter.name, parameter.view
    source = Origin(None, pointer(view.path), view.node.span if view.node else None)
    if sent is None:
        return Word(f"--{name}={view.value}", source, "observed", name)
    if sent["isSecret"]:
        return None
    doubt = _doubt(name, sent["value"])
    grade: Grade = "not documented" if doubt else "documented"
    return Word(f"--{name}={sent['value']}", source, grade, name, doubt)


def sent_parameters(submission: Submission | None) -> Iterable[Mapping[str, object]]:
    """The request's ``parameters``: ``name``, ``value`` and ``isSecret`` of each."""
    return cast("Iterable[Mapping[str, object]]", (submission and submission.input.get("parameters")) or ())


def variable(view: View) -> str | None:
    """The variable that a secret parameter takes its value from."""
    source, name = view.get("source"), view.get("env")
    if source and name and source.value == "env" and isinstance(name.value, str):
        return name.value
    return None


def _doubt(name: str, value: object) -> Doubt | None:
    if not name or name.startswith("-") or not is_plain(name):
        return "name"
    match value:
        case bool():
            return "boolean"
        case None:
            return "null"
        case int():
            return None
        case float():
            return "fraction"
        case str():
            return None if value and is_plain(value) else "characters" if value else "empty"
        case dict():
            return "map"
        case _:
            return "list"
