/* Keeps what is entered in a form on the server while it is being entered, and says so. */
import { element } from './dom.js';
import { UNKNOWN } from './task.js';
import { moment, texts } from './texts.js';

/* global angular */

/** Milliseconds without a change after which a draft is saved. */
const PAUSE = 1200;

/** Milliseconds after which it is tried again if it could not be saved. */
const RETRY = 10000;

export class Draft {

  /**
   * @param task the open task
   * @param host where it is said what was saved: above the first field
   * @param values gives what is entered now
   */
  constructor(task, host, values) {
    this.task = task;
    this.values = values;
    this.unsaved = new Unsaved(task, host);
    this.requests = Promise.resolve();
    this.note = element('p', { className: 'resolute-note', hidden: true });
    this.status = element('p', { className: 'resolute-saved', attributes: { role: 'status' } });
    host.prepend(this.note);
    host.append(this.status);
    addEventListener('pagehide', () => this.flush());
  }

  /** What the form shows at first. What could not be saved before the page was left is saved before that. */
  async initial() {
    const initial = await this.task.values();
    if (initial === UNKNOWN) {
      return initial;
    }
    this.savedAt = savedAt(initial);
    const unsaved = this.unsaved.since(this.savedAt);
    if (!unsaved) {
      return initial;
    }
    try {
      await this.task.saveDraft(unsaved);
      this.unsaved.forget();
    } catch (failed) {
      return refusedForGood(failed) ? initial : UNKNOWN;
    }
    return this.initial();
  }

  /** Says where the values that the form shows at first come from. */
  tell(initial) {
    const said = {
      DRAFT: () => texts.draftOf(moment(initial.at)),
      EARLIER: () => texts.earlier(moment(initial.at)),
      CARRIED_OVER: () => texts.carriedOver,
      UNKNOWN: () => texts.unknown,
    }[initial.origin];
    if (!said) {
      return;
    }
    this.note.hidden = false;
    this.note.append(said());
    if (initial.origin === 'DRAFT') {
      this.offer(texts.startOver, () => {
        if (confirm(texts.startOverSure)) {
          this.discard();
        }
      });
    } else if (initial.origin === 'UNKNOWN') {
      // What is entered now may not take the place of a draft that could not be read.
      this.stop();
      this.offer(texts.reload, () => location.reload());
    }
  }

  offer(name, action) {
    const button = element('button', { type: 'button', className: 'btn btn-link', textContent: name });
    button.addEventListener('click', action);
    this.note.append(' ', button);
  }

  /** To be called after every change, and when the form could not be handed in. */
  changed() {
    this.later(PAUSE);
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = this.stopped ? null : setTimeout(() => this.save(), milliseconds);
  }

  /** Saves now what has been waiting. */
  flush() {
    if (this.timer) {
      this.pause();
      this.send(this.values());
    }
  }

  /** Saves nothing until something is changed again: the form is being handed in. */
  pause() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  /** Saves nothing any more. */
  stop() {
    this.pause();
    this.stopped = true;
  }

  /** The form has been handed in. */
  done() {
    this.stop();
    this.unsaved.forget();
  }

  /** One request after the other: what is entered later takes the place of what was entered before. */
  save() {
    this.pause();
    this.requests = this.requests.then(() => this.send(this.values()));
  }

  async send(values) {
    const kept = this.unsaved.keep(values, this.savedAt);
    try {
      this.savedAt = (await this.task.saveDraft(values)).at;
      this.unsaved.forget(kept);
      this.status.textContent = texts.saved(moment(this.savedAt));
    } catch (failed) {
      const forGood = refusedForGood(failed);
      this.status.textContent = forGood ? failed.message : failed.signedOut ? texts.signedOut : texts.notSaved;
      if (!forGood && this.status.isConnected) {
        this.later(RETRY);
      }
    }
  }

  discard() {
    this.pause();
    this.requests = this.requests.then(async () => {
      try {
        await this.task.discardDraft();
        this.done();
        location.reload();
      } catch {
        this.status.textContent = texts.notDiscarded;
      }
    });
  }

}

/**
 * What the server has not got yet. It waits in the tab until it has: Tasklist leaves the form as soon as it notices that
 * somebody is signed out, and comes back to it when they have signed in again.
 */
class Unsaved {

  constructor(task, host) {
    this.name = 'resolute.draft:' + task.id;
    this.user = angular.element(host).injector().get('$rootScope').authentication.name;
  }

  /**
   * Keeps what was entered.
   * @param savedAt when the draft was saved that it takes the place of
   */
  keep(values, savedAt) {
    const kept = JSON.stringify({ user: this.user, savedAt, values });
    sessionStorage.setItem(this.name, kept);
    return kept;
  }

  /** What this person entered after a draft was saved; nothing if another one has been saved elsewhere since. */
  since(savedAt) {
    const kept = JSON.parse(sessionStorage.getItem(this.name));
    return kept?.user === this.user && kept.savedAt === savedAt ? kept.values : null;
  }

  /** The server has got it; what was entered since, it has not. */
  forget(kept = sessionStorage.getItem(this.name)) {
    if (kept === sessionStorage.getItem(this.name)) {
      sessionStorage.removeItem(this.name);
    }
  }

}

/** When the draft was saved that a form shows; JSON knows no undefined. */
function savedAt(initial) {
  return initial.origin === 'DRAFT' ? initial.at : null;
}

/** Whether it is of no use to try once more. */
function refusedForGood(failed) {
  return !failed.signedOut && failed.status >= 400 && failed.status < 500;
}
