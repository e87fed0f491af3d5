"""`kill -9` at any moment of a change, and what the next command, Git and the user find then."""
import operations
from bystander import Bystander, STATUS_AFTER_COMMIT
from killed_hooks import Hooks
from killed_sync import Sync
from killer import Killer
from results import need

LOCKS = (".git/index.lock", ".git/refs/heads/main.lock")


def run(scratch, summary, kinds):
    trials = {operation.name: (Trial, operation) for operation in operations.ALL}
    trials |= {"hooks install": (Hooks,), "sync": (Sync,)}
    for name, (trial, *arguments) in trials.items():
        if kinds and name.split()[0] not in kinds:
            continue
        with summary.row(f"kill -9 during {name}") as row:
            trial(scratch, *arguments).run(row, 3 if scratch.is_short else 200)


class Trial:
    """A change of issues that is cut off, again and again, beside a user's work."""

    def __init__(self, scratch, operation):
        name = operation.name.replace(" ", "-")
        self.repository = repository = scratch.repository(name)
        self.chance = scratch.chance
        repository.issue("init")
        self.operation = operation(repository)
        self.other = repository.add("Another one").split()[0]
        self.bystander = Bystander(repository)
        self.killer = Killer(repository, scratch.chance)
        self.done = self.undone = self.stopped = 0

    def run(self, row, count):
        operation = self.operation
        operation.prepare(0)
        before = operation.state(0)
        self.killer.measure(*operation.command(0))
        after = operation.state(0)
        need(after == operation.done(0, before), f"without a kill {operation.name} makes {after} of {before}")
        row.repeat(count, self.round)
        self.repository.issue("comment", self.other, "-m", "The end.")
        self.repository.expect_nothing_left()
        self.repository.expect_whole()
        row.note(f"{self.killer.killed} killed, {self.done} changes made, {self.undone} not")
        if self.stopped:
            row.note(f"the user's git commit stopped at a lock {self.stopped} times, until the next git issue")

    def round(self, number):
        repository, operation = self.repository, self.operation
        operation.prepare(number)
        self.bystander.prepare(number)
        before = operation.state(number)
        after = operation.done(number, before)
        foreign = self.chance.choice(LOCKS) if number % 10 == 5 else None
        if foreign:
            repository.write(foreign, "another program's\n")

        output, messages, code = self.killer.run(*operation.command(number))
        is_told = code == 0
        need(code in (0, None) or foreign, f"{operation.name} ended with {code}\n{output}{messages}")
        if foreign:
            repository.issue("show", self.other)
            need(repository.read(foreign) == "another program's\n", f"{foreign} of another program was removed")
            need(not is_told, f"{operation.name} wrote although {foreign} is another program's")
            repository.remove(foreign)

        # Right after the kill comes the user's own commit, a command that reads, or one that writes.
        is_committed = False
        following = self.chance.choice(["commit", "read", "write"])
        if following == "commit":
            is_committed = self.bystander.try_commit()
            self.stopped += not is_committed
        if following == "write":
            repository.issue("set", self.other, f"severity={('low', 'high')[number % 2]}")
        else:
            repository.issue("show", self.other)

        state = operation.state(number)
        need(state in (before, after), f"half of it is there: {state}, and it was {before}, becomes {after}")
        need(state == after or not is_told, f"it was told to be done, and is not: {output}")
        self.done, self.undone = self.done + (state == after), self.undone + (state != after)
        if not is_committed:
            self.bystander.expect_untouched()
            self.bystander.commit()
        repository.expect_status(STATUS_AFTER_COMMIT)
        if number % 20 == 0:
            repository.expect_whole()
        operation.end()
        # A file that was being written beside its place goes with the next change.
        if following == "write":
            repository.expect_nothing_left()
        repository.expect_no_lock()
