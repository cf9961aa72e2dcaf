// The language switcher stays in the section that the address names.
(() => {
  const links = document.querySelectorAll("a[data-cd-language]");
  const carry = () => links.forEach((link) => { link.hash = location.hash; });
  addEventListener("hashchange", carry);
  // The theme also changes the address while the page is scrolled, without an event.
  links.forEach((link) => ["pointerdown", "focus", "click"].forEach((event) => link.addEventListener(event, carry)));
  carry();
})();
