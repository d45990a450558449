"""Decides, from the file and from what the real client did, whether a file is in error.

The judge reads the file with PyYAML (plain values; duplicates from `yaml.compose`) and looks
at the submission. It knows nothing of how obconf models the client. The criterion, for one
mode and one command line:

refused     The client exits with another status than 0, ends in a traceback, or submits nothing.
            A variable that a secret names and that is not set counts, as it does for the client.
different   The client submits something other than what the file asks for, clause by clause:

 1 resource, env      Sent as written. Empty text replaced by the client's default is a difference.
 2 command            Sent as YAML reads it. Clients up to 0.28.2 append parameters to a task's.
                      A workspace does not ask for a command.
 3 node               The number that the value stands for is the number of nodes; 0 and negative
                      numbers (also `no`, which stands for 0) become one node: a difference.
                      Hypertuning does not ask for nodes.
 4 bindings           The set of (data, path, access) written under `data_bindings`, `bindings`, or
                      inside a map under `data_bindings`, equals the set sent. What has no access
                      is read-only. Unknown access modes, shorthands without exactly two or three
                      parts and parts with a colon are asked for as written, so they are lost. A
                      `name` other than `data` binds something else: a difference. The same
                      binding written twice asks for one. A map with none of the four keys that
                      the client reads asks for bindings, unless it is empty.
 5 parameters         Each is sent with its value, JSON's text keys apart. A map with `value`,
                      `is_secret` or `isSecret` is a parameter in long form. Differences there: an
                      entry other than those three, `source` and `env` (it is lost); the value null
                      for a secret, or where no `value` is written; a secret sent in the open;
                      `is_secret` beside an `isSecret` of the opposite truth. A map without those
                      three keys asks for secrecy if it has a true entry whose name is `secret` or,
                      letter case apart, within edit distance 2 of `is_secret`.
                      Clients up to 0.28.2: parameters outside a task are not sent: a difference if
                      there are any. In a task, a map that asks for secrecy or has a `source` is
                      printed into the command: a difference. Any other map is a plain value.
 6 hyper_tuning       Asked for in hypertuning only. Numbers stand for what they say: parallel_count
                      below 1 becomes 1 and whole numbers beyond 2^53 lose digits: differences.
                      Letter case of the algorithm is no difference. Keys that the `type` of a
                      spec does not use are not asked for. A `!!set` stands for a list of any order.
 7 duplicate keys     A key written twice in one mapping with different values.
 8 unknown keys       `data_binding`, `binding`, `data-bindings`, `dataBindings` at the top level,
                      whatever they hold; and a key within edit distance 2 of a known key of the
                      same mapping (top level, binding, hyper_tuning) that is absent or holds the
                      template's value; within 1, or made of the same letters, where that known key
                      has four letters or fewer. Keys that begin with `x-` never.

What the command line replaces, the file does not ask for: `-d` all of 4 and the keys of 8 that
stand for bindings, `-e`, `-r`, `--node` above 0 and words after `--` theirs. Nothing is asked for
by parts that a mode does not use: clauses 7 and 8 pass over them. NaN and infinities count as
sent. Whether the server accepts what is sent is not known and not judged.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.conformance import judge_bindings, judge_parameters, judge_tuning
from tests.conformance.judge_keys import Asked, differing_duplicates, misspelt
from tests.conformance.plain import plain_of, same, whole
from tests.conformance.runner import Case, Mode, Outcome


class Verdict(NamedTuple):
    """`refused`: nothing was submitted. `differences`: what was submitted and not asked for, or the reverse."""

    refused: bool
    differences: tuple[str, ...] = ()

    @property
    def error(self) -> bool:
        return self.refused or bool(self.differences)


def judge(case: Case, mode: Mode, version: str, outcome: Outcome) -> Verdict:
    """The verdict on one file, in one mode, with one command line, for one client version."""
    if outcome.operation is None:
        return Verdict(refused=True)
    plain: dict[Any, Any] = plain_of(case.data)
    asked = Asked(mode, case.options, plain)
    differences = [
        *_names(asked, plain, outcome.sent),
        *_command(asked, plain, outcome, before_0283(version)),
        *_nodes(asked, plain, outcome.sent),
        *judge_bindings.differences(asked, plain, outcome.sent),
        *_parameters(plain, case, outcome, mode, version),
        *(judge_tuning.differences(plain["hyper_tuning"], outcome.sent) if asked("hyper_tuning") else ()),
        *differing_duplicates(asked, case.data),
        *misspelt(asked, plain),
    ]
    return Verdict(False, tuple(dict.fromkeys(differences)))


def before_0283(version: str) -> bool:
    return tuple(int(part) for part in version.split(".")[:3]) < (0, 28, 3)


def _names(asked: Asked, plain: dict[Any, Any], sent: dict[str, Any]) -> list[str]:
    pairs = (("resource", "resource"), ("env", "runtime"))
    return [f"{key} replaced" for key, field in pairs if asked(key) and not same(plain[key], sent[field])]


def _command(asked: Asked, plain: dict[Any, Any], outcome: Outcome, appended: bool) -> list[str]:
    if not asked("command"):
        return []
    words = plain["command"].decode() if isinstance(plain["command"], bytes) else plain["command"]
    sent = outcome.command or ""
    kept = sent.startswith(words) if appended else sent == words
    return [] if kept else ["command replaced"]


def _nodes(asked: Asked, plain: dict[Any, Any], sent: dict[str, Any]) -> list[str]:
    if not asked("node"):
        return []
    batch = sent["newBatchTask"] or sent["newBatchWorkspace"]
    size = batch["size"] if batch else 1
    return [] if whole(plain["node"]) == size else ["node replaced"]


def _parameters(plain: dict[Any, Any], case: Case, outcome: Outcome, mode: Mode, version: str) -> list[str]:
    parameters = plain["parameters"]
    if before_0283(version):
        return judge_parameters.old_differences(parameters, mode)
    return judge_parameters.differences(parameters, case.environ, outcome.sent)
