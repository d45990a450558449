"""Names that look like another one."""

from __future__ import annotations

# A changed name is another name when more than a third of it differs.
_SHARE = 3
_MOST = 4
# Letters that are typed for a digit, and taken for one by the eye.
_LOOKALIKES = str.maketrans("ol", "01")
_PROCESSORS = ("cpu", "gpu")


def away(name: str, known: str, numbered: bool) -> int | None:
    """How many changes lead from ``name`` to ``known``, letter case aside; ``None`` for too many.

    A beginning counts as one change (see :func:`begins`). With
    ``numbered``, other digits make another name: ``rtx-4080`` is no misspelt ``rtx-4090``, but ``rtx-4O90`` is. So does
    another processor: whoever writes ``gpu`` does not mean ``cpu``.
    """
    one, other = name.casefold(), known.casefold()
    if other.startswith(f"{one}-"):
        return 1 if begins(name, known) else None
    if numbered and _digits(one) != _digits(other) and one.translate(_LOOKALIKES) != other.translate(_LOOKALIKES):
        return None
    if numbered and {*_processors(one), *_processors(other)} == {*_PROCESSORS}:
        return None
    limit = min(len(one) // _SHARE, _MOST) + 1
    # Counting characters is much quicker than the distance, which it never exceeds.
    if abs(len(one) - len(other)) >= limit or len(set(one) - set(other)) >= limit:
        return None
    from openbayes_config.client.near import distance

    steps = distance(one, other, limit)
    return steps if steps < limit else None


def begins(name: str, known: str) -> bool:
    """Whether ``name`` is ``known`` without its end, up to a hyphen: ``pytorch-2.6`` of ``pytorch-2.6-2204``. What
    names a processor is no mere end.
    """
    one, other = name.casefold(), known.casefold()
    return other.startswith(f"{one}-") and not _processors(other[len(one) :])


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _processors(text: str) -> list[str]:
    return [each for each in _PROCESSORS if each in text]
