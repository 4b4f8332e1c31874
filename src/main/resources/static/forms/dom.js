/* Small helpers for what forms draw themselves. */

/** Makes an element. Texts become text, never markup. */
export function element(tag, properties, ...children) {
  const { attributes = {}, ...rest } = properties;
  const created = Object.assign(document.createElement(tag), rest);
  Object.entries(attributes).forEach(([name, value]) => created.setAttribute(name, value));
  created.append(...children);
  return created;
}

let counter = 0;

export function newId() {
  counter += 1;
  return 'resolute-field-' + counter;
}

/** A control under its label, as the fields of an HTML form are. */
export function labelled(label, control) {
  if (control.type === 'checkbox') {
    return element('div', { className: 'checkbox' }, element('label', {}, control, ' ' + label));
  }
  control.id = control.id || newId();
  control.classList.add('form-control');
  return element('div', { className: 'form-group' },
    element('label', { htmlFor: control.id, textContent: label }), control);
}

/** Puts a field that consists of several controls under a common title. */
export function titled(host) {
  const group = element('fieldset', {}, element('legend', { textContent: host.dataset.label }));
  if (host.dataset.hint) {
    group.append(element('p', { className: 'resolute-hint', textContent: host.dataset.hint }));
  }
  host.append(group);
  return group;
}
