// Makes the pictures for the browsers' stores from the extension as it is built, in Chromium: www/extension/store/*.jpg.
//   cargo xtask extension && node tests/browser/store.mjs
// Chrome and Edge take 1 to 5 pictures of 1280 × 800 and a tile of 440 × 280, Firefox takes the same pictures.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { extended } from "./extended.mjs";
import { pressBar, serve, www } from "./site.mjs";

const ends = [];
const { context, open, press, worker } = await extended({ after: (end) => ends.push(end) });
const bare = async (name) => (await readFile(join(www, `demo/${name}.html`), "utf8")).replace(/<script src=[^>]*embed\.js[^>]*><\/script>/g, "");
const PICTURE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

async function shown(name, page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(www, `extension/store/${name}.jpg`), type: "jpeg", quality: 88, animations: "disabled" });
  await page.close();
}

/** A page of a site that knows nothing of the widget, after a press on the extension's button. */
async function pressed(name) {
  const page = await open(serve(`/demo/store-${name}.html`, await bare(name)));
  await page.setViewportSize(PICTURE);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await press(page);
  await page.locator("jiyao-bar").waitFor();
  return page;
}

const digest = await pressed("modern");
await pressBar(digest, "digest");
await digest.locator("jiyao-card .headline").waitFor();
await digest.locator("jiyao-bar").evaluate((bar) => scrollBy(0, bar.getBoundingClientRect().top - 40));
await shown("1-digest", digest);

const keywords = await pressed("strict");
await pressBar(keywords, "keywords");
await keywords.waitForFunction(() => [...CSS.highlights.keys()].some((key) => key.startsWith("jiyao")));
await keywords.getByText(/^\s*会议指出/).first().evaluate((paragraph) => scrollBy(0, paragraph.getBoundingClientRect().top - 160));
await shown("3-keywords", keywords);

const print = await pressed("modern");
await pressBar(print, "print");
await print.locator("jiyao-preview [data-command=print]").waitFor();
await print.waitForTimeout(1000); // its pages are laid out
await shown("4-print", print);

// After the others: the size is remembered.
const large = await pressed("trs");
for (let step = 0; step < 4; step++) await pressBar(large, "larger");
await large.locator("jiyao-bar").evaluate((bar) => scrollBy(0, bar.getBoundingClientRect().top - 160));
await shown("2-size", large);

const own = await context.newPage();
await own.setViewportSize(PICTURE);
await own.goto(new URL("index.html", worker.url()).href);
await own.locator("jiyao-bar").waitFor();
await shown("5-own", own);

const mark = await readFile(join(www, "extension/icons/mark.svg"), "utf8");
const tile = await open(serve("/store-tile.html", `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
  body { display: grid; place-content: center; justify-items: center; height: 280px; margin: 0; background: #f6f5f1; color: #23262b; font-family: "Noto Serif CJK SC", serif; }
  svg { width: 96px; height: 96px; }
  h1 { margin: 14px 0 6px; color: #1b4c84; font-size: 44px; line-height: 1.1; letter-spacing: 0.1em; text-indent: 0.1em; }
  p { margin: 0; font: 19px/1.5 "Noto Sans CJK SC", sans-serif; }
</style>${mark}<h1>纪要</h1><p>在任何网站上读懂会议报道</p>`));
await tile.setViewportSize(TILE);
await shown("tile", tile);

for (const end of ends) await end();
process.exit();
