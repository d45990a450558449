"""The options and arguments that several commands share; a command takes those that it honours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli.command import argument, flag, option, together
from openbayes_cli.usage import Number
from openbayes_config.diagnostic import Text

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

DEFAULT_CLIENT = "0.28.5"
MODES = ("task", "workspace", "hypertuning")
ANY_MODE = (*MODES, "any")

_MODE = Text(
    "How the file will be run. any (default) looks at all three ways: an error is what fails in each of them.",
    "将以哪种方式运行。any（默认）检查全部三种方式，三种都会失败才算错误。",
)

any_mode_option = option("--mode", text=_MODE, choices=ANY_MODE, default="any", show_default=True)
"""``mode``: a mode or ``any`` (default)."""

mode_option = option(
    "--mode",
    text=Text("How the file will be run. Default: task.", "将以哪种方式运行。默认：task（任务）。"),
    choices=MODES,
    default="task",
)
"""``mode``: a mode, by default ``task``."""

override_options = together(
    option(
        "-d",
        "--data",
        multiple=True,
        value="DATA:PATH[:rw]",
        text=Text("Take the place of all bindings. Repeatable.", "替换文件中的全部数据绑定，可以重复使用。"),
    ),
    option("-e", "--env", value="ENV", text=Text("Take the place of `env`.", "替换 env。")),
    option("-r", "--resource", value="RESOURCE", text=Text("Take the place of `resource`.", "替换 resource。")),
    option("-n", "--node", value="N", type=Number(), text=Text("Take the place of `node`.", "替换 node。")),
)
"""``data``, ``env``, ``resource``, ``node``: what takes the place of the file, as the client's own options do."""

client_option = option(
    "--client",
    value="VERSION",
    default=DEFAULT_CLIENT,
    text=Text(
        f"The version of the official client that will run the file. Default: {DEFAULT_CLIENT}.",
        f"将运行该文件的官方客户端的版本。默认：{DEFAULT_CLIENT}。",
    ),
)
"""``client``: a version as text; :func:`openbayes_cli.framework.client_version` checks it."""

check_env_option = flag(
    "--check-env",
    text=Text(
        "Take an environment variable that a secret parameter needs and that is not set here for an error.",
        "敏感参数需要的环境变量如果在这里没有设置，算作错误。",
    ),
)
"""``check_env``: whether the real environment counts."""

output_option = option(
    "-o",
    "--output",
    value="FILE",
    text=Text(
        "Write the result to FILE (UTF-8, LF) instead of stdout.", "把结果写入 FILE（UTF-8，LF），而不是标准输出。"
    ),
)
"""``output``: a path, or ``None`` for stdout. Give it to :meth:`Session.write`."""

stdin_filename_option = option(
    "--stdin-filename",
    value="NAME",
    text=Text(
        "What reports call the file that is read from stdin (-).", "从标准输入（-）读取时，在结果中使用的文件名。"
    ),
)
"""``stdin_filename``: a name, or ``None``."""


def _files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Lets the shell complete the names of files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


paths_argument = argument(
    "paths",
    label="[PATH]...",
    nargs=-1,
    shell_complete=_files,
    text=Text(
        "Files, folders (every openbayes.yaml below them), or - for stdin. Default: ./openbayes.yaml.",
        "文件、目录（检查其下所有 openbayes.yaml），或用 - 表示标准输入。默认：./openbayes.yaml。",
    ),
)
"""``paths``: what was named; :func:`openbayes_cli.framework.find_files` turns it into files."""
