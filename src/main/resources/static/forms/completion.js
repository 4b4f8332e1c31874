/*
 * Stands between Tasklist's button and a form. Tasklist greys the button out without saying why; with us it can always
 * be pressed, and what is missing is said beside the fields.
 */

import { onAnswer as onSubmission } from '../js/task-submission.js';

/* global angular */

/**
 * Looks at a form before Tasklist does.
 * @param part something within the form
 * @param mayPass tells whether the form can be handed in
 */
export function guard(part, mayPass) {
  const whole = part.closest('[cam-tasklist-form]');
  const tasklist = angular.element(whole).controller('camTasklistForm');
  const greyOut = tasklist.notifyFormValidated;
  tasklist.notifyFormValidated = (invalid) => greyOut.call(tasklist, invalid && !part.isConnected);
  tasklist.notifyFormValidated(false);
  const isButton = (event) => part.isConnected && event.target.closest?.('.form-actions .btn-primary');
  // Leaving a field may show or hide a message, which moves the button from under the mouse before it is clicked.
  const held = (event) => {
    if (isButton(event)) {
      event.preventDefault();
    }
  };
  let asking = false;
  let passing = false;
  const ask = async (event) => {
    if (passing) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking) {
      return;
    }
    asking = true;
    document.activeElement.blur();
    await settled();
    asking = false;
    if (part.isConnected && mayPass()) {
      passing = true;
      whole.querySelector('.form-actions .btn-primary').click();
      passing = false;
    }
  };
  const pressed = (event) => {
    if (isButton(event)) {
      ask(event);
    }
  };
  const typed = (event) => {
    if (part.isConnected && event.ctrlKey && event.key === 'Enter') {
      ask(event);
    }
  };
  whole.addEventListener('mousedown', held, true);
  whole.addEventListener('click', pressed, true);
  whole.addEventListener('keydown', typed, true);
}

/** form-js takes over what was typed last into a date a few frames after the field was left. */
async function settled() {
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}

/** Whether the reader has claimed the task: others see its form, but cannot fill it in. */
export function isOpen(part) {
  return !part.closest('.disabled-form');
}

const listeners = new Map();

/**
 * Tells a form what became of handing it in.
 * @param accepted called when the task is done
 * @param refused called with what is wrong in each field, which is nothing if the server failed or was not reached, and
 *   answers whether it has said so beside all of them
 */
export function onAnswer(taskId, accepted, refused) {
  listeners.set(taskId, { accepted, refused });
}

onSubmission((taskId, status, text) => {
  const listener = listeners.get(taskId);
  if (status >= 200 && status < 300) {
    listener?.accepted();
    listeners.delete(taskId);
  } else if (listener?.refused(status === 400 ? violations(text) : [])) {
    dismissNotification();
  }
});

function violations(answer) {
  try {
    return JSON.parse(answer).violations ?? [];
  } catch {
    // Not our answer: Tasklist shows what it says.
    return [];
  }
}

/** Tasklist is about to say all at once, over the button, what stands beside the fields. */
function dismissNotification() {
  const panel = document.querySelector('.page-notifications');
  const observer = new MutationObserver(() => {
    const close = panel.querySelector('.alert-danger [ng-click^=removeNotification]');
    if (close) {
      observer.disconnect();
      close.click();
    }
  });
  observer.observe(panel, { childList: true, subtree: true });
}
