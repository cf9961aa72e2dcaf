from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merging import merge
from generator.pofiles import Entry, PoFile, format_po, parse_po
from tests.test_pofiles import NEVER, PLURAL_FORMS, distinct, entries, fixture, read, universal


def italian(po: PoFile, messages: Sequence[Entry]) -> PoFile:
    return merge(po, messages, language="it_IT", plural_forms=PLURAL_FORMS, forms=2)


def sources_of(po: PoFile) -> list[Entry]:
    return [replace(one, strings=(), fuzzy=False, translator_comment="", previous=NEVER) for one in po.entries]


# Tools


@pytest.mark.parametrize("name", ["canonical.po", "msgmerge.po", "msgcat.po", "pybabel.po"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_tools_write_comes_back_to_the_canonical_bytes(name: str, line_end: str) -> None:
    canonical = fixture("canonical.po")
    read_back = parse_po(fixture(name).replace("\n", line_end), name)
    assert format_po(italian(read_back, sources_of(parse_po(canonical, "it.po")))) == canonical


# Translations


def test_a_new_message_is_empty_in_as_many_forms_as_the_locale_has() -> None:
    message = Entry(msgid="a", plural="as", comments=("What it is.",), references=("page.html",))
    merged = italian(read(""), [message, Entry(msgid="b")])
    assert merged.entries == (replace(message, strings=("", "")), Entry(msgid="b", strings=("",)))
    assert merged.obsolete == ()


def test_a_translation_with_too_few_forms_is_kept_and_the_rest_is_empty() -> None:
    po = read('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\n')
    merged = merge(po, [Entry(msgid="a", plural="as")], language="ar", plural_forms="", forms=6)
    assert merged.entries == (Entry(msgid="a", plural="as", strings=("x", "", "", "", "", "")),)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("uno", "molti", "altri"), ("uno", "altri")),
        (("uno", "molti", ""), ("uno", "molti")),
        (("uno", "", ""), ("uno", "")),
        (("", "", "altri"), ("", "altri")),
    ],
)
def test_of_three_forms_as_some_tools_write_them_the_first_and_the_last_are_kept(
    written: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    po = PoFile("messages.po", entries=(Entry(msgid="a", plural="as", strings=written),))
    assert italian(po, [Entry(msgid="a", plural="as")]).entries[0].strings == kept


def test_of_two_forms_in_a_language_of_one_the_last_is_kept() -> None:
    po = PoFile("messages.po", entries=(Entry(msgid="a", plural="as", strings=("x", "y")),))
    merged = merge(po, [Entry(msgid="a", plural="as")], language="ja_JP", plural_forms="", forms=1)
    assert merged.entries[0].strings == ("y",)


def test_order_comments_and_references_are_those_of_the_sources() -> None:
    po = read('#. Old.\n#: old.html\nmsgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr "y"\n')
    messages = [Entry(msgid="b"), Entry(msgid="a", comments=("New.",), references=("new.html",))]
    assert italian(po, messages).entries == (replace(messages[0], strings=("y",)), replace(messages[1], strings=("x",)))


SENTENCE = "For customers, your organization must be associated as %(association)s."
REWORDED = "With customers, your organization must be associated as %(association)s."
IN_ITALIAN = f'#: page.html\nmsgid "{SENTENCE}"\nmsgstr "x"\n'


def test_a_reworded_message_is_fuzzy_and_keeps_its_previous_source() -> None:
    message = Entry(msgid=REWORDED, references=("page.html", "home.html"))
    merged = italian(read(IN_ITALIAN), [message])
    assert merged.entries == (replace(message, strings=("x",), fuzzy=True, previous=(None, SENTENCE, None)),)


def test_a_message_reworded_twice_keeps_the_source_that_was_translated() -> None:
    once = italian(read(IN_ITALIAN), [Entry(msgid=REWORDED, references=("page.html",))])
    message = Entry(msgid=f"{REWORDED} Always.", references=("page.html",))
    assert italian(once, [message]).entries == (
        replace(message, strings=("x",), fuzzy=True, previous=(None, SENTENCE, None)),
    )


@pytest.mark.parametrize(
    "about",
    [
        pytest.param("#, fuzzy\n", id="doubted by a translator"),
        pytest.param('#| msgid "Older."\n', id="no longer in doubt"),
    ],
)
def test_the_previous_source_is_the_one_that_was_translated(about: str) -> None:
    body = IN_ITALIAN.replace("msgid", f"{about}msgid", 1)
    (entry,) = italian(read(body), [Entry(msgid=REWORDED, references=("page.html",))]).entries
    assert (entry.fuzzy, entry.previous) == (True, (None, SENTENCE, None))


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(Entry(msgid="See all competencies", references=("page.html",)), id="with other words"),
        pytest.param(Entry(msgid=REWORDED, references=("home.html",)), id="in another place"),
        pytest.param(Entry(msgid=SENTENCE, context="whom", references=("home.html",)), id="in another context"),
        pytest.param(Entry(msgid=REWORDED, plural="x", references=("page.html",)), id="with a plural"),
    ],
)
def test_a_message_that_takes_the_place_of_another_or_has_its_words_takes_its_translation(message: Entry) -> None:
    merged = italian(read(IN_ITALIAN), [message])
    strings = ("x", "") if message.plural else ("x",)
    assert merged.entries == (replace(message, strings=strings, fuzzy=True, previous=(None, SENTENCE, None)),)
    assert merged.obsolete == ()


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([Entry(msgid="See all", references=("home.html",))], id="other words in another place"),
        pytest.param(
            [Entry(msgid=msgid, references=("page.html",)) for msgid in ("See all", "Not found")],
            id="two with other words",
        ),
    ],
)
def test_a_new_message_does_not_take_the_translation_of_another(messages: list[Entry]) -> None:
    merged = italian(read(IN_ITALIAN), messages)
    assert not any(text for one in merged.entries for text in one.strings)
    assert [one.msgid for one in merged.obsolete] == [SENTENCE]


