"""The command and option classes: click's, with words in both languages and a layout by display width."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from openbayes_cli.commands import SUMMARIES
from openbayes_cli.console import ColorChoice, Session, text_width
from openbayes_cli.failure import words
from openbayes_cli.help import Section, page
from openbayes_cli.usage import Choice, Misuse
from openbayes_config.diagnostic import Lang, Text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Handler: TypeAlias = Callable[..., "int | None"]
Decorator: TypeAlias = Callable[[Handler], Handler]


_USAGE = Text("Usage: ", "用法：")
_OPTIONS_LABEL = Text("[OPTIONS]", "[选项]")
_ARGUMENTS = Text("Arguments:", "参数：")
_OPTIONS = Text("Options:", "选项：")
_COMMON = Text("Common options:", "通用选项：")
_EXTRA = Text("Too many arguments: {words}.", "参数过多：{words}。")
_LANG = Text(
    "Language. Default: OBCONF_LANG, the configuration, the locale, else Chinese. Machine formats: English, unless "
    "this or the configuration says otherwise.",
    "语言。默认依次取 OBCONF_LANG、配置文件、系统语言设置，都没有时用中文。供程序读取的格式默认用英文，"
    "除非由此选项或配置文件指定。",
)
_COLOR = Text(
    "Colours. auto: on a terminal only; NO_COLOR and FORCE_COLOR are respected.",
    "颜色。auto 表示只在终端上使用，并遵循 NO_COLOR 和 FORCE_COLOR。",
)
_VERBOSE = Text(
    "Say more: which files are read, and all details should obconf itself fail.",
    "显示更多信息：读取了哪些文件；obconf 自身出错时给出全部细节。",
)
_HELP = Text("Show this page.", "显示本页。")


@contextmanager
def naming(ctx: click.Context) -> Generator[None, None, None]:
    """Give a usage error the command that it belongs to, which click's parser leaves out."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


class Option(click.Option):
    """An option that explains itself in both languages. ``value`` is how its value is called in help."""

    def __init__(self, names: Sequence[str], text: Text, value: str = "", common: bool = False, **attrs: Any) -> None:
        super().__init__(names, help=text.en, **attrs)
        self.text = text
        self.value = value
        self.common = common

    def row(self, lang: Lang) -> tuple[str, str]:
        """Names and explanation for the help page."""
        names = ", ".join(sorted(self.opts, key=len))
        names = names if self.opts[0].startswith("-") and len(min(self.opts, key=len)) == 2 else "    " + names
        value = "|".join(map(str, self.type.choices)) if isinstance(self.type, click.Choice) else self.value
        return f"{names} {value}".rstrip(), words(self.text, lang)


class Argument(click.Argument):
    """A positional argument that explains itself in both languages; ``label`` is its name in usage lines."""

    def __init__(self, names: Sequence[str], text: Text, label: str, **attrs: Any) -> None:
        super().__init__(names, **attrs)
        self.text = text
        self.label = label

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """The name in usage lines; click gives a context from 8.2 on."""
        return self.label


