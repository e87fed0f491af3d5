"""Many clones file reports and push them to one server, each in the way of its people."""
import contextlib
import os
import random
import resource
import socket
import subprocess
import threading
import time

from results import Finding, Skip, need
from scratch import Repository

WAYS = ("merge", "rebase", "sync")
LIMIT = 120


def run(scratch, summary, _):
    clones, reports = (4, 4) if scratch.is_short else (20, 50)
    with summary.row(f"{clones} clones push {reports} reports each to git daemon") as row:
        server = scratch.repository("server/project.git", "--bare")
        first = scratch.repository("first")
        first.issue("init", "--no-hooks")
        first.git("push", "--quiet", server.path, "HEAD:main")
        with daemon(scratch) as address:
            Team(scratch, address, clones, reports).run(row)


@contextlib.contextmanager
def daemon(scratch):
    """A server on a free port of this machine only, from which anybody reads and to which anybody pushes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    messages = open(scratch.path("daemon.log"), "w+", encoding="utf-8")
    process = subprocess.Popen(
        ["git", "daemon", "--export-all", "--enable=receive-pack", "--listen=127.0.0.1", f"--port={port}",
         "--reuseaddr", "--max-connections=0", f"--base-path={scratch.path('server')}", scratch.path("server")],
        cwd=scratch.folder, env=scratch.environment, start_new_session=True, stdin=subprocess.DEVNULL,
        stdout=messages, stderr=messages)
    address = f"git://127.0.0.1:{port}/project.git"
    try:
        deadline = time.monotonic() + 10
        while Repository(scratch, scratch.folder).run("git", "ls-remote", address).returncode:
            if process.poll() is not None:
                messages.seek(0)
                raise Skip(f"git daemon does not run here: {messages.read().strip()}")
            need(time.monotonic() < deadline, "git daemon does not answer")
            time.sleep(0.05)
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait()
        messages.close()


def processor_time():
    """Of the commands that have ended; the server's is not among them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Team:
    """People with a clone each. One that pushes with `git pull` before it renumbers what has a number twice, where its
    hooks do not: after a rebase."""

    def __init__(self, scratch, address, clones, reports):
        self.scratch, self.address, self.reports = scratch, address, reports
        self.clones = [scratch.clone(address, f"clone{number}") for number in range(clones)]
        self.chances = [random.Random(scratch.chance.random()) for _ in self.clones]
        self.findings, self.pushes, self.pulls, self.renumberings, self.syncs = [], 0, 0, 0, 0
        self.lock = threading.Lock()

    def run(self, row):
        people = [threading.Thread(target=self.work, args=(number,)) for number in range(len(self.clones))]
        begun, used = time.monotonic(), processor_time()
        for person in people:
            person.start()
        for person in people:
            person.join()
        seconds = time.monotonic() - begun
        row.times = len(self.clones) * self.reports
        row.note(f"all in after {seconds:.1f} s, with {processor_time() - used:.0f} s of processor time")
        row.note(f"{self.pushes} pushes, {self.pulls} pulls by hand, {self.renumberings} git issue renumber, "
                 f"{self.syncs} git issue sync had to be run again")
        row.findings += self.findings
        need(seconds < LIMIT, f"it took {seconds:.0f} s, and {LIMIT} s is the limit")
        self.check()

    def work(self, number):
        clone, chance, way = self.clones[number], self.chances[number], WAYS[number % len(WAYS)]
        try:
            for report in range(self.reports):
                clone.add(f"Clone {number} reports {report}")
                # People push when they think of it, and at the end.
                if chance.random() < 0.05 or report == self.reports - 1:
                    self.deliver(clone, chance, way)
        except Finding as finding:
            with self.lock:
                self.findings.append(f"clone {number} ({way}): {finding}")

    def deliver(self, clone, chance, way):
        """Brings in what others have pushed and pushes, until it is in."""
        for attempt in range(200):
            if (self.sync(clone) if way == "sync" else self.push(clone)):
                return self.count(pushes=1)
            # Who waits a little leaves the machine to those who are about to push.
            time.sleep(chance.uniform(0, 0.2 * min(attempt, 20)))
            if way != "sync":
                self.pull(clone, way)
        raise Finding("not in after 200 times")

    def sync(self, clone):
        """Whether all is in; where others have been faster again and again, it says that it is to be run again."""
        result = clone.run("git", "issue", "sync")
        need(result.returncode == 0 or "run git issue sync again" in result.stderr, f"git issue sync: {result.stderr}")
        self.count(syncs=result.returncode)
        return result.returncode == 0

    @staticmethod
    def push(clone):
        return clone.run("git", "push", "--quiet").returncode == 0

    def pull(self, clone, way):
        clone.git("pull", "--quiet", *(["--rebase"] if way == "rebase" else ["--no-rebase", "--no-edit"]))
        self.count(pulls=1)
        if way == "rebase" and "BUG" in clone.issue("renumber"):
            self.count(renumberings=1)

    def count(self, pushes=0, pulls=0, renumberings=0, syncs=0):
        with self.lock:
            self.pushes, self.pulls = self.pushes + pushes, self.pulls + pulls
            self.renumberings, self.syncs = self.renumberings + renumberings, self.syncs + syncs

    def check(self):
        """A new clone has all of it, once."""
        clone = self.scratch.clone(self.address, "afterwards")
        expected = sorted(f"Clone {number} reports {report}"
                          for number in range(len(self.clones)) for report in range(self.reports))
        titles = sorted(clone.fields("title").values())
        need(titles == expected, f"{len(expected)} reports were filed, {len(titles)} are there, "
             f"{len(set(expected) - set(titles))} are lost")
        ids = clone.fields("id")
        need(len(set(ids.values())) == len(ids), f"{len(ids)} reports have {len(set(ids.values()))} ids")
        clone.issue("check", "--all")
        clone.issue("doctor")
        clone.expect_status()
        for one in self.clones + [clone]:
            one.expect_whole()
            one.expect_status()
            one.expect_nothing_left()
