"""Runs the tests in the browser, or takes pictures; started by Scripts/test-browser."""
import argparse
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
import unittest

sys.dont_write_bytecode = True

import browser
import tracker

HERE = os.path.dirname(os.path.realpath(__file__))


class Result(unittest.TestResult):
    """Prints a line for each test, and why it failed."""

    passed = 0

    def startTest(self, test):
        super().startTest(test)
        self.start = time.monotonic()

    def addSuccess(self, test):
        self.passed += 1
        print(f"ok   {name(test)} ({time.monotonic() - self.start:.1f} s)", flush=True)

    def addError(self, test, error):
        super().addError(test, error)
        self.tell(*self.errors[-1])

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.tell(*self.failures[-1])

    def addSubTest(self, test, part, error):
        super().addSubTest(test, part, error)
        if error:
            self.tell(part, "".join(traceback.format_exception(*error)))

    def tell(self, test, reason):
        # The driver's own stack says nothing to anybody.
        lines = [line for line in reason.splitlines() if not re.match(r"#\d+ 0x", line)]
        print(f"FAIL {name(test)}", *lines, sep="\n    ", flush=True)


def name(test):
    return test.id().removeprefix("test_").replace(".test_", ".").replace("_", " ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--axe", required=True)
    parser.add_argument("--screenshots", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    tracker.PROGRAM, browser.AXE = options.program, options.axe

    folder = os.environ["HOME"] = tempfile.mkdtemp(prefix="git-issue-browser-")
    try:
        if options.screenshots:
            import screenshots
            return screenshots.take(os.path.join(HERE, "..", "..", "Documentation", "web"))
        loader = unittest.TestLoader()
        loader.testNamePatterns = [f"*{name.replace(' ', '_')}*" for name in options.names] or None
        result = Result()
        loader.discover(HERE).run(result)
        print(f"{result.passed} passed, {len(result.errors) + len(result.failures)} failed")
        return 0 if result.passed and result.wasSuccessful() else 1
    finally:
        browser.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
