// The language switcher stays in the section that the address names.
(() => {
  const links = document.querySelectorAll("a[data-cd-language]");
  const carry = () => links.forEach((link) => { link.hash = location.hash; });
  addEventListener("hashchange", carry);
  // The theme also changes the address while the page is scrolled, without an event.
  links.forEach((link) => ["pointerdown", "focus", "click"].forEach((event) => link.addEventListener(event, carry)));
  carry();
})();

// A language that the reader chooses is the one that the site's first address leads to (choose.js).
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[data-cd-language], .cd-languages a[hreflang]");
  if (link) __md_set("cd-language", link.hreflang);
});

// The theme's script would ask for a sitemap beside each page that is said to be this one in another language. It looks
// for them when the document is ready: until it has, they are something else.
(() => {
  const links = document.querySelectorAll("link[rel=alternate][hreflang]");
  const say = (rel) => () => links.forEach((link) => { link.rel = rel; });
  addEventListener("DOMContentLoaded", say(""), { capture: true, once: true });
  addEventListener("DOMContentLoaded", say("alternate"), { once: true });
})();

// The theme opens its menu, and the contents in it, by labels of hidden boxes, which a keyboard does not reach: each gets
// a button.
(() => {
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-header__button[for=__drawer]");
  const nav = document.querySelector(".md-nav--primary");
  if (!drawer || !menu || !nav) return;
  const [opener] = [menu, ...nav.querySelectorAll("label[for=__toc]")].map((label) => {
    const box = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    const say = () => button.setAttribute("aria-expanded", String(box.checked));
    button.type = "button";
    button.className = "cd-button";
    button.append(...label.childNodes);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", say);
    say();
    label.append(button);
    return button;
  });
  opener.setAttribute("aria-label", nav.getAttribute("aria-label"));
  // Who leaves the menu closes it: it would hide what comes next.
  addEventListener("focusin", ({ target }) => {
    if (drawer.checked && !target.closest(".md-sidebar--primary, .md-header")) drawer.click();
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
})();

// The English beside the text, sentence by sentence: a message has the same id in every language.
(() => {
  const toggle = document.querySelector("a[data-cd-beside]");
  if (!toggle) return;
  // The mark of what is not translated is a message too, but no sentence.
  const MESSAGE = "[data-message]:not(.cd-mark), [data-fact$='.name']";
  const label = document.getElementById("cd-pencil");
  const idOf = (element) => element.dataset.message || element.dataset.fact;
  // What a search has found stands in articles too.
  const articleOf = (page) => page.querySelector("[data-article]").parentElement;
  const messagesOf = (article) => [...article.querySelectorAll(MESSAGE)]
    .filter((element) => !element.parentElement.closest(MESSAGE));
  const remembered = (value) => {
    try {
      return value === undefined ? sessionStorage.getItem("cd-beside") : sessionStorage.setItem("cd-beside", value);
    } catch {
      return null;
    }
  };
  const read = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  };
  let pencils = 0;
  // A link that is called what it does, and to which sentence.
  const pencil = (element, url) => {
    element.id ||= `cd-sentence-${[...String(pencils++)].map((digit) => "abcdefghij"[digit]).join("")}`;
    const link = document.createElement("a");
    link.href = url;
    link.setAttribute("aria-labelledby", `cd-pencil ${element.id}`);
    const sign = document.createElement("span");
    sign.lang = (label.querySelector("[lang]") ?? document.documentElement).lang;
    sign.title = label.textContent;
    sign.textContent = "\u270e";
    link.append(sign);
    const place = document.createElement("span");
    place.className = "cd-pencil";
    // It stays on the line of what it follows.
    place.append("\u00a0", link);
    return place;
  };
  const beside = (element, english, url) => {
    const shown = document.createElement("span");
    shown.className = "cd-english cd-english--link";
    // What is not translated is in English already, with a mark behind it.
    if (english && english !== element.textContent && !element.closest(".cd-untranslated")) {
      shown.className = "cd-english";
      const text = document.createElement("span");
      text.lang = toggle.hreflang;
      text.dir = "ltr";
      text.textContent = english;
      shown.append(text);
    }
    if (url && /^https?:/.test(url)) shown.append(pencil(element, url));
    // A link in a link is none: where the sentence is a link, its English stands behind it.
    if (shown.childNodes.length) (element.closest("a") ?? element).after(shown);
  };
  const fill = async () => {
    const { messages } = toggle.dataset;
    const [page, urls] = await Promise.all([read(toggle.href), messages ? read(messages).then(JSON.parse) : {}]);
    const english = new Map();
    const article = articleOf(new DOMParser().parseFromString(page, "text/html"));
    messagesOf(article).forEach((element) => {
      english.set(idOf(element), [...(english.get(idOf(element)) ?? []), element.textContent]);
    });
    messagesOf(articleOf(document)).forEach((element) => {
      beside(element, english.get(idOf(element))?.shift(), urls[idOf(element)]);
    });
  };
  const [show, hide] = toggle.children;
  let filled = null;
  let shown = false;
  const set = async (wanted) => {
    if (wanted) await (filled ??= fill());
    shown = wanted;
    articleOf(document).classList.toggle("cd-beside-shown", shown);
    show.hidden = shown;
    hide.hidden = !shown;
    remembered(shown ? "shown" : "hidden");
  };
  toggle.setAttribute("role", "button");
  const press = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    set(!shown).catch(() => { location.href = toggle.href; });
  };
  toggle.addEventListener("click", press);
  toggle.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });
  if (remembered() === "shown") set(true).catch(() => {});
})();
