"""What can be done about a place, and that an editor makes of it what the core would."""

from __future__ import annotations

import time
from typing import Any

import pytest
from pygls.exceptions import JsonRpcInvalidParams

from openbayes_config.diagnostic import Lang
from openbayes_config.document import Document
from openbayes_config.files import MemoryFiles
from openbayes_config.fixer import fix
from openbayes_config.linter import Report, lint
from openbayes_config.normalizer import normalize
from openbayes_config.rules import RULES
from openbayes_config.settings import Settings
from openbayes_config.text import apply
from openbayes_lsp.profile import Encoding, Profile
from openbayes_lsp.project import Project
from tests.lsp.plain import URI, Plain, edited
from tests.rules.pages import MODES, Example, examples
from tests.texts import RANDOM

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
ABLE = Profile(
    lang="en",
    literal_actions=True,
    preferred_actions=True,
    disabled_actions=True,
    document_changes=True,
    applies_edits=True,
)
ENGLISH = Project("en")
COMMANDS_ONLY = Profile(lang="en", applies_edits=True)
EXAMPLES = [each for rule in RULES for each in examples(rule) if each.kind == "bad" and "env" not in each.options]
GOOD = (
    """\
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters: {}
"""
    + RANDOM
)


def project_of(example: Example) -> Project:
    """What holds for an example."""
    from tests.rules.pages import catalog_of

    options = example.options
    settings = Settings(
        extend_select=(example.rule,), mode=MODES[options.get("mode", "any")], client=options.get("client", "0.28.5")
    )
    files = MemoryFiles({**example.files, "openbayes.yaml": example.text}) if example.files else None
    catalog = catalog_of(options["catalog"]) if "catalog" in options else None
    return Project("en", settings, files, catalog)


def editor(text: str, project: Project = ENGLISH, profile: Profile = ABLE) -> Plain:
    """An editor with a document for which ``project`` holds."""
    return Plain(profile, text=text, project=project)


def report_of(text: str, project: Project) -> Report:
    """The findings about a text."""
    return lint(
        text,
        mode=project.mode,
        client=project.client,
        files=project.files,
        catalog=project.catalog,
        settings=project.settings,
    )


