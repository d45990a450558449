"""What holds for a file: settings, configuration, names, and open buffers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from openbayes_config.lookup.unusable import Unusable
from openbayes_config.words import words
from openbayes_lsp.buffers import BufferedFiles
from openbayes_lsp.projects import Projects
from openbayes_lsp.workspace import find, path_of, uri_of

MANIFEST = Path(__file__).parents[2] / "vscode-extension" / "package.json"


class Told(list[Unusable]):
    """The mistakes that were told."""


@pytest.fixture
def told() -> Told:
    """Nothing so far."""
    return Told()


@pytest.fixture
def buffers() -> dict[str, str]:
    """The open files by path."""
    return {}


@pytest.fixture
def projects(told: Told, buffers: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Projects:
    """Projects of a user without a catalogue."""
    monkeypatch.setattr("openbayes_config.lookup.catalogs.user_file", lambda: str(tmp_path / "user" / "catalog.json"))
    return Projects(buffers.get, told.append)


def test_the_editor_is_asked_where_the_project_says_nothing(projects: Projects, tmp_path: Path) -> None:
    """Settings of the editor, and what the project's own file leaves open."""
    uri = uri_of(str(tmp_path / "openbayes.yaml"))
    projects.configure({"mode": "task", "ignore": ["OB504"], "lang": "en", "codeLens": {"enable": False}})
    project = projects.of(uri)
    assert (project.mode, project.settings.ignore, project.lang, project.lenses) == ("task", ("OB504",), "en", False)
    (tmp_path / "obconf.toml").write_text('ignore = ["OB101"]\n')
    project = projects.of(uri)
    assert (project.mode, project.settings.ignore) == ("task", ("OB101",))


def test_a_configuration_counts_as_soon_as_it_changes(
    projects: Projects, buffers: dict[str, str], tmp_path: Path
) -> None:
    """On disk and, before it is saved, in the editor."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    uri = uri_of(str(inner / "openbayes.yaml"))
    config = tmp_path / "pyproject.toml"
    config.write_text('[tool.obconf]\nmode = "task"\n')
    assert projects.of(uri).mode == "task"
    config.write_text('[tool.obconf]\nmode = "workspace"\n')
    assert projects.of(uri).mode == "workspace"
    buffers[str(config)] = '[tool.obconf]\nmode = "hypertuning"\n'
    assert projects.of(uri).mode == "hypertuning"
    del buffers[str(config)]
    config.unlink()
    assert projects.of(uri).mode == "any"


def test_each_mistake_is_told_once(projects: Projects, told: Told, tmp_path: Path) -> None:
    """A configuration that cannot be used does not stop anything."""
    uri = uri_of(str(tmp_path / "openbayes.yaml"))
    (tmp_path / "obconf.toml").write_text("mode = 3\n")
    assert [projects.of(uri).mode for _ in range(3)] == ["any"] * 3
    assert [each.fields["line"] for each in told] == [1]
    projects.configure({"mode": "walk"})
    assert len(told) == 2
    (tmp_path / ".obconf.toml").write_text("mode =\n")
    assert projects.of(uri).mode == "any"
    assert len(told) == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"client": "latest"}, "`client` is `latest`, which is no version of the official client"),
        ({"lang": "fr"}, "`lang` cannot be `fr`; the choices are zh, en."),
        ({"mode": "Task"}, "`mode` cannot be `Task`"),
        (
            {"diagnostics": {"schema": "maybe"}},
            "`diagnostics.schema` cannot be `maybe`; the choices are auto, on, off.",
        ),
        ({"diagnostics": "off"}, "`diagnostics` takes an object with `schema`, not this text."),
        ({"codeLens": {"enable": "no"}}, "`codeLens.enable` takes `true` or `false`, not this text."),
        ({"inlayHints": "off"}, "`inlayHints` takes an object with `enable`, not this text."),
        ({"extend_select": ["OB309"]}, "there is no key `extend_select`; did you mean `extendSelect`?"),
        ({"catalog": "missing.json"}, "missing.json, which the settings name."),
    ],
)
def test_odd_settings_are_told_and_left_out(
    given: dict[str, object], said: str, projects: Projects, told: Told, tmp_path: Path
) -> None:
    """Nothing else is touched by them."""
    projects.configure({"ignore": ["OB504"], **given})
    project = projects.of(uri_of(str(tmp_path / "openbayes.yaml")))
    assert (project.mode, project.settings.ignore, project.lenses, project.schema) == ("any", ("OB504",), True, "auto")
    assert [said in words(each.text, "en", **each.fields) for each in told] == [True]
    assert all(words(each.text, "zh", **each.fields) for each in told)


def test_what_the_extension_keeps_for_itself_is_no_mistake(projects: Projects, told: Told) -> None:
    """All settings of VS Code, as it sends them."""
    properties = json.loads(MANIFEST.read_text(encoding="utf-8"))["contributes"]["configuration"]["properties"]
    sent: dict[str, Any] = {}
    for name, described in properties.items():
        *outer, last = name.removeprefix("obconf.").split(".")
        inner = sent.setdefault(outer[0], {}) if outer else sent
        inner[last] = described["default"]
    projects.configure(sent)
    assert not told


def test_a_catalogue_is_named_from_the_folder_of_the_workspace(projects: Projects, told: Told, tmp_path: Path) -> None:
    """Wherever the server was started."""
    listing = {"kind": "resource", "account": "", "date": "2026-01-01", "names": [{"name": "rtx-1"}]}
    (tmp_path / "names.json").write_text(json.dumps({"schema_version": 1, "listings": [listing]}))
    projects.folders = (str(tmp_path),)
    projects.configure({"catalog": "names.json"})
    catalog = projects.of(uri_of(str(tmp_path / "a" / "openbayes.yaml"))).catalog
    assert catalog
    assert not told


def test_excluded_files_are_marked(projects: Projects, tmp_path: Path) -> None:
    """Patterns are relative to the configuration's folder."""
    (tmp_path / "obconf.toml").write_text('exclude = ["old/**"]\n')
    (tmp_path / "old").mkdir()
    assert projects.of(uri_of(str(tmp_path / "old" / "openbayes.yaml"))).excluded
    assert not projects.of(uri_of(str(tmp_path / "openbayes.yaml"))).excluded


