"""Pictures of the main pages, for the documentation."""
import os
import subprocess

from browser import browser
from tracker import Tracker

PEOPLE = ["Ada Lovelace <ada@example.org>", "Ben Okafor <ben@example.org>", "Chloë Dubois <chloe@example.org>",
          "Eri Sato <eri@example.org>"]
# Title, severity, status, month and day reported, month and day resolved, labels.
ISSUES = [
    ("Login crashes with an empty password", "critical", "in-progress", "11-16", "", "auth, regression"),
    ("Export leaves out the last row", "high", "open", "11-17", "", "export"),
    ("Search hangs on a single quote", "high", "open", "11-11", "", "search"),
    ("Invoice is sent twice after a timeout", "critical", "fixed", "11-03", "11-04", "billing, network"),
    ("Dark mode shows black text on black", "low", "open", "11-09", "", "frontend"),
    ("Upload stops at two gigabytes", "medium", "in-progress", "10-29", "", "upload"),
    ("Wrong total when a voucher is removed", "high", "fixed", "10-20", "10-21", "billing"),
    ("Calendar is a day off in Lisbon", "medium", "fixed", "10-12", "10-19", "calendar"),
    ("Session ends while somebody is typing", "high", "fixed", "10-08", "10-10", "auth"),
    ("Map loads slowly behind a proxy", "low", "wont-fix", "10-01", "10-15", "network"),
    ("Notifications arrive in the wrong order", "medium", "fixed", "09-24", "10-02", "mobile"),
    ("Keyboard covers the last field on phones", "medium", "open", "11-18", "", "mobile, frontend"),
    ("Report view forgets the chosen columns", "low", "open", "11-05", "", "frontend"),
    ("Backup keeps the upload queue waiting", "medium", "fixed", "09-15", "09-29", "upload"),
]
BODY = """## Description

{title}. It happens with the version of this week, and did not with that of last week.

## Steps to Reproduce

1. Open the shop as `ada`
2. Go to the page and wait until it is loaded
3. Do it twice within a second

## Expected Behavior

It works the second time as it did the first time.

## Actual Behavior

```text
12:05:07.888 [worker-1] ERROR request failed: 500 Internal Server Error
12:05:07.901 [worker-1] ERROR at Session.renew (session.swift:118)
```

## Impact

Nobody can go on without opening the page anew.
{resolution}"""
RESOLUTION = """
## Resolution

The second request waits for the first one now; tried with the steps above.
"""

WIDE, PHONE = (1200, 800), (360, 740)
PICTURES = [
    ("list-light", "/", WIDE, "light"), ("list-dark", "/", WIDE, "dark"), ("list-phone", "/", PHONE, "light"),
    ("board-light", "/board", WIDE, "light"), ("board-dark", "/board", WIDE, "dark"),
    ("issue-light", "/issues/BUG-004", WIDE, "light"), ("issue-phone", "/issues/BUG-004", PHONE, "dark"),
    ("form-light", "/new/bug", WIDE, "light"), ("form-phone", "/new/bug", PHONE, "light"),
    ("statistics-light", "/stats", WIDE, "light"), ("statistics-dark", "/stats", WIDE, "dark"),
]


def fill(tracker):
    """Files the issues, in the order of their dates."""
    for number, issue in sorted(enumerate(ISSUES, 1), key=lambda pair: pair[1][3]):
        title, severity, status, reported, resolved, labels = issue
        who = PEOPLE[number % len(PEOPLE)]
        path = f".issues/BUG-{number:03}-{'-'.join(title.lower().split()[:6])}.md"

        def commit(state, day, message, author):
            closed = f"resolved: 2026-{day}\n" if state in ("fixed", "wont-fix") else ""
            tracker.write(path, (
                f"---\nid: BUG-{number:03}\ntitle: {title}\nstatus: {state}\ntype: bug\nseverity: {severity}\n"
                f"reported: 2026-{reported}\n{closed}reporter: {who}\nassignee: {PEOPLE[(number + 1) % 4]}\n"
                f"labels: [{labels}]\nrelated: [BUG-{number % len(ISSUES) + 1:03}]\nenvironment:\n  os: Debian 12\n"
                f"  server: local\n  python: 3.11.7\n  test_scenario: shop\n---\n\n"
                + BODY.format(title=title, resolution=RESOLUTION if closed else "")))
            date = f"2026-{day}T09:30:00+0100"
            name, address = author.rstrip(">").split(" <")
            tracker.git("add", "--all")
            tracker.git("-c", f"user.name={name}", "-c", f"user.email={address}", "commit", "--quiet", "-m", message,
                        GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)

        commit("open", reported, f"BUG-{number:03}: {title}", who)
        if status != "open":
            commit(status, resolved or reported, f"BUG-{number:03} is {status}", PEOPLE[(number + 1) % 4])
    tracker.git("issue", "comment", "BUG-004", "-m", "The second request should have had the same key as the first.")


def take(folder):
    """Writes the pictures, as small as they get."""
    os.makedirs(folder, exist_ok=True)
    tracker = Tracker()
    try:
        fill(tracker)
        window = browser()
        window.look()
        window.get(tracker.serve())
        for name, path, (width, height), scheme in PICTURES:
            window.look(width, height, scheme)
            window.get(tracker.address + path)
            picture = os.path.join(folder, f"{name}.png")
            window.save_screenshot(picture)
            # Few colours are enough for pages.
            subprocess.run(["pngquant", "--force", "--skip-if-larger", "--output", picture, "64", picture], check=False)
            print(f"{picture}: {os.path.getsize(picture) // 1024} KB")
    finally:
        tracker.remove()
    return 0
