"""An organization: its people and what they have passed, its figures, its associations. Read strictly, with lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator import shape
from generator.data import Keys, Tree
from generator.errors import GeneratorError, Problem, in_order, nearest, one_of
from generator.model import Catalogue, Figure, Moment, Money, Threshold
from generator.qualify.rules import ALL, Passed, metric_of


@dataclass(frozen=True, slots=True)
class Person:
    """Someone, and when each credential was passed; None where that is not told."""

    name: str
    passed: Mapping[str, Moment | None]

    def when(self, credential: str) -> Passed:
        """Return the first and the last day on which a credential may have been passed."""
        moment = self.passed[credential]
        return (moment.first, moment.last) if moment else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """What is known of an organization.

    `figures` is `{market, or all: {metric, or competency.option.threshold: figure}}`.
    """

    name: str = ""
    as_of: date | None = None
    people: tuple[Person, ...]
    figures: Mapping[str, Mapping[str, Figure]]
    associations: frozenset[str] = frozenset()


def read_organization(tree: Tree, catalogue: Catalogue) -> Organization:
    """Return the organization of a file; raise GeneratorError with every problem, by line."""
    read = shape.read_organization(tree)
    problems = sorted(_unknown(tree, read, catalogue), key=in_order)
    if problems:
        raise GeneratorError(problems)
    return Organization(
        name=read.name or "",
        as_of=date.fromisoformat(read.as_of) if read.as_of else None,
        people=tuple(Person(name, _passed(one)) for name, one in read.people.items()),
        figures={market: {key: _figure(one) for key, one in of.items()} for market, of in read.figures.items()},
        associations=frozenset(read.associations),
    )


def _passed(one: list[str] | dict[str, str]) -> Mapping[str, Moment | None]:
    if isinstance(one, dict):
        return {key: Moment.parse(day) for key, day in one.items()}
    return dict.fromkeys(one)


def _figure(one: int | str) -> Figure:
    if isinstance(one, int):
        return one
    currency, amount = one.split()
    return Money(currency, int(amount))


def _unknown(tree: Tree, read: shape.Organization, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what an organization names and the catalogue does not know, and figures that are not in its units."""
    markets = [*(name.key for name in catalogue.names if name.path.startswith("programme.markets.")), ALL]
    associations = [name.key for name in catalogue.kept_names if name.path.startswith("associations.")]
    thresholds, of_all = _thresholds(catalogue), _of_all_markets(catalogue)
    for name, one in read.people.items():
        for n, key in enumerate(one):
            at = n if isinstance(one, list) else key
            yield from _known(tree, ("people", name, at), key, catalogue.credentials)
        yield from _twice(tree, ("people", name), list(one))
    yield from _twice(tree, ("associations",), read.associations)
    for n, key in enumerate(read.associations):
        yield from _known(tree, ("associations", n), key, associations)
    if not read.figures:
        yield tree.wrong(("figures",), check="organization", expected=f"figures of {one_of(markets)}", found="none")
    for market, figures in read.figures.items():
        yield from _known(tree, ("figures", market), market, markets)
        for key, figure in figures.items():
            keys: Keys = ("figures", market, key)
            yield from _known(tree, keys, key, thresholds)
            if key in thresholds and (expected := _other_unit(figure, thresholds[key])):
                yield tree.wrong(keys, check="organization", expected=expected, found=repr(figure))
            elif market == ALL and key in thresholds and key not in of_all:
                expected = "the figure of a market, as the minimums are those of markets"
                yield tree.wrong(keys, check="organization", expected=expected, found="one of all markets", of_key=True)


def _thresholds(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return `{metric, or competency.option.threshold: {threshold: its currency, empty for a count}}`."""
    found: dict[str, dict[str, str]] = {}
    for one, line in _lines(catalogue):
        for key in (metric_of(line), one):
            found.setdefault(key, {})[one] = _currency(line.minimums[0].figure.value)
    return found


def _of_all_markets(catalogue: Catalogue) -> set[str]:
    """Return the keys of figures of which a minimum is that of all markets."""
    found = ((one, line) for one, line in _lines(catalogue) if any(not least.market for least in line.minimums))
    return {key for one, line in found for key in (metric_of(line), one)}


def _lines(catalogue: Catalogue) -> Iterator[tuple[str, Threshold]]:
    """Yield each threshold of each tier, with the key of a figure of it alone."""
    for competency in catalogue.competencies:
        for option in competency.options:
            for line in (line for tier in option.tiers for line in tier.thresholds):
                yield f"{competency.id}.{option.id}.{line.id}", line


def _other_unit(figure: int | str, currencies: Mapping[str, str]) -> str:
    """Return what is expected of a figure of thresholds whose currencies it is not in; empty where it is."""
    known = sorted(set(currencies.values()))
    if len(known) > 1:
        return f"a figure for each threshold, such as {next(iter(currencies))}, as these are in {' and '.join(known)}"
    [currency] = known
    if not currency:
        return "" if isinstance(figure, int) else "a number without a currency"
    if isinstance(figure, int) or figure.split()[0] != currency:
        return f"money in {currency}, such as {currency} 300000"
    return ""


def _currency(figure: Figure) -> str:
    return figure.currency if isinstance(figure, Money) else ""


def _twice(tree: Tree, keys: Keys, listed: Sequence[str]) -> Iterator[Problem]:
    for n, key in enumerate(listed):
        if key in listed[:n]:
            yield tree.wrong((*keys, n), check="organization", expected="each once", found=f"{key!r} again")


def _known(tree: Tree, keys: Keys, key: str, known: Collection[str]) -> Iterator[Problem]:
    if key not in known:
        expected, found = one_of(sorted(known), key), f"{key!r}{nearest(key, sorted(known))}"
        of_key = not isinstance(keys[-1], int)
        yield tree.wrong(keys, check="organization", expected=expected, found=found, of_key=of_key)
