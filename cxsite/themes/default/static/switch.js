// Light or dark, as the reader last chose; without a choice the page follows the system, and needs no script for that.
// It stands in the head, before anything is shown, so that no page flashes in the other scheme.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      return localStorage.getItem("scheme");
    } catch {
      return null; // storage is closed: the choice lasts for this page
    }
  };
  const store = (scheme) => {
    try {
      scheme ? localStorage.setItem("scheme", scheme) : localStorage.removeItem("scheme");
    } catch {
      /* as above */
    }
  };
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const tell = () => {
    for (const button of document.querySelectorAll(".switch")) button.setAttribute("aria-pressed", String(isDark()));
  };
  const choose = (scheme) => {
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    tell();
  };
  root.dataset.script = "";
  choose(stored());
  document.addEventListener("DOMContentLoaded", tell);
  system.addEventListener("change", tell);
  addEventListener("storage", (event) => event.key === "scheme" && choose(event.newValue));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".switch")) return;
    const dark = !isDark();
    const scheme = dark === system.matches ? "" : dark ? "dark" : "light"; // what the system says anyway is not kept
    store(scheme);
    choose(scheme);
  });
})();
