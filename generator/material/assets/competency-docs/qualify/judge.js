// What an organization meets on a day and what it lacks, for each tier; what stops counting, and when.
// The same as generator/qualify/verdict.py: see docs/qualify.md. Days are texts such as 2018-12-31.

import { TooLargeError, plan } from "./plan.js";

/**
 * Return the verdict on each tier of a competency, in its order.
 * @param {Rules} rules
 * @param {Organization} organization
 * @param {string} day
 * @returns {Verdict[]}
 */
export function judge(rules, organization, day) {
  return rules.tiers.map((one) => judgeTier(rules, one, organization, day));
}

/**
 * Return what counts on a day and will stop, the earliest first.
 * @param {Rules["terms"]} terms
 * @param {Organization} organization
 * @param {string} day
 * @returns {Stop[]}
 */
export function stops(terms, organization, day) {
  /** @type {Stop[]} */
  const found = [];
  for (const [credential, term] of Object.entries(terms)) {
    const people = organization.people.flatMap(({ passed }, n) => (
      credential in passed && counts(term, passed[credential], day) ? [n] : []
    ));
    if (term.until && people.length) found.push({ credential, day: dayAfter(term.until), people });
  }
  return found.sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
}

/**
 * Return the number of a person and a credential that does not count on a day, though it is entered, and why.
 * @param {Rules["terms"]} terms
 * @param {Organization} organization
 * @param {string} day
 * @returns {{person: number, credential: string, why: Why}[]}
 */
export function uncounted(terms, organization, day) {
  return organization.people.flatMap(({ passed }, person) => Object.keys(passed).flatMap((credential) => {
    const why = credential in terms ? against(terms[credential], passed[credential], day) : null;
    return why ? [{ person, credential, why }] : [];
  }));
}

/**
 * @param {Rules} rules
 * @param {TierRules} one
 * @param {Organization} organization
 * @param {string} day
 * @returns {Verdict}
 */
function judgeTier(rules, one, organization, day) {
  const { market, lines } = nearestMarket(rules.competency, one, organization.figures);
  const any = one.associations ?? [];
  const associations = any.some((key) => organization.associations.includes(key)) ? [] : any;
  /** @type {Verdict} */
  const verdict = { option: one.option, tier: one.tier, met: false, market, lines, associations, because: [] };
  if (one.people) verdict.people = judgePeople(rules.terms, one.people, organization, day);
  verdict.met = (!verdict.people || verdict.people.answer === "met") && !associations.length
    && lines.every((line) => line.met);
  if (!verdict.met || !one.people) return verdict;
  const { people } = one;
  /** @param {Rules["terms"]} terms @param {string} on */
  const isMet = (terms, on) => judgePeople(terms, people, organization, on).answer === "met";
  /**
   * Return of what has ended no more than makes the difference: were the rest still accepted, it would not be met.
   * @param {Rules["terms"]} terms @param {string} on @param {string[]} ended @returns {string[]}
   */
  const because = (terms, on, ended) => {
    for (const key of ended) {
      const spared = { ...terms, [key]: { ...terms[key], until: "" } };
      if (ended.length > 1 && !isMet(spared, on)) return because(spared, on, ended.filter((other) => other !== key));
    }
    return ended;
  };
  const own = asked(people);
  const coming = stops(rules.terms, organization, day).filter(({ credential }) => own.has(credential));
  for (const first of new Set(coming.map((stop) => stop.day))) {
    if (!isMet(rules.terms, first)) {
      const ended = coming.filter((stop) => stop.day === first).map((stop) => stop.credential);
      return { ...verdict, ends: first, because: because(rules.terms, first, ended) };
    }
  }
  return verdict;
}

/**
 * Return the market whose figures come nearest, as the twin says, and its lines.
 * @param {string} competency
 * @param {TierRules} one
 * @param {Organization["figures"]} figures
 */
