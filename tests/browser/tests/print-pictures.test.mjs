// What may go wrong on the way to the paper: pictures that come late or never, prints that are cancelled or repeated.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isGongwen, near, paper } from "../paper.mjs";
import { printDialogue, printed, visitToPrint } from "../printing.mjs";
import { inWholeBrowser, pageWith, serve, visit } from "../site.mjs";

inWholeBrowser();

test("printing again, cancelling and a missing afterprint leave nothing behind", async (t) => {
  const page = await visitToPrint(t, "/demo/trs.html");
  const before = await page.content();
  for (const events of [["beforeprint", "beforeprint", "afterprint"], ["beforeprint", "afterprint", "afterprint"], ["beforeprint"]]) {
    const shown = await page.evaluate((events) => events.map((name) => {
      dispatchEvent(new Event(name));
      return document.querySelectorAll("jiyao-print").length;
    }), events);
    assert.deepEqual(shown, events.map((name) => Number(name === "beforeprint")));
  }
  await page.keyboard.press("Shift");
  assert.equal(await page.content(), before);
  assert.equal((await printed(page)).pages.length, 3);
  assert.equal((await printed(page)).pages.length, 3);
});

test("print(layout) prints that layout, and the usual one again afterwards", async (t) => {
  const page = await visitToPrint(t, "/demo/trs.html");
  const dialogue = await printDialogue(page, "gongwen");
  isGongwen(await printed(page));
  assert.equal(await dialogue.close(), undefined);
  assert.equal((await printed(page)).pages.at(-1).lines.at(-1).text, "3/3");
  const code = await page.evaluate(async () => (await jiyao.widget).print("letter").catch((error) => error.code));
  assert.equal(code, "invalid-input");
});

const text = "各地要把责任落到实处，抓好工作落实。".repeat(12);
const picture = (width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#333"/></svg>`;
const svg = { "content-type": "image/svg+xml" };

/** A page with pictures of these addresses between its paragraphs. */
const pictured = (path, pictures, attributes = "") =>
  serve(path, pageWith(`<article><h1>关于现场情况的通报</h1><p>${text}</p>${pictures.map((tag) => `<p>${tag}</p><p>${text}</p>`).join("")}</article>`, attributes));

test("公文版式 gives a picture whole lines, so that the text stays on the grid", async (t) => {
  const sizes = [[400, 301], [900, 411], [64, 64], [300, 2400]];
  for (const [width, height] of sizes) serve(`/made/${width}x${height}.svg`, picture(width, height), svg);
  serve("/made/icon.svg", picture(16, 16), svg);
  const tags = sizes.map(([width, height]) => `<img src="/made/${width}x${height}.svg">`);
  const page = await visitToPrint(t, pictured("/made/pictures.html", [...tags, '一<img src="/made/icon.svg">二'], "data-print-layout=gongwen"));
  const { pages } = await printed(page);
  const LINE = 28.95 * 25.4 / 72;
  const off = [];
  for (const [index, { lines }] of pages.entries()) {
    for (const line of lines.filter((line) => line.bottom < 262 && /^[\u4e00-\u9fff，。一二]+$/.test(line.text))) {
      const row = ((line.top + line.bottom) / 2 - 37 - LINE / 2) / LINE;
      if (Math.abs(row - Math.round(row)) > 0.25) off.push(`page ${index + 1}: ${row.toFixed(2)} ${line.text}`);
    }
  }
  assert.deepEqual(off, []);
  const shown = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const host = document.querySelector("jiyao-print");
    const shown = [...host.shadowRoot.querySelectorAll("img")].map((image) => getComputedStyle(image).getPropertyValue("--shape"));
    dispatchEvent(new Event("afterprint"));
    return shown.map(Number);
  });
  assert.deepEqual(shown.map((shape) => shape.toFixed(3)), [...sizes, [16, 16]].map(([width, height]) => (height / width).toFixed(3)));
});

/**
 * Opens a page whose picture is far below and asked for when it is printed, but held back; `release` sends it. A picture
 * that the page itself waits for would hold back its load event, and Chromium prints nothing before that.
 */
async function withLatePicture(t, path) {
  let release;
  const released = new Promise((done) => (release = done));
  t.after(release);
  const page = await visit(t, pictured(path, ['<span style="display: block; height: 20000px"></span><img src="/made/late.svg" width="300" height="200" loading="lazy">']), {
    before: (page) => page.route("**/made/late.svg", async (route) => {
      await released;
      await route.fulfill({ contentType: "image/svg+xml", body: picture(300, 200) }).catch(() => {});
    }),
  });
  return { page, release };
}

/** Asks for a print; gives a promise of the pictures that have come when it begins. */
const pictureAtPrint = (page) => page.evaluate(() => {
  const { print } = window;
  window.begun = new Promise((done) => {
    // Listens only now, to come after the print's own listener, whose file may be on its way until then.
    window.print = () => {
      window.print = print;
      addEventListener("beforeprint", () => {
        const tree = document.querySelector("html > jiyao-print").shadowRoot;
        done([...tree.querySelectorAll("img")].map((image) => image.naturalWidth));
      }, { once: true });
      print.call(window);
    };
  });
  jiyao.widget.then((widget) => widget.print());
});

