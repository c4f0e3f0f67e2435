// Lights up a fact's words under the pointer or the keyboard. Without it the style sheet lights what is targeted.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("on");
  const lit = [];
  let kept = null;

  const light = (source) => {
    for (const [element, name] of lit.splice(0)) element.classList.remove(name);
    if (!source) return;
    const record = source.closest(".record");
    const add = (element, name) => {
      element.classList.add(name);
      lit.push([element, name]);
    };
    add(source, "current");
    for (const pair of source.dataset.light.split(" ")) {
      const [pin, role] = pair.split(":");
      for (const words of record.querySelectorAll(`[data-p~="${pin}"]`)) add(words, `as-${role}`);
    }
  };

  const cardOf = (id) => document.getElementById(id.replace(/^(r\d+f\d+)[rc]?$/, "$1c"));
  const sourceOf = (element) => {
    if (!(element instanceof Element)) return null;
    const link = element.closest("a.t");
    return link ? cardOf(link.hash.slice(1)) : element.closest("[data-light]");
  };
  const showsCapture = (record) => record.querySelector(".show-capture").checked;

  const keep = () => {
    const id = location.hash.slice(1);
    kept = /^r\d+f\d+[rc]?$/.test(id) ? cardOf(id) : null;
    light(kept);
    if (!kept || id.endsWith("c")) return;
    const base = id.replace(/r$/, "");
    const place = document.getElementById(showsCapture(kept.closest(".record")) ? `${base}r` : base);
    if (place) place.scrollIntoView({ block: "center" });
    if (getComputedStyle(kept.closest(".facts")).position === "sticky") kept.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const tellings = [...document.querySelectorAll(".telling")];
    if (!tellings.length) return;
    const at = tellings.indexOf(kept);
    const next = tellings[at < 0 && by < 0 ? tellings.length - 1 : Math.min(Math.max(at + by, 0), tellings.length - 1)];
    const link = next.querySelector("a.go");
    link.focus({ preventScroll: true });
    if (location.hash === link.hash) keep();
    else location.hash = link.hash;
  };

  const swap = () => {
    const record = (kept && kept.closest(".record")) || document.querySelector(".record");
    if (!record) return;
    record.querySelector(showsCapture(record) ? ".show-article" : ".show-capture").checked = true;
    if (kept) keep();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: swap,
    Escape: () => {
      kept = null;
      light(null);
    },
  };

  addEventListener("hashchange", keep);
  document.addEventListener("pointerover", (event) => light(sourceOf(event.target) || kept));
  document.addEventListener("focusin", (event) => light(sourceOf(event.target) || kept));
  document.addEventListener("change", () => kept && keep());
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) keep();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.target instanceof Element && event.target.matches("input:not([type=radio]), select, textarea")) return;
    keys[event.key]();
    event.preventDefault();
  });
  keep();
})();
