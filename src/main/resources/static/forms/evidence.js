/* A field of documents: files that are uploaded as soon as they are chosen, and what is said about each. */
import { element, labelled, newId, titled } from './dom.js';
import { clear, counted, mark, problem, show } from './problems.js';
import { size, texts } from './texts.js';

const MAX_SIZE = 20 * 1024 * 1024;

const ROW = 'resolute-document';

export function evidence(host, task) {
  const kinds = [...host.querySelectorAll('datalist option')].map((option) => [option.value, option.textContent.trim()]);
  const group = titled(host);
  const list = element('div', {});
  const input = element('input', { type: 'file', multiple: true, id: newId(), className: 'resolute-file',
    accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png' });
  const zone = element('label', { className: 'resolute-drop', htmlFor: input.id },
    element('span', { textContent: texts.drop }), element('small', { textContent: texts.dropHint }), input);
  const refusals = element('div', {});
  mark(host);
  group.append(list, zone, refusals);
  let uploading = 0;
  let queue = Promise.resolve();

  const all = () => [...list.querySelectorAll('.' + ROW)];
  const changed = () => host.dispatchEvent(new Event('change', { bubbles: true }));

  function take(files) {
    clear(group);
    refusals.replaceChildren();
    // One after the other: on a slow line several at once are no faster, and none gets done.
    [...files].forEach((file) => {
      if (file.size === 0) {
        refuse(file.name, texts.empty);
      } else if (file.size > MAX_SIZE) {
        refuse(file.name, texts.tooLarge);
      } else {
        enqueue(file);
      }
    });
  }

  function refuse(name, message) {
    refusals.append(element('p', { className: 'resolute-problem resolute-refusal', textContent: `${name}: ${message}`,
      attributes: { role: 'alert' } }));
  }

  function enqueue(file) {
    const bar = element('progress', { max: 1, value: 0, attributes: { 'aria-label': texts.upload(file.name) } });
    const line = element('div', { className: 'resolute-upload' },
      element('span', { textContent: `${file.name} · ${size(file.size)}` }), bar);
    list.append(line);
    uploading += 1;
    queue = queue.then(async () => {
      try {
        const stored = await task.upload(file, (part) => { bar.value = part; });
        line.replaceWith(row(stored, {}, false));
        changed();
      } catch (refused) {
        line.remove();
        refuse(file.name, refused.message);
      } finally {
        uploading -= 1;
        if (uploading === 0) {
          clear(group);
        }
      }
    });
  }

  input.addEventListener('change', (event) => {
    event.stopPropagation();
    const files = [...input.files];
    input.value = '';
    take(files);
  });
  ['dragenter', 'dragover'].forEach((name) => zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add('resolute-over');
  }));
  ['dragleave', 'drop'].forEach((name) => zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.remove('resolute-over');
  }));
  zone.addEventListener('drop', (event) => {
    if (!zone.closest('.disabled-form')) {
      take(event.dataTransfer.files);
    }
  });

  /** One document that is there. One from the last time is not ours to delete: it proves what was handed in then. */
  function row(file, said, kept) {
    const kind = element('select', { required: true },
      ...kinds.map(([value, text]) => element('option', { value, textContent: text })));
    kind.value = said.kind ?? kinds[0]?.[0] ?? '';
    const number = element('input', { type: 'text', maxLength: 255, value: said.number ?? '' });
    const date = element('input', { type: 'date', required: true, value: said.date ?? '' });
    const issuer = element('input', { type: 'text', maxLength: 255, value: said.issuer ?? '' });
    const remove = element('button', { type: 'button', className: 'btn btn-link', textContent: texts.remove,
      attributes: { 'aria-label': texts.removeFile(file.name) } });
    const shown = element('div', { className: 'well well-sm ' + ROW },
      element('div', { className: 'resolute-row-head' },
        element('span', {}, element('strong', { textContent: file.name }),
          ` · ${size(file.size)}${kept ? ' · ' + texts.kept : ''}`), remove),
      element('div', { className: 'resolute-columns' }, labelled(texts.kind, kind), labelled(texts.documentDate, date),
        labelled(texts.documentNumber, number), labelled(texts.issuer, issuer)));
    [kind, date].forEach(mark);
    shown.addEventListener('input', () => clear(shown));
    shown.said = () => ({ kind: kind.value, number: number.value, date: date.value, issuer: issuer.value, file: file.id });
    remove.addEventListener('click', async () => {
      remove.disabled = true;
      try {
        if (!kept) {
          await task.removeFile(file.id);
        }
        shown.remove();
        changed();
        input.focus();
      } catch (failed) {
        remove.disabled = false;
        show(group, failed.message);
      }
    });
    return shown;
  }

  return {
    name: host.dataset.evidence,
    drawn: true,
    type: 'Json',
    value: () => all().map((it) => it.said()),
    set: (documents, files) => {
      list.replaceChildren(...documents.filter((document) => files[document.file])
        .map((document) => row(files[document.file].file, document, files[document.file].handedIn)));
    },
    problems: () => {
      if (uploading > 0) {
        return [{ target: group, message: texts.uploading }];
      }
      return host.closest('[hidden]') ? [] : [
        ...counted(host, group, all().length),
        ...all().flatMap((it) => [...it.querySelectorAll('input, select')].flatMap(problem)),
      ];
    },
    target: (path) => {
      const [, index] = /^\[(\d+)\]/.exec(path) ?? [];
      return all()[index] ?? group;
    },
  };
}
