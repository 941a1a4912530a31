/** Lets the page have its turn: a promise that is kept in a later task. */
export const rest = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
