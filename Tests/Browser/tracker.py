"""A repository with issues, and the program that serves them."""
import os
import shutil
import subprocess
import tempfile

PROGRAM = ""

# A report that keeps every rule.
ANSWERS = {"description": "The page crashes when the password is empty.",
           "steps": "1. Open the login page\n2. Leave the password empty\n3. Press Enter",
           "expected": "A message under the field.", "actual": "A blank page."}
ENVIRONMENT = {"os": "Debian 12", "server": "local", "python": "3.11.7", "test_scenario": "login"}


class Tracker:
    """A temporary repository of its own, with a home folder and an identity."""

    def __init__(self, *options):
        self.folder = tempfile.mkdtemp(prefix="git-issue-tracker-")
        self.path = os.path.join(self.folder, "shop")
        home = os.path.join(self.folder, "home")
        os.makedirs(home)
        os.makedirs(self.path)
        os.makedirs(os.path.join(self.folder, "bin"))
        os.symlink(PROGRAM, os.path.join(self.folder, "bin", "git-issue"))
        kept = {name: value for name, value in os.environ.items() if name in ("TMPDIR", "LD_LIBRARY_PATH")}
        self.environment = kept | {
            "HOME": home, "PATH": f"{self.folder}/bin:{os.path.dirname(PROGRAM)}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Ada Lovelace")
        self.git("config", "user.email", "ada@example.org")
        self.git("issue", "init", "--no-hooks")
        self.options = options
        self.server = None
        self.address = ""

    def git(self, *arguments, **environment):
        """Runs git, and returns what it prints."""
        run = subprocess.run(["git", *arguments], cwd=self.path, env=self.environment | environment,
                             stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert run.returncode == 0, f"git {' '.join(arguments)}\n{run.stdout}{run.stderr}"
        return run.stdout

    def add(self, title, *options, severity="high", answers=None, **environment):
        """Files a sound report, and returns its id."""
        words = ["issue", "add", title, "--severity", severity, *options]
        for key, value in ENVIRONMENT.items():
            words += ["-e", f"{key}={value}"]
        for key, value in (ANSWERS | (answers or {})).items():
            words += ["-s", f"{key}={value}"]
        before = set(self.ids())
        self.git(*words, **environment)
        return next(id for id in self.ids() if id not in before)

    def ids(self):
        names = os.listdir(os.path.join(self.path, ".issues"))
        return ["-".join(name.split("-")[:2]) for name in names if name.startswith("BUG-") and name.endswith(".md")]

    def write(self, path, text):
        """Writes a file as it is, whatever the rules say."""
        path = os.path.join(self.path, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def serve(self):
        """Starts the server on a free port, and returns the address with the key."""
        self.server = subprocess.Popen(
            [PROGRAM, "web", *self.options], cwd=self.path, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.server.stdout.readline()
        start = line[line.index("http://"):].strip()
        self.address = start.split("/start/")[0]
        return start

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=10)
            self.server.stdout.close()
            self.server = None

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
