import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import GeneratorError
from generator.pofiles import (
    Entry,
    PoFile,
    folder_name,
    format_po,
    locale_folders,
    message_id,
    parse_po,
    read_po,
    with_strings,
)

FIXTURES = Path(__file__).parent / "fixtures" / "po"
# Four lines and an empty one: what a test adds begins on line 6.
HEAD = 'msgid ""\nmsgstr ""\n"Project-Id-Version: competency-docs\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLURAL_FORMS = "nplurals=2; plural=(n != 1);"
NEVER = (None, None, None)

universal = settings(derandomize=True, deadline=None, max_examples=100)


def read(body: str) -> PoFile:
    return parse_po(HEAD + body, "it.po")


def fixture(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


# Reading


def test_everything_of_an_entry_is_read() -> None:
    body = """# Agreed with the reviewer.
#. %(count)s: a number of people.
#. Shown once.
#: page.html programme.description
#, fuzzy
#| msgctxt "whom"
#| msgid "%(count)s person"
#| msgid_plural "%(count)s persons"
msgctxt "who"
msgid "%(count)s \\"person\\""
msgid_plural "%(count)s \\"people\\""
msgstr[0] "%(count)s persona"
msgstr[1] ""
"%(count)s "
"persone\\n"
"""
    assert read(body).entries == (
        Entry(
            msgid='%(count)s "person"',
            plural='%(count)s "people"',
            context="who",
            strings=("%(count)s persona", "%(count)s persone\n"),
            fuzzy=True,
            comments=("%(count)s: a number of people.", "Shown once."),
            translator_comment="Agreed with the reviewer.",
            references=("page.html", "programme.description"),
            previous=("whom", "%(count)s person", "%(count)s persons"),
            line=6,
        ),
    )


def test_what_babel_takes_for_a_translators_comment_is_read_as_the_previous_message() -> None:
    body = """# Agreed.
# | msgctxt "whom"
# | msgid ""
# | "%(count)s \\"person\\" who
# meets "
# | "this"
# | msgid_plural "%(count)s persons"
#. Shown once.
#, fuzzy
msgid "%(count)s person"
msgstr "%(count)s persona"
"""
    [entry] = read(body).entries
    assert entry.previous == ("whom", '%(count)s "person" who meets this', "%(count)s persons")
    assert (entry.translator_comment, entry.comments, entry.fuzzy) == ("Agreed.", ("Shown once.",), True)


def test_what_an_obsolete_message_was_before_is_read_as_gettext_writes_it() -> None:
    """After `msgmerge --previous`, `msgattrib --set-obsolete`; wrapped or not."""
    before = (
        '# a note\n#, fuzzy\n#~| msgctxt "old"\n#~| msgid ""\n#~| "an \\"old\\" "\n#~|"one\\n"\n#~| msgid_plural "x"\n'
    )
    po = read(
        f'msgid "a"\nmsgstr "b"\n\n{before}#~ msgid "c"\n#~ msgstr "d"\n\n#~| msgid "e"\n#~ msgid "f"\n#~ msgstr "g"\n'
    )
    first, second = po.obsolete
    assert (first.previous, first.fuzzy, first.translator_comment) == (("old", 'an "old" one\n', "x"), True, "a note")
    assert (second.previous, second.fuzzy, second.strings) == ((None, "e", None), True, ("g",))
    written = format_po(po)
    assert format_po(parse_po(written, "it.po")) == written


def test_a_translators_comment_that_only_looks_like_babels_stays() -> None:
    [entry] = read('# | msgid "open\n# | "text"\nmsgid "a"\nmsgstr "b"\n').entries
    assert (entry.translator_comment, entry.previous) == ('| msgid "open\n| "text"', NEVER)


def test_a_doubt_without_a_cause_is_written_with_the_words_as_they_stand() -> None:
    """Babel drops the flag of a message that becomes obsolete, but not what it takes for a translator's comment."""
    doubted = Entry(msgid='a "b"', plural="as", context="who", strings=("x", "y"), fuzzy=True)
    text = format_po(PoFile("it.po", {"Language": "it_IT"}, (doubted,), (replace(doubted, translator_comment="Why?"),)))
    previous = ('msgctxt "who"', 'msgid "a \\"b\\""', 'msgid_plural "as"')
    live, dropped = text.split("\n\n")[1:]
    assert live.splitlines()[:4] == ["#, fuzzy", *(f"#| {one}" for one in previous)]
    assert dropped.splitlines()[:5] == ["# Why?", *(f"# | {one}" for one in previous), "#, fuzzy"]
    again = parse_po(text.replace("#, fuzzy\n#~", "#~"), "it.po")
    assert [replace(one, line=0) for one in again.entries] == [doubted]
    assert [replace(one, line=0) for one in again.obsolete] == [replace(doubted, translator_comment="Why?")]


@pytest.mark.parametrize("forms", [("b",), ("b", "c")])
def test_a_message_with_an_empty_plural_keeps_its_translation(forms: tuple[str, ...]) -> None:
    strings = "".join(f'msgstr[{n}] "{text}"\n' for n, text in enumerate(forms))
    [entry] = read(f'msgid "a"\nmsgid_plural ""\n{strings}').entries
    assert (entry.plural, entry.strings) == (None, forms)


def test_header_comment_and_obsolete_messages_are_read() -> None:
    po = parse_po(fixture("canonical.po"), "it.po")
    assert po.header == {
        "Project-Id-Version": "competency-docs",
        "Language": "it_IT",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS,
    }
    assert po.comment == "Italian words of a small site.\n\nKept by hand."
    assert [(one.key, one.line) for one in po.entries] == [
        ((None, "%(name)s option"), 13),
        ((None, "Your organization must have %(count)s person who meets every one of these requirements:"), 18),
        (("connective", "AND"), 27),
        ((None, 'With customers, your organization must be "associated" as %(association)s.'), 33),
        (("name", "Silver"), 39),
    ]
    assert [one.key for one in po.obsolete] == [
        ("month", "Retires in %(date)s."),
        (None, "There is no page at this address. It may have been moved or removed, or it never was."),
    ]


def test_an_empty_text_is_a_catalogue_without_entries() -> None:
    assert parse_po("", "it.po") == PoFile("it.po")


def test_a_text_that_is_the_name_of_a_file_is_still_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "#").write_text(HEAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert parse_po("#", "it.po") == PoFile("it.po")


@pytest.mark.parametrize(
    ("entry", "translated"),
    [
        (Entry(msgid="a", strings=("x",)), True),
        (Entry(msgid="a", strings=("x",), fuzzy=True), False),
        (Entry(msgid="a", strings=("",)), False),
        (Entry(msgid="a", plural="as", strings=("x", "")), False),
        (Entry(msgid="a"), False),
    ],
)
def test_a_message_is_translated_when_every_form_is_there_and_none_in_doubt(entry: Entry, translated: bool) -> None:
    assert entry.translated is translated


def test_a_file_is_read_with_or_without_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "it.po").write_text(fixture("canonical.po"), encoding="utf-8-sig")
    assert read_po(tmp_path / "it.po", "it.po") == parse_po(fixture("canonical.po"), "it.po")


