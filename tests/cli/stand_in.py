"""A folder to run in, and a program that stands in for the official client."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.support import COMPLETE, Run, obconf

posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a #! line")
STAND_IN = """\
import json, os, sys
from pathlib import Path
Path(os.environ["SEEN"]).write_text(json.dumps({"argv": sys.argv[1:], "utf8": os.environ.get("PYTHONUTF8")}))
print("out of the client")
print("err of the client", file=sys.stderr)
print("stdin:" + sys.stdin.readline().strip())
sys.exit(int(os.environ.get("CODE", "0")))
"""


class Place:
    """A folder with a file, and a stand-in for the client that is first on PATH."""

    def __init__(self, folder: Path, version: str = "0.28.5") -> None:
        self.folder = folder / "project"
        self.folder.mkdir()
        self.seen = folder / "seen.json"
        self.bin = folder / "env" / "bin"
        packages = folder / "env" / "lib" / "python3.11" / "site-packages" / f"openbayes_cli-{version}.dist-info"
        packages.mkdir(parents=True)
        (packages / "METADATA").write_text(f"Metadata-Version: 2.1\nName: openbayes-cli\nVersion: {version}\n")
        self.bin.mkdir()
        self.client(STAND_IN)
        self.file(COMPLETE)

    def client(self, code: str) -> None:
        """Make ``code`` the client."""
        program = self.bin / "bayes"
        program.write_text(f"#!{sys.executable}\n{code}")
        program.chmod(0o755)

    def file(self, text: str) -> None:
        """Make ``text`` the file."""
        (self.folder / "openbayes.yaml").write_text(text, encoding="utf-8")

    def variables(self, **more: str) -> dict[str, str]:
        """What the process gets beside the usual."""
        return {"PATH": str(self.bin), "SEEN": str(self.seen), "OBCONF_LANG": "en", "PYTHONUTF8": "0", **more}

    def __call__(self, *words: str, stdin: bytes = b"", **more: str) -> Run:
        """``obconf run`` with these words."""
        return obconf("run", *words, cwd=self.folder, stdin=stdin, env=self.variables(**more))

    @property
    def argv(self) -> list[str] | None:
        """What the client was given; ``None`` where it did not run."""
        found: list[str] | None = json.loads(self.seen.read_text())["argv"] if self.seen.exists() else None
        return found
