// The form below a competency: what is entered is judged at once, stays in this browser, and can be shared as a link.

import { dayAfter, judge, stops, uncounted } from "./judge.js";
import { MARK, asFragment, parse, textOf } from "./state.js";
import { Words } from "./words.js";

const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("cd_qualify_data")).textContent ?? "");
/** @type {Rules} */
const rules = data.rules;
const words = new Words(data);
const place = `cd-qualify ${rules.competency}`;

/** @type {Map<string, {option: string, metric: string, currency?: string}>} */
const lines = new Map();
for (const { option, lines: own } of rules.tiers) {
  for (const { id, metric, currency } of own ?? []) {
    lines.set(`${rules.competency}.${option}.${id}`, { option, metric, currency });
  }
}
/** @param {string} key */
const lineOf = (key) => /** @type {{option: string, metric: string, currency?: string}} */ (lines.get(key));
const known = {
  figures: [...lines.keys()],
  markets: Object.keys(data.names.markets),
  associations: Object.keys(data.names.associations),
  credentials: Object.keys(data.names.credentials),
};

const asksPeople = rules.tiers.some(({ people }) => people);

/** @returns {State} */
const nothing = () => ({
  day: "", market: "", figures: {}, associations: null, people: asksPeople ? [{ name: "", passed: [] }] : [],
});
const isNothing = () => JSON.stringify(state) === JSON.stringify(nothing());

const FORMER = `${place} former`;

/**
 * What was edited is in the one storage; what came by a link, until it is edited, in that of this tab: the link leaves
 * the address when its reader scrolls or goes to another language.
 * @param {"localStorage" | "sessionStorage"} storage
 */
const remembered = (storage, key = place) => {
  try {
    return parse(window[storage].getItem(key), known);
  } catch {
    return null;
  }
};

/** @param {State | null} followed */
const follow = (followed) => {
  try {
    if (followed) sessionStorage.setItem(place, JSON.stringify(followed));
  } catch {
    // As below.
  }
  return followed;
};

/** Keep what was edited; a link that it began with says it no longer. */
const remember = () => {
  if (isFollowed) former = remembered("localStorage") ?? former;
  isFollowed = false;
  try {
    if (former) sessionStorage.setItem(FORMER, JSON.stringify(former));
    else sessionStorage.removeItem(FORMER);
    localStorage.setItem(place, JSON.stringify(state));
    sessionStorage.removeItem(place);
  } catch {
    // Where nothing may be stored, the entries last as long as the page.
  }
  if (location.hash.startsWith(MARK)) history.replaceState(history.state, "", location.pathname + location.search);
};

const shared = follow(parse(textOf(location.hash), known));
const followed = shared ?? remembered("sessionStorage");
let state = followed ?? remembered("localStorage") ?? nothing();
let isFollowed = Boolean(followed);
/** @type {State | null} the own entries that those of a link took the place of, to be restored */
let former = remembered("sessionStorage", FORMER);
const onlyOne = () => (state.people.length === 1 ? 0 : -1);
/** The person whose fields are not folded. */
let unfolded = onlyOne();
/** @type {State | null} what was cleared, to be restored */
let cleared = null;
/** @type {Map<string, string>} figures as they were typed and cannot be read */
const unread = new Map();

// Elements.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} attributes
 * @param {(Node | string)[]} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * Return a text whose codes stay on one line.
 * @param {string} text
 */
const coded = (text) => words.parts(text).map((part, n) => (n % 2 ? make("span", { class: "cd-code" }, part) : part));

/**
 * Return a text; what is not in the page's language is in an element that says so.
 * @param {Worded} worded
 */
function span({ text, lang, missing }) {
  if (lang === words.locale) return inline(text);
  const mark = words.say("not_translated");
  const marked = missing ? [" ", make("span", { class: "cd-mark", lang: mark.lang }, mark.text)] : [];
  return make("span", { lang, dir: "ltr", class: missing && "cd-untranslated" }, ...coded(text), ...marked);
}

/** @param {string} text */
function inline(text) {
  const found = document.createDocumentFragment();
  for (const one of words.pieces(text)) found.append(...(one.lang === words.locale ? coded(one.text) : [span(one)]));
  return found;
}

/** @param {string} key @param {Record<string, string>} values */
const say = (key, values = {}) => span(words.say(key, values));
/** @param {string} kind @param {string} key */
const name = (kind, key) => span(words.said(data.names[kind][key]));
/** @param {Entered} one @param {number} n */
const called = (one, n) => one.name.trim() || words.within(words.say("person", { count: String(n + 1) }));

