"""Every message of the templates is known by what it says: one that is new must be told where it belongs."""

from generator.pofiles import message_id
from generator.templating import Templates
from generator.verify.attain import WARNINGS
from generator.verify.facts import MARK
from generator.verify.vocabulary import FORM, FRAME, LOOSE, NEEDS, NOTES, SAID, WHO
from tests.tools import ROOT

TEMPLATES = {message_id(one.key): one for one in Templates(ROOT / "templates", "templates").messages}


def test_every_message_of_the_templates_has_its_place_in_the_proof() -> None:
    """In `vocabulary`: what an article says, and when; the form's words; what only the theme shows."""
    known = [SAID, frozenset(FORM.values()) - SAID - {MARK}, FRAME, WARNINGS, {MARK}]
    assert {one.key for id_, one in TEMPLATES.items() if id_ not in frozenset().union(*known)} == set()
    assert frozenset().union(*known) == TEMPLATES.keys()
    assert sum(map(len, known)) == len(TEMPLATES), "each in one list"


def test_what_says_two_things_is_two_messages() -> None:
    for table in (NOTES, NEEDS, WHO):
        assert len(set(table.values())) == len(table)


def test_what_states_something_is_compared_word_for_word() -> None:
    """Free are leads, and what explains the page itself: none of them has a place for a fact."""
    assert LOOSE <= SAID
    assert {one.msgid for id_, one in TEMPLATES.items() if id_ in LOOSE and "%(" in one.msgid} == set()
