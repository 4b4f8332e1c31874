// Takes the place of the file of this name in Camunda's jar.
export default {
  // Sign-in is ours: see there.
  customScripts: ["../../../js/engine-sign-in"]
};
