/* What must not happen twice is sent once, however often the button is clicked. The server refuses it as well. */
document.querySelectorAll('form[data-once]').forEach((form) => {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  // Whoever comes back with the browser's button may send again.
  window.addEventListener('pageshow', () => {
    sent = false;
  });
});
