// Loaded by Camunda's Tasklist. Camunda Forms bring no script of their own along, so it is seen here when one is drawn.
import { openTask } from "./open-task.js";

function look() {
  const container = document.querySelector(".fjs-container:not([data-seen])");
  const task = openTask();
  if (container && task) {
    container.dataset.seen = "true";
    import("../forms/camunda-form.js").then(({ attach }) => attach(container, task));
  }
}

new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });

export default [];
