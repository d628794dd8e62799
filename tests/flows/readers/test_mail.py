"""Mailboxes and messages to outcomes."""

from datetime import datetime

import pytest

from flows.readers.mail import read_mail, read_mbox
from flows.readers.sniff import sniff_head
from tests.support.reading import brief, briefs, read_bytes
from transforms.text.stored_article import StoredArticle

HEAD = b"From: Jan Novak <jan@post.example>\nSubject: Toll =?utf-8?q?r=C3=ADses?=\n"
DATE = b"Date: Mon, 05 Jan 2026 14:20:31 +0100\nMessage-ID: <1@post.example>\n"
FROM = b"From jan@post.example Mon Jan  5 14:20:31 2026\n"
STORY = b"The mayor spoke of the toll.\n\nShe said it would rise.\n"


def test_read_mail_message_becomes_an_article() -> None:
    content = HEAD + DATE + b"\n" + STORY + b"\n-- \nJan Novak\nReporter\n"
    (outcome,) = read_bytes(read_mail, content)
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert outcome.version.text == "The mayor spoke of the toll.\n\nShe said it would rise."
    assert (article.headline, article.authors) == ("Toll ríses", ("Jan Novak",))
    assert (article.source, article.source_record) == ("post.example", "<1@post.example>")
    assert (article.published_at, article.published_utc_offset) == (
        datetime(2026, 1, 5, 13, 20, 31),
        60,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
            b"VGhlIG1heW9yIHNwb2tlIG9mIHRoZSB0b2xsLg==\n",
            "The mayor spoke of the toll.",
            id="base64",
        ),
        pytest.param(
            b"Content-Type: text/html; charset=iso-8859-2\n"
            b"Content-Transfer-Encoding: quoted-printable\n\n<p>Dvo=F8=E1k spoke.</p>\n",
            "Dvořák spoke.",
            id="HTML of its own character set",
        ),
        pytest.param(
            b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n'
            b"\nSee it there.\n--b\nContent-Type: text/html\n\n<p>The mayor spoke.</p>\n--b--\n",
            "The mayor spoke.",
            id="the HTML of two versions",
        ),
        pytest.param(
            b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n'
            b"Content-Disposition: attachment\n\nA file.\n--b\nContent-Type: text/plain\n"
            b"\nThe mayor spoke.\n--b--\n",
            "The mayor spoke.",
            id="not what is attached",
        ),
        pytest.param(
            b"Content-Type: text/plain; format=flowed\n\n"
            b"The mayor \nspoke of \nthe toll.\n-- \nA\n",
            "The mayor spoke of the toll.",
            id="lines that go on in the next",
        ),
        pytest.param(b"Content-Type: image/png\n\nxyz\n", "missing_text", id="a picture"),
        pytest.param(
            b"Content-Type: text/plain; charset=nonsense\n\nThe mayor spoke.\n",
            "The mayor spoke.",
            id="a character set that nobody knows",
        ),
    ],
)
def test_read_mail_text(body: bytes, expected: str) -> None:
    (outcome,) = read_bytes(read_mail, HEAD + body)
    assert brief(outcome)[1] == expected


def test_read_mail_of_an_address_that_is_none_is_read() -> None:
    """A bracket in a host is an error to urllib, and was one to the reader."""
    (outcome,) = read_bytes(read_mail, b"From: A <n@[x>\nSubject: B\n\nThe mayor spoke.\n")
    assert isinstance(outcome, StoredArticle)
    assert outcome.article.source == "A"


@pytest.mark.parametrize("most", [None, 7])
def test_read_mbox_an_outcome_a_message(most: int | None) -> None:
    message = FROM + HEAD + b"\nThe mayor spoke.\n>From there she went.\n"
    content = message + b"\n" + FROM + HEAD + b"\n\n" + FROM + HEAD + b"\n" + b"x" * 5000
    assert briefs(read_mbox, content, most=most, record_bytes=2_000) == [
        ("message 1", "The mayor spoke.\nFrom there she went."),
        ("message 2", "missing_text"),
        ("message 3", "too_large"),
    ]


def test_read_mail_digest_is_the_messages_in_it() -> None:
    head = HEAD.replace(b"\n\n", b"\n")
    inner = b"".join(
        b"--c\nContent-Type: message/rfc822\n\n" + head + b"\n" + words + b"\n\n"
        for words in (b"The mayor spoke.", b"The ferry stops.")
    )
    content = (
        head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        b"Write to the list.\n\n--b\nContent-Type: multipart/digest; boundary=c\n\n"
        + inner
        + b"--c--\n--b--\n"
    )
    assert briefs(read_mail, content) == [
        ("file", "not_an_article"),
        ("attached 1", "The mayor spoke."),
        ("attached 2", "The ferry stops."),
    ]


def test_read_mbox_the_same_message_twice_is_one() -> None:
    message = FROM + HEAD + DATE + b"\nThe mayor spoke.\n\n"
    assert [reason for _, reason in briefs(read_mbox, message * 2)] == [
        "The mayor spoke.",
        "repeated_id",
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(HEAD + b"\nwords\n", "mail", id="a message"),
        pytest.param(HEAD.replace(b"\n", b"\r\n") + b"\r\nwords\r\n", "mail", id="as it is sent"),
        pytest.param(FROM + HEAD + b"\nwords\n", "mbox", id="a mailbox"),
        pytest.param(b"From Brno the mayor wrote in 2026\nto all.\n", "text", id="a story"),
        pytest.param(b"HEADLINE: Toll\nDate: today\n\nThe mayor spoke.\n", "text", id="a header"),
    ],
)
def test_sniff_mail(content: bytes, kind: str) -> None:
    assert sniff_head(content) == kind
