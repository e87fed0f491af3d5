"""Reports that are typed into forms."""
import time

from browser import Keys, PageTest
from selenium.webdriver.support.ui import Select
import tracker


class Forms(PageTest):
    def fill(self, **texts):
        """Types into the controls by their labels' names in what is posted."""
        answers = {f"section.{key}": text for key, text in tracker.ANSWERS.items()}
        answers |= {f"environment.{key}": text for key, text in tracker.ENVIRONMENT.items()}
        for name, text in (answers | {"title": "Search hangs"} | texts).items():
            self.type(name, text)

    def type(self, name, text):
        control = self.browser.one(f"form.report [name='{name}']")
        control.clear()
        control.send_keys(text)

    def send(self):
        self.browser.one("form.report:not(.comment, .status) button[type=submit]").click()

    def finding(self, name):
        return self.browser.one(f".findings[data-field='{name}']").get_property("textContent")

    def test_a_report_with_an_error_comes_back_and_is_filed_once_it_is_corrected(self):
        self.open("/new/bug")
        self.fill(**{"section.steps": ""})
        self.send()
        self.see("nothing was written", ".summary")
        self.assertIn("error", self.finding("section.steps"))
        self.assertEqual(self.browser.one("[name='section.steps']").get_attribute("aria-invalid"), "true")
        self.type("section.steps", tracker.ANSWERS["steps"])
        self.send()
        self.see("The report is filed", ".notice")
        self.see("Search hangs", "h1")
        self.assertIn("Search hangs", self.tracker.git("issue", "list"))

    def test_findings_come_while_somebody_types_and_go_when_it_is_right(self):
        self.open("/new/bug")
        self.type("title", "x")
        self.until(lambda: self.finding("title") != "")
        self.assertEqual(self.browser.one("[name=title]").get_attribute("aria-invalid"), "true")
        self.assertEqual(self.finding("section.steps"), "", "what was not touched is no reproach")
        self.type("title", "Search hangs on an empty word")
        self.until(lambda: self.finding("title") == "")
        self.assertIsNone(self.browser.one("[name=title]").get_attribute("aria-invalid"))
        self.browser.execute_script("document.querySelector('form.report').reset()")

    def test_findings_come_while_a_filed_report_is_edited(self):
        issue = self.tracker.add("Menu opens twice", severity="low")
        self.open(f"/issues/{issue}/edit")
        self.until(lambda: self.browser.one("form.report [role=tablist]"))
        # The driver's own choice among options tells the page nothing while it is made.
        self.browser.one("[name='field.status']").send_keys("Fixed")
        self.until(lambda: "error" in self.finding("section.resolution"))
        self.type("section.resolution", "It opens once.")
        self.until(lambda: self.finding("section.resolution") == "")
        self.browser.execute_script("document.querySelector('form.report').reset()")

    def test_a_preview_shows_what_readers_will_see(self):
        self.open("/new/bug")
        self.type("section.description", "It is **bold** <script>alert(1)</script>")
        field = self.browser.find_element("xpath", "//textarea[@name='section.description']/..")
        field.find_element("xpath", ".//button[text()='Preview']").click()
        self.until(lambda: field.find_element("css selector", ".preview strong").text == "bold")
        self.assertFalse(field.find_element("css selector", "textarea").is_displayed())
        self.browser.press(Keys.ARROW_LEFT)
        self.assertTrue(field.find_element("css selector", "textarea").is_displayed())
        self.browser.execute_script("document.querySelector('form.report').reset()")

    def test_who_leaves_is_asked_and_what_was_typed_comes_back(self):
        self.open("/new/bug")
        self.type("title", "Half of a title")
        # The driver answers the browser's question by itself, before it is to be seen.
        self.assertFalse(self.browser.execute_script("return dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
        self.browser.find_element("link text", "Board").click()
        self.until(lambda: self.browser.path() == "/board")
        self.open("/new/bug")
        self.assertEqual(self.browser.one("[name=title]").get_property("value"), "Half of a title")
        self.browser.find_element("xpath", "//button[text()='Discard it']").click()
        self.assertEqual(self.browser.one("[name=title]").get_property("value"), "")

    def test_changes_to_different_fields_in_two_tabs_are_both_saved(self):
        issue = self.tracker.add("Menu opens twice", severity="low")
        self.open(f"/issues/{issue}/edit")
        first = self.browser.current_window_handle
        self.type("title", "Menu opens three times")
        self.browser.switch_to.new_window("tab")
        self.open(f"/issues/{issue}/edit")
        Select(self.browser.one("[name='field.severity']")).select_by_value("critical")
        self.send()
        self.see("Critical", ".issue > header")
        self.browser.close()
        self.browser.switch_to.window(first)
        self.send()
        self.see("Menu opens three times", "h1")
        self.see("Critical", ".issue > header")

    def test_changes_to_the_same_field_in_two_tabs_are_both_shown(self):
        issue = self.tracker.add("Menu opens twice", severity="low")
        self.open(f"/issues/{issue}/edit")
        self.type("title", "Menu opens three times")
        self.tracker.git("issue", "set", issue, "title=Menu opens four times")
        self.send()
        self.see("Menu opens four times", ".conflict")
        self.assertEqual(self.browser.one("[name=title]").get_property("value"), "Menu opens three times")
        self.send()
        self.see("Menu opens three times", ".issue h1")

    def test_a_comment_is_written(self):
        issue = self.tracker.add("Clock runs backwards")
        self.open(f"/issues/{issue}")
        self.browser.one("form.comment textarea").send_keys("Only on Sundays.")
        self.browser.one("form.comment button[type=submit]").click()
        self.see("Only on Sundays.", "article.comment")

    def test_a_change_elsewhere_does_not_take_away_a_comment_that_is_being_typed(self):
        issue = self.tracker.add("Clock runs backwards", severity="low")
        self.open(f"/issues/{issue}")
        time.sleep(0.5)
        self.browser.one("form.comment textarea").send_keys("Only on Sun")
        self.tracker.git("issue", "set", issue, "severity=critical")
        self.see("The issues have changed", "#told")
        self.browser.press("days.")
        self.assertEqual(self.browser.one("form.comment textarea").get_property("value"), "Only on Sundays.")
        self.browser.find_element("xpath", "//button[text()='Show them']").click()
        self.see("Critical", ".issue > header")
        self.assertEqual(self.browser.one("form.comment textarea").get_property("value"), "Only on Sundays.")
        self.browser.one("form.comment button[type=submit]").click()
        self.see("Only on Sundays.", "article.comment")

    def test_a_status_is_changed_with_what_was_done(self):
        issue = self.tracker.add("Clock runs backwards")
        self.open(f"/issues/{issue}")
        Select(self.browser.one("form.status select")).select_by_value("in-progress")
        self.browser.one("form.status button[type=submit]").click()
        self.see("In Progress", ".issue > header")
