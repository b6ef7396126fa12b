// Keeps an open page up to date. One tab holds the stream of events and passes them on, because a browser opens only six
// connections to one address. Every tab then asks for its own state and compares it with what it shows.
"use strict";
(() => {
  const script = document.currentScript;
  const path = script.dataset.path;
  let state = JSON.parse(script.dataset.state);
  const kind = document.querySelector("meta[name=cxsite]")?.content;
  const broken = kind === "broken";
  const own = kind === "desk";
  const channel = new BroadcastChannel("cxsite");
  const spot = "cxsite " + location.pathname;
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"; // where the keyboard stops
  const HIDDEN = "cxsite: hidden"; // the errors that this tab does not want to see, on whatever page
  let unfolded = false;
  let gone;

  function make(tag, words, ...inside) {
    const element = document.createElement(tag);
    element.textContent = words;
    element.append(...inside);
    return element;
  }

  // Problems lie in a tree of their own, so that the page's styles do not reach them, and as text, so that nothing in them is code.
  const host = document.createElement("cxsite-preview");
  const layer = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_cxsite/preview.css";
  style.addEventListener("load", () => aim(shown));
  const shown = document.createElement("div");
  layer.append(style, shown);

  function problems(told) {
    const errors = told.filter((one) => one.severity === "error");
    const others = told.filter((one) => one.severity !== "error");
    const key = JSON.stringify([told, state.edit]);
    if (broken || key === shown.dataset.key) return;
    shown.dataset.key = key;
    shown.replaceChildren();
    const words = JSON.stringify(errors);
    if (!errors.length) sessionStorage.removeItem(HIDDEN);
    if (errors.length && words !== sessionStorage.getItem(HIDDEN)) shown.append(overlay(errors, others, words));
    else if (told.length) shown.append(corner(errors, told));
    if (!own) shown.append(ways());
    aim(shown);
  }

  // A source line that is too long for the screen is moved along until its mark is in sight, and the keyboard can move it too.
  function aim(within) {
    for (const source of within.querySelectorAll(".source")) {
      if (source.scrollWidth > source.clientWidth) source.tabIndex = 0;
      const text = source.firstChild;
      const from = text.data.indexOf("^", text.data.lastIndexOf("|"));
      if (from < 0 || source.closest("details:not([open])")) continue; // what is folded has no place yet
      const mark = document.createRange();
      mark.setStart(text, from);
      mark.setEnd(text, text.data.trimEnd().length);
      const room = source.getBoundingClientRect();
      const place = mark.getBoundingClientRect();
      if (place.right > room.right) source.scrollLeft += place.left - room.left - room.width / 3;
    }
  }

  function overlay(errors, others, words) {
    const count = errors.length === 1 ? "1 problem" : errors.length + " problems";
    const close = make("button", "Hide");
    const bar = make("div", "", make("h1", count + " to fix"), close);
    bar.className = "bar"; // no header: the page's own is its banner
    const panel = make("section", "", bar,
      make("p", "The page behind this is the last good version. This message goes away when the file is fixed."));
    panel.className = "overlay";
    panel.setAttribute("role", "alert");
    panel.append(...errors.map(one));
    if (others.length) panel.append(folded(remarks(others), others));
    close.addEventListener("click", () => {
      sessionStorage.setItem(HIDDEN, words);
      unfolded = false;
      shown.dataset.key = "";
      problems(state.told);
      shown.querySelector("summary").focus();
    });
    return panel;
  }

  function corner(errors, told) {
    const box = folded(errors.length ? errors.length + " to fix" : remarks(told), told);
    box.className = errors.length ? "corner errors" : "corner";
    return box;
  }

  function remarks(told) {
    return told.length === 1 ? "1 remark" : told.length + " remarks";
  }

  // Who works through a list keeps it open, from save to save.
  function folded(words, told) {
    const box = make("details", "", make("summary", words), ...told.map(one));
    box.open = unfolded;
    box.addEventListener("toggle", () => { unfolded = box.open; aim(box); });
    return box;
  }

  function one(problem) {
    const text = make("pre", "");
    text.className = problem.severity;
    let words = problem.text;
    if (problem.href && problem.place && words.startsWith(problem.place)) {
      text.append(opener(problem.place, problem.href));
      words = words.slice(problem.place.length);
    }
    // The lines of the source never wrap, for the mark stands under a place in them; the words around them do.
    words.split(/((?:^ *\d* \|.*(?:\n|$))+)/m).forEach((part, odd) => {
      text.append(odd % 2 ? Object.assign(make("span", part), { className: "source" }) : part);
    });
    return text;
  }

  function opener(words, href) {
    const link = make("a", words);
    link.href = href;
    link.title = "Open in your editor";
    return link;
  }

  // In the corner: the way to this page's file and to the desk, faint until the pointer or the keyboard comes near.
  function ways() {
    const box = make("nav", "");
    box.className = "ways";
    box.setAttribute("aria-label", "Preview");
    if (state.edit) box.append(opener("Edit", state.edit));
    const desk = make("a", "Desk");
    desk.href = "/_desk/";
    if (!location.pathname.startsWith("/_desk/")) box.append(desk);
    return box;
  }

  function swap(styles) {
    for (const [href, print] of Object.entries(styles)) {
      if (state.styles[href] === print) continue;
      for (const old of document.querySelectorAll("link[rel~=stylesheet]")) {
        if ((old.dataset.cxsiteHref || old.getAttribute("href")) !== href) continue;
        const fresh = old.cloneNode();
        fresh.dataset.cxsiteHref = href;
        fresh.href = href + (href.includes("?") ? "&" : "?") + "print=" + print;
        fresh.addEventListener("load", () => old.remove());
        fresh.addEventListener("error", () => fresh.remove());
        old.after(fresh);
      }
    }
  }

  // A page that is leaving hears no more. Where it was is noted at the last moment, for who reads may scroll until then.
  let leaving = "";
  function reload() {
    leaving = "to come back";
    location.reload();
  }

  function note() {
    if (leaving !== "to come back") return;
    const open = [...document.querySelectorAll("details")].map((box) => box.open);
    const stops = document.querySelectorAll(STOPS);
    const at = [stops.length, [...stops].indexOf(document.activeElement)];
    sessionStorage.setItem(spot, JSON.stringify({ x: scrollX, y: scrollY, open, unfolded, at, led: state.led }));
  }

  // Where a page differs in its charts alone, these are exchanged in place; where its HTML is the same, a picture was changed.
  const CHARTS = "figure.cx-chart";
  function bare(page) {
    const copy = page.documentElement.cloneNode(true);
    copy.querySelectorAll("script[src^='/_cxsite/'], cxsite-preview").forEach((ours) => ours.remove());
    copy.querySelectorAll(CHARTS).forEach((chart) => chart.replaceChildren());
    copy.querySelectorAll("details").forEach((box) => box.removeAttribute("open"));
    copy.querySelectorAll("link[data-cxsite-href]").forEach((link) => {
      link.setAttribute("href", link.dataset.cxsiteHref);
      link.removeAttribute("data-cxsite-href");
    });
    return copy.innerHTML.replace(/\s+/g, " ");
  }

  async function renew() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = [...page.querySelectorAll(CHARTS)];
      const shownNow = [...document.querySelectorAll(CHARTS)];
      const others = shownNow.some((chart, place) => fresh[place] && chart.outerHTML !== fresh[place].outerHTML);
      if (!answer.ok || !others || fresh.length !== shownNow.length || bare(page) !== bare(document)) { reload(); return; }
      shownNow.forEach((chart, place) => chart.replaceWith(document.adoptNode(fresh[place])));
    } catch { reload(); }
  }

  function restore() {
    const kept = sessionStorage.getItem(spot);
    if (!kept) return;
    sessionStorage.removeItem(spot);
    const was = JSON.parse(kept);
    state.led = was.led;
    unfolded = was.unfolded;
    const boxes = [...document.querySelectorAll("details")];
    if (boxes.length === was.open.length) boxes.forEach((box, place) => { box.open = was.open[place]; });
    const stops = document.querySelectorAll(STOPS);
    if (stops.length === was.at[0]) stops[was.at[1]]?.focus({ preventScroll: true });
    if (!scrollX && !scrollY) scrollTo({ left: was.x, top: was.y, behavior: "instant" }); // else the reader was quicker
  }

  let asking = false;
  let again = false;
  let later;
  async function check() {
    if (asking) { again = true; return; }
    asking = true;
    clearTimeout(later);
    try {
      const answer = await fetch("/_cxsite/state?path=" + encodeURIComponent(path), { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      take(await answer.json());
    } catch { later = setTimeout(check, 1000); } // it cannot be reached now: stopped, asleep, or the network is gone
    asking = false;
    if (again) { again = false; check(); }
  }

  function take(next) {
    if (leaving || follow(next.led)) return;
    const other = next.print !== state.print;
    if (other && (broken || own || !document.querySelector(CHARTS))) { reload(); return; }
    swap(next.styles);
    state = { ...next, led: state.led };
    if (other) renew();
    problems(state.told);
  }

  function heard(message) {
    if (message === "lost") { gone ??= setTimeout(() => host.classList.add("lost"), 1500); return; }
    if (message.startsWith("led ")) { state.led = { number: Number(message.slice(4)) }; return; }
    clearTimeout(gone);
    gone = undefined;
    host.classList.remove("lost");
    if (message !== state.edition) check();
  }

  // Only the page that somebody looks at is led away, once, and never the desk; a hidden one goes when it is looked at first.
  function follow(led) {
    if (document.hidden || own || led.number === state.led.number) return false;
    const before = state.led.number;
    state.led = led;
    if (led.number < before) return false; // the preview was started anew, and counts from the beginning
    channel.postMessage("led " + led.number);
    if (decodeURI(location.pathname) === decodeURI(led.path)) return false;
    leaving = "for good";
    location.assign(led.path);
    return true;
  }

  function listen() {
    const stream = new EventSource("/_cxsite/events");
    const pass = (message) => { channel.postMessage(message); heard(message); };
    stream.addEventListener("edition", (event) => pass(event.data));
    stream.addEventListener("error", () => pass("lost"));
    addEventListener("pagehide", () => stream.close());
    return stream;
  }

  function lead() {
    listen();
    return new Promise(() => {});
  }

  // On another device there are no locks to agree by, and so a tab holds a stream only while somebody looks at it.
  function leadWhileSeen() {
    let stream;
    const turn = () => {
      if (!document.hidden) { stream ??= listen(); return; }
      stream?.close();
      stream = undefined;
    };
    addEventListener("visibilitychange", turn);
    turn();
  }

  channel.addEventListener("message", (event) => heard(event.data));
  document.body.append(host);
  aim(document);
  restore();
  problems(state.told);
  check(); // something may have changed while this page was on its way, before it could listen
  addEventListener("pagehide", note);
  addEventListener("keydown", (event) => { if (event.key === "Escape") shown.querySelector(".overlay button")?.click(); });
  addEventListener("pageshow", (event) => { if (event.persisted) reload(); });
  addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  if (navigator.locks) navigator.locks.request("cxsite", lead); else leadWhileSeen();
})();
