// What is entered in the form, as the browser and a link keep it. What is read from there is nobody's word: it is judged.

import { MOST_PEOPLE } from "./plan.js";

export const MARK = "#qualify=";
const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;
const LONGEST_NAME = 80;

/**
 * Return what stands in a link's fragment; it holds letters, digits, - and _ alone.
 * @param {State} state
 */
export function asFragment(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return MARK + text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Return the text that a fragment holds; null for any other.
 * @param {string} fragment
 */
export function textOf(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const text = atob(fragment.slice(MARK.length).replace(/-/g, "+").replace(/_/g, "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(text, (one) => one.charCodeAt(0)));
  } catch {
    return null;
  }
}

/**
 * Return what a text says of a competency whose figures, markets and so on are known; null when it says nothing.
 * @param {string | null} text
 * @param {{figures: string[], markets: string[], associations: string[], credentials: string[]}} known
 * @returns {State | null}
 */
export function parse(text, known) {
  let read;
  try {
    read = JSON.parse(text ?? "null");
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null) return null;
  /** @param {unknown} one @param {string[]} keys */
  const among = (one, keys) => (Array.isArray(one) ? keys.filter((key) => one.includes(key)) : []);
  /** @type {Record<string, number>} */
  const figures = {};
  for (const key of known.figures) {
    const amount = read.figures?.[key];
    if (Number.isSafeInteger(amount) && amount >= 0) figures[key] = amount;
  }
  const people = Array.isArray(read.people) && known.credentials.length ? read.people.slice(0, MOST_PEOPLE) : [];
  return {
    // The 31st of February would be read as a day of March.
    day: DAY.test(read.day) && new Date(Date.parse(read.day) || 0).toISOString().startsWith(read.day) ? read.day : "",
    market: known.markets.includes(read.market) ? read.market : "",
    figures,
    associations: Array.isArray(read.associations) ? among(read.associations, known.associations) : null,
    people: people.map((/** @type {any} */ one) => ({
      name: typeof one?.name === "string" ? one.name.slice(0, LONGEST_NAME) : "",
      passed: among(one?.passed, known.credentials),
    })),
  };
}