def test_of_two_messages_with_the_same_words_each_keeps_to_its_context() -> None:
    body = "".join(
        f'#: page.html\nmsgctxt "{one}"\nmsgid "Until %(date)s."\nmsgstr "{one}"\n\n' for one in ("day", "month")
    )
    messages = [Entry(msgid="Up to %(date)s.", context=one, references=("page.html",)) for one in ("day", "month")]
    assert [one.strings for one in italian(read(body), messages).entries] == [("day",), ("month",)]


def test_words_that_a_context_sets_apart_are_offered_the_translation_they_had() -> None:
    messages = [Entry(msgid=SENTENCE, references=("page.html",)), Entry(msgid=SENTENCE, context="whom")]
    stays, new = italian(read(IN_ITALIAN), messages).entries
    assert (stays.strings, stays.fuzzy) == (("x",), False)
    assert (new.strings, new.fuzzy, new.previous) == (("x",), True, (None, SENTENCE, None))


def test_with_its_words_back_a_message_is_no_longer_in_doubt() -> None:
    message = Entry(msgid=SENTENCE, references=("page.html",))
    before = italian(read(IN_ITALIAN), [message])
    reworded = italian(before, [Entry(msgid=REWORDED, references=("page.html",))])
    again = italian(reworded, [Entry(msgid="See all", references=("page.html",))])
    assert italian(reworded, [message]) == italian(again, [message]) == before


def test_a_translation_that_was_doubted_stays_in_doubt() -> None:
    message = Entry(msgid=SENTENCE, references=("page.html",))
    before = italian(read(f"#, fuzzy\n{IN_ITALIAN}"), [message])
    reworded = italian(before, [Entry(msgid=REWORDED, references=("page.html",))])
    assert italian(reworded, [message]).entries == before.entries
    other_plural = italian(before, [replace(message, plural="x")])
    assert italian(other_plural, [message]).entries == before.entries


def test_a_message_that_stays_lends_its_translation_to_none() -> None:
    messages = [Entry(msgid=msgid, references=("page.html",)) for msgid in (SENTENCE, REWORDED)]
    assert [one.strings for one in italian(read(IN_ITALIAN), messages).entries] == [("x",), ("",)]


def test_a_message_reworded_in_one_of_its_places_keeps_its_translation_in_doubt_there() -> None:
    used_twice = read(IN_ITALIAN.replace("page.html", "home.html page.html"))
    messages = [Entry(msgid=SENTENCE, references=("home.html",)), Entry(msgid=REWORDED, references=("page.html",))]
    merged = italian(used_twice, messages)
    assert merged.entries == (
        replace(messages[0], strings=("x",)),
        replace(messages[1], strings=("x",), fuzzy=True, previous=(None, SENTENCE, None)),
    )
    assert merged.obsolete == ()
    [unlike] = italian(used_twice, [messages[0], Entry(msgid="See all", references=("page.html",))]).entries[1:]
    assert (unlike.strings, unlike.fuzzy) == (("",), False)


