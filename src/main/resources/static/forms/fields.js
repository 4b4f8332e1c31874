/*
 * Draws the fields that neither HTML nor the engine's form library has: documents, members and rows.
 * What may be entered is said by the form and checked again by the server, which reads the same form.
 */

const API = '/api';

/** Brings a form to life. To be called once it has been loaded. */
export function attach(camForm) {
  const form = camForm.formElement[0] || camForm.formElement;
  const context = { form, variables: camForm.variableManager, taskId: camForm.taskId, fields: [] };
  [...camForm.formElement.find('select')].filter((select) => select.dataset.source).forEach((select) => {
    handOver(select, camForm.formElement.find('select'), context);
    fillChoices(select);
  });
  form.querySelectorAll('[data-members]').forEach((element) => context.fields.push(members(element)));
  form.querySelectorAll('[data-rows]').forEach((element) => context.fields.push(rows(element)));
  form.querySelectorAll('[data-evidence]').forEach((element) => context.fields.push(evidence(element, context)));
  form.querySelectorAll('[data-required-when]').forEach((element) => showWhen(element, element.dataset.requiredWhen, true, form));
  form.querySelectorAll('[data-shown-when]').forEach((element) => showWhen(element, element.dataset.shownWhen, false, form));
  context.fields.forEach((field) => {
    if (!context.variables.variable(field.name)) {
      context.variables.createVariable({ name: field.name, type: 'Json', value: [] });
    }
  });
  camForm.on('submit', (event) => {
    context.fields.forEach((field) => {
      context.variables.variableValue(field.name, field.value());
    });
    if (context.fields.some((field) => field.busy && field.busy())) {
      event.submitPrevented = true;
    }
  });
}

function element(tag, properties, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}

let counter = 0;
function labelled(label, control) {
  control.id = control.id || 'resolute-field-' + (++counter);
  control.classList.add('form-control');
  return element('div', { className: 'form-group' }, element('label', { htmlFor: control.id, textContent: label }), control);
}

function title(host) {
  const legend = element('legend', { textContent: host.dataset.label, className: 'control-label' });
  const group = element('fieldset', {}, legend);
  host.append(group);
  return group;
}

