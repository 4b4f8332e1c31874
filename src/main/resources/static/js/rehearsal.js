// Loaded by Camunda's web applications. While the system works as if it were later, they say so too.
import { root } from "./open-task.js";

async function note() {
  const answer = await fetch(root + "/api/rehearsal", { headers: { Accept: "application/json" } });
  if (answer.status !== 200) {
    return;
  }
  const strip = document.createElement("p");
  strip.setAttribute("role", "note");
  strip.textContent = (await answer.json()).text;
  Object.assign(strip.style, {
    position: "fixed",
    zIndex: "100000",
    left: "0",
    right: "0",
    bottom: "0",
    margin: "0",
    padding: "4px 8px",
    background: "#ffe08a",
    color: "#3d2c00",
    font: "600 14px/20px sans-serif",
    textAlign: "center"
  });
  // Beside the body, which ends where the strip begins: what the applications fix to the edges of
  // the window is fixed to the body's now, so nothing, such as a form's buttons, is hidden.
  document.documentElement.append(strip);
  Object.assign(document.body.style, {
    position: "relative",
    height: `calc(100vh - ${strip.offsetHeight}px)`,
    minHeight: "0",
    overflow: "auto",
    transform: "translate(0)"
  });
}

note();

export default [];
