"""The list and the pages of issues."""
from browser import PageTest


class Reading(PageTest):
    @classmethod
    def prepare(cls, tracker):
        tracker.add("Login crashes with an empty password", "--label", "auth")
        tracker.add("Export leaves out the last row", severity="low")
        tracker.git("issue", "comment", "BUG-001", "-m", "Seen here, too.")

    def test_the_list_leads_to_an_issue(self):
        self.open("/")
        self.browser.find_element("link text", "Login crashes with an empty password").click()
        self.assertEqual(self.browser.path(), "/issues/BUG-001")
        self.assertIn("Login crashes", self.browser.title)
        for words in ("Leave the password empty", "Seen here, too.", "reported it"):
            self.see(words)

    def test_a_facet_narrows_the_list_down_and_again_widens_it(self):
        self.open("/")
        self.browser.find_element("partial link text", "Low").click()
        self.assertNotIn("Login crashes", self.browser.text("table"))
        self.browser.one("aside [aria-current]").click()
        self.assertIn("Login crashes", self.browser.text("table"))

    def test_a_head_sorts_and_the_second_time_the_other_way_round(self):
        def titles():
            return [cell.text for cell in self.browser.all("td.id")]
        self.open("/")
        self.browser.find_element("link text", "ID").click()
        self.assertEqual(titles(), ["BUG-001", "BUG-002"])
        self.browser.find_element("partial link text", "ID").click()
        self.assertEqual(titles(), ["BUG-002", "BUG-001"])

    def test_what_is_not_there_is_told_with_what_to_do(self):
        self.open("/issues/BUG-404")
        self.see("BUG-404", "h1")
        self.browser.find_element("link text", "Issues").click()
        self.see("Login crashes")

    def test_the_id_is_copied(self):
        self.open("/issues/BUG-001")
        self.browser.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": self.tracker.address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        self.browser.find_element("xpath", "//button[text()='Copy ID']").click()
        self.see("Copied", ".issue > header")
        self.assertEqual(self.browser.execute_script("return navigator.clipboard.readText()"), "BUG-001")
