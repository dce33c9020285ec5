// Every page: times as this browser's owner reads them, clocks that run, words that are copied by one press.
"use strict";

const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function tellTimes(within) {
  for (const time of within.querySelectorAll("time[datetime]:not([data-since])")) {
    time.title = time.dateTime;
    time.textContent = local.format(new Date(time.dateTime));
  }
  runClocks(within);
}

function runClocks(within) {
  for (const time of within.querySelectorAll("time[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

async function copy(button) {
  const from = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(from.textContent);
  } catch {
    // Without HTTPS there is no clipboard for pages of other machines: what is selected can be copied by hand.
    from.hidden = false;
    getSelection().selectAllChildren(from);
    button.textContent = "Selected: press Ctrl+C";
    return;
  }
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = before; }, 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copy(button);
});

tellTimes(document);
setInterval(() => runClocks(document), 1000);
