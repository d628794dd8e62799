"""Where a record's site is, for addresses that are a part of one: `/news/old-bridge`.

In: the fields of a record, or of the object around its list. Out: the site's address, and whole
addresses. The decision to question: a site is taken from fields of a few names alone, and a mere
host counts only under such a name; without one a part of an address is none.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from transforms.feeds.field_paths import follow_path
from transforms.text.stored_article import canonical_url

SITES = (
    "links.self.href _links.self.href site_url siteUrl base_url baseUrl home_page_url website_root"
    " site website domain source_domain hostname host source publisher.url source.url"
).split()
"""Names of fields, best first."""

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


def find_site(fields: Mapping[str, Any]) -> str | None:
    """The address of the site that the fields name."""
    for name in SITES:
        value = follow_path(fields, name)
        if not isinstance(value, str):
            continue
        words = value.strip()
        site = canonical_url(f"https://{words}/" if _HOST.fullmatch(words) else words)
        if site is not None:
            return site
    return None


def join_address(address: str, site: str | None) -> str | None:
    """A whole address, also of one that leaves out the scheme or the site."""
    whole = canonical_url(address)
    if whole is not None or not address.startswith("/"):
        return whole
    if address.startswith("//"):
        return canonical_url(f"https:{address}")
    try:
        return canonical_url(urljoin(site, address)) if site else None
    except ValueError:
        return None