/**
 * @param {Node} label
 * @param {HTMLInputElement | HTMLSelectElement} field
 */
const labelled = (label, field) => make("label", { class: "cd-field" }, make("span", {}, label), field);

/**
 * Return boxes to tick; `ticked` is changed with them.
 * @param {Node} legend
 * @param {string[]} keys
 * @param {string[]} ticked
 * @param {(key: string) => (Node | string)[]} shown
 * @param {() => void} ticking
 */
function boxes(legend, keys, ticked, shown, ticking = () => {}) {
  const labels = keys.map((key) => {
    const box = make("input", { type: "checkbox", checked: ticked.includes(key) });
    box.addEventListener("change", () => {
      ticked.splice(0, ticked.length, ...keys.filter((one) => (one === key ? box.checked : ticked.includes(one))));
      ticking();
      changed();
    });
    return make("label", { class: "cd-box" }, box, " ", make("span", {}, ...shown(key)));
  });
  return make("fieldset", {}, make("legend", {}, legend), ...labels);
}

/**
 * @param {string} key
 * @param {() => void} pressed
 * @param {Record<string, string>} values
 */
function button(key, pressed, values = {}) {
  const element = make("button", { type: "button", class: "md-button" }, say(key, values));
  element.addEventListener("click", pressed);
  return element;
}

// The form.

function general() {
  /** @type {HTMLElement[]} */
  const fields = [];
  if (asksPeople) {
    const day = make("input", { type: "date", value: state.day || data.day, required: true });
    day.addEventListener("change", () => {
      state.day = day.value;
      day.value = state.day || data.day;
      for (const one of form.querySelectorAll("[data-mark]")) {
        one.replaceChildren(...marked(/** @type {string} */ (one.getAttribute("data-mark"))));
      }
      changed();
    });
    fields.push(labelled(say("day"), day));
  }
  if (known.markets.length) {
    const options = known.markets.map((key) => {
      const { text, lang, missing } = words.said(data.names.markets[key]);
      const attributes = { value: key, selected: key === state.market, lang: lang !== words.locale && lang };
      return make("option", attributes, missing ? `${text} ${words.say("not_translated").text}` : text);
    });
    const market = make("select", {}, ...options);
    market.addEventListener("change", () => {
      state.market = market.value;
      changed();
    });
    fields.push(labelled(say("market"), market));
  }
  for (const key of lines.keys()) fields.push(figureField(key));
  if (known.associations.length) {
    const ticked = [...state.associations ?? []];
    const shown = (/** @type {string} */ key) => [name("associations", key)];
    fields.push(boxes(say("associations"), known.associations, ticked, shown, () => {
      state.associations = ticked;
    }));
  }
  return make("div", { class: "cd-fields" }, ...fields);
}

/**
 * Return a field of a figure, with the figure as it is read below, or that it cannot be.
 * @param {string} key
 * @returns {HTMLElement}
 */
function figureField(key) {
  const id = `cd-figure-${key.replace(/\./g, "-")}`;
  const field = make("input", { type: "text", inputmode: "numeric", autocomplete: "off", "aria-describedby": id });
  const hint = make("span", { id, class: "cd-hint", role: "alert" });
  const figure = state.figures[key];
  field.value = unread.get(key) ?? (figure === undefined ? "" : words.figure({ amount: figure }));
  let waiting = 0;
  const show = () => {
    const wrong = unread.has(key);
    field.setAttribute("aria-invalid", String(wrong));
    hint.replaceChildren(...(wrong ? [say("wrong", { example: words.figure({ amount: 100000 }) })] : []));
  };
  field.addEventListener("input", () => {
    const amount = words.amount(field.value);
    delete state.figures[key];
    unread.delete(key);
    if (amount === null) unread.set(key, field.value);
    else if (amount !== undefined) state.figures[key] = amount;
    // A figure is wrong while it is typed, too: that is said when nothing more comes.
    clearTimeout(waiting);
    waiting = setTimeout(show, unread.has(key) ? PAUSE : 0);
    changed();
  });
  field.addEventListener("change", () => {
    // Nothing may move now: it would be under the pointer that left the field.
    const amount = state.figures[key];
    if (amount !== undefined) field.value = words.figure({ amount });
  });
  show();
  return make("div", {}, labelled(figureName(key), field), hint);
}

/**
 * Return what a figure measures, for which of several options.
 * @param {string} key
 */
