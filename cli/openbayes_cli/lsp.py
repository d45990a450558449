"""``obconf lsp``: the language server that editors start."""

from __future__ import annotations

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

_DETAILS = Text(
    "Editors start it and speak to it over standard input and output; `obconf-lsp` is the same and starts sooner. "
    "It reads files called openbayes.yaml or openbayes.yml, opens no connection and writes nothing.",
    "由编辑器启动，通过标准输入输出通信；`obconf-lsp` 与它相同，启动更快。"
    "只处理名为 openbayes.yaml 或 openbayes.yml 的文件，不连接网络，也不写入任何文件。",
)


@cli.command("lsp", _DETAILS)
@cli.flag(
    "--stdio",
    text=Text(
        "Standard input and output: the default, even where that is a terminal.",
        "使用标准输入输出，这是默认方式；加上后即使是终端也照常启动。",
    ),
)
@cli.option(
    "--tcp",
    value="127.0.0.1:PORT",
    text=Text(
        "Wait for one connection on this machine instead; port 0 takes any free one and shows it.",
        "改为在本机等待一个连接；端口 0 表示任选一个空闲端口并显示出来。",
    ),
)
@cli.option(
    "--clientProcessId",
    "process",
    value="N",
    text=Text("End when process N ends, as editors ask.", "进程 N 结束时随之退出，由编辑器指定。"),
)
def command(session: Session, stdio: bool, tcp: str | None, process: str | None) -> int:
    """Serve one editor."""
    from openbayes_lsp.entry import main

    words = ["--stdio"] if stdio else []
    words += [f"--tcp={tcp}"] if tcp is not None else []
    words += [f"--clientProcessId={process}"] if process is not None else []
    return main(words, session.lang)
