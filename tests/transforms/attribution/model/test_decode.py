from dataclasses import replace

import pytest

from tests.support.articles import parse
from transforms.attribution.model.decode import make_attributions, read_cue_lemma
from transforms.attribution.model.linking import Link
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

SIGNALS = (0.9, 0.9, 0.9, 0.9, 0.0, 0.0)


def tokens_of(article: ParsedArticle, words: str) -> Tokens:
    start = article.text.index(words)
    return article.tokens_of(start, start + len(words))


def link(
    article: ParsedArticle, *content: str, cue: str | None = None, source: str | None = None
) -> Link:
    pieces = tuple(tokens_of(article, words) for words in content)
    return Link(
        pieces,
        None if cue is None else tokens_of(article, cue),
        None if source is None else tokens_of(article, source),
        SIGNALS,
    )


def make(
    article: ParsedArticle, *links: Link, cuts: tuple[str, ...] = (), rules: bool = False
) -> list[tuple[str, str | None, str | None, int | None]]:
    """(content, source, cue, what it continues) of each attribution."""
    by_rule: list[Attribution] = find_by_rules(article) if rules else []
    places = frozenset(tokens_of(article, words)[0] for words in cuts)
    found = [item for item, _ in make_attributions(article, links, places, by_rule)]
    return [
        (
            " … ".join(article.text[low:high] for low, high in item.content),
            None if item.source is None else article.slice(*item.source),
            None if item.cue is None else article.slice(*item.cue),
            item.continues,
        )
        for item in found
    ]


def test_making_takes_in_the_marks() -> None:
    article = parse("“It is over,” Danilov said.")
    one = link(article, "It is over,", cue="said", source="Danilov")
    assert make(article, one) == [("“It is over,”", "Danilov", "said", None)]


def test_making_gives_a_verb_of_speech_its_subject() -> None:
    article = parse("Roe denied it but said the port would close.")
    one = link(article, "the port would close", cue="said")
    assert make(article, one) == [("the port would close", "Roe", "said", None)]


def test_making_leaves_the_speaker_of_a_quoted_turn_outside() -> None:
    article = parse("“WEISS: We will stay for a year.”")
    one = link(article, "We will stay for a year.”", cue=":", source="WEISS")
    assert make(article, one) == [("We will stay for a year.”", "WEISS", ":", None)]


def test_making_leaves_the_headline_to_a_report_of_its_own() -> None:
    article = parse("Roe 'will stay'\nAnna Roe has said she will stay.", has_headline=True)
    one = link(article, "Roe 'will stay'", "she will stay", cue="has said", source="Anna Roe")
    assert make(article, one) == [("she will stay", "Anna Roe", "has said", None)]


def test_making_leaves_out_what_the_speaker_said_it_in() -> None:
    article = parse("In a report published last July the panel said the pier was unsafe.")
    one = link(
        article,
        "the pier was unsafe",
        cue="said",
        source="a report published last July the panel",
    )
    assert make(article, one) == [("the pier was unsafe", "the panel", "said", None)]


def test_making_has_no_speaker_in_the_sentence_behind_a_mark() -> None:
    article = parse("A sign warned: “You cannot hide”. In the yard they waited.")
    one = link(article, "“You cannot hide”", cue="In", source="they")
    assert make(article, one) == [("“You cannot hide”", None, None, None)]


def test_making_gives_a_later_paragraph_without_marks_its_own_report() -> None:
    article = parse("Roe said the pier was safe.\nThe line was late, Anna Weiss said.")
    one = link(article, "the pier was safe", "The line was late", cue="said", source="Roe")
    assert make(article, one, rules=True) == [
        ("the pier was safe", "Roe", "said", None),
        ("The line was late", "Anna Weiss", "said", None),
    ]


def test_making_reads_a_report_in_its_own_paragraph() -> None:
    article = parse("Both firms cut costs.\nThe chiefs will meet at noon, according to Hale.")
    one = link(article, "Both firms cut costs", cue="according to", source="Hale")
    told = ("The chiefs will meet at noon", "Hale", "according to", None)
    assert make(article, one, rules=True) == [told]
    two = link(
        article,
        "Both firms cut costs",
        "The chiefs will meet at noon",
        cue="according to",
        source="Hale",
    )
    assert make(article, two) == [told]


