"""The command that shows the warehouse in a browser: `dashboard`.

In: where the warehouse is and where to listen. Out: a web server until it is stopped. The decision
to question: it listens on the loopback interface and answers to that name alone, since it asks for
no password: a page elsewhere must not be able to read the warehouse through the reader's browser.
"""

import os
import socket
import sys
import webbrowser
from contextlib import suppress
from typing import Annotated

import typer

from flows.cli.run import Config, Warehouse
from flows.cli.terminal import print_error, print_note, print_text
from flows.settings import load_settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def dashboard(
    warehouse: Warehouse = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; the default is this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")
    ] = 8350,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page, where there is a screen.")
    ] = True,
    config: Config = None,
) -> None:
    """Show the warehouse in a browser, until stopped with Ctrl-C. Needs onrecord[dashboard].

    Reads only, also while a run is going on; a new publish shows at the next click. It asks for
    no password: before naming another --host, put a proxy that does in front.

    Example:  onrecord dashboard --port 8350 --no-browser
    """
    settings = load_settings(config, warehouse=warehouse).anchored()
    try:
        import uvicorn

        from flows.dashboard.app import make_app
    except ModuleNotFoundError as error:
        print_error(f"{error.name} is missing: pip install 'onrecord[dashboard]'")
        raise typer.Exit(1) from error
    try:
        listener = _listen(host, port)
    except OSError as error:
        print_error(
            f"cannot listen on {host} port {port} ({error.strerror}); name another --host or --port"
        )
        raise typer.Exit(1) from error
    url = name_url(host, listener.getsockname()[1])
    names = ["127.0.0.1", "localhost", "[::1]"] if host in LOOPBACK else ["*"]
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(settings.warehouse, names),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
        )
    )
    print_text(f"the dashboard is at {url}")
    print_note(f"shows {settings.warehouse}; stop with Ctrl-C", style="")
    if host not in LOOPBACK:
        print_note("anybody who can reach this address can read the warehouse", style="yellow")
    if browser and _has_screen():
        webbrowser.open(url)
    # Ctrl-C is how it ends, and no failure.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def name_url(host: str, port: int) -> str:
    """The address to type, for an address to listen on."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _has_screen() -> bool:
    # Without one, Python would open a text browser in this very terminal.
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
