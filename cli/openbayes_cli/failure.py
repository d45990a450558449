"""Expected failures: a sentence for people and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

from openbayes_config.diagnostic import Text
from openbayes_config.lookup.unusable import Unusable
from openbayes_config.lookup.unusable import reason as reason
from openbayes_config.words import words as words

OK = 0
FINDINGS = 1
USAGE = 2
BUG = 70
INTERRUPTED = 130


class Failure(Exception):  # noqa: N818
    """Ends a command with one line on stderr, and one more for each of ``hints``.

    ``fields`` fill the fields of all texts; ``code`` is one of the exit codes of :func:`openbayes_cli.main`.
    """

    def __init__(self, text: Text, code: int = USAGE, hints: Sequence[Text] = (), **fields: object) -> None:
        super().__init__(text.en)
        self.text = text
        self.code = code
        self.hints = hints
        self.fields = fields

    @classmethod
    def of(cls, error: Unusable) -> Failure:
        """A file of the user that cannot be used."""
        from openbayes_cli.files import shown_path

        failure = cls(error.text)
        failure.fields = {**error.fields, "path": shown_path(error.path)}
        return failure