def about(action: dict[str, Any], rule: str) -> bool:
    """Whether an action says that it is about a rule's finding."""
    return any(each["code"] == rule for each in action.get("diagnostics", ()))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_fix_of_every_rule(encoding: Encoding) -> None:
    """An editor that applies the action has the text that the core makes with the fix."""
    seen, plain = set[str](), editor("", profile=ABLE._replace(encoding=encoding))
    for example in EXAMPLES:
        text = "# 中文 😀\n" + example.text
        project = project_of(example)
        found = [each for each in report_of(text, project).diagnostics if each.fixes]
        if not found:
            continue
        plain.open(text, project)
        actions = [each for each in plain.actions(only=["quickfix"]) if "edit" in each]
        texts = {plain.after(each["edit"]) for each in actions}
        preferred = {plain.after(each["edit"]) for each in actions if each.get("isPreferred")}
        for each in found:
            assert {apply(text, one.edits) for one in each.fixes} <= texts
            safe = [one for one in each.fixes if one.safe]
            assert len(safe) != 1 or apply(text, safe[0].edits) in preferred
            seen.add(each.rule.id)
        assert preferred <= {apply(text, one.edits) for each in found for one in each.fixes if one.safe}
    assert seen >= {each.rule for rule in RULES for each in examples(rule) if each.kind == "fixed"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_titles_have_one_remark_and_no_names_of_the_request(lang: Lang) -> None:
    """Nobody knows `new_task`, and brackets stand once."""
    plain = editor("", Project(lang))
    for example in EXAMPLES:
        plain.open(example.text, project_of(example)._replace(lang=lang))
        titles = " ".join(each["title"] for each in plain.actions(only=["quickfix"]))
        assert "`new_" not in titles
        assert "）（" not in titles and ") (" not in titles


def test_an_empty_file_has_no_line_to_be_silent_on() -> None:
    """A comment on it would be the first line of another file."""
    assert not any("on this line" in each["title"] for each in editor("").actions())


def test_an_unsafe_fix_says_what_it_changes() -> None:
    """Or that it has to be looked at; a safe one does not need to."""
    plain = editor("")
    for example in EXAMPLES:
        project = project_of(example)
        report = report_of(example.text, project)
        plain.open(example.text, project)
        titles = [each["title"] for each in plain.actions(only=["quickfix"])]
        for each in report.diagnostics:
            for one in each.fixes:
                start = one.title.in_("en", each.args)
                said = [title.removeprefix(start) for title in titles if title.startswith(start)]
                warned = [any(word in rest for word in ("changes", "check", "look")) for rest in said]
                assert (not one.safe) in warned or "*" in "".join(titles)


def test_repairing_all_is_what_the_command_does() -> None:
    """As ``obconf fix``, and not offered where that would do nothing."""
    offered, plain = 0, editor("")
    for example in EXAMPLES:
        project = project_of(example)
        plain.open(example.text, project)
        actions = plain.actions(only=["source.fixAll"])
        wanted = fix(
            example.text, mode=project.mode, client=project.client, files=project.files, settings=project.settings
        )
        assert [plain.after(each["edit"]) for each in actions] == [wanted.text] * (wanted.text != example.text)
        assert {each["kind"] for each in actions} <= {"source.fixAll.obconf"}
        offered += len(actions)
    assert offered > 10


@pytest.mark.parametrize("line", ["\n", "#\n"])
def test_repairing_a_text_of_equal_lines_takes_its_time(line: str) -> None:
    """Nothing is searched for in it."""
    text = "node: 1\n" + GOOD + line * 8_000
    plain = editor(text)
    start = time.process_time()
    (action,) = plain.actions(only=["source.fixAll"])
    assert plain.after(action["edit"]) == fix(text).text
    assert time.process_time() - start < 10


def test_a_title_says_when_something_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not everything is tried when too much of it fails."""
    monkeypatch.setattr("openbayes_config.fixer.engine._TRIES", 1)
    plain = editor(GOOD.replace("node: 1", "node: 1  # obconf: ignore[duplicate-keys]"))
    (every,) = plain.actions(only=["source.fixAll"])
    assert "some are left" in every["title"]


def test_one_action_for_many_findings_takes_its_time() -> None:
    """What holds for all of them is found once."""
    plain = editor(GOOD.replace("parameters: {}", "parameters:\n" + "  lr: 1\n" * 1_500))
    key = {"start": {"line": 5, "character": 2}, "end": {"line": 5, "character": 4}}
    start = time.process_time()
    (every,) = [each for each in plain.actions(key) if each["title"].startswith("Make all 1499")]
    assert len(every["diagnostics"]) == 1499
    assert time.process_time() - start < 8


def test_ignoring_silences_and_changes_nothing() -> None:
    """On the line and in the file; rules that cannot be silenced have no such action."""
    offered, plain = set[str](), editor("")
    for example in EXAMPLES:
        project = project_of(example)
        before = report_of(example.text, project)
        plain.open(example.text, project)
        actions = [each for each in plain.actions(only=["quickfix"]) if each["title"].startswith("Ignore ")]
        for action in actions:
            rule = action["title"].split()[1]
            text = plain.after(action["edit"])
            after = report_of(text, project)
            count = sum(each.rule.id == rule for each in after.diagnostics)
            assert count < sum(each.rule.id == rule for each in before.diagnostics)
            assert Document.parse(text).loads == before.document.loads
            assert not before.document.loads or repr(Document.parse(text).plain()) == repr(before.document.plain())
            offered.add(rule)
    named = {each.rule for each in EXAMPLES}
    assert {rule for rule in named - offered if rule < "OB015" or rule > "OB9"} == named - offered


def test_all_safe_fixes_of_a_rule() -> None:
    """Where there are several in the file, also if only one of them is touched."""
    text = GOOD.replace("parameters: {}", "data_bindings:\n- a/b/1:/input0:readonly\n- a/c/1:/input1:readonly")
    text = text.replace("command", "parameters: {}\ncommand").replace("data_bindings", "bindings")
    plain = editor(text)
    line = next(number for number, each in enumerate(text.splitlines()) if "a/b/1" in each)
    start, end = {"line": line, "character": 0}, {"line": line, "character": 30}
    actions = plain.actions({"start": start, "end": end})
    (every,) = [each for each in actions if each["title"].startswith("Make all 2")]
    assert plain.after(every["edit"]) == text.replace("readonly", "ro")
    assert sum(bool(each.get("isPreferred")) for each in actions) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_titles_in_both_languages(lang: str) -> None:
    """Each in its own words."""
    text = GOOD.replace("node: 1", "node: 1\nnode: 1\ndata_binding: [a/b/1:/input0]")
    plain = editor(text, Project("zh" if lang == "zh" else "en"))
    for action in plain.actions():
        assert any("\u4e00" <= char <= "\u9fff" for char in action["title"]) == (lang == "zh")


def test_a_secret_moves_to_a_variable() -> None:
    """The title names the variable and never the secret; the value leaves the file."""
    secret = "hf_Zt8wQpLmN4vRkXsB2yJc7DdHgF5aEu9o1i"
    text = GOOD.replace("parameters: {}", f"parameters:\n  HF_TOKEN: {secret}")
    plain = editor(text)
    (action,) = [each for each in plain.actions() if "environment variable" in each["title"]]
    assert "`HF_TOKEN`" in action["title"]
    assert secret not in repr(action)
    assert secret not in plain.after(action["edit"])


SPEC = """\
hyper_tuning:
  parameter_specs:
    - name: lr
      type: DOUBLE
      min_value: {}
      max_value: 1
"""


def test_a_cursor_on_the_line_will_do() -> None:
    """What is missing is underlined at the end of the line; whoever asks for actions does not have to go there."""
    plain = editor("resource: cpu\nenv: pytorch-2.6-2204\ncommand: python main.py\n")
    titles = [each["title"] for each in plain.actions(_cursor(2, 3), only=["quickfix"])]
    assert "Add `node`, `parameters`, `hyper_tuning`" in titles
    assert not plain.actions(_cursor(2, 3), only=["quickfix"], triggerKind=2)
    assert not plain.actions(_cursor(1, 3), only=["quickfix"])


def _cursor(line: int, column: int) -> dict[str, Any]:
    place = {"line": line, "character": column}
    return {"start": place, "end": place}


@pytest.mark.parametrize(("lower", "scales"), [("0.1", ["LINEAR", "LOG"]), ("0", ["LINEAR"]), ("-1", ["LINEAR"])])
def test_a_specification_gets_its_scale(lower: str, scales: list[str]) -> None:
    """Only documented values, and no logarithm of what has none."""
    text = SPEC.format(lower)
    plain = editor(text)
    at = {"start": {"line": 3, "character": 7}, "end": {"line": 3, "character": 7}}
    actions = [each for each in plain.actions(at) if each["title"].startswith("Add `scale_type")]
    added = [f"      scale_type: UNIT_{scale}_SCALE\n" for scale in scales]
    assert [plain.after(each["edit"]) for each in actions] == [text + line for line in added]
    assert all(about(each, "OB404") and not each.get("isPreferred") for each in actions)


@pytest.mark.parametrize(
    ("spec", "title", "after"),
    [
        (
            "- name: x\n    type: DOUBLE\n",
            "Add `min_value`, `max_value`, `scale_type` to fill in",
            "- name: x\n    type: DOUBLE\n    min_value:\n    max_value:\n    scale_type: UNIT_LINEAR_SCALE\n",
        ),
        (
            "- {name: x, type: INTEGER, min_value: 1}\n",
            "Add `max_value`, `scale_type` to fill in",
            "- {name: x, type: INTEGER, min_value: 1, max_value: null, scale_type: UNIT_LINEAR_SCALE}\n",
        ),
        (
            "- type: CATEGORICAL\n    name: x\n",
            "Add `categorical_values` to fill in",
            "- type: CATEGORICAL\n    name: x\n    categorical_values:\n",
        ),
    ],
)
def test_a_specification_gets_the_keys_of_its_type(spec: str, title: str, after: str) -> None:
    """What nobody can know is left open, and told until it is filled in."""
    head = "hyper_tuning:\n  parameter_specs:\n  "
    plain = editor(head + spec)
    (action,) = [each for each in plain.actions() if each["title"] == title]
    text = plain.after(action["edit"])
    assert text == head + after
    assert about(action, "OB404")
    assert "OB404" in {each.rule.id for each in report_of(text, ENGLISH).diagnostics}


LONG = GOOD + "data_bindings: # 中文 😀\n  - data: a/数据/1\n    path: /input0\n    type: ro\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bindings_in_the_other_form(encoding: Encoding) -> None:
    """As ``obconf normalize`` writes it; offered at the bindings, not elsewhere."""
    plain = editor(LONG, ENGLISH, ABLE._replace(encoding=encoding))
    (action,) = plain.actions(only=["refactor"])
    assert action["kind"] == "refactor.rewrite"
    assert plain.after(action["edit"]) == normalize(LONG, "bindings").text
    start = {"line": 0, "character": 0}
    assert not plain.actions({"start": start, "end": start}, only=["refactor"])


def test_what_cannot_be_converted_is_disabled() -> None:
    """With the reason, where the editor shows it."""
    text = LONG.replace("type: ro", "type: xx")
    (action,) = editor(text).actions(only=["refactor.rewrite"])
    assert "`xx`" in action["disabled"]["reason"]
    assert "edit" not in action
    profile = ABLE._replace(disabled_actions=False)
    assert not editor(text, ENGLISH, profile).actions(only=["refactor.rewrite"])


def test_only_what_is_asked_for() -> None:
    """Kinds are a tree; a moved cursor gets nothing about the whole file."""
    text = LONG.replace("node: 1", "node: 1\nnode: 1").replace("resource: cpu", "resource: cpu\nresource: cpu")
    plain = editor(text)

    def kinds(**context: Any) -> set[str]:
        return {each["kind"] for each in plain.actions(**context)}

    assert kinds() == {"quickfix", "refactor.rewrite", "source.fixAll.obconf"}
    assert kinds(triggerKind=2) == {"quickfix", "refactor.rewrite"}
    assert kinds(only=["source"]) == {"source.fixAll.obconf"}
    assert kinds(only=["source.fixAll.obconf"], triggerKind=2) == {"source.fixAll.obconf"}
    assert kinds(only=["quickfix.x", "source.organizeImports"]) == set()


def test_findings_that_the_editor_names_count() -> None:
    """Some ask at the cursor and name all findings of its line."""
    text = GOOD.replace("env", "resource: cpu\nenv", 1)
    plain = editor(text)
    start = {"line": 5, "character": 0}
    elsewhere = {"start": start, "end": start}
    assert not plain.actions(elsewhere, only=["quickfix"])
    report = plain.ask("textDocument/diagnostic", textDocument={"uri": URI})
    actions = plain.actions(elsewhere, diagnostics=report["items"])
    preferred = [each for each in actions if each.get("isPreferred")]
    assert [each["diagnostics"] for each in preferred] == [report["items"]]


def test_commands_for_editors_without_literals() -> None:
    """The same edits, on their way round."""
    text = GOOD.replace("env", "resource: cpu\nenv", 1)
    plain = editor(text, ENGLISH, COMMANDS_ONLY)
    first = plain.actions()[0]
    assert first["command"] == "obconf.applyFix"
    plain.run(first["command"], *first["arguments"])
    (asked,) = [each for each in plain.sent if each.get("method") == "workspace/applyEdit"]
    assert plain.after(asked["params"]["edit"]) == GOOD
    assert asked["params"]["label"] == first["title"]
    with pytest.raises(JsonRpcInvalidParams, match="changed"):
        plain.run(first["command"], URI, 7, first["arguments"][2])
    assert not editor(text, ENGLISH, Profile()).actions()


def test_commands_about_the_whole_file() -> None:
    """Whoever sends them."""
    plain = editor(LONG.replace("node: 1", "node: 1\nnode: 1"))
    plain.run("obconf.fixAll", URI)
    assert plain.after(plain.sent[-1]["params"]["edit"]) == LONG
    plain = editor(LONG)
    plain.run("obconf.fixAll", URI)
    plain.run("obconf.convertBindings", URI, "data_bindings")
    assert not plain.sent
    plain.run("obconf.convertBindings", URI, "bindings")
    assert plain.after(plain.sent[-1]["params"]["edit"]) == normalize(LONG, "bindings").text


def test_a_conversion_that_is_refused_says_why() -> None:
    """As a message, because nobody sees the answer of a command."""
    plain = editor(LONG.replace("type: ro", "type: xx"))
    plain.run("obconf.convertBindings", URI, "bindings")
    assert plain.sent[-1]["method"] == "window/showMessage"
    assert "`xx`" in plain.sent[-1]["params"]["message"]


MALFORMED: list[tuple[str, list[object]]] = [
    ("obconf.unknown", []),
    ("obconf.applyFix", []),
    ("obconf.applyFix", [URI]),
    ("obconf.applyFix", [URI, 1, None]),
    ("obconf.applyFix", [URI, 1, {"edits": [{"range": 3}]}]),
    ("obconf.applyFix", [URI, 1, {"edits": 3}]),
    ("obconf.applyFix", [URI, 1, {"edits": [{"range": {"start": {"line": "x"}}, "newText": 3}]}]),
    ("obconf.applyFix", [None, 1, {"edits": []}]),
    ("obconf.fixAll", []),
    ("obconf.fixAll", ["file:///other.yaml"]),
    ("obconf.fixAll", [URI, URI]),
    ("obconf.convertBindings", [URI, "other"]),
    ("obconf.convertBindings", [URI, ["bindings"]]),
]


@pytest.mark.parametrize(("command", "arguments"), MALFORMED)
def test_malformed_arguments(command: str, arguments: list[object]) -> None:
    """A clean error, and nothing is edited."""
    plain = editor(LONG)
    with pytest.raises(JsonRpcInvalidParams):
        plain.run(command, *arguments)
    assert not plain.sent


def test_excluded_files_have_no_repairs() -> None:
    """They have no findings either; another form of their bindings harms nobody."""
    plain = editor(LONG.replace("node: 1", "node: 1\nnode: 1"), Project("en", excluded=True))
    assert {each["kind"] for each in plain.actions()} == {"refactor.rewrite"}


def test_half_typed_texts_never_fail() -> None:
    """Whatever stands there, and what is offered can be applied."""
    text = LONG.replace("node: 1", "node: 1\nnode: 1").replace("\n", "\r\n")
    plain = editor("")
    for end in range(0, len(text), 3):
        plain.open(text[:end], ENGLISH)
        for action in plain.actions():
            if "edit" in action:
                plain.after(action["edit"])


def test_edits_of_lines_with_other_ends() -> None:
    """The editor of these tests knows all three line ends, and no others."""
    edit = {"range": {"start": {"line": 2, "character": 1}, "end": {"line": 3, "character": 0}}, "newText": "x"}
    assert edited("a\r\nb\rc\u2028d\ne", [edit], "utf-16") == "a\r\nb\rcxe"
