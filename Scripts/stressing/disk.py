"""Changes on a disk that is full, and under a limit on the size of files."""
import json
import os
import random
import resource
import subprocess
import sys

import operations
from bystander import STATUS_AFTER_COMMIT, Bystander
from results import Finding, Skip, need

MEGABYTES = 16
# What the system says where there is no room; Git and SQLite put it in words of their own.
NO_ROOM = ("No space left on device", "disk is full", "File too large", "Disk quota exceeded")


def run(scratch, summary, _):
    with summary.row("full disk") as row:
        on_small_disk(scratch, row)
    with summary.row("limited size of files (RLIMIT_FSIZE)") as row:
        Trial(scratch, FileSizeLimit(), row).run()


def on_small_disk(scratch, row):
    """Goes on in a mount namespace of its own, where this is allowed, with a small file system below the scratch
    folder."""
    folder = scratch.path("small")
    os.mkdir(folder)
    mount = f'mount -t tmpfs -o size={MEGABYTES}m stress "$0" && exec "$@"'
    enter = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, folder]
    try:
        if subprocess.run(enter + ["true"], capture_output=True, check=False).returncode:
            raise Skip("this machine allows no file system of our own (unshare --user --map-root-user --mount)")
    except FileNotFoundError:
        raise Skip("there is no unshare here") from None
    size = "short" if scratch.is_short else "long"
    inside = [sys.executable, "-B", __file__, scratch.program, folder, str(scratch.chance.randrange(1 << 31)), size]
    result = subprocess.run(enter + inside, capture_output=True, text=True, check=False)
    need(result.returncode == 0, result.stderr)
    told = json.loads(result.stdout)
    row.times, row.notes, row.findings = told["times"], told["notes"], told["findings"]


class FullDisk:
    """A file that fills the disk but for a little."""

    def __init__(self, folder):
        self.folder, self.filler = folder, os.path.join(folder, "filler")

    def begin(self, chance):
        usage = os.statvfs(self.folder)
        pages = max(usage.f_bfree - chance.choice([0, 1, 2, 4, 8, 12, 16, 24, 32]), 0)
        with open(self.filler, "wb") as file:
            file.write(bytes(pages * usage.f_bsize))
        return {}

    def end(self):
        os.remove(self.filler)


class FileSizeLimit:
    """No file may grow beyond some size. Python ignores the signal that comes with it, and so do those it starts."""

    def begin(self, chance):
        size = chance.choice([0, 1, 50, 100, 150, 200, 300, 400, 600, 800, 1200, 2400, 4800, 9600])
        return {"restore_signals": False,
                "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))}

    def end(self):
        pass


class Trial:
    """Changes for which there is no room, beside a user's work; then there is room again."""

    def __init__(self, scratch, scarcity, row):
        self.scratch, self.scarcity, self.row = scratch, scarcity, row
        self.refused = self.done = 0

    def run(self):
        count = 2 if self.scratch.is_short else 30
        tried = self.scratch.chance.sample(operations.ALL, 3) if self.scratch.is_short else operations.ALL
        for operation in tried:
            repository = self.scratch.repository(f"{type(self.scarcity).__name__}-{operation.name.replace(' ', '-')}")
            repository.issue("init")
            trial = operation(repository)
            other = repository.add("Another one").split()[0]
            bystander = Bystander(repository)
            try:
                for number in range(1, count + 1):
                    self.row.times += 1
                    self.round(number, trial, bystander, other)
                repository.expect_whole()
            except Finding as finding:
                self.row.findings.append(f"{operation.name}, round {number}: {finding}")
            # The small disk has room for one repository.
            repository.delete()
        self.row.note(f"{self.refused} refused, {self.done} found room")

    def round(self, number, operation, bystander, other):
        repository = operation.repository
        operation.prepare(number)
        bystander.prepare(number)
        before = operation.state(number)
        after = operation.done(number, before)
        options = self.scarcity.begin(self.scratch.chance)
        try:
            result = repository.run("git-issue", *operation.command(number), **options)
            # What can be read is read, also where nothing can be written.
            shown = repository.run("git-issue", "show", other, **options)
            need(shown.returncode == 0, f"git issue show, without room: {shown.returncode}\n{shown.stderr}")
        finally:
            self.scarcity.end()
        told = f"exit {result.returncode}\n{result.stdout}{result.stderr}"
        is_done = result.returncode == 0
        need(is_done or any(words in result.stderr for words in NO_ROOM),
             f"it does not say that there is no room: {told}")
        self.refused, self.done = self.refused + (not is_done), self.done + is_done

        repository.issue("show", other)
        state = operation.state(number)
        need(state in (before, after), f"half of it is there: {state}, and it was {before}, becomes {after}\n{told}")
        need(state == after or not is_done, f"it was told to be done, and is not: {told}")
        bystander.expect_untouched()
        if state == before:
            repository.issue(*operation.command(number))
            state = operation.state(number)
            need(state == after, f"it does not work again where there is room: {state}")
        bystander.commit()
        repository.expect_status(STATUS_AFTER_COMMIT)
        repository.expect_nothing_left()


def main():
    """Inside the small file system."""
    from results import Row
    from scratch import Scratch
    program, folder, seed, size = sys.argv[1:]
    row = Row("full disk")
    scratch = Scratch(os.path.join(folder, "scratch"), program, random.Random(int(seed)), size == "short")
    Trial(scratch, FullDisk(folder), row).run()
    print(json.dumps({"times": row.times, "notes": row.notes, "findings": row.findings}))


if __name__ == "__main__":
    main()
