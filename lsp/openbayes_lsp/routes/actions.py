"""Code actions, and the commands that do the same for editors that know nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from openbayes_config.diagnostic import Text
from openbayes_lsp import convert
from openbayes_lsp.features.actions.action import FIX_ALL, Action, Kind
from openbayes_lsp.features.diagnostics import underlined
from openbayes_lsp.findings import SOURCE, diagnostics, plain_edits
from openbayes_lsp.server import Server

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

# Nobody chooses among more; all repairs of a rule, and all of the file, are one action each.
_MOST: Final = 50

APPLY_FIX: Final = "obconf.applyFix"
FIX_FILE: Final = "obconf.fixAll"
CONVERT: Final = "obconf.convertBindings"


def register(server: Server) -> None:
    """Offer actions, and run the commands of which some of them consist."""

    @server.answers(types.TEXT_DOCUMENT_CODE_ACTION)
    def offer(snapshot: Snapshot, params: types.CodeActionParams) -> list[types.CodeAction | types.Command]:
        from openbayes_lsp.features.actions import actions

        if not server.profile.literal_actions and not server.profile.applies_edits:
            return []
        within = convert.span(snapshot, params.range)
        known = [each for each in params.context.diagnostics if each.source == SOURCE]
        findings = tuple(islice(_touched(snapshot, within, known), _MOST))
        if not findings and params.context.trigger_kind != types.CodeActionTriggerKind.Automatic:
            findings = tuple(islice(_beside(snapshot, within), _MOST))
        offer = _Offer(server, snapshot, known)
        return offer.all(actions(snapshot, within, findings, lambda kind: _wanted(kind, params.context)))

    _commands(server)


def _commands(server: Server) -> None:
    @server.command(APPLY_FIX)
    def apply_fix(server: Server, *arguments: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        uri, version, fix = _taken(server, APPLY_FIX, arguments, 3)
        snapshot = _open(server, uri)
        if version != snapshot.mirror.version:
            raise JsonRpcInvalidParams(_CHANGED.in_(server.projects.spoken))
        title, edits = _fix(server, fix)
        _apply(server, title, _workspace_edit(server, snapshot, edits))

    @server.command(FIX_FILE)
    def fix_file(server: Server, *arguments: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        from openbayes_lsp.features.actions.repairs import repair_all

        (uri,) = _taken(server, FIX_FILE, arguments, 1)
        snapshot = _open(server, uri)
        _run(server, snapshot, repair_all(snapshot))

    @server.command(CONVERT)
    def convert_bindings(server: Server, *arguments: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        from openbayes_lsp.features.actions.bindings import FORMS, conversion

        uri, to = _taken(server, CONVERT, arguments, 2)
        snapshot = _open(server, uri)
        if to not in FORMS:
            raise JsonRpcInvalidParams(_FORMS.in_(server.projects.spoken))
        _run(server, snapshot, conversion(snapshot, FORMS[FORMS.index(to)]))


class _Offer:
    """Actions as one editor takes them."""

    def __init__(self, server: Server, snapshot: Snapshot, known: list[types.Diagnostic]) -> None:
        self._server = server
        self._profile = server.profile
        self._snapshot = snapshot
        self._known = {_identity(each): each for each in known}

    def all(self, found: Iterable[Action]) -> list[types.CodeAction | types.Command]:
        """Those that the editor can show, in their order."""
        if not self._profile.literal_actions:
            return [self._command(each) for each in found if not each.impossible]
        return [self._literal(each) for each in found if not each.impossible or self._profile.disabled_actions]

    def _literal(self, action: Action) -> types.CodeAction:
        preferred = action.preferred and self._profile.preferred_actions
        edit = _workspace_edit(self._server, self._snapshot, convert.text_edits(self._snapshot, action.edits))
        return types.CodeAction(
            action.title,
            types.CodeActionKind(action.kind) if action.kind != FIX_ALL else action.kind,
            diagnostics=[self._diagnostic(each) for each in action.findings] or None,
            is_preferred=True if preferred else None,
            disabled=types.CodeActionDisabled(action.impossible) if action.impossible else None,
            edit=None if action.impossible else edit,
        )

    def _command(self, action: Action) -> types.Command:
        fix = {"title": action.title, "edits": plain_edits(self._snapshot, action.edits)}
        arguments = [self._snapshot.uri, self._snapshot.mirror.version, fix]
        return types.Command(action.title, APPLY_FIX, arguments=arguments)

    def _diagnostic(self, finding: Diagnostic) -> types.Diagnostic:
        """The finding as the editor knows it, or else as it will."""
        (plain,) = diagnostics(self._snapshot, (finding,), self._profile)
        own = self._server.typed(plain, types.Diagnostic)
        return self._known.get(_identity(own), own)


def _touched(snapshot: Snapshot, within: Span, known: list[types.Diagnostic]) -> Iterable[Diagnostic]:
    """The findings at a place, and those that the editor names; some name all of a line."""
    named = {_identity(each) for each in known}
    for each in snapshot.report.diagnostics if not snapshot.project.excluded else ():
        spans = each.span, underlined(snapshot.document, each)
        here = any(span.start <= within.end and within.start <= span.end for span in spans)
        if here or (named and (each.rule.id, *_ends(convert.span_range(snapshot, spans[1]))) in named):
            yield each


def _beside(snapshot: Snapshot, within: Span) -> Iterable[Diagnostic]:
    """The findings on the line of a cursor that touches none: what is missing is underlined at the end of a line."""
    line = snapshot.line_of(within.start)
    return _touched(snapshot, line, []) if within.start == within.end else ()


def _identity(diagnostic: types.Diagnostic) -> tuple[object, ...]:
    return (diagnostic.code, *_ends(diagnostic.range))


def _ends(within: types.Range) -> tuple[int, int, int, int]:
    return within.start.line, within.start.character, within.end.line, within.end.character


def _wanted(kind: Kind, context: types.CodeActionContext) -> bool:
    """Whether an editor asks for a kind of actions. Those for a whole file are no answer to a moved cursor."""
    if context.only:
        return any(not each or kind == each or kind.startswith(f"{each}.") for each in map(_plain, context.only))
    return kind != FIX_ALL or context.trigger_kind != types.CodeActionTriggerKind.Automatic


def _plain(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _workspace_edit(server: Server, snapshot: Snapshot, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
    """Edits of one version of a document, so that the editor applies them to no other, where it can tell."""
    if not server.profile.document_changes:
        return types.WorkspaceEdit(changes={snapshot.uri: edits})
    of = types.OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.mirror.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(of, list(edits))])


def _run(server: Server, snapshot: Snapshot, found: Iterable[Action]) -> None:
    """Do the action, if there is one; say why where it is impossible."""
    for action in found:
        if action.impossible:
            message = f"obconf: {action.impossible}"
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
        else:
            edits = convert.text_edits(snapshot, action.edits)
            _apply(server, action.title, _workspace_edit(server, snapshot, edits))


def _apply(server: Server, title: str, edit: types.WorkspaceEdit) -> None:
    if not server.profile.applies_edits:
        raise JsonRpcInvalidParams(_UNABLE.in_(server.projects.spoken))
    server.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, title))


def _taken(server: Server, command: str, arguments: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    if len(arguments) != count:
        fields = {"command": command, "given": len(arguments), "count": count}
        raise JsonRpcInvalidParams(_COUNT.in_(server.projects.spoken, fields))
    return arguments


def _open(server: Server, uri: object) -> Snapshot:
    snapshot = server.documents.snapshot(uri) if isinstance(uri, str) else None
    if snapshot is None:
        raise JsonRpcInvalidParams(_CLOSED.in_(server.projects.spoken))
    return snapshot


def _fix(server: Server, fix: object) -> tuple[str, list[types.TextEdit]]:
    """Title and edits of a fix as it stands in the data of a diagnostic."""
    try:
        data = cast("dict[str, Any]", fix) if isinstance(fix, dict) else {}
        return str(data.get("title", "")), [_edit(each) for each in data["edits"]]
    except (KeyError, TypeError, ValueError):
        raise JsonRpcInvalidParams(_NO_FIX.in_(server.projects.spoken)) from None


def _edit(data: Any) -> types.TextEdit:
    ends = [types.Position(*(int(data["range"][end][part]) for part in ("line", "character"))) for end in _RANGE]
    return types.TextEdit(types.Range(*ends), str(data["newText"]))


_RANGE: Final = ("start", "end")
_COUNT = Text(
    "{command} was given {given} arguments; it takes {count}", "{command} 收到 {given} 个参数，需要 {count} 个"
)
_CLOSED = Text(
    "the first argument has to be the URI of an open openbayes.yaml",
    "第一个参数必须是已打开的 openbayes.yaml 的 URI",
)
_CHANGED = Text("the document has changed; ask for the fix again", "文档已经改变，请重新获取修复")
_FORMS = Text("the second argument has to be data_bindings or bindings", "第二个参数必须是 data_bindings 或 bindings")
_NO_FIX = Text("the third argument has to be a fix with `edits`", "第三个参数必须是带有 `edits` 的修复")
_UNABLE = Text("this editor does not let a server edit", "这个编辑器不允许服务器修改文档")
