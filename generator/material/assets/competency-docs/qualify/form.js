// The form below a competency: what is entered is judged at once, stays in this browser, and can be shared as a link.

import { dayAfter, judge, stops, uncounted } from "./judge.js";
import { asFragment, parse, textOf } from "./state.js";
import { Words } from "./words.js";

const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("cd_qualify_data")).textContent ?? "");
/** @type {import("./judge.js").Rules} */
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
const known = {
  figures: [...lines.keys()],
  markets: Object.keys(data.names.markets),
  associations: Object.keys(data.names.associations),
  credentials: Object.keys(data.names.credentials),
};

/**
 * Return what the form begins with. Figures are entered of customers that count, so that the associations are ticked.
 * @returns {import("./state.js").State}
 */
const nothing = () => ({
  day: "", market: "", figures: {}, associations: [...known.associations], people: [{ name: "", passed: [] }],
});

/** @returns {string | null} */
const remembered = () => {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
};
const remember = () => {
  try {
    localStorage.setItem(place, JSON.stringify(state));
  } catch {
    // Where nothing may be stored, the entries last as long as the page.
  }
};

let state = parse(textOf(location.hash), known) ?? parse(remembered(), known) ?? nothing();

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
 * Return a text in an element that says its language where that is not the page's.
 * @param {{text: string, lang: string}} said
 */
function span({ text, lang }) {
  return lang === words.locale ? document.createTextNode(text) : make("span", { lang, dir: "ltr" }, text);
}

/** @param {string} key @param {Record<string, string>} values */
const say = (key, values = {}) => span(words.say(key, values));
/** @param {string} kind @param {string} key */
const name = (kind, key) => span(words.said(data.names[kind][key]));
/** @param {import("./state.js").Entered} one @param {number} n */
const called = (one, n) => one.name.trim() || words.say("person", { count: String(n + 1) }).text;

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
 */
