"""Findings on their way to the editor."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_lsp.features.unfinished import PATIENCE
from openbayes_lsp.workspace import uri_of
from tests.lsp.launch import Launching
from tests.lsp.profiles import PROFILES
from tests.lsp.wire import Editor
from tests.texts import RANDOM

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
BAD = GOOD.replace("resource: cpu", "resource: ''")
PATCHED = """
import openbayes_config.rules as rules
def fail(document, context):
    raise ZeroDivisionError("/home/somebody")
rules.RULES = tuple(each._replace(check=fail) if each.id == "OB501" else each for each in rules.RULES)
import openbayes_lsp
openbayes_lsp.main()
"""
AT_HOME = """
from openbayes_config import home
home.address = lambda name: "https://example.org/" + name.lower()
import openbayes_lsp
openbayes_lsp.main()
"""


def codes(found: list[types.Diagnostic]) -> set[str]:
    """The rules that speak."""
    return {str(each.code) for each in found}


async def test_findings_come_one_way_only(editor: Editor) -> None:
    """Asked for or sent: an editor that got both would show everything twice."""
    await editor.open(BAD)
    assert "OB501" in codes(await editor.diagnostics())
    await editor.change(GOOD)
    assert "OB501" not in codes(await editor.diagnostics())
    await editor.settle()
    assert bool(editor.published.get(editor.uri)) != editor.pulls
    assert (editor.offered.diagnostic_provider is None) == (editor.profile in ("neovim-0.7", "jupyterlab"))


@pytest.mark.profiles("neovim-0.7", "jupyterlab")
async def test_findings_are_taken_back_when_a_document_is_closed(editor: Editor) -> None:
    """Else they would stay in the editor's list."""
    uri = await editor.open(BAD)
    assert await editor.diagnostics()
    await editor.close()
    assert not await editor.diagnostics(uri)


async def test_what_a_finding_carries(editor: Editor) -> None:
    """Only what the editor can take."""
    await editor.open(GOOD.replace("env", "resource: cpu\nenv", 1))
    (found,) = await editor.diagnostics()
    assert (found.code, found.source, found.severity) == ("OB014", "obconf", types.DiagnosticSeverity.Warning)
    assert editor.covered(found.range) == "resource"
    all_ = editor.profile == "vscode"
    assert list(found.tags or ()) == ([] if editor.profile == "jupyterlab" else [types.DiagnosticTag.Unnecessary])
    assert bool(found.related_information) == (all_ or editor.profile.startswith("neovim"))
    assert bool(found.data) == (all_ or editor.profile == "neovim-0.12")
    for each in found.related_information or ():
        assert each.location.uri == editor.uri
        assert each.location.range.start.line == found.range.start.line + 1


@pytest.mark.profiles("vscode")
async def test_a_fix_travels_along(editor: Editor) -> None:
    """Enough to apply it without asking again."""
    await editor.open(GOOD.replace("env", "resource: cpu\nenv", 1))
    (found,) = await editor.diagnostics()
    assert found.data
    assert found.data["rule"] == "duplicate-key"
    (fix,) = found.data["fixes"]
    assert fix["safe"]
    edits = [types.TextEdit(_range(each["range"]), each["newText"]) for each in fix["edits"]]
    assert editor.applied(edits) == GOOD


def _range(data: dict[str, dict[str, int]]) -> types.Range:
    return types.Range(types.Position(**data["start"]), types.Position(**data["end"]))


async def test_links_to_the_pages_of_the_rules(launched: Launching) -> None:
    """Once the project has a home."""
    editor = await launched("vscode", locale="zh-cn", command=(sys.executable, "-c", AT_HOME))
    await editor.open(BAD)
    (found,) = await editor.diagnostics()
    assert found.code_description
    assert found.code_description.href.startswith("https://example.org/rules/empty-resource.md#")


