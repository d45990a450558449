"""``python -m tests.screens --write`` rewrites the expected texts; without it they are printed."""

from __future__ import annotations

import sys

from tests.screens.moments import LANGS, MOMENTS
from tests.screens.screen import FOLDER, path_of, screen

if __name__ == "__main__":
    write = sys.argv[1:] == ["--write"]
    if write:
        FOLDER.mkdir(exist_ok=True)
        for stale in FOLDER.glob("*.txt"):
            stale.unlink()
    for moment in MOMENTS:
        for lang in LANGS:
            text = screen(moment, lang)
            if write:
                path_of(moment, lang).write_text(text, encoding="utf-8", newline="\n")
            else:
                print(text)
