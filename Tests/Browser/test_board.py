"""Cards that are moved."""
from browser import ActionChains, Keys, PageTest


class Board(PageTest):
    def setUp(self):
        super().setUp()
        self.issue = self.tracker.add("Search hangs", severity="low")
        self.open("/board")
        self.until(self.card)

    def card(self):
        return self.browser.one(f".card[data-id='{self.issue}']")

    def lane(self, status):
        return self.browser.one(f".lane[data-status='{status}']")

    def lies_in(self, status):
        return self.card().find_element("xpath", "..").get_attribute("data-status") == status

    def said(self, words):
        self.until(lambda: words in self.browser.one("#told").get_property("textContent"))

    def status(self):
        return self.tracker.git("issue", "show", self.issue)

    def test_a_card_is_dragged_into_another_lane(self):
        ActionChains(self.browser).drag_and_drop(self.card(), self.lane("in-progress")).perform()
        self.said(f"{self.issue} is now In Progress")
        self.assertTrue(self.lies_in("in-progress"))
        self.assertIn("In Progress", self.status())

    def test_a_card_is_moved_with_keys(self):
        self.browser.execute_script("arguments[0].focus()", self.card())
        self.browser.press(Keys.SPACE)
        self.said("is taken")
        self.browser.press(Keys.ARROW_RIGHT)
        self.said("In Progress, 2 of 4")
        self.browser.press(Keys.SPACE)
        self.said(f"{self.issue} is now In Progress")
        self.assertIn("In Progress", self.status())
        self.assertEqual(self.browser.focused().get_attribute("data-id"), self.issue)

    def test_escape_lets_a_card_go_where_it_came_from(self):
        self.browser.execute_script("arguments[0].focus()", self.card())
        self.browser.press(Keys.SPACE, Keys.ARROW_RIGHT, Keys.ESCAPE)
        self.said("is back in Open")
        self.assertTrue(self.lies_in("open"))

    def test_a_move_that_the_rules_refuse_is_explained_and_undone(self):
        ActionChains(self.browser).drag_and_drop(self.card(), self.lane("fixed")).perform()
        self.see("cannot become Fixed", "dialog.refused")
        self.assertTrue(self.lies_in("open"))
        self.browser.press(Keys.ESCAPE)
        # It is taken away in an event of its own.
        self.until(lambda: not self.browser.all("dialog.refused"))

    def test_enter_opens_a_card(self):
        self.browser.execute_script("arguments[0].focus()", self.card())
        self.browser.press(Keys.ENTER)
        self.until(lambda: self.browser.path() == f"/issues/{self.issue}")
