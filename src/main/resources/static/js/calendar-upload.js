// Far too large a file is cut off before the page that would say so. So it is said before it is sent.
const file = document.querySelector("input[data-largest]");

file?.addEventListener("change", () => {
  const tooLarge = file.files.length > 0 && file.files[0].size > Number(file.dataset.largest);
  file.setCustomValidity(tooLarge ? file.dataset.tooLarge : "");
  file.reportValidity();
});
