"""All there is, with the keyboard alone."""
from browser import Keys, PageTest


class KeyboardAlone(PageTest):
    @classmethod
    def prepare(cls, tracker):
        for title in ("Login crashes with an empty password", "Export leaves out the last row", "Search hangs"):
            tracker.add(title)

    def focus(self):
        return self.browser.focused().text

    def test_rows_are_gone_through_and_opened(self):
        self.open("/?q=sort:id")
        for key, title in (("j", "Login crashes"), ("j", "Export"), ("j", "Search"), ("j", "Search"), ("k", "Export")):
            self.browser.press(key)
            self.assertIn(title, self.focus())
        self.browser.press(Keys.ENTER)
        self.until(lambda: self.browser.path() == "/issues/BUG-002")

    def test_a_slash_leads_to_the_search_and_types_nothing(self):
        self.open("/")
        self.browser.press("/")
        self.assertEqual(self.browser.focused().get_attribute("id"), "q")
        self.browser.press("j?n")
        self.assertEqual(self.browser.one("#q").get_property("value"), "j?n")
        self.browser.press(Keys.ESCAPE)
        self.assertNotEqual(self.browser.focused().get_attribute("id"), "q")
        self.assertFalse(self.browser.one("dialog.keys").is_displayed())

    def test_the_keys_are_told_and_can_be_turned_off(self):
        self.open("/")
        self.browser.press("?")
        self.see("Next issue", "dialog")
        self.browser.one("dialog input").click()
        self.browser.press(Keys.ESCAPE, "j")
        self.assertNotIn("Login", self.focus() if self.browser.focused().tag_name == "a" else "")
        self.browser.execute_script("localStorage.clear()")

    def test_n_leads_to_a_new_issue(self):
        self.open("/")
        self.browser.press("n")
        self.until(lambda: self.browser.path().startswith("/new"))

    def test_the_first_stop_skips_the_menu(self):
        self.open("/")
        self.browser.press(Keys.TAB)
        self.assertEqual(self.focus(), "Skip to content")
        self.browser.press(Keys.ENTER, Keys.TAB)
        self.assertTrue(self.browser.execute_script("return document.activeElement.closest('main') !== null"))

    def test_whatever_has_the_focus_shows_it(self):
        self.open("/")
        for _ in range(12):
            self.browser.press(Keys.TAB)
            width = self.browser.execute_script(
                "const style = getComputedStyle(document.activeElement);"
                "return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)")
            self.assertGreaterEqual(width, 1, self.browser.focused().get_attribute("outerHTML"))
