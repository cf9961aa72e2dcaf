// Whether an organization's people can meet what is asked of people, and the least that they still have to pass.
// The same search as generator/qualify/people.py, in the same order, so that both give one answer: see there, and docs/qualify.md.

export const MOST_PEOPLE = 100;
const MOST_NEW = 100;
const COUNT_BITS = 30;
const NAME_BITS = 30;
const MOST_STATES = 50_000;
const PASS = 1_000_000;
const WAIT = 1_000;
const NEW = 1;
const CERTIFY = 10 ** 10;

/** Thrown for a rule that asks for more than is decided here. */
export class TooLargeError extends Error {}

/**
 * Return the plan with the least to pass; null when there is none.
 * @param {PeopleRules} rules
 * @param {Set<string>[]} people what counts of each
 * @param {Set<string>} takeable what can still be passed
 * @param {Set<string>} waiting what cannot be passed yet
 * @param {Set<string>} certifications what takes an exam or more
 * @returns {Plan | null}
 */
export function plan(rules, people, takeable, waiting, certifications) {
  const { ways } = rules;
  if (!ways || people.length > MOST_PEOPLE) throw new TooLargeError();
  /** @param {number} price of a certification */
  const cheapest = (price) => {
    const found = ways.flatMap((way, n) => {
      const search = new Search(way, rules.headcount, takeable, waiting, certifications, price);
      const run = search.run(people);
      return run ? [{ n, cost: run.cost, one: arrangement(search, run.taken) }] : [];
    });
    const least = Math.min(...found.map(({ cost }) => cost));
    return { least, found: found.filter(({ cost }) => cost === least) };
  };
  const { least, found } = cheapest(PASS);
  if (!found.length) return null;
  if (ways.some((way) => way.some((one) => one.choices.flat().some((key) => certifications.has(key))))) {
    const others = cheapest(CERTIFY);
    const fewest = found.map(({ one }) => one.needs.reduce((sum, { count, passes }) => sum + count * Math.min(
      ...passes.map((places) => places.filter((keys) => keys.every((key) => certifications.has(key))).length),
    ), 0));
    if (Math.floor(others.least / CERTIFY) < Math.min(...fewest)) found.push(...others.found);
  }
  // Of ways that come to the same to pass, one is enough.
  const all = found.sort((one, other) => one.n - other.n).map(({ one }) => one);
  const told = all.map(({ needs }) => JSON.stringify(needs));
  const examples = all.filter((_, n) => told.indexOf(told[n]) === n);
  return { passes: Math.floor(least / PASS), new: least % WAIT, examples };
}

/**
 * @param {Search} search
 * @param {Taken[]} taken
 * @returns {Arrangement}
 */
function arrangement(search, taken) {
  /** @type {Need[]} */
  const needs = [];
  taken.forEach(({ person, step }) => {
    if (step.cost === 0) return;
    const passes = choice(step.passes.map((one) => search.named(one)));
    const last = needs[needs.length - 1];
    if (person === null && last?.person === null && JSON.stringify(last.passes) === JSON.stringify(passes)) {
      last.count += 1;
    } else {
      needs.push({ person, count: 1, passes });
    }
  });
  const groups = search.way.map(({ group }, n) => ({
    group,
    people: taken.flatMap(({ person, step }) => (person !== null && step.joined.includes(n) ? [person] : [])),
  }));
  return { needs, groups };
}

/**
 * Return sets of credentials as places with alternatives for each, where they are just all of these.
 * @param {string[][]} alternatives
 * @returns {string[][][]}
 */
function choice(alternatives) {
  const [first] = alternatives;
  /** @param {string[]} keys */
  const asSet = (keys) => JSON.stringify([...new Set(keys)].sort());
  const known = new Set(alternatives.map(asSet));
  const every = [...new Set(alternatives.flat())];
  const places = first.map((_, n) => every.filter(
    (key) => known.has(asSet([...first.slice(0, n), key, ...first.slice(n + 1)])),
  ));
  const written = product(places).map(asSet);
  const same = written.length === known.size && new Set(written).size === known.size
    && written.every((one) => known.has(one));
  return same ? [places] : alternatives.map((one) => one.map((key) => [key]));
}

/** The search for one way to meet a rule; a state is one number, as in the twin. */
class Search {
  /**
   * @param {Demand[]} way
   * @param {number} headcount
   * @param {Set<string>} takeable
   * @param {Set<string>} waiting
   * @param {Set<string>} certifications
   * @param {number} price of a certification
   */
  constructor(way, headcount, takeable, waiting, certifications, price) {
    this.way = way;
    this.headcount = headcount;
    this.names = [...new Set(way.flatMap((one) => one.choices.flat()))];
    if (this.names.length > NAME_BITS) throw new TooLargeError();
    this.canTake = this.bits(takeable);
    this.mustWait = this.bits(waiting);
    this.certify = this.bits(certifications);
    this.price = price;
    this.choices = way.map((one) => one.choices.map((keys) => this.bits(new Set(keys))));
    this.patterns = patterns(way);
    /** @type {Map<number, Step[]>} */
    this.known = new Map();

    this.ofHeadcount = way.some((one) => one.relation === "everyone" || one.relation === "subset-of-headcount");
    const sizes = way.map((one) => one.people);
    this.most = Math.max(headcount, sizes.reduce((sum, one) => sum + one, 0));
    if (this.most > MOST_NEW) throw new TooLargeError();
    const everybody = this.ofHeadcount || headcount > Math.max(...sizes) ? headcount : 0;
    /** @type {number[]} */
    this.units = [];
    this.guard = 0;
    let shift = 0;
    let counts = 0;
    let goal = 0;
    for (const size of [...sizes, everybody]) {
      this.units.push(size ? 2 ** shift : 0);
      if (size) {
        const width = 32 - Math.clz32(size);
        const full = 2 ** width - 1;
        counts += (full - size) * 2 ** shift;
        goal += full * 2 ** shift;
        this.guard += 2 ** (shift + width);
        shift += width + 1;
      }
    }
    if (shift > COUNT_BITS) throw new TooLargeError();
    this.last = this.units[way.length];
    this.allFull = this.last ? goal & ~(this.last - 1) : -1;
    this.start = counts;
    this.goal = goal;
  }

