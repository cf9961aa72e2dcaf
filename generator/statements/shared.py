"""What competencies share: credentials, names, sentences, what the whole programme says. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.messages import Translator
from generator.model import Catalogue, Credential, Fact, Moment, Standing
from generator.statements.performance import say_period
from generator.statements.statement import At, Kind, Statement, quoted, record_of, short

_DATES: Mapping[str, str] = {
    "available_from": "available from",
    "register_until": "registration is open until",
    "retires": "retires",
    "accepted_until": "accepted until",
}
_STANDINGS: Mapping[Standing, str] = {
    Standing.NOT_YET: "not yet available",
    Standing.AVAILABLE: "available",
    Standing.REGISTER: "open for registration until a day",
    Standing.RETIRING: "available, but retires",
    Standing.RETIRED: "retired",
    Standing.GONE: "no longer accepted",
}
_NAMED: Mapping[str, Kind] = {
    "programme.tiers": "tier",
    "programme.markets": "market",
    "programme.roles": "role",
    "programme.focus_areas": "focus-area",
    "products": "product",
    "associations": "association",
}
_WORDED: Mapping[str, Kind] = {"programme.periods": "period", "metrics": "metric", "conditions": "condition"}
_FIELDS: Mapping[str, str] = {
    "name": "name",
    "minimum": "words of a minimum",
    "monthly_average": "words of a monthly average",
    "text": "text",
}


def state_shared(english: Translator, catalogue: Catalogue, as_of: date | None) -> Iterator[Statement]:
    """Yield what competencies share: credentials, names, sentences, what the whole programme says.

    With a day, what is to be said of each credential on it too.
    """
    if as_of:
        day = english.date(Moment(as_of.year, as_of.month, as_of.day))
        yield At(("as_of",), "as_of").value("as-of", "The day the site speaks of", day, as_of.isoformat())
    for credential in catalogue.credentials.values():
        yield from _credential(english, credential, as_of)
    yield from _names(catalogue)
    yield from _sentences(catalogue)
    yield from _months(english, catalogue)
    yield from _programme(catalogue)


def _credential(english: Translator, one: Credential, as_of: date | None) -> Iterator[Statement]:
    at = At((f"credentials.{one.id}",), f"credentials.{one.id}")
    kind = one.kind.replace("-", " ").replace("third party", "third party's")
    label = f"{kind.capitalize()} {short(one)}"
    code = f"{one.code.value}, " if one.code else ""
    yield at.record("credential", kind.capitalize(), f"{code}{one.name.text}")
    yield replace(at.below("kind").value("credential-kind", f"{label}, kind", kind, one.kind), minor=True)
    yield replace(at.below("name").value("name", f"{label}, title", one.name.text), minor=True)
    if one.url:
        yield at.below("url").value("link", f"{label}, link", one.url.value)
    beta = at.below("beta").value("beta", f"{label}, beta", "yes" if one.beta else "no", one.beta)
    yield replace(beta, minor=not one.beta)
    for field, subject in _DATES.items():
        moment: Fact[Moment] | None = getattr(one, field)
        if moment:
            words = english.date(moment.value)
            yield at.below(field).value("date", f"{label}, {subject}", words, str(moment.value))
    if one.replaced_by:
        successor = one.replaced_by.value
        replaced = at.below("replaced_by")
        yield replaced.value("replaced-by", f"{label}, replaced by", successor, f"credentials.{successor}")
    if as_of:
        standing = one.standing(as_of)
        stated = At((*at.place, "standing"), at.path).value("standing", label, _STANDINGS[standing], standing.value)
        yield replace(stated, minor=True)


def _names(catalogue: Catalogue) -> Iterator[Statement]:
    """Yield the names of what competencies refer to, but for credentials."""
    label = ""
    for name in (*catalogue.names, *catalogue.kept_names):
        path = record_of(name.path)
        kind = _NAMED.get(record_of(path))
        at = At((path,), path)
        if kind is None:
            continue
        if name.path.endswith(".formerly"):
            yield at.below("formerly").value("former-name", f"{label}, former name", name.text)
            continue
        subject = kind.replace("-", " ").capitalize()
        label = f"{subject} {name.text}"
        yield at.record(kind, subject, name.text)
        yield replace(at.below("name").value("name", f"{subject}, name", name.text), minor=True)


def _sentences(catalogue: Catalogue) -> Iterator[Statement]:
    """Yield the sentences of what competencies refer to; the first of a record says which one it is."""
    label = last = words = ""
    for text in catalogue.texts:
        path = record_of(text.path)
        kind = _WORDED.get(record_of(path))
        at = At((path,), path)
        if kind is None:
            continue
        if path != last:
            last, words = path, quoted(text.singular)
            label = f"{kind.capitalize()} {words}"
            yield at.record(kind, kind.capitalize(), words)
        field = text.path.rpartition(".")[2]
        about = kind.capitalize() if words == quoted(text.singular) else label
        yield at.text(field, text, f"{about}, {_FIELDS[field]}")


def _months(english: Translator, catalogue: Catalogue) -> Iterator[Statement]:
    lines = [line for tier in catalogue.tiers for line in tier.thresholds]
    for period in dict.fromkeys(line.period for line in lines if line.period):
        if period.months:
            at = At((record_of(period.text.path), "months"), period.months.path)
            subject = f"Period {quoted(say_period(english, period))}, months"
            yield at.value("months", subject, english.number(period.months.value), period.months.value)


def _programme(catalogue: Catalogue) -> Iterator[Statement]:
    at = At(("programme",), "programme")
    yield at.below("name").value("name", "Name of the site", catalogue.name.text)
    yield at.text("description", catalogue.description, "Description of the site")
    if page := catalogue.associations_page:
        # Who has associations shows it.
        yield At(("associations", "page"), page.path).value("link", "Link to more about associations", page.value)
