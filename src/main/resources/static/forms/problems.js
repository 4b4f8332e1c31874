/* Shows what is wrong with a field beside it, in the reader's language. */
import { element, newId } from './dom.js';
import { texts } from './texts.js';

const CLASS = 'resolute-problem';

/** What the browser finds wrong with a control, in our words; nothing if all is well. */
export function problemOf(control) {
  const value = control.value;
  const { validity } = control;
  if (validity.badInput) {
    return control.type === 'date' ? texts.date : texts.number;
  }
  if (control.type === 'checkbox') {
    return control.required && !control.checked ? texts.tick : null;
  }
  if (value.trim() === '') {
    return control.required ? (control.tagName === 'SELECT' ? texts.choose : texts.required) : null;
  }
  // The browser counts only what was typed since the page was opened, and counts blanks.
  const length = value.trim().length;
  if (control.minLength > 0 && length < control.minLength) {
    return texts.tooShort(control.minLength, length);
  }
  if (control.maxLength > 0 && length > control.maxLength) {
    return texts.tooLong(control.maxLength, length);
  }
  if (validity.patternMismatch) {
    return texts.pattern;
  }
  if (validity.rangeUnderflow) {
    return texts.min(control.min);
  }
  if (validity.rangeOverflow) {
    return texts.max(control.max);
  }
  if (control.type === 'date') {
    return dateProblem(control);
  }
  return validity.stepMismatch ? texts.number : null;
}

/** The server's day: the browser's may be another one. */
let today = null;

export function setToday(day) {
  today = day;
}

function dateProblem(control) {
  if (control.dataset.dates === 'until-today' && today && control.value > today) {
    return texts.future;
  }
  return control.dataset.dates === 'from-today' && today && control.value < today ? texts.past : null;
}

/** The same for a control of a form, as a list: a hidden one is never wrong. */
export function problem(control) {
  if (control.closest('[hidden]')) {
    return [];
  }
  const message = problemOf(control);
  return message ? [{ target: control, message }] : [];
}

/** What is wrong with how many there are of something. */
export function counted(host, target, count) {
  if (host.closest('[hidden]')) {
    return [];
  }
  const least = Math.max(Number(host.dataset.min || 0), host.required ? 1 : 0);
  const most = Number(host.dataset.max || 200);
  if (count < least) {
    return [{ target, message: count === 0 && least === 1 ? texts.none(host.dataset) : texts.atLeast(least, count) }];
  }
  return count > most ? [{ target, message: texts.atMost(most, count) }] : [];
}

/** Marks the name of a control that has to be filled in. */
export function mark(control) {
  const name = control.matches('[data-label]') ? control.querySelector('legend')
    : control.closest('.form-group')?.querySelector('label') ?? control.closest('label');
  name?.classList.toggle('resolute-required', Boolean(control.required) || Number(control.dataset.min || 0) > 0);
}

/** Says under a control, or at the end of a group, what is wrong with it. */
export function show(target, message) {
  clear(target);
  const problem = element('p', { className: CLASS, id: newId(), textContent: message, attributes: { role: 'alert' } });
  target.setAttribute('aria-describedby', [problem.id, ...described(target)].join(' '));
  if (target.matches('input, select, textarea')) {
    target.setAttribute('aria-invalid', 'true');
    (target.closest('label') ?? target).after(problem);
  } else {
    target.append(problem);
  }
}

/** What describes a control besides: its hint stays. */
function described(target) {
  return (target.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
}

export function clear(target) {
  const problems = described(target).map((id) => document.getElementById(id)).filter((it) => it?.classList.contains(CLASS));
  const hints = described(target).filter((id) => !problems.some((problem) => problem.id === id));
  problems.forEach((problem) => problem.remove());
  if (hints.length) {
    target.setAttribute('aria-describedby', hints.join(' '));
  } else {
    target.removeAttribute('aria-describedby');
  }
  target.removeAttribute('aria-invalid');
}

/** Shows several at once and brings the reader to the first one. */
export function showAll(found) {
  found.forEach(({ target, message }) => show(target, message));
  const first = found.map(({ target }) => target)
    .reduce((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? other : one));
  const control = first.matches('input, select, textarea') ? first
    : first.querySelector('input:not([hidden]), select, textarea, button');
  (control ?? first).focus();
  first.scrollIntoView({ block: 'center' });
}
