// Search as you type: the same page is asked with the words so far, and its results take the place of those shown.
// Without this script the form is sent as forms are.
const form = document.querySelector("form.search");
const results = document.querySelector("#results[data-live]");
const patience = 220;
let waiting = 0;
let asked = null;

const addressOf = () => {
  const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const query = given.toString();
  return form.getAttribute("action") + (query ? `?${query}` : "");
};

const show = async () => {
  const address = addressOf();
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("#results") ?? page.querySelector(".refused");
    if (!found) return;
    if (answer.ok) {
      results.replaceChildren(...found.childNodes);
      history.replaceState(null, "", address);
    } else {
      results.replaceChildren(found);
    }
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
};

if (form && results) {
  results.setAttribute("aria-live", "polite");
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, patience);
  });
}
