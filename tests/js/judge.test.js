import assert from "node:assert/strict";
import { test } from "node:test";

import { counts, dayAfter, judge, stops, uncounted } from "../../generator/material/assets/competency-docs/qualify/judge.js";

const TERMS = { A: { retires: "2017-12-31", until: "2018-12-31" }, B: {} };
const PEOPLE = { headcount: 1, ways: [[{ group: "g", relation: "any", people: 1, choices: [["A"], ["B"]] }]] };
const RULES = { competency: "c", terms: TERMS, tiers: [{ option: "o", tier: "silver", people: PEOPLE }] };
const US = { people: [{ name: "Ana", passed: { A: "2017-05" } }], figures: { all: {} }, associations: [] };

test("a tier is met until what it rests on is accepted no more", () => {
  const [verdict] = judge(RULES, US, "2018-12-31");
  assert.deepEqual([verdict.met, verdict.ends, verdict.because], [true, "2019-01-01", ["A"]]);
  const [after] = judge(RULES, US, "2019-01-01");
  assert.deepEqual([after.met, after.people?.examples?.[0].needs], [false, [{ person: 0, count: 1, passes: [[["B"]]] }]]);
  assert.deepEqual(stops(TERMS, US, "2018-12-31"), [{ credential: "A", day: "2019-01-01", people: [0] }]);
});

test("a month counts if one of its days would", () => {
  assert.equal(counts({ retires: "2017-12-31" }, "2017-12", "2018-03-19"), true);
  assert.equal(counts({ retires: "2017-12-31" }, "2018-01", "2018-03-19"), false);
  assert.equal(counts({ since: "2018-01-31" }, "2018-01", "2018-03-19"), true);
  assert.equal(counts({}, "2018-04", "2018-03-19"), false);
});

test("what does not count does not for a reason", () => {
  const passed = { A: "2018-02", B: "2018-04-01" };
  const us = { ...US, people: [{ name: "Ana", passed }] };
  assert.deepEqual(uncounted(TERMS, us, "2018-03-19"), [
    { person: 0, credential: "A", why: "retired" }, { person: 0, credential: "B", why: "later" },
  ]);
});

test("the day after the last of a month is the first of the next", () => {
  assert.equal(dayAfter("2020-02-28"), "2020-02-29");
  assert.equal(dayAfter("2018-12-31"), "2019-01-01");
});

test("a minimum of all markets is said to be of all", () => {
  /** @param {Record<string, number>} minimum */
  const of = (minimum) => {
    const tier = { option: "o", tier: "silver", lines: [{ id: "l", metric: "m", minimum }] };
    return judge({ ...RULES, tiers: [tier] }, { ...US, figures: { x: {} } }, "2018-12-31")[0].lines[0].market;
  };
  assert.deepEqual([of({ all: 5 }), of({ x: 5, all: 9 }), of({ y: 5 })], ["all", "x", "x"]);
});

test("a minimum of all markets is held against the figure of all, else against the sum of theirs", () => {
  const tier = { ...RULES.tiers[0], lines: [{ id: "devices", metric: "devices", minimum: { all: 12 } }] };
  /** @param {Record<string, Record<string, {amount: number}>>} figures */
  const short = (figures) => judge({ ...RULES, tiers: [tier] }, { ...US, figures }, "2018-12-31")[0].lines[0].short;
  assert.deepEqual(short({}), { amount: 12 });
  assert.deepEqual(short({ x: { devices: { amount: 5 } }, y: { devices: { amount: 6 } } }), { amount: 1 });
  assert.deepEqual(short({ x: { devices: { amount: 12 } }, all: { devices: { amount: 9 } } }), { amount: 3 });
});
