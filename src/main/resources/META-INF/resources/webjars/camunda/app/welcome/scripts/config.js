// Takes the place of the file of this name in Camunda's jar.
// The language is named as the fallback too, for the application loads both, and the one that comes last would write the
// dates.
import { english } from "../../../../js/language.js";

export default {
  app: {
    vendor: "Resolute",
    name: english ? "Welcome" : "Начало"
  },
  locales: {
    availableLocales: ["ru", "en"],
    fallbackLocale: english ? "en" : "ru"
  },
  // Camunda's greeting of those who come for the first time leads to Camunda's pages.
  disableWelcomeMessage: true,
  links: [],

  // Sign-in is ours, and so is the note that the system rehearses: see there.
  customScripts: ["../../../js/engine-sign-in", "../../../js/rehearsal"]
};
