"""What a user has staged and edited while git-issue is at work: nothing of it may be lost or taken along."""
from results import need

STAGED, BOTH, EDITED, UNTRACKED = "staged.txt", "both.txt", "edited.txt", "untracked.txt"
STATUS = f"MM {BOTH}\n M {EDITED}\nM  {STAGED}\n?? {UNTRACKED}\n"
STATUS_AFTER_COMMIT = f" M {BOTH}\n M {EDITED}\n?? {UNTRACKED}\n"


class Bystander:
    """A user's work in a repository: a file that is staged, one staged and edited again, one edited, one untracked."""

    def __init__(self, repository):
        self.repository = repository
        for path in (STAGED, BOTH, EDITED):
            repository.write(path, "committed\n")
        repository.git("add", STAGED, BOTH, EDITED)
        repository.git("commit", "--quiet", "-m", "the user's files")

    def prepare(self, number):
        """Stages and edits anew."""
        self.number = number
        for path in (STAGED, BOTH):
            self.repository.write(path, f"staged {number}\n")
        self.repository.git("add", STAGED, BOTH)
        for path in (BOTH, EDITED, UNTRACKED):
            self.repository.write(path, f"edited {number}\n")

    def expect_untouched(self):
        """All is as it was left; and the work tree, the index and HEAD agree about everything else."""
        self.repository.expect_status(STATUS)
        self._expect_edits()
        staged = self.repository.git("cat-file", "-p", f":{STAGED}") + self.repository.git("cat-file", "-p", f":{BOTH}")
        need(staged == f"staged {self.number}\n" * 2, f"staged is {staged}")

    def expect_committed(self):
        """The user's commit has what was staged, and nothing else."""
        names = self.repository.git("show", "--format=", "--name-status", "--no-renames", "HEAD")
        need(names == f"M\t{BOTH}\nM\t{STAGED}\n", f"the user's commit has\n{names}")
        self._expect_edits()

    def commit(self):
        """The user's next commit, which has to succeed."""
        self.repository.git("commit", "--quiet", "-m", f"user {self.number}")
        self.expect_committed()

    def try_commit(self):
        """The user's commit right after a kill: it may stop at a lock of ours, but never goes on over a half-done
        change. Whether it was made."""
        result = self.repository.run("git", "commit", "--quiet", "-m", f"user {self.number}")
        if result.returncode == 0:
            self.expect_committed()
            return True
        need(".lock" in result.stderr, f"git commit is refused, but not because of a lock:\n{result.stderr}")
        return False

    def _expect_edits(self):
        for path in (BOTH, EDITED, UNTRACKED):
            text = self.repository.read(path)
            need(text == f"edited {self.number}\n", f"{path} is {text}")
