"""Drives `git issue lsp` with the client of the library pygls; started by Scripts/test-lsp.

The arguments are the program and the folder of a repository that keeps two issues.
"""
import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

PROGRAM, FOLDER = sys.argv[1:]
FILE = Path(FOLDER, ".issues", "BUG-001-login-crashes.md")
URI = FILE.as_uri()
TEXT = FILE.read_text()


class Editor(LanguageClient):
    def __init__(self):
        super().__init__("editor", "1")
        self.published = asyncio.Queue()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: print(params))

    async def diagnostics(self):
        return (await asyncio.wait_for(self.published.get(), 60)).diagnostics


def place(text, part, behind=0):
    """Where a part of a text stands, in UTF-16."""
    before = text[:text.index(part) + behind]
    line = before.count("\n")
    return types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


async def main():
    editor = Editor()
    await editor.start_io(PROGRAM, "lsp", "--stdio", cwd=FOLDER)
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix]))),
            document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True)),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)))
    started = await editor.initialize_async(
        types.InitializeParams(capabilities=capabilities, root_uri=Path(FOLDER).as_uri()))
    assert started.server_info.name == "git-issue", started
    assert started.capabilities.position_encoding == "utf-16", started
    assert started.capabilities.text_document_sync.change == types.TextDocumentSyncKind.Incremental, started
    editor.initialized(types.InitializedParams())

    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "markdown", 1, TEXT)))
    found = await editor.diagnostics()
    assert not found, found

    document = types.TextDocumentIdentifier(URI)
    start = place(TEXT, "high")
    editor.text_document_did_change(types.DidChangeTextDocumentParams(
        types.VersionedTextDocumentIdentifier(2, URI),
        [types.TextDocumentContentChangePartial(
            types.Range(start, types.Position(start.line, start.character + 4)), "hihg\nrelated:\n  - BUG-002 # 😀 ")]))
    text = TEXT.replace("high", "hihg\nrelated:\n  - BUG-002 # 😀 ", 1)
    found = await editor.diagnostics()
    assert [diagnostic.code for diagnostic in found] == ["value-not-allowed"], found
    assert found[0].severity == types.DiagnosticSeverity.Error and found[0].range.start == start, found

    actions = await editor.text_document_code_action_async(
        types.CodeActionParams(document, found[0].range, types.CodeActionContext(found)))
    edits = actions[0].edit.changes[URI]
    assert [edit.new_text for edit in edits] == ["high"] and edits[0].range == found[0].range, actions

    at = place(text, "BUG-002", 3)
    hover = await editor.text_document_hover_async(types.HoverParams(document, at))
    assert hover.contents.value.startswith("BUG-002 Größe 😀 is wrong\nOpen · High"), hover
    target = await editor.text_document_definition_async(types.DefinitionParams(document, at))
    assert target[0].uri.endswith("/.issues/BUG-002-groesse-is-wrong.md"), target
    offered = await editor.text_document_completion_async(types.CompletionParams(document, place(text, "hihg")))
    assert [item.label for item in offered.items] == ["critical", "high", "medium", "low"], offered
    offered = await editor.text_document_completion_async(
        types.CompletionParams(document, place(text, "BUG-002", 7)))
    assert [(item.label, item.detail) for item in offered.items] == [("BUG-002", "Größe 😀 is wrong")], offered
    symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert symbols[0].name == "Description" and isinstance(symbols[0], types.DocumentSymbol), symbols
    edits = await editor.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(2, True)))
    assert edits and all(isinstance(edit, types.TextEdit) for edit in edits), edits

    try:
        await editor.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(False), document, start))
    except JsonRpcException as error:
        assert error.code == -32601, error
    else:
        raise AssertionError("what the server does not have was answered")

    editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
    found = await editor.diagnostics()
    assert not found, found
    await editor.shutdown_async(None)
    editor.exit(None)
    assert await asyncio.wait_for(editor._server.wait(), 60) == 0


asyncio.run(main())
print("the library gets along with it")