def test_a_doubt_outlives_a_tool_that_drops_its_flag() -> None:
    message = Entry(msgid=SENTENCE, references=("page.html",))
    doubted = format_po(italian(read(f"#, fuzzy\n{IN_ITALIAN}"), [message]))
    dropped = doubted.replace("#, fuzzy\n", "").replace("#| ", "# | ").replace("#: page.html\n", "")
    dropped = dropped.replace("\nmsg", "\n#~ msg").replace('#~ msgid ""\n#~ msgstr ""', 'msgid ""\nmsgstr ""')
    assert "fuzzy" not in dropped
    assert "#~ msgid" in dropped
    assert format_po(italian(parse_po(dropped, "it.po"), [message])) == doubted


def test_a_reworded_message_takes_the_translation_that_there_is() -> None:
    nearer = f'\n#: page.html\nmsgid "{REWORDED}."\nmsgstr ""\n'
    (entry,) = italian(read(IN_ITALIAN + nearer), [Entry(msgid=REWORDED, references=("page.html",))]).entries
    assert (entry.strings, entry.previous) == (("x",), (None, SENTENCE, None))


@pytest.mark.parametrize(
    ("body", "message", "merged"),
    [
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n',
            Entry(msgid="a", plural="the as"),
            Entry(msgid="a", plural="the as", strings=("x", "y"), fuzzy=True, previous=(None, "a", "as")),
            id="reworded plural",
        ),
        pytest.param(
            'msgid "a"\nmsgstr "x"\n',
            Entry(msgid="a", plural="as"),
            Entry(msgid="a", plural="as", strings=("x", ""), fuzzy=True, previous=(None, "a", None)),
            id="new plural",
        ),
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n',
            Entry(msgid="a"),
            Entry(msgid="a", strings=("x",), fuzzy=True, previous=(None, "a", "as")),
            id="dropped plural",
        ),
    ],
)
def test_a_message_whose_plural_changes_keeps_its_translation_in_doubt(
    body: str, message: Entry, merged: Entry
) -> None:
    assert italian(read(body), [message]).entries == (merged,)


def test_a_fuzzy_message_without_translation_is_simply_untranslated() -> None:
    body = '#, fuzzy\n#| msgid "old"\nmsgid "a"\nmsgstr ""\n'
    assert italian(read(body), [Entry(msgid="a")]).entries == (Entry(msgid="a", strings=("",)),)


def test_a_dropped_message_becomes_obsolete_and_comes_back() -> None:
    message = Entry(msgid="a", context="who", plural="as", references=("page.html",))
    po = italian(read('# Why.\nmsgctxt "who"\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'), [message])
    without = parse_po(format_po(italian(po, [])), "it.po")
    assert [(one.key, one.strings, one.translator_comment) for one in without.obsolete] == [
        (("who", "a"), ("x", "y"), "Why.")
    ]
    assert without.entries == ()
    assert italian(without, [message]) == po


def test_a_dropped_message_without_translation_is_forgotten() -> None:
    assert italian(read('msgid "a"\nmsgstr ""\n'), []).obsolete == ()


def test_a_dropped_message_in_doubt_goes_back_to_the_words_it_was_made_for() -> None:
    reworded = italian(read(IN_ITALIAN), [Entry(msgid=REWORDED, references=("page.html",))])
    assert italian(reworded, []).obsolete == (Entry(msgid=SENTENCE, strings=("x",)),)


def test_a_dropped_message_whose_words_stay_elsewhere_stays_in_doubt() -> None:
    messages = [Entry(msgid=SENTENCE), Entry(msgid=SENTENCE, context="whom")]
    stays, new = italian(read(IN_ITALIAN), messages).entries
    both = PoFile("it.po", entries=(stays, replace(new, strings=("y",))))
    assert italian(both, messages[:1]).obsolete == (Entry(msgid=SENTENCE, context="whom", strings=("y",), fuzzy=True),)


def test_a_dropped_message_in_doubt_leaves_no_trace_where_the_one_it_was_made_from_is_still_there() -> None:
    messages = [Entry(msgid=SENTENCE), Entry(msgid=SENTENCE, context="whom")]
    both = italian(read(IN_ITALIAN), messages)
    assert italian(both, messages[:1]) == italian(read(IN_ITALIAN), messages[:1])


def test_what_a_tool_dropped_while_in_doubt_comes_back_in_doubt() -> None:
    """Babel writes no flags before an obsolete message, but what it took for a translator's comment."""
    message = Entry(msgid=REWORDED, references=("page.html",))
    po = read(f'# | msgid "{SENTENCE}"\n#~ msgid "{REWORDED}"\n#~ msgstr "x"\n')
    assert italian(po, [message]).entries == (
        replace(message, strings=("x",), fuzzy=True, previous=(None, SENTENCE, None)),
    )


