"""The forms that are bent: each sample is read as a story before it is bent."""

import io

import pytest

from benchmarks.fuzz_forms import FORMS, cut_member, list_samples, put_member, read_sample
from flows.readers.archive import read_file
from flows.readers.outcomes import ReadLimits, Source
from transforms.text.stored_article import StoredArticle

NO_STORY = {"pdf"}
"""Refused, whatever is in it."""


def _count_articles(content: bytes) -> int:
    source = Source("a" * 20, "sample", "run", ReadLimits())
    return sum(isinstance(one, StoredArticle) for one in read_file(source, io.BytesIO(content)))


@pytest.mark.parametrize("name", sorted(FORMS.keys() - NO_STORY))
def test_fuzz_forms_have_samples_with_stories(name: str) -> None:
    form = FORMS[name]
    contents = [read_sample(form, path) for path in list_samples(form)]
    assert any(_count_articles(content) for content in contents)


@pytest.mark.parametrize("name", sorted(name for name in FORMS if FORMS[name].member))
def test_fuzz_forms_member_is_packed_again(name: str) -> None:
    form = FORMS[name]
    whole = read_sample(form, list_samples(form)[0])
    assert _count_articles(put_member(form, cut_member(form, whole))) == _count_articles(whole) > 0
