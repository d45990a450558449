"""A rendering without its secrets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from openbayes_config.client.view import is_collection, is_map
from openbayes_config.mask import cover, secrets
from openbayes_config.renderer.rendering import Dropped, Rendering
from openbayes_config.renderer.words import Word


class Masking:
    """Hides a parameter that is a secret whole, and every secret wherever else it occurs."""

    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        context = rendering.report.context
        self._masker = secrets(rendering.report.document, context.environ)
        # What stands for the value of a variable that was not looked at.
        self._placeholders = frozenset(f"${name}" for name in rendering.variables if context.environ is None)
        self._words = tuple(self._word(word) for word in rendering.words)
        self._command = " ".join(word.text for word in self._words)

    def masked(self) -> Rendering:
        """The rendering as it may be shown."""
        old = self._rendering
        shown = {key: self._field(key, value) for key, value in old.input.items()} if old.input else {}
        return old._replace(
            submission=old.submission and old.submission._replace(input=shown),
            command=self._command if old.command is not None else None,
            words=self._words,
            dropped=tuple(self._dropped(each) for each in old.dropped),
            parameters_file={
                self._masker.hide(name): self._value(name, value) for name, value in old.parameters_file.items()
            },
        )

    def _word(self, word: Word) -> Word:
        parameter = word.parameter and self._masker.hide(word.parameter)
        if word.parameter not in self._rendering.secret:
            return word._replace(text=self._masker.hide(word.text), parameter=parameter)
        value = word.text[len(f"--{word.parameter}=") :]
        return word._replace(text=f"--{parameter}={cover(value)}", parameter=parameter)

    def _dropped(self, dropped: Dropped) -> Dropped:
        source = dropped.source
        option = self._masker.hide(source.option) if source.option else None
        return dropped._replace(source=source._replace(option=option, pointer=self._masker.hide(source.pointer)))

    def _field(self, key: str, value: object) -> object:
        if key == "parameters" and value:
            return [self._parameter(each) for each in cast("Iterable[Mapping[str, object]]", value)]
        if is_map(value):
            return {field: self._field(str(field), each) for field, each in value.items()}
        if key == "command" and value == self._rendering.command:
            return self._command
        return self._masker.hide_data(value)

    def _parameter(self, parameter: Mapping[str, object]) -> dict[str, object]:
        name = str(parameter["name"])
        return {**parameter, "name": self._masker.hide(name), "value": self._value(name, parameter["value"])}

    def _value(self, name: str, value: object) -> object:
        if isinstance(value, str) and value in self._placeholders:
            return value
        return self._covered(value) if name in self._rendering.secret else self._masker.hide_data(value)

    def _covered(self, value: object) -> object:
        if is_map(value):
            return {self._masker.hide_data(key): self._covered(each) for key, each in value.items()}
        if is_collection(value):
            return [self._covered(each) for each in value]
        return value if value is None or isinstance(value, bool) else cover(str(value))
