"""How pages look: on a phone, in light and dark, on paper, and to assistive technology."""
from browser import PageTest
import pages

WIDE = "x" * 300


class Looks(PageTest):
    @classmethod
    def prepare(cls, tracker):
        tracker.add("Login crashes with an empty password", "--label", "auth", answers={
            "actual": f"{WIDE}\n\n| {WIDE} | b |\n|---|---|\n| c | d |\n\n```\n{WIDE}\n```"})
        tracker.add(f"The page {WIDE[:120]} crashes", "--label", "a" * 50)
        tracker.add("צפייה בדף הכניסה נכשלת")
        tracker.git("issue", "comment", "BUG-001", "-m", WIDE)
        tracker.write(f".issues/BUG-009-{'y' * 100}.md", "---\nid: BUG-009\nid: BUG-010\n---\n")

    def check_each_page(self, check, also=()):
        """Opens each page, and tells of all where something is found."""
        for path in [*pages.ALL, *also]:
            with self.subTest(path):
                self.open(path)
                check()

    def test_no_page_is_wider_than_a_phone(self):
        def check():
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), 360)
        self.browser.look(width=360, height=740)
        self.check_each_page(check, also=["/issues/BUG-002", "/issues/BUG-003"])

    def test_pages_are_dark_for_who_wants_them_dark(self):
        def brightness():
            return self.browser.execute_script(
                "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        self.open("/")
        self.assertGreater(min(brightness()), 200)
        self.browser.look(scheme="dark")
        self.assertLess(max(brightness()), 60)

    def test_paper_has_no_menu(self):
        self.open("/issues/BUG-001")
        self.browser.look(media="print")
        self.assertFalse(self.browser.one(".top").is_displayed())
        self.assertTrue(self.browser.one("h1").is_displayed())

    def test_every_page_has_a_title_and_headings_in_their_order(self):
        def check():
            self.assertTrue(self.browser.title)
            levels = [int(heading.tag_name[1]) for heading in self.browser.all("main :is(h1, h2, h3, h4)")]
            self.assertEqual(levels.count(1), 1)
            self.assertEqual(levels[0], 1)
        self.check_each_page(check)

    def check_with_axe(self, scheme, width=1200):
        self.browser.look(width=width, scheme=scheme)
        self.check_each_page(self.ask_axe)

    def test_axe_finds_nothing_serious_in_light(self):
        self.check_with_axe("light")

    def test_axe_finds_nothing_serious_in_dark(self):
        self.check_with_axe("dark")

    def test_axe_finds_nothing_serious_on_a_phone(self):
        self.check_with_axe("light", width=360)
