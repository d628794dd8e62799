"""The dashboard in headless Chromium: what a reader sees, clicks and sends on as a link."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT, Place
from tests.support.dashboard_places import HOSTILE, STORIES, publish_stories
from tests.support.warehouse_stories import MAYOR
from transforms.ids import hash_id

webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver on the path"
)
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class Server:
    """The command `onrecord dashboard`, with the address that it printed."""

    def __init__(self, warehouse: Path) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "flows.cli", "dashboard", "--port", "0", "--no-browser"),
                *("--warehouse", str(warehouse)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().split()[-1].rstrip("/")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()


class Browser:
    """Chromium, with what it asked the network for and wrote to its console."""

    def __init__(self, profile: Path) -> None:
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for argument in (*QUIET, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))

    def open(self, url: str, width: int = 1400) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        self.driver.get(url)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def read(self, css: str = "main") -> str:
        return str(self.driver.find_element("css selector", css).text)

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def drain_network(self) -> set[str]:
        """Hosts of all requests since the last call; data: is what Chromium draws fields with."""
        messages = (
            json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")
        )
        return {
            str(urlsplit(message["params"]["request"]["url"]).netloc)
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
            and not message["params"]["request"]["url"].startswith("data:")
        }

    def drain_console(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.driver.quit()


@pytest.fixture(scope="module")
def served(demo: Place) -> Iterator[str]:
    server = Server(demo.warehouse)
    yield server.url
    server.stop()


VIEWS = ["/", "/?speaker=Hruby", "/claims", "/claims?q=bridge", "/first", "/outlets", "/article"]


@pytest.mark.parametrize("width", [1400, 400, 320])
@pytest.mark.parametrize("view", VIEWS)
def test_browser_a_page_is_quiet_and_no_wider_than_the_screen(
    browser: Browser, served: str, view: str, width: int
) -> None:
    browser.drain_network(), browser.drain_console()
    browser.open(served + view, width)

    assert browser.drain_console() == []
    assert browser.drain_network() == {urlsplit(served).netloc}
    # Beside the scroll bar.
    seen = browser.run("return document.documentElement.clientWidth")
    assert browser.run("return document.documentElement.scrollWidth") <= seen
    assert browser.run("return document.querySelectorAll('h1').length") == 1
    unlabelled = (
        "return [...document.querySelectorAll('main input:not([type=hidden]), main select')]"
        ".filter(field => !field.labels.length).length"
    )
    assert browser.run(unlabelled) == 0


def test_browser_an_article_opens_from_a_claim_with_the_words_marked(
    browser: Browser, served: str
) -> None:
    browser.drain_network(), browser.drain_console()
    browser.open(served + "/claims?q=bridge")
    browser.find(".rows li a[href^='/article']").click()

    assert "Who said what" in browser.read()
    assert browser.run("return document.querySelectorAll('.article mark').length") > 3
    assert browser.run("return document.querySelector(':target') !== null")
    assert browser.drain_console() == []
    assert browser.drain_network() == {urlsplit(served).netloc}


def test_browser_a_filter_changes_address_and_rows_and_both_come_back(
    browser: Browser, served: str
) -> None:
    browser.open(served + "/")
    everything = browser.read("tbody")
    outlet = browser.find("select[name=outlet] option:nth-child(2)")
    name = outlet.text
    outlet.click()
    browser.find("form.filters button").click()
    filtered, address = browser.read("tbody"), browser.driver.current_url

    assert filtered != everything
    assert "outlet=" in address
    browser.driver.refresh()
    assert browser.read("tbody") == filtered
    assert browser.find("select[name=outlet]").get_property("value") == name
    browser.driver.back()
    assert (browser.driver.current_url, browser.read("tbody")) == (f"{served}/", everything)
    browser.driver.forward()
    assert (browser.driver.current_url, browser.read("tbody")) == (address, filtered)
    browser.open(address)
    assert browser.read("tbody") == filtered


def test_browser_the_keyboard_alone_is_enough(browser: Browser, served: str) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(served + "/claims")
    browser.find("body").send_keys(Keys.TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    browser.find("input[name=q]").send_keys("bridge", Keys.ENTER)
    assert "q=bridge" in browser.driver.current_url
    assert "Claims with “bridge”" in browser.read()


# Contrast as WCAG 2 counts it, of every text against the nearest ground that is painted.
LOW_CONTRAST = """
const channel = value => (value /= 255) <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
const parts = color => color.match(/[\\d.]+/g).map(Number);
const ground = element => {
  for (; element; element = element.parentElement) {
    const color = parts(getComputedStyle(element).backgroundColor);
    if (color.length < 4 || color[3] > 0) return color;
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll('body *')].filter(element =>
  [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && !element.closest('svg') && element.checkVisibility()
).filter(element => {
  const pair = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort();
  return (Math.max(...pair) + .05) / (Math.min(...pair) + .05) < 4.5;
}).map(element => element.className + ' ' + element.textContent.trim().slice(0, 40));
"""


@pytest.mark.parametrize("view", VIEWS)
def test_browser_all_words_stand_out_from_their_ground(
    browser: Browser, served: str, view: str
) -> None:
    browser.open(served + view)
    assert browser.run(LOW_CONTRAST) == []


def test_browser_a_new_publish_shows_without_a_restart_and_scripts_in_articles_stay_words(
    browser: Browser, tmp_path: Path
) -> None:
    path = publish_stories(tmp_path, STORIES)
    server = Server(path)
    try:
        browser.open(server.url + "/")
        assert "3 articles" in browser.read("footer")
        publish_stories(
            tmp_path,
            [*STORIES, HOSTILE],
            "update articles set url = 'javascript:window.harmed=4' where source = 'evil.example'",
        )
        browser.driver.refresh()
        assert "4 articles" in browser.read("footer")
        browser.drain_network(), browser.drain_console()
        for view in (
            *("/", "/?speaker=eve", "/claims?q=script", "/outlets", "/first"),
            *(f"/article?id={HOSTILE.article_id}", f"/article?id={MAYOR.article_id}"),
            f"/claims?entity={hash_id('entity', 'bridge')}",
        ):
            browser.open(server.url + view)
            assert browser.run("return window.harmed === undefined"), view
            assert browser.run("return document.scripts.length") == 0
        assert browser.drain_network() == {urlsplit(server.url).netloc}
        assert browser.drain_console() == []
        browser.open(server.url + f"/article?id={HOSTILE.article_id}")
        assert "<script>window.harmed=1</script>" in browser.read(".article")
        # Even markup that got into a page would not run.
        browser.run(
            "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.harmed=5>')"
        )
        assert any("Content Security Policy" in line for line in browser.drain_console())
        assert browser.run("return window.harmed === undefined")
        path.unlink()
        browser.open(server.url + "/claims")
        assert "There is no warehouse yet" in browser.read()
    finally:
        server.stop()
