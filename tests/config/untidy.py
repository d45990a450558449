"""Random YAML in all its forms, indented and spaced as nobody should."""

from __future__ import annotations

from random import Random

_KEYS = ("a", "b", "key", "名称", "'q k'", '"d"', "x-y", "1", "true")
_SCALARS = (
    *("1", "text", "two words", "'it''s'", '"d\\n q"', "~", "", "http://a#b", "-1", "&A x", "!!str 2"),
    *("[1,2 , 3]", "{x: 1,y : 2}", "[ ]", "{ }", "[a, {b: c}, [d]]"),
)
_HEADERS = ("|", "|", ">", "|-", ">+", "|+")
_DEEPEST = 4


class Untidy:
    """Writes one document, line by line; some of what it writes is no YAML."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._lines: list[str] = []

    def text(self) -> str:
        """A whole document, in one of the three kinds of line ends."""
        self._lines = []
        self._mapping(0, 0)
        newline = self._rng.choice(("\n", "\n", "\r\n", "\r"))
        return newline.join(self._lines) + self._rng.choice(("", newline, newline * 3))

    def _some(self, *choices: str) -> str:
        return self._rng.choice(choices)

    def _gap(self, indent: int) -> None:
        """Now and then a comment or blank lines."""
        kind = self._rng.random()
        if kind < 0.1:
            column = self._rng.choice((0, max(0, indent - 1), indent, indent, indent + 2))
            self._lines.append(" " * column + "# own" + self._some("", "  "))
        elif kind < 0.2:
            self._lines += [self._some("", "   ")] * self._rng.randint(1, 3)

    def _mapping(self, indent: int, depth: int) -> None:
        for key in self._rng.sample(_KEYS, self._rng.randint(1, 4)):
            self._gap(indent)
            if self._rng.random() < 0.05:
                self._lines += [f"{' ' * indent}?  {key}", f"{' ' * indent}:  v"]
            else:
                prefix = " " * indent + key + self._some(":", ":", ":", " :") + self._some(" ", " ", "   ")
                self._value(indent, depth, prefix, self._rng.choice((0, 2, 2, 4)))

    def _sequence(self, indent: int, depth: int) -> None:
        for _ in range(self._rng.randint(1, 3)):
            self._gap(indent)
            blanks = self._rng.choice((1, 1, 1, 3))
            dash = " " * indent + "-" + " " * blanks
            if depth < _DEEPEST and self._rng.random() < 0.5:
                self._inline(dash, self._rng.choice((self._mapping, self._sequence)), depth)
            else:
                self._value(indent, depth, dash, self._rng.choice((1, 2, 4)))

    def _inline(self, dash: str, write: object, depth: int) -> None:
        """A collection whose first line is that of the dash."""
        begin = len(self._lines)
        assert callable(write)
        write(len(dash), depth + 1)
        while not self._lines[begin].strip() or self._lines[begin].lstrip().startswith("#"):
            del self._lines[begin]
        self._lines[begin] = dash + self._lines[begin].lstrip()

    def _value(self, indent: int, depth: int, prefix: str, dashes: int) -> None:
        kind = self._rng.random() if depth < _DEEPEST else 0.4 + 0.6 * self._rng.random()
        deeper = indent + self._rng.choice((1, 2, 2, 3, 4))
        if kind < 0.2:
            self._lines.append(prefix + self._some("", "&B", "# behind"))
            self._mapping(deeper, depth + 1)
        elif kind < 0.4:
            self._lines.append(prefix.rstrip())
            self._sequence(indent + dashes, depth + 1)
        elif kind < 0.55:
            self._block(indent, deeper, prefix)
        elif kind < 0.7:
            self._lines += self._rng.choice(self._over_lines(indent, deeper, prefix))
        else:
            self._lines.append(prefix + self._rng.choice(_SCALARS) + self._some("", "", "", "  ", " # t", "     # t"))

    def _over_lines(self, indent: int, deeper: int, prefix: str) -> tuple[list[str], ...]:
        at, quote = " " * deeper, self._some("", "'", '"')
        closing = " " * self._rng.choice((indent, indent + 1, deeper)) + "]"
        return (
            [f"{prefix}{quote}one", f"{at}   two", "", f"{at}three{quote}"],
            [f"{prefix}[1,", f"{at}2 , # in", f"{at} {{a: 1,", f"{at}   b: 2}}", closing],
            [prefix.rstrip(), f"{at}own line"],
        )

    def _block(self, indent: int, deeper: int, prefix: str) -> None:
        header, at = self._rng.choice(_HEADERS), " " * deeper
        lines = [at + self._some("text", "  deep", "# no comment", "- a: b", "x  ") for _ in range(3)]
        lines.insert(self._rng.randint(0, 3), self._some("", "  ", at, at + "  "))
        if self._rng.random() < 0.3:
            header = header[0] + str(deeper - indent) + header[1:]
            lines[0] = at + "  deep"
        self._lines += [prefix + header + self._some("", " # behind", "   "), *lines[: self._rng.randint(1, 4)]]