def test_a_file_that_is_not_there_is_named_as_the_reader_knows_it(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        read_po(tmp_path / "it.po", "locales/it_IT/LC_MESSAGES/messages.po")
    expected = "expected a file that can be read, found no such file or directory"
    assert str(error.value) == f"locales/it_IT/LC_MESSAGES/messages.po: {expected}"


# Lines that are not gettext's format

A_CHARACTER = r"expected each character as it is, or \n, \t, \" and the like"
A_LINE_FEED = "expected lines that end with a line feed"
SEPARATOR = "U+2028, which ends a line for some programs"
A_LINE = 'expected gettext\'s PO format, such as msgstr "text"'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param('msgid "a"\nmsgstr "b\n', f"it.po:7: {A_LINE}, found 'msgstr \"b'", id="no closing quote"),
        pytest.param('msgid "a"\nmsgstr b"\n', f"it.po:7: {A_LINE}, found 'msgstr b\"'", id="no opening quote"),
        pytest.param('msgid "a"\nmsgstr "b"c"\n', f'it.po:7: {A_LINE}, found \'msgstr "b"c"\'', id="quote inside"),
        pytest.param('msgid "a"\nmsgstr "b\\"\n', f"it.po:7: {A_LINE}, found 'msgstr \"b\\\\\"'", id="escaped end"),
        pytest.param('msgid "a"\nmsgstr "\\x41"\n', f"it.po:7: {A_CHARACTER}, found \\x41", id="hex escape"),
        pytest.param(
            'msgid "a"\nmsgstr "\\\\b\\303\\251"\n', f"it.po:7: {A_CHARACTER}, found \\303", id="octal escape"
        ),
        pytest.param('msgid "a"\nmsgstr "\\a"\n', f"it.po:7: {A_LINE}, found 'msgstr \"\\\\a\"'", id="bell"),
        pytest.param('msgid "a"\nmsgstr "b" "c"\n', f'it.po:7: {A_LINE}, found \'msgstr "b" "c"\'', id="two texts"),
        pytest.param(
            'msgid "a\u2028b"\nmsgstr "c"\n', f"it.po:6: {A_LINE_FEED}, found {SEPARATOR}", id="line separator"
        ),
        pytest.param('# a\u2028b\nmsgid "c"\n', f"it.po:6: {A_LINE_FEED}, found {SEPARATOR}", id="in a comment"),
        pytest.param('msgid "a"\n msgstr "b"\n', f"it.po:7: {A_LINE}, found ' msgstr \"b\"'", id="indented"),
        pytest.param('domain "x"\n', f"it.po:6: {A_LINE}, found 'domain \"x\"'", id="unknown word"),
        pytest.param("<<<<<<< HEAD\n", f"it.po:6: {A_LINE}, found '<<<<<<< HEAD'", id="conflict"),
        pytest.param("#~\n", f"it.po:6: {A_LINE}, found '#~'", id="empty obsolete line"),
        pytest.param('msgid "a"\n', "it.po:6: expected a msgstr, found the end of the file", id="end after msgid"),
        pytest.param('msgctxt "a"\n', "it.po:6: expected a msgstr, found the end of the file", id="end after msgctxt"),
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\n\n# x\n',
            "it.po:9: expected a msgstr, found the end of the file",
            id="end after msgid_plural",
        ),
        pytest.param(
            'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n',
            "it.po:8: expected msgid_plural or msgstr, found 'msgid \"b\"'",
            id="msgid without msgstr",
        ),
        pytest.param(
            'msgctxt "a"\nmsgstr "b"\n', "it.po:7: expected msgid, found 'msgstr \"b\"'", id="msgctxt without msgid"
        ),
        pytest.param('msgstr "b"\n', "it.po:6: expected msgctxt or msgid, found 'msgstr \"b\"'", id="msgstr alone"),
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n',
            "it.po:8: expected msgstr[0], found 'msgstr \"b\"'",
            id="plural without number",
        ),
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\nmsgstr[1] "b"\n',
            "it.po:8: expected msgstr[0], found 'msgstr[1] \"b\"'",
            id="second form first",
        ),
        pytest.param(
            'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[2] "c"\n',
            "it.po:9: expected msgctxt or msgid or msgstr[1], found 'msgstr[2] \"c\"'",
            id="a form left out",
        ),
        pytest.param(
            'msgid "a"\nmsgstr[0] "b"\n',
            "it.po:7: expected msgid_plural or msgstr, found 'msgstr[0] \"b\"'",
            id="form without plural",
        ),
        # What our own look at the lines lets pass, and polib refuses.
        pytest.param(
            'msgid"a"\nmsgstr "b"\n', "it.po:6: expected gettext's PO format, found 'msgid\"a\"'", id="no space"
        ),
        pytest.param("#note\n", "it.po:6: expected gettext's PO format, found '#note'", id="comment without space"),
        pytest.param(
            'msgid "a"\n#, fuzzy\nmsgstr "b"\n',
            "it.po:8: expected gettext's PO format, found 'msgstr \"b\"'",
            id="flag inside a message",
        ),
        pytest.param(
            'msgid "a"\nmsgstr ""\n# note\n"b"\n',
            "it.po:9: expected gettext's PO format, found '\"b\"'",
            id="comment inside a text",
        ),
        pytest.param(
            '#| msgstr "x"\nmsgid "a"\nmsgstr "b"\n',
            "it.po:6: expected gettext's PO format (unknown keyword msgstr), found '#| msgstr \"x\"'",
            id="previous msgstr",
        ),
    ],
)
def test_a_line_that_is_not_po_is_named(body: str, message: str) -> None:
    with pytest.raises(GeneratorError) as error:
        read(body)
    assert str(error.value) == message
    assert error.value.problems[0].check == "po"


