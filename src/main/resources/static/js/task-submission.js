// Tells what became of handing in the form of a task. Camunda's Tasklist tells nobody; but every form ends in one of these
// two requests, whatever it was made with.
const COMPLETION = /\/task\/([^/]+)\/(?:submit-form|complete)$/;
const listeners = [];

/** Calls a listener with the id of the task, the status of the answer, 0 if there was none, and its text. */
export function onAnswer(listener) {
  listeners.push(listener);
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...others) {
  const found = String(method).toUpperCase() === "POST" && COMPLETION.exec(new URL(String(address), location.href).pathname);
  if (found) {
    const task = decodeURIComponent(found[1]);
    const tell = () => listeners.forEach((listener) => listener(task, this.status, this.responseText));
    ["load", "error", "timeout"].forEach((end) => this.addEventListener(end, tell));
  }
  return open.call(this, method, address, ...others);
};
