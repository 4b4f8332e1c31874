/* Lists that the server keeps: members, organisations. */
import { element } from './dom.js';
import { show } from './problems.js';
import { API, json } from './task.js';
import { texts } from './texts.js';

const lists = new Map();

/** What can be chosen from a list; asked for once, and again if it could not be had. */
export function choices(source) {
  if (!lists.has(source)) {
    lists.set(source, json(API + '/' + source, {}));
    lists.get(source).catch(() => lists.delete(source));
  }
  return lists.get(source);
}

/** Fills the choices of a control in; says at the control if they cannot be had, and fails then. */
export async function fill(select) {
  const chosen = select.value;
  try {
    const found = await choices(select.dataset.source);
    select.replaceChildren(element('option', { value: '', textContent: '' }),
      ...found.map((choice) => element('option', { value: choice.id, textContent: choice.name })));
    select.value = chosen;
  } catch (failed) {
    show(select, texts.listFailed);
    throw failed;
  }
}
