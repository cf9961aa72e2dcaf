// Search in every language: the theme's worker, given our words in place of its English ones.
// What the index and a query go through here is told in docs/decisions/search.md.
(() => {
  const SETUP = 0; // the theme's types of messages
  const QUERY = 2;
  // Scripts that put no space between words: a text is found from each of its characters on, for so many characters.
  const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}`;
  const LONGEST = 12;
  // Where a word is found from: in `L'organizzazione` and `PMI-ACP` twice, in Arabic before and in Latin letters.
  const BEGINNING = new RegExp(
    `[${UNSPACED}]|[\\p{scx=Latn}\\p{M}\\p{N}]+|(?:(?![${UNSPACED}\\p{scx=Latn}])[\\p{L}\\p{M}])+`, "gu");
  const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
  const RUN_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const CODE = /[\p{scx=Latn}\p{N}]+-\p{N}+/gu;
  // The theme cuts what is asked for in Han characters by the words of the index: with this at its end, none is one.
  const END = "\u2060";
  const WHOLE = "\u2063"; // before a name that is written as one word
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i" };

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652]/g, "").normalize("NFC")
    .replace(/[ßæœøđłı]/g, (letter) => LETTERS[letter]);
  const forms = (text) => [...new Set([plain(text), folded(plain(text))])];

  // What a word of the index is found by: its beginnings.
  const beginnings = (word) => [...word.matchAll(BEGINNING)].map(({ index }) => {
    const rest = word.slice(index);
    return RUN_UNSPACED.test(rest) ? rest.slice(0, LONGEST) + END : rest;
  });
  const termsOf = new Map(); // each word is there many times
  const found = (token) => {
    const word = token.toString();
    if (word.startsWith(WHOLE)) return token;
    if (!termsOf.has(word)) termsOf.set(word, [...new Set(forms(word).flatMap(beginnings))]);
    return termsOf.get(word).map((term) => token.clone(() => term));
  };

  let separator; // of words
  const written = (name) => WHOLE + folded(plain(name)) + END;
  const whole = (name) => written(plain(name).split(separator).join(""));
  let texts = ""; // of all pages
  let codes = new Map(); // of exams, by what they are without their hyphen
  const places = new Set(); // by their names
  const pages = new Set();
  const read = ({ config, docs }) => {
    separator = new RegExp(config.separator);
    texts = docs.flatMap(({ location: _, ...said }) => forms(Object.values(said).join("\n"))).join("\n");
    codes = new Map((texts.match(CODE) ?? []).map((code) => [code.replace("-", ""), code]));
    docs.forEach((doc) => {
      const own = [doc.title, ...(doc.names ?? "").split("\n"), ...(doc.title.match(CODE) ?? [])].map(whole);
      own.forEach((name) => (doc.location.includes("#") ? places : pages).add(name));
      doc.whole = own.join(" ");
    });
    config.fields.whole = { boost: 100000 };
    config.pipeline = ["stemmer"]; // ours, see below
  };

  // The longest texts that stand on a page, of one that stands on none.
  const known = (text) => {
    let n = Math.min(text.length, LONGEST);
    while (n > 1 && !texts.includes(text.slice(0, n))) n -= 1;
    return [text.slice(0, n), ...(n < text.length ? known(text.slice(n)) : [])];
  };
  const terms = (word) => {
    const there = forms(word).filter((form) => texts.includes(form));
    if (there.length && !(RUN_UNSPACED.test(word) && word.length > LONGEST)) return there;
    // An exam that no page has is not sought by halves.
    if (word.match(CODE)) return [word];
    return (word.match(RUN) ?? []).flatMap((run) => (RUN_UNSPACED.test(run) ? known(run) : run.match(BEGINNING).map(folded)));
  };
  // The names of what is meant before all else: the whole query, or the codes in it, or the longest name of a page.
  const named = (query, words) => {
    const all = whole(query);
    if (!words.length) return [];
    if (places.has(all) || pages.has(all)) return [all];
    const exams = words.filter((word) => word.match(CODE)).map(written);
    if (exams.length) return exams;
    const spans = words.flatMap((_, from) => words.slice(from).map((_, n) => words.slice(from, from + n + 1).join("")));
    return spans.map(written).filter((name) => pages.has(name)).sort((one, other) => other.length - one.length).slice(0, 1);
  };
  const asked = (typed) => {
    const query = plain(typed.slice(0, 200)); // more than anyone types
    const words = query
      // A Japanese keyboard writes a long vowel for a hyphen. Nobody seeks the `l` of `l'organizzazione`.
      .replace(/([\da-z])ー(?=\d)/g, "$1-").replace(/(^|\s)\p{L}['’](?=\p{L})/gu, "$1").replaceAll("\\", " ")
      .split(separator)
      .map((word) => word.slice(Math.max(word.search(/[\p{L}\p{M}\p{N}]/u), 0))).filter(Boolean);
    for (let n = 0; n < words.length; n += 1) {
      const two = codes.get(words[n] + words[n + 1]);
      words.splice(n, two ? 2 : 1, two ?? codes.get(words[n]) ?? words[n]);
    }
    // The worker reads a query twice; a hyphen would be an operator.
    return [...words.flatMap(terms), ...named(query, words)]
      .map((term) => term.replaceAll("-", String.raw`\\\-`)).join(" ");
  };

  // Before the theme's worker, which reads the same message after it.
  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) read(message.data);
    if (message.type === QUERY) message.data = asked(message.data);
  });
  // What was found goes into the address of a result: without marks of ours.
  const post = postMessage;
  self.postMessage = (message) => {
    (message.data?.items ?? []).flat().forEach((item) => {
      const terms = Object.entries(item.terms).filter(([term]) => !term.startsWith(WHOLE));
      item.terms = Object.fromEntries(terms.map(([term, there]) => [term.replace(END, ""), there]));
    });
    post(message);
  };
  importScripts(`../javascripts/workers/${location.search.slice(1)}`);
  lunr.stemmer = found;
  // What a result lacks is shown with it, but for such words.
  const { stopWordFilter } = lunr;
  lunr.stopWordFilter = (term) => (term.startsWith(WHOLE) ? undefined : stopWordFilter(term));
  lunr.Pipeline.registerFunction(lunr.stemmer, "found");
  lunr.Pipeline.registerFunction(lunr.stopWordFilter, "shown");
})();
