#!/usr/bin/env python3
"""Types keys into a shell on a terminal of its own, and waits for it to end.

usage: type-keys.py PROMPT KEYS SHELL [ARGUMENT...]

The keys are typed once the shell has printed PROMPT. What the shell prints goes to standard output.
"""
import os
import pty
import select
import sys
import time

prompt, keys, command = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
process, terminal = pty.fork()
if process == 0:
    os.execvp(command[0], command)
seen, isTyped, end = b"", False, time.monotonic() + 30
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    if not isTyped and prompt in seen:
        os.write(terminal, keys)
        isTyped = True
sys.stdout.buffer.write(seen)
if time.monotonic() >= end:
    os.kill(process, 9)
    sys.exit("the shell did not end")
os.waitpid(process, 0)
