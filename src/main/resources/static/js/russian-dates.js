// Loaded by Camunda's Tasklist before it starts. It writes dates as soon as it has a task, and does not write them anew
// when its labels, and with them the language of dates, arrive a moment later.
window.angular.module("angularMoment").run(["moment", (moment) => moment.locale("ru")]);

export default [];
