"""Reports of people who may not commit."""
import browser
from browser import Keys, PageTest
import tracker


class Intake(PageTest):
    options = ("--intake",)

    @classmethod
    def prepare(cls, tracker):
        tracker.add("Known to nobody outside")

    def type(self, name, text):
        control = self.browser.one(f"form.report [name='{name}']")
        control.clear()
        control.send_keys(text)

    def fill(self, title):
        answers = {f"section.{key}": text for key, text in tracker.ANSWERS.items()}
        answers |= {f"environment.{key}": text for key, text in tracker.ENVIRONMENT.items()}
        for name, text in (answers | {"title": title, "field.reporter": "Eve <eve@example.org>"}).items():
            self.type(name, text)

    def send(self):
        self.browser.one("form.report button[type=submit]").click()

    def reports(self):
        return self.tracker.git("branch", "--list", "--format=%(refname:short)", "report/*").split()

    def test_a_report_is_refused_corrected_and_taken_in_on_a_branch(self):
        before = self.reports()
        self.open("/")
        self.assertEqual(self.browser.path(), "/new/bug")
        self.fill("Search hangs")
        self.type("section.steps", "tbd")
        self.until(lambda: "error" in self.browser.one(
            ".findings[data-field='section.steps']").get_property("textContent"))
        self.send()
        self.see("nothing was written", ".summary")
        self.assertEqual(self.reports(), before)
        self.type("section.steps", tracker.ANSWERS["steps"])
        self.send()
        self.see("Thank you: the report is filed as BUG-", "h1")
        new = [name for name in self.reports() if name not in before]
        self.assertEqual(len(new), 1)
        self.assertIn(new[0].removeprefix("report/"), self.browser.text("h1"))
        self.assertIn("reporter: Eve <eve@example.org>", self.tracker.git("show", new[0]))
        self.assertEqual(self.tracker.git("status", "--porcelain"), "")
        self.tracker.git("merge", "--quiet", "--no-edit", new[0])
        self.assertIn("Search hangs", self.tracker.git("issue", "list"))

    def test_a_form_that_was_open_when_the_server_was_started_again_is_sent_once_more(self):
        self.open("/new/bug")
        self.fill("Sound is off")
        port = self.tracker.address.rsplit(":", 1)[1]
        self.tracker.stop()
        self.tracker.options = (*self.options, "--port", port)
        self.tracker.serve()
        self.send()
        self.see("send it again from here", ".summary")
        self.assertEqual(self.browser.one("[name=title]").get_property("value"), "Sound is off")
        self.send()
        self.see("Thank you", "h1")

    def test_nobody_comes_upon_the_field_for_programs(self):
        self.open("/new/bug")
        trap = self.browser.one("[name=homepage]")
        self.assertLessEqual(trap.find_element("xpath", "..").size["width"], 1)
        self.browser.one("body").send_keys(Keys.TAB)
        names = []
        for _ in range(40):
            names.append(self.browser.focused().get_attribute("name"))
            self.browser.press(Keys.TAB)
        self.assertIn("title", names)
        self.assertIn("field.reporter", names)
        self.assertNotIn("homepage", names)

    def test_there_is_no_way_elsewhere(self):
        for path in ("/", "/nosuch", "/issues/BUG-001"):
            self.open(path)
            self.assertEqual(self.browser.all("nav, .search, .open-keys"), [])
            self.assertNotIn("Known to nobody", self.browser.page_source)
            ways = {link.get_attribute("href").removeprefix(self.tracker.address) for link in self.browser.all("a[href]")}
            self.assertLessEqual({way.split("#")[0] for way in ways} - {path}, {"/", "/new/bug"})

    def test_the_pages_are_sound(self):
        with open(browser.AXE, encoding="utf-8") as file:
            axe = file.read()
        for width, scheme in ((1200, "light"), (360, "dark")):
            for path in ("/new/bug", "/nosuch"):
                with self.subTest(f"{path} {scheme}"):
                    self.browser.look(width=width, height=740, scheme=scheme)
                    self.open(path)
                    self.assertLessEqual(
                        self.browser.execute_script("return document.documentElement.scrollWidth"), width)
                    self.browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
                    faults = self.browser.execute_async_script(
                        "const done = arguments[0]; axe.run().then(({ violations }) => done(violations.map("
                        "({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)))")
                    self.assertEqual(faults, [])


class IntakeWithoutScript(PageTest):
    has_scripts = False
    options = ("--intake", "--intake-branch", "inbox")

    @classmethod
    def prepare(cls, tracker):
        pass

    def test_a_report_is_filed(self):
        self.open("/")
        texts = {f"section.{key}": text for key, text in tracker.ANSWERS.items()}
        texts |= {f"environment.{key}": text for key, text in tracker.ENVIRONMENT.items()}
        for name, text in (texts | {"title": "Filed without a script"}).items():
            self.browser.one(f"[name='{name}']").send_keys(text)
        self.browser.one("form.report button").click()
        self.see("Thank you: the report is filed as BUG-001", "h1")
        self.assertIn("Filed without a script", self.tracker.git("log", "--format=%s", "main..inbox"))
