// Takes the place of the file of this name in Camunda's jar.
export default {
  // Sign-in is ours, and so is the note that the system rehearses: see there.
  customScripts: ["../../../js/engine-sign-in", "../../../js/rehearsal"]
};
