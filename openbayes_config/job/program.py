"""Which program a simple command starts, as far as its words tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.shell import Segment, Word

# script: Python runs the file ``target``. module: Python runs the module. shell: a shell runs the file. inline: a shell
# runs the text of ``target``. sink: a command that has no use for a program's flags. other: who knows.
Kind: TypeAlias = Literal["script", "module", "shell", "inline", "sink", "other"]

_SHELLS = frozenset(("bash", "sh", "zsh", "dash", "ksh"))
_LAUNCHERS = frozenset(("torchrun", "accelerate", "deepspeed", "colossalai", "composer", "horovodrun"))
_LAUNCHING_MODULES = frozenset(
    ("torch.distributed.launch", "torch.distributed.run", "accelerate.commands.launch", "deepspeed.launcher.runner")
    + ("cProfile", "profile", "pdb", "debugpy", "coverage", "kernprof", "line_profiler", "memory_profiler", "trace")
)
# Commands that start the one behind them.
_WRAPPERS = frozenset(
    ("nohup", "exec", "env", "command", "nice", "ionice", "stdbuf", "timeout", "setsid", "unbuffer", "xvfb-run")
    + ("numactl", "taskset", "sudo", "xargs", "mpirun", "mpiexec", "srun", "conda", "mamba", "micromamba", "uv")
    + ("poetry", "pipenv", "pdm", "hatch", "pixi", "nsys", "ncu", "py-spy", "script", "catchsegv", "coverage")
    + ("kernprof",)
)
_MANAGERS = frozenset(("conda", "mamba", "micromamba", "uv", "poetry", "pipenv", "pdm", "hatch", "pixi"))
_SINKS = frozenset(
    (".", "[", "alias", "apt", "apt-get", "awk", "aws", "cat", "cd", "chmod", "chown", "conda", "cp", "curl", "cut")
    + ("date", "df", "du", "echo", "env", "exit", "export", "false", "find", "free", "git", "grep", "egrep", "gzip")
    + ("gunzip", "gdown", "head", "hostname", "kill", "less", "ln", "ls", "mamba", "mkdir", "mv", "nproc", "nvidia-smi")
    + ("pip", "pip3", "printenv", "printf", "ps", "pwd", "read", "return", "rm", "rmdir", "rsync", "sed", "set")
    + ("shutdown", "sleep", "sort", "source", "sync", "tail", "tar", "tee", "test", "touch", "tr", "trap", "true", "ts")
    + ("ulimit", "umask", "uniq", "unset", "unzip", "wait", "wc", "wget", "which", "whoami", "zip", ":", "uname")
)
_SINK_MODULES = frozenset(("pip", "venv", "ensurepip", "compileall", "zipfile", "tarfile"))
_OPTIONS_WITH_VALUE = frozenset(("-W", "-X", "--check-hash-based-pycs"))


class Program(NamedTuple):
    """What a simple command starts. ``target`` is the word that names the script, the module or the inner command;
    ``rest`` are the arguments behind it.
    """

    kind: Kind
    target: Word | None = None
    rest: tuple[Word, ...] = ()

    @property
    def is_python(self) -> bool:
        """Whether Python runs a file or module."""
        return self.kind in ("script", "module")


def program_of(segment: Segment) -> Program:
    """The program of a simple command."""
    return _program(segment.arguments)


def _program(words: Sequence[Word]) -> Program:
    if not words:
        return Program("sink")
    name = words[0].text.rpartition("/")[2]
    rest = tuple(words[1:])
    if is_python(name):
        return _python(rest)
    if name in _SHELLS:
        return _shell(rest)
    if name in _LAUNCHERS:
        return _launched(rest)
    if name in _WRAPPERS and rest:
        return _inner(rest) or Program("sink" if name in _MANAGERS and not _runs(rest) else "other", None, rest)
    if name.endswith((".sh", ".bash")) or (name.endswith(".py") and "/" in words[0].text):
        return Program("script" if name.endswith(".py") else "shell", words[0], rest)
    return Program("sink" if name in _SINKS else "other", None, rest)


def is_python(name: str) -> bool:
    """Whether a program's name is that of a Python interpreter."""
    return name in ("python", "ipython", "pypy", "pypy3") or (
        name.startswith("python") and name[6:].replace(".", "").isdecimal()
    )


def _runs(words: tuple[Word, ...]) -> bool:
    """Whether a package manager starts a program here, rather than doing its own work."""
    return any(word.text == "run" for word in words)


def _inner(words: tuple[Word, ...]) -> Program | None:
    """The program that a wrapper starts: the first word that is certainly one."""
    for index, word in enumerate(words):
        name = word.text.rpartition("/")[2]
        if is_python(name) or name in _SHELLS or name in _LAUNCHERS or name.endswith((".sh", ".py")):
            found = _program(words[index:])
            return found if found.kind != "other" else Program("script", word, words[index + 1 :])
    return None


def _python(words: tuple[Word, ...]) -> Program:
    index = 0
    while index < len(words):
        text = words[index].text
        if text in _OPTIONS_WITH_VALUE:
            index += 2
        elif text.startswith("-") and text[1:].isalpha() and text[-1] in "mc":
            target = words[index + 1] if index + 1 < len(words) else None
            rest = words[index + 2 :]
            return _module(target, rest) if target and text[-1] == "m" else Program("other", target, rest)
        elif text.startswith("-"):
            index += 1
        else:
            return Program("script", words[index], words[index + 1 :])
    return Program("other")


def _module(target: Word, rest: tuple[Word, ...]) -> Program:
    if target.text in _LAUNCHING_MODULES:
        return _launched(rest)
    return Program("sink" if target.text in _SINK_MODULES else "module", target, rest)


def _launched(words: tuple[Word, ...]) -> Program:
    """A launcher's own options come first, some with a value; the script is the first word that can be one."""
    for index, word in enumerate(words):
        if word.text.endswith(".py") and not word.text.startswith("-"):
            return Program("script", word, words[index + 1 :])
        if word.text in ("-m", "--module") and index + 1 < len(words):
            return Program("module", words[index + 1], words[index + 2 :])
    return Program("other", None, words)


def _shell(words: tuple[Word, ...]) -> Program:
    for index, word in enumerate(words):
        if word.text.startswith("-") and not word.text.startswith("--") and word.text.endswith("c"):
            if index + 1 < len(words):
                return Program("inline", words[index + 1], words[index + 2 :])
        elif not word.text.startswith(("-", "+")) and word.text != "pipefail":
            return Program("shell", word, words[index + 1 :])
    return Program("other")
