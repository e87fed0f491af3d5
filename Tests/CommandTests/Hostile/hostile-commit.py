"""hostile-commit.py GITDIR PARENT [unreadable]: makes a commit on PARENT as no program of good will makes one, and prints its id.

Its tree has names that lead out of the repository or into .git, names that some file systems take for one, what is no
file in the place of a file, a blob of 100 MB and a thousand trees in each other. With `unreadable` it has besides a file
without a name, and objects that are missing or of another kind. The objects are written here, since git would refuse to.
"""

import hashlib
import os
import subprocess
import sys
import zlib

git_dir, parent = sys.argv[1:3]
is_unreadable = sys.argv[3:] == ["unreadable"]


def write(kind, content):
    data = f"{kind} {len(content)}".encode() + b"\0" + content
    name = hashlib.sha1(data).hexdigest()
    path = f"{git_dir}/objects/{name[:2]}/{name[2:]}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if not os.path.exists(path):
        with open(path, "wb") as file:
            file.write(zlib.compress(data, 1))
    return name


def tree(*entries):
    content = b""
    for mode, name, target in entries:
        name = name if isinstance(name, bytes) else name.encode()
        content += mode.encode() + b" " + name + b"\0" + bytes.fromhex(target)
    return write("tree", content)


def parse(name):
    return subprocess.run(
        ["git", "--git-dir", git_dir, "rev-parse", name], capture_output=True, text=True, check=True
    ).stdout.strip()


FILE, RUN, LINK, TREE, COMMIT = "100644", "100755", "120000", "40000", "160000"
report = subprocess.run(
    ["git", "--git-dir", git_dir, "cat-file", "blob", f"{parent}:.issues/BUG-001-first.md"],
    capture_output=True, check=True,
).stdout


def issue(number):
    return write("blob", report.replace(b"BUG-001", f"BUG-{number:03}".encode()))


one = issue(1)
missing = "1234567890" * 4
programs = write("blob", b"[core]\n\tfsmonitor = touch MARKER; false\n[alias]\n\tissue = !touch MARKER\n")
dot_git = tree((FILE, "config", programs))
deep = tree((FILE, "BUG-090-deep.md", issue(90)))
for _ in range(1000):
    deep = tree((TREE, "d", deep))
strange = [
    (FILE, ".", one), (FILE, "..", one), (FILE, "../x.md", one), (TREE, "..", dot_git),
    (TREE, ".GIT", dot_git), (TREE, ".git", dot_git), (TREE, "git~1", dot_git), (TREE, ".g\u200cit", dot_git),
    (FILE, "/etc/x.md", one), (FILE, "a\\..\\x.md", one), (FILE, "CON.md", one), (FILE, "\x1b[31m.md", one),
]
unreadable = [
    (FILE, "", one), (FILE, "BUG-013-x.md", missing), (TREE, "BUG-014-x.md", issue(14)), (FILE, "BUG-015-x.md", deep),
    (TREE, "0", issue(17)), (TREE, "3", missing),
]
companion = tree((TREE, "attachments", tree(*strange)), (TREE, "comments", tree(*strange)))
issues = tree(
    *strange, *(unreadable if is_unreadable else []),
    (FILE, ".gitattributes", write("blob", b"* filter=evil diff=evil merge=evil\n")),
    (FILE, "BUG-001-FIRST.md", one), (TREE, "BUG-001-first", companion), (FILE, "BUG-001-first.md", one),
    (FILE, "BUG-001.MD", one), (FILE, "BUG-002-second.md", issue(2)),
    (FILE, "BUG-004-e\u0301.md", issue(4)), (FILE, "BUG-004-\u00e9.md", issue(4)),
    (COMMIT, "BUG-005-x.md", parse(parent)), (RUN, "BUG-006-x.md", issue(6)), (LINK, "BUG-007-x.md", issue(7)),
    (FILE, "BUG-008-x.md", write("blob", report + b"x" * 100_000_000)), (TREE, "BUG-009-x.md", deep),
    (FILE, b"BUG-010-\xff.md", issue(10)), ("7777", "BUG-011-x.md", issue(11)), ("0", "BUG-016-x.md", issue(16)),
    (FILE, "BUG-012-x.md", issue(12)), (FILE, "BUG-012-x.md", issue(12)), (FILE, "BUG-1\x1b[31m.md", one),
    (FILE, "bug-003-x.md", issue(3)), (COMMIT, "1", parse(parent)), (TREE, "2", deep),
    (FILE, "config.yml", parse(f"{parent}:.issues/config.yml")), (TREE, "known", deep),
)
root = tree(
    (TREE, "..", dot_git), (TREE, ".ISSUES", issues), (TREE, ".git", dot_git), (TREE, ".issues", issues),
    (FILE, ".gitattributes", write("blob", b"* filter=evil\n")), (FILE, ".gitmodules", programs), (TREE, "deep", deep),
)
who = "Eve <eve@example.org> 1767225600 +0000"
print(write("commit", f"tree {root}\nparent {parse(parent)}\nauthor {who}\ncommitter {who}\n\nevil\n".encode()))