def test_the_nearest_catalogue_is_read_again_when_it_changes(projects: Projects, tmp_path: Path) -> None:
    """Names of the user's own account."""
    uri = uri_of(str(tmp_path / "openbayes.yaml"))
    assert projects.of(uri).catalog is None
    folder = tmp_path / ".obconf"
    folder.mkdir()
    for name in ("rtx-1", "rtx-02"):
        listing = {"kind": "resource", "account": "", "date": "2026-01-01", "names": [{"name": name}]}
        (folder / "catalog.json").write_text(json.dumps({"schema_version": 1, "listings": [listing]}))
        catalog = projects.of(uri).catalog
        assert catalog
        assert [each.name for each in catalog.resources] == [name]


def test_open_buffers_count_as_files(buffers: dict[str, str], tmp_path: Path) -> None:
    """Also those that were never saved."""
    files = BufferedFiles(str(tmp_path), buffers.get)
    assert not files.exists("train.py")
    buffers[str(tmp_path / "train.py")] = "x = 1\n"
    assert files.exists("train.py")
    assert files.read("train.py") == "x = 1\n"
    (tmp_path / "other.py").write_text("y = 2\n")
    assert files.read("other.py") == "y = 2\n"
    assert files.read("../secret.py") is None


def test_a_buffer_without_a_folder_has_a_project(projects: Projects) -> None:
    """An untitled buffer of our language."""
    project = projects.of("untitled:Untitled-1")
    assert (project.files, project.catalog) == (None, None)


def test_the_files_of_a_workspace(tmp_path: Path) -> None:
    """Both spellings, not hidden ones, each once."""
    for name in ("openbayes.yaml", "a/openbayes.yml", ".git/openbayes.yaml", "a/other.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = find([str(tmp_path), str(tmp_path / "a")])
    assert found == [str(tmp_path / "a" / "openbayes.yml"), str(tmp_path / "openbayes.yaml")]


def test_a_folder_that_leads_to_another_one_is_looked_at_once(tmp_path: Path) -> None:
    """By the name that came first."""
    (tmp_path / "a").mkdir()
    (tmp_path / "openbayes.yaml").write_text("")
    try:
        (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert find([str(tmp_path), str(tmp_path / "a" / "up")]) == [str(tmp_path / "openbayes.yaml")]


@pytest.mark.parametrize("name", ["a b", "数据", "100%", "#x"])
def test_paths_and_uris_are_inverse(name: str, tmp_path: Path) -> None:
    """Whatever a folder is called."""
    path = str(tmp_path / name / "openbayes.yaml")
    assert path_of(uri_of(path)) == path


NO_PATHS = ["untitled:Untitled-1", "vscode-remote://127.0.0.1/x", "file:", "", "http://[", f"file:///{'a/' * 5000}b"]


@pytest.mark.parametrize("uri", NO_PATHS)
def test_what_is_not_on_this_disk_has_no_path(uri: str) -> None:
    """Other schemes, no scheme, and what no system opens."""
    assert path_of(uri) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can write it")
def test_a_path_that_cannot_be_written_down_is_none() -> None:
    """Half of a character, which JSON can carry."""
    assert path_of("file:///\ud800/openbayes.yaml") is None


@pytest.mark.parametrize("environ", [{}, {"XDG_CONFIG_HOME": "/elsewhere", "APPDATA": "/roaming"}])
def test_the_general_catalogue_is_where_programs_keep_their_settings(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On this system; click knows the folder on all of them."""
    import click

    from openbayes_config.lookup.catalogs import user_file

    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert user_file() == str(Path(click.get_app_dir("obconf"), "catalog.json"))
