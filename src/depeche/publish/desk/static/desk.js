// What every page of the desk has: "/" goes to the search box, Escape leaves it.
const search = document.getElementById("search");
const typing = (element) => element instanceof Element && element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing(event.target)) {
    search.focus();
    search.select();
    event.preventDefault();
  } else if (event.key === "Escape" && event.target === search) {
    search.blur();
  }
});
