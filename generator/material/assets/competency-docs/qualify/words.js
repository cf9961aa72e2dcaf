// Words, figures and days as the page's language writes them. Words come with the page; nothing is worded here.

const CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff";
// English within a text of another language: meant, or for want of a translation.
const [MEANT, MISSING, END] = "\ue000\ue001\ue002";
const EDGES = new RegExp(`(?<=[${CJK}])(?=[${MEANT}${MISSING}]?[0-9A-Za-z])|(?<=[0-9A-Za-z]${END}?)(?=[${CJK}])`, "g");

export class Words {
  /** @param {Vocabulary} vocabulary */
  constructor({ locale, words, names, money }) {
    const codes = Object.keys(names.codes).map((key) => this.said(names.codes[key]).text);
    // A code may begin with another one.
    const longest = codes.sort((one, other) => other.length - one.length).map((code) => code.replace(/\W/g, "\\$&"));
    this.codes = longest.length ? new RegExp(`(${longest.join("|")})`) : null;
    this.locale = locale;
    this.words = words;
    this.names = names;
    this.prices = money;
  }

  /**
   * Return a message with its placeholders filled.
   * @param {string} key
   * @param {Record<string, string>} values
   * @returns {Worded}
   */
  say(key, values = {}) {
    const { text, lang, missing } = this.said(this.words[key]);
    const filled = text.replace(/%\((\w+)\)s|%%/g, (mark, name) => (name ? values[name] ?? mark : "%"));
    return { text: lang === this.locale ? filled : filled.replace(/[\ue000-\ue002]/g, ""), lang, missing };
  }

  /**
   * Return a name for a place in a text.
   * @param {string} kind
   * @param {string} key
   */
  name(kind, key) {
    return this.within(this.said(this.names[kind][key]));
  }

  /**
   * @param {Said} said
   * @returns {Worded}
   */
  said(said) {
    const [text, lang, missing = false] = typeof said === "string" ? [said, this.locale] : said;
    return { text, lang, missing };
  }

  /** @param {Worded} worded */
  within({ text, lang, missing }) {
    return lang === this.locale ? text : (missing ? MISSING : MEANT) + text + END;
  }

  /**
   * Return the parts of a text, each in one language.
   * @param {string} text
   * @returns {Worded[]}
   */
  pieces(text) {
    return text.split(/([\ue000\ue001][^\ue002]*\ue002)/).filter(Boolean).map((part) => (part.endsWith(END)
      ? { text: part.slice(1, -1), lang: "en", missing: part[0] === MISSING }
      : { text: part, lang: this.locale, missing: false }));
  }

  /**
   * Return the code of an exam, or the name of what has none.
   * @param {string} key
   */
  credential(key) {
    return this.names.codes[key] ? this.name("codes", key) : this.name("credentials", key);
  }

  /**
   * Return a text in parts; every second one is the code of an exam.
   * @param {string} text
   */
  parts(text) {
    return this.codes ? text.split(this.codes) : [text];
  }

  /** @param {{currency?: string, amount: number}} figure */
  figure({ currency, amount }) {
    const [before, after] = currency ? this.prices[currency] : ["", ""];
    return before + new Intl.NumberFormat(this.locale).format(amount) + after;
  }

  /**
   * Return the whole number that a text is, in digits alone or grouped as the language groups them; undefined for no
   * text, null for any other.
   * @param {string} text
   * @returns {number | null | undefined}
   */
  amount(text) {
    const format = new Intl.NumberFormat(this.locale);
    const digits = Array.from("0123456789", (digit) => format.format(Number(digit)));
    // Of full width, they become plain ones.
    const plain = Array.from(text.normalize("NFKC").trim(), (one) => (digits.includes(one) ? digits.indexOf(one) : one)).join("");
    if (!plain) return undefined;
    const group = format.formatToParts(1234567).find(({ type }) => type === "group")?.value ?? " ";
    // A space of any kind has become a plain one, too.
    const parts = plain.split(plain.includes(" ") ? " " : group);
    const grouped = parts.every((part, n) => (n ? /^\d{3}$/ : /^\d{1,3}$/).test(part));
    const amount = grouped || /^\d+$/.test(plain) ? Number(parts.join("")) : NaN;
    return Number.isSafeInteger(amount) ? amount : null;
  }

  /** @param {string} day */
  date(day) {
    const format = new Intl.DateTimeFormat(this.locale, { dateStyle: "long", timeZone: "UTC" });
    const parts = format.formatToParts(new Date(`${day}T00:00:00Z`));
    const first = /^(?:it|pt)\b/.test(this.locale);
    return this.space(parts.map(({ type, value }) => (first && type === "day" && value === "1" ? "1º" : value)).join(""));
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
