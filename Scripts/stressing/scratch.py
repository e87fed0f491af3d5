"""Scratch repositories, with a home folder, date and identity of their own."""
import os
import re
import shutil
import subprocess

from results import Finding, need

# A report that keeps every rule.
ANSWERS = ["-s", "description=Seen on the test server.", "-s", "steps=1. Open the login page\n2. Press Enter",
           "-s", "expected=An error message.", "-s", "actual=A blank page.", "-e", "os=Debian 12", "-e", "server=local",
           "-e", "python=3.11.7", "-e", "test_scenario=login"]

# What stays in .git/git-issue, besides the segments of the index: all else there is of a change that is not finished.
KEPT = ("lock", "verdicts", "index", "history")
SEGMENTS = re.compile(r"/git-issue/(fields|text)/[0-9a-f]{16}$")

CONFIGURATION = """\
[user]
  name = Ada Lovelace
  email = ada@example.org
[init]
  defaultBranch = main
[gc]
  autoDetach = false
[advice]
  detachedHead = false
"""


class Scratch:
    """A folder in which the program is tried."""

    def __init__(self, folder, program, chance, is_short):
        self.folder, self.program, self.chance, self.is_short = folder, program, chance, is_short
        for name in ("home", "bin"):
            os.makedirs(os.path.join(folder, name))
        os.symlink(program, os.path.join(folder, "bin", "git-issue"))
        with open(os.path.join(folder, "home", ".gitconfig"), "w", encoding="utf-8") as file:
            file.write(CONFIGURATION)
        kept = {name: value for name, value in os.environ.items() if name in ("TMPDIR", "LD_LIBRARY_PATH")}
        self.environment = kept | {
            "HOME": os.path.join(folder, "home"), "PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "false", "TERM": "dumb"}

    def repository(self, name, *options):
        """A new repository."""
        self.git("init", "--quiet", *options, self.path(name))
        return Repository(self, self.path(name))

    def clone(self, source, name):
        """A clone of a repository, with the hooks of git-issue."""
        self.git("clone", "--quiet", source, self.path(name))
        clone = Repository(self, self.path(name))
        clone.issue("hooks", "install")
        return clone

    def path(self, name):
        return os.path.join(self.folder, name)

    def git(self, *arguments):
        return Repository(self, self.folder).git(*arguments)


class Repository:
    """A repository or clone, and the commands that are run in it."""

    def __init__(self, scratch, path):
        self.scratch, self.path, self.environment = scratch, path, scratch.environment

    def start(self, *arguments, **options):
        """Starts a command in a process group of its own."""
        return subprocess.Popen(
            arguments, cwd=self.path, env=self.environment, text=True, errors="replace", start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run(self, *arguments, **options):
        """Runs a command to its end, however that is; only a crash is a finding in itself."""
        process = self.start(*arguments, **options)
        try:
            output, messages = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            raise Finding(f"{words(arguments)}: still running after two minutes") from None
        need(0 <= process.returncode <= 129,
             f"{words(arguments)}: ended by a signal: {process.returncode}\n{messages[-600:]}")
        return subprocess.CompletedProcess(arguments, process.returncode, output, messages)

    def done(self, *arguments):
        """What a command prints that has to succeed."""
        result = self.run(*arguments)
        need(result.returncode == 0,
             f"{words(arguments)}: exit {result.returncode}\n{result.stdout[-600:]}{result.stderr[-600:]}")
        return result.stdout

    def git(self, *arguments):
        return self.done("git", *arguments)

    def issue(self, *arguments):
        return self.done("git", "issue", *arguments)

    def add(self, title, *arguments):
        return self.issue("add", title, *ANSWERS, *arguments)

    # Files

    def write(self, path, text):
        path = os.path.join(self.path, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, path):
        try:
            with open(os.path.join(self.path, path), encoding="utf-8") as file:
                return file.read()
        except OSError as error:
            raise Finding(str(error)) from None

    def remove(self, path):
        os.remove(os.path.join(self.path, path))

    def delete(self):
        shutil.rmtree(self.path)

    def exists(self, path):
        return os.path.lexists(os.path.join(self.path, path))

    # What must hold

    def fields(self, name, revision="HEAD"):
        """The values of a field of all issues of a revision, by the issue's path."""
        found = self.run("git", "grep", "--full-name", "-E", f"^{name}: ", revision, "--", ".issues/*BUG-*.md")
        lines = (line.split(":", 3) for line in found.stdout.splitlines())
        return {path: value.strip() for _, path, _, value in lines if "/comments/" not in path}

    def expect_whole(self):
        """Nothing is damaged."""
        result = self.run("git", "fsck", "--strict", "--no-dangling")
        need(result.returncode == 0 and "missing" not in result.stdout, f"git fsck: {result.stdout}{result.stderr}")

    def expect_status(self, expected=""):
        status = self.git("status", "--porcelain")
        need(status == expected, f"git status is\n{status}and should be\n{expected or 'empty'}")

    def expect_no_lock(self):
        left = [path for path in self.leftovers() if path.endswith((".lock", "journal", ".owner"))]
        need(not left, f"left: {', '.join(left)}")

    def expect_nothing_left(self):
        """No lock and no half-written file is left, in the folder of Git or in the work tree. What is found goes."""
        left = sorted(self.leftovers())
        for path in left:
            self.remove(path)
        need(not left, f"left: {', '.join(left)}")

    def leftovers(self):
        """Locks, and files that are written before they are put in place; those among Git's objects are its own to
        prune."""
        found = set()
        for folder, folders, files in os.walk(self.path):
            if os.path.basename(folder) == "objects":
                folders.clear()
                continue
            for name in files:
                path = os.path.relpath(os.path.join(folder, name), self.path)
                is_begun = "/git-issue/" in path and name not in KEPT and not SEGMENTS.search(path)
                if is_begun or name.endswith((".lock", ".tmp")):
                    found.add(path)
        return found


def words(arguments):
    """A command as people read it: without the answers of a report."""
    return " ".join(argument for argument in arguments if argument not in ANSWERS)[:160]
