"""Pages without a script: every one works."""
from browser import Keys, PageTest


class WithoutScript(PageTest):
    has_scripts = False

    def test_pages_are_whole(self):
        self.open("/")
        self.browser.find_element("link text", "Login crashes with an empty password").click()
        self.see("Leave the password empty")

    def test_the_search_works(self):
        self.browser.one("#q").send_keys("severity:low", Keys.ENTER)
        self.see("No issue answers this")

    def test_nothing_is_offered_that_needs_a_script(self):
        for path in ("/", "/issues/BUG-001"):
            self.open(path)
            self.assertEqual(self.browser.all("main button[type=button], .open-keys"), [])
