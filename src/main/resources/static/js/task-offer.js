// Loaded by Camunda's Tasklist. A form can be filled in once its task is taken, and the button for that is a word among
// others in the head of the task. Whoever comes from a letter finds it above the form, with what it is for; who only
// looks at the task, as coordinators do, does not.
import { english } from "./language.js";
import { openTask, root } from "./open-task.js";

const TEXT = english ? "Nobody has taken this task yet. Take it to fill in its form; it can be given back."
  : "Эту задачу ещё никто не взял. Возьмите её, чтобы заполнить форму; потом её можно вернуть.";
const BUTTON = english ? "Take the task" : "Взять в работу";
const MAY_WORK = `${root}/camunda/api/engine/engine/default/authorization/check`
  + "?permissionName=TASK_WORK&resourceName=TASK&resourceType=7&resourceId=";

let asked = "";
let forReader = false;

async function ask(task) {
  asked = task;
  forReader = false;
  try {
    const answer = await fetch(MAY_WORK + encodeURIComponent(task), { headers: { Accept: "application/json" } });
    const may = answer.ok && (await answer.json()).authorized;
    if (asked === task) {
      forReader = may;
      offer();
    }
  } catch {
    // The word in the head of the task is still there.
  }
}

function strip() {
  const made = document.createElement("div");
  made.className = "task-offer";
  const text = document.createElement("p");
  text.textContent = TEXT;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-primary";
  button.textContent = BUTTON;
  button.addEventListener("click", () => document.querySelector(".task-card .claim")?.click());
  made.append(text, button);
  return made;
}

function offer() {
  const head = document.querySelector(".task-card > header");
  const claimable = Boolean(head && document.querySelector(".task-card .claim"));
  const task = openTask();
  if (claimable && task && task !== asked) {
    ask(task);
  }
  const present = document.querySelector(".task-offer");
  if (!claimable || task !== asked || !forReader) {
    present?.remove();
  } else if (!present) {
    (document.querySelector(".task-description") ?? head).after(strip());
  }
}

new MutationObserver(offer).observe(document.documentElement, { childList: true, subtree: true });
offer();

export default [];
