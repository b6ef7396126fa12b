// Searching, on /search/ alone. Pagefind finds; this shows. What is found is put in as text, never as HTML.
const box = document.querySelector("[data-index]");
const form = box.querySelector("form");
const [status, hits, more] = ["[role=status]", "ol", "button[data-more]"].map((each) => box.querySelector(each));
const words = box.dataset;
const page = 10;
let pagefind, found = [], shown = 0, asked = 0;

const element = (name, text, parent, attributes = {}) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  parent?.append(made);
  return made;
};

// An excerpt comes with <mark> around what was looked for; all else in it is text. Dots stand where it was cut off.
const excerpt = (data, parent) => {
  const parsed = new DOMParser().parseFromString(data.excerpt, "text/html").body;
  const [whole, part] = [data.content, parsed.textContent].map((text) => text.trim());
  if (!whole.startsWith(part)) parent.append("… ");
  parsed.childNodes.forEach((node) => (node.nodeName === "MARK" ? element("mark", node.textContent, parent) : parent.append(node.textContent)));
  if (!whole.endsWith(part)) parent.append(" …");
};

const hit = (data) => {
  const item = element("li", "", hits);
  const heading = element("h2", "", item);
  element("a", data.meta.title || data.url, heading, { href: data.url });
  excerpt(data, element("p", "", item, { class: "summary" }));
  element("p", [data.filters.kind, data.filters.author, data.meta.date].flat().filter(Boolean).join(" · "), item, { class: "meta" });
};

const showMore = async () => {
  const mine = asked;
  const next = await Promise.all(found.slice(shown, shown + page).map((each) => each.data()));
  if (mine !== asked) return;
  const first = shown;
  next.forEach(hit);
  shown += next.length;
  more.hidden = shown >= found.length;
  return hits.children[first]?.querySelector("a");
};

const chosen = () => {
  const fields = new FormData(form);
  const wanted = [...fields].map(([key, value]) => [key, value.trim()]).filter(([, value]) => value);
  return Object.fromEntries(wanted);
};

const search = async () => {
  const { q = "", ...filters } = chosen();
  const query = new URLSearchParams(chosen()).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  const mine = ++asked;
  const idle = !q && !Object.keys(filters).length;
  const answer = idle ? { results: [] } : await pagefind.search(q || null, { filters });
  if (mine !== asked) return;
  [found, shown] = [answer.results, 0];
  hits.replaceChildren();
  box.nextElementSibling.hidden = found.length > 0;
  status.textContent = idle ? "" : found.length ? words.found.replace("{}", found.length) : words.nothing.replace("{}", () => q || Object.values(filters).join(", "));
  await showMore();
};

const later = (() => {
  let waiting;
  return (milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(search, milliseconds);
  };
})();

const choices = async () => {
  const filters = await pagefind.filters();
  form.querySelectorAll("select").forEach((select) => {
    const values = Object.entries(filters[select.name] || {}).sort(([a], [b]) => a.localeCompare(b, document.documentElement.lang));
    values.forEach(([value, count]) => element("option", `${value} (${count})`, select, { value }));
  });
};

// Arrow keys go through the hits and back to the field.
const step = (event) => {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way || event.target.matches("select")) return;
  const stops = [form.elements.q, ...hits.querySelectorAll("a")];
  const next = stops[stops.indexOf(event.target) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const begin = async () => {
  document.documentElement.dataset.script = "";
  const [first, ...others] = words.index.split(" ");
  pagefind = await import(`${first}pagefind.js`);
  const options = { baseUrl: words.home, excerptLength: 28 };
  await pagefind.options(options);
  await pagefind.init();
  await Promise.all(others.map((each) => pagefind.mergeIndex(each, options)));
  await choices();
  new URLSearchParams(location.search).forEach((value, key) => form.elements[key] && (form.elements[key].value = value));
  form.addEventListener("input", () => later(150));
  form.addEventListener("submit", (event) => (event.preventDefault(), search().then(() => hits.querySelector("a")?.focus())));
  box.addEventListener("keydown", step);
  more.addEventListener("click", async () => (await showMore())?.focus());
  if (location.search) await search();
  else form.elements.q.focus();
};

begin().catch(() => (status.textContent = words.broken));