function figureName(key) {
  const { option, metric, currency } = lineOf(key);
  const label = currency ? say("money", { name: words.name("metrics", metric), currency }) : name("metrics", metric);
  return make("span", {}, label, ...(data.names.options[option] ? [" · ", name("options", option)] : []));
}

/**
 * Return what stands for a person whose fields are folded: the name and what was passed.
 * @param {Entered} one
 * @param {number} n
 */
const summed = (one, n) => inline([called(one, n), ...one.passed.map((key) => words.credential(key))].join(" · "));

/**
 * Return a credential by its code and name, and its mark.
 * @param {string} key
 */
function credential(key) {
  /** @type {Node[]} */
  const shown = [name("credentials", key)];
  if (data.names.codes[key]) {
    const [before, between, after] = words.say("coded").text.split(/%\((?:code|name)\)s/);
    const code = make("span", { class: "cd-code" }, before, words.name("codes", key));
    shown.unshift(code, document.createTextNode(between));
    shown.push(document.createTextNode(after));
  }
  return [...shown, make("span", { "data-mark": key }, ...marked(key))];
}

/**
 * Return the mark of a credential that can be passed, or counts, no longer or not yet on the day.
 * @param {string} key
 */
function marked(key) {
  const { since = "", retires = "", until = "" } = rules.terms[key];
  const day = state.day || data.day;
  const [mark, kind] = (until && day > until && ["mark_ended", "gone"]) || (retires && day > retires && ["mark_retired", "soon"])
    || (day < since && ["mark_soon", "later"]) || [];
  return mark ? [" ", make("span", { class: `cd-badge cd-badge--${kind}` }, say(mark))] : [];
}

/**
 * @param {Entered} one
 * @param {number} n
 */
function personFields(one, n) {
  const field = make("input", { type: "text", maxlength: "80", autocomplete: "off" });
  field.value = one.name;
  const summary = make("summary", {}, summed(one, n));
  const removal = button("remove", () => {
    state.people.splice(n, 1);
    unfolded = -1;
    draw();
    changed();
    focusOn(state.people.length ? `[data-person="${Math.min(n, state.people.length - 1)}"] summary` : "[data-add]");
  }, { name: called(one, n) });
  field.addEventListener("input", () => {
    one.name = field.value;
    summary.replaceChildren(summed(one, n));
    removal.replaceChildren(say("remove", { name: called(one, n) }));
    changed();
  });
  const passed = boxes(say("passed"), known.credentials, one.passed, credential, () => {
    summary.replaceChildren(summed(one, n));
  });
  return make("details", { class: "cd-person", "data-person": String(n), open: n === unfolded }, summary,
    labelled(say("name"), field), passed, removal);
}

/** @param {string} selector */
const focusOn = (selector) => /** @type {HTMLElement | null} */ (section.querySelector(selector))?.focus();

// How long nothing more is entered before it is said what it comes to, in milliseconds.
const PAUSE = 800;
const section = make("section", { class: "cd-qualify", "aria-labelledby": "cd_qualify" });
const heading = make("h2", { id: "cd_qualify", tabindex: "-1" }, say("heading"));
const form = make("form", { novalidate: true });
const short = make("div", { class: "cd-verdict", role: "status" });
const result = make("div", { class: "cd-result" });
const copied = make("span", { role: "status" });
const linked = make("div", {});
const restore = button("undo", () => {
  const before = cleared ?? former ?? state;
  if (!cleared) former = null;
  take(before);
  changed();
  focusOn("input");
});

function draw() {
  const add = button("add", () => {
    unfolded = state.people.push({ name: "", passed: [] }) - 1;
    draw();
    changed();
    focusOn(`[data-person="${unfolded}"] input`);
  });
  add.setAttribute("data-add", "");
  const copy = button("copy", async () => {
    const field = make("input", { type: "text", readonly: true, value: location.href.split("#")[0] + asFragment(state) });
    linked.replaceChildren(labelled(say("link"), field));
    try {
      await navigator.clipboard.writeText(field.value);
      copied.replaceChildren(say("copied"));
    } catch {
      // Without a clipboard the link is copied from the field.
      field.select();
      field.focus();
    }
  });
  const clear = button("clear", () => {
    const before = state;
    state = nothing();
    unfolded = 0;
    unread.clear();
    draw();
    changed();
    cleared = before;
    restore.hidden = false;
    restore.focus();
  });
  const buttons = make("div", { class: "cd-buttons" }, ...(asksPeople ? [add, " "] : []), copy, " ", clear, " ", restore, " ", copied, linked);
  form.replaceChildren(general(), ...state.people.map(personFields), buttons);
  refresh();
}

