"""Measures how long `git issue lsp` takes to answer; started by Scripts/test-lsp --latency.

The arguments are the program and the folder of a tracker that Scripts/generate-tracker has made.
"""
import asyncio
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROGRAM, FOLDER = sys.argv[1:]
RUNS = 50


async def main():
    editor = LanguageClient("editor", "1")
    published = asyncio.Queue()
    editor.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: published.put_nowait(params))
    await editor.start_io(PROGRAM, "lsp", cwd=FOLDER)
    await editor.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=Path(FOLDER).as_uri()))
    editor.initialized(types.InitializedParams())
    file = sorted(Path(FOLDER, ".issues").glob("*/*.md"))[5]
    uri = file.as_uri()
    text = file.read_text().replace("---\n", "---\nrelated:\n  - BUG-00042\nassignee: \n", 1)
    version = 1

    async def put(text, place=None):
        nonlocal version
        version += 1
        change = (types.TextDocumentContentChangePartial(types.Range(place, place), text) if place
                  else types.TextDocumentContentChangeWholeDocument(text))
        editor.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, uri), [change]))
        return await published.get()

    async def timed(name, ask):
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            await ask()
            times.append((time.perf_counter() - start) * 1000)
        times.sort()
        print(f"| {name} | {statistics.median(times):.1f} ms | {times[int(RUNS * 0.9)]:.1f} ms |", flush=True)

    print("| what | median | 90 % below |\n|---|---|---|")
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, text)))
    await published.get()
    end = types.Position(text.count("\n"), 0)
    document = types.TextDocumentIdentifier(uri)
    await timed("diagnostics after a character is typed", lambda: put("a", end))
    for typed in ("BUG-", "BUG-17", "BUG-17042"):
        await put(f"{text}\n{typed}")
        at = types.CompletionParams(document, types.Position(text.count("\n") + 1, len(typed)))
        await timed(f"completion of `{typed}`", lambda: editor.text_document_completion_async(at))
    await timed("completion of a person", lambda: editor.text_document_completion_async(
        types.CompletionParams(document, types.Position(3, 10))))
    await timed("what an id stands for", lambda: editor.text_document_hover_async(
        types.HoverParams(document, types.Position(2, 6))))
    await timed("where an id leads", lambda: editor.text_document_definition_async(
        types.DefinitionParams(document, types.Position(2, 6))))
    uri = Path(FOLDER, ".issues", "99", "BUG-99999999-new.md").as_uri()
    start = time.perf_counter()
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, text)))
    await published.get()
    print(f"| a file that is not committed: when it is opened, once | {(time.perf_counter() - start) * 1000:.1f} ms | |")
    await timed("… after a character is typed", lambda: put("a", end))
    await editor.shutdown_async(None)
    editor.exit(None)


asyncio.run(main())