async function choices(source) {
  const answer = await fetch(API + '/' + source, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(await problem(answer));
  return answer.json();
}

async function problem(answer) {
  try {
    return (await answer.json()).detail || answer.statusText;
  } catch {
    return answer.statusText;
  }
}

async function fillChoices(select) {
  const chosen = select.value;
  select.replaceChildren(element('option', { value: '', textContent: '' }),
    ...(await choices(select.dataset.source)).map((choice) => element('option', { value: choice.id, textContent: choice.name })));
  select.value = chosen;
}

/**
 * AngularJS takes only options that it has made itself for choices. Ours come from the server, so the choice is told
 * to it by hand.
 */
function handOver(select, all, context) {
  const model = all.eq([...all].indexOf(select)).controller('ngModel');
  if (!model) return;
  model.$render = () => { select.value = model.$viewValue || ''; };
  select.addEventListener('change', () => model.$setViewValue(select.value));
  context.fields.push({ name: select.getAttribute('cam-variable-name'), value: () => select.value });
}

function members(host) {
  const group = title(host);
  const list = element('div', { className: 'resolute-choices' });
  group.append(list);
  choices('members').then((found) => {
    list.append(...found.map((member) => {
      const box = element('input', { type: 'checkbox', value: member.id });
      return element('label', { className: 'checkbox-inline', style: 'display:block;margin-left:0' }, box, ' ' + member.name);
    }));
  });
  return {
    name: host.dataset.members,
    value: () => [...list.querySelectorAll('input:checked')].map((box) => box.value),
  };
}

function rows(host) {
  const template = host.querySelector('template');
  const group = title(host);
  const list = element('div', {});
  const add = element('button', { type: 'button', className: 'btn btn-default', textContent: 'Добавить строку' });
  group.append(list, add);
  const max = Number(host.dataset.max || 200);
  const min = Number(host.dataset.min || 0);

  function append() {
    const row = element('div', { className: 'well well-sm' });
    template.content.querySelectorAll('[data-column]').forEach((column) => {
      const control = column.cloneNode(true);
      row.append(labelled(column.getAttribute('aria-label'), control));
      if (control.dataset.source) fillChoices(control);
    });
    const remove = element('button', { type: 'button', className: 'btn btn-link', textContent: 'Убрать' });
    remove.addEventListener('click', () => {
      row.remove();
      add.disabled = list.children.length >= max;
    });
    row.append(remove);
    list.append(row);
    add.disabled = list.children.length >= max;
  }

  add.addEventListener('click', append);
  for (let i = 0; i < min; i++) append();
  return {
    name: host.dataset.rows,
    value: () => [...list.children].map((row) => Object.fromEntries([...row.querySelectorAll('[data-column]')]
      .map((control) => [control.dataset.column, control.type === 'checkbox' ? control.checked : control.value])
      .filter(([, value]) => value !== ''))),
  };
}

function evidence(host, context) {
  const kinds = [...host.querySelectorAll('datalist option')].map((option) => [option.value, option.textContent]);
  const group = title(host);
  const list = element('div', {});
  const problemText = element('p', { className: 'text-danger', role: 'alert' });
  const input = element('input', { type: 'file', multiple: true, accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' });
  group.append(list, labelled('Загрузить файлы: PDF, DOCX, XLSX, JPEG, PNG, не больше 20 МБ каждый', input), problemText);
  let uploading = 0;

  input.addEventListener('change', async () => {
    problemText.textContent = '';
    const files = [...input.files];
    input.value = '';
    for (const file of files) {
      uploading++;
      try {
        list.append(document_(await upload(file)));
      } catch (refused) {
        problemText.textContent += file.name + ': ' + refused.message + ' ';
      } finally {
        uploading--;
      }
    }
  });

  async function upload(file) {
    const body = new FormData();
    body.append('file', file);
    const answer = await fetch(API + '/tasks/' + context.taskId + '/evidence-files',
      { method: 'POST', body, headers: csrf() });
    if (!answer.ok) throw new Error(await problem(answer));
    return answer.json();
  }

  function document_(file) {
    const kind = element('select', {}, ...kinds.map(([value, text]) => element('option', { value, textContent: text })));
    const number = element('input', { type: 'text', maxLength: 255 });
    const date = element('input', { type: 'date', required: true });
    const issuer = element('input', { type: 'text', maxLength: 255 });
    const remove = element('button', { type: 'button', className: 'btn btn-link', textContent: 'Убрать' });
    const row = element('div', { className: 'well well-sm' }, element('strong', { textContent: file.name }), remove,
      labelled('Вид документа', kind), labelled('Номер', number), labelled('Дата документа', date),
      labelled('Кто выдал, если не вы', issuer));
    row.documentValue = () => ({ kind: kind.value, number: number.value, date: date.value, issuer: issuer.value, file: file.id });
    remove.addEventListener('click', async () => {
      await fetch(API + '/tasks/' + context.taskId + '/evidence-files/' + file.id, { method: 'DELETE', headers: csrf() });
      row.remove();
    });
    return row;
  }

  return {
    name: host.dataset.evidence,
    value: () => [...list.children].map((row) => row.documentValue()),
    busy: () => uploading > 0,
  };
}

function csrf() {
  const token = document.cookie.split('; ').find((cookie) => cookie.startsWith('RESOLUTE-XSRF-TOKEN='));
  return token ? { 'X-RESOLUTE-XSRF-TOKEN': decodeURIComponent(token.split('=')[1]) } : {};
}

/** Shows a field only while another one has a certain value; it may be required then. */
function showWhen(control, condition, required, form) {
  const [name, values] = condition.split('=');
  const other = form.querySelector('[cam-variable-name="' + name + '"]');
  const host = control.closest('.form-group') || control;
  const update = () => {
    const shown = values.split('|').includes(other.type === 'checkbox' ? String(other.checked) : plain(other.value));
    host.hidden = !shown;
    control.required = shown && required;
  };
  other.addEventListener('change', update);
  update();
}

/** AngularJS puts the type before the value of an option. */
function plain(value) {
  return value.replace(/^string:/, '');
}