/** @param {State} other */
function take(other) {
  state = other;
  unfolded = onlyOne();
  unread.clear();
  draw();
}

/** Show what follows from an edit, and keep it. */
function changed() {
  remember();
  refresh();
}

let announcing = 0;
function refresh() {
  cleared = null;
  restore.hidden = !former;
  copied.replaceChildren();
  linked.replaceChildren();
  section.classList.toggle("cd-empty", isNothing());
  const verdicts = judged();
  result.replaceChildren(...answer(verdicts));
  // A screen reader hears what changes here, once and short.
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    const lines = briefly(verdicts);
    if (lines.map((line) => line.textContent).join() !== [...short.children].map((line) => line.textContent).join()) {
      short.replaceChildren(...lines);
    }
  }, short.hasChildNodes() ? PAUSE : 0);
}

// The answer.

function entered() {
  const market = state.market || known.markets[0] || "all";
  /** @type {Record<string, {currency?: string, amount: number}>} */
  const figures = {};
  for (const [key, amount] of Object.entries(state.figures)) {
    const { currency } = lineOf(key);
    figures[key] = currency ? { currency, amount } : { amount };
  }
  return {
    people: state.people.map((one) => ({ name: one.name, passed: Object.fromEntries(one.passed.map((key) => [key, ""])) })),
    figures: { [market]: figures },
    // Until one is ticked, an association is taken as given, and said to be.
    associations: state.associations ?? known.associations,
  };
}

const judged = () => judge(rules, entered(), state.day || data.day);

/**
 * Return what a tier takes for granted: associations, while nothing is said of any.
 * @param {Verdict} verdict
 */
function granted(verdict) {
  const own = rules.tiers.find(({ option, tier }) => option === verdict.option && tier === verdict.tier);
  return state.associations ? [] : own?.associations ?? [];
}

/**
 * @param {Verdict} verdict
 * @param {"met" | "met_given"} met what says that it is met
 */
const head = ({ met: isMet, tier }, met = "met") => make(
  "span", { class: !isMet ? "cd-not-met" : met === "met" ? "cd-met" : "cd-given" },
  say(isMet ? met : "not_met", { tier: words.name("tiers", tier) }),
);

/**
 * Return a line for each option: which tiers are met.
 * @param {Verdict[]} verdicts
 */
function briefly(verdicts) {
  return [...new Set(verdicts.map(({ option }) => option))].map((option) => {
    const heads = verdicts.filter((one) => one.option === option)
      .flatMap((one) => [" · ", head(one, granted(one).length ? "met_given" : "met")]);
    return make("div", {}, ...(data.names.options[option] ? [name("options", option), ...heads] : heads.slice(1)));
  });
}

/** @param {Verdict[]} verdicts */
function answer(verdicts) {
  const organization = entered();
  const day = state.day || data.day;
  const people = state.people.map(called);
  /** @type {Node[]} */
  const shown = [make("h3", {}, say("result"))];
  let option = "";
  for (const verdict of verdicts) {
    if (verdict.option !== option && data.names.options[verdict.option]) {
      shown.push(make("h4", {}, name("options", verdict.option)));
    }
    option = verdict.option;
    shown.push(...told(verdict, people));
  }
  const dates = [
    ...uncounted(rules.terms, organization, day).map(({ person, credential: key, why }) => say(
      why, { credential: words.credential(key), person: people[person] },
    )),
    ...stops(rules.terms, organization, day).map((stop) => say("stops", {
      date: words.date(stop.day),
      credential: words.credential(stop.credential),
      people: words.join(stop.people.map((n) => people[n]), "conjunction"),
    })),
  ];
  if (dates.length) shown.push(make("h4", {}, say("dates")), listed(dates));
  shown.push(make("p", { class: "cd-note" }, say("note")), make("div", { class: "cd-basis" }, ...basis()));
  return shown;
}

