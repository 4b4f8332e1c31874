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

  // Sign-in, the note that the system rehearses, the deadline of a task and Russian dates are ours: see there.
  customScripts: [
    "../../../js/engine-sign-in",
    "../../../js/rehearsal",
    "../../../js/task-deadline",
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
