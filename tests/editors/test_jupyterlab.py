"""JupyterLab with jupyterlab-lsp in a clean environment: obconf is found by its entry point, nothing is configured."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.editors.support import ROOT, environment

HOME = ROOT / ".cache" / "editors" / "jupyterlab"
PYTHON = str(HOME / "bin" / "python")


def install(*what: str) -> None:
    """Install packages into the environment."""
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *what], check=True)


@pytest.fixture(scope="module")
def python() -> str:
    """The environment's Python; the environment is made once."""
    if not (HOME / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        install("jupyterlab>=4,<5", "jupyterlab-lsp>=5,<6")
        (HOME / ".ready").touch()
    install("--force-reinstall", "--no-deps", str(ROOT))
    install(str(ROOT))
    return PYTHON


@pytest.fixture
def port(python: str, tmp_path: Path) -> Iterator[int]:
    """Where JupyterLab listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    server_options = ("ip=127.0.0.1", f"port={free}", "password=", f"root_dir={tmp_path}")
    options = ["--IdentityProvider.token=", *(f"--ServerApp.{each}" for each in server_options)]
    words = [python, "-m", "jupyterlab", "--no-browser", "--allow-root", *options]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(words, env=environment(tmp_path), cwd=tmp_path, stdout=log, stderr=log)
        yield free
        server.terminate()
        server.wait(30)


def asked(port: int, path: str) -> dict[str, Any]:
    """What the server answers as soon as it is there."""
    for _ in range(150):
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
            found: dict[str, Any] = json.load(answer)
            return found
        time.sleep(0.2)
    raise AssertionError("JupyterLab did not start")


def test_only_our_files_have_findings(python: str, port: int) -> None:
    """The server is listed, and looks at openbayes.yaml only."""
    assert list(asked(port, "lsp/status")["sessions"]) == ["obconf"]
    session = str(Path(__file__).parent / "jupyter_session.py")
    ended = subprocess.run([python, session, str(port)], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["file:///job/openbayes.yaml"] > 0
    assert "file:///job/other.yaml" not in found
