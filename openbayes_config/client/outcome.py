"""The vocabulary in which :mod:`openbayes_config.client` speaks.

What an outcome's ``args`` hold, by reason:

- ``wrong_type``: ``expected`` and ``found``, kinds of values; ``root_not_mapping``, ``unsendable_value``: ``found``
  (``cycle`` for a value that holds itself). ``unreadable``: ``problem``, the kind of the reading problem.
- coerced, and replaced numbers and names: ``sent``, with ``value`` where the text alone does not say it.
- lost bindings: ``data``, ``path``, ``access``, and ``first`` (path) and ``first_data`` of the entry that hides them;
  ``colon_count``: ``text``, ``colons``; ``name_for_data``: ``data``, ``name``;
  ``shadowed_bindings``: ``by``, ``by_empty``, ``entries``; ``not_a_list``: ``keys``.
- ``unknown_key``, ``legacy_key``: ``known`` (the key that was probably meant, or ``None``), ``legacy``;
  ``duplicate_key``: ``winner`` (span of the key that counts), ``same_value``.
- ``unpacked_map``: ``lost``, the keys, ``known``, what each of them was probably meant to be (or ``""``), ``flag``, the
  key that asks for secrecy (or ``""``), ``secret``, whether it does; ``null_value``: ``flag``; ``null_secret``,
  ``secret_in_file``: ``variable``, the name that is given.
- ``empty_tuning_field``: ``key``, ``untouched`` (the whole block is the template's);
  ``missing_spec_key``: ``key``, ``type``.
- ``other_mode``, ``parameters_not_sent``: ``mode``; ``overridden``: ``option``; ``other_spec_type``: ``key``, ``type``.

The path of a value that the command line gives is ``("--data", index)``; such an outcome has no node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal, NamedTuple, TypeAlias, get_args

from openbayes_config.parse.nodes import Node, Path

Mode: TypeAlias = Literal["task", "workspace", "hypertuning"]
MODES: tuple[Mode, ...] = ("task", "workspace", "hypertuning")

# The steps at which the client can stop, in its order of events.
Stage: TypeAlias = Literal["yaml", "model", "flatten", "precheck", "secrets", "submit"]
STAGES: tuple[Stage, ...] = ("yaml", "model", "flatten", "precheck", "secrets", "submit")

# refused: the client stops. dropped: written but not sent. replaced: something else is sent.
# coerced: sent with the same meaning, or with the reading that YAML gives it. unused: this mode does not look at it.
# sent: taken as it is, and worth knowing.
Kind: TypeAlias = Literal["refused", "dropped", "replaced", "coerced", "unused", "sent"]

# Why an entry that can be read is not bound.
LostBinding: TypeAlias = Literal[
    "shadowed_bindings",
    "legacy_key",
    "not_a_list",
    "same_data",
    "prefix_data",
    "empty_data",
    "path_suffix",
    "repeated_binding",
    "unknown_access",
    "colon_count",
]

Reason: TypeAlias = Literal[
    # yaml
    "unreadable",
    # model: the file's shape
    "root_not_mapping",
    "non_text_key",
    "missing_key",
    "wrong_type",
    # flatten
    "shorthand_without_path",
    # precheck, submit
    "empty_command",
    "unprintable_command",
    # secrets
    "source_without_flag",
    "source_and_value",
    "unknown_source",
    "missing_variable_name",
    "variable_name_not_text",
    "variable_not_set",
    # submit
    "unsendable_value",
    "empty_tuning_field",
    "unknown_algorithm",
    "unknown_spec_type",
    "missing_spec_key",
    "fractional_bound",
    "bound_not_finite",
    "bound_too_large",
    LostBinding,
    # dropped elsewhere
    "unknown_key",
    "duplicate_key",
    "parameters_not_sent",
    "shadowed_flag",
    # replaced
    "unpacked_map",
    "name_for_data",
    "default_resource",
    "default_env",
    "single_node",
    "one_parallel",
    "null_secret",
    "null_value",
    "open_secret",
    "secret_in_command",
    "imprecise_bound",
    # coerced, same meaning
    "number_from_text",
    "number_from_float",
    "letter_case",
    # coerced, another meaning than a reader expects
    "number_from_boolean",
    "octal_number",
    "base_60_number",
    "truth_of_text",
    # unused
    "other_mode",
    "other_spec_type",
    "overridden",
    # sent
    "secret_in_file",
    "non_finite_number",
]

# Coercions after which the value means what its author wrote.
SAME_MEANING: frozenset[Reason] = frozenset({"number_from_text", "number_from_float", "letter_case"})

LOST_BINDINGS: frozenset[Reason] = frozenset(get_args(LostBinding))


class Client(NamedTuple):
    """A version of the official client as obconf models it. ``asked`` is the version that was asked for."""

    version: str
    asked: str
    sends_parameters: bool
    knows_secrets: bool


class Outcome(NamedTuple):
    """What happens to one node. ``node`` is the value, or the key where the matter is the key;
    ``args`` carry what a message needs (kept plain: text, numbers, paths).
    """

    kind: Kind
    reason: Reason
    path: Path
    node: Node | None
    stage: Stage | None
    args: Mapping[str, object]


class Overrides(NamedTuple):
    """What the command line gives instead of the file: ``-d``, ``-e``, ``-r``, ``-n`` and the words after ``--``."""

    data: tuple[str, ...] = ()
    env: str | None = None
    resource: str | None = None
    node: int | None = None
    command: tuple[str, ...] | None = None


class Submission(NamedTuple):
    """The request: a GraphQL operation and its ``input`` variable, as Python values.

    ``"<project>"`` and ``"<code>"`` stand for the identifiers that only the server gives.
    """

    operation: Literal["createJob", "createHypertuning"]
    input: Mapping[str, object]


class Verdict:
    """What the client does in one mode. ``stage`` is where it stops, ``None`` when it submits.

    ``outcomes`` holds everything that was found, also for steps that the client would not reach.
    Where obconf's own bounds keep it from reading the file, ``stage`` and ``submission`` are both ``None``.
    ``request`` makes the submission: only when somebody looks at it, which few do.
    """

    __slots__ = ("_request", "_submission", "client", "mode", "outcomes", "stage")

    def __init__(
        self,
        mode: Mode,
        client: Client,
        stage: Stage | None,
        outcomes: tuple[Outcome, ...],
        request: Callable[[], Submission] | None,
    ) -> None:
        self.mode: Mode = mode
        self.client = client
        self.stage: Stage | None = stage
        self.outcomes = outcomes
        self._request = request
        self._submission: Submission | None = None

    @property
    def accepted(self) -> bool:
        """Whether a job starts."""
        return self._request is not None

    @property
    def submission(self) -> Submission | None:
        """The request that starts it."""
        if self._submission is None and self._request is not None:
            self._submission = self._request()
        return self._submission

    def __reduce__(self) -> tuple[object, ...]:
        """What another process gets: the submission, and not what it is made from."""
        request = self.submission and partial(Submission, *self.submission)
        return Verdict, (self.mode, self.client, self.stage, self.outcomes, request)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verdict) and self._all() == other._all()

    def __repr__(self) -> str:
        return "Verdict(mode={!r}, client={!r}, stage={!r}, outcomes={!r}, submission={!r})".format(*self._all())

    def _all(self) -> tuple[object, ...]:
        return self.mode, self.client, self.stage, self.outcomes, self.submission
