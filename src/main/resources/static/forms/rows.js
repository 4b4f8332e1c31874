/* A field of several rows, each with the columns that the form's template has. */
import { choices, fill } from './choices.js';
import { element, labelled, titled } from './dom.js';
import { clear, counted, mark, problem } from './problems.js';
import { texts } from './texts.js';

const ROW = 'resolute-row';

/** Texts that may be longer than this many characters have a line of their own. */
const WIDE = 200;

export function rows(host) {
  const template = host.querySelector('template');
  const group = titled(host);
  const list = element('div', {});
  const empty = element('p', { className: 'resolute-hint', textContent: texts.noRows });
  const add = element('button', { type: 'button', className: 'btn btn-default',
    textContent: host.dataset.add || texts.addRow });
  mark(host);
  group.append(list, empty, add);
  const max = Number(host.dataset.max || 200);
  const sources = [...template.content.querySelectorAll('[data-source]')].map((control) => control.dataset.source);

  const all = () => [...list.querySelectorAll('.' + ROW)];

  function renumber() {
    all().forEach((row, index) => {
      row.querySelector('.resolute-row-name').textContent = texts.row(index + 1);
      row.querySelector('.resolute-remove').setAttribute('aria-label', texts.removeRow(index + 1));
    });
    add.disabled = all().length >= max;
    empty.hidden = all().length > 0;
  }

  function changed() {
    clear(group);
    renumber();
    host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function append(values) {
    const remove = element('button', { type: 'button', className: 'btn btn-link resolute-remove',
      textContent: texts.remove });
    const fields = element('div', { className: 'resolute-columns' });
    const row = element('div', { className: 'well well-sm ' + ROW },
      element('div', { className: 'resolute-row-head' }, element('strong', { className: 'resolute-row-name' }), remove),
      fields);
    template.content.querySelectorAll('[data-column]').forEach((column) => {
      const control = column.cloneNode(true);
      const label = control.getAttribute('aria-label');
      control.removeAttribute('aria-label');
      const field = labelled(label, control);
      field.classList.toggle('resolute-wide', control.matches('textarea, [type=checkbox]') || control.maxLength > WIDE);
      fields.append(field);
      mark(control);
      const value = values[control.dataset.column];
      if (control.dataset.source) {
        fill(control).then(() => { control.value = value ?? ''; }, () => {});
      } else if (control.type === 'checkbox') {
        control.checked = value === true;
      } else {
        control.value = value ?? control.value;
      }
    });
    remove.addEventListener('click', () => takeOut(row));
    list.append(row);
    return row;
  }

  /** What was entered in a row is not lost by a slip of the hand. */
  function takeOut(row) {
    const restore = element('button', { type: 'button', className: 'btn btn-link', textContent: texts.restore });
    const left = element('p', { className: 'resolute-hint', attributes: { role: 'status' } }, texts.rowRemoved, ' ', restore);
    row.replaceWith(left);
    restore.addEventListener('click', () => {
      left.replaceWith(row);
      changed();
      row.querySelector('[data-column]').focus();
    });
    changed();
    restore.focus();
  }

  add.addEventListener('click', () => {
    append({}).querySelector('[data-column]').focus();
    changed();
  });
  for (let i = 0; i < Number(host.dataset.min || 0); i += 1) {
    append({});
  }
  renumber();
  return {
    name: host.dataset.rows,
    drawn: true,
    type: 'Json',
    ready: Promise.all(sources.map(choices)),
    value: () => all().map((row) => Object.fromEntries([...row.querySelectorAll('[data-column]')]
      .map((control) => [control.dataset.column, control.type === 'checkbox' ? control.checked : control.value])
      .filter(([, value]) => value !== ''))),
    set: (values) => {
      list.replaceChildren();
      values.forEach(append);
      renumber();
    },
    problems: () => (host.closest('[hidden]') ? [] : [
      ...counted(host, group, all().length),
      ...all().flatMap((row) => [...row.querySelectorAll('[data-column]')].flatMap(problem)),
    ]),
    target: (path) => {
      const [, index, column] = /^\[(\d+)\](?:\.(.+))?/.exec(path) ?? [];
      return all()[index]?.querySelector(`[data-column="${CSS.escape(column ?? '')}"]`) ?? group;
    },
  };
}