  /** @param {Set<string>} keys */
  bits(keys) {
    return this.names.reduce((sum, key, n) => (keys.has(key) ? sum | (1 << n) : sum), 0);
  }

  /** @param {number} passes */
  named(passes) {
    return this.names.filter((_, n) => (passes >> n) & 1);
  }

  /**
   * Return the least cost, and who joins which groups with what to pass.
   * @param {Set<string>[]} people
   * @returns {{cost: number, taken: Taken[]} | null}
   */
  run(people) {
    let best = new Map([[this.start, 0]]);
    /** @type {{person: number | null, came: Map<number, [number, Step]>}[]} */
    const trail = [];
    for (const [person, own] of this.candidates(people)) {
      const fee = person === null ? NEW : 0;
      const before = best;
      best = new Map(before);
      /** @type {Map<number, [number, Step]>} */
      const came = new Map();
      const bound = before.get(this.goal) ?? Infinity;
      for (const [state, cost] of before) {
        if (cost + fee >= bound) continue;
        for (const step of this.steps(own)) {
          const total = cost + step.cost + fee;
          const reached = total < bound ? this.joined(state, step) : null;
          if (reached !== null && total < (best.get(reached) ?? Infinity)) {
            best.set(reached, total);
            came.set(reached, [state, step]);
          }
        }
      }
      if (best.size > MOST_STATES) throw new TooLargeError();
      trail.push({ person, came });
      // One more new person would change nothing either.
      if (person === null && !came.size) break;
    }
    const cost = best.get(this.goal);
    if (cost === undefined) return null;
    /** @type {Taken[]} */
    const taken = [];
    let state = this.goal;
    for (const { person, came } of trail.reverse()) {
      const found = came.get(state);
      if (found) {
        state = found[0];
        taken.unshift({ person, step: found[1] });
      }
    }
    return { cost, taken };
  }

  /**
   * @param {Set<string>[]} people
   * @returns {[number | null, number][]}
   */
  candidates(people) {
    /** @type {Map<number, number>} */
    const seen = new Map();
    /** @type {[number | null, number][]} */
    const found = [];
    people.forEach((passed, person) => {
      const own = this.bits(passed);
      seen.set(own, (seen.get(own) ?? 0) + 1);
      if (/** @type {number} */ (seen.get(own)) <= this.most) found.push([person, own]);
    });
    for (let n = 0; n < this.most; n += 1) found.push([null, 0]);
    return found;
  }

  /**
   * Return the state after a step, if there is room.
   * @param {number} state
   * @param {Step} step
   */
  joined(state, step) {
    const full = this.last && !this.ofHeadcount && (state & this.allFull) === this.allFull;
    const reached = state + step.counts - (full ? this.last : 0);
    return reached & this.guard ? null : reached;
  }

  /** @param {number} own */
  steps(own) {
    let steps = this.known.get(own);
    if (!steps) {
      steps = this.findSteps(own);
      this.known.set(own, steps);
    }
    return steps;
  }

  /** @param {number} own */
  findSteps(own) {
    /** @type {Step[]} */
    const steps = [];
    for (const joined of this.patterns) {
      const counts = joined.reduce((sum, n) => sum + this.units[n], this.last);
      const all = this.passes(own, joined);
      const cost = Math.min(...all.map((passes) => this.cost(passes)));
      const passes = all.filter((one) => this.cost(one) === cost);
      if (all.length) steps.push({ joined, counts, cost, passes });
    }
    return steps;
  }

  /** @param {number} passes */
  cost(passes) {
    return ones(passes) * PASS + ones(passes & this.mustWait) * WAIT + ones(passes & this.certify) * (this.price - PASS);
  }

  /**
   * Return what a person can pass to stand in some groups, each set once.
   * @param {number} own
   * @param {number[]} joined
   */
  passes(own, joined) {
    const lists = joined.map((n) => this.choices[n].flatMap((keys) => (keys & ~own & ~this.canTake ? [] : [keys & ~own])));
    return [...new Set(product(lists).map((chosen) => chosen.reduce((union, one) => union | one, 0)))];
  }
}

/**
 * Return the groups that one person can stand in at once.
 * @param {Demand[]} way
 */
function patterns(way) {
  return product(way.map(() => [false, true]))
    .filter((pattern) => pattern.some(Boolean) && way.every((one, n) => allows(one.relation, n, pattern)))
    .map((pattern) => pattern.flatMap((joined, n) => (joined ? [n] : [])));
}

/**
 * @param {Relation} relation
 * @param {number} n
 * @param {boolean[]} pattern
 */
function allows(relation, n, pattern) {
  if (relation === "everyone") return pattern[n];
  if (n === 0) return true;
  const before = pattern[n - 1];
  if (relation === "same") return pattern[n] === before;
  if (relation === "other") return !(pattern[n] && before);
  return relation !== "subset-of-same" || before || !pattern[n];
}

/**
 * Return every choice of one from each list; the last changes first.
 * @template T
 * @param {T[][]} lists
 * @returns {T[][]}
 */
function product(lists) {
  return lists.reduce(
    (found, list) => found.flatMap((chosen) => list.map((one) => [...chosen, one])),
    /** @type {T[][]} */ ([[]]),
  );
}

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}