def test_obsolete_messages_stand_in_the_order_of_their_words() -> None:
    body = 'msgid "b"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "x"\n\n#~ msgctxt "who"\n#~ msgid "a"\n#~ msgstr "y"\n'
    assert [one.key for one in italian(read(body), []).obsolete] == [(None, "a"), ("who", "a"), (None, "b")]


def test_what_is_dropped_now_is_kept_rather_than_what_was_dropped_before() -> None:
    po = italian(read('msgid "a"\nmsgstr "new"\n\n#~ msgid "a"\n#~ msgstr "old"\n'), [])
    assert [one.strings for one in po.obsolete] == [("new",)]


def test_a_message_that_is_empty_takes_back_what_was_dropped_before() -> None:
    po = read('msgid "a"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "old"\n')
    assert italian(po, [Entry(msgid="a")]).entries == (Entry(msgid="a", strings=("old",)),)


# Few and similar words, so that messages stay, are reworded, dropped and come back.
sentences = st.sampled_from(["All competencies", "All the competencies", "See all competencies", "Page not found"])
catalogues = st.tuples(distinct(entries(sentences)), distinct(entries(sentences.map(str.upper), obsolete=True))).map(
    lambda both: PoFile("it.po", {"Project-Id-Version": "competency-docs"}, *both)
)
sources = distinct(entries(sentences | sentences.map(str.upper))).map(lambda some: sources_of(PoFile("", {}, some)))


@universal
@given(catalogues, sources)
def test_an_unchanged_message_keeps_its_translation(po: PoFile, messages: list[Entry]) -> None:
    before = {(one.key, one.plural): one for one in po.entries}
    for entry in italian(po, messages).entries:
        old = before.get((entry.key, entry.plural))
        if old is not None and len(old.strings) == len(entry.strings):
            expected = (old.strings, old.translator_comment, old.fuzzy and any(old.strings))
            assert (entry.strings, entry.translator_comment, entry.fuzzy) == expected


@universal
@given(catalogues, sources)
def test_no_translation_is_lost(po: PoFile, messages: list[Entry]) -> None:
    merged = italian(po, messages)
    kept = {text for one in (*merged.entries, *merged.obsolete) for text in one.strings}
    assert {one.strings[0] for one in (*po.entries, *po.obsolete) if one.strings[0]} <= kept


@universal
@given(catalogues, sources)
def test_merging_again_changes_nothing(po: PoFile, messages: list[Entry]) -> None:
    once = format_po(italian(po, messages))
    assert format_po(italian(parse_po(once, "it.po"), messages)) == once


@st.composite
def messages_of_a_source(draw: st.DrawFn) -> list[Entry]:
    """Return some of few messages, each with a context, words, a plural and a place."""
    words = st.sampled_from(["All competencies", "All the competencies", "Not found", "At least %(n)s of the people"])
    keys = draw(st.lists(st.tuples(st.sampled_from([None, "a"]), words), unique=True, max_size=4))
    plurals = [f"{words}{draw(st.sampled_from('xy'))}" if context or "%" in words else None for context, words in keys]
    some_places = st.lists(st.sampled_from(["a.html", "b.html"]), min_size=1, unique=True)
    places = [tuple(draw(some_places)) for _ in keys]
    return [
        Entry(msgid=words, plural=plural, context=context, references=place)
        for (context, words), plural, place in zip(keys, plurals, places, strict=True)
    ]


@pytest.mark.unmeasured
@settings(universal, max_examples=300)
@given(messages_of_a_source(), st.sets(st.integers(0, 3)), st.lists(messages_of_a_source(), min_size=1, max_size=5))
def test_a_message_is_sound_exactly_while_it_has_the_words_a_sound_translation_was_made_for(
    first: list[Entry], doubted: set[int], later: list[list[Entry]]
) -> None:
    def words(entry: Entry) -> tuple[str | None, str, str | None]:
        return entry.context, entry.msgid, entry.plural

    translated = [
        replace(one, strings=(f"{n}",) if one.plural is None else (f"{n} one", f"{n} other"), fuzzy=n in doubted)
        for n, one in enumerate(first)
    ]
    sound = {words(one): one.strings for one in translated if not one.fuzzy}
    po = PoFile("it.po", {"Project-Id-Version": "competency-docs"}, tuple(translated))
    for messages in later:
        po = parse_po(format_po(italian(po, messages)), "it.po")
        assert {words(one): one.strings for one in po.entries if one.translated} == {
            words(one): sound[words(one)] for one in messages if words(one) in sound
        }
        assert format_po(italian(po, messages)) == format_po(po)
    left = {text for one in (*po.entries, *po.obsolete) for text in one.strings}
    assert {one.strings[0] for one in translated} <= left
