"""The program: from the words of a command line to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from openbayes_cli import language
from openbayes_cli.bugs import report_bug
from openbayes_cli.command import COMMON_OPTIONS, Handler, Option, naming, option
from openbayes_cli.commands import ALIASES, MODULES, SUMMARIES
from openbayes_cli.console import Session, is_terminal, prepare_streams, text_width
from openbayes_cli.failure import BUG, INTERRUPTED, OK, USAGE, Failure, words
from openbayes_cli.help import Section, page
from openbayes_cli.usage import Misuse, explain, nearest
from openbayes_config.diagnostic import Text
from openbayes_config.lookup.language import chosen

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Program(click.Group):
    """``obconf``: its commands are imported when they are called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options that stand before a command."""
        with naming(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of a day's work."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by its name or its other name."""
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in SUMMARIES:
            return None
        found: click.Command = import_module(f"openbayes_cli.{MODULES.get(name, name)}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` begin with. Raises :class:`Misuse`."""
        name = args[0]
        found = self.get_command(ctx, name)
        if found is None:
            near = nearest(name, [*SUMMARIES, *ALIASES])
            raise Misuse(_NO_COMMAND_NEAR if near else _NO_COMMAND, ctx, name=name, near=near)
        return found.name, found, args[1:]

    def get_help(self, ctx: click.Context) -> str:
        """The page that lists the commands."""
        session: Session = ctx.obj
        lang = session.lang
        rows = [(_with_alias(name), words(summary, lang)) for name, summary in SUMMARIES.items()]
        options = [param.row(lang) for param in self.params if isinstance(param, Option)]
        lead = (words(_USAGE, lang), words(_ABOUT, lang))
        sections = (Section(_COMMANDS, rows), Section(_OPTIONS, options))
        return page(lead, sections, lang, text_width(), session.painter())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names of commands, from the table: none of them is imported. Options where a dash is written."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        lang = ctx.obj.lang
        rows = SUMMARIES.items()
        return [CompletionItem(name, help=words(text, lang)) for name, text in rows if name.startswith(incomplete)]

    def invoke(self, ctx: click.Context) -> int | None:
        """Run the command, or show the page where there is none."""
        try:
            code: int | None = super().invoke(ctx)
            return code
        except KeyboardInterrupt:
            session: Session = ctx.obj
            # The terminal has just echoed ^C.
            session.say_line("" if is_terminal(sys.stderr) else session.words(_INTERRUPTED))
            return INTERRUPTED


def _start(ctx: click.Context) -> int | None:
    if ctx.invoked_subcommand is None:
        session: Session = ctx.obj
        session.say_line(PROGRAM.get_help(ctx))
        return USAGE
    return None


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from openbayes_config import __version__

        session: Session = ctx.obj
        session.write(f"obconf {__version__}\n")
        ctx.exit(OK)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; every way in which it can end is mapped to an exit code here."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    prepare_streams()
    asked = language.asked(given)
    configured = language.configured(given)
    lang, source = chosen(asked, configured=configured)
    session = Session(lang, asked or configured)
    session.lang_from = source
    try:
        # Without arguments of its own, click expands patterns for shells that do not (Windows).
        code: int | None = PROGRAM.main(arguments, prog_name="obconf", standalone_mode=False, obj=session)
        return code or OK
    except Failure as failure:
        session.fail(failure)
        return failure.code
    except click.ClickException as error:
        session.say_line(explain(error, session.lang))
        return USAGE
    except click.Abort:
        return INTERRUPTED
    except Exception as error:
        report_bug(error, session)
        return BUG


_USAGE = Text("Usage: obconf [OPTIONS] COMMAND [ARGUMENTS]...", "用法：obconf [选项] 命令 [参数]...")
_ABOUT = Text(
    "Toolkit, linter and language server for openbayes.yaml, the job file of OpenBayes / HyperAI. "
    "obconf COMMAND --help explains a command.",
    "openbayes.yaml（OpenBayes / HyperAI 任务配置文件）的检查、修复与语言服务工具。各命令的用法见 obconf 命令 --help。",
)
_COMMANDS = Text("Commands:", "命令：")
_OPTIONS = Text("Options:", "选项：")
_VERSION = Text("Show the version.", "显示版本。")
_NO_COMMAND = Text("There is no command {name}.", "没有 {name} 这个命令。")
_NO_COMMAND_NEAR = Text("There is no command {name}. Did you mean {near}?", "没有 {name} 这个命令，是否想写 {near}？")
_INTERRUPTED = Text("Interrupted.", "已中断。")


def _with_alias(name: str) -> str:
    return ", ".join((name, *(alias for alias, target in ALIASES.items() if target == name)))


def _program() -> Program:
    handler: Handler = click.pass_context(_start)
    version = option(
        "--version", text=_VERSION, is_flag=True, expose_value=False, is_eager=True, callback=_show_version
    )
    for add in reversed((version, *COMMON_OPTIONS)):
        handler = add(handler)
    return click.command("obconf", cls=Program, add_help_option=False, invoke_without_command=True)(handler)


PROGRAM = _program()