@pytest.mark.parametrize("line", ['msgstr "b"', 'msgid_plural "b"', '"b"'])
def test_a_file_begins_with_a_msgid(line: str) -> None:
    with pytest.raises(GeneratorError) as error:
        parse_po(f"{line}\n", "it.po")
    assert str(error.value) == f"it.po:1: expected msgctxt or msgid, found {line!r}"


def test_each_message_stands_once_in_a_context() -> None:
    body = 'msgid "a"\nmsgstr "b"\n\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n\n# x\nmsgid "a"\nmsgstr "c"\n'
    with pytest.raises(GeneratorError) as error:
        read(body)
    assert str(error.value) == "it.po:13: expected each message once, found 'a' again (first on line 6)"


def test_a_catalogue_without_header_is_refused() -> None:
    with pytest.raises(GeneratorError) as error:
        parse_po('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"\n', "it.po")
    assert str(error.value) == (
        "it.po:4: expected each message once, found 'a' again (first on line 1)\n"
        "it.po:1: expected a header (an empty msgid), found none"
    )
    assert {one.check for one in error.value.problems} == {"po"}


def test_a_second_header_is_refused() -> None:
    with pytest.raises(GeneratorError) as error:
        parse_po(HEAD + HEAD + 'msgid "a"\nmsgstr "b"\n', "it.po")
    assert str(error.value) == "it.po:6: expected one header (an empty msgid), found a second one"
    assert error.value.problems[0].check == "po"


