// What the address of Camunda's web applications tells.

/** The path under which the whole application stands. */
export const root = location.pathname.slice(0, location.pathname.indexOf("/camunda/"));

/** The id of the task that is open in Tasklist, or nothing. */
export function openTask() {
  return new URLSearchParams(location.hash.replace(/^#\/?\??/, "")).get("task") ?? "";
}