@pytest.mark.profiles("vscode", "neovim-0.12", "helix")
async def test_unchanged_findings_are_not_sent_again(editor: Editor) -> None:
    """The id is that of the findings, not of the version."""
    await editor.open(BAD)

    async def ask(known: str | None) -> types.DocumentDiagnosticReport:
        params = types.DocumentDiagnosticParams(editor.document, previous_result_id=known)
        report: types.DocumentDiagnosticReport = await editor.ask("text_document_diagnostic_async", params)
        return report

    first = await ask(None)
    assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
    await editor.change(BAD + "# a comment\n")
    again = await ask(first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    await editor.change("# moved\n" + BAD)
    assert isinstance(await ask(first.result_id), types.RelatedFullDocumentDiagnosticReport)


@pytest.mark.profiles("vscode", "neovim-0.12", "helix")
async def test_a_document_that_was_closed_gets_everything_anew(editor: Editor) -> None:
    """Neovim clears what it shows when a file is closed, and says that it still has it when it is read again."""
    uri = await editor.open(BAD)
    params = types.DocumentDiagnosticParams(editor.document)
    first = await editor.ask("text_document_diagnostic_async", params)
    await editor.close()
    await editor.open(BAD, uri=uri)
    params.previous_result_id = first.result_id
    again = await editor.ask("text_document_diagnostic_async", params)
    assert isinstance(again, types.RelatedFullDocumentDiagnosticReport)
    assert again.items == first.items
    assert (await editor.ask("text_document_diagnostic_async", params)).kind == "unchanged"


@pytest.mark.profiles("vscode", "neovim-0.12", "helix")
async def test_only_those_who_show_them_get_reports_about_the_workspace(editor: Editor) -> None:
    """Neovim 0.12 asks for one in the place of reports about its buffers, and passes over what it says of these."""
    provider = editor.offered.diagnostic_provider
    assert provider
    assert provider.workspace_diagnostics == (editor.profile != "neovim-0.12")


@pytest.mark.profiles("vscode")
async def test_other_files_have_none(editor: Editor, tmp_path: Path) -> None:
    """Whoever asks about whatever file gets an answer."""
    await editor.open("command: 1\n", uri="file:///project/compose.yaml")
    assert not await editor.diagnostics()
    for uri in ("file:///nowhere/openbayes.yaml", "untitled:x", "http://[", uri_of(str(tmp_path))):
        assert not await editor.diagnostics(uri)


@pytest.mark.profiles("neovim-0.7")
async def test_other_files_are_never_spoken_of(editor: Editor) -> None:
    """Editors send every YAML file."""
    uri = await editor.open("command: 1\n", uri="file:///project/compose.yaml")
    await editor.change("command: 2\n")
    await editor.settle()
    assert uri not in editor.published


async def test_an_unfinished_line_is_waited_for(editor: Editor) -> None:
    """A finding about it comes when nobody types any more, within a second."""
    await editor.open(GOOD)
    await editor.diagnostics()
    for end in ("r", "re", "res:"):
        await editor.change(GOOD + end)
    asked, start = len(editor.refreshed), time.monotonic()
    await editor.settle()
    assert not codes(await editor.diagnostics())
    assert time.monotonic() - start < PATIENCE

    def told() -> bool:
        """Whether there is news."""
        if editor.pulls:
            return len(editor.refreshed) > asked
        return "OB104" in codes(list(editor.published[editor.uri][-1].diagnostics))

    while not told():
        assert time.monotonic() - start < 2 * PATIENCE + 0.5
        await asyncio.sleep(0.01)
    assert "OB104" in codes(await editor.diagnostics())


async def test_nothing_waits_for_an_editor_that_cannot_be_called(
    launched: Launching, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would never learn of it."""
    name, able = PROFILES["helix"]
    monkeypatch.setitem(PROFILES, "helix-old", (name, {**able, "workspace": {}}))
    editor = await launched("helix-old")
    await editor.open(GOOD)
    await editor.change(GOOD + "res")
    assert "OB001" in codes(await editor.diagnostics())


async def test_a_rule_that_fails_is_logged_once(launched: Launching) -> None:
    """It is no fault of the file, and the other rules speak."""
    editor = await launched("neovim-0.7", command=(sys.executable, "-c", PATCHED))
    await editor.open(BAD.replace("node: 1", "node: 0"))
    assert codes(await editor.diagnostics()) == {"OB503"}
    await editor.change(BAD)
    await editor.settle()
    (line,) = [each.message for each in editor.logged]
    assert "OB501" in line
    assert "ZeroDivisionError" in line
    assert "/home" not in line
    assert not editor.messages


async def test_excluded_files_have_none(editor: Editor, tmp_path: Path) -> None:
    """By the project's own configuration."""
    (tmp_path / "obconf.toml").write_text('exclude = ["old"]\n')
    (tmp_path / "old").mkdir()
    await editor.open(BAD, uri=uri_of(str(tmp_path / "old" / "openbayes.yaml")))
    assert not await editor.diagnostics()
    await editor.open(BAD, uri=uri_of(str(tmp_path / "openbayes.yaml")))
    assert await editor.diagnostics()


async def whole(
    editor: Editor, known: dict[str, str] | None = None
) -> dict[str, types.WorkspaceDocumentDiagnosticReport]:
    """The reports about the workspace, by URI."""
    ids = [types.PreviousResultId(uri, value) for uri, value in (known or {}).items()]
    answer = await editor.ask("workspace_diagnostic_async", types.WorkspaceDiagnosticParams(ids))
    return {each.uri: each for each in answer.items}


async def test_the_whole_workspace(launched: Launching, tmp_path: Path) -> None:
    """Files that are not open, and open ones as the editor has them."""
    for name in ("a/openbayes.yaml", "b/openbayes.yml", ".git/openbayes.yaml", "b/compose.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD)
    one, two = (uri_of(str(tmp_path / name)) for name in ("a/openbayes.yaml", "b/openbayes.yml"))
    editor = await launched("vscode", folder=tmp_path)
    await editor.open(GOOD, uri=two)
    found = await whole(editor)
    assert set(found) == {one, two}
    full = {uri: each for uri, each in found.items() if isinstance(each, types.WorkspaceFullDocumentDiagnosticReport)}
    assert [codes(list(full[uri].items)) for uri in (one, two)] == [{"OB501"}, set()]
    assert [full[uri].version for uri in (one, two)] == [None, 1]

    known = {uri: str(each.result_id) for uri, each in full.items()}
    assert {each.kind for each in (await whole(editor, known)).values()} == {"unchanged"}
    (tmp_path / "a/openbayes.yaml").write_text(GOOD)
    again = await whole(editor, known)
    assert [again[uri].kind for uri in (one, two)] == ["full", "unchanged"]
    await editor.close(two)
    assert (await whole(editor, known))[two].kind == "full"


async def test_what_lies_elsewhere_is_not_read(launched: Launching, tmp_path: Path) -> None:
    """Though the editor names it: it may have been open."""
    for name in ("folder/openbayes.yaml", "elsewhere/openbayes.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(BAD)
    editor = await launched("vscode", folder=tmp_path / "folder")
    away = uri_of(str(tmp_path / "elsewhere" / "openbayes.yaml"))
    report = (await whole(editor, {away: "x"}))[away]
    assert isinstance(report, types.WorkspaceFullDocumentDiagnosticReport)
    assert not report.items


async def test_bytes_that_are_no_text(launched: Launching, tmp_path: Path) -> None:
    """A file on disk may hold anything, and may be gone."""
    path = tmp_path / "openbayes.yaml"
    path.write_bytes(b"command: \xff\xfe\n")
    editor = await launched("vscode", folder=tmp_path)
    (report,) = (await whole(editor)).values()
    assert isinstance(report, types.WorkspaceFullDocumentDiagnosticReport)
    assert "OB003" in codes(list(report.items))
    path.unlink()
    (report,) = (await whole(editor, {report.uri: str(report.result_id)})).values()
    assert isinstance(report, types.WorkspaceFullDocumentDiagnosticReport)
    assert not report.items


async def test_an_edit_is_answered_at_once(launched: Launching) -> None:
    """No pause is waited for, as others do to bundle keystrokes: it would be the least that any edit takes."""
    editor = await launched("neovim-0.7")
    await editor.open(BAD * 4)
    await editor.diagnostics()
    times: list[float] = []
    for number in range(60):
        text = f"# {number}\n" + BAD
        start = time.perf_counter()
        await editor.change(text)
        await editor.diagnostics()
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.05