/** Return what was entered: on paper the form itself does not stand. */
function basis() {
  const terms = make("dl", {});
  /** @param {Node | string} term @param {(Node | string)[]} told */
  const add = (term, ...told) => terms.append(make("dt", {}, term), make("dd", {}, ...(told.length ? told : ["–"])));
  if (asksPeople) add(say("day"), words.date(state.day || data.day));
  if (known.markets.length) add(say("market"), name("markets", state.market || known.markets[0]));
  for (const [key, amount] of Object.entries(state.figures)) add(figureName(key), words.figure({ amount }));
  if (state.associations) {
    add(say("associations"), ...state.associations.flatMap((key, n) => [n ? " · " : "", name("associations", key)]));
  }
  state.people.forEach((one, n) => {
    const passed = one.passed.map((key) => words.credential(key)).join(" · ");
    add(inline(called(one, n)), ...(passed ? [inline(passed)] : []));
  });
  return [make("h4", {}, say("entries")), terms];
}

/** @param {Node[]} items */
const listed = (items) => make("ul", {}, ...items.map((one) => make("li", {}, one)));

/**
 * @param {Verdict} verdict
 * @param {string[]} people
 */
function told(verdict, people) {
  /** @param {string[]} keys */
  const roles = (keys) => ({ associations: words.join(keys.map((key) => words.name("associations", key)), "disjunction") });
  /** @type {Node[]} */
  const missing = verdict.lines.filter((line) => !line.met).map((line) => {
    const market = line.market === "all" ? words.within(words.say("all_markets")) : words.name("markets", line.market);
    const values = { name: words.name("metrics", line.metric), market };
    return line.short && line.minimum
      ? say("short", { ...values, short: words.figure(line.short), minimum: words.figure(line.minimum) })
      : say("no_minimum", values);
  });
  if (verdict.associations.length) missing.push(say("association", roles(verdict.associations)));
  if (granted(verdict).length) missing.push(say("provided", roles(granted(verdict))));
  if (verdict.people?.answer === "impossible") missing.push(say("impossible"));
  if (verdict.people?.answer === "too-large") missing.push(say("too_large"));
  if (verdict.people?.answer === "missing") {
    const examples = (verdict.people.examples ?? []).map(({ needs }) => listed(needs.map((need) => {
      const many = need.count === 1 ? "another" : "more";
      const who = need.person === null
        ? say(many, { count: words.figure({ amount: need.count }) }) : say("needs", { person: people[need.person] });
      return make("div", {}, who, ...choices(need.passes));
    })));
    missing.push(make("div", {}, say("fewest"), ...either(examples)));
  }
  if (verdict.ends) {
    const credentials = words.join(verdict.because.map((key) => words.credential(key)), "conjunction");
    missing.push(say("ends", { date: words.date(lastDay(verdict)), credentials }));
  }
  const shown = make("p", {}, head(verdict));
  return missing.length ? [shown, listed(missing)] : [shown];
}

/** @param {Node[]} items */
const either = (items) => items.flatMap((one, n) => (n ? [make("p", {}, say("either")), one] : [one]));

/** @param {Verdict} verdict */
function lastDay(verdict) {
  const days = verdict.because.map((key) => rules.terms[key].until ?? "");
  return days.find((day) => dayAfter(day) === verdict.ends) ?? "";
}

/** @param {string[][][]} passes */
function choices(passes) {
  return either(passes.map((alternative) => listed(alternative.map((keys) => {
    const names = keys.map((key) => words.credential(key));
    return names.length === 1
      ? inline(names[0]) : say("one_of", { credentials: words.join(names, "disjunction") });
  }))));
}

// In the page.

/** Show the form to who followed a link to its entries. */
function reveal() {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

form.addEventListener("submit", (event) => event.preventDefault());
section.append(heading, make("p", {}, say("lead")), short, form, result);
// See the style sheet.
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--cd-verdict", `${short.offsetHeight}px`);
}).observe(short);
draw();
const article = /** @type {HTMLElement} */ (document.querySelector("[data-article]"));
article.after(section);
article.querySelector("h1")?.after(make("p", { class: "cd-to-form" }, make("a", { href: "#cd_qualify" }, say("heading"))));
for (const list of document.querySelectorAll(".md-nav--secondary > .md-nav__list")) {
  const link = make("a", { class: "md-nav__link", href: "#cd_qualify" }, make("span", { class: "md-ellipsis" }, say("heading")));
  list.append(make("li", { class: "md-nav__item" }, link));
}
// The browser has sought this heading before it was there.
if (shared || location.hash === "#cd_qualify") reveal();
addEventListener("storage", ({ key }) => {
  if (key === place && !isFollowed) take(remembered("localStorage") ?? nothing());
});
addEventListener("hashchange", () => {
  const other = follow(parse(textOf(location.hash), known));
  if (!other) return;
  isFollowed = true;
  take(other);
  reveal();
});