class Command(click.Command):
    """A command whose help, in both languages, stands beside its code."""

    def __init__(self, name: str, details: Sequence[Text], **attrs: Any) -> None:
        # Extra words are let through here and refused in parse_args, in our own words.
        attrs |= {"help": SUMMARIES[name].en, "context_settings": {"allow_extra_args": True}}
        super().__init__(name, **attrs)
        self.details = details

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse words that no argument takes. Raises :class:`Misuse`."""
        with naming(ctx):
            rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise Misuse(_EXTRA, ctx, words=" ".join(ctx.args))
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        session: Session = ctx.obj
        options = [param for param in self.get_params(ctx) if isinstance(param, Option) and not param.hidden]
        arguments = [param for param in self.get_params(ctx) if isinstance(param, Argument)]
        lang = session.lang
        sections = (
            Section(_ARGUMENTS, [(param.label, words(param.text, lang)) for param in arguments]),
            Section(_OPTIONS, [param.row(lang) for param in options if not param.common]),
            Section(_COMMON, [param.row(lang) for param in options if param.common]),
        )
        lead = (self._usage(ctx, lang), words(SUMMARIES[str(self.name)], lang), *(words(d, lang) for d in self.details))
        return page(lead, sections, lang, text_width(), session.painter())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may stand next on the command line, explained in the language of this run."""
        items = super().shell_complete(ctx, incomplete)
        texts = {name: param.text for param in self.params if isinstance(param, Option) for name in param.opts}
        for item in items:
            item.help = words(texts[item.value], ctx.obj.lang) if item.value in texts else item.help
        return items

    def _usage(self, ctx: click.Context, lang: Lang) -> str:
        labels = [param.label for param in self.params if isinstance(param, Argument)]
        return " ".join((words(_USAGE, lang) + ctx.command_path, words(_OPTIONS_LABEL, lang), *labels))


def command(name: str, *details: Text, cls: type[Command] = Command) -> Callable[[Handler], Command]:
    """Make a command of a function. The summary stands in :mod:`openbayes_cli.commands`."""

    def make(handler: Handler) -> Command:
        for add in reversed(COMMON_OPTIONS):
            handler = add(handler)
        return click.command(name, cls=cls, details=details, add_help_option=False)(click.pass_obj(handler))

    return make


def option(*names: str, text: Text, choices: Sequence[str] = (), value: str = "", **attrs: Any) -> Decorator:
    """An option. Other ``attrs`` are those of :class:`click.Option`."""
    if choices:
        attrs["type"] = Choice(choices)

    # click 8.1 takes cls out of the attributes of a decorator when it is first used; ours are used again.
    def add(handler: Handler) -> Handler:
        return click.option(*names, cls=Option, text=text, value=value, **attrs)(handler)

    return add


def flag(*names: str, text: Text, **attrs: Any) -> Decorator:
    """An option without a value."""
    return option(*names, text=text, is_flag=True, **attrs)


def argument(name: str, *, text: Text, label: str, choices: Sequence[str] = (), **attrs: Any) -> Decorator:
    """A positional argument, called ``label`` in help and usage lines."""
    if choices:
        attrs["type"] = Choice(choices)

    def add(handler: Handler) -> Handler:
        return click.argument(name, cls=Argument, text=text, label=label, **attrs)(handler)

    return add


def _ask_for_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        session: Session = ctx.obj
        session.write(ctx.get_help() + "\n")
        ctx.exit(0)


def _set_lang(ctx: click.Context, _: click.Parameter, value: Lang | None) -> None:
    session: Session = ctx.obj
    if value:
        session.lang = session.asked_lang = value


def _set_color(ctx: click.Context, _: click.Parameter, value: ColorChoice | None) -> None:
    session: Session = ctx.obj
    if value:
        session.color = value


def _set_verbose(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    session: Session = ctx.obj
    session.verbose = session.verbose or value


def together(*decorators: Decorator) -> Decorator:
    """One decorator for several options, in the order in which help shows them."""

    def add(handler: Handler) -> Handler:
        for each in reversed(decorators):
            handler = each(handler)
        return handler

    return add


def _common(*names: str, text: Text, **attrs: Any) -> Decorator:
    return option(*names, text=text, common=True, expose_value=False, is_eager=True, **attrs)


COMMON_OPTIONS: tuple[Decorator, ...] = (
    _common("--lang", text=_LANG, choices=("zh", "en"), callback=_set_lang),
    _common("--color", text=_COLOR, choices=("auto", "always", "never"), callback=_set_color),
    _common("-v", "--verbose", text=_VERBOSE, is_flag=True, callback=_set_verbose),
    _common("-h", "--help", text=_HELP, is_flag=True, callback=_ask_for_help),
)
