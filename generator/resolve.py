"""The data as written -> the catalogue: references found, tiers separated, texts collected. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator import shape
from generator.data import Keys, Tree, show_path
from generator.errors import GeneratorError, Problem, nearest, one_of
from generator.model import (
    Area,
    Catalogue,
    Competency,
    Condition,
    Credential,
    Fact,
    Figure,
    Group,
    Junction,
    Minimum,
    Moment,
    Money,
    Name,
    Option,
    PeopleRule,
    Period,
    Product,
    Rule,
    Text,
    Threshold,
    Tier,
)
from generator.shape import PLACEHOLDER

T = TypeVar("T")

PROGRAMME: Keys = ("programme",)
# The first part of an address, or an id, that pages of ours already use.
RESERVED_COMPETENCIES = frozenset({"search", "assets", "index"})
RESERVED_TIERS = frozenset({"all", "any", "option"})


def read_catalogue(tree: Tree) -> Catalogue:
    """Return the catalogue of a data tree.

    Raises GeneratorError with every problem of shape, or, where the shape is right, of reference.
    """
    resolver = _Resolver(tree, shape.read_shape(tree))
    catalogue = resolver.catalogue()
    if resolver.problems:
        raise GeneratorError(dict.fromkeys(resolver.problems))
    return catalogue


class _Unknown(Exception):
    """A reference to nothing; its problem is already recorded."""


class _Resolver:
    """Looks up references and collects what is wrong with them."""

    def __init__(self, tree: Tree, data: shape.Data) -> None:
        self.tree, self.data = tree, data
        self.problems: list[Problem] = []
        self.programme = data.programme
        self.credentials = {key: self.credential(key, one) for key, one in data.credentials.root.items()}

    def catalogue(self) -> Catalogue:
        for tier in self.programme.tiers:
            if tier in RESERVED_TIERS:
                self.wrong((*PROGRAMME, "tiers", tier), f"an id other than {one_of(sorted(RESERVED_TIERS))}", repr(tier))
        self.require_placeholders()
        competencies = [self.competency(key, one) for key, one in self.data.competencies.items()]
        return Catalogue(
            name=name(PROGRAMME, self.programme),
            description=Text(self.programme.description, "programme.description"),
            associations_page=fact(self.programme.associations_page, (*PROGRAMME, "associations_page")),
            credentials=self.credentials,
            competencies=tuple(competencies),
            names=tuple(self.names()),
            kept_names=tuple(self.kept_names()),
            texts=tuple(self.texts()),
        )

    # What one record of the data is in the catalogue.

    def credential(self, key: str, one: shape.Credential) -> Credential:
        keys: Keys = ("credentials", key)

        def moment(field: str) -> Fact[Moment] | None:
            text: str | None = getattr(one, field)
            return Fact(Moment.parse(text), show_path((*keys, field))) if text else None

        if one.replaced_by is not None and one.replaced_by not in self.data.credentials.root:
            self.unknown((*keys, "replaced_by"), one.replaced_by, self.data.credentials.root)
        return Credential(
            id=key,
            kind=one.kind,
            name=name(keys, one),
            code=fact(key, (*keys, "code")) if one.kind == "exam" else None,
            url=fact(one.url, (*keys, "url")),
            beta=one.beta,
            available_from=moment("available_from"),
            register_until=moment("register_until"),
            retires=moment("retires"),
            accepted_until=moment("accepted_until"),
            replaced_by=fact(one.replaced_by, (*keys, "replaced_by")),
        )

    def competency(self, key: str, one: shape.Competency) -> Competency:
        keys: Keys = ("competencies", key)
        if key in RESERVED_COMPETENCIES:
            self.wrong(keys, f"an id other than {one_of(sorted(RESERVED_COMPETENCIES))}", repr(key))
        return Competency(
            id=key,
            name=name(keys, one),
            summary=Text(one.summary, show_path((*keys, "summary"))),
            summary_products=self.products((*keys, "summary_products"), one.summary_products),
            options=tuple(
                self.option((*keys, "options", option), option, each) for option, each in one.options.items()
            ),
        )

    def option(self, keys: Keys, key: str, one: shape.Option) -> Option:
        self.require_tiers(keys, one)
        known = [tier for tier in self.programme.tiers if tier in one.tiers]
        return Option(
            id=key,
            name=name(keys, one),
            summary=Text(one.summary, show_path((*keys, "summary"))),
            tiers=tuple(self.tier(keys, one, tier) for tier in known),
        )

    def tier(self, keys: Keys, one: shape.Option, tier: str) -> Tier:
        thresholds = [
            self.threshold((*keys, "thresholds", key), key, line, tier)
            for key, line in one.thresholds.items()
            if tier in line.minimum
        ]
        return Tier(
            name=name((*PROGRAMME, "tiers", tier), self.programme.tiers[tier]),
            thresholds=tuple(self.found(thresholds)),
            conditions=tuple(
                self.found(self.condition((*keys, "conditions", n), use) for n, use in enumerate(one.conditions))
            ),
            associations=tuple(
                self.found(
                    self.named((*keys, "associations", n), key, ("associations",), self.data.associations.root)
                    for n, key in enumerate(one.associations)
                )
            ),
            people=self.people((*keys, "people"), one.people, tier) if one.people and tier in one.people.headcount else None,
        )

    def threshold(self, keys: Keys, key: str, line: shape.Threshold, tier: str) -> Threshold | None:
        metric = self.get((*keys, "metric"), line.metric, self.data.metrics.root)
        if metric is None:
            return None
        minimum = metric.minimum
        minimums = [self.minimum(keys, line, metric, tier, market) for market in line.minimum[tier]]
        base = f"metrics.{line.metric}"
        return Threshold(
            id=key,
            name=Text(metric.name, f"{base}.name", context="term"),
            minimum=plural_text(minimum, f"{base}.minimum"),
            monthly_average=metric.monthly_average and plural_text(metric.monthly_average, f"{base}.monthly_average"),
            period=self.period((*keys, "period"), line.period),
            products=self.products((*keys, "products"), line.products),
            minimums=tuple(self.found(minimums)),
        )

    def minimum(
        self, keys: Keys, line: shape.Threshold, metric: shape.Metric, tier: str, market: str
    ) -> Minimum | None:
        keys_of_figure: Keys = (*keys, "minimum", tier, market)
        amount = line.minimum[tier][market]
        money = metric.unit == "money"
        figure: Figure = Money(line.currency or self.programme.currency, amount) if money else amount
        average = line.monthly_average.get(tier, {}).get(market)
        if average is not None and metric.monthly_average is None:
            expected = f"no average: metrics.{line.metric} has no words for one (monthly_average)"
            self.wrong((*keys, "monthly_average"), expected, str(average))
        named = None
        if market != "all":
            named = self.named(keys_of_figure, market, (*PROGRAMME, "markets"), self.programme.markets)
            if named is None:
                return None
        return Minimum(
            named,
            Fact(figure, show_path(keys_of_figure)),
            fact(average, (*keys, "monthly_average", tier, market)),
        )

    def period(self, keys: Keys, key: str | None) -> Period | None:
        if key is None or (period := self.get(keys, key, self.programme.periods)) is None:
            return None
        base: Keys = (*PROGRAMME, "periods", key)
        return Period(Text(period.text, show_path((*base, "text"))), fact(period.months, (*base, "months")))

    def condition(self, keys: Keys, use: shape.ConditionUse) -> Condition | None:
        condition = self.get((*keys, "id"), use.id, self.data.conditions.root)
        if condition is None:
            return None
        if ("products" in placeholders(condition.text)) != bool(use.products):
            expected = "products, which its words name" if not use.products else "no products: its words name none"
            self.wrong((*keys, "products"), expected, ", ".join(use.products) or "none")
        text = Text(condition.text, f"conditions.{use.id}.text")
        return Condition(text, self.products((*keys, "products"), use.products))

    def products(self, keys: Keys, ids: list[str]) -> tuple[Product, ...]:
        products: list[Product] = []
        for n, key in enumerate(ids):
            if (product := self.get((*keys, n), key, self.data.products.root)) is not None:
                products.append(Product(name(("products", key), product), former_name(key, product)))
        return tuple(products)

    def people(self, keys: Keys, rules: shape.PeopleRules, tier: str) -> PeopleRule | None:
        try:
            rule_keys, rule = by_tier((*keys, "rule"), rules.rule, tier)
            _, at_least = by_tier((*keys, "at_least"), rules.at_least, tier)
            order: list[Group] = []
            return PeopleRule(
                Fact(rules.headcount[tier], show_path((*keys, "headcount", tier))),
                bool(at_least),
                self.rule(keys, rule_keys, rules, rule, tier, order),
            )
        except KeyError:
            self.wrong((*keys, "rule"), f"a rule for the tier {tier!r}", "none")
        except _Unknown:
            pass
        return None

    def rule(  # noqa: PLR0913 - one step of a recursion
        self, keys: Keys, at: Keys, rules: shape.PeopleRules, rule: "str | shape.Junction", tier: str, order: list[Group]
    ) -> Rule:
        if isinstance(rule, str):
            if self.get(at, rule, rules.groups) is None:
                raise _Unknown
            group = self.group((*keys, "groups", rule), rule, rules, tier, order)
            order.append(group)
            return group
        kind = "all" if rule.all is not None else "any"
        parts = (rule.all if kind == "all" else rule.any) or []
        return Junction(
            kind, tuple(self.rule(keys, (*at, kind, n), rules, part, tier, order) for n, part in enumerate(parts))
        )

    def group(self, keys: Keys, key: str, rules: shape.PeopleRules, tier: str, before: list[Group]) -> Group:
        group = rules.groups[key]
        headcount = Fact(rules.headcount[tier], show_path((*keys[:-2], "headcount", tier)))
        people: Fact[int] | None = None
        if group.people == "headcount":
            people = headcount
        elif group.people is not None:
            try:
                at, count = by_tier((*keys, "people"), group.people, tier)
            except KeyError:
                self.wrong((*keys, "people"), f"a number for the tier {tier!r}", "none")
                raise _Unknown from None
            people = Fact(int(count), show_path(at))
        return Group(
            id=key,
            path=show_path(keys),
            people=headcount if group.relation == "everyone" else people,
            total=self.total(keys, group, people, headcount, before),
            relation=group.relation,
            each=group.each,
            role=self.named((*keys, "role"), group.role, (*PROGRAMME, "roles"), self.programme.roles),
            need=group.need,
            areas=self.areas(keys, group, rules),
        )

    def total(
        self, keys: Keys, group: shape.Group, people: Fact[int] | None, headcount: Fact[int], before: list[Group]
    ) -> Fact[int] | None:
        """Return the number a part is taken of, after judging whether the relation makes sense here."""
        counted = group.relation not in {"everyone", "unstated"}
        if counted != (people is not None):
            expected = "a number of people" if counted else f"no number: {group.relation} needs none"
            self.wrong((*keys, "people"), expected, "none" if people is None else str(people.value))
        related = group.relation in {"same", "other", "same-or-different", "same-allowed", "subset-of-same"}
        if related != (group.to is not None):
            expected = "the group it relates to" if related else f"no group: {group.relation} relates to none"
            self.wrong((*keys, "to"), expected, repr(group.to) if group.to else "none")
            return None
        if group.to is None:
            return headcount if group.relation == "subset-of-headcount" else None
        # The page says "the people above": between the two, only the same people may have been spoken of.
        for one in reversed(before):
            if one.id == group.to:
                return one.people if group.relation == "subset-of-same" else None
            if one.relation != "same":
                break
        self.wrong((*keys, "to"), "the group just before this one in the rule", repr(group.to))
        return None

    def areas(self, keys: Keys, group: shape.Group, rules: shape.PeopleRules) -> tuple[Area, ...]:
        listed = self.get((*keys, "of"), group.of, rules.lists)
        if listed is None:
            raise _Unknown
        at: Keys = (*keys[:-2], "lists", group.of)
        if isinstance(listed, list):
            if group.need == "one-area":
                self.wrong((*keys, "need"), "all or one: the list has no focus areas", "'one-area'")
            return (Area(None, self.listed(at, listed)),)
        areas = []
        for key, ids in listed.items():
            named = self.named((*at, key), key, (*PROGRAMME, "focus_areas"), self.programme.focus_areas)
            areas.append(Area(named, self.listed((*at, key), ids)))
        return tuple(areas)

    def listed(self, keys: Keys, ids: list[str]) -> tuple[Credential, ...]:
        seen: set[str] = set()
        for n, key in enumerate(ids):
            if key in seen:
                self.wrong((*keys, n), "each credential once in a list", f"{key!r} again")
            seen.add(key)
        return tuple(self.found(self.get((*keys, n), key, self.credentials) for n, key in enumerate(ids)))

    # Texts, in the order of the files, for the catalogues of words.

    def texts(self) -> Iterator[Text]:
        yield Text(self.programme.description, "programme.description")
        for key, period in self.programme.periods.items():
            yield Text(period.text, f"programme.periods.{key}.text")
        for key, metric in self.data.metrics.root.items():
            yield Text(metric.name, f"metrics.{key}.name", context="term")
            yield plural_text(metric.minimum, f"metrics.{key}.minimum")
            if metric.monthly_average:
                yield plural_text(metric.monthly_average, f"metrics.{key}.monthly_average")
        for key, condition in self.data.conditions.root.items():
            yield Text(condition.text, f"conditions.{key}.text")
        for key, competency in self.data.competencies.items():
            yield Text(competency.summary, f"competencies.{key}.summary")
            for option_key, option in competency.options.items():
                yield Text(option.summary, f"competencies.{key}.options.{option_key}.summary")

    def names(self) -> Iterator[Name]:
        for registry in ("tiers", "markets", "roles", "focus_areas"):
            for key, one in getattr(self.programme, registry).items():
                yield name((*PROGRAMME, registry, key), one)

    def kept_names(self) -> Iterator[Name]:
        yield from (one.name for one in self.credentials.values())
        for key, one in self.data.associations.root.items():
            yield name(("associations", key), one)
        for key, one in self.data.products.root.items():
            yield from (each for each in (name(("products", key), one), former_name(key, one)) if each)

    def require_placeholders(self) -> None:
        """Judge which placeholders each English text of the data has."""
        allowed: dict[str, set[str]] = {}
        for text in self.texts():
            last = text.path.rpartition(".")[2]
            wanted = {"minimum": {"amount"}, "monthly_average": {"amount"}}.get(last, set())
            optional = {"text": {"months", "products"}, "summary": {"products"}}.get(last, set())
            allowed[text.path] = wanted
            for each, form in ((text.singular, "one"), (text.plural, "other")):
                if each is None:
                    continue
                keys = self.tree.keys_of(text.path)
                keys = (*keys, form) if text.plural else keys
                self.require_fields(keys, placeholders(each), wanted, optional)
        for key, period in self.programme.periods.items():
            if ("months" in placeholders(period.text)) != (period.months is not None):
                keys = (*PROGRAMME, "periods", key)
                self.wrong(keys, "months and %(months)s together", "one without the other")
        for key, metric in self.data.metrics.root.items():
            if metric.unit == "count" and isinstance(metric.minimum, str):
                self.wrong(("metrics", key, "minimum"), "one and other: a count has plural forms", "one text")
        for key, competency in self.data.competencies.items():
            if ("products" in placeholders(competency.summary)) != bool(competency.summary_products):
                keys = ("competencies", key, "summary")
                self.wrong(keys, "summary_products and %(products)s together", "one without the other")

    def require_fields(self, keys: Keys, found: list[str], wanted: set[str], optional: set[str]) -> None:
        if (missing := wanted - set(found)) or set(found) - wanted - optional or len(found) != len(set(found)):
            allowed = sorted(wanted | optional)
            expected = " and ".join(f"%({one})s" for one in sorted(missing)) if missing else (
                f"no placeholder but {', '.join(f'%({one})s' for one in allowed)}, each once" if allowed
                else "no placeholder"
            )
            self.wrong(keys, expected, ", ".join(f"%({one})s" for one in found) or "none")

    def require_tiers(self, keys: Keys, one: shape.Option) -> None:
        """Judge the tiers an option names, and whether everything by tier speaks of just these."""
        for n, tier in enumerate(one.tiers):
            self.get((*keys, "tiers", n), tier, self.programme.tiers)
        places: list[tuple[Keys, Mapping[str, object]]] = []
        for key, line in one.thresholds.items():
            at: Keys = (*keys, "thresholds", key)
            places += [((*at, "minimum"), line.minimum), ((*at, "monthly_average"), line.monthly_average)]
        if one.people:
            at = (*keys, "people")
            places.append(((*at, "headcount"), one.people.headcount))
            for field in ("rule", "at_least"):
                if isinstance(value := getattr(one.people, field), dict):
                    places.append(((*at, field), value))
            places += [
                ((*at, "groups", key, "people"), group.people)
                for key, group in one.people.groups.items()
                if isinstance(group.people, dict)
            ]
        for at, values in places:
            for tier in values:
                if tier not in one.tiers:
                    self.unknown((*at, tier), tier, one.tiers)

    # Looking things up.

    def get(self, keys: Keys, key: str, known: Mapping[str, T]) -> T | None:
        if key not in known:
            self.unknown(keys, key, known)
        return known.get(key)

    def named(self, keys: Keys, key: str | None, base: Keys, known: Mapping[str, shape.Named]) -> Name | None:
        if key is None or (one := self.get(keys, key, known)) is None:
            return None
        return name((*base, key), one)

    @staticmethod
    def found(items: Iterable[T | None]) -> Iterator[T]:
        return (item for item in items if item is not None)

    def unknown(self, keys: Keys, key: str, known: Iterable[str]) -> None:
        words = sorted(known)
        expected = one_of(words) if words else "a key that the data has (there is none yet)"
        self.wrong(keys, expected, f"{key!r}{nearest(key, words)}")

    def wrong(self, keys: Keys, expected: str, found: str) -> None:
        self.problems.append(self.tree.wrong(keys, check="references", expected=expected, found=found))


def placeholders(text: str) -> list[str]:
    """Return the names of a text's placeholders, in order."""
    return PLACEHOLDER.findall(text)


def name(keys: Keys, one: shape.Named) -> Name:
    """Return the name of a record; its key is the last of `keys`."""
    return Name(str(keys[-1]), one.name, show_path((*keys, "name")))


def former_name(key: str, one: shape.Product) -> Name | None:
    """Return the name a product had before."""
    return Name(key, one.formerly, f"products.{key}.formerly") if one.formerly else None


def fact(value: T | None, keys: Keys) -> Fact[T] | None:
    """Return the fact of a value that may be absent."""
    return None if value is None else Fact(value, show_path(keys))


def plural_text(words: "str | shape.Plural", path: str) -> Text:
    """Return the text of words with or without a plural form."""
    return Text(words, path) if isinstance(words, str) else Text(words.one, path, words.other)


def by_tier(keys: Keys, value: T | dict[str, T], tier: str) -> tuple[Keys, T]:
    """Return a value that may differ by tier, and its keys; KeyError when the tier has none."""
    return ((*keys, tier), value[tier]) if isinstance(value, dict) else (keys, value)
