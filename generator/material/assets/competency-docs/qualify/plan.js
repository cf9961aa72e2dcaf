// Whether an organization's people can meet what is asked of people, and the least that they still have to pass.
// The same search as generator/qualify/people.py, in the same order, so that both give one answer: see docs/qualify.md.

/**
 * @typedef {"any" | "same" | "other" | "same-or-different" | "same-allowed" | "subset-of-same" | "subset-of-headcount"
 *   | "everyone" | "unstated"} Relation
 * @typedef {{group: string, relation: Relation, people?: number, choices?: string[][], together?: string[]}} Demand
 * @typedef {{headcount: number, ways?: Demand[][]}} PeopleRules
 * @typedef {{person: number | null, count: number, passes: string[][][]}} Need
 * @typedef {{passes: number, new: number, needs: Need[], groups: {group: string, people: number[]}[]}} Plan
 * @typedef {{joined: number[], counts: number, marks: number, cost: number, passes: number[]}} Step
 * @typedef {{person: number | null, own: number, step: Step}} Taken
 */

export const MOST_PEOPLE = 100;
const MOST_NEW = 100;
const COUNT_BITS = 30;
const MARK_BITS = 12;
const NAME_BITS = 30;
const MARKS = 2 ** MARK_BITS;
const MOST_STATES = 50_000;
const PASS = 1_000_000;
const WAIT = 1_000;
const NEW = 1;

/** Thrown for a rule that asks for more than is decided here. */
export class TooLargeError extends Error {}

/**
 * Return the plan with the least to pass; null when there is none.
 * @param {PeopleRules} rules
 * @param {Set<string>[]} people what counts of each
 * @param {Set<string>} takeable what can still be passed
 * @param {Set<string>} waiting what cannot be passed yet
 * @returns {Plan | null}
 */
export function plan(rules, people, takeable, waiting) {
  if (!rules.ways || people.length > MOST_PEOPLE) throw new TooLargeError();
  /** @type {{cost: number, search: Search, taken: Taken[]} | null} */
  let best = null;
  for (const way of rules.ways) {
    const search = new Search(way, rules.headcount, takeable, waiting);
    const found = search.run(people);
    if (found && (!best || found.cost < best.cost)) best = { ...found, search };
  }
  return best && told(best.cost, best.search, best.taken);
}

/**
 * @param {number} cost
 * @param {Search} search
 * @param {Taken[]} taken
 * @returns {Plan}
 */
