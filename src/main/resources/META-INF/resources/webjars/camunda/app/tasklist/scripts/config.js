// Takes the place of the file of this name in Camunda's jar.
// The language is the browser's first one, found out as the application itself finds it out. It is named as the fallback
// too, for the application loads both, and the one that comes last would write the dates.
const english = (navigator.languages?.[0] ?? navigator.language ?? "").toLowerCase().split("-")[0] === "en";

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

  // Sign-in, the note that the system rehearses and the deadline of a task are ours: see there.
  customScripts: ["../../../js/engine-sign-in", "../../../js/rehearsal", "../../../js/task-deadline"],

  // As Camunda ships them.
  shortcuts: {
    claimTask: {
      key: "ctrl+alt+c",
      description: "claims the currently selected task"
    },
    focusFilter: {
      key: "ctrl+shift+f",
      description: "set the focus to the first filter in the list"
    },
    focusList: {
      key: "ctrl+alt+l",
      description: "sets the focus to the first task in the list"
    },
    focusForm: {
      key: "ctrl+alt+f",
      description: "sets the focus to the first input field in a task form"
    },
    startProcess: {
      key: "ctrl+alt+p",
      description: "opens the start process modal dialog"
    }
  }
};
