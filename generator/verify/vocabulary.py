"""The messages of the templates, by what each of them says: their ids stand here, so that another one is found."""

from collections.abc import Mapping

from generator.pofiles import message_id


def _id(msgid: str, context: str | None = None) -> str:
    return message_id((context, msgid))


# By field of a credential, and whether what its date says has come to pass: of a day, and of a month.
_NOTES = {
    ("available_from", False): ("Available from %(date)s.",) * 2,
    ("available_from", True): ("Available since %(date)s.",) * 2,
    ("register_until", False): ("Registration is open until %(date)s.",) * 2,
    ("register_until", True): ("Registration was open until %(date)s.",) * 2,
    ("retires", False): ("Retires on %(date)s.", "Retires in %(date)s."),
    ("retires", True): ("Retired on %(date)s.", "Retired in %(date)s."),
    ("accepted_until", False): ("Accepted until %(date)s.",) * 2,
    ("accepted_until", True): ("Was accepted until %(date)s.",) * 2,
}
NOTES: Mapping[tuple[str, bool, str], str] = {
    (field, past, precision): _id(msgid, precision)
    for (field, past), msgids in _NOTES.items()
    for precision, msgid in zip(("day", "month"), msgids, strict=True)
}
REPLACED = _id("Replaced by %(exam)s.")
NAMED = _id("%(code)s: %(name)s")
FORMERLY = _id("%(product)s (formerly %(former)s)")
# By what `stated.badges` has.
MARKS: Mapping[str, str] = {
    "beta": _id("Beta", "mark"),
    "not-yet-available": _id("Not yet available", "mark"),
    "retiring": _id("Retiring", "mark"),
    "retired": _id("Retired", "mark"),
    "no-longer-accepted": _id("No longer accepted", "mark"),
}

# How much of a list is needed, by the kind of all that is listed: one area, any one, the only one, all.
_NEEDS = {
    "exam": (
        "Choose one focus area and pass all of its exams:",
        "Pass one of the following exams:",
        "Pass the following exam:",
        "Pass all of the following exams:",
    ),
    "assessment": (
        "Choose one focus area and pass all of its assessments:",
        "Pass one of the following assessments:",
        "Pass the following assessment:",
        "Pass all of the following assessments:",
    ),
    "certification": (
        "Choose one focus area and earn all of its certifications:",
        "Earn one of the following certifications:",
        "Earn the following certification:",
        "Earn all of the following certifications:",
    ),
    "third-party-certificate": (
        "Choose one focus area and earn all of its certifications from other organizations:",
        "Earn one of the following certifications from other organizations:",
        "Earn the following certification from another organization:",
        "Earn all of the following certifications from other organizations:",
    ),
    "mixed": (
        "Choose one focus area and pass or earn everything in it:",
        "Pass or earn one of the following:",
        "Pass or earn the following:",
        "Pass or earn all of the following:",
    ),
}
NEEDS: Mapping[tuple[str, str], str] = {
    (kind, need): _id(msgid)
    for kind, msgids in _NEEDS.items()
    for need, msgid in zip(("one-area", "one", "single", "all"), msgids, strict=True)
}

_WHO = {
    "any": "%(count)s person",
    "same": "%(count)s person, the same as above",
    "other": "%(count)s other person",
    "same-or-different": "%(count)s person, the same as above or another",
    "same-allowed": "%(count)s person, who may be the same as above",
    "subset-of-same": "%(count)s of the same %(total)s people",
    "subset-of-headcount": "%(count)s of the %(total)s people",
}
# Which people, by `relation`; and whether each of several is meant.
WHO: Mapping[tuple[str, bool], str] = {
    (relation, each): _id(msgid, "who each" if each else "who")
    for relation, msgid in _WHO.items()
    for each in (False, True)
} | {
    ("everyone", False): _id("%(count)s person", "who everyone"),
    ("everyone", True): _id("%(count)s person", "who everyone each"),
}
# By `at_least`: in a tier's section, and in a table, where a number alone says that it is exactly so.
HEADCOUNT: Mapping[bool, str] = {
    True: _id("Your organization must have at least %(count)s person who meets these requirements:"),
    False: _id("Your organization must have %(count)s person who meets these requirements:"),
}
AT_LEAST = _id("At least %(count)s")
NOT_STATED = _id("Not stated", "cell")

# How requirements are joined (docs/html.md).
OPTIONS = _id("Choose any one of these options:")
REQUIREMENTS = _id("Your organization must meet all of these requirements:")
PERFORMANCE = _id("Your organization must meet the performance thresholds.")
_CUSTOMERS = "With the customers that count toward the performance thresholds, your organization must"
ASSOCIATION = _id(f"{_CUSTOMERS} be associated as %(association)s.")
ASSOCIATIONS = _id(f"{_CUSTOMERS} have any one of these roles:")
ONE_OF = _id("One of the following:", "requirements")
ALL_OF = _id("All of the following:", "requirements")
BETWEEN: Mapping[str, str] = {"all": _id("AND", "connective"), "any": _id("OR", "connective")}
INSTEAD = _id("Or another requirement", "cell")

