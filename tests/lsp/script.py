"""An editor that says what a test has written down."""

from __future__ import annotations


class Script:
    """An inbox with some messages, framed ones or bare bodies, behind which the editor hangs up."""

    def __init__(self, *messages: bytes) -> None:
        self.bodies = [message.partition(b"\r\n\r\n")[2] or message for message in messages]

    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self.bodies

    def arrives(self, _: float) -> bool:
        """Whether something waits."""
        return not self.empty()

    def next(self, _: float | None = None) -> bytes | None:
        """The next body."""
        return self.bodies.pop(0) if self.bodies else None

    def end(self) -> None:
        """It ends anyway."""
