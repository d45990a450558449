"""Completion, fitted to what the editor can show and insert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from openbayes_lsp.convert import span_range
from openbayes_lsp.server import Server

if TYPE_CHECKING:
    from openbayes_lsp.features.completion import Completions, Item
    from openbayes_lsp.profile import Profile
    from openbayes_lsp.snapshot import Snapshot

TRIGGER_COMMAND = "editor.action.triggerSuggest"
_KINDS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.Value,
    "enum": types.CompletionItemKind.EnumMember,
    "reference": types.CompletionItemKind.Reference,
    "file": types.CompletionItemKind.File,
    "folder": types.CompletionItemKind.Folder,
    "parameter": types.CompletionItemKind.Property,
    "metric": types.CompletionItemKind.Constant,
    "variable": types.CompletionItemKind.Variable,
    "rule": types.CompletionItemKind.Event,
    "keyword": types.CompletionItemKind.Keyword,
    "snippet": types.CompletionItemKind.Snippet,
}
_NAMES = ("reference", "parameter", "metric", "folder")
_WORD = re.compile(r"[\w./-]+")
_LINE_END = re.compile(r"[\r\n]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~&$])")


def register(server: Server) -> None:
    """Answer requests for completion."""

    @server.answers(types.TEXT_DOCUMENT_COMPLETION)
    def complete(snapshot: Snapshot, params: types.CompletionParams) -> types.CompletionList:
        from openbayes_lsp.features.completion import complete

        profile = server.profile
        offset = snapshot.offset(params.position.line, params.position.character)
        found = complete(snapshot, offset, _trigger(params))
        if not _filters(profile):
            found = _matching(found, snapshot.text, offset)
        fitting = (_on_one_line(each) for each in found.items) if _takes_one_line(profile) else found.items
        items = [_item(snapshot, profile, each, offset) for each in fitting if each.plain]
        return types.CompletionList(is_incomplete=found.cut, items=items)


def _trigger(params: types.CompletionParams) -> str:
    return (params.context.trigger_character or "") if params.context else ""


def _filters(profile: Profile) -> bool:
    """Whether the editor surely filters by what is typed: one that tells nothing about itself may not."""
    return bool(profile.snippets or profile.markdown_completion or profile.insert_replace or profile.label_details)


def _takes_one_line(profile: Profile) -> bool:
    """Whether the editor may put something else for a line end: those that complete words, like Vim, tell about
    documentation but take no snippets.
    """
    return profile.markdown_completion and not profile.snippets and not profile.adjusts_indentation


def _on_one_line(item: Item) -> Item:
    return item._replace(plain=item.line)


def _matching(found: Completions, text: str, offset: int) -> Completions:
    """The items that go on with the whole word, for an editor that does not filter."""
    begun = (each for each in found.items if _in_word(each, text).casefold().startswith(_typed(each, text, offset)))
    # It takes a value of several lines for one word.
    return found._replace(items=tuple(each for each in begun if not _LINE_END.search(text[slice(*each.word)])))


def _typed(item: Item, text: str, offset: int) -> str:
    return text[item.word.start : offset].casefold()


def _in_word(item: Item, text: str) -> str:
    """The whole word with the item in it. JupyterLab (jupyterlab-lsp 5.3) passes over edits: it puts this text in the
    place of the word, if it begins with what stands before the cursor.
    """
    return text[item.word.start : item.span.start] + item.plain + text[item.span.end : item.word.end]


def _item(snapshot: Snapshot, profile: Profile, item: Item, offset: int) -> types.CompletionItem:
    snippet = item.snippet if profile.snippets else ""
    text, mode = _indented(snapshot, profile, item, snippet)
    return types.CompletionItem(
        label=item.label,
        label_details=_beside(profile, item),
        kind=_KINDS[item.kind],
        detail=item.detail or None,
        documentation=_documentation(profile, item.documentation),
        sort_text=item.order,
        filter_text=_filter(profile, item),
        preselect=(item.preselect and profile.preselects) or None,
        tags=[types.CompletionItemTag.Deprecated] if item.deprecated and 1 in profile.item_tags else None,
        deprecated=(item.deprecated and profile.deprecated_items and not profile.item_tags) or None,
        insert_text=None if _filters(profile) else _in_word(item, snapshot.text),
        insert_text_format=types.InsertTextFormat.Snippet if snippet else None,
        insert_text_mode=mode,
        text_edit=_edit(snapshot, profile, item, text, offset),
        command=_command(profile, item),
    )


def _beside(profile: Profile, item: Item) -> types.CompletionItemLabelDetails | None:
    """Where a name comes from, beside it in the list; the detail of other items is about the one that is looked at."""
    if not profile.label_details or not item.detail or item.kind not in _NAMES:
        return None
    return types.CompletionItemLabelDetails(description=item.detail)


def _filter(profile: Profile, item: Item) -> str | None:
    """What is compared with the word, where it is not the label. Neovim up to 0.10 compares the new text, and takes the
    place of the edit only from items that say nothing here.
    """
    return None if item.filter == item.label or _takes_one_line(profile) else item.filter


def _indented(
    snapshot: Snapshot, profile: Profile, item: Item, snippet: str
) -> tuple[str, types.InsertTextMode | None]:
    """The text, and who indents its lines: editors indent those of a snippet as the line that it stands in, plain
    text only where they say so.
    """
    text = snippet or item.plain
    if "\n" not in text or not (snippet or profile.adjusts_indentation):
        return text, None
    line = snapshot.line_of(item.span.start)
    before = snapshot.text[line.start : item.span.start]
    indent = " " * (len(before) - len(before.lstrip(" ")))
    return text.replace(
        "\n" + indent, "\n"
    ), types.InsertTextMode.AdjustIndentation if profile.adjusts_indentation else None


def _edit(
    snapshot: Snapshot, profile: Profile, item: Item, text: str, offset: int
) -> types.TextEdit | types.InsertReplaceEdit:
    """The edit; in the middle of a plain word one that leaves its rest alone, where the editor lets people choose."""
    whole = span_range(snapshot, item.span)
    rest = snapshot.text[offset : item.span.end]
    if profile.insert_replace and _WORD.fullmatch(rest) and _WORD.fullmatch(text):
        return types.InsertReplaceEdit(text, span_range(snapshot, item.span._replace(end=offset)), whole)
    return types.TextEdit(whole, text)


def _documentation(profile: Profile, words: str) -> types.MarkupContent | str | None:
    if not words:
        return None
    if profile.markdown_completion:
        return types.MarkupContent(types.MarkupKind.Markdown, words)
    return _ESCAPED.sub(r"\1", words.replace("`", ""))


def _command(profile: Profile, item: Item) -> types.Command | None:
    """What makes the editor ask again at once, where it says that it knows how."""
    commands = profile.options.get("commands")
    if item.again and isinstance(commands, list) and TRIGGER_COMMAND in commands:
        return types.Command("", TRIGGER_COMMAND)
    return None
