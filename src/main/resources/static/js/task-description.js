// Loaded by Camunda's Tasklist. It keeps what is to be done, and why a task has come back, behind a tab. That is the first
// thing to read, so it stands above the form.
import { openTask, root } from "./open-task.js";

const TASK = `${root}/camunda/api/engine/engine/default/task/`;

// What a description begins with where somebody has said something with the step before.
const ANSWERS = ["Замечание: ", "Причина отказа: ", "Сообщение: "];

let asked = "";
let description = "";

async function ask(task) {
  asked = task;
  description = "";
  try {
    const answer = await fetch(TASK + encodeURIComponent(task), { headers: { Accept: "application/json" } });
    const found = answer.ok ? (await answer.json()).description : null;
    if (asked === task) {
      description = found ?? "";
      tell();
    }
  } catch {
    // It still stands behind the tab.
  }
}

function paragraph() {
  const made = document.createElement("p");
  made.className = "task-description";
  made.lang = "ru";
  made.classList.toggle("is-answer", ANSWERS.some((beginning) => description.startsWith(beginning)));
  made.dataset.task = asked;
  made.textContent = description;
  return made;
}

function tell() {
  const head = document.querySelector(".task-card > header");
  const task = openTask();
  if (head && task && task !== asked) {
    ask(task);
  }
  const present = document.querySelector(".task-description");
  if (!head || task !== asked || !description) {
    present?.remove();
  } else if (present?.dataset.task !== task || present.previousElementSibling !== head) {
    present?.remove();
    head.after(paragraph());
  }
}

new MutationObserver(tell).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("hashchange", tell);
tell();

export default [];
