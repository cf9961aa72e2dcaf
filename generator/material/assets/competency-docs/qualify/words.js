// Words, figures and days as the page's language writes them. Words come with the page; nothing is worded here.

/**
 * @typedef {string | [string, string]} Said a text, and its language where that is not the page's
 * @typedef {{locale: string, words: Record<string, Said>, names: Record<string, Record<string, Said>>,
 *   money: Record<string, [string, string]>}} Vocabulary
 */

const CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff";
const EDGES = new RegExp(`(?<=[${CJK}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[${CJK}])`, "g");

export class Words {
  /** @param {Vocabulary} vocabulary */
  constructor({ locale, words, names, money }) {
    this.locale = locale;
    this.words = words;
    this.names = names;
    this.prices = money;
  }

  /**
   * Return a message with its placeholders filled, and its language.
   * @param {string} key
   * @param {Record<string, string>} values
   * @returns {{text: string, lang: string}}
   */
  say(key, values = {}) {
    const { text, lang } = this.said(this.words[key]);
    return { text: text.replace(/%\((\w+)\)s|%%/g, (mark, name) => (name ? values[name] ?? mark : "%")), lang };
  }

  /**
   * @param {string} kind
   * @param {string} key
   */
  name(kind, key) {
    return this.said(this.names[kind][key]).text;
  }

  /** @param {Said} said */
  said(said) {
    const [text, lang] = typeof said === "string" ? [said, this.locale] : said;
    return { text, lang };
  }

  /**
   * Return the code of an exam, or the name of what has none.
   * @param {string} key
   */
  credential(key) {
    return this.names.codes[key] ? this.name("codes", key) : this.name("credentials", key);
  }

  /** @param {{currency?: string, amount: number}} figure */
  figure({ currency, amount }) {
    const [before, after] = currency ? this.prices[currency] : ["", ""];
    return before + new Intl.NumberFormat(this.locale).format(amount) + after;
  }

  /** @param {string} day */
  date(day) {
    const format = new Intl.DateTimeFormat(this.locale, { dateStyle: "long", timeZone: "UTC" });
    return this.space(format.format(new Date(`${day}T00:00:00Z`)));
  }

  /**
   * Return `A, B or C`, or with "conjunction" `A, B and C`.
   * @param {string[]} items
   * @param {"disjunction" | "conjunction"} type
   */
  join(items, type) {
    // TypeScript's library for ES2021 knows it; older ones do not.
    return this.space(new Intl.ListFormat(this.locale, { type }).format(items));
  }

  /**
   * Return Chinese or Japanese text with a space beside Latin letters and digits.
   * @param {string} text
   */
  space(text) {
    return /^(?:ja|zh)\b/.test(this.locale) ? text.replace(EDGES, " ") : text;
  }
}
