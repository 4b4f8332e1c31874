// Takes the place of the file of this name in Camunda's jar.
// The language is named as the fallback too, for the application loads both, and the one that comes last would write the
// dates.
import { english } from "../../../../js/language.js";

// The history of a task is on the card of its recommendation, and so are comments: the engine keeps no record here that a
// clerk may read, so the tab would only fail, and what is written would be lost.
document.querySelector("base").setAttribute("cam-exclude-plugins",
  "tasklist.task.detail:task-detail-history,tasklist.task.action:task-action-comment");

export default {
  app: {
    vendor: "Resolute",
    name: english ? "Tasks" : "Задачи"
  },
  locales: {
    availableLocales: ["ru", "en"],
    fallbackLocale: english ? "en" : "ru"
  },
  // Camunda's greeting of those who come for the first time leads to Camunda's pages.
  disableWelcomeMessage: true,

  // Sign-in, the note that the system rehearses, the deadline of a task, what it asks for, taking it, its form, the receipt of what was handed
  // in and Russian dates are ours: see there.
  customScripts: [
    "../../../js/engine-sign-in",
    "../../../js/rehearsal",
    "../../../js/task-deadline",
    "../../../js/task-description",
    "../../../js/task-offer",
    "../../../js/camunda-forms",
    "../../../js/task-receipt",
    ...(english ? [] : ["../../../js/russian-dates"])
  ],

  // Camunda's, but for the one that starts a process: processes are started with a resolution.
  shortcuts: {
    claimTask: {
      key: "ctrl+alt+c",
      description: english ? "claims the currently selected task" : "взять выбранную задачу в работу"
    },
    focusFilter: {
      key: "ctrl+shift+f",
      description: english ? "set the focus to the first filter in the list" : "перейти к первому фильтру списка"
    },
    focusList: {
      key: "ctrl+alt+l",
      description: english ? "sets the focus to the first task in the list" : "перейти к первой задаче списка"
    },
    focusForm: {
      key: "ctrl+alt+f",
      description: english ? "sets the focus to the first input field in a task form" : "перейти к первому полю формы"
    }
  }
};
