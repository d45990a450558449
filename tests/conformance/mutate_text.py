"""Mutations of the finished text and of its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from random import Random

from tests.conformance.draft import Draft

Mutation = Callable[[Draft], None]

HARMLESS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: "\ufeff" + text,
    lambda text: "\ufeff\ufeff" + text,
    lambda text: text.removesuffix("\n"),
    lambda text: "---\n" + text,
    lambda text: text + "...\n",
    lambda text: "%YAML 1.2\n---\n" + text,
    lambda text: "# 说明\n\n" + text + "\n# end",
    lambda text: text + "\n\n   \n",
    lambda text: text + "# form\ufffd \u2028 feed\n",
    lambda text: "\ufeff" + text.replace("\n", "\r\n"),
)
HARMFUL: tuple[Callable[[str], str], ...] = (
    lambda text: text + "---\na: 1\n",
    lambda text: "%YAML 2.0\n---\n" + text,
    lambda text: text.replace("node: ", "node:\t", 1),
    lambda text: text.replace("\nenv", "\n\u00a0env", 1),
    lambda text: text.replace("node:", "node：", 1),
    lambda text: text.replace("node: ", "node:", 1),
    lambda text: text + "\tx: 1\n",
    lambda text: text + "x: \x07\n",
    lambda text: text + "x: \x00\n",
    lambda text: text + "x: \x7f\n",
    lambda text: "- a\n",
    lambda text: "",
    lambda text: "# only a comment\n",
    lambda text: "text",
    lambda text: "null\n",
    lambda text: "0\n",
    lambda text: text + "x: " + "[" * 900 + "]" * 900 + "\n",
    lambda text: text + "\x0c\n",
    lambda text: text + "]\n",
    lambda text: " " + text,
)


def harmless(draft: Draft) -> None:
    draft.rewrites.append(draft.rng.choice(HARMLESS))


def harmful(draft: Draft) -> None:
    draft.rewrites.append(draft.rng.choice(HARMFUL))


def encoding(draft: Draft) -> None:
    codec = draft.rng.choice(("utf-16", "utf-16-le", "gbk", "latin-1", "utf-32", "cp1252"))
    draft.rewrites.append(lambda text: text + "# 数据 é\n")
    draft.encode = lambda text: codecs.encode(text, codec, "replace")


def deep(draft: Draft) -> None:
    depth = draft.rng.choice((5, 30, 60))
    text = "[" * depth + "]" * depth
    draft.rewrites.append(lambda old: old.removesuffix("\n") + f"\nx-deep: {text}\n")


def edited(draft: Draft) -> None:
    """One random edit, as fingers make it."""
    seed = draft.rng.randrange(1 << 30)
    draft.rewrites.append(lambda text: _edit(text, Random(seed)))


def _edit(text: str, rng: Random) -> str:
    lines = text.split("\n")
    row = rng.randrange(len(lines))
    at = rng.randrange(len(text) + 1)
    kind = rng.randrange(6)
    if kind == 0:
        return "\n".join(lines[:row] + lines[row + 1 :])
    if kind == 1:
        return "\n".join([*lines[:row], " " + lines[row], *lines[row + 1 :]])
    if kind == 2:
        return "\n".join([*lines[:row], lines[row], *lines[row:]])
    if kind == 3:
        return text[:at] + text[at + 1 :]
    if kind == 4:
        return text[:at]
    return text[:at] + rng.choice("\"':#,[]{}&*!|>-? \t\n%@`x1") + text[at:]


TEXT: dict[str, Mutation] = {
    "harmless text": harmless,
    "harmful text": harmful,
    "encoding": encoding,
    "deep": deep,
    "edited": edited,
}
