"""The field for searches."""
from browser import Keys, PageTest


class Search(PageTest):
    @classmethod
    def prepare(cls, tracker):
        tracker.add("Login crashes with an empty password")
        tracker.add("Export leaves out the last row", severity="low")

    def search(self, words):
        self.browser.one("#q").send_keys(words, Keys.ENTER)

    def test_a_query_is_answered_and_stays_in_the_field(self):
        self.search("severity:low")
        self.see("Export leaves out")
        self.assertNotIn("Login crashes", self.browser.text("main"))
        self.assertEqual(self.browser.one("#q").get_property("value"), "severity:low")

    def test_words_are_looked_for_in_the_text(self):
        self.search("\"last row\"")
        self.see("Export leaves out")
        self.assertNotIn("Login crashes", self.browser.text("main"))

    def test_nothing_found_leads_back_to_all(self):
        self.search("severity:critical")
        self.browser.find_element("link text", "Show all").click()
        self.see("Login crashes")

    def test_a_query_that_is_none_is_told(self):
        self.search("nosuch:x")
        self.see("nosuch", "h1")
