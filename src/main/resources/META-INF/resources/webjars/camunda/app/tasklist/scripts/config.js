// Takes the place of the file of this name in Camunda's jar.
export default {
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
