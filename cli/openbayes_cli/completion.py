"""``obconf completion``: the script that makes a shell complete commands and options."""

from __future__ import annotations

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

SHELLS = ("bash", "zsh", "fish", "powershell")

_DETAILS = Text(
    "stdout gets the script, stderr says where to put it. Bash 4.4 or newer, zsh, fish, PowerShell 5.1 or newer.",
    "标准输出是脚本，标准错误说明应放在哪里。支持 Bash 4.4 及以上、zsh、fish、PowerShell 5.1 及以上。",
)
_HINTS = {
    "bash": Text(
        'For every new bash: add this line to ~/.bashrc: eval "$(obconf completion bash 2>/dev/null)"',
        '要在每个新的 bash 中生效，请在 ~/.bashrc 里加上一行：eval "$(obconf completion bash 2>/dev/null)"',
    ),
    "zsh": Text(
        'For every new zsh: add this line to ~/.zshrc, below compinit: eval "$(obconf completion zsh 2>/dev/null)"',
        '要在每个新的 zsh 中生效，请在 ~/.zshrc 中 compinit 之后加上一行：eval "$(obconf completion zsh 2>/dev/null)"',
    ),
    "fish": Text(
        "For every new fish: obconf completion fish > ~/.config/fish/completions/obconf.fish",
        "要在每个新的 fish 中生效，请执行：obconf completion fish > ~/.config/fish/completions/obconf.fish",
    ),
    "powershell": Text(
        "For every new PowerShell: add this line to $PROFILE: obconf completion powershell 2>$null | Out-String | "
        "Invoke-Expression",
        "要在每个新的 PowerShell 中生效，请在 $PROFILE 里加上一行：obconf completion powershell 2>$null | Out-String | "
        "Invoke-Expression",
    ),
}


@cli.command("completion", _DETAILS)
@cli.argument(
    "shell",
    label="|".join(SHELLS),
    choices=SHELLS,
    required=True,
    text=Text("The shell.", "哪一种 shell。"),
)
@cli.output_option
def command(session: Session, shell: str, output: str | None) -> None:
    """Print a script."""
    session.write(_POWERSHELL if shell == "powershell" else _script(shell), output)
    session.say(_HINTS[shell])


def _script(shell: str) -> str:
    """Click's script; without its look at the version of a bash that may not be the one of the reader."""
    from click.shell_completion import ShellComplete, get_completion_class

    from openbayes_cli.program import PROGRAM

    kind = get_completion_class(shell)
    assert kind is not None
    return ShellComplete.source(kind(PROGRAM, {}, "obconf", "_OBCONF_COMPLETE"))


# click has a script for PowerShell from 8.4 on only. This one asks in the way of click's bash script, which all have.
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName obconf -ScriptBlock {
    param($word, $line, $position)
    $before = $env:_OBCONF_COMPLETE, $env:COMP_WORDS, $env:COMP_CWORD
    $count = $line.CommandElements.Count
    $env:_OBCONF_COMPLETE = 'bash_complete'
    $env:COMP_WORDS = $line.ToString()
    $env:COMP_CWORD = if ($word) { $count - 1 } else { $count }
    try { $found = & obconf 2>$null } finally {
        $env:_OBCONF_COMPLETE, $env:COMP_WORDS, $env:COMP_CWORD = $before
    }
    foreach ($each in $found) {
        $kind, $value = $each -split ',', 2
        if ($kind -eq 'plain') {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $value)
        } elseif ($kind) {
            Get-ChildItem -Path "$word*" -Directory:($kind -eq 'dir') -ErrorAction SilentlyContinue | ForEach-Object {
                $path = Resolve-Path -Relative -LiteralPath $_.FullName
                [System.Management.Automation.CompletionResult]::new($path, $_.Name, 'ProviderItem', $path)
            }
        }
    }
}
"""
