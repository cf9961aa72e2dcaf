"""The data as written -> the catalogue: references found, tiers separated. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import shape
from generator.data import Keys, Tree, show_path
from generator.errors import GeneratorError, Problem, in_order
from generator.lookup import PROGRAMME, Lookup, fact, fact_or_none, found, name
from generator.model import (
    Catalogue,
    Competency,
    Condition,
    Credential,
    Excused,
    Fact,
    Figure,
    Minimum,
    Moment,
    Money,
    Name,
    Option,
    PeopleRule,
    Period,
    Product,
    Text,
    Threshold,
    Tier,
)
from generator.people import PeopleResolver, unused
from generator.sound import Sound, read_sound
from generator.values import RESERVED_TIERS
from generator.wording import check_wording, placeholders, plural_text, texts_of

# What stands at these ids already: the first part of an address of a locale.
RESERVED_COMPETENCIES = frozenset({"assets", "exams", "index", "retirements", "search", "terms", "translation"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A catalogue, and every problem of shape and of reference; with problems, only what is sound is in it."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def read_catalogue(tree: Tree) -> Catalogue:
    """Return the catalogue of a data tree; raise GeneratorError with every problem of shape and of reference."""
    resolved = resolve(tree)
    if resolved.problems:
        raise GeneratorError(resolved.problems)
    return resolved.catalogue


def resolve(tree: Tree) -> Resolved:
    """Return what is sound of the catalogue of a data tree, and what is wrong with the rest, by file and line."""
    resolver = _Resolver(read_sound(tree))
    catalogue, lookup = resolver.catalogue(), resolver.lookup
    problems = dict.fromkeys([*lookup.sound.problems, *lookup.problems])
    return Resolved(_sound(catalogue, lookup), tuple(sorted(problems, key=in_order)))


def _sound(catalogue: Catalogue, lookup: Lookup) -> Catalogue:
    """Return a catalogue without the options and credentials of which something is wrong or left out."""

    def options(one: Competency) -> tuple[Option, ...]:
        at: Keys = ("competencies", one.id, "options")
        return tuple(option for option in one.options if not lookup.in_doubt((*at, option.id)))

    left_out = {keys[0] for keys in lookup.sound.left_out}
    credentials = {key: one for key, one in catalogue.credentials.items() if not lookup.in_doubt(("credentials", key))}
    competencies = [replace(one, options=options(one)) for one in catalogue.competencies]
    # Tiers and markets concern every option, exceptions anything.
    return replace(
        catalogue,
        credentials={} if "exceptions" in left_out else credentials,
        competencies=() if {"programme", "exceptions"} & left_out else tuple(competencies),
    )


class _Resolver:
    """Turns each record of the data into the one of the catalogue."""

    def __init__(self, sound: Sound) -> None:
        self.lookup, self.data, self.programme = Lookup(sound), sound.data, sound.data.programme
        self.credentials = {key: self.credential(key, one) for key, one in self.data.credentials.root.items()}

    def catalogue(self) -> Catalogue:
        check_wording(self.lookup, self.data)
        for tier in self.programme.tiers:
            self.require_free((*PROGRAMME, "tiers", tier), RESERVED_TIERS)
        return Catalogue(
            name=name(PROGRAMME, self.programme),
            description=Text(self.programme.description, "programme.description"),
            associations_page=fact_or_none(self.programme.associations_page, (*PROGRAMME, "associations_page")),
            credentials=self.credentials,
            competencies=tuple(self.competency(key, one) for key, one in self.data.competencies.items()),
            names=tuple(self.names()),
            kept_names=tuple(self.kept_names()),
            texts=tuple(texts_of(self.data)),
            exceptions=tuple(
                Excused(check=one.check, at=one.at, path=show_path(("exceptions", n)))
                for n, one in enumerate(self.data.exceptions.root)
            ),
        )

    def credential(self, key: str, one: shape.Credential) -> Credential:
        keys: Keys = ("credentials", key)

        def moment(field: str) -> Fact[Moment] | None:
            text: str | None = getattr(one, field)
            return fact(Moment.parse(text), (*keys, field)) if text else None

        if one.replaced_by is not None:
            at: Keys = (*keys, "replaced_by")
            successor = self.lookup.get(at, one.replaced_by, ("credentials",), self.data.credentials.root)
            if successor is not None and (successor.kind != "exam" or one.replaced_by == key):
                self.lookup.wrong(at, "the code of another exam", repr(one.replaced_by))
        return Credential(
            id=key,
            kind=one.kind,
            name=name(keys, one),
            code=fact(key, (*keys, "code")) if one.kind == "exam" else None,
            url=fact_or_none(one.url, (*keys, "url")),
            beta=one.beta,
            available_from=moment("available_from"),
            register_until=moment("register_until"),
            retires=moment("retires"),
            accepted_until=moment("accepted_until"),
            replaced_by=fact_or_none(one.replaced_by, (*keys, "replaced_by")),
        )

    def competency(self, key: str, one: shape.Competency) -> Competency:
        keys: Keys = ("competencies", key)
        self.require_free(keys, RESERVED_COMPETENCIES)
        return Competency(
            id=key,
            name=name(keys, one),
            summary=Text(one.summary, show_path((*keys, "summary"))),
            summary_products=self.products((*keys, "summary_products"), one.summary_products),
            options=tuple(self.option((*keys, "options", key), key, each) for key, each in one.options.items()),
        )

    def option(self, keys: Keys, key: str, one: shape.Option) -> Option:
        self.require_known_tiers(keys, one)
        self.require_something(keys, one)
        tiers = [tier for tier in self.programme.tiers if tier in one.tiers]
        return Option(
            id=key,
            name=name(keys, one),
            summary=Text(one.summary, show_path((*keys, "summary"))),
            tiers=tuple(self.tier(keys, one, tier) for tier in tiers),
            unused=tuple(unused((*keys, "people"), one.people)) if one.people else (),
        )

    def tier(self, keys: Keys, one: shape.Option, tier: str) -> Tier:
        lines = [(key, line) for key, line in one.thresholds.items() if tier in line.minimum]
        known = self.data.associations.root
        associations = [
            self.lookup.named((*keys, "associations", n), key, ("associations",), known)
            for n, key in enumerate(one.associations)
        ]
        return Tier(
            name=name((*PROGRAMME, "tiers", tier), self.programme.tiers[tier]),
            thresholds=tuple(found(self.threshold((*keys, "thresholds", key), key, line, tier) for key, line in lines)),
            conditions=tuple(
                found(self.condition((*keys, "conditions", n), use) for n, use in enumerate(one.conditions))
            ),
            associations=tuple(found(associations)),
            people=self.people((*keys, "people"), one.people, tier),
        )

    def people(self, keys: Keys, rules: shape.PeopleRules | None, tier: str) -> PeopleRule | None:
        if rules is None or tier not in rules.headcount:
            return None
        resolver = PeopleResolver(self.lookup, self.programme, self.credentials, keys=keys, rules=rules, tier=tier)
        return resolver.resolve()

    def threshold(self, keys: Keys, key: str, line: shape.Threshold, tier: str) -> Threshold | None:
        metric = self.lookup.get((*keys, "metric"), line.metric, ("metrics",), self.data.metrics.root)
        currency = (line.currency or self.programme.currency) if metric and metric.unit == "money" else None
        # Everything is looked up, whatever the metric is.
        period, products = (
            self.period((*keys, "period"), line.period),
            self.products((*keys, "products"), line.products),
        )
        minimums = [self.minimum(keys, line, tier, market, currency) for market in line.minimum[tier]]
        if metric is None:
            return None
        base = f"metrics.{line.metric}"
        average = metric.monthly_average
        if average is None and line.monthly_average:
            expected = f"no average: {base} has no words for one (monthly_average)"
            self.lookup.wrong((*keys, "monthly_average"), expected, "one")
        return Threshold(
            id=key,
            name=Text(metric.name, f"{base}.name", context="term"),
            minimum=plural_text(metric.minimum, f"{base}.minimum"),
            monthly_average=plural_text(average, f"{base}.monthly_average") if average else None,
            period=period,
            products=products,
            minimums=tuple(found(minimums)),
        )

    def minimum(
        self, keys: Keys, line: shape.Threshold, tier: str, market: str, currency: str | None
    ) -> Minimum | None:
        at: Keys = (*keys, "minimum", tier, market)
        amount = line.minimum[tier][market]
        figure: Figure = Money(currency, amount) if currency else amount
        average = line.monthly_average.get(tier, {}).get(market)
        named = None
        if market != "all":
            named = self.lookup.named(at, market, (*PROGRAMME, "markets"), self.programme.markets)
            if named is None:
                return None
        return Minimum(named, fact(figure, at), fact_or_none(average, (*keys, "monthly_average", tier, market)))

    def period(self, keys: Keys, key: str | None) -> Period | None:
        base: Keys = (*PROGRAMME, "periods")
        if key is None or (period := self.lookup.get(keys, key, base, self.programme.periods)) is None:
            return None
        text = Text(period.text, show_path((*base, key, "text")))
        return Period(text, fact_or_none(period.months, (*base, key, "months")))

    def condition(self, keys: Keys, use: shape.ConditionUse) -> Condition | None:
        condition = self.lookup.get((*keys, "id"), use.id, ("conditions",), self.data.conditions.root)
        products = self.products((*keys, "products"), use.products)
        if condition is None:
            return None
        if ("products" in placeholders(condition.text)) != bool(use.products):
            expected = "no products: its words name none" if use.products else "products, which its words name"
            self.lookup.wrong((*keys, "products"), expected, ", ".join(use.products) or "none")
        return Condition(Text(condition.text, f"conditions.{use.id}.text"), products)

    def products(self, keys: Keys, ids: list[str]) -> tuple[Product, ...]:
        known = self.data.products.root
        looked_up = [(key, self.lookup.get((*keys, n), key, ("products",), known)) for n, key in enumerate(ids)]
        return tuple(Product(name(("products", key), one), _former_name(key, one)) for key, one in looked_up if one)

    # Names, in the order of the files.

    def names(self) -> Iterator[Name]:
        programme = self.programme
        registries: Mapping[str, Mapping[str, shape.Named]] = {
            "tiers": programme.tiers,
            "markets": programme.markets,
            "roles": programme.roles,
            "focus_areas": programme.focus_areas,
        }
        for registry, named in registries.items():
            for key, one in named.items():
                yield name((*PROGRAMME, registry, key), one)

    def kept_names(self) -> Iterator[Name]:
        yield from (one.name for one in self.credentials.values())
        yield from (name(("associations", key), one) for key, one in self.data.associations.root.items())
        for key, one in self.data.products.root.items():
            yield from found([name(("products", key), one), _former_name(key, one)])

    # What makes no sense although every reference is known.

    def require_free(self, keys: Keys, reserved: frozenset[str]) -> None:
        if keys[-1] in reserved:
            self.lookup.reserved(keys, reserved)

    def require_known_tiers(self, keys: Keys, one: shape.Option) -> None:
        """Judge the tiers an option names, and whether everything by tier speaks of those it belongs to."""
        for n, tier in enumerate(one.tiers):
            self.lookup.get((*keys, "tiers", n), tier, (*PROGRAMME, "tiers"), self.programme.tiers)
        misnamed = set(self.misnamed(one))
        for at, values, base, known in _by_tier(one):
            for key in values:
                # Nothing is held against names of which one is wrong.
                if key not in known and base not in misnamed:
                    self.lookup.unknown((*keys, *at, key), key, (*keys, *base), known)
                    misnamed.add(at)

    def misnamed(self, one: shape.Option) -> Iterator[Keys]:
        """Yield where an option names tiers, or markets of a minimum, of which one is unknown."""
        if set(one.tiers) - self.programme.tiers.keys():
            yield ("tiers",)
        for key, line in one.thresholds.items():
            for tier, markets in line.minimum.items():
                if markets.keys() - self.programme.markets.keys() - {"all"}:
                    yield "thresholds", key, "minimum", tier

    def require_something(self, keys: Keys, one: shape.Option) -> None:
        """Judge whether each tier asks for something, and whether what qualifies a threshold has one."""
        for n, tier in enumerate(one.tiers):
            measured = any(tier in line.minimum for line in one.thresholds.values())
            if not measured and not (one.people and tier in one.people.headcount):
                self.lookup.wrong((*keys, "tiers", n), "thresholds or people", f"a tier {tier!r} that asks for nothing")
            for field, uses in (("conditions", one.conditions), ("associations", one.associations)):
                if uses and not measured:
                    self.lookup.wrong((*keys, field), f"a threshold of {tier!r} for these to qualify", "none")


def _former_name(key: str, one: shape.Product) -> Name | None:
    return Name(key, one.formerly, f"products.{key}.formerly") if one.formerly else None


def _by_tier(one: shape.Option) -> Iterator[tuple[Keys, Collection[str], Keys, Collection[str]]]:
    """Yield where an option says something by tier (an average also by market), for which ones, and which ones exist.

    A figure needs a tier of the option; an average needs its minimum, and what is said of people their headcount.
    """
    for key, line in one.thresholds.items():
        average, minimum = ("thresholds", key, "monthly_average"), ("thresholds", key, "minimum")
        yield minimum, line.minimum, ("tiers",), one.tiers
        yield average, line.monthly_average, minimum, line.minimum
        for tier, markets in line.monthly_average.items():
            yield (*average, tier), markets, (*minimum, tier), line.minimum.get(tier, markets)
    if one.people is None:
        return
    at, headcount = ("people", "headcount"), one.people.headcount
    yield at, headcount, ("tiers",), one.tiers
    if isinstance(one.people.rule, dict):
        yield ("people", "rule"), one.people.rule, at, headcount
    if isinstance(one.people.at_least, dict):
        yield ("people", "at_least"), one.people.at_least, at, headcount
    for key, group in one.people.groups.items():
        if isinstance(group.people, dict):
            yield ("people", "groups", key, "people"), group.people, at, headcount
