"""What a command is built from.

A command is a module ``openbayes_cli/<name>.py`` with a ``command``, and a line in :mod:`openbayes_cli.commands`::

    from openbayes_cli import framework as cli

    @cli.command("render", Text("More about it.", "详细说明。"))
    @cli.paths_argument
    @cli.client_option
    @cli.flag("--params-json", text=Text("Print the parameters file.", "输出参数文件。"))
    def command(session: cli.Session, paths: tuple[str, ...], client: str, params_json: bool) -> int: ...

Its function takes the :class:`Session` first, then its options by name, and gives an exit code (``None`` is 0).
Expected failures are raised as :class:`Failure`; nothing else needs to be caught.
"""

from __future__ import annotations

from openbayes_cli.command import Command, argument, command, flag, option
from openbayes_cli.console import PIPED_WIDTH, Painter, Role, Session, is_terminal, text_width
from openbayes_cli.discovery import Found, default_file, find_files
from openbayes_cli.failure import BUG, FINDINGS, INTERRUPTED, OK, USAGE, Failure, reason, words
from openbayes_cli.files import STDIN, Input, files_beside, read_input, shown_path, try_to_read, write_file
from openbayes_cli.options import (
    DEFAULT_CLIENT,
    MODES,
    any_mode_option,
    check_env_option,
    client_option,
    mode_option,
    output_option,
    override_options,
    paths_argument,
    stdin_filename_option,
)
from openbayes_cli.usage import Misuse, Number
from openbayes_cli.versions import client_version
from openbayes_config.diagnostic import Lang, Text

__all__ = [
    "BUG",
    "DEFAULT_CLIENT",
    "FINDINGS",
    "INTERRUPTED",
    "MODES",
    "OK",
    "PIPED_WIDTH",
    "STDIN",
    "USAGE",
    "Command",
    "Failure",
    "Found",
    "Input",
    "Lang",
    "Misuse",
    "Number",
    "Painter",
    "Role",
    "Session",
    "Text",
    "any_mode_option",
    "argument",
    "check_env_option",
    "client_option",
    "client_version",
    "command",
    "default_file",
    "files_beside",
    "find_files",
    "flag",
    "is_terminal",
    "mode_option",
    "option",
    "output_option",
    "override_options",
    "paths_argument",
    "read_input",
    "reason",
    "shown_path",
    "stdin_filename_option",
    "text_width",
    "try_to_read",
    "words",
    "write_file",
]
