"""Draws ``images/icon.png``: a list, as in a YAML file, and a tick. Run as ``npm run icon``."""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path
from typing import NamedTuple, TypeAlias

SIZE = 256
SAMPLES = 4
TARGET = Path(__file__).resolve().parent.parent / "images" / "icon.png"
Colour: TypeAlias = tuple[int, int, int, float]

TOP: Colour = (30, 82, 148, 1.0)
BOTTOM: Colour = (13, 35, 66, 1.0)
BRIGHT: Colour = (236, 243, 252, 1.0)
PALE: Colour = (143, 178, 222, 1.0)
GREEN: Colour = (46, 174, 110, 1.0)


class Bar(NamedTuple):
    """A line with round ends; all in parts of the picture's width."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        length = (self.x2 - self.x1) ** 2 + (self.y2 - self.y1) ** 2
        part = ((x - self.x1) * (self.x2 - self.x1) + (y - self.y1) * (self.y2 - self.y1)) / length if length else 0
        part = min(1.0, max(0.0, part))
        near = math.hypot(x - self.x1 - part * (self.x2 - self.x1), y - self.y1 - part * (self.y2 - self.y1))
        return near <= self.width / 2


# From front to back.
BARS = (
    Bar(0.655, 0.715, 0.705, 0.765, 0.05, BRIGHT),
    Bar(0.705, 0.765, 0.80, 0.655, 0.05, BRIGHT),
    Bar(0.73, 0.71, 0.73, 0.71, 0.34, GREEN),
    Bar(0.73, 0.71, 0.73, 0.71, 0.42, BOTTOM),
    Bar(0.20, 0.27, 0.23, 0.27, 0.07, GREEN),
    Bar(0.36, 0.27, 0.80, 0.27, 0.07, BRIGHT),
    Bar(0.20, 0.43, 0.23, 0.43, 0.07, GREEN),
    Bar(0.36, 0.43, 0.66, 0.43, 0.07, PALE),
    Bar(0.20, 0.59, 0.23, 0.59, 0.07, GREEN),
    Bar(0.36, 0.59, 0.74, 0.59, 0.07, PALE),
    Bar(0.20, 0.75, 0.23, 0.75, 0.07, GREEN),
    Bar(0.36, 0.75, 0.48, 0.75, 0.07, BRIGHT),
)
RADIUS = 0.2


def main() -> None:
    """Write the picture."""
    rows = [b"\0" + bytes(value for x in range(SIZE) for value in pixel(x, y)) for y in range(SIZE)]
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    chunks = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"".join(rows), 9)), chunk(b"IEND", b""))
    TARGET.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pixel(column: int, row: int) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity of a pixel, each from 0 to 255."""
    steps = [(place + 0.5) / SAMPLES for place in range(SAMPLES)]
    seen = [colour((column + dx) / SIZE, (row + dy) / SIZE) for dx in steps for dy in steps]
    opacity = sum(each[3] for each in seen)
    if not opacity:
        return (0, 0, 0, 0)
    red, green, blue = (round(sum(each[index] * each[3] for each in seen) / opacity) for index in range(3))
    return (red, green, blue, round(255 * opacity / len(seen)))


def colour(x: float, y: float) -> Colour:
    """What is seen at a point."""
    corner = math.hypot(max(0.0, abs(x - 0.5) - 0.5 + RADIUS), max(0.0, abs(y - 0.5) - 0.5 + RADIUS))
    if corner > RADIUS:
        return (0, 0, 0, 0.0)
    bar = next((each for each in BARS if each.covers(x, y)), None)
    return bar.colour if bar else shade(y)


def shade(y: float) -> Colour:
    """The background, darker towards the bottom."""
    red, green, blue = (round(top + (bottom - top) * y) for top, bottom in zip(TOP[:3], BOTTOM[:3], strict=True))
    return (red, green, blue, 1.0)


if __name__ == "__main__":
    main()
