"""What was tried, how often, and what was found."""
import contextlib
import time


# How many findings of one kind are told; then it is given up.
MOST_FINDINGS = 5


class Finding(Exception):
    """A promise that was not kept."""


class Skip(Exception):
    """This machine does not allow what is to be tried; the reason."""


def need(condition, finding):
    """Raises what was found where a promise is not kept."""
    if not condition:
        raise Finding(finding)


class Row:
    """One thing that is tried: how often, and what there is to say of it."""

    def __init__(self, what):
        self.what, self.times, self.notes, self.findings = what, 0, [], []

    def note(self, text):
        self.notes.append(text)

    def repeat(self, count, attempt):
        """Tries it so often, each time with its number, and gives up after the first few findings."""
        for number in range(1, count + 1):
            self.times = number
            try:
                attempt(number)
            except Finding as finding:
                self.findings.append(f"round {number}: {finding}")
                if len(self.findings) == MOST_FINDINGS:
                    break


class Summary:
    """The table, a line as soon as it is known."""

    def __init__(self):
        self.passed = self.failed = 0
        print(f"{'what':44} {'how often':>9} {'seconds':>8}  result", flush=True)

    @contextlib.contextmanager
    def row(self, what):
        """Counts what is done within as one thing that passes or fails."""
        row, start, skipped = Row(what), time.monotonic(), None
        try:
            yield row
        except Finding as finding:
            row.findings.append(str(finding))
        except Skip as reason:
            skipped = str(reason)
        seconds = time.monotonic() - start
        if skipped:
            result = f"skipped: {skipped}"
        elif row.findings:
            self.failed += 1
            result = f"FAILED {len(row.findings)} times"
        else:
            self.passed += 1
            result = "passed"
        result += "".join(f"; {note}" for note in row.notes)
        print(f"{row.what:44} {row.times:9} {seconds:8.1f}  {result}", flush=True)
        for finding in row.findings[:MOST_FINDINGS]:
            print("    " + finding.strip().replace("\n", "\n    "), flush=True)
