"""Dumps of databases in SQL: values of three makers, tables without stories, damage, cut reads."""

import pytest

from flows.codecs.sql_statements import DumpRow, read_rows
from flows.readers.sniff import sniff_head
from flows.readers.sql_dump import read_dump
from tests.support.reading import Pipe, briefs, read_bytes
from transforms.text.stored_article import StoredArticle

MYSQL = rb"""-- MySQL dump 10.13; it's a comment
/*!40101 SET NAMES utf8 */;
CREATE TABLE `news` (
  `id` bigint(20) unsigned NOT NULL,
  `title` text COLLATE utf8 NOT NULL DEFAULT 'a, b',
  `body` longtext,
  PRIMARY KEY (`id`),
  KEY `by_title` (`title`(191),`id`)
) ENGINE=InnoDB;
INSERT INTO `news` VALUES (1,'It''s \'so\'; (a)\nb',_binary 'C:\\'),(2,NULL,NOW()),
(-3,1.5,-2e3);
"""
POSTGRES = rb"""--
-- PostgreSQL database dump
--
SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION f() RETURNS void AS $a$ BEGIN -- don't; 'x
 END; $a$ LANGUAGE x;
CREATE TABLE public.news (
    id integer NOT NULL,
    title character varying(200) DEFAULT 'x'::character varying,
    body text
);
COPY public.news (id, title, body) FROM stdin;
1	It's so;	C:\\dir\nb
2	\N
\.
INSERT INTO public.news VALUES (3, 'C:\', 'It''s so'::text);
INSERT INTO public.news (id, title) VALUES (4, E'a\nb');
"""
SQLITE = b"""PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE news(id integer primary key, title text, body text);
INSERT INTO news VALUES(1,'C:\\','It''s
so');
COMMIT;
"""


def row(*values: object, columns: tuple[str, ...] = ("id", "title", "body")) -> DumpRow:
    return DumpRow("news", columns, values)  # type: ignore[arg-type]


@pytest.mark.parametrize("most", [1 << 18, 5])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            MYSQL,
            [row(1, b"It's 'so'; (a)\nb", b"C:\\"), row(2, None, None), row(-3, 1.5, -2000.0)],
            id="MySQL",
        ),
        pytest.param(
            POSTGRES,
            [
                row(b"1", b"It's so;", b"C:\\dir\nb"),
                row(b"2", None),
                row(3, b"C:\\", b"It's so"),
                row(4, b"a\nb", columns=("id", "title")),
            ],
            id="PostgreSQL",
        ),
        pytest.param(SQLITE, [row(1, b"C:\\", b"It's\nso")], id="SQLite"),
        pytest.param(b"INSERT INTO `news` VALUES (1,'a", [], id="cut in a text"),
        pytest.param(b"INSERT INTO news VALUES (1,'a'", [], id="cut in a row"),
        pytest.param(b"DROP TABLE news; SELECT 1;", [], id="no rows"),
    ],
)
def test_sql_rows_are_read_as_they_stand(
    content: bytes, expected: list[DumpRow], most: int
) -> None:
    assert list(read_rows(Pipe(content, most))) == expected  # type: ignore[arg-type]


def dump(values: str, columns: str = "`id` int, `title` text, `body` text, `posted` date") -> bytes:
    return f"CREATE TABLE `news` ({columns});\nINSERT INTO `news` VALUES {values};\n".encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            dump("(1,'Toll','It rises.','2026-03-02'),(2,'Ferry','It stops.',NULL)"),
            [("news row 1", "It rises."), ("news row 2", "It stops.")],
            id="two stories",
        ),
        pytest.param(
            dump("(1,'Toll')"), [("news row 1", "bad_row")], id="values for other columns"
        ),
        pytest.param(
            dump("(1,'Toll','')"[:-1] + ",NULL)"), [("news row 1", "missing_text")], id="no text"
        ),
        pytest.param(
            dump("(1,'it')", "`id` int, `tag` text"), [("file", "missing_text")], id="tags"
        ),
        pytest.param(
            dump("(1,'So what?')", "`id` int, `content` text"),
            [("file", "missing_text")],
            id="comments alone",
        ),
    ],
)
def test_sql_dump_rows_are_stories_or_say_why(
    content: bytes, expected: list[tuple[str, str]]
) -> None:
    assert sniff_head(content) == "sql"
    assert [(place or "file", what) for place, what in briefs(read_dump, content)] == expected


def test_sql_dump_of_wordpress_gives_its_published_posts() -> None:
    columns = (
        "`ID` int, `post_author` int, `post_date` datetime, `post_content` text,"
        " `post_title` text, `post_status` text, `post_type` text, `guid` text"
    )
    values = "(1,7,'2026-03-02 06:10:00','It rises.\\n\\nBy half.','Toll','{}','post','https://isle.example/?p=1')"
    first, second = read_bytes(
        read_dump,
        dump(f"{values.format('publish')},{values.format('draft')}", columns),
    )
    assert isinstance(first, StoredArticle)
    assert (first.article.headline, first.version.text, first.article.url) == (
        "Toll",
        "It rises.\n\nBy half.",
        "https://isle.example/?p=1",
    )
    assert str(first.article.published_at) == "2026-03-02 06:10:00"
    assert getattr(second, "reason", None) == "not_an_article"
