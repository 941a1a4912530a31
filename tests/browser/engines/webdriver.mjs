// A browser over the W3C WebDriver protocol, which all three engines speak: https://www.w3.org/TR/webdriver2/
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";

/** Key of an element in the protocol's JSON (section 12.2). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** WebKitGTK's small browser, which Debian and Ubuntu keep beside the library. */
function miniBrowser() {
  for (const folder of readdirSync("/usr/lib")) {
    for (const version of ["4.1", "6.0", "4.0"]) {
      const path = `/usr/lib/${folder}/webkit2gtk-${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  throw new Error("no MiniBrowser below /usr/lib: install libwebkit2gtk-4.1-0 (Debian, Ubuntu)");
}

/** Name -> the driver's command, given a port, and what the session asks for. */
const BROWSERS = {
  chromium: {
    driver: (port) => [process.env.CHROMEDRIVER ?? "chromedriver", `--port=${port}`],
    capabilities: () => ({
      browserName: "chrome",
      "goog:chromeOptions": { binary: process.env.CHROME ?? "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox", "--disable-gpu"] },
    }),
  },
  firefox: {
    // With access to the browser's own window, where the extension's button is.
    driver: (port) => [process.env.GECKODRIVER ?? "geckodriver", "--port", String(port), "--log", "error", "--allow-system-access"],
    capabilities: () => ({ browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"] } }),
  },
  webkit: {
    // It has no headless mode: a display in memory.
    driver: (port) => ["xvfb-run", "--auto-servernum", "WebKitWebDriver", `--port=${port}`],
    capabilities: () => ({ "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } }),
  },
};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts a browser; it is closed when the test ends. */
export async function browser(t, name) {
  const { driver, capabilities } = BROWSERS[name];
  const port = await freePort();
  const [program, ...parameters] = driver(port);
  // A group of its own, so that the driver's display and browser end with it.
  const child = spawn(program, parameters, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "", failed;
  child.stderr.on("data", (data) => (said += data));
  child.once("error", (error) => (failed = error));
  child.once("exit", (code) => (failed ??= new Error(`${program} ended with ${code}: ${said}`)));
  t.after(() => {
    try {
      process.kill(-child.pid);
    } catch {
      // Ended by itself.
    }
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method, headers: { "content-type": "application/json" }, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${name}: ${value.error}: ${value.message}`);
    return value;
  };
  // Until it listens; the test's own time is the limit.
  for (;;) {
    if (failed) throw failed;
    const ready = await ask("GET", "/status").then((status) => status.ready !== false, () => false);
    if (ready) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  const session = await ask("POST", "/session", { capabilities: { alwaysMatch: capabilities() } });
  const at = `/session/${session.sessionId}`;
  t.after(() => ask("DELETE", at).catch(() => {}));
  await ask("POST", `${at}/timeouts`, { script: 60_000, pageLoad: 60_000 });
  return {
    version: `${session.capabilities.browserName} ${session.capabilities.browserVersion}`,
    open: (url) => ask("POST", `${at}/url`, { url }),
    /** Runs an async function of the page, written here; arguments and result are JSON or elements. */
    async run(work, ...parameters) {
      const script = `const done = arguments[arguments.length - 1]; (${work})(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error?.message ?? error) }));`;
      const { value, error } = await ask("POST", `${at}/execute/async`, { script, args: parameters });
      if (error) throw new Error(`${name}: ${error}`);
      return value;
    },
    /** Goes on in the tab that the page opens. */
    async follow() {
      for (;;) {
        const handles = await ask("GET", `${at}/window/handles`);
        if (handles.length > 1) await ask("POST", `${at}/window`, { handle: handles.at(-1) });
        // A tab is blank at first, and what runs in it then ends with that.
        if (handles.length > 1 && (await ask("GET", `${at}/url`)) !== "about:blank") return;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    /** Firefox: installs an extension from an archive or a folder until the browser ends; gives its id. */
    install: (path) => ask("POST", `${at}/moz/addon/install`, { path, temporary: true }),
    /** Firefox: runs an async function in the browser's own window. */
    async inBrowser(work, ...parameters) {
      await ask("POST", `${at}/moz/context`, { context: "chrome" });
      try {
        return await this.run(work, ...parameters);
      } finally {
        await ask("POST", `${at}/moz/context`, { context: "content" });
      }
    },
    /** What the page prints as, a PDF in bytes; `null` where the driver has no print (WebKitGTK's). */
    async print() {
      try {
        return Buffer.from(await ask("POST", `${at}/print`, { background: true, page: { width: 21, height: 29.7 } }), "base64");
      } catch (error) {
        if (/unknown (command|method)/.test(error.message)) return null;
        throw error;
      }
    },
    /** Presses an element that `run` has given, as a mouse does. */
    press: (element) => ask("POST", `${at}/element/${element[ELEMENT]}/click`),
  };
}
