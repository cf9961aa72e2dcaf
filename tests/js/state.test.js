import assert from "node:assert/strict";
import { test } from "node:test";

import { asFragment, parse, textOf } from "../../generator/material/assets/competency-docs/qualify/state.js";

const KNOWN = { figures: ["c.o.revenue"], markets: ["developed"], associations: ["partner"], credentials: ["A", "B"] };
const STATE = {
  day: "2018-03-19",
  market: "developed",
  figures: { "c.o.revenue": 100000 },
  associations: ["partner"],
  people: [{ name: "Ána 亜", passed: ["B"] }],
};

test("what is entered travels in a fragment of letters and digits", () => {
  const fragment = asFragment(STATE);
  assert.match(fragment, /^#qualify=[\w-]+$/);
  assert.deepEqual(parse(textOf(fragment), KNOWN), STATE);
});

test("another fragment says nothing", () => {
  for (const fragment of ["", "#silver", "#qualify=%", "#qualify=!!", "#qualify=_w"]) {
    assert.equal(parse(textOf(fragment), KNOWN), null);
  }
});

test("nobody is entered where nobody is asked for", () => {
  assert.deepEqual(parse(JSON.stringify(STATE), { ...KNOWN, credentials: [] })?.people, []);
});

test("a day that there is not is left out", () => {
  for (const day of ["2018-02-31", "2018-02-29", "2018-99-99", "0001-01-01", "20180301", 5]) {
    assert.equal(parse(JSON.stringify({ day }), KNOWN)?.day, "");
  }
  for (const day of ["2020-02-29", "2018-12-31"]) assert.equal(parse(JSON.stringify({ day }), KNOWN)?.day, day);
});

test("what is not known or of another shape is left out", () => {
  for (const text of [null, "", "1", "null", "{"]) assert.equal(parse(text, KNOWN), null);
  const nothing = { day: "", market: "", figures: {}, associations: null, people: [] };
  assert.deepEqual(parse("{}", KNOWN), nothing);
  assert.deepEqual(parse("[]", KNOWN), nothing);
  const odd = {
    day: "2018-99-99", market: "elsewhere", figures: { "c.o.revenue": -1, more: 3 }, associations: "partner",
    people: [{ name: 9, passed: ["C", "A"] }, null, { name: "x".repeat(200), passed: {} }],
  };
  assert.deepEqual(parse(JSON.stringify(odd), KNOWN), {
    ...nothing,
    people: [{ name: "", passed: ["A"] }, { name: "", passed: [] }, { name: "x".repeat(80), passed: [] }],
  });
  const many = parse(JSON.stringify({ people: Array(200).fill({}) }), KNOWN);
  assert.equal(many?.people.length, 100);
});
