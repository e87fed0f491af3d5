"""`kill -9` while hooks are installed and removed, where the user has one of his own."""
import os
import stat

from killer import Killer
from results import need

OWN = "#!/bin/sh\necho \"the user's hook\" >> ran\n"


class Hooks:
    """Installs and removes the hooks in turn; the user's own runs at each commit and stays as it is."""

    def __init__(self, scratch):
        self.repository = repository = scratch.repository("hooks-install")
        repository.issue("init", "--no-hooks")
        repository.write(".git/info/exclude", "/ran\n")
        repository.write(self.path("pre-commit"), OWN)
        os.chmod(os.path.join(repository.path, self.path("pre-commit")), 0o755)
        repository.issue("hooks", "install")
        repository.issue("hooks", "uninstall")
        self.before = self.listing(), self.settings()
        self.killer = Killer(repository, scratch.chance)
        self.chance = scratch.chance

    @staticmethod
    def path(name):
        return f".git/hooks/{name}"

    def listing(self):
        """The name, mode and bytes of each hook."""
        folder = os.path.join(self.repository.path, self.path(""))
        return {name: (stat.S_IMODE(os.stat(folder + name).st_mode), self.repository.read(self.path(name)))
                for name in os.listdir(folder)}

    def run(self, row, count):
        self.killer.measure("hooks", "install")
        self.installed = self.listing(), self.settings()
        self.repository.issue("hooks", "uninstall")
        self.expect(self.before, "hooks uninstall")
        row.repeat(count, self.round)
        row.note(f"{self.killer.killed} killed")

    def round(self, number):
        repository = self.repository
        started, after = self.chance.choice([("install", self.installed), ("uninstall", self.before)])
        repository.issue("hooks", "uninstall" if started == "install" else "install")
        output, messages, code = self.killer.run("hooks", started)
        need(code in (0, None), f"hooks {started} ended with {code}\n{output}{messages}")
        if code == 0:
            self.expect(after, f"hooks {started}")

        # The user's next commit is made, and his hook runs once.
        repository.write("ran", "")
        repository.write("file.txt", f"{number}\n")
        repository.git("add", "file.txt")
        repository.git("commit", "--quiet", "-m", f"user {number}")
        ran = repository.read("ran").count("\n")
        need(ran == 1, f"the user's hook ran {ran} times after a kill of hooks {started}")

        for command, expected in (("install", self.installed), ("uninstall", self.before)):
            repository.issue("hooks", command)
            self.expect(expected, f"hooks {command} after a kill of hooks {started}")
        repository.expect_no_lock()

    def expect(self, expected, what):
        hooks, configuration = self.listing(), self.settings()
        names = hooks.keys() | expected[0].keys()
        differing = sorted(name for name in names if hooks.get(name) != expected[0].get(name))
        need(not differing, f"not as they should be after {what}: {', '.join(differing)}")
        need(configuration == expected[1], f".git/config after {what}: {configuration}, and should be {expected[1]}")

    def settings(self):
        """Those of the clone, in any order."""
        return sorted(self.repository.git("config", "--local", "--list").splitlines())
