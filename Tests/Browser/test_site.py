"""The pages as files, behind a plain web server."""
import functools
import http.server
import os
import threading

from browser import Keys, PageTest


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Site(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = os.path.join(cls.tracker.folder, "site")
        cls.tracker.git("issue", "site", "-o", folder)
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.site = f"http://127.0.0.1:{server.server_port}"

    @classmethod
    def prepare(cls, tracker):
        cls.login = tracker.add("Login crashes with an empty password")
        cls.export = tracker.add("Export leaves out the last row", severity="low")

    def setUp(self):
        super().setUp()
        self.browser.get(f"{self.site}/index.html")

    def test_from_page_to_page(self):
        self.see("Export leaves out")
        self.browser.find_element("partial link text", "Login crashes").click()
        self.see("A blank page.")
        for words in "Board", "Statistics", "Known", "Diagnostics", "Issues":
            self.browser.find_element("link text", words).click()
            self.until(lambda: self.browser.text("h1"))
        self.see("Export leaves out")

    def test_the_search_answers_without_a_server(self):
        self.browser.one("#q").send_keys("severity:low", Keys.ENTER)
        self.see("1 of 2 issues answer.")
        self.assertNotIn("Login crashes", self.browser.text())
        self.browser.find_element("link text", self.export).click()
        self.see("Export leaves out")

    def test_the_search_says_what_it_does_not_know(self):
        self.browser.one("#q").send_keys("reported:2026-01-01", Keys.ENTER)
        self.see("does not know reported:")

    def test_it_may_be_looked_at_by_everybody(self):
        for page in "index.html", f"issues/{self.login}.html", "board.html", "stats.html":
            with self.subTest(page):
                self.browser.get(f"{self.site}/{page}")
                self.ask_axe()
