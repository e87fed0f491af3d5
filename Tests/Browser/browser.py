"""The browser, and a test that uses one."""
import time
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tracker import Tracker

AXE = ""
open_browsers = {}


class Browser(webdriver.Chrome):
    """Chromium without a window."""

    def __init__(self, has_scripts):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        # As root there is no sandbox to be had, and in containers little shared memory.
        for word in ("headless=new", "no-sandbox", "disable-dev-shm-usage", "disable-gpu", "hide-scrollbars",
                     "force-color-profile=srgb",
                     # There is a mouse.
                     "blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"):
            options.add_argument(f"--{word}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        # What a dialog says is for the tests to find.
        options.unhandled_prompt_behavior = "ignore"
        if not has_scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        super().__init__(options=options, service=Service("/usr/bin/chromedriver"))

    def look(self, width=1200, height=800, scheme="light", media=""):
        """Shows pages so wide, and as in this scheme."""
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def all(self, selector):
        return self.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector="main"):
        return self.one(selector).text

    def path(self):
        return "/" + self.current_url.split("/", 3)[3]

    def press(self, *keys):
        """Types where the focus is."""
        ActionChains(self).send_keys(*keys).perform()

    def focused(self):
        return self.switch_to.active_element

    def complaints(self):
        """What the console says of scripts and of the policy; a page that is refused is none."""
        return [entry["message"] for entry in self.get_log("browser") if "Failed to load resource" not in entry["message"]]


def browser(has_scripts=True):
    """The one browser, or the one without scripts."""
    if has_scripts not in open_browsers:
        open_browsers[has_scripts] = Browser(has_scripts)
    return open_browsers[has_scripts]


def close():
    for open_browser in open_browsers.values():
        open_browser.quit()
    open_browsers.clear()


class PageTest(unittest.TestCase):
    """A tracker with what `prepare` files in it, looked at in the browser."""

    has_scripts = True
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.tracker = Tracker(*cls.options)
        cls.addClassCleanup(cls.tracker.remove)
        cls.prepare(cls.tracker)
        cls.start = cls.tracker.serve()

    @classmethod
    def prepare(cls, tracker):
        tracker.add("Login crashes with an empty password")

    def setUp(self):
        self.browser = browser(self.has_scripts)
        self.browser.look()
        self.browser.get(self.start)
        self.browser.get_log("browser")

    def tearDown(self):
        self.assertEqual(self.browser.complaints(), [])

    def open(self, path):
        self.browser.get(self.tracker.address + path)

    def until(self, condition, seconds=5):
        """Waits for something to become so."""
        end = time.monotonic() + seconds
        while True:
            try:
                if condition():
                    return
            except Exception as error:
                if time.monotonic() > end:
                    raise error
            self.assertLess(time.monotonic(), end, "it has not become so")
            time.sleep(0.05)

    def see(self, words, selector="main", seconds=5):
        """Waits for words to be seen."""
        try:
            self.until(lambda: words in self.browser.text(selector), seconds)
        except Exception as error:
            raise AssertionError(f"{words!r} is not in:\n{self.browser.text('body')}") from error

    def ask_axe(self):
        """Has axe-core look at the page; nothing serious may be found."""
        with open(AXE, encoding="utf-8") as file:
            self.browser.execute_cdp_cmd("Runtime.evaluate", {"expression": file.read()})
        found = self.browser.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then("
            "(found) => done(found.violations))")
        serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        words = [f"{fault['id']}: {node['html'][:200]} {node['failureSummary']}"
                 for fault in serious for node in fault["nodes"][:4]]
        self.assertEqual(serious, [], "\n".join(words))
