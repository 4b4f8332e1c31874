// The part of an address after # never reaches the server. A link to a task is such a part,
// so it travels on with the form, and browsers carry it over the redirect to the wanted page.
if (location.hash) {
  document.querySelector("form").action += location.hash;
}
