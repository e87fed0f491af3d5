"""Drives `git issue mcp` with the client of the protocol's own library; started by Scripts/test-mcp.

The arguments are the program and the folder of a repository that keeps issues.
"""
import asyncio
import json
import os
import subprocess
import sys

from mcp import ClientSession, McpError, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM, FOLDER = sys.argv[1:]
READING = {"issue_list", "issue_show", "issue_search", "issue_stats", "issue_check"}
REPORT = {
    "title": "Login crashes on an empty password",
    "severity": "high",
    "environment": {"os": "Debian 12", "server": "local", "python": "3.11.7", "test_scenario": "login"},
    "sections": {
        "description": "Seen on the test server.",
        "steps": "1. Open the login page\n2. Press Enter",
        "expected": "An error message.",
        "actual": "A blank page.",
    },
}


def printed(*arguments):
    """What the command line prints of the same."""
    return json.loads(subprocess.run([PROGRAM, *arguments, "--json"], cwd=FOLDER, capture_output=True).stdout)


def commits():
    return int(subprocess.check_output(["git", "rev-list", "--count", "HEAD"], cwd=FOLDER))


async def connected(work, *options):
    server = StdioServerParameters(command=PROGRAM, args=["mcp", *options], cwd=FOLDER, env=dict(os.environ))
    async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
        started = await session.initialize()
        assert started.serverInfo.name == "git-issue", started
        assert started.protocolVersion == "2025-06-18", started
        assert started.instructions
        await session.send_ping()
        await work(session)


async def call(session, name, **arguments):
    answer = await session.call_tool(name, arguments)
    assert not answer.isError, answer
    assert json.loads(answer.content[0].text) == answer.structuredContent
    return answer.structuredContent


async def everything(session):
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert set(tools) == READING | {"issue_add", "issue_set", "issue_comment"}, tools
    assert all(tool.annotations.readOnlyHint == (name in READING) for name, tool in tools.items())
    schema = tools["issue_add"].inputSchema
    assert {"title", "sections", "environment"} <= set(schema["required"]), schema
    assert {"steps", "expected", "actual"} <= set(schema["properties"]["sections"]["required"]), schema
    assert "critical" in schema["properties"]["severity"]["enum"], schema
    assert "wont-fix" in tools["issue_set"].inputSchema["properties"]["status"]["enum"]

    before = commits()
    refused = await session.call_tool("issue_add", {"title": "It does not work"})
    assert refused.isError and "steps-missing" in refused.content[0].text, refused
    assert "steps" in refused.structuredContent["missing"]["sections"], refused
    draft = await call(session, "issue_add", dry_run=True, **REPORT)
    assert draft["text"].startswith("---\nid: BUG-001\n") and commits() == before, draft

    added = await call(session, "issue_add", **REPORT)
    assert added["issue"]["id"] == "BUG-001" and commits() == before + 1, added
    await call(session, "issue_set", id="BUG-1", severity="critical", labels={"add": ["auth"]})
    await call(session, "issue_comment", id="BUG-1", text="Seen again.")
    assert commits() == before + 3

    listed = await call(session, "issue_list", query="status:open severity:critical label:auth")
    assert listed.pop("total") == 1 and listed == printed("list"), listed
    assert await call(session, "issue_show", id="bug-1") == printed("show", "BUG-1")
    assert await call(session, "issue_search", text="blank") == printed("search", "blank")
    assert await call(session, "issue_stats") == printed("stats")
    assert await call(session, "issue_check") == printed("check")
    closed = await call(
        session, "issue_set", id="BUG-001", status="fixed", sections={"resolution": "It is refused by the form."})
    assert closed["issue"]["status"] == "fixed", closed

    unknown = await session.call_tool("issue_show", {"id": "BUG-7"})
    assert unknown.isError and "there is no issue BUG-007" in unknown.content[0].text, unknown
    try:
        await session.call_tool("issue_delete", {"id": "BUG-1"})
    except McpError as error:
        assert "there is no tool 'issue_delete'" in str(error), error
    else:
        raise AssertionError("a tool that is not there was called")


async def reading(session):
    assert {tool.name for tool in (await session.list_tools()).tools} == READING
    try:
        await session.call_tool("issue_comment", {"id": "BUG-1", "text": "No."})
    except McpError:
        return
    raise AssertionError("--read-only lets an agent comment")


async def main():
    await connected(everything)
    await connected(reading, "--read-only")


asyncio.run(main())
print("ok")
