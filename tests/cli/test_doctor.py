"""What obconf tells about its surroundings."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbayes_cli import installed
from openbayes_config import __version__
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment with a client that would leave a trace if it were run; it stands first on PATH."""
    environment = tmp_path / "home" / "env"
    packages = environment / "lib" / "python3.11" / "site-packages" / "openbayes_cli-0.28.0.dist-info"
    packages.mkdir(parents=True)
    (packages / "METADATA").write_text("Metadata-Version: 2.1\nName: openbayes-cli\nVersion: 0.28.0\n")
    program = environment / "bin" / "bayes"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/was-run'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_tells_where_things_are(lang: str, client: Path, inside: Inside) -> None:
    """Versions, configuration, what `bayes` finds; the client is not run, and no user is named."""
    folder = client / "home" / "project"
    folder.mkdir()
    (folder / "openbayes.yaml").write_text(COMPLETE)
    (folder / "obconf.toml").write_text("mode = 'task'\n")
    run = inside("doctor", "--lang", lang, cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert __version__ in run.out and "0.28.0, ~/env/bin/bayes" in run.out
    assert "~/project/obconf.toml" in run.out and str(client / "home") not in run.out
    assert not (client / "was-run").exists()
    run.out.encode("gbk")


def test_it_tells_what_is_missing(tmp_path: Path, inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """No client, no file, no link to a container."""
    monkeypatch.setenv("PATH", str(tmp_path))
    run = inside("doctor", "--lang", "en", "--isolated", cwd=tmp_path)
    assert run.code == 0
    assert "not found" in run.out and "not in this folder; `bayes` looks nowhere else" in run.out


@pytest.mark.parametrize(
    ("variables", "why"),
    [({"OBCONF_LANG": "en"}, "OBCONF_LANG"), ({"LANG": "en_US.UTF-8"}, "LANG"), ({"LC_ALL": "en"}, "LC_ALL")],
)
def test_it_tells_what_chose_the_language(variables: dict[str, str], why: str, tmp_path: Path, inside: Inside) -> None:
    """The variable that named it."""
    assert f"en ({why})" in inside("doctor", cwd=tmp_path, env=variables).out


def test_it_tells_how_the_installed_client_differs(client: Path, inside: Inside) -> None:
    """By the rules that speak with one version only."""
    folder = client / "home" / "project"
    folder.mkdir()
    (folder / "openbayes.yaml").write_text(COMPLETE.replace("epochs: 5", "{}"))
    assert "with 0.28.0 the findings are the same" in inside("doctor", "--lang", "en", cwd=folder).out
    (folder / "openbayes.yaml").write_text(COMPLETE.replace("epochs: 5", "k: {is_secret: true, source: env, env: K}"))
    assert "with 0.28.0 also: OB" in inside("doctor", "--lang", "en", cwd=folder).out


def test_two_versions_are_none(client: Path) -> None:
    """Where it cannot be known, nothing is guessed."""
    found = installed.find_bayes()
    assert found is not None and found.version == "0.28.0"
    other = client / "home/env/lib/python3.12/site-packages/openbayes_cli-0.28.5.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: openbayes-cli\nVersion: 0.28.5\n")
    found = installed.find_bayes()
    assert found is not None and found.version is None
