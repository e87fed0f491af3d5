"""Pages follow the issues."""
import time

from browser import Keys, PageTest


class Live(PageTest):
    def setUp(self):
        super().setUp()
        self.issue = self.tracker.add("Search hangs", severity="low")

    def test_a_change_on_the_command_line_is_seen_in_about_a_second(self):
        self.open(f"/issues/{self.issue}")
        time.sleep(0.5)
        self.tracker.git("issue", "set", self.issue, "severity=critical")
        start = time.monotonic()
        self.see("Critical", ".issue > header")
        self.assertLess(time.monotonic() - start, 2)
        self.assertIn("up to date", self.browser.one("#told").get_property("textContent"))

    def test_a_comment_on_the_command_line_is_seen(self):
        self.open(f"/issues/{self.issue}")
        time.sleep(0.5)
        self.tracker.git("issue", "comment", self.issue, "-m", "Seen here, too.")
        self.see("Seen here, too.")

    def test_the_place_on_the_page_is_kept(self):
        self.browser.look(height=300)
        self.open("/?q=sort:id")
        time.sleep(0.5)
        self.browser.press("j")
        row = self.browser.focused().text
        self.browser.execute_script("scrollTo(0, 120)")
        place = self.browser.execute_script("return scrollY")
        self.tracker.add("Another one")
        self.see("Another one")
        self.assertEqual(self.browser.focused().text, row)
        self.assertEqual(self.browser.execute_script("return scrollY"), place)

    def test_what_is_being_searched_for_stays(self):
        self.open("/")
        time.sleep(0.5)
        self.browser.one("#q").send_keys("sever")
        title = f"Filed at {time.time()}"
        self.tracker.add(title)
        self.see(title)
        self.browser.press("ity:low", Keys.ENTER)
        self.until(lambda: "severity%3Alow" in self.browser.path())

    def test_a_server_that_is_started_anew_is_told(self):
        self.open("/")
        time.sleep(0.5)
        self.tracker.stop()
        self.see("does not answer", "#told", seconds=12)
        type(self).start = self.tracker.serve()
        self.browser.get_log("browser")