# Labels: what each stands before is known by the data.
AS_OF = _id("As of")
OFFICIAL_NAME = _id("Official name")
NEXT_DEADLINE = _id("Next deadline")
WITHIN_A_YEAR = _id("After that, within a year")
OPTION = _id("%(name)s option")
ALL_MARKETS = _id("All markets", "market")
PRODUCTS = _id("Eligible products")
PERIOD = _id("Period")
EXAM_TYPE = _id("Exam type")
FOCUS_AREA = _id("Focus area")
COMPARED = _id("Tiers compared")
DIFFERS = _id("What differs between the tiers is in bold.")
REQUIREMENT = _id("Requirement")
IN_TOTAL = _id("People in total", "row")
PEOPLE = _id("People", "row")
COUNTS = _id("Counts for")
COUNTED = _id("Counted for")
COUNTS_FOR = _id("%(name)s (%(tiers)s)")
ABOUT_ASSOCIATIONS = _id("Learn more about these associations")

# Lists of credentials.
ALL_COMPETENCIES = _id("All competencies")
ENDS_WITHIN_A_YEAR = _id("What ends within a year")
NOTHING_ENDS = _id("Nothing ends within a year.")
NOTHING_RETIRES = _id("No exam retires or has retired.")
ALL_EXAMS = (_id("All exams"), _id("Every exam, assessment and certification, what it counts for, and its dates."))
RETIRES_WHEN = (
    _id("What retires when"),
    _id("Exams that retire or have retired, and until when each is accepted."),
)
# By the id of the heading.
HEADINGS: Mapping[str, str] = {
    "exam": _id("Exams", "heading"),
    "assessment": _id("Assessments", "heading"),
    "certification": _id("Certifications", "heading"),
    "third-party-certificate": _id("Certifications from other organizations", "heading"),
    "register-until": _id("Registration closes"),
    "retiring": _id("Will retire"),
    "accepted-until": _id("Acceptance ends"),
    "retired": _id("Have retired"),
    "no-longer-accepted": _id("No longer accepted"),
    "within-a-year": ENDS_WITHIN_A_YEAR,
}

# The glossary, and each term by its id with what it means.
GLOSSARY = (_id("Terms used"), _id("What the terms used on this site mean."))
TERMS: Mapping[str, tuple[str, str]] = {
    term.replace(" ", "-"): (_id(term, "term"), _id(meaning))
    for term, meaning in {
        "partner": "A company that takes part in a partner program.",
        "competency": "A recognition of what a partner is capable of in one field.",
        "option": "A way to attain a competency; where there are several, the partner chooses one.",
        "tier": "A level at which a competency is attained; a higher one asks for more.",
        "requirement": "What a partner must meet to attain a tier.",
        "performance threshold": "A minimum that a partner must reach, for example of revenue.",
        "market": "A group of countries or regions to which the same minimums apply.",
        "association": "A role that a partner has, on record, toward a customer.",
        "exam": "A test, known by its code, with which a person proves skills or knowledge.",
        "exam type": "Says whether an exam tests technical or functional knowledge.",
        "assessment": "A test that, unlike an exam, has no code.",
        "certification": "A qualification awarded to a person, sometimes by another organization.",
        "focus area": "A field, with requirements of its own, that a partner chooses within an option.",
        "registration": "Signing up to take an exam.",
        "retirement": (
            "The withdrawal of an exam, which can no longer be taken afterwards; having passed it may still count."
        ),
        "acceptance": "The time during which a passed exam counts toward a competency.",
    }.items()
}

# The page about translation; its labels by what the path of a figure, or the state of a text, ends with.
TRANSLATION = (_id("Translation status"), _id("How much of this site is translated into each language."))
IN_EACH_LANGUAGE = _id("Texts in each language")
LANGUAGE = _id("Language")
SHARES = _id("Translated share of each page")
PAGE = _id("Page")
LEFT = _id("Left to translate")
STATES: Mapping[str, str] = {
    "translated": _id("Translated"),
    "fuzzy": _id("Needs review"),
    "refused": _id("Rejected"),
    "missing": _id("Untranslated"),
    "words_left": _id("Words left"),
}
NOT_SHOWN = _id(
    "A translation that needs review, or that was rejected because it breaks a rule, is not shown; "
    "the English text stands in its place."
)

# A dead address.
NOT_FOUND = _id("Page not found")
NOTHING_HERE = _id("There is no page at this address. It may have been moved or removed.")
SEE_ALL = _id("See all competencies")

