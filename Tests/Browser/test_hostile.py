"""Issues that somebody has made to do harm."""
from browser import PageTest
import pages

SCRIPT = "<script>alert(1)</script>"
TEXTS = [
    SCRIPT, "\"><img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "javascript:alert(1)", "'-alert(1)-'",
    "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "\u202egnp.exe", "\u2066x",
    "<style>*{display:none}</style>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil>",
]
BODY = """## Description

{text}

[a](javascript:alert(1)) [b](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>
![c](https://evil.example/track.png) <svg><script>alert(1)</script></svg>
<iframe src="javascript:alert(1)"></iframe> <form action="//evil.example"><button>x</button></form>

```html"onload=alert(1)
{text}
```

| {text} |
|---|
| {text} |

## Steps to Reproduce

1. {text}
"""


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Hostile(PageTest):
    @classmethod
    def prepare(cls, tracker):
        for number, text in enumerate(TEXTS, 1):
            word = quoted(text)
            tracker.write(f".issues/BUG-{number:03}-x.md", (
                f"---\nid: BUG-{number:03}\ntitle: {word}\nstatus: {word if number % 2 else 'open'}\ntype: bug\n"
                f"severity: {word}\nreported: 2026-01-02\nreporter: {word}\nassignee: {word}\nlabels: [{word}]\n"
                f"related: [{word}]\nenvironment:\n  {word}: {word}\n{word}: {word}\n---\n\n" + BODY.format(text=text)))
            tracker.write(f".issues/BUG-{number:03}/comments/20260102T030405Z-evil.md", f"{text}\n")
        tracker.write(f".issues/BUG-099-{SCRIPT.replace('/', '')}.md", f"---\nid: {SCRIPT}\n{SCRIPT}\n---\n")
        tracker.git("-c", f"user.name={SCRIPT[:20]}", "add", "--all")
        tracker.git("-c", f"user.name={SCRIPT} x", "-c", "user.email=<evil>", "commit", "--quiet", "-m", SCRIPT)

    def test_no_page_runs_or_fetches_what_an_issue_says(self):
        paths = pages.ALL + [f"/issues/BUG-{number:03}" for number in range(1, len(TEXTS) + 1)]
        paths += [f"/issues/BUG-{number:03}/edit" for number in range(1, len(TEXTS) + 1)]
        for path in paths:
            with self.subTest(path):
                self.open(path)
                # An alert would make this fail.
                self.assertTrue(self.browser.all("h1"))
                self.assertEqual(self.browser.complaints(), [])
                self.assertEqual(self.foreign(), [])

    def foreign(self):
        """What the page has asked other servers for, and what there is of elements that none of ours have."""
        return self.browser.execute_script(
            "return performance.getEntriesByType('resource').map(({name}) => name)"
            ".filter((name) => !name.startsWith(location.origin))"
            ".concat([...document.querySelectorAll('main :is(script, iframe, style, base, object, [onload], [onerror],"
            " [href^=\"javascript:\" i], [href^=\"data:\" i])')].map(({outerHTML}) => outerHTML))")

    def test_the_page_is_shown_anew_as_safely(self):
        self.open("/issues/BUG-001")
        with open(f"{self.tracker.path}/.issues/BUG-001-x.md", "a", encoding="utf-8") as file:
            file.write(f"\n## Newer\n\n{BODY.format(text=SCRIPT)}")
        self.see("Newer", "main")
        self.assertEqual(self.foreign(), [])
