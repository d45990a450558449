"""A number with an exponent that YAML 1.1 takes for a text, in a parameter."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Rule, Text
from openbayes_config.document import Document
from openbayes_config.emit import scalar
from openbayes_config.rules import _sent

# Names of what may look like a number and is none: 12e4567 is the beginning of a commit.
_NO_NUMBERS = ("commit", "digest", "hash", "id", "rev", "revision", "sha", "tag", "version")
_DIGITS = frozenset("0123456789")
_CHARACTERS = _DIGITS | frozenset("+-.eE")


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    if not context.client.sends_parameters:
        return
    for name, path, node, _ in _sent.plain(document):
        number = _number(node.text) if isinstance(node.value, str) else None
        if number is not None and not name.lower().endswith(_NO_NUMBERS):
            fixes = (_sent.as_written(node, number), _sent.as_text(document, node))
            yield RULE.found(node.span, path, {"text": node.text, "number": number}, fixes=fixes)


def _number(text: str) -> str | None:
    """The number that people read, as YAML 1.1 reads it, too."""
    if len(text) > 40 or not _CHARACTERS.issuperset(text):
        return None
    mantissa, exponent, power = text.lower().partition("e")
    if not exponent or not (_DIGITS & set(mantissa)) or not (_DIGITS & set(power)):
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    if number - number != 0 or (number == 0 and _DIGITS - {"0"} & set(mantissa)):
        return None
    return scalar(int(number) if number.is_integer() and abs(number) < 1e15 else number)


RULE = Rule(
    id="OB015",
    name="number-as-text",
    severity="warning",
    confidence="high",
    message=Message(
        Text("YAML reads `{text}` as a text, not as a number", "YAML 会把 `{text}` 读成文本，而不是数字"),
        Text(
            'bayes {client} sends the text `"{text}"`: a number needs a dot and a sign, as in `1.0e-4`.',
            'bayes {client} 提交的是文本 `"{text}"`：要有小数点和指数的正负号才算数字，例如 `1.0e-4`。',
        ),
        Text(
            'Write `{number}` for the number, or `"{text}"` for the text.',
            '数字请写 `{number}`，文本请写 `"{text}"`。',
        ),
    ),
    check=check,
)
