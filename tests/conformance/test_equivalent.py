"""The line that ``obconf render --cli`` prints, as the real client takes it."""

from __future__ import annotations

import shlex

import pytest

from openbayes_config.renderer import render
from openbayes_config.renderer.equivalent import equivalent
from tests.conformance.fixtures import template_case
from tests.conformance.plain import same
from tests.conformance.runner import Case, Mode, Options, Pool
from tests.conformance.samples import file

FILES = {
    "quotes": file(command='command: "python  -c \'a b\' \\"c  d\\" $X \\\\\\n x "\n'),
    "lines": file(command="command: |\n  cd /x\n\n  python -- y\n"),
    "nodes": file(command="command: -x\n", node="node: 3\n"),
}
SENT = ("runtime", "resource", "dataBindings", "mode", "newTask", "newBatchTask", "newWorkspace", "newBatchWorkspace")


@pytest.mark.parametrize("mode", ["task", "workspace"])
@pytest.mark.parametrize("name", FILES)
def test_the_line_sends_what_the_file_sends(pool: Pool, mode: Mode, name: str) -> None:
    """Beside the official template, which has no values of its own."""
    found = equivalent(render(FILES[name], mode=mode)).line
    assert found
    options = _options(shlex.split(found)[4:])
    wanted = pool.one(Case("file", FILES[name]), mode).sent
    sent = pool.one(Case("line", template_case(pool).data, options), mode).sent
    assert wanted
    for key in SENT:
        assert same(sent.get(key), wanted.get(key)), key


def _options(words: list[str]) -> Options:
    at = words.index("--") if "--" in words else len(words)
    pairs = list(zip(words[:at:2], words[1:at:2], strict=True))
    values = dict(pairs)
    data = tuple(value for option, value in pairs if option == "-d")
    return Options(data, values["-e"], values["-r"], int(values["-n"]), tuple(words[at + 1 :]) or None)
