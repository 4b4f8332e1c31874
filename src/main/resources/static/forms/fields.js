/*
 * Brings an HTML form of ours to life: draws the fields that neither HTML nor the engine's form library has (documents,
 * members, rows), fills in what is known already, keeps a draft, and says what is wrong beside the fields. What may be
 * entered is said by the form and checked again by the server, which reads the same form.
 */
import { choices, fill } from './choices.js';
import { guard, isOpen, onAnswer } from './completion.js';
import { element, titled } from './dom.js';
import { Draft } from './draft.js';
import { evidence } from './evidence.js';
import { clear, counted, mark, problem, problemOf, setToday, show, showAll } from './problems.js';
import { rows } from './rows.js';
import { OpenTask, UNKNOWN } from './task.js';
import { texts } from './texts.js';

/* global angular */

/** To be called once the engine's form library has put in what it knows: what it puts in later would win. */
export async function attach(camForm) {
  const form = camForm.formElement[0] || camForm.formElement;
  const task = new OpenTask(camForm.taskId);
  form.noValidate = true;
  const fields = [
    ...[...form.querySelectorAll('[cam-variable-name]')].map(single),
    ...[...form.querySelectorAll('[data-members]')].map(members),
    ...[...form.querySelectorAll('[data-rows]')].map(rows),
    ...[...form.querySelectorAll('[data-evidence]')].map((host) => evidence(host, task)),
  ];
  const draft = new Draft(task, form, () => entered(fields));
  // The applications keep what was entered in the browser when a session ends. Ours is on the server already.
  camForm.on('store', () => { camForm.storePrevented = true; });
  camForm.on('submit', () => {
    draft.pause();
    fields.filter((field) => field.drawn).forEach((field) => hand(field, camForm));
  });
  guard(form, () => handInIfRight(form, fields));
  onAnswer(camForm.taskId, () => draft.done(), (violations) => {
    draft.changed();
    return tell(violations, form, fields);
  });

  // What is chosen from a list that is not there would be lost with the next draft.
  const lists = await Promise.allSettled(fields.map((field) => field.ready));
  const initial = lists.every(({ status }) => status === 'fulfilled') ? await draft.initial() : UNKNOWN;
  setToday(initial.today);
  fields.filter((field) => field.name in initial.values)
    .forEach((field) => field.set(initial.values[field.name], initial.files));
  form.querySelectorAll('[cam-variable-name]').forEach(mark);
  conditions(form);
  draft.tell(initial);

  const changed = (event) => {
    if (event.target.matches?.('[aria-invalid]')) {
      clear(event.target);
    }
    if (isOpen(form)) {
      draft.changed();
    }
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('focusout', (event) => {
    const control = event.target;
    // Leaving a field empty is no mistake yet: it may be filled in later.
    if (control.matches('input, select, textarea') && control.value && isOpen(form)) {
      const message = problemOf(control);
      if (message) {
        show(control, message);
      }
    }
  });
  form.dataset.ready = 'true';
}

function entered(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, field.value()])
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)));
}

/** The engine's form library sends what stands in its variables, and forgets those it does not know when it fails. */
function hand(field, camForm) {
  const { variableManager } = camForm;
  if (!variableManager.variable(field.name)) {
    variableManager.createVariable({ name: field.name, type: field.type, value: null });
  }
  variableManager.variableValue(field.name, field.value());
}

/** A field that is one control. */
function single(control) {
  const field = {
    name: control.getAttribute('cam-variable-name'),
    value: () => (control.type === 'checkbox' ? control.checked : plain(control.value)),
    set: (value) => put(control, value),
    problems: () => problem(control),
  };
  if (control.dataset.source) {
    // AngularJS takes only options that it has made itself for choices.
    const model = angular.element(control).controller('ngModel');
    model.$render = () => {};
    return { ...field, drawn: true, type: 'String', ready: fill(control) };
  }
  return field;
}

function put(control, value) {
  if (control.type === 'checkbox') {
    control.checked = value === true;
  } else if (control.tagName === 'SELECT') {
    const option = [...control.options].find((it) => plain(it.value) === value);
    control.value = option ? option.value : '';
  } else {
    control.value = value;
  }
  control.dispatchEvent(new Event(control.matches('select, [type=checkbox]') ? 'change' : 'input', { bubbles: true }));
}

function members(host) {
  const group = titled(host);
  const list = element('div', { className: 'resolute-choices' });
  const count = element('p', { className: 'resolute-hint', attributes: { role: 'status' } });
  group.append(list, count);
  const boxes = () => [...list.querySelectorAll('input')];
  const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);
  const tellCount = () => { count.textContent = texts.chosen(chosen().length, boxes().length); };
  const draw = async () => {
    try {
      list.append(...(await choices('members')).map((member) => element('label', { className: 'checkbox-inline' },
        element('input', { type: 'checkbox', value: member.id }), ' ' + member.name)));
      tellCount();
    } catch (failed) {
      show(group, texts.listFailed);
      throw failed;
    }
  };
  list.addEventListener('change', () => {
    clear(group);
    tellCount();
  });
  return {
    name: host.dataset.members,
    drawn: true,
    type: 'Json',
    ready: draw(),
    value: chosen,
    set: (value) => {
      boxes().forEach((box) => { box.checked = value.includes(box.value); });
      tellCount();
    },
    problems: () => counted(host, group, chosen().length),
    target: () => group,
  };
}

function handInIfRight(form, fields) {
  clearAll(form);
  const found = fields.flatMap((field) => field.problems());
  if (found.length) {
    showAll(found);
  }
  return found.length === 0;
}

function clearAll(form) {
  form.querySelectorAll('[aria-describedby]').forEach(clear);
}

/** Puts what the server refused beside the fields; tells whether there was a field for all of it. A row's field is named `rows[2].column`. */
function tell(violations, form, fields) {
  clearAll(form);
  const found = violations.map(({ field: path, message }) => {
    const [, name, rest] = /^([^[.]+)(.*)$/.exec(path);
    const field = fields.find((it) => it.name === name);
    const target = field?.target?.(rest) ?? form.querySelector(`[cam-variable-name="${CSS.escape(name)}"]`);
    return { target, message: message.charAt(0).toUpperCase() + message.slice(1) };
  }).filter(({ target }) => target);
  if (found.length) {
    showAll(found);
  }
  return found.length > 0 && found.length === violations.length;
}

/** Shows some fields only while another one has a certain value; they may be required then. */
function conditions(form) {
  form.querySelectorAll('[data-required-when]').forEach((it) => when(it, it.dataset.requiredWhen, true, form));
  form.querySelectorAll('[data-shown-when]').forEach((it) => when(it, it.dataset.shownWhen, false, form));
}

function when(control, condition, required, form) {
  const [name, values] = condition.split('=');
  const other = form.querySelector(`[cam-variable-name="${CSS.escape(name)}"]`);
  const host = control.closest('.form-group') || control;
  const update = () => {
    const shown = values.split('|').includes(other.type === 'checkbox' ? String(other.checked) : plain(other.value));
    host.hidden = !shown;
    control.required = shown && required;
    mark(control);
  };
  other.addEventListener('input', update);
  other.addEventListener('change', update);
  update();
}

/** AngularJS puts the type before the value of an option. */
function plain(value) {
  return value.replace(/^(string:|\? .* \?$)/, '');
}
