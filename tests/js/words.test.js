import assert from "node:assert/strict";
import { test } from "node:test";

import { Words } from "../../generator/material/assets/competency-docs/qualify/words.js";

/** @param {string} locale */
const words = (locale) => new Words({
  locale,
  words: { met: "%(tier)s: 達成", english: ["%(tier)s: met, 100%%", "en"] },
  names: { codes: { A: "70-480" }, credentials: { A: ["Programming", "en"], B: ["A certification", "en"] } },
  money: { USD: ["", " 米ドル"] },
});

test("messages are filled by name, and say when they are in another language", () => {
  assert.deepEqual(words("ja-JP").say("met", { tier: "$& Gold" }), { text: "$& Gold: 達成", lang: "ja-JP" });
  assert.deepEqual(words("ja-JP").say("english", { tier: "Gold" }), { text: "Gold: met, 100%", lang: "en" });
});

test("an exam is called by its code, what has none by its name", () => {
  assert.equal(words("en").credential("A"), "70-480");
  assert.equal(words("en").credential("B"), "A certification");
});

test("figures, days and lists are those of the language, as the page writes them", () => {
  assert.equal(words("ja-JP").figure({ currency: "USD", amount: 100000 }), "100,000 米ドル");
  assert.equal(words("it-IT").figure({ amount: 100000 }), "100.000");
  assert.equal(words("ja-JP").date("2019-01-01"), "2019 年 1 月 1 日");
  assert.equal(words("pt-BR").date("2019-01-01"), "1 de janeiro de 2019");
  assert.equal(words("ja-JP").join(["A", "B", "C"], "disjunction"), "A、B、または C");
  assert.equal(words("en").join(["A", "B"], "conjunction"), "A and B");
});
