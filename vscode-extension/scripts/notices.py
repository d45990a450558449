"""Writes THIRD_PARTY_NOTICES.txt: the licence of everything by others that is in the extension.

Needs what ``npm run bundle`` and ``npm run build`` leave behind. Run as ``npm run notices``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

EXTENSION = Path(__file__).resolve().parent.parent
INPUTS = EXTENSION / "dist" / "inputs.json"
LICENCES = EXTENSION / "bundled" / "licences"
TARGET = EXTENSION / "THIRD_PARTY_NOTICES.txt"
_PACKAGE = re.compile(r"(.*node_modules/(?:@[^/]+/)?[^/]+)/")
_RULE = "=" * 100
_HEAD = """obconf contains the following works of others.
"""


def main() -> None:
    """Write the file; a package without a licence text ends the program."""
    parts = [*packages_of_python(), *packages_of_javascript()]
    texts = [f"{_RULE}\n{name}\n{_RULE}\n\n{text.strip()}\n" for name, text in parts]
    TARGET.write_text("\n".join([_HEAD, *texts]), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(parts)} packages in {TARGET}\n")


def packages_of_python() -> Iterator[tuple[str, str]]:
    """Name with version, and licence, of what the language server needs."""
    for folder in sorted(LICENCES.iterdir()):
        yield folder.name.replace("-", " ") + " (Python)", _texts(sorted(folder.iterdir()))


def packages_of_javascript() -> Iterator[tuple[str, str]]:
    """Name with version, and licence, of what went into dist/extension.js."""
    inputs: list[str] = json.loads(INPUTS.read_text(encoding="utf-8"))
    for folder in sorted({match[1] for path in inputs if (match := _PACKAGE.match(path))}):
        package = json.loads((EXTENSION / folder / "package.json").read_text(encoding="utf-8"))
        texts = [path for path in sorted((EXTENSION / folder).iterdir()) if _is_licence(path.name)]
        if not texts:
            raise SystemExit(f"{folder} has no licence text")
        yield f"{package['name']} {package['version']} (JavaScript)", _texts(texts)


def _is_licence(name: str) -> bool:
    return re.match(r"(licen[cs]e|copying|notice|thirdpartynotices)", name, re.IGNORECASE) is not None


def _texts(paths: list[Path]) -> str:
    texts = [path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip() for path in paths]
    return "\n\n".join(dict.fromkeys(texts))


if __name__ == "__main__":
    main()