function told(cost, search, taken) {
  /** @type {Need[]} */
  const needs = [];
  const alternatives = search.alternatives(taken);
  taken.forEach(({ person, step }, n) => {
    if (step.cost === 0) return;
    const passes = choice(alternatives[n].map((one) => search.named(one)));
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
  return { passes: Math.floor(cost / PASS), new: cost % WAIT, needs, groups };
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
   */
  constructor(way, headcount, takeable, waiting) {
    this.way = way;
    this.headcount = headcount;
    this.names = [...new Set(way.flatMap((one) => [...(one.choices ?? []), one.together ?? []].flat()))];
    if (this.names.length > NAME_BITS) throw new TooLargeError();
    this.canTake = this.bits(takeable);
    this.mustWait = this.bits(waiting);
    this.choices = way.map((one) => (one.choices ?? []).map((keys) => this.bits(new Set(keys))));
    this.together = way.map((one) => this.bits(new Set(one.together ?? [])));
    this.patterns = patterns(way);
    /** @type {Map<number, Step[]>} */
    this.known = new Map();

    this.ofHeadcount = way.some((one) => one.relation === "everyone" || one.relation === "subset-of-headcount");
    const places = way.map((one) => one.people ?? Math.max(1, one.together?.length ?? 0));
    this.most = Math.max(headcount, places.reduce((sum, one) => sum + one, 0));
    if (this.most > MOST_NEW) throw new TooLargeError();
    const largest = Math.max(0, ...way.map((one) => one.people ?? 0));
    const everybody = this.ofHeadcount || headcount > largest ? headcount : undefined;
    /** @type {number[]} */
    this.units = [];
    this.guard = 0;
    let shift = 0;
    let counts = 0;
    let goal = 0;
    for (const size of [...way.map((one) => one.people), everybody]) {
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
    /** @type {number[]} */
    this.flags = [];
    let marks = 0;
    for (const one of way) {
      this.flags.push(marks);
      marks += (one.together?.length ?? 0) + (one.people ? 0 : 1);
    }
    if (shift > COUNT_BITS || marks > MARK_BITS) throw new TooLargeError();
    this.last = this.units[way.length];
    this.allFull = this.last ? goal & ~(this.last - 1) : -1;
    this.start = counts * MARKS;
    this.allMarks = 2 ** marks - 1;
    this.goal = goal * MARKS + this.allMarks;
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
    /** @type {{person: number | null, own: number, came: Map<number, [number, Step]>}[]} */
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
      trail.push({ person, own, came });
      // One more new person would change nothing either.
      if (person === null && !came.size) break;
    }
    const cost = best.get(this.goal);
    if (cost === undefined) return null;
    /** @type {Taken[]} */
    const taken = [];
    let state = this.goal;
    for (const { person, own, came } of trail.reverse()) {
      const found = came.get(state);
      if (found) {
        state = found[0];
        taken.unshift({ person, own, step: found[1] });
      }
    }
    return { cost, taken };
  }

  /**
   * Return for each step all that can be passed instead at the same cost, whatever the others then choose.
   * @param {Taken[]} taken
   */
  alternatives(taken) {
    /** @type {number[][]} */
    const free = [];
    const sure = taken.map(({ step }) => step.marks);
    for (let n = taken.length - 1; n >= 0; n -= 1) {
      const { own, step } = taken[n];
      const others = sure.reduce((union, one, at) => (at === n ? union : union | one), 0);
      const joined = step.joined.join();
      const enough = this.steps(own).filter((one) => one.joined.join() === joined && one.cost === step.cost
        && (others | one.marks) === this.allMarks);
      free.unshift(enough.flatMap((one) => one.passes));
      for (const one of enough) sure[n] &= one.marks;
    }
    return free;
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
   * Return the state after a step; null when a group would have too many people.
   * @param {number} state
   * @param {Step} step
   */
  joined(state, step) {
    let counts = Math.floor(state / MARKS);
    const full = this.last && !this.ofHeadcount && (counts & this.allFull) === this.allFull;
    counts += step.counts - (full ? this.last : 0);
    return counts & this.guard ? null : counts * MARKS + ((state % MARKS) | step.marks);
  }

  /**
   * Return what can become of a person who has passed something: of all with one effect, the cheapest.
   * @param {number} own
   */
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
    /** @type {Map<string, Step>} */
    const steps = new Map();
    for (const joined of this.patterns) {
      const counts = joined.reduce((sum, n) => sum + this.units[n], this.last);
      for (const passes of this.passes(own, joined)) {
        const marks = this.marks(own | passes, joined);
        const cost = ones(passes) * PASS + ones(passes & this.mustWait) * WAIT;
        const key = `${joined} ${marks}`;
        const known = steps.get(key);
        if (!known || cost < known.cost) steps.set(key, { joined, counts, marks, cost, passes: [passes] });
        else if (cost === known.cost) known.passes.push(passes);
      }
    }
    return [...steps.values()];
  }

  /**
   * Return the sets of credentials that a person can pass to stand in some groups, each once.
   * @param {number} own
   * @param {number[]} joined
   */
  passes(own, joined) {
    const sets = product(joined.map((n) => this.passesFor(own, n)));
    return new Set(sets.map((chosen) => chosen.reduce((union, one) => union | one, 0)));
  }

  /**
   * @param {number} own
   * @param {number} n
   */
  passesFor(own, n) {
    /** @type {number[]} */
    const found = [];
    const together = this.together[n];
    if (together) {
      const left = together & ~own & this.canTake;
      for (let part = left; ; part = (part - 1) & left) {
        if ((own | part) & together) found.push(part);
        if (part === 0) break;
      }
    }
    for (const keys of this.choices[n]) {
      if ((keys & ~own & ~this.canTake) === 0) found.push(keys & ~own);
    }
    return found;
  }

  /**
   * @param {number} own
   * @param {number[]} joined
   */
  marks(own, joined) {
    let marks = 0;
    for (const n of joined) {
      let at = this.flags[n];
      for (const key of this.way[n].together ?? []) {
        marks |= ((own >> this.names.indexOf(key)) & 1) << at;
        at += 1;
      }
      if (!this.way[n].people) marks |= 1 << at;
    }
    return marks;
  }
}

/**
 * Return the groups that one person can stand in at once, as the relations between them allow.
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
