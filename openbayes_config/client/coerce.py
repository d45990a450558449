"""Texts and numbers as the client's model takes them, from the values that YAML gives.

Observed with openbayes-cli 0.28.5 and 0.28.0 and pydantic 2.9 to 2.14. ``None`` stands for "refused".
"""

from __future__ import annotations

import math

# What is stripped from a number that is written as text; U+001C to U+001F stay.
_BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_MOST_DIGITS = 4300
_INT64 = 2.0**63
_DIGITS = frozenset("0123456789")
_FLOAT_CHARACTERS = frozenset("0123456789+-.eE")
_FLOAT_WORDS = frozenset({"inf", "infinity", "nan"})


def to_text(value: object) -> str | None:
    """A text; binary data counts where it is UTF-8."""
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def is_unicode(text: str) -> bool:
    """Whether a text can be written at all: not with half of a surrogate pair in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def to_integer(value: object) -> int | None:
    """A whole number, from numbers, booleans and text."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return int(value) if math.isfinite(value) and value.is_integer() and -_INT64 < value < _INT64 else None
    text = to_text(value)
    return None if text is None else _integer_in(text.strip(_BLANKS))


def to_number(value: object) -> float | None:
    """A number with a fraction, from numbers, booleans and text."""
    if isinstance(value, (int, float)):
        try:
            return float(value)
        except OverflowError:
            return None
    text = to_text(value)
    if text is None:
        return None
    found = _float_in(text.strip(_BLANKS))
    # Underscores are only understood where no blanks stand around the number.
    return _float_in(text.replace("_", "")) if found is None and _underscores_fit(text) else found


def _integer_in(text: str) -> int | None:
    sign = text[:1] if text[:1] in ("+", "-") else ""
    whole, point, fraction = text[len(sign) :].partition(".")
    if point and (not fraction or fraction.strip("0")):
        return None
    if whole[:1] not in _DIGITS:
        return None
    # Zeros in front go, with underscores among them; a minus sign may follow them.
    digits = whole.lstrip("0_") or whole[-1:] if whole[:1] == "0" else whole
    if not _underscores_fit(digits):
        return None
    digits = digits.replace("_", "")
    if digits[:1] == "-" and sign != "-":
        sign, digits = "-", digits[1:]
        if digits[:1] == "0" and digits != "0":
            return None
    return int(sign + digits) if digits and _DIGITS.issuperset(digits) and len(digits) <= _MOST_DIGITS else None


def _underscores_fit(text: str) -> bool:
    return not (text.startswith("_") or text.endswith("_") or "__" in text)


def _float_in(text: str) -> float | None:
    if not _FLOAT_CHARACTERS.issuperset(text) and text.lstrip("+-").lower() not in _FLOAT_WORDS:
        return None
    try:
        return float(text)
    except ValueError:
        return None
