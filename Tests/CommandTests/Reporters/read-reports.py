"""Reads what `git issue check --format FORMAT` prints, with the readers of Python's library, in the current repository.

usage: read-reports.py FORMAT

Compares it with the JSON of the same check and with the bytes of the files: every diagnostic is there, at its place,
counted in the unit that the format wants. Prints nothing where all is well.
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote


def check(format):
    output = subprocess.run(["git", "issue", "check", "--format", format], capture_output=True)
    assert output.returncode == 1, output
    return output.stdout.decode("utf-8")


DIAGNOSTICS = json.loads(check("json"))["diagnostics"]
LEVELS = {"error": "error", "warning": "warning"}


def column(diagnostic, place, length):
    """A column, counted anew from the file: `length` is that of the text before it."""
    line, column = ("line", "column") if place == "start" else ("endLine", "endColumn")
    lines = Path(diagnostic["path"]).read_bytes().decode("utf-8", "replace").split("\n")
    return length(lines[diagnostic[line] - 1][: diagnostic[column] - 1]) + 1


def place(diagnostic, length):
    start, end = column(diagnostic, "start", length), column(diagnostic, "end", length)
    return diagnostic["line"], start, diagnostic["endLine"], end


def utf8(text):
    return len(text.encode("utf-8"))


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def advice(diagnostic):
    return f"{diagnostic['message']}; {diagnostic['help']}"


def drawn(text):
    """Control characters as pictures of them, which is how XML can hold them."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda match: chr(0x2400 + ord(match[0])), text)


def logged(text):
    """A line of a log: line ends are pictures too, and what else cannot be seen is U+FFFD."""
    text = re.sub(r"[\x00-\x1f]", lambda match: chr(0x2400 + ord(match[0])), text).replace("\x7f", "\u2421")
    return re.sub("[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", "\ufffd", text)


def line(diagnostic):
    where = f"{diagnostic['path']}:{diagnostic['line']}:{diagnostic['column']}"
    return logged(f"{where}: {diagnostic['level']}[{diagnostic['rule']}]: {advice(diagnostic)}")


def sarif(text):
    log = json.loads(text)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    assert driver["name"] == "git-issue" and re.fullmatch(r"\d+\.\d+\.\d+", driver["version"])
    rules = driver["rules"]
    for rule in rules:
        for member in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[member]["text"]) <= 1024
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    read = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"}
        assert 0 < len(result["message"]["text"]) <= 1000 and "](" not in result["message"]["text"]
        location = result["locations"][0]["physicalLocation"]
        uri = location["artifactLocation"]["uri"]
        assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) and not uri.startswith("/")
        assert location["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        region = location["region"]
        found = tuple(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn"))
        read.append((result["ruleId"], result["level"], unquote(uri), found))
    expected = [(d["rule"], d["level"], d["path"], place(d, utf16)) for d in DIAGNOSTICS]
    assert read == sorted(expected, key=lambda entry: entry[1] != "error"), read
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints) and all(re.fullmatch(r"[0-9a-f]{32}:1", p) for p in prints)


def rdjson(text):
    report = json.loads(text)
    assert set(report) == {"source", "diagnostics"} and report["source"]["name"] == "git-issue"
    read = []
    for entry in report["diagnostics"]:
        assert set(entry) == {"message", "location", "severity", "code"}
        start, end = entry["location"]["range"]["start"], entry["location"]["range"]["end"]
        found = start["line"], start["column"], end["line"], end["column"]
        read.append((entry["code"]["value"], entry["severity"], entry["location"]["path"], found, entry["message"]))
    expected = [(d["rule"], d["level"].upper(), d["path"], place(d, utf8), advice(d)) for d in DIAGNOSTICS]
    assert read == expected, read


def gitlab(text):
    report = json.loads(text)
    assert not text.startswith("\ufeff")
    read = []
    for entry in report:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        location = entry["location"]
        assert not location["path"].startswith(("./", "/"))
        read.append((entry["check_name"], entry["severity"], location["path"], location["lines"]["begin"],
                     entry["description"]))
    severities = {"error": "major", "warning": "minor"}
    assert read == [(d["rule"], severities[d["level"]], d["path"], d["line"], advice(d)) for d in DIAGNOSTICS], read
    assert len({entry["fingerprint"] for entry in report}) == len(report)


def checkstyle(text):
    root = ElementTree.fromstring(text)
    assert root.tag == "checkstyle" and root.get("version")
    read = []
    for file in root:
        assert file.tag == "file" and len(file)
        for error in file:
            assert error.tag == "error"
            read.append((error.get("source"), error.get("severity"), file.get("name"), int(error.get("line")),
                         int(error.get("column")), error.get("message")))
    expected = [("git-issue." + d["rule"], d["level"], drawn(d["path"]), d["line"], d["column"], drawn(advice(d)))
                for d in DIAGNOSTICS]
    assert read == expected, read


def junit(text):
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    (suite,) = root
    assert suite.tag == "testsuite"
    cases = list(suite)
    files = subprocess.run(["git", "ls-files", "-z", ".issues"], capture_output=True).stdout.decode("utf-8", "replace")
    issues = [path for path in files.split("\0") if path.endswith(".md")]
    assert [case.get("name") for case in cases] == [drawn(path) for path in issues], [c.attrib for c in cases]
    for element in (root, suite):
        assert int(element.get("tests")) == len(cases)
        assert int(element.get("failures")) == sum(case.find("failure") is not None for case in cases)
    assert any(not len(case) for case in cases), "a file without a fault is a case too"
    for case, path in zip(cases, issues):
        assert case.tag == "testcase" and case.get("file") == case.get("name") and case.get("classname")
        for tag, level in (("failure", "error"), ("system-out", "warning")):
            expected = [line(d) for d in DIAGNOSTICS if d["path"] == path and d["level"] == level]
            found = case.find(tag)
            assert ([] if found is None else found.text.split("\n")) == expected, (found.text, expected)


def github(text):
    """As GitHub's runner does: commands, unless they are stopped."""
    def decoded(text, *codes):
        for code in codes:
            text = text.replace(code, chr(int(code[1:], 16)))
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")

    def shown(text):
        return "\n".join(logged(part) for part in text.split("\n"))

    read, logged_lines, stop = [], [], None
    for row in text.split("\n")[:-1]:
        if stop:
            if row == f"::{stop}::":
                stop = None
            else:
                logged_lines.append(row)
            continue
        command, properties, message = re.fullmatch(r"::([a-z-]+) ?(.*?)::(.*)", row).groups()
        if command == "stop-commands":
            stop = message
            assert re.fullmatch(r"[0-9a-f]{20,32}", stop)
        elif command != "notice":
            properties = dict(part.split("=", 1) for part in properties.split(","))
            assert properties["line"] != properties["endLine"] or int(properties["col"]) <= int(properties["endColumn"])
            column = properties.get("col")
            read.append((command, properties["title"], decoded(properties["file"], "%3A", "%2C"),
                         int(properties["line"]), column and int(column), decoded(message)))
    assert stop is None, "commands are stopped for the rest of the job"
    expected, rest = [], []
    for level in LEVELS:
        found = [d for d in DIAGNOSTICS if d["level"] == level]
        expected += found[:10]
        rest += found[10:]
    assert read == [
        (d["level"], d["rule"], shown(d["path"]), d["line"],
         d["column"] if d["line"] == d["endLine"] else None, shown(advice(d))) for d in expected], read
    assert logged_lines == [line(d) for d in rest], logged_lines
    assert rest, "the limit is met"


globals()[sys.argv[1]](check(sys.argv[1]))
