// Loaded by Camunda's Tasklist. Where a task has been completed, its view just goes empty. This says there what was
// recorded and whose turn it is now, as the server knows it from the records.
import { english } from "./language.js";
import { openTask, root } from "./open-task.js";
import { onAnswer } from "./task-submission.js";

onAnswer((task, status) => {
  if (status >= 200 && status < 300) {
    show(task);
  }
});

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  return made;
}

function line(name, { text, path }) {
  const made = element(name);
  if (path) {
    const link = element("a", text);
    link.href = root + path;
    made.append(link);
  } else {
    made.textContent = text;
  }
  return made;
}

function panel(receipt) {
  const made = element("section", "", "task-receipt");
  made.setAttribute("role", "status");
  made.tabIndex = -1;
  const heading = element("h3");
  const done = element("span", "✓ ", "done");
  done.setAttribute("aria-hidden", "true");
  heading.append(done, `${receipt.heading}: ${receipt.title}`);
  made.append(heading);
  if (receipt.organisation) {
    made.append(element("p", receipt.organisation));
  }
  made.append(element("p", receipt.handedIn));
  if (receipt.values.length > 0) {
    const values = element("dl");
    receipt.values.forEach(({ label, text }) => values.append(element("dt", label), element("dd", text)));
    made.append(values);
  }
  const next = element("ul");
  receipt.next.forEach((step) => next.append(line("li", step)));
  made.append(element("h4", receipt.nextHeading), next);
  const ways = element("div", "", "ways");
  receipt.links.forEach((way) => ways.append(line("span", way)));
  made.append(ways);
  const close = element("button", "×", "close-receipt");
  close.type = "button";
  close.title = receipt.close;
  close.setAttribute("aria-label", receipt.close);
  close.addEventListener("click", () => made.remove());
  made.append(close);
  return made;
}

let shown = "";

function remove() {
  document.querySelectorAll(".task-receipt").forEach((old) => old.remove());
}

async function show(task) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const address = `${root}/api/tasks/${encodeURIComponent(task)}/receipt?language=${english ? "en" : "ru"}`
    + `&zone=${encodeURIComponent(zone)}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const empty = document.querySelector(".no-task");
  if (!answer.ok || !empty) {
    return;
  }
  remove();
  shown = task;
  const made = panel(await answer.json());
  empty.before(made);
  made.focus();
}

// It stands where a task would, and goes when another one is opened.
addEventListener("hashchange", () => {
  if (openTask() && openTask() !== shown) {
    remove();
  }
});

export default [];