test("print() waits for a picture that is on its way", async (t) => {
  const { page, release } = await withLatePicture(t, "/made/late.html");
  const asked = page.waitForRequest("**/made/late.svg");
  await pictureAtPrint(page);
  await asked;
  release();
  assert.deepEqual(await page.evaluate(() => begun), [300]);
});

test("print() prints without a picture that never comes", async (t) => {
  const { page } = await withLatePicture(t, "/made/never.html");
  await pictureAtPrint(page);
  assert.deepEqual(await page.evaluate(() => begun), [], "no empty box");
});

const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
const NAMES = ["data-src", "data-original", "data-lazy-src", "data-echo-img"];

/** A page with the pictures that sites show only as the reader scrolls, each kind at an address of its own below `path`. */
function withLazyPictures(path) {
  const tags = NAMES.map((name) => `图<img src="${dot}" ${name}="${path}-${name}.svg" alt="${name}">`);
  tags.push(`<img data-src="${path}-no-src.svg" width="300" height="200">`, `<img src="${dot}" data-srcset="${path}-set.svg 1x, ${path}-set-2.svg 2x">`, `<img src="${dot}" class="counter" data-id="7">`);
  const addresses = [...NAMES, "no-src", "set"].map((name) => `${path}-${name}.svg`);
  for (const address of addresses) serve(address, picture(300, 200), svg);
  return { path: pictured(path, tags), addresses };
}

/** What the browser's own print gives now: the pictures that are there, and the words in place of others. */
const ownPrint = (page) => page.evaluate(() => {
  dispatchEvent(new Event("beforeprint"));
  const root = document.querySelector("html > jiyao-print").shadowRoot;
  const pictures = [...root.querySelectorAll("img")].map((image) => [new URL(image.src).pathname, image.complete && image.naturalWidth]);
  const words = [...root.querySelectorAll(".alt")].map((words) => words.textContent);
  dispatchEvent(new Event("afterprint"));
  return { pictures, words };
});

test("pictures that the site loads late are there when the browser prints by itself", async (t) => {
  const { path, addresses } = withLazyPictures("/made/lazy");
  const page = await visitToPrint(t, path);
  await page.waitForFunction((count) => performance.getEntriesByType("resource").filter(({ name, responseEnd }) => name.includes("/made/lazy-") && responseEnd).length === count, addresses.length);
  const before = await page.content();
  assert.deepEqual(await ownPrint(page), { pictures: addresses.map((address) => [address, 300]), words: [] });
  assert.equal(await page.content(), before);
});

test("a reader who saves data gets no picture early: its words are printed, and the picture where the print can wait", async (t) => {
  const { path, addresses } = withLazyPictures("/made/saving");
  const page = await visit(t, path, { before: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) })) });
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name, responseEnd }) => /print-.*\.bin/.test(name) && responseEnd));
  await page.waitForTimeout(800);
  assert.deepEqual(page.fetched.filter((fetched) => addresses.includes(fetched)), []);
  assert.deepEqual(await ownPrint(page), { pictures: [], words: NAMES });
  await pictureAtPrint(page);
  assert.deepEqual(await page.evaluate(() => begun), addresses.map(() => 300));
});

test("print(layout) on a page that is still loading prints that layout once it has loaded", async (t) => {
  let release;
  const released = new Promise((done) => (release = done));
  t.after(release);
  const page = await visit(t, pictured("/made/loading.html", ['<img src="/made/held.svg" width="300">']), {
    before: async (page) => {
      await page.route("**/made/held.svg", async (route) => {
        await released;
        await route.fulfill({ contentType: "image/svg+xml", body: picture(300, 200) });
      });
      const { goto } = page;
      page.goto = (url) => goto.call(page, url, { waitUntil: "domcontentloaded" });
    },
  });
  await page.evaluate(() => {
    window.layouts = [];
    window.asked = jiyao.widget.then((widget) => {
      const printing = widget.print("gongwen");
      return { printing };
    });
  });
  // The dialogue is asked for only when the tree's pictures are there or given up.
  await page.evaluate(() => new Promise((done) => {
    const { print } = window;
    window.print = () => {
      // After the print's own listener.
      addEventListener("beforeprint", () => layouts.push(document.querySelector("html > jiyao-print").shadowRoot.querySelector("article").className));
      print.call(window);
      done();
    };
  }));
  assert.deepEqual(await page.evaluate(() => [document.readyState, layouts]), ["interactive", []]);
  // Longer than the dialogue is waited for on a page that has loaded.
  await page.waitForTimeout(1500);
  release();
  await page.evaluate(async () => (await asked).printing);
  assert.deepEqual(await page.evaluate(() => layouts), ["gongwen"]);
  assert.doesNotMatch(await page.locator("jiyao-bar .message").textContent(), /打印/);
});
