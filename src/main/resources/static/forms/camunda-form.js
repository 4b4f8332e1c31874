/*
 * Does for Camunda Forms what fields.js does for our own: Russian, known values, a draft, and what the server refuses
 * beside the fields. Tasklist draws such a form with form-js and keeps the form to itself.
 */
import { english } from '../js/language.js';
import { guard, isOpen, onAnswer } from './completion.js';
import { Draft } from './draft.js';
import { OpenTask } from './task.js';
import { texts } from './texts.js';

/**
 * The form drawn in a container. form-js draws with Preact, which remembers at the container what it has drawn there;
 * each part of the form is handed the way to its services.
 */
function formOf(container) {
  const parts = [container.__k];
  while (parts.length) {
    const part = parts.pop();
    const services = part?.props?.value?.getService;
    if (services) {
      return services('form');
    }
    parts.push(...[part?.__k ?? []].flat());
  }
  throw new Error('There is no form in this container');
}

/** Brings a form to life once form-js has drawn it. */
export async function attach(container, taskId) {
  const form = formOf(container);
  // form-js takes what is typed a third of a second later, which is too late for whoever hands in right after.
  form.get('config').debounce = false;
  speak(form, container);
  const refusals = new Refusals(form);
  const task = new OpenTask(taskId);
  const draft = new Draft(task, container, () => form._getState().data);
  guard(container, () => {
    refusals.forget();
    const wrong = Object.keys(form.validate()).length > 0;
    if (wrong) {
      toFirstProblem(container);
    } else {
      draft.pause();
    }
    return !wrong;
  });
  // A browser hands in a form with a single line when Enter is pressed in it. Work is handed in with the button.
  container.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
  }, true);
  onAnswer(taskId, () => draft.done(), (violations) => {
    draft.changed();
    const allShown = refusals.show(violations);
    toFirstProblem(container);
    return allShown;
  });

  // Tasklist has put in what the engine's variables hold, and what it kept in this browser when a session ended, whoever
  // had entered it.
  localStorage.removeItem('camunda-form:' + taskId);
  const initial = await draft.initial();
  await form.importSchema(form._getState().schema, initial.values);
  draft.tell(initial);
  form.on('changed', () => {
    if (isOpen(container)) {
      draft.changed();
    }
  });
  container.dataset.ready = 'true';
}

function toFirstProblem(container) {
  // form-js draws what it has found a moment later.
  setTimeout(() => {
    const field = container.querySelector('.fjs-has-errors');
    field?.scrollIntoView({ block: 'center' });
    // A list of choices opens with the focus, over what stands below.
    field?.querySelector('input:not(.fjs-select-hidden-input), textarea, button')?.focus();
  });
}

/**
 * Puts what the server refused beside the fields. form-js looks at a field again a moment after it is left: what was
 * refused is wrong as long as the field holds it.
 */
class Refusals {

  constructor(form) {
    this.form = form;
    this.forget();
    const validator = form.get('validator');
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (field, value) => {
      const refused = this.refused.get(pathOf(field));
      return refused && refused.value === JSON.stringify(value) ? [refused.message] : validate(field, value);
    };
  }

  forget() {
    this.refused = new Map();
  }

  /** Tells whether there was a field for all that was refused. */
  show(violations) {
    const { data } = this.form._getState();
    const fields = this.form.get('formFieldInstanceRegistry').getAllKeyed();
    violations.forEach(({ field: path, message }) => {
      const field = fields.find((it) => pathOf(it) === path) ?? fields.find((it) => path.startsWith(pathOf(it) + '['));
      if (field) {
        const value = field.valuePath.reduce((part, key) => part?.[key], data);
        this.refused.set(pathOf(field),
          { value: JSON.stringify(value), message: message.charAt(0).toUpperCase() + message.slice(1), of: path });
      }
    });
    this.form.validate();
    const shown = [...this.refused.values()].map(({ of }) => of);
    return violations.length > 0 && violations.every(({ field }) => shown.includes(field));
  }

}

/** The name the server has for a field: `rows[2].column`. */
function pathOf({ valuePath }) {
  return valuePath.reduce((path, part) => (typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${part}` : part), '');
}

/** Has form-js say in the reader's language what it says in English. */
function speak(form, container) {
  const validator = form.get('validator');
  const inEnglish = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (...of) => inEnglish(...of).map(problem);
  if (!english) {
    container.lang = 'ru';
    translate(container);
    new MutationObserver(() => translate(container)).observe(container, { childList: true, subtree: true, characterData: true });
  }
}

const PROBLEMS = [
  [/^Field is required\.$/, () => texts.required],
  [/^Field must have minimum length of (.+)\.$/, (least) => texts.tooShort(least)],
  [/^Field must have maximum length of (.+)\.$/, (most) => texts.tooLong(most)],
  [/^Field must have minimum value of (.+)\.$/, (least) => texts.min(least)],
  [/^Field must have maximum value of (.+)\.$/, (most) => texts.max(most)],
  [/^Field must match pattern (.+)\.$/, () => texts.pattern],
  [/^Value is not a number\.$/, () => texts.number],
  [/^Value is expected to be an integer\.$/, () => texts.integer],
  [/^Value is expected to have at most (.+) decimal digits?\.$/, (most) => texts.decimals(most)],
];

function problem(message) {
  const [pattern, text] = PROBLEMS.find(([it]) => it.test(message)) ?? [];
  return pattern ? text(...pattern.exec(message).slice(1)) : message;
}

/** Words of form-js that no setting changes. */
const WORDS = {
  'Add new': texts.addItem,
  Select: texts.select,
  Search: texts.search,
  'Nothing found': texts.nothingFound,
  'No results': texts.nothingFound,
  'dd.mm.yyyy': texts.datePattern,
};

function translate(container) {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const word = WORDS[node.data.trim()];
    if (word) {
      node.data = word;
    }
  }
  container.querySelectorAll('[placeholder]').forEach((control) => {
    const word = WORDS[control.placeholder];
    if (word) {
      control.placeholder = word;
    }
  });
  container.querySelectorAll('[aria-label^="Remove"], [title^="Remove"]').forEach((control) => {
    control.setAttribute('aria-label', texts.removeItem);
    control.removeAttribute('title');
  });
  Object.entries({ Increment: texts.more, Decrement: texts.less, Month: texts.month, Year: texts.year }).forEach(([word, ours]) => {
    container.querySelectorAll(`[aria-label="${word}"]`).forEach((control) => control.setAttribute('aria-label', ours));
  });
  container.querySelectorAll('.flatpickr-input').forEach((control) => {
    if (control._flatpickr && !control._flatpickr.resoluteSpoken) {
      control._flatpickr.resoluteSpoken = true;
      control._flatpickr.set('locale', calendar());
    }
  });
}

/** Names of days and months for the calendar of a date field. */
function calendar() {
  const names = (options, dates) => dates.map((date) => new Intl.DateTimeFormat('ru-RU', { ...options, timeZone: 'UTC' }).format(date));
  const days = [...Array(7).keys()].map((day) => new Date(Date.UTC(2023, 0, 1 + day)));
  const months = [...Array(12).keys()].map((month) => new Date(Date.UTC(2023, month, 1)));
  return {
    firstDayOfWeek: 1,
    weekdays: { shorthand: names({ weekday: 'short' }, days), longhand: names({ weekday: 'long' }, days) },
    months: { shorthand: names({ month: 'short' }, months), longhand: names({ month: 'long' }, months) },
  };
}
