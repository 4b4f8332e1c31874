// Loaded by Camunda's Tasklist. Beside the name of the open task it puts the way to the page of its
// deadline, where more time can be asked for. The applications have the language of the browser.
const label = navigator.language.startsWith("en") ? "Deadline and extension" : "Срок и продление";

function openTask() {
  return new URLSearchParams(location.hash.replace(/^#\/?\??/, "")).get("task");
}

function link() {
  const place = document.querySelector(".task-card .names");
  const task = openTask();
  if (!place || !task) {
    return;
  }
  const root = location.pathname.slice(0, location.pathname.indexOf("/camunda/"));
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

new MutationObserver(link).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("hashchange", link);
link();

export default [];
