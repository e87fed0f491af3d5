"""`kill -9` of git-issue while it fetches, merges and pushes; the git that it has started goes on to its end."""
from killer import Killer
from results import need

STATUS = " M edited.txt\n?? untracked.txt\n"


class Sync:
    """Two clones that file a report each, one of which is cut off while it syncs."""

    def __init__(self, scratch):
        self.server = scratch.repository("sync-server.git", "--bare")
        first = scratch.repository("sync-first")
        first.issue("init", "--no-hooks")
        first.git("push", "--quiet", self.server.path, "HEAD:main")
        self.other = scratch.clone(self.server.path, "sync-other")
        self.repository = scratch.clone(self.server.path, "sync")
        self.repository.write("edited.txt", "committed\n")
        self.repository.git("add", "edited.txt")
        self.repository.git("commit", "--quiet", "-m", "the user's file")
        self.killer = Killer(self.repository, scratch.chance)
        self.chance = scratch.chance
        self.staged = self.stopped = 0

    def run(self, row, count):
        self.prepare(0)
        self.killer.measure("sync")
        row.repeat(count, self.round)
        row.note(f"{self.killer.killed} killed")
        if self.stopped:
            row.note(f"{self.stopped} of git's merges stood open and were taken back: git merge --abort")
        if self.staged:
            row.note(f"{self.staged} reports were staged beside git's merge")

    def prepare(self, number):
        """A report here and one there, which are given the same number."""
        self.other.issue("sync")
        self.other.add(f"Theirs {number}")
        self.repository.add(f"Ours {number}")
        self.other.issue("sync")
        self.repository.write("edited.txt", f"edited {number}\n")
        self.repository.write("untracked.txt", f"untracked {number}\n")

    def round(self, number):
        repository = self.repository
        self.prepare(number)
        output, messages, code = self.killer.run("sync")
        need(code in (0, None), f"sync ended with {code}\n{output}{messages}")
        # Whoever goes on at once reads, or files a report; sync itself waits for the git that is still at work.
        if self.chance.random() < 0.5:
            # A number that was taken twice is told until git has run its hooks.
            result = repository.run("git", "issue", "list")
            need(result.returncode in (0, 1), f"git issue list: {result.stderr}")
            self.killer.wait_for_children()
        else:
            told = repository.add(f"Next {number}")
            self.killer.wait_for_children()
            # A report that is filed while git merges waits for the user's commit, and says so.
            if "staged" in told:
                self.staged += 1
                repository.git("commit", "--quiet", "-m", f"next {number}")

        # A hook that has nobody left to tell stops git's merge, which sync then leaves to its user.
        if repository.exists(".git/MERGE_HEAD"):
            self.stopped += 1
            repository.git("merge", "--abort")
        repository.issue("sync")
        repository.expect_status(STATUS)
        texts = repository.read("edited.txt"), repository.read("untracked.txt")
        need(texts == (f"edited {number}\n", f"untracked {number}\n"), f"the user's edits became {texts}")
        titles = list(repository.fields("title").values())
        for title in (f"Ours {number}", f"Theirs {number}"):
            need(titles.count(title) == 1, f"{title} is there {titles.count(title)} times")
        ids = repository.fields("id")
        need(len(set(ids.values())) == len(ids), f"{len(ids)} reports have {len(set(ids.values()))} ids")
        tips = repository.git("rev-parse", "HEAD"), self.server.git("rev-parse", "main")
        need(tips[0] == tips[1], "the server does not have what was synced")
        repository.expect_no_lock()
        if number % 20 == 0:
            repository.expect_whole()