function nearestMarket(competency, one, figures) {
  /** @param {string[]} keys */
  const markets = (keys) => [...new Set(keys)].filter((key) => key !== "all").sort();
  const own = markets(Object.keys(figures));
  const asked = markets((one.lines ?? []).flatMap(({ minimum }) => Object.keys(minimum)));
  const found = (own.length ? own : asked.length ? asked : ["all"]).map((market) => {
    const lines = (one.lines ?? []).map(
      (line) => judgeLine(line, market, figures, `${competency}.${one.option}.${line.id}`),
    );
    const missed = lines.filter((line) => !line.met);
    const away = missed.flatMap(({ minimum, short }) => (minimum && short ? [[short.amount / minimum.amount, short.amount]] : []));
    /** @param {number} n */
    const sum = (n) => away.reduce((total, each) => total + each[n], 0);
    return { market, lines, far: [missed.length - away.length, missed.length, sum(0), sum(1)] };
  });
  return found.sort((a, b) => a.far.map((one, n) => one - b.far[n]).find((less) => less) ?? 0)[0];
}

/**
 * @param {Line} line
 * @param {string} market
 * @param {Organization["figures"]} figures
 * @param {string} key
 * @returns {LineVerdict}
 */
function judgeLine({ id, metric, currency, minimum }, market, figures, key) {
  const own = market in minimum || !("all" in minimum) ? market : "all";
  /** @param {number} amount */
  const asFigure = (amount) => (currency ? { currency, amount } : { amount });
  /** @param {Figure} figure */
  const reached = (figure) => (figure.currency === currency ? figure.amount : 0);
  const given = Object.values(figures).flatMap((of) => of[key] ?? of[metric] ?? []);
  let figure = figures[own]?.[key] ?? figures[own]?.[metric];
  // That of all markets, where it is not given, is the sum of theirs.
  if (!figure && own === "all" && given.length) figure = asFigure(given.reduce((sum, one) => sum + reached(one), 0));
  /** @type {LineVerdict} */
  const verdict = { id, metric, market: own, met: false };
  if (figure) verdict.figure = figure;
  const least = minimum[own];
  if (least === undefined) return verdict;
  const short = least - (figure ? reached(figure) : 0);
  verdict.minimum = asFigure(least);
  verdict.met = short <= 0;
  if (short > 0) verdict.short = asFigure(short);
  return verdict;
}

/**
 * Return the credentials that are asked for.
 * @param {PeopleRules} rules
 */
function asked({ ways }) {
  return new Set((ways ?? []).flatMap((way) => way.flatMap((one) => one.choices.flat())));
}

/**
 * @param {Rules["terms"]} terms
 * @param {PeopleRules} rules
 * @param {Organization} organization
 * @param {string} day
 * @returns {PeopleVerdict}
 */
function judgePeople(terms, rules, organization, day) {
  const takeable = new Set([...asked(rules)].filter((key) => canBeTaken(terms[key] ?? {}, day)));
  const waiting = new Set([...takeable].filter((key) => day < (terms[key]?.since ?? "")));
  const people = organization.people.map(({ passed }) => new Set(
    Object.keys(passed).filter((key) => counts(terms[key] ?? {}, passed[key], day)),
  ));
  const certifications = new Set([...takeable].filter((key) => terms[key]?.certification));
  try {
    const found = plan(rules, people, takeable, waiting, certifications);
    return found ? { answer: found.passes ? "missing" : "met", ...found } : { answer: "impossible" };
  } catch (error) {
    if (error instanceof TooLargeError) return { answer: "too-large" };
    throw error;
  }
}

/**
 * Return why what was passed then does not count on a day, or null; without a date, it was passed in time.
 * @param {Terms} terms
 * @param {string} passed
 * @param {string} day
 * @returns {Why | null}
 */
function against({ since, retires, until }, passed, day) {
  if (until && day > until) return "ended";
  if (since && day < since) return "unavailable";
  // A month begins before, and ends after, each of its days.
  const first = passed.length === "2018-01".length ? `${passed}-01` : passed;
  const last = passed.length === "2018-01".length ? `${passed}-31` : passed;
  if (!passed) return null;
  if (first > day) return "later";
  if (retires && first > retires) return "retired";
  return since && last < since ? "early" : null;
}

/**
 * Return whether what was passed then counts on a day.
 * @param {Terms} terms
 * @param {string} passed
 * @param {string} day
 */
export const counts = (terms, passed, day) => against(terms, passed, day) === null;

/**
 * @param {Terms} terms
 * @param {string} day
 */
function canBeTaken({ take, until }, day) {
  return !(take && day > take) && !(until && day > until);
}

/** @param {string} day */
export function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, "2018-01-01".length);
}
