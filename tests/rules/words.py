"""Every text that a rule can say, found in its module."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from openbayes_config.diagnostic import Message, Rule, Text


def module_values(rule: Rule) -> Iterator[object]:
    """The values at the top of a rule's module, containers opened."""
    waiting = list(vars(sys.modules[rule.check.__module__]).values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (tuple, list)) and not isinstance(value, (Text, Message, Rule)):
            waiting += value
        yield value


def messages(rule: Rule) -> list[Message]:
    """All wordings of a rule."""
    return [rule.message, *(value for value in module_values(rule) if isinstance(value, Message))]


def texts(rule: Rule) -> list[Text]:
    """All texts of a rule in both languages."""
    parts = [part for message in messages(rule) for part in message if part]
    return [*parts, *(value for value in module_values(rule) if isinstance(value, Text))]