def test_making_gives_what_is_expected_to_whoever_says_so() -> None:
    article = parse("Sales are expected to fall next year, Fiat said.")
    one = link(article, "Sales", "to fall next year", cue="are expected")
    assert make(article, one, rules=True) == [
        ("Sales are expected to fall next year", "Fiat", "said", None)
    ]


def test_making_gives_a_passive_its_agent() -> None:
    article = parse("The pier is considered by experts to be unsafe.")
    one = link(article, "The pier", "to be unsafe", cue="is considered")
    assert make(article, one) == [("The pier … to be unsafe", "experts", "is considered", None)]


def test_making_joins_what_a_window_cut() -> None:
    article = parse("Danilov said: “We will stay for a year. We have time.”")
    first = link(article, "“We will stay for a year.", cue="said", source="Danilov")
    second = link(article, "We have time.”")
    assert make(article, first, second, cuts=("We have",)) == [
        ("“We will stay for a year. We have time.”", "Danilov", "said", None)
    ]


def test_making_gives_a_later_paragraph_a_quote_of_its_own() -> None:
    article = parse("“We will stay,” Danilov said. “We have time.\n“And we have money.”")
    one = link(
        article,
        "“We will stay,”",
        "“We have time.",
        "“And we have money.”",
        cue="said",
        source="Danilov",
    )
    assert make(article, one) == [
        ("“We will stay,” … “We have time.", "Danilov", "said", None),
        ("“And we have money.”", None, None, 0),
    ]


def test_making_follows_a_quotation_into_the_next_paragraph() -> None:
    article = parse("Danilov said: “We have time.\n“And we have money.”")
    first = link(article, "“We have time.", cue="said", source="Danilov")
    second = link(article, "“And we have money.”")
    assert [row[3] for row in make(article, second, first)] == [1, None]


def test_making_takes_the_report_of_the_paragraph_before_from_the_rules() -> None:
    article = parse("Danilov continued:\n“We will stay as long as it takes.”")
    one = link(article, "“We will stay as long as it takes.”")
    assert make(article, one, rules=True) == [
        ("“We will stay as long as it takes.”", "Danilov", "continued", None)
    ]


def test_making_believes_no_speaker_inside_the_words_said() -> None:
    article = parse("“You know he said so,” Danilov told us.")
    one = link(article, "“You know he said so,”", cue="know", source="You")
    assert make(article, one) == [("“You know he said so,”", None, None, None)]


def test_making_widens_a_lone_noun_to_its_phrase() -> None:
    article = parse("The new mayor opposed the sale.")
    one = link(article, "the sale", cue="opposed", source="mayor")
    assert make(article, one)[0][1] == "The new mayor"


@pytest.mark.parametrize(
    ("text", "cue", "lemma"),
    [
        pytest.param("Danilov said it was over.", "said", "say", id="a verb"),
        pytest.param("He has been saying it is over.", "has been saying", "say", id="auxiliaries"),
        pytest.param("He warned of a flood.", "warned of", "warn of", id="verb and preposition"),
        pytest.param("According to him, it is over.", "According to", "according to", id="phrase"),
        pytest.param("She was worried about it.", "was worried about", "worried about", id="state"),
    ],
)
def test_making_reads_the_lemma_of_a_cue(text: str, cue: str, lemma: str) -> None:
    article = parse(text)
    assert read_cue_lemma(article, tokens_of(article, cue)) == lemma


def test_making_reads_a_quotation_up_to_its_marks() -> None:
    article = parse("“He is selling it out! I mean!”")
    assert make(article, link(article, "I mean!")) == [
        ("“He is selling it out! I mean!”", None, None, None)
    ]


def test_making_leaves_a_quotation_to_the_report_in_front() -> None:
    text = "Hale said it was easy. “You grow as you go.” Roe warned that rents would rise."
    article = parse(text)
    first = link(article, "it was easy", cue="said", source="Hale")
    second = link(
        article, "“You grow as you go.”", "that rents would rise", cue="warned", source="Roe"
    )
    assert make(article, first, second) == [
        ("it was easy", "Hale", "said", None),
        ("that rents would rise", "Roe", "warned", None),
        ("“You grow as you go.”", None, None, 0),
    ]