@pytest.mark.parametrize("last", ["# end", "#", "#. end", "#.", "#:", "#,", '#~| msgid "old"'])
def test_a_comment_after_the_last_message_takes_nothing_away(last: str) -> None:
    po = read(f'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n{last}\n')
    assert [(one.msgid, one.strings) for one in (*po.entries, *po.obsolete)] == [("a", ("b",)), ("c", ("d",))]


# Writing


def test_writing_what_was_read_gives_the_same_text() -> None:
    assert format_po(parse_po(fixture("canonical.po"), "it.po")) == fixture("canonical.po")


def test_a_catalogue_without_entries_is_a_header() -> None:
    header = {"X-Generator": "y", "Language": "it_IT", "Project-Id-Version": "competency-docs"}
    expected = '#\nmsgid ""\nmsgstr ""\n"Project-Id-Version: competency-docs\\n"\n"Language: it_IT\\n"\n'
    assert format_po(PoFile("it.po", header)) == expected


def test_a_long_message_is_not_wrapped() -> None:
    words = "word " * 100 + "end"
    text = format_po(PoFile("it.po", entries=(Entry(msgid=words, strings=(words,), comments=(words,)),)))
    assert text.endswith(f'\n#. {words}\nmsgid "{words}"\nmsgstr "{words}"\n')


