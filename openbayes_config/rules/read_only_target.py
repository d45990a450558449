"""A place to write to inside of an input directory that is bound read-only."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.job import bindings
from openbayes_config.job.command import appended, command_of
from openbayes_config.job.inputs import mount_of, read_only
from openbayes_config.job.program import program_of
from openbayes_config.parse.nodes import Path
from openbayes_config.shell import Segment
from openbayes_config.text import Span


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    command = command_of(document, context)
    if command is None:
        return
    written: list[tuple[str, Span, Path]] = [
        (path, command.place(span), ("command",)) for each in command.line.segments for path, span in _targets(each)
    ]
    written += [
        (flag.value, flag.view.node.span, flag.path)
        for flag in appended(document, context)
        if isinstance(flag.value, str) and _is_output(flag.flag) and flag.view.node
    ]
    inside = [(path, mount, span, where) for path, span, where in written if (mount := mount_of(path))]
    bound = read_only(document, context) if inside else {}
    for path, mount, span, where in inside:
        if mount in bound:
            place = bindings.span(document, bound[mount].item, "path")
            yield RULE.found(span, where, {"path": path, "mount": mount}, related=(Related(place, _BOUND),))


def _targets(segment: Segment) -> Iterator[tuple[str, Span]]:
    """The paths to which a simple command certainly writes."""
    for operator, target in segment.redirections:
        if ">" in operator.text and target:
            yield target.text, target.span
    words = segment.arguments
    name = words[0].text if words else ""
    plain = [word for word in words[1:] if not word.text.startswith("-")]
    for word in plain if name in _ALL else plain[-1:] if name in _LAST and len(plain) > 1 else ():
        yield word.text, word.span
    takes_output = program_of(segment).kind != "sink" and name != "tensorboard"
    for word, follows in zip(words[1:], (*words[2:], None), strict=False):
        flag, equals, value = word.text.partition("=")
        if not (takes_output and _is_output(flag)) and not (name in _FETCH and flag in ("-o", "-O", "-P")):
            continue
        if equals:
            yield value, Span(word.span.end - len(value), word.span.end)
        elif follows:
            yield follows.text, follows.span


def _is_output(flag: str) -> bool:
    return flag == "-o" or (flag.startswith("--") and flag[2:].replace("-", "_") in _OUTPUTS)


_ALL = frozenset(("tee", "mkdir", "touch", "rm"))
_LAST = frozenset(("cp", "mv", "rsync"))
_FETCH = frozenset(("wget", "curl"))
_OUTPUTS = frozenset(
    ("output", "out", "outdir", "output_dir", "out_dir", "output_path", "output_file", "save_dir", "save_path")
    + ("work_dir", "log_dir", "logdir", "results_dir")
)
_BOUND = Text("bound read-only here", "这里绑定为只读")

RULE = Rule(
    id="OB313",
    name="read-only-target",
    severity="warning",
    confidence="medium",
    message=Message(
        Text(
            "`{path}` is to be written, but `{mount}` is bound read-only",
            "要写入 `{path}`，但 `{mount}` 绑定为只读",
        ),
        None,
        Text(
            "Write below `/output`, or bind data of your own with `type: rw`.",
            "请写到 `/output` 下面；如果是自己的数据，也可以用 `type: rw` 绑定。",
        ),
    ),
    check=check,
)
