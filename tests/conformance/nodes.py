"""A small tree of YAML to be, and a writer that makes text of it in random styles."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any, TypeAlias

import yaml


class Raw:
    """Written exactly as given."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Text:
    """A text value; the writer chooses its quoting."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class Seq:
    __slots__ = ("items",)

    def __init__(self, *items: Node) -> None:
        self.items = list(items)


class Map:
    """Entries in order; keys may repeat."""

    __slots__ = ("entries",)

    def __init__(self, **entries: Node) -> None:
        self.entries: list[tuple[Node, Node]] = [(Text(key), value) for key, value in entries.items()]

    def keys(self) -> list[str]:
        return [key.value for key, _ in self.entries if isinstance(key, Text)]

    def get(self, name: str) -> Node | None:
        return next((v for k, v in self.entries if isinstance(k, Text) and k.value == name), None)

    def set(self, name: str, value: Node) -> None:
        """Replace the first entry of that name, or add one at the end."""
        for index, (key, _) in enumerate(self.entries):
            if isinstance(key, Text) and key.value == name:
                self.entries[index] = (key, value)
                return
        self.add(name, value)

    def add(self, name: str | Node, value: Node) -> None:
        self.entries.append((Text(name) if isinstance(name, str) else name, value))

    def drop(self, name: str) -> None:
        self.entries = [(k, v) for k, v in self.entries if not (isinstance(k, Text) and k.value == name)]

    def rename(self, old: str, new: str) -> None:
        self.entries = [(Text(new) if isinstance(k, Text) and k.value == old else k, v) for k, v in self.entries]


class Tagged:
    """A node with an anchor or a tag in front."""

    __slots__ = ("node", "prefix")

    def __init__(self, prefix: str, node: Node) -> None:
        self.prefix = prefix
        self.node = node


Node: TypeAlias = Raw | Text | Seq | Map | Tagged


@cache
def plain_ok(text: str) -> bool:
    """Whether the text may stand without quotes, in block and in flow."""
    if not text or text != text.strip() or "\n" in text:
        return False
    try:
        read: Any = yaml.safe_load(f"k: {text}\nf: [{text}]\n")
    except Exception:
        return False
    return bool(read == {"k": text, "f": [text]})


class Writer:
    """Writes one document; every choice of style comes from `rng`."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._step = rng.choice((2, 2, 2, 4))
        self._dash = rng.choice((0, self._step))
        self._flow = rng.choice((0.0, 0.15, 0.5))
        self._remark = rng.choice((0.0, 0.0, 0.1))

    def document(self, root: Map) -> str:
        if self._rng.random() < 0.03:
            return self._inline(root) + "\n"
        return self._entries(root, 0)

    def _entries(self, node: Map, indent: int) -> str:
        return "".join(
            self._blank(indent) + " " * indent + self._key(key) + ":" + self._after(value, indent)
            for key, value in node.entries
        )

    def _blank(self, indent: int) -> str:
        if self._rng.random() >= self._remark:
            return ""
        return self._rng.choice(("\n", f"{' ' * indent}# note: a remark\n", "# 说明\n"))

    def _after(self, node: Node, indent: int) -> str:
        """What follows a colon, to the end of the line or block."""
        prefix = ""
        if isinstance(node, Tagged):
            prefix, node = f" {node.prefix}", node.node
        if isinstance(node, Text) and self._block_scalar_ok(node.value):
            return prefix + self._block_scalar(node.value, indent + self._step)
        if isinstance(node, Map) and self._is_block(node.entries):
            return f"{prefix}\n" + self._entries(node, indent + self._step)
        if isinstance(node, Seq) and self._is_block(node.items):
            return f"{prefix}\n" + "".join(self._item(item, indent + self._dash) for item in node.items)
        inline = self._inline(node)
        return f"{prefix} {inline}{self._tail()}\n" if inline else f"{prefix}\n"

    def _tail(self) -> str:
        return "  # 备注" if self._rng.random() < self._remark else ""

    def _is_block(self, content: list[Any]) -> bool:
        return bool(content) and self._rng.random() >= self._flow

    def _item(self, node: Node, indent: int) -> str:
        if isinstance(node, Map) and self._is_block(node.entries):
            text = self._entries(node, indent + 2)
            first = text.index(text.lstrip(" \n")[:1]) if text.strip() else 0
            if first == indent + 2 and not text.lstrip().startswith("#"):
                return " " * indent + "- " + text[indent + 2 :]
        return f"{' ' * indent}- {self._inline(node)}\n"

    def _key(self, key: Node) -> str:
        if isinstance(key, Text):
            return key.value if plain_ok(key.value) and self._rng.random() < 0.95 else self._quoted(key.value)
        return self._inline(key)

    def _inline(self, node: Node) -> str:
        match node:
            case Raw():
                return node.text
            case Text():
                return self._scalar(node.value)
            case Tagged():
                return f"{node.prefix} {self._inline(node.node)}"
            case Seq():
                return "[" + ", ".join(self._inline(item) for item in node.items) + "]"
            case Map():
                return "{" + ", ".join(f"{self._key(k)}: {self._inline(v)}" for k, v in node.entries) + "}"

    def _scalar(self, text: str) -> str:
        if plain_ok(text) and self._rng.random() < 0.7:
            return text
        return self._quoted(text)

    def _quoted(self, text: str) -> str:
        if text.isprintable() and self._rng.random() < 0.5:
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def _block_scalar_ok(self, text: str) -> bool:
        fits = (
            bool(text) and text == text.strip(" ") and text[0] not in "\n \t" and text.replace("\n", "").isprintable()
        )
        return fits and not text.endswith("\n\n") and self._rng.random() < (0.6 if "\n" in text else 0.06)

    def _block_scalar(self, text: str, indent: int) -> str:
        mark = "|" if text.endswith("\n") else "|-"
        if "\n" not in text and self._rng.random() < 0.4:
            mark = ">-"
        body = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in text.removesuffix("\n").split("\n"))
        return f" {mark}\n{body}"
