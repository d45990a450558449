"""The words of the command line and of editors."""

from __future__ import annotations

import string
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import cast

import pytest

import openbayes_cli
import openbayes_config.explained
import openbayes_lsp
from openbayes_config.diagnostic import Text

PACKAGES = (openbayes_cli, openbayes_config.explained, openbayes_lsp)


def texts() -> Iterator[tuple[str, Text]]:
    """All pairs of texts that modules of these packages hold, by where they stand."""
    for package in PACKAGES:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                yield from _within(module.name, vars(import_module(module.name)))


def _within(name: str, value: object) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, dict):
        for key, each in cast("dict[object, object]", value).items():
            yield from _within(f"{name}.{key}", each)
    elif isinstance(value, (tuple, list)):
        for at, each in enumerate(cast("list[object]", value)):
            yield from _within(f"{name}[{at}]", each)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in texts()])
def test_both_languages_say_the_same(text: Text) -> None:
    """The same fields; English without Chinese, and nothing that the consoles of a Chinese Windows lack."""
    english, chinese = ({field for _, field, *_ in string.Formatter().parse(words)} for words in text)
    assert english - {None} == chinese - {None}
    assert not any("\u2e80" <= char <= "\uffef" for char in text.en)
    text.zh.encode("gbk")
    text.en.encode("gbk")
