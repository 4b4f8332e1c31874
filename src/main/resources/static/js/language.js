// Imported by the config.js of each of Camunda's applications, which start when it has been read.

/** Whether the applications speak English: they take the browser's first language. */
export const english = (navigator.languages?.[0] ?? navigator.language ?? "").toLowerCase().split("-")[0] === "en";

document.documentElement.lang = english ? "en" : "ru";

// An application shows the keys of words that it needs before the file with its words is there. So the file is loaded
// before the application starts, and found in the browser's cache when the application asks for it.
const base = document.querySelector("base");
const version = new URL(document.querySelector('script[src*="bust="]').src).search;
await fetch(`${base.getAttribute("app-root")}/app/${base.getAttribute("app-name")}/locales/${english ? "en" : "ru"}.json${version}`)
  .catch(() => {
    // Without a connection the application itself says so.
  });
