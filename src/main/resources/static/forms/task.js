/* The server's side of an open task: what its form holds before it is handed in. */
import { root } from '../js/open-task.js';
import { texts } from './texts.js';

/** Where the application answers the scripts of forms. */
export const API = root + '/api';

/** What a form shows at first while nobody knows what it should. */
export const UNKNOWN = { origin: 'UNKNOWN', today: null, values: {}, files: {} };

export class OpenTask {

  constructor(id) {
    this.id = id;
    this.address = API + '/tasks/' + encodeURIComponent(id);
  }

  /** What the form shows at first, and where that comes from; nobody knows if the server cannot be asked. */
  async values() {
    try {
      return await json(this.address + '/form-values', {});
    } catch {
      return UNKNOWN;
    }
  }

  /** Keeps a draft; outlives the page if it is being closed. */
  saveDraft(values) {
    const body = JSON.stringify(values);
    // A browser refuses to send more than 64 KiB on after a page has been closed.
    return json(this.address + '/draft', { method: 'PUT', body, keepalive: new Blob([body]).size < 60000,
      headers: { 'Content-Type': 'application/json' } });
  }

  discardDraft() {
    return send(this.address + '/draft', { method: 'DELETE' });
  }

  removeFile(id) {
    return send(this.address + '/evidence-files/' + encodeURIComponent(id), { method: 'DELETE' });
  }

  /** Uploads a file; tells which part of it has been sent. */
  upload(file, progressed) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.address + '/evidence-files');
      Object.entries(token()).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', (event) => progressed(event.loaded / event.total));
      request.addEventListener('error', () => reject(failure(0, '')));
      request.addEventListener('load', () => {
        if (request.status === 201) {
          resolve(parsed(request.responseText));
        } else {
          reject(failure(request.status, request.responseText));
        }
      });
      const body = new FormData();
      body.append('file', file);
      request.send(body);
    });
  }

}

async function send(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: { Accept: 'application/json', ...options.headers, ...token() } });
  } catch {
    throw failure(0, '');
  }
  if (!answer.ok) {
    throw failure(answer.status, await answer.text());
  }
  return answer;
}

/** Why the server did not do it, in the reader's language: in its own words, else in ours. */
function failure(status, answer) {
  const signedOut = status === 401 || status === 403;
  const message = parsed(answer).detail || (status === 0 ? texts.offline : signedOut ? texts.signInAgain : texts.failed);
  return Object.assign(new Error(message), { status, signedOut });
}

export async function json(address, options) {
  return (await send(address, options)).json();
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function token() {
  const cookie = document.cookie.split('; ').find((it) => it.startsWith('RESOLUTE-XSRF-TOKEN='));
  return cookie ? { 'X-RESOLUTE-XSRF-TOKEN': decodeURIComponent(cookie.split('=')[1]) } : {};
}
