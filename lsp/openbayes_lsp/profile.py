"""What an editor can do, as it says when it starts the server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from openbayes_config.diagnostic import Lang

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]

_ENCODINGS: Mapping[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class Profile(NamedTuple):
    """One editor. Every flag is off unless the editor says that it can do the thing.

    ``encoding`` is the unit in which columns count: the first one that the editor lists and that is known, else UTF-16
    as the protocol demands. ``lang`` is the editor's language, ``None`` where it does not tell. ``folders`` are the
    URIs of the workspace's folders, ``options`` the initialization options. ``workspace_reports`` tells whether what
    is reported about a whole workspace does any good: Neovim 0.12 asks for that in the place of reports about its
    buffers, and then passes over what it says of these (``vim.lsp.diagnostic.on_refresh``).
    """

    encoding: Encoding = "utf-16"
    lang: Lang | None = None
    process_id: int | None = None
    folders: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}
    pulls_diagnostics: bool = False
    workspace_reports: bool = False
    refreshes_diagnostics: bool = False
    versions: bool = False
    related: bool = False
    code_descriptions: bool = False
    data: bool = False
    tags: frozenset[int] = frozenset()
    literal_actions: bool = False
    preferred_actions: bool = False
    disabled_actions: bool = False
    snippets: bool = False
    label_details: bool = False
    insert_replace: bool = False
    preselects: bool = False
    deprecated_items: bool = False
    item_tags: frozenset[int] = frozenset()
    adjusts_indentation: bool = False
    markdown_completion: bool = False
    markdown_hover: bool = False
    nested_symbols: bool = False
    lenses: bool = False
    link_tooltips: bool = False
    prepares_rename: bool = False
    document_changes: bool = False
    refreshes_lenses: bool = False
    refreshes_hints: bool = False
    configuration: bool = False
    registers_configuration: bool = False
    registers_watchers: bool = False
    shows_documents: bool = False
    applies_edits: bool = False

    @classmethod
    def of(cls, params: object) -> Profile:
        """From the parameters of ``initialize`` as JSON; whatever is missing or of an odd type counts as unable."""
        said = _Said(params)
        able = said.inner("capabilities")
        text = able.inner("textDocument")
        work = able.inner("workspace")
        # An editor says of either way of getting findings what it shows of them.
        pushed, pulled = text.inner("publishDiagnostics"), text.inner("diagnostic")
        item = text.inner("completion", "completionItem")
        return cls(
            encoding=_encoding(able.texts("general", "positionEncodings")),
            lang=_lang(said.value("locale")),
            process_id=_whole(said.value("processId")),
            folders=_folders(said),
            options=said.inner("initializationOptions").values,
            pulls_diagnostics=text.has("diagnostic"),
            workspace_reports=text.has("diagnostic") and said.inner("clientInfo").value("name") != "Neovim",
            refreshes_diagnostics=work.flag("diagnostics", "refreshSupport"),
            versions=pushed.flag("versionSupport"),
            related=pushed.flag("relatedInformation") or pulled.flag("relatedInformation"),
            code_descriptions=pushed.flag("codeDescriptionSupport") or pulled.flag("codeDescriptionSupport"),
            data=pushed.flag("dataSupport") or pulled.flag("dataSupport"),
            tags=pushed.numbers("tagSupport", "valueSet") | pulled.numbers("tagSupport", "valueSet"),
            literal_actions=text.has("codeAction", "codeActionLiteralSupport"),
            preferred_actions=text.flag("codeAction", "isPreferredSupport"),
            disabled_actions=text.flag("codeAction", "disabledSupport"),
            snippets=item.flag("snippetSupport"),
            label_details=item.flag("labelDetailsSupport"),
            insert_replace=item.flag("insertReplaceSupport"),
            preselects=item.flag("preselectSupport"),
            deprecated_items=item.flag("deprecatedSupport"),
            item_tags=item.numbers("tagSupport", "valueSet"),
            adjusts_indentation=2 in item.numbers("insertTextModeSupport", "valueSet"),
            markdown_completion="markdown" in item.texts("documentationFormat"),
            markdown_hover="markdown" in text.texts("hover", "contentFormat"),
            nested_symbols=text.flag("documentSymbol", "hierarchicalDocumentSymbolSupport"),
            lenses=text.has("codeLens"),
            link_tooltips=text.flag("documentLink", "tooltipSupport"),
            prepares_rename=text.flag("rename", "prepareSupport"),
            document_changes=work.flag("workspaceEdit", "documentChanges"),
            refreshes_lenses=work.flag("codeLens", "refreshSupport"),
            refreshes_hints=work.flag("inlayHint", "refreshSupport"),
            configuration=work.flag("configuration"),
            registers_configuration=work.flag("didChangeConfiguration", "dynamicRegistration"),
            registers_watchers=work.flag("didChangeWatchedFiles", "dynamicRegistration"),
            shows_documents=able.flag("window", "showDocument", "support"),
            applies_edits=work.flag("applyEdit"),
        )


class _Said:
    """A JSON object of unknown shape, looked into without ever raising."""

    def __init__(self, value: object) -> None:
        self.values: Mapping[str, Any] = cast("dict[str, Any]", value) if isinstance(value, dict) else {}

    def inner(self, *names: str) -> _Said:
        found = self
        for name in names:
            found = _Said(found.values.get(name))
        return found

    def value(self, *names: str) -> object:
        return self.inner(*names[:-1]).values.get(names[-1])

    def has(self, *names: str) -> bool:
        return isinstance(self.value(*names), dict)

    def flag(self, *names: str) -> bool:
        return self.value(*names) is True

    def items(self, *names: str) -> Iterable[object]:
        found = self.value(*names)
        return cast("list[object]", found) if isinstance(found, list) else ()

    def texts(self, *names: str) -> tuple[str, ...]:
        return tuple(each for each in self.items(*names) if isinstance(each, str))

    def numbers(self, *names: str) -> frozenset[int]:
        return frozenset(each for each in self.items(*names) if isinstance(each, int))


def _encoding(offered: Iterable[str]) -> Encoding:
    for each in offered:
        if each in _ENCODINGS:
            return _ENCODINGS[each]
    return "utf-16"


def _lang(locale: object) -> Lang | None:
    if not isinstance(locale, str) or not locale:
        return None
    return "zh" if locale.lower().startswith("zh") else "en"


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _folders(said: _Said) -> tuple[str, ...]:
    """The workspace's folders; an editor that knows of none may name its root instead."""
    named = tuple(uri for each in said.items("workspaceFolders") if isinstance(uri := _Said(each).value("uri"), str))
    root = said.value("rootUri")
    return named or ((root,) if isinstance(root, str) and root else ())
