"""Many processes file reports in one clone, beside a user who commits and a Git that tidies up and fetches."""
import random
import re
import shlex
import threading
import time

from results import Finding, need
from scratch import ANSWERS

# Seconds between two writings of packed-refs. A git that runs takes it for unchanged if it is written twice in a second
# with the same size and inode, and moves a branch back: git commit and git pack-refs alone lose commits so (Git 2.39).
PACK_PAUSE = 1.1
# What Git says where another process holds a lock for the moment.
STOPPED = ("index.lock", "Unable to create", "cannot lock ref", "unable to lock", "already running",
           # Git's own writers meet git gc too.
           "unable to create temporary file")


def run(scratch, summary, _):
    count = 8 if scratch.is_short else 100
    with summary.row(f"8 writers, {count} reports each") as row:
        Contention(scratch, "clone").run(row, 8, count)
    if not scratch.is_short:
        with summary.row("a writer and a user that pause, 50 reports") as row:
            Contention(scratch, "pauses", pause=0.5).run(row, 1, 50)


class Contention:
    """All that goes on at once in one clone."""

    def __init__(self, scratch, name, pause=0.0):
        self.scratch, self.pause = scratch, pause
        self.server = scratch.repository(f"{name}-server.git", "--bare")
        self.repository = scratch.repository(name)
        self.repository.issue("init")
        # Of a branch in a folder Git removes the folder when it has packed the branch.
        self.repository.git("branch", "--move", "team/main")
        self.repository.git("remote", "add", "origin", self.server.path)
        self.repository.git("push", "--quiet", "origin", "HEAD:main")
        self.lock = threading.Lock()
        self.is_over = threading.Event()
        self.findings = []
        self.ids = {}
        self.retries = {}
        self.calls = {}
        # How often the hook stopped a commit of an index that was older than the last one.
        self.old_indexes = 0

    def run(self, row, number, count):
        writers = [threading.Thread(target=self.guard, args=(self.file, k, count)) for k in range(number)]
        besides = [threading.Thread(target=self.guard, args=(besides,))
                   for besides in (self.commit, self.tidy, self.fetch)]
        start = time.monotonic()
        for thread in writers + besides:
            thread.start()
        for thread in writers:
            thread.join()
        seconds = time.monotonic() - start
        self.is_over.set()
        for thread in besides:
            thread.join()
        row.times = len(self.ids)
        row.note(f"{len(self.ids) / seconds:.1f} reports/s")
        row.note("beside " + ", ".join(f"{times} {name}" for name, times in sorted(self.calls.items())))
        row.note("Git stopped at a lock and was run again: " + (
            ", ".join(f"{name} {times}" for name, times in sorted(self.retries.items())) or "never"))
        if self.old_indexes:
            row.note(f"the hook stopped an old index {self.old_indexes} times")
        row.findings += self.findings
        self.check({f"Writer {writer} reports {k}" for writer in range(number) for k in range(count)})

    def guard(self, work, *arguments):
        try:
            work(*arguments)
        except Finding as finding:
            with self.lock:
                self.findings.append(str(finding))

    # What goes on at once

    def file(self, writer, count):
        for number in range(count):
            title = f"Writer {writer} reports {number}"
            time.sleep(random.uniform(0, 2 * self.pause))
            result = self.repository.run("git", "issue", "add", title, *ANSWERS)
            need(result.returncode == 0, f"refused: {title}: exit {result.returncode}\n{result.stderr[-600:]}")
            with self.lock:
                self.ids[title] = result.stdout.split()[0]

    def commit(self):
        """The user commits files of his own."""
        for number in self.rounds(self.pause):
            self.repository.write(f"src/{number}.txt", f"{number}\n")
            self.git("git add", "add", f"src/{number}.txt")
            self.git("git commit", "commit", "--quiet", "-m", f"user {number}")

    def tidy(self):
        for _ in self.rounds(PACK_PAUSE):
            self.git("git gc", "gc", "--quiet")
            time.sleep(PACK_PAUSE)
            self.git("git pack-refs", "pack-refs", "--all")

    def fetch(self):
        """Others push all the time."""
        tree, parent = (self.server.git("rev-parse", f"main{suffix}").strip() for suffix in ("^{tree}", ""))
        for number in self.rounds(pause=0.1):
            parent = self.server.git("commit-tree", "-m", f"elsewhere {number}", "-p", parent, tree).strip()
            self.server.git("update-ref", f"refs/heads/elsewhere-{number % 5}", parent)
            self.git("git fetch", "fetch", "--quiet")

    def rounds(self, pause=0.0):
        number = 0
        while not self.is_over.is_set():
            yield number
            number += 1
            self.is_over.wait(pause)

    def git(self, name, *arguments):
        """Runs git as a user would: again where another process holds a lock for the moment."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            result = self.repository.run("git", *arguments)
            with self.lock:
                counted = self.retries if result.returncode else self.calls
                counted[name] = counted.get(name, 0) + 1
            if result.returncode == 0:
                return
            old = re.search(r"git add (\S+) keeps it", result.stderr)
            if old:
                # The hook has found that git read the index before a writer wrote it. The user does as it says.
                self.old_indexes += 1
                self.git("git add", "add", shlex.split(old[1])[0])
                continue
            need(any(word in result.stderr for word in STOPPED), f"{name}: {result.stdout}{result.stderr}")
            time.sleep(0.02)
        raise Finding(f"{name} was stopped at locks for two minutes: {result.stderr}")

    # What must hold

    def taken_back(self):
        """Commits of the user that remove a report: of an index that git had read before it took the lock."""
        removed = self.repository.git("log", "--diff-filter=D", "--format=%h %s", "--name-only", "--", ".issues")
        return f"taken back by an index that git read before it took the lock:\n{removed}" if removed else ""

    def check(self, expected):
        repository = self.repository
        titles = sorted(repository.fields("title").values())
        need(titles == sorted(expected), f"{len(expected)} reports were filed, {len(titles)} are in HEAD, "
             f"{len(expected - set(titles))} of them are not there\n{self.taken_back()}")
        by_path, title_of = repository.fields("id"), repository.fields("title")
        ids = set(by_path.values())
        need(len(ids) == len(by_path), f"{len(by_path)} reports have {len(ids)} ids")
        wrong = [title for path, title in title_of.items() if self.ids[title] != by_path[path]]
        need(not wrong, f"not the id that was told: {wrong[:5]}")
        commits = repository.git("log", "--format=%s", "--name-only", "--no-renames", "HEAD").split("\n")
        mine = {line for line in commits if line.startswith("src/")}
        made = self.calls.get("git commit", 0)
        need(len(mine) == made, f"the user committed {made} files, {len(mine)} are there")
        for commit in repository.git("log", "--format=%x01%s", "--name-status", "--no-renames").split("\x01")[1:]:
            subject, *names = filter(None, commit.split("\n"))
            if subject.startswith("user "):
                need(names == [f"A\tsrc/{subject[5:]}.txt"], f"the commit '{subject}' has {names}")
        repository.expect_status()
        repository.expect_whole()
        repository.expect_nothing_left()
        repository.issue("check", "--all")
