// Loaded by Camunda's Tasklist. Beside the name of the open task it puts the way to the page of its
// deadline, where more time can be asked for. The applications have the language of the browser.
import { english } from "./language.js";
import { openTask, root } from "./open-task.js";

const label = english ? "Deadline and extension" : "Срок и продление";

function link() {
  const place = document.querySelector(".task-card .names");
  const task = openTask();
  if (!place || !task) {
    return;
  }
  const address = `${root}/items/of-task/${encodeURIComponent(task)}`;
  const present = place.querySelector("a.task-deadline");
  if (present) {
    if (present.getAttribute("href") !== address) {
      present.setAttribute("href", address);
    }
    return;
  }
  const added = document.createElement("a");
  added.className = "task-deadline";
  added.textContent = label;
  added.setAttribute("href", address);
  place.append(added);
}

// The date in the head of the task is changed on that page, if at all. Here it is text: neither keyboard nor mouse open
// Camunda's calendar, whose date the engine would refuse.
const DATE = ".task-card .due-date";

function settle() {
  document.querySelectorAll(`${DATE}[tabindex]`).forEach((date) => date.removeAttribute("tabindex"));
}

addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest(DATE)) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

new MutationObserver(() => {
  link();
  settle();
}).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("hashchange", link);
link();

export default [];
