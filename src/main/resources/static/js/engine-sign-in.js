// Loaded by Camunda's web applications. When a session has ended, or somebody has signed out,
// they show a sign-in form of their own, which is closed here. Loading the page anew makes the
// server send the browser to our sign-in page instead, and from there back to where it was.
const PAUSE = 10000;

function toSignIn(wanted) {
  const last = Number(sessionStorage.getItem("resolute.reloaded"));
  if (Date.now() - last < PAUSE) {
    // The server sees a session where the application sees none: do not go round in circles.
    return;
  }
  sessionStorage.setItem("resolute.reloaded", String(Date.now()));
  history.replaceState(null, "", location.pathname + wanted);
  location.reload();
}

let wanted = "";

function look() {
  if (location.hash.startsWith("#/login")) {
    toSignIn(wanted);
  } else {
    wanted = location.hash;
  }
}

addEventListener("hashchange", look);
look();

export default [];
