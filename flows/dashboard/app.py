"""The dashboard: pages of the published warehouse, made on the server and sent as plain HTML.

In: the path of the published file. Out: a Starlette application. The decision to question: no
Streamlit and no Panel, and not a line of script. A view is an address and a form is a GET, so that
filters, links, reloads and the back button are the browser's own; a page asks nothing of any other
host, and says so in its Content-Security-Policy, which lets no script run at all: whatever stands
in an article stays words.
"""

import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from flows.dashboard.pages import PAGES, Context, Page, gather_frame, turn_page
from flows.dashboard.view import CLOSED, MOST_PAGES, View, read_view
from flows.printable import make_printable
from warehouse.ask.snapshots import EditionReader, Reading
from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A publish must show at the next reload.
    "Cache-Control": "no-cache",
}


def make_app(warehouse: Path, hosts: Sequence[str] = ("*",)) -> Starlette:
    """The application that shows this warehouse; `hosts` are the names it answers to."""
    reader = EditionReader(warehouse)
    templates = _make_templates()
    style = (HERE / "static" / "dashboard.css").read_text(encoding="utf-8")
    icon = (HERE / "static" / "icon.svg").read_text(encoding="utf-8")

    def send_style(_: Request) -> Response:
        return Response(style, media_type="text/css", headers=HEADERS)

    def send_icon(_: Request) -> Response:
        return Response(icon, media_type="image/svg+xml", headers=HEADERS)

    def send_problem(request: Request, error: Exception) -> Response:
        code, title, advice = _explain(error)
        html = templates.get_template("problem.html").render(
            title=title, message=str(error) if code != 500 else None, advice=advice, pages=PAGES
        )
        return HTMLResponse(html, status_code=code, headers=HEADERS)

    def make_route(page: Page) -> Route:
        def answer(request: Request) -> Response:
            view, problems = read_view(request.query_params)

            def gather(reading: Reading) -> Context:
                return gather_frame(reading) | page.gather(reading, view)

            try:
                found = reader.read(gather)
                html = templates.get_template(page.template).render(
                    _frame(page, view, problems) | found
                )
            except Exception as error:
                return send_problem(request, error)
            return HTMLResponse(html, headers=HEADERS)

        return Route(page.path, answer, name=page.title)

    return Starlette(
        routes=[
            *map(make_route, PAGES),
            Route("/dashboard.css", send_style),
            Route("/icon.svg", send_icon),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={404: send_problem},
    )


def _frame(page: Page, view: View, problems: list[str]) -> Context:
    return {
        "page": page,
        "pages": PAGES,
        "view": view,
        "problems": problems,
        "closed": CLOSED,
        "previous": turn_page(view, -1) if view.page > 1 else None,
        "next": turn_page(view, 1) if view.page < MOST_PAGES else None,
    }


def _explain(error: Exception) -> tuple[int, str, str]:
    """The status, the title and the advice for an error; one of ours leaves its trace here."""
    if isinstance(error, StoreMissing):
        return (
            503,
            "There is no warehouse yet",
            (
                "Load archives with “onrecord run”, or name another file with --warehouse. "
                "This page looks again at every reload."
            ),
        )
    if isinstance(error, StoreBusy):
        return 503, "The warehouse is busy", "Reload in a moment."
    if isinstance(error, ContractError):
        return 503, "This warehouse cannot be read", "Once it is replaced, reload."
    if isinstance(error, AskError) and "stopped after" in str(error):
        return 503, "This took too long", "Ask for fewer days, or for a rarer word."
    if isinstance(error, AskError) and "no article" in str(error):
        return 404, "No such article", "It may be in another warehouse, or its id is cut short."
    if getattr(error, "status_code", None) == 404:
        return 404, "No such page", "The pages are named above."
    # What an article says may stand in it.
    sys.stderr.write(make_printable("".join(traceback.format_exception(error))))
    return 500, "Something is wrong here", "The terminal of the dashboard says more."


def _make_templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "day": _name_day,
        "moment": _name_moment,
        "count": lambda value: f"{value:,}",
        "share": _name_share,
        "lapse": name_lapse,
        "web": _keep_web_address,
        "words": lambda value: str(value).replace("_", " "),
    }
    return templates


def _name_day(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if value is not None else "no date"


def _name_moment(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value is not None else "no date"


def _name_share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def name_lapse(minutes: float | None) -> str:
    """Minutes as a reader would say them."""
    if minutes is None:
        return "unknown"
    whole = round(minutes)
    if abs(whole) < 120:
        return f"{whole} min"
    return f"{whole / 60:.0f} h" if abs(whole) < 60 * 48 else f"{whole / 60 / 24:.0f} days"


def _keep_web_address(url: str | None) -> str | None:
    """The address if it leads to the web; never javascript: or data:, which an archive may hold."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