function boxes(legend, keys, ticked, shown) {
  const labels = keys.map((key) => {
    const box = make("input", { type: "checkbox", checked: ticked.includes(key) });
    box.addEventListener("change", () => {
      ticked.splice(0, ticked.length, ...keys.filter((one) => (one === key ? box.checked : ticked.includes(one))));
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
  const day = make("input", { type: "date", value: state.day || data.day, required: true });
  day.addEventListener("change", () => {
    state.day = day.value;
    changed();
  });
  const fields = [labelled(say("day"), day)];
  if (known.markets.length) {
    const options = known.markets.map((key) => make(
      "option", { value: key, selected: key === state.market }, words.name("markets", key),
    ));
    const market = make("select", {}, ...options);
    market.addEventListener("change", () => {
      state.market = market.value;
      changed();
    });
    fields.push(labelled(say("market"), market));
  }
  for (const [key, { option, metric, currency }] of lines) {
    const amount = make("input", { type: "number", min: "0", step: "1", inputmode: "numeric" });
    amount.value = String(state.figures[key] ?? "");
    amount.addEventListener("input", () => {
      const entered = amount.valueAsNumber;
      if (Number.isSafeInteger(entered) && entered >= 0) state.figures[key] = entered;
      else delete state.figures[key];
      changed();
    });
    const metricName = words.name("metrics", metric);
    const label = make("span", {}, currency ? say("money", { name: metricName, currency }) : name("metrics", metric));
    if (data.names.options[option]) label.append(" · ", name("options", option));
    fields.push(labelled(label, amount));
  }
  if (known.associations.length) {
    const shown = (/** @type {string} */ key) => [name("associations", key)];
    fields.push(/** @type {any} */ (boxes(say("associations"), known.associations, state.associations, shown)));
  }
  return make("div", { class: "cd-fields" }, ...fields);
}

/**
 * @param {import("./state.js").Entered} one
 * @param {number} n
 */
function personFields(one, n) {
  const legend = make("legend", {}, called(one, n));
  const field = make("input", { type: "text", maxlength: "80", autocomplete: "off" });
  field.value = one.name;
  const removal = button("remove", () => {
    state.people.splice(n, 1);
    draw();
    focusOn(state.people.length ? `[data-person="${Math.min(n, state.people.length - 1)}"] input` : "[data-add]");
  }, { name: called(one, n) });
  field.addEventListener("input", () => {
    one.name = field.value;
    legend.textContent = called(one, n);
    removal.replaceChildren(say("remove", { name: called(one, n) }));
    changed();
  });
  const shown = (/** @type {string} */ key) => (data.names.codes[key]
    ? [words.name("codes", key), ": ", name("credentials", key)] : [name("credentials", key)]);
  const passed = boxes(say("passed"), known.credentials, one.passed, shown);
  return make("fieldset", { class: "cd-person", "data-person": String(n) }, legend,
    labelled(say("name"), field), passed, removal);
}

/** @param {string} selector */
const focusOn = (selector) => /** @type {HTMLElement | null} */ (section.querySelector(selector))?.focus();

const section = make("section", { class: "cd-qualify", "aria-labelledby": "cd_qualify" });
const form = make("form", { novalidate: true });
const result = make("div", { class: "cd-result", role: "status", "aria-live": "polite", "aria-labelledby": "cd_qualify_result" });
const copied = make("span", { role: "status", "aria-live": "polite" });

function draw() {
  const add = button("add", () => {
    state.people.push({ name: "", passed: [] });
    draw();
    focusOn(`[data-person="${state.people.length - 1}"] input`);
  });
  add.setAttribute("data-add", "");
  const copy = button("copy", async () => {
    const address = location.href.split("#")[0] + asFragment(state);
    try {
      await navigator.clipboard.writeText(address);
      copied.replaceChildren(say("copied"));
    } catch {
      // Without a clipboard the link is in the address bar, to be copied from there.
      location.hash = asFragment(state);
    }
  });
  const clear = button("clear", () => {
    state = nothing();
    draw();
    focusOn("input");
  });
  form.replaceChildren(
    general(), ...state.people.map(personFields), make("p", { class: "cd-buttons" }, add, " ", copy, " ", clear, " ", copied),
  );
  changed();
}

function changed() {
  remember();
  copied.replaceChildren();
  result.replaceChildren(...answer());
}

// The answer.

function answer() {
  const day = state.day || data.day;
  const market = state.market || known.markets[0] || "all";
  /** @type {Record<string, {currency?: string, amount: number}>} */
  const figures = {};
  for (const [key, amount] of Object.entries(state.figures)) {
    const { currency } = lines.get(key) ?? {};
    figures[key] = currency ? { currency, amount } : { amount };
  }
  const organization = {
    people: state.people.map((one) => ({ name: one.name, passed: Object.fromEntries(one.passed.map((key) => [key, ""])) })),
    figures: { [market]: figures },
    associations: state.associations,
  };
  const people = state.people.map(called);
  /** @type {Node[]} */
  const shown = [make("h3", { id: "cd_qualify_result" }, say("result"))];
  let option = "";
  for (const verdict of judge(rules, organization, day)) {
    if (verdict.option !== option && data.names.options[verdict.option]) {
      shown.push(make("h4", {}, name("options", verdict.option)));
    }
    option = verdict.option;
    shown.push(...told(verdict, people));
  }
  const dates = [
    ...uncounted(rules.terms, organization, day).map(({ person, credential }) => say(
      "uncounted", { credential: words.credential(credential), person: people[person] },
    )),
    ...stops(rules.terms, organization, day).map((stop) => say("stops", {
      date: words.date(stop.day),
      credential: words.credential(stop.credential),
      people: words.join(stop.people.map((n) => people[n]), "conjunction"),
    })),
  ];
  if (dates.length) shown.push(make("ul", {}, ...dates.map((one) => make("li", {}, one))));
  shown.push(make("p", { class: "cd-note" }, say("note")));
  return shown;
}

/**
 * @param {import("./judge.js").Verdict} verdict
 * @param {string[]} people
 */
function told(verdict, people) {
  const tier = words.name("tiers", verdict.tier);
  const head = make("p", { class: verdict.met ? "cd-met" : "cd-not-met" }, say(verdict.met ? "met" : "not_met", { tier }));
  /** @type {Node[]} */
  const missing = verdict.lines.filter((line) => !line.met).map((line) => {
    const values = { name: words.name("metrics", line.metric), market: words.name("markets", verdict.market) };
    return line.short && line.minimum
      ? say("short", { ...values, short: words.figure(line.short), minimum: words.figure(line.minimum) })
      : say("no_minimum", values);
  });
  if (verdict.associations.length) {
    const names = verdict.associations.map((key) => words.name("associations", key));
    missing.push(say("association", { associations: words.join(names, "disjunction") }));
  }
  if (verdict.people?.answer === "impossible") missing.push(say("impossible"));
  if (verdict.people?.answer === "too-large") missing.push(say("too_large"));
  for (const need of verdict.people?.needs ?? []) {
    const who = need.person === null
      ? say("more", { count: words.figure({ amount: need.count }) })
      : say("needs", { person: people[need.person] });
    missing.push(make("div", {}, who, ...choices(need.passes)));
  }
  if (verdict.ends) {
    const credentials = words.join(verdict.because.map((key) => words.credential(key)), "conjunction");
    missing.push(say("ends", { date: words.date(lastDay(verdict)), credentials }));
  }
  return missing.length ? [head, make("ul", {}, ...missing.map((one) => make("li", {}, one)))] : [head];
}

/** @param {import("./judge.js").Verdict} verdict */
function lastDay(verdict) {
  const days = verdict.because.map((key) => rules.terms[key].until ?? "");
  return days.find((day) => dayAfter(day) === verdict.ends) ?? "";
}

/** @param {string[][][]} passes */
function choices(passes) {
  return passes.flatMap((alternative, n) => {
    const items = alternative.map((keys) => {
      const names = keys.map((key) => words.credential(key));
      const shown = names.length === 1
        ? document.createTextNode(names[0]) : say("one_of", { credentials: words.join(names, "disjunction") });
      return make("li", {}, shown);
    });
    const list = make("ul", {}, ...items);
    return n ? [make("p", {}, say("either")), list] : [list];
  });
}

form.addEventListener("submit", (event) => event.preventDefault());
section.append(make("h2", { id: "cd_qualify" }, say("heading")), make("p", {}, say("lead")), form, result);
draw();
/** @type {HTMLElement} */ (document.querySelector("[data-article]")).after(section);
addEventListener("hashchange", () => {
  const shared = parse(textOf(location.hash), known);
  if (shared && JSON.stringify(shared) !== JSON.stringify(state)) {
    state = shared;
    draw();
  }
});
