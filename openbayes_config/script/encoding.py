"""The encoding of a Python source (PEP 263)."""

from __future__ import annotations

from openbayes_config.script.model import MAX_SIZE, Unread

_BOM = b"\xef\xbb\xbf"
# Text codecs of Python that no source is written in, and whose work is not linear.
_STRANGE = frozenset(("idna", "punycode", "undefined"))


def decode(data: bytes) -> str | Unread:
    """The text of a source in UTF-8 or in the encoding that one of its first two lines declares."""
    if len(data) > MAX_SIZE:
        return Unread("too_large")
    marked = data.startswith(_BOM)
    data = data[len(_BOM) :] if marked else data
    name = "utf-8" if marked else _declared(data) or "utf-8"
    if name.replace("-", "_").lower() in _STRANGE:
        return Unread("encoding")
    try:
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return Unread("encoding")


def _declared(data: bytes) -> str | None:
    import re

    for line in data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n", 2)[:2]:
        found = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]{1,40})", line[:1000])
        if found:
            return found.group(1).decode("ascii", "replace")
        if line.strip() and not line.lstrip().startswith(b"#"):
            return None
    return None
