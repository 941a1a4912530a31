// Runs after page.js on the sites where the reader wants the widget by itself.
globalThis[Symbol.for("jiyao:page")].open().then((became) => (globalThis.browser ?? chrome).runtime.sendMessage({ what: "state", became }));
