// Only the site's first page chooses a language: the one that the reader chose last, or else the first that the browser
// asks for and the site has. Without either it stays, and offers all of them.
(() => {
  const parsed = (tag) => {
    try {
      // With what CLDR takes for granted: zh-HK is zh-Hant-HK, pt is pt-Latn-BR.
      return new Intl.Locale(tag).maximize();
    } catch {
      return null;
    }
  };
  const remembered = () => {
    try {
      return __md_get("cd-language");
    } catch {
      return null;
    }
  };
  const tags = document.currentScript.dataset.locales.split(" ");
  const locales = tags.map((tag) => [tag, parsed(tag)]);
  // Whoever reads a language in one script need not read it in another; a region is a matter of taste.
  const nearest = (wanted) => {
    const asked = parsed(wanted);
    const same = locales.filter(([, one]) => one?.language === asked?.language && one?.script === asked?.script);
    return (same.find(([, one]) => one?.region === asked?.region) ?? same[0])?.[0];
  };
  const last = remembered();
  const chosen = tags.includes(last) ? last : navigator.languages.map(nearest).find(Boolean);
  if (chosen) location.replace(`${chosen}/${location.search}${location.hash}`);
})();