# The words of the form "Do you qualify?", each by its key there.
FORM: Mapping[str, str] = {
    "heading": _id("Do you qualify?"),
    "lead": _id(
        "The result is updated with every entry. Your entries stay in this browser, unless you share the link."
    ),
    "day": _id("Day", "field"),
    "market": _id("Market", "field"),
    "all_markets": ALL_MARKETS,
    "money": _id("%(name)s (%(currency)s)"),
    "wrong": _id("Enter a whole number, such as %(example)s."),
    "associations": _id("Associations with your customers"),
    "person": _id("Person %(count)s"),
    "name": _id("Name", "field"),
    "passed": _id("Passed or earned"),
    "add": _id("Add a person"),
    "remove": _id("Remove %(name)s"),
    "copy": _id("Copy a link to these entries"),
    "copied": _id("The link is copied."),
    "link": _id("Link to these entries"),
    "coded": NAMED,
    "not_translated": _id("(not translated yet)"),
    "mark_soon": MARKS["not-yet-available"],
    "mark_retired": MARKS["retired"],
    "mark_ended": MARKS["no-longer-accepted"],
    "undo": _id("Restore the entries"),
    "clear": _id("Clear all entries"),
    "result": _id("Result"),
    "entries": _id("Your entries"),
    "met": _id("%(tier)s: met"),
    "met_given": _id("%(tier)s: met, provided that you have an association"),
    "not_met": _id("%(tier)s: not met yet"),
    "ends": _id("With what you have now, met until %(date)s, when the acceptance of %(credentials)s ends."),
    "short": _id("%(name)s: %(short)s more, to reach %(minimum)s (%(market)s)"),
    "no_minimum": _id("%(name)s: no minimum is set for %(market)s"),
    "association": _id("An association as %(associations)s"),
    "provided": _id("Provided that you have an association as %(associations)s"),
    "fewest": _id("For example, the least that is still needed:"),
    "needs": _id("%(person)s passes or earns:"),
    "another": _id("One more person passes or earns:"),
    "more": _id("People to add: %(count)s. Each of them passes or earns:"),
    "one_of": _id("any one of %(credentials)s"),
    "either": BETWEEN["any"],
    "impossible": _id("This can no longer be met: it needs more people who passed an exam while it could be taken."),
    "too_large": _id("Whether your people are enough cannot be worked out here: there are too many combinations."),
    "stops": _id("From %(date)s, %(credential)s no longer counts: %(people)s"),
    "dates": _id("What counts until when"),
    "ended": _id("%(credential)s is no longer accepted: %(person)s"),
    "unavailable": _id("%(credential)s is not available yet: %(person)s"),
    "later": _id("%(credential)s was passed after this day: %(person)s"),
    "retired": _id("%(credential)s had already retired on the day it was passed: %(person)s"),
    "early": _id("%(credential)s was not available yet on the day it was passed: %(person)s"),
    "nothing": _id("Nothing counts yet for %(names)s."),
    "note": _id("An aid, not a decision of the program. Figures count only under the conditions of each tier."),
}

# What stands in no article: it is the theme's to show, and judged only in the head of a page.
FRAME = frozenset(
    map(
        _id,
        (
            "Switch to dark mode",
            "Switch to light mode",
            "%(name)s competency",
            (
                "An independent record of a partner program. "
                "Names of companies, products and exams are trademarks of their owners."
            ),
            "Show the English text",
            "Hide the English text",
            "Open this sentence for translation",
            "See where these facts come from",
            "Report an error on this page",
            "%(percent)s of this page is translated; the rest is in English.",
        ),
    )
)

# What says nothing of requirements, nor of time: it has its place on a page, but may be worded in another way.
LOOSE = frozenset({
    ALL_EXAMS[1], RETIRES_WHEN[1], GLOSSARY[1], TRANSLATION[1], NOT_SHOWN, NOTHING_HERE, SEE_ALL, DIFFERS, COMPARED,
    ABOUT_ASSOCIATIONS,
})  # fmt: skip
# All that may stand in an article, but for the warnings that `attain` knows and the mark of `facts`.
SAID = frozenset({
    *NOTES.values(), REPLACED, NAMED, FORMERLY, *MARKS.values(), *NEEDS.values(), *WHO.values(), *HEADCOUNT.values(),
    AT_LEAST, NOT_STATED, OPTIONS, REQUIREMENTS, PERFORMANCE, ASSOCIATION, ASSOCIATIONS, ONE_OF, ALL_OF,
    *BETWEEN.values(), INSTEAD, AS_OF, OFFICIAL_NAME, NEXT_DEADLINE, WITHIN_A_YEAR, OPTION, ALL_MARKETS, PRODUCTS,
    PERIOD, EXAM_TYPE, FOCUS_AREA, COMPARED, DIFFERS, REQUIREMENT, IN_TOTAL, PEOPLE, COUNTS, COUNTED, COUNTS_FOR,
    ABOUT_ASSOCIATIONS, ALL_COMPETENCIES, ENDS_WITHIN_A_YEAR, NOTHING_ENDS, NOTHING_RETIRES, *ALL_EXAMS, *RETIRES_WHEN,
    *HEADINGS.values(), *GLOSSARY, *(id_ for pair in TERMS.values() for id_ in pair), *TRANSLATION, IN_EACH_LANGUAGE,
    LANGUAGE, SHARES, PAGE, LEFT, *STATES.values(), NOT_SHOWN, NOT_FOUND, NOTHING_HERE, SEE_ALL,
})  # fmt: skip
