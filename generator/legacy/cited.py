"""Where the data state what pages are held against: the lines of `data/` to show beside those of a page. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from generator import model
from generator.data import Tree
from generator.errors import Evidence
from generator.legacy.facts import Group, OptionFacts, Side, TierFacts
from generator.legacy.known import that_are_replaced


def cited(side: Side, competency: model.Competency, tree: Tree) -> Side:
    """Return what the data state, each fact with its line; of such a side line n is the nth of `cited`."""
    lines = _Lines(tree)
    top = f"competencies.{competency.id}"
    line = lines.at(top)
    options = tuple(
        _option(lines, f"{top}.options.{one.id}", facts, one)
        for facts, one in zip(side.options, competency.options, strict=True)
    )
    return replace(side, line=line, options=options, cited=tuple(lines.held))


class _Lines:
    """Collects lines of the data, each once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.held: dict[Evidence, int] = {}

    def at(self, path: str) -> int:
        """Return the number of the line that states the fact of a path; 0 when the data have no such line."""
        mark = self.tree.mark(self.tree.keys_of(path))
        if mark is None:
            return 0
        shown = Evidence(file=mark.file, line=mark.line, text=mark.text.strip())
        return self.held.setdefault(shown, len(self.held) + 1)


def _option(lines: _Lines, path: str, facts: OptionFacts, one: model.Option) -> OptionFacts:
    tiers = tuple(_tier(lines, path, its, tier) for its, tier in zip(facts.tiers, one.tiers, strict=True))
    return replace(facts, line=lines.at(path), tiers=tiers)


def _tier(lines: _Lines, path: str, facts: TierFacts, tier: model.Tier) -> TierFacts:
    figures = [path for one in tier.thresholds for path in _paths_of_figures(one)]
    thresholds, associations = lines.at(f"{path}.thresholds"), lines.at(f"{path}.associations")
    groups = tier.people.groups if tier.people else ()
    return replace(
        facts,
        line=lines.at(f"{path}.tiers"),
        figures=tuple(replace(one, line=lines.at(at)) for one, at in zip(facts.figures, figures, strict=True)),
        measures=tuple((one, thresholds) for one, _ in facts.measures),
        associations=tuple((one, associations) for one, _ in facts.associations),
        people_line=lines.at(tier.people.headcount.path) if tier.people else 0,
        groups=tuple(_group(lines, its, one) for its, one in zip(facts.groups, groups, strict=True)),
        replaced=tuple(
            replace(its, line=lines.at(one.replaced_by.path)) if one.replaced_by else its
            for its, one in zip(facts.replaced, that_are_replaced(tier), strict=True)
        ),
    )


def _paths_of_figures(threshold: model.Threshold) -> Iterator[str]:
    for one in threshold.minimums:
        if one.figure.value != 1:
            yield one.figure.path
        if one.monthly_average and one.monthly_average.value > 1:
            yield one.monthly_average.path


def _group(lines: _Lines, facts: Group, group: model.Group) -> Group:
    paths = [area.path for area in group.areas for _ in area.credentials]
    listed = tuple(replace(one, line=lines.at(path)) for one, path in zip(facts.credentials, paths, strict=True))
    return replace(facts, line=lines.at(group.path) or facts.line, credentials=listed)
