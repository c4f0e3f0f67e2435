// Charts with scripts: a mark says at once what it is, and somebody's ties stand out. Without them the marks are links.
const hint = document.createElement("div");
hint.className = "hint";
hint.setAttribute("aria-hidden", "true");
hint.hidden = true;
document.body.append(hint);

const markOf = (target) => (target instanceof Element ? target.closest(".chart-figure .mark") : null);

// The title would show a second time, later and smaller; the label keeps its words for whoever hears the page.
for (const title of document.querySelectorAll(".chart-figure .mark > title")) {
  title.parentElement.dataset.hint = title.textContent;
  title.remove();
}

const place = (mark) => {
  const box = mark.getBoundingClientRect();
  const width = hint.offsetWidth;
  const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, document.documentElement.clientWidth - width - 8));
  const above = box.top - hint.offsetHeight - 8;
  hint.style.setProperty("left", `${left + scrollX}px`);
  hint.style.setProperty("top", `${(above > 0 ? above : box.bottom + 8) + scrollY}px`);
};

const show = (event) => {
  const mark = markOf(event.target);
  if (!mark?.dataset.hint) return;
  hint.textContent = mark.dataset.hint;
  hint.hidden = false;
  place(mark);
  const chart = mark.closest(".chart");
  const ends = mark.dataset.id ? [mark.dataset.id] : null;
  if (!ends) return;
  chart.classList.add("looking");
  for (const line of chart.querySelectorAll("[data-ends]")) {
    line.classList.toggle("lit", line.dataset.ends.split(" ").includes(ends[0]));
  }
};

const hide = (event) => {
  if (!markOf(event.target)) return;
  hint.hidden = true;
  for (const chart of document.querySelectorAll(".chart.looking")) chart.classList.remove("looking");
};

document.addEventListener("pointerover", show);
document.addEventListener("focusin", show);
document.addEventListener("pointerout", hide);
document.addEventListener("focusout", hide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hint.hidden = true;
});