# Characters that end a line for Python but not for gettext cannot stand in a file as they are.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x1c\x1d\x1e\x85\u2028\u2029")
texts = st.text(letters, max_size=12)
words = st.text(letters, min_size=1, max_size=12)
lines = words.map(lambda text: " ".join(text.split())).filter(bool)
references = st.lists(st.sampled_from(["a.html", "b.html", "metrics.x.name"]), unique=True, max_size=2).map(tuple)


@st.composite
def entries(draw: st.DrawFn, msgids: st.SearchStrategy[str] = words, *, obsolete: bool = False) -> Entry:
    plural = draw(st.none() | words)
    forms = 1 if plural is None else draw(st.integers(1, 6))
    fuzzy = draw(st.booleans())
    shown = fuzzy and not obsolete
    context, msgid = draw(st.none() | st.sampled_from(["name", "who"])), draw(msgids)
    previous = draw(st.tuples(st.none() | texts, texts, st.none() | texts)) if shown else NEVER
    return Entry(
        msgid=msgid,
        plural=plural,
        context=context,
        strings=tuple(draw(st.lists(texts, min_size=forms, max_size=forms))),
        fuzzy=fuzzy,
        comments=() if obsolete else tuple(draw(st.lists(lines, max_size=2))),
        translator_comment="\n".join(draw(st.lists(lines, max_size=2))),
        references=() if obsolete else draw(references),
        previous=NEVER if previous == (context, msgid, plural) else previous,
    )


def distinct(each: st.SearchStrategy[Entry]) -> st.SearchStrategy[tuple[Entry, ...]]:
    return st.lists(each, max_size=4, unique_by=lambda entry: entry.key).map(tuple)


@universal
@given(distinct(entries()), distinct(entries(obsolete=True)))
def test_what_was_written_is_read_again(kept: tuple[Entry, ...], obsolete: tuple[Entry, ...]) -> None:
    po = PoFile("it.po", {"Project-Id-Version": "competency-docs"}, kept, obsolete, "A comment.")
    again = parse_po(format_po(po), "it.po")
    unnumbered = [tuple(replace(one, line=0) for one in some) for some in (again.entries, again.obsolete)]
    assert replace(again, entries=unnumbered[0], obsolete=unnumbered[1]) == po


# Putting a translation right in a file as it stands


def test_only_the_translation_that_changes_is_rewritten() -> None:
    text = fixture("msgcat.po")
    key = ("connective", "AND")
    assert with_strings(text, {key: ("ED",)}) == text.replace('msgstr "E"', 'msgstr "ED"')


def test_of_the_forms_only_the_one_that_changes() -> None:
    text = HEAD + 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n"uno"\nmsgstr[1] "due"\n'
    assert with_strings(text, {(None, "a"): ("uno", 'd\\u"e')}) == text.replace('"due"', '"d\\\\u\\"e"')


def test_a_wrapped_translation_that_changes_becomes_one_line() -> None:
    text = (
        HEAD
        + '# note\n#| msgid "b"\nmsgid ""\n"a"\n"b"\nmsgstr ""\n"uno "\n"due"\n\n#~ msgid "ab"\n#~ msgstr "uno due"\n'
    )
    assert with_strings(text, {(None, "ab"): ("tre",)}) == text.replace('msgstr ""\n"uno "\n"due"', 'msgstr "tre"')


def test_another_context_is_another_message() -> None:
    text = HEAD + 'msgctxt "c"\nmsgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "x"\n'
    assert with_strings(text, {(None, "a"): ("y",)}) == text.removesuffix('"x"\n') + '"y"\n'


