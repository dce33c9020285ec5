// The page of running calls: the server sends cards, each replaces the one of the same call.
"use strict";

const calls = document.getElementById("calls");
const count = document.getElementById("count");
const state = document.getElementById("state");

function show(html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  const card = made.content.firstElementChild;
  const old = document.getElementById(card.id);
  if (!old) {
    calls.append(card);
  } else {
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    old.replaceWith(card);
    if (focused) document.getElementById(focused)?.focus();
  }
  tellTimes(card);
}

const events = new EventSource("/live/stream");
// After a break, the server tells all calls again.
events.addEventListener("open", () => {
  calls.replaceChildren();
  state.textContent = "";
});
events.addEventListener("card", (event) => show(event.data));
events.addEventListener("gone", (event) => document.getElementById(`call-${event.data}`)?.remove());
events.addEventListener("running", (event) => {
  count.textContent = event.data === "1" ? "1 call" : `${event.data} calls`;
});
events.addEventListener("error", () => {
  state.textContent = events.readyState === EventSource.CLOSED
    ? "The server does not send calls any more: load the page again, and log in if it asks."
    : "Connecting again...";
});
