"""Legacy-style pages of the catalogue, as different hands have written them: an oracle for their reader.

Wording, formats and layout are drawn anew for each seed: an amount in one of the ways a language has, a market as an
item, a paragraph or a part of the line, connectives on a line of their own or left out, notes below or in the line.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.model import (
    Competency,
    Credential,
    Group,
    Junction,
    Minimum,
    Moment,
    Money,
    Rule,
    Threshold,
    Tier,
)
from tests.tools import ROOT

LOCALES = ("en", "it-IT", "pt-BR", "ja-JP", "zh-CN", "zh-TW")
WORDS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (ROOT / "tests/fixtures/legacy/words.yml").read_text(encoding="utf-8")
)
MORE = "https://partner.microsoft.com/{locale}/membership/digital-partner-of-record"


@dataclass(frozen=True)
class Said:
    """A line: how deep it stands, its text and that of its source."""

    depth: int
    text: str
    source: str = ""
    mark: str = "-"


class Writer:
    """Writes one page; `locale` is its language, `seed` decides how."""

    def __init__(self, locale: str, seed: int, *, bilingual: bool = False) -> None:
        self.locale, self.bilingual = locale, bilingual
        self.random = random.Random(f"{locale} {seed}")  # noqa: S311 - wording, no secret
        # A page keeps to one wording of a term, as a page that has no two words for one thing does.
        self.chosen: dict[tuple[str, str], str] = {}

    def say(self, key: str, locale: str | None = None) -> str:
        locale = locale or self.locale
        return self.chosen.setdefault((locale, key), self.random.choice(WORDS[locale][key]))

    def page(self, competency: Competency) -> str:
        title = competency.name.text
        front = [
            f'title: "{self._title(title)}"',
            f"ms.contentlocale: {self.locale}",
            f"ms.lasthandoff: {self.random.randint(1, 12):02}/27/2017",
        ]
        if self.random.random() < 0.5:
            front.append("robots: noindex,nofollow")
        gap = self.random.choice(("", " "))
        lines = ["---", *front, "---", f'#{gap}<a name="{competency.id}"></a>{self._title(title)}']
        for option in competency.options:
            lines += [
                "",
                self._heading(2, gap, f"{option.id}-option", self._of("option", name=option.name.text)),
                "",
                self._of("summary"),
            ]
            for tier in option.tiers:
                lines += ["", self._heading(3, gap, tier.id, self._tier_name(tier)), "", *self._tier(tier)]
        end = self.random.choice(("\n", "\r\n"))
        return end.join(lines) + end

    def _title(self, name: str) -> str:
        return {"zh-CN": f"云：{name}能力", "zh-TW": f"雲端：{name}專長認證"}.get(self.locale, name)

    def _tier_name(self, tier: Tier) -> str:
        return {"zh-CN": {"silver": "银牌", "gold": "金牌"}, "zh-TW": {"silver": "銀級", "gold": "金級"}}.get(
            self.locale, {}
        ).get(tier.id, tier.name.text)

    def _heading(self, level: int, gap: str, anchor: str, text: str) -> str:
        return f'{"#" * level}{gap}<a name="{anchor}"></a>{text}'

    def _of(self, key: str, **values: object) -> str:
        """Return what is said, in a bilingual page with its source."""
        own = self._format(key, self.locale, values)
        if not self.bilingual:
            return own
        return self._pair(own, self._format(key, "en", values))

    def _pair(self, own: str, source: str) -> str:
        unit = f"a{self.random.randrange(16**6):06x}-{self.random.randrange(900) + 100}"
        beside = f'<span class="sxs-lookup"><span data-stu-id="{unit}">{source}</span></span>'
        return f'<span data-ttu-id="{unit}">{own}</span>{beside}'

    def _format(self, key: str, locale: str, values: dict[str, object]) -> str:
        shown = {name: self._shown(value, locale) for name, value in values.items()}
        return self.say(key, locale).format(**shown)

    def _shown(self, value: object, locale: str) -> str:
        if isinstance(value, Money):
            one = self.random.choice(WORDS[locale]["money"])
            return one.format(n=value.amount, d=f"{value.amount:,}".replace(",", "."))
        if isinstance(value, Moment):
            return self._date(value, locale)
        if isinstance(value, int):
            text = f"{value:,}"
            return text.replace(",", ".") if locale in {"it-IT", "pt-BR"} else text
        if isinstance(value, tuple):
            return str(value[LOCALES.index(locale)])
        return str(value)

    def _date(self, value: Moment, locale: str) -> str:
        if "months" not in WORDS[locale]:
            return f"{value.year} 年 {value.month} 月" + (f" {value.day} 日" if value.day else "")
        name = WORDS[locale]["months"][value.month - 1]
        if locale == "en":
            return f"{name} {value.day}, {value.year}" if value.day else f"{name} {value.year}"
        of = " de " if locale == "pt-BR" else " "
        return f"{value.day}{of}{name}{of}{value.year}" if value.day else f"{name}{of}{value.year}"

    def _tier(self, tier: Tier) -> Iterator[str]:
        step = self.random.choice((3, 4))
        notes: list[str] = []
        number = 0
        if tier.thresholds:
            number += 1
            yield f"{number}. {self._of('thresholds')}"
            yield ""
            yield from self._indented(step, self._thresholds(tier))
            yield ""
        if tier.people:
            number += 1
            head = "head-least" if tier.people.at_least else "head"
            yield f"{number}. {self._of(head, n=f'**{tier.people.headcount.value}**')}"
            yield ""
            yield from self._indented(step, self._rule(tier.people.rule, None, notes))
            yield ""
        yield from dict.fromkeys(notes)

    def _indented(self, step: int, lines: Iterator[Said]) -> Iterator[str]:
        last = 0
        for line in lines:
            if line.depth < last or (line.depth == 1 and line.mark == ""):
                yield ""
            last = line.depth
            bullet = f"{line.mark} " if line.mark else ""
            yield " " * (step * line.depth) + bullet + line.text
            if not line.mark:
                yield ""

    def _thresholds(self, tier: Tier) -> Iterator[Said]:
        layout = self.random.choice(("items", "paragraphs", "inline"))
        markets = list(
            dict.fromkeys(one.market.key if one.market else "" for line in tier.thresholds for one in line.minimums)
        )
        for market in markets:
            own = [
                (line, one)
                for line in tier.thresholds
                for one in line.minimums
                if (one.market.key if one.market else "") == market
            ]
            if market and layout == "items":
                yield Said(1, f"**{self._of(market)}**")
            elif market and layout == "paragraphs":
                yield Said(1, f"**{self._of(market)}**", mark="")
            for line, one in own:
                text = self._threshold(line, one)
                if market and layout == "inline":
                    text = f"{self._of(market)}: {text}"
                yield Said(2 if market and layout == "items" else 1, text)
        for condition in tier.conditions:
            said = condition.text.singular.casefold()
            if "reseller" in said or "trial" in said:
                yield Said(1, self._of("reseller" if "reseller" in said else "paid"))
        if tier.associations:
            yield from self._associations([one.text for one in tier.associations])

    def _threshold(self, threshold: Threshold, one: Minimum) -> str:
        names = ", ".join(product.name.text for product in threshold.products) or "Dynamics 365"
        average = one.monthly_average.value if one.monthly_average else 0
        text = self._of(threshold.id, amount=one.figure.value, products=names, average=average)
        needs_period = threshold.period and threshold.id == "active-entitlements"
        return text + (self._of("over") if needs_period else "")

    def _associations(self, names: Sequence[str]) -> Iterator[Said]:
        digital = tuple(str(WORDS[locale]["digital"]) for locale in LOCALES)
        joint = tuple(
            f" {WORDS[locale]['or'][0]} ".join(
                digital[n] if name == "Digital Partner of Record" else name for name in names
            )
            for n, locale in enumerate(LOCALES)
        )
        yield Said(1, self._of("association", names=joint))
        url = MORE.format(locale=self.random.choice(("en-us", self.locale.casefold())))
        yield Said(1, self._of("more", url=url))

    def _rule(self, rule: Rule, connective: str | None, notes: list[str]) -> Iterator[Said]:
        if isinstance(rule, Junction):
            for n, part in enumerate(rule.parts):
                yield from self._rule(part, (("AND" if rule.kind == "all" else "OR") if n else connective), notes)
            return
        if connective:
            yield Said(1, f"**{self._of(connective)}**", mark="")
        yield Said(1, self._group(rule))
        for area in rule.areas:
            if area.name:
                yield Said(2, self._of("area", name=area.name.text))
            yield from (Said(3 if area.name else 2, self._credential(one, notes)) for one in area.credentials)

    def _group(self, group: Group) -> str:
        def need(locale: str) -> str:
            kind = WORDS[locale]["exam" if group.kind == "mixed" else group.kind][0]
            role = WORDS[locale][group.role.key][0] if group.role else ""
            return self.say(group.need, locale).format(kind=role + kind)

        many = group.each and (group.people is None or group.people.value > 1)
        return self._of(
            group.relation,
            n=f"**{group.people.value}**" if group.people else "",
            total=f"**{group.total.value}**" if group.total else "",
            each=tuple(self.say("each", locale) if many else "" for locale in LOCALES),
            need=tuple(need(locale) for locale in LOCALES),
        )

    def _credential(self, one: Credential, notes: list[str]) -> str:
        url = one.url.value if one.url else ""
        if self.random.random() < 0.2:
            url = url.replace("/en-us/", f"/{self.locale.casefold()}/").replace("/en/", "/en-gb/")
        label = one.code.value if one.code else one.name.text
        title = f": {one.name.text}" if one.code else ""
        linked = f"[{label}]({url})" if url else label
        said = [
            self._of(key, date=fact.value)
            for key in ("retires", "register_until", "accepted_until")
            if (fact := getattr(one, key))
        ]
        if one.replaced_by:
            said.append(self._of("replaced_by", old=label, new=one.replaced_by.value))
        mark = ""
        if said:
            mark = "\\*" if len(said) == 1 else "\\*\\*" if len(said) == 2 else "\\*\\*\\*"
            notes.append(f"{mark} {' '.join(said)}")
        available = f" {self._of('available', date=one.available_from.value)}" if one.available_from else ""
        return f"{linked}{title}{available}{mark}"


def write_page(competency: Competency, locale: str, seed: int, *, bilingual: bool = False) -> str:
    """Return a page of a competency as somebody may have written it."""
    return Writer(locale, seed, bilingual=bilingual).page(competency)
