// Copies the address that is shown once. Without access to the clipboard it is selected for the keyboard.
const address = document.getElementById('address');
const copy = document.getElementById('copy');
if (address && copy) {
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
      copy.textContent = copy.dataset.done;
    } catch {
      address.focus();
    }
  });
}
