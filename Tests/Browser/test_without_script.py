"""Browsers that run no script: every page and every form works."""
import time

from browser import Keys, PageTest
from selenium.webdriver.support.ui import Select
import pages
import tracker


class WithoutScript(PageTest):
    has_scripts = False

    def test_pages_are_whole(self):
        for path in pages.ALL:
            with self.subTest(path):
                self.open(path)
                self.assertTrue(self.browser.text("h1"))
        self.open("/")
        self.browser.find_element("link text", "Login crashes with an empty password").click()
        self.see("Leave the password empty")

    def test_the_search_works(self):
        self.browser.one("#q").send_keys("severity:low", Keys.ENTER)
        self.see("No issue answers this")

    def test_nothing_is_offered_that_needs_a_script(self):
        for path in pages.ISSUES + pages.OVERVIEWS + pages.FORMS:
            self.open(path)
            self.assertEqual(self.browser.all("button[type=button], .open-keys, [role=tab]"), [], path)

    def test_a_report_is_refused_corrected_and_filed(self):
        self.open("/new/bug")
        self.browser.one("[name=title]").send_keys("Filed without a script")
        self.browser.one("form.report button").click()
        self.see("nothing was written", ".summary")
        texts = {f"section.{key}": text for key, text in tracker.ANSWERS.items()}
        texts |= {f"environment.{key}": text for key, text in tracker.ENVIRONMENT.items()}
        for name, text in texts.items():
            self.browser.one(f"[name='{name}']").send_keys(text)
        self.browser.one("form.report button").click()
        self.see("Filed without a script", ".issue h1")

    def test_a_card_is_moved_by_its_form(self):
        issue = self.tracker.add("Search hangs")
        # What is shown is half a second old at most.
        time.sleep(0.6)
        self.open("/board")
        form = self.browser.one(f".card[data-id='{issue}'] form")
        Select(form.find_element("css selector", "select")).select_by_value("in-progress")
        form.find_element("css selector", "button").click()
        self.see("In Progress", ".issue > header")

    def test_an_issue_is_edited(self):
        issue = self.tracker.add("Search hangs")
        self.open(f"/issues/{issue}/edit")
        title = self.browser.one("[name=title]")
        title.clear()
        title.send_keys("Search hangs for a minute")
        self.browser.one("form.report button").click()
        self.see("Search hangs for a minute", ".issue h1")
