import assert from "node:assert/strict";
import { test } from "node:test";

import { Words } from "../../generator/material/assets/competency-docs/qualify/words.js";

/** @param {string} locale */
const words = (locale) => new Words({
  locale,
  words: { met: "%(tier)s: 達成", english: ["%(tier)s: met, 100%%", "en", true] },
  names: { codes: { A: "70-480" }, credentials: { A: ["Programming", "en"], B: ["A certification", "en"] } },
  money: { USD: ["", " 米ドル"] },
});

test("messages are filled by name, and say when they are in another language", () => {
  assert.deepEqual(words("ja-JP").say("met", { tier: "$& Gold" }), { text: "$& Gold: 達成", lang: "ja-JP", missing: false });
  assert.deepEqual(words("ja-JP").say("english", { tier: "Gold" }), { text: "Gold: met, 100%", lang: "en", missing: true });
});

test("what is in another language is a piece of a text, which says so", () => {
  const one = words("ja-JP");
  const tier = one.within({ text: "Gold", lang: "en", missing: true });
  assert.deepEqual(one.pieces(one.say("met", { tier }).text), [
    { text: "Gold", lang: "en", missing: true },
    { text: ": 達成", lang: "ja-JP", missing: false },
  ]);
  // In a sentence that is in English itself, it is one with it.
  assert.equal(one.say("english", { tier }).text, "Gold: met, 100%");
  assert.equal(one.pieces(one.space(`${one.name("credentials", "B")}と${tier}の`)).map(({ text }) => text).join(""),
    "A certification と Gold の");
});

test("an exam is called by its code, what has none by its name", () => {
  assert.equal(words("en").credential("A"), "70-480");
  assert.equal(words("en").credential("B"), "A certification");
  assert.deepEqual(words("ja-JP").pieces(words("ja-JP").credential("B")), [{ text: "A certification", lang: "en", missing: false }]);
});

test("codes are told apart in a text, the longer one first", () => {
  const names = { codes: { A: "70-48", B: "70-480" }, credentials: {} };
  const one = new Words({ locale: "en", words: {}, names, money: {} });
  assert.deepEqual(one.parts("70-480 or 70-48"), ["", "70-480", " or ", "70-48", ""]);
  assert.deepEqual(new Words({ locale: "en", words: {}, names: { codes: {} }, money: {} }).parts("70-480"), ["70-480"]);
});

test("a figure is read as the language writes it, in digits alone, of full width or with spaces", () => {
  assert.equal(words("it-IT").amount("100.000"), 100000);
  assert.equal(words("en").amount("100,000"), 100000);
  assert.equal(words("ja-JP").amount("１００，０００"), 100000);
  assert.equal(words("fr-FR").amount("1\u202f234\u00a0567"), 1234567);
  assert.equal(words("ar-EG").amount("١٠٠٬٠٠٠"), 100000);
  for (const locale of ["en", "it-IT", "ja-JP", "ar-EG"]) assert.equal(words(locale).amount(" 100000 "), 100000);
  assert.equal(words("en").amount(" "), undefined);
  for (const text of ["-5", "3.5", "100.000", "1,00", "1,000,00", "US$5", "9".repeat(20), "1 000,000", "five"]) {
    assert.equal(words("en").amount(text), null, text);
  }
  assert.equal(words("pt-BR").amount("100,000"), null);
});

test("what the form writes of a figure it reads again", () => {
  for (const locale of ["en", "it-IT", "pt-BR", "ja-JP", "zh-CN", "zh-TW", "ar-EG", "de-CH", "fr-FR", "pl-PL"]) {
    for (const amount of [0, 7, 1000, 52000, 1234567]) {
      assert.equal(words(locale).amount(words(locale).figure({ amount })), amount, locale);
    }
  }
});

test("figures, days and lists are those of the language, as the page writes them", () => {
  assert.equal(words("ja-JP").figure({ currency: "USD", amount: 100000 }), "100,000 米ドル");
  assert.equal(words("it-IT").figure({ amount: 100000 }), "100.000");
  assert.equal(words("ja-JP").date("2019-01-01"), "2019 年 1 月 1 日");
  assert.equal(words("pt-BR").date("2019-01-01"), "1º de janeiro de 2019");
  assert.equal(words("it-IT").date("2019-01-01"), "1º gennaio 2019");
  assert.equal(words("it-IT").date("2018-12-31"), "31 dicembre 2018");
  assert.equal(words("ja-JP").join(["A", "B", "C"], "disjunction"), "A、B、または C");
  assert.equal(words("en").join(["A", "B"], "conjunction"), "A and B");
});
