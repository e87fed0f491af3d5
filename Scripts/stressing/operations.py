"""The changes that are cut off: how each is asked for, and how it looks when it is done or not done."""
import json

from results import need
from scratch import ANSWERS


class Operation:
    """A change of issues, in the n-th round."""
    name = ""

    def __init__(self, repository):
        self.repository = repository

    def prepare(self, number):
        """What has to be there before."""

    def command(self, number):
        """The arguments of git-issue."""
        raise NotImplementedError

    def state(self, number):
        """How it is now, in HEAD."""
        raise NotImplementedError

    def done(self, number, before):
        """How it is when the change is made."""
        raise NotImplementedError

    def end(self):
        """Makes way for the next round where the change was not made."""


class Add(Operation):
    name = "add"

    def command(self, number):
        return ["add", f"Killed {number}", *ANSWERS]

    def state(self, number):
        return list(self.repository.fields("title").values()).count(f"Killed {number}")

    def done(self, number, before):
        return 1


class Set(Operation):
    """Two fields of two places of a file."""
    name = "set"

    def __init__(self, repository):
        super().__init__(repository)
        repository.add("Set")

    def command(self, number):
        return ["set", "BUG-001", f"title=Set {number}", f"phase=Phase {number}"]

    def state(self, number):
        path = ".issues/BUG-001-set.md"
        return self.repository.fields("title")[path], self.repository.fields("phase").get(path)

    def done(self, number, before):
        return f"Set {number}", f"Phase {number}"


class Comment(Operation):
    name = "comment"

    def __init__(self, repository):
        super().__init__(repository)
        repository.add("Comments")

    def command(self, number):
        return ["comment", "BUG-001", "-m", f"Seen again: {number}"]

    def state(self, number):
        found = self.repository.run("git", "grep", f"^Seen again: {number}$", "HEAD")
        return found.stdout.count("\n")

    def done(self, number, before):
        return 1


class Close(Operation):
    """Closes and reopens in turn."""
    name = "close"

    def __init__(self, repository):
        super().__init__(repository)
        repository.add("Closed")

    def command(self, number):
        if self.state(number)[0] == "open":
            return ["close", "BUG-001", "--as", "fixed", "-s", "resolution=An empty password is refused."]
        return ["reopen", "BUG-001"]

    def state(self, number):
        text = self.repository.git("show", "HEAD:.issues/BUG-001-closed.md")
        status = text.split("\nstatus: ")[1].split("\n")[0]
        return status, "\nresolved: " in text, "An empty password is refused." in text

    def done(self, number, before):
        # A reopened issue keeps what was written about its resolution.
        return ("fixed", True, True) if before[0] == "open" else ("open", False, True)


class Import(Operation):
    """Several reports of one document."""
    name = "import"
    _count = 5

    def prepare(self, number):
        # Outside the repository, where nobody sees it.
        with open(self._path, "w", encoding="utf-8") as file:
            json.dump([self._issue(number, k) for k in range(self._count)], file)

    @property
    def _path(self):
        return self.repository.path + ".json"

    def _issue(self, number, k):
        return {"number": number * self._count + k + 1, "title": f"Imported {number}, {k}", "state": "OPEN",
                "body": "It crashes.", "author": {"login": "ada"}, "createdAt": "2026-11-20T10:00:00Z", "labels": []}

    def command(self, number):
        return ["import", "--from", "github", self._path]

    def state(self, number):
        return sum(title.startswith(f"Imported {number},") for title in self.repository.fields("title").values())

    def done(self, number, before):
        return self._count


class Renumber(Operation):
    """Two reports with one id, each with a comment: as a rebase leaves them."""
    name = "renumber"

    def __init__(self, repository):
        super().__init__(repository)
        # What was reported earlier stays.
        repository.add("Stays", "-f", "reported=2026-01-02")

    def prepare(self, number):
        text = self.repository.read(".issues/BUG-001-stays.md").replace("2026-01-02", "2026-01-03")
        text = text.replace("title: Stays", f"title: Moves {number}")
        self.repository.write(f".issues/BUG-001-moves-{number}.md", text)
        self.repository.write(
            f".issues/BUG-001-moves-{number}/comments/20260103T050200Z-ada-3f2a.md", "I can see it too.\n")
        self.repository.git("add", ".issues")
        self.repository.git("commit", "--quiet", "--no-verify", "-m", f"moves {number}")

    def command(self, number):
        return ["renumber"]

    def state(self, number):
        """Where the report and its comment are, and whose its id is."""
        ids = self.repository.fields("id")
        paths = self.repository.git("ls-tree", "-r", "--name-only", "HEAD", ".issues").split("\n")
        own = [path for path in paths if f"-moves-{number}" in path]
        need(len(own) == 2, f"{own} is left of the report that moves and its comment")
        return len(ids) - len(set(ids.values())), sum("BUG-001" in path for path in own)

    def done(self, number, before):
        return 0, 0

    def end(self):
        self.repository.issue("renumber")


class Migrate(Operation):
    """From one folder into buckets and back, in turn."""
    name = "migrate layout"
    _count = 12

    def __init__(self, repository):
        super().__init__(repository)
        for number in range(self._count):
            repository.add(f"Moved {number}")

    def command(self, number):
        return ["migrate", "layout", "bucketed" if self.state(number)[0] == "flat" else "flat"]

    def state(self, number):
        """What the settings say, and how many files lie where."""
        settings = self.repository.git("show", "HEAD:.issues/config.yml")
        paths = self.repository.fields("id")
        return ("bucketed" if "layout: bucketed" in settings else "flat", len(paths),
                sum(path.count("/") == 2 for path in paths))

    def done(self, number, before):
        return ("bucketed", before[1], before[1]) if before[0] == "flat" else ("flat", before[1], 0)


ALL = [Add, Set, Comment, Close, Import, Renumber, Migrate]
