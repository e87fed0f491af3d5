"""`kill -9` at a moment that chance chooses."""
import os
import signal
import subprocess
import time

from results import need


class Killer:
    """Runs git-issue and kills it at a moment between its start and its usual end.

    It is the program itself, without the `git` before it, so that what is killed is the program."""

    def __init__(self, repository, chance):
        self.repository, self.chance = repository, chance
        self.whole = 0.1
        self.killed = 0

    def run(self, *arguments):
        """What it printed, and its exit code; nil where it was killed."""
        process = self.repository.start(self.repository.scratch.program, *arguments)
        self.group = process.pid
        begun = time.monotonic()
        try:
            output, messages = process.communicate(timeout=self.chance.uniform(0, 1.15) * self.whole)
        except subprocess.TimeoutExpired:
            process.kill()
            output, messages = process.communicate()
        if process.returncode == -signal.SIGKILL:
            self.killed += 1
            self.whole *= 1.02
            return output, messages, None
        # A machine that is busier now takes longer; the last times tell.
        self.whole += (time.monotonic() - begun - self.whole) / 4
        need(process.returncode >= 0, f"{arguments[0]}: ended by signal {-process.returncode}\n{messages}")
        return output, messages, process.returncode

    def measure(self, *arguments):
        """The command's usual time, from running it to its end."""
        begun = time.monotonic()
        self.repository.issue(*arguments)
        self.whole = time.monotonic() - begun

    def wait_for_children(self):
        """Waits until what a killed program has started is done too."""
        deadline = time.monotonic() + 30
        while self._is_group_alive():
            need(time.monotonic() < deadline, "a git that was started still runs half a minute later")
            time.sleep(0.005)

    def _is_group_alive(self):
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    state, _, group = file.read().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(group) == self.group and state != "Z":
                return True
        return False