def test_the_ends_of_lines_are_kept() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "x" \n').replace("\n", "\r\n")
    assert with_strings(text, {(None, "a"): ("y",)}) == text.replace('"x" \r\n', '"y" \r\n')


@universal
@given(distinct(entries()), distinct(entries(obsolete=True)), st.data())
def test_a_file_with_other_translations_is_else_the_same(
    kept: tuple[Entry, ...], obsolete: tuple[Entry, ...], data: st.DataObject
) -> None:
    po = PoFile("it.po", {"Project-Id-Version": "competency-docs"}, kept, obsolete)
    text = format_po(po)
    chosen = data.draw(st.lists(st.sampled_from(po.entries), unique=True)) if po.entries else []
    changed = {one.key: tuple(data.draw(texts) for _ in one.strings) for one in chosen}
    after = with_strings(text, changed)
    before = parse_po(text, "it.po").entries
    assert [one.strings for one in parse_po(after, "it.po").entries] == [
        changed.get(one.key, one.strings) for one in before
    ]
    assert [line for line in after.splitlines() if not line.startswith(("msgstr", '"'))] == [
        line for line in text.splitlines() if not line.startswith(("msgstr", '"'))
    ]
    assert with_strings(after, {one.key: one.strings for one in before}).count("msgstr") == text.count("msgstr")


# Folders


def test_each_folder_is_a_locale(tmp_path: Path) -> None:
    for name in ("zh_TW", "zh_Hans_SG", "es_419", "de", "it_IT", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "messages.pot").touch()
    files, refused = locale_folders(tmp_path, "locales")
    assert refused == {}
    assert list(files) == ["de", "es-419", "it-IT", "zh-Hans-SG", "zh-TW"]
    assert files["zh-TW"] == tmp_path / "zh_TW" / "LC_MESSAGES" / "messages.po"


def test_there_may_be_no_locale_yet(tmp_path: Path) -> None:
    assert locale_folders(tmp_path / "locales", "locales") == ({}, {})


def test_folders_that_are_no_locale_are_all_named_by_the_tag_they_mean(tmp_path: Path) -> None:
    for name in ("italiano", "ja_jp", "pt_BR", "zh-CN", "ZH_hans-sg"):
        (tmp_path / name).mkdir()
    files, refused = locale_folders(tmp_path, "locales")
    expected = "expected a locale such as ja_JP as the name of a folder"
    assert list(files) == ["pt-BR"]
    assert {tag: str(one) for tag, one in refused.items()} == {
        "zh-Hans-SG": f"locales/ZH_hans-sg: {expected}, found 'ZH_hans-sg'\n    = help: call it zh_Hans_SG",
        "italiano": f"locales/italiano: {expected}, found 'italiano'",
        "ja-JP": f"locales/ja_jp: {expected}, found 'ja_jp'\n    = help: call it ja_JP",
        "zh-CN": f"locales/zh-CN: {expected}, found 'zh-CN'\n    = help: call it zh_CN",
    }


@pytest.mark.parametrize("tag", ["de", "zh-CN", "zh-Hans-SG", "es-419"])
def test_the_folder_of_a_tag_leads_back_to_the_tag(tag: str, tmp_path: Path) -> None:
    (tmp_path / folder_name(tag)).mkdir()
    assert list(locale_folders(tmp_path, "locales")[0]) == [tag]


# Ids


@universal
@given(st.none() | st.text(max_size=5), st.text(max_size=20))
def test_the_id_of_a_message_is_ten_letters(context: str | None, msgid: str) -> None:
    assert re.fullmatch("[a-p]{10}", message_id((context, msgid)))


def test_the_id_of_a_message_is_the_digest_of_context_and_msgid() -> None:
    # BLAKE2s of five bytes is 47deca9574; "a" stands for "0", "p" for "f".
    assert message_id(("connective", "AND")) == "ehnomkjfhe"
