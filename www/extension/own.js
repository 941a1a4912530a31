// The browser's interface for extensions: Firefox has it as `browser` with promises, Chromium as `chrome`.
export const api = globalThis.browser ?? globalThis.chrome;
