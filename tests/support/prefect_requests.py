"""Requests to a Prefect API as any process of this machine could send them."""

import base64
import json
import os
import urllib.error
import urllib.request
from typing import Any


def send(
    url: str,
    body: Any = None,
    *,
    method: str = "POST",
    secret: str | None = None,
    **headers: str,
) -> tuple[int, Any, dict[str, str]]:
    """Status, JSON and headers of the answer; `secret` as Prefect's clients give it."""
    given = {"content-type": "application/json", **headers}
    if secret is not None:
        given["authorization"] = f"Basic {base64.b64encode(secret.encode()).decode()}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, given, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            content, status, said = answer.read(), answer.status, dict(answer.headers)
    except urllib.error.HTTPError as error:
        content, status, said = error.read(), error.code, dict(error.headers)
    try:
        return status, json.loads(content) if content else None, said
    except ValueError:
        return status, content.decode("utf-8", "replace"), said


def send_as_client(url: str, body: Any) -> Any:
    """What a POST of this process's own client gives; it has to succeed."""
    status, content, _ = send(url, body, secret=os.environ["PREFECT_API_AUTH_STRING"])
    assert status < 300, content
    return content