def test_making_gives_a_sentence_of_its_own_to_its_report() -> None:
    article = parse("Yukos said it would appeal. It said the fine was unjust.")
    one = link(article, "it would appeal", "the fine was unjust", cue="said", source="Yukos")
    assert make(article, one, rules=True) == [
        ("it would appeal", "Yukos", "said", None),
        ("the fine was unjust", "It", "said", None),
    ]


def test_making_takes_a_report_inside_a_content_out_of_it() -> None:
    article = parse("In the end they decided to leave the pier.")
    one = link(article, "they decided to leave the pier", cue="decided")
    assert make(article, one, rules=True) == [("to leave the pier", "they", "decided", None)]


def test_making_gives_a_passive_of_hearsay_no_speaker() -> None:
    article = parse("The pier was closed, it was claimed in court.")
    one = link(article, "The pier was closed", cue="was claimed", source="it")
    assert make(article, one) == [("The pier was closed", None, "was claimed", None)]


def test_making_takes_no_report_from_what_is_done_behind_a_question() -> None:
    article = parse("She wrote: “Who goes there now?” Super Six were a dance troupe.")
    one = link(article, "“Who goes there now?”", cue="were", source="Super Six")
    assert make(article, one, rules=True) == [("“Who goes there now?”", "She", "wrote", None)]


def test_making_leaves_a_quotation_without_the_cue_of_a_later_report() -> None:
    article = parse("“How much do you want to pay?”\nIt is far too much, Roe claimed.")
    asked = link(article, "“How much do you want to pay?”", cue="claimed", source="Roe")
    told = link(article, "It is far too much", cue="claimed", source="Roe")
    assert make(article, asked, told) == [
        ("“How much do you want to pay?”", "Roe", None, None),
        ("It is far too much", "Roe", "claimed", None),
    ]


def test_making_gives_the_rest_of_a_quotation_to_the_report_of_its_paragraph() -> None:
    article = parse(
        "“That is a huge part,” Roe said. “Especially in this town.”\n“It is half,” Hale said."
    )
    first = link(article, "“That is a huge part,”", cue="said", source="Roe")
    rest = link(article, "“Especially in this town.”", source="Hale")
    last = len(article.doc) - 1
    rest = replace(rest, cue=(last - 1, last))
    assert make(article, first, rest, rules=True) == [
        ("“That is a huge part,”", "Roe", "said", None),
        ("“Especially in this town.”", "Roe", "said", None),
    ]


def test_making_gives_a_quotation_behind_a_denial_to_its_own_report() -> None:
    article = parse("Roe denied the charges. “I was never told,” he told the court.")
    both = link(article, "the charges", "“I was never told,”", cue="denied", source="Roe")
    assert make(article, both, rules=True) == [
        ("the charges", "Roe", "denied", None),
        ("“I was never told,”", "he", "told", None),
    ]


def test_making_leaves_the_dash_of_a_line_of_dialogue() -> None:
    article = parse("- They know it, added Anna Kern.")
    one = link(article, "- They know it", cue="added")
    assert make(article, one) == [("They know it", "Anna Kern", "added", None)]


def test_making_parts_a_quotation_that_was_over_before_its_report() -> None:
    article = parse("The line is slow.\n“We waited for an hour.” Roe said the ferry was late.")
    one = link(article, "“We waited for an hour.”", "the ferry was late", cue="said", source="Roe")
    assert make(article, one, rules=True) == [
        ("the ferry was late", "Roe", "said", None),
        ("“We waited for an hour.”", "Roe", "said", None),
    ]


def test_making_leaves_what_goes_on_from_a_paragraph_before() -> None:
    article = parse(
        "“We waited,” said Hale.\n“It was a cold night.” Work on the ferry is expected to begin."
    )
    links = (
        link(article, "“We waited,”", cue="said", source="Hale"),
        link(
            article,
            "“It was a cold night.” Work on the ferry",
            "to begin",
            cue="is expected",
        ),
    )
    assert make(article, *links, rules=True) == [
        ("“We waited,”", "Hale", "said", None),
        ("Work on the ferry … to begin", None, "is expected", None),
    ]


def test_making_widens_no_source_to_a_word_of_the_cue() -> None:
    article = parse("The police warning over “viruses in the mail” came late.")
    one = link(article, "“viruses in the mail”", cue="warning over", source="police")
    assert [row[1:3] for row in make(article, one)] == [("The police", "warning over")]
