// Hosts serve the root's 404.html for every dead address: show the one of the locale that was asked for.
(() => {
  const { root, locales } = document.currentScript.dataset;
  const asked = location.pathname.slice(root.length).split("/")[0].toLowerCase();
  const locale = locales.split(" ").find((tag) => tag.toLowerCase() === asked);
  if (!locale) return;
  fetch(`${root}${locale}/404.html`)
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
    .then((html) => {
      document.open();
      document.write(html);
      document.close();
    })
    .catch(() => {});
})();
