"""What is said about a command line that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from openbayes_cli.failure import words
from openbayes_config.diagnostic import Lang, Text


class Misuse(click.UsageError):
    """Wrong usage, in both languages. ``fields`` fill ``text``."""

    def __init__(self, text: Text, ctx: click.Context | None = None, **fields: object) -> None:
        super().__init__(words(text, "en", **fields), ctx)
        self.text = text
        self.fields = fields


if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice


class Choice(_Choice):
    """A choice that names the nearest value, and all of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself. Raises :class:`Misuse`."""
        choices = [str(choice) for choice in self.choices]
        if value in choices:
            return str(value)
        known = Text(", ".join(choices), "、".join(choices))
        near = nearest(str(value), choices)
        text = _NO_CHOICE_NEAR if near else _NO_CHOICE
        name = _FIRST if isinstance(param, click.Argument) else Text(long_name(param), long_name(param) + " ")
        raise Misuse(text, ctx, option=name, value=str(value), known=known, near=near)


class Number(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.3 on only
    """A whole number."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises :class:`Misuse`."""
        text = str(value)
        if text.isascii() and text.removeprefix("-").isdigit() and len(text) <= _MOST_DIGITS:
            return int(text)
        raise Misuse(_NO_NUMBER, ctx, option=long_name(param), value=text)


def long_name(param: click.Parameter | None) -> str:
    """``--mode`` of ``-m, --mode``."""
    return max(param.opts, key=len) if param else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty text."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), list(known), 1, 0.6)), "")


def explain(error: click.ClickException, lang: Lang) -> str:
    """One line on what is wrong and one on where to read on."""
    line = words(_ERROR, lang) + _what(error, lang)
    ctx = getattr(error, "ctx", None)
    return f"{line}\n{words(_SEE, lang, command=ctx.command_path)}" if ctx else line


def _what(error: click.ClickException, lang: Lang) -> str:
    match error:
        case Misuse():
            return words(error.text, lang, **error.fields)
        case click.NoSuchOption():
            near = nearest(error.option_name, _options(error.ctx))
            return words(_NO_OPTION_NEAR if near else _NO_OPTION, lang, option=error.option_name, near=near)
        case click.BadOptionUsage():
            flag = _is_flag(error.ctx, error.option_name)
            return words(_FLAG if flag else _NEEDS_VALUE, lang, option=error.option_name)
        case click.MissingParameter() if error.param:
            return words(_MISSING, lang, name=long_name(error.param))
        case _:
            return error.format_message()


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for param in params if isinstance(param, click.Option) and not param.hidden for name in param.opts]


def _is_flag(ctx: click.Context | None, name: str) -> bool:
    params = ctx.command.get_params(ctx) if ctx else []
    return any(isinstance(param, click.Option) and param.is_flag and name in param.opts for param in params)


_ERROR = Text("error: ", "错误：")
_SEE = Text("See: {command} --help", "用法见：{command} --help")
_NO_OPTION = Text("There is no option {option}.", "没有 {option} 这个选项。")
_NO_OPTION_NEAR = Text("There is no option {option}. Did you mean {near}?", "没有 {option} 这个选项，是否想写 {near}？")
_NEEDS_VALUE = Text("{option} needs a value.", "{option} 后面需要一个值。")
_FLAG = Text("{option} does not take a value.", "{option} 后面不能带值。")
_MISSING = Text("{name} is missing.", "缺少 {name}。")
_FIRST = Text("The first argument", "第一个参数")
_NO_CHOICE = Text(
    "{option} cannot be `{value}`. The choices are {known}.", "{option}不能是 `{value}`，可选的值：{known}。"
)
_NO_CHOICE_NEAR = Text(
    "{option} cannot be `{value}`. Did you mean {near}? The choices are {known}.",
    "{option}不能是 `{value}`，是否想写 {near}？可选的值：{known}。",
)
_NO_NUMBER = Text(
    "{option} takes a whole number, not `{value}`.",
    "{option} 需要一个整数，而不是 `{value}`。",
)
# Python converts no more than 4300 digits, and nobody rents so many machines.
_MOST_DIGITS = 20
