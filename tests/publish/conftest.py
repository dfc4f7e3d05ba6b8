"""A headless Chromium, a JupyterLab and the built site for the browser tests.

They run in the environment of publish/requirements.txt: `make classroom-test browser-test`. Where
Chromium is missing, what needs it is skipped with a message.
"""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_ignore_collect(collection_path):
    """In the learners' environment, which has no playwright, there is nothing to collect."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return collection_path.name.startswith("test_") or None


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    if not CHROMIUM:
        pytest.skip("Chromium is missing. On Debian: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A page that fails its test on an outside request, a failed one, or a script's error."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(30_000)
    wrong = []
    local = ("file:", "data:", "blob:", "http://127.0.0.1", "ws://127.0.0.1", "about:")
    page.on("request", lambda r: r.url.startswith(local) or wrong.append(f"outside: {r.url}"))
    page.on("requestfailed", lambda r: "file:" in r.url and wrong.append(f"failed: {r.url}"))
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda m: m.type == "error" and wrong.append(f"console: {m.text}"))
    page.wrong = wrong
    yield page
    page.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Address of a JupyterLab of the course's environment on a copy of the chapters."""
    folder = tmp_path_factory.mktemp("lab")
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        shutil.copy(path, folder)
    settings = folder / "settings"
    tracker = settings / "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    news = settings / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    for path, text in [(tracker, '{"windowingMode": "none"}'), (news, '{"fetchNews": "false"}')]:
        path.parent.mkdir(parents=True)
        path.write_text(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    python = ROOT / ".venv/bin/python"
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    notebooks = sorted(folder.glob("*.ipynb"))
    subprocess.run([python, "-m", "jupyter", "trust", *notebooks], env=environment, check=True)
    command = [python, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (folder / "lab.log").read_text()
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/lab/tree/"
    finally:
        server.terminate()
        server.wait(20)
