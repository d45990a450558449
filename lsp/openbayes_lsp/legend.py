"""The kinds of tokens that are told apart. Their places in these lists are their numbers in the protocol."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

TokenType: TypeAlias = Literal[
    "namespace", "class", "number", "keyword", "variable", "function", "parameter", "operator"
]
Modifier: TypeAlias = Literal["readonly", "modification"]

TYPES: Final[tuple[TokenType, ...]] = (
    "namespace",
    "class",
    "number",
    "keyword",
    "variable",
    "function",
    "parameter",
    "operator",
)
MODIFIERS: Final[tuple[Modifier, ...]] = ("readonly", "modification")
