// Every page fixture in a real browser: what readArticle() gives is what its expected.json says.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve, visit } from "../site.mjs";

const folder = fileURLToPath(new URL("../../fixtures/pages", import.meta.url));
const slugs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

/** What readArticle() gives; waits for a page that gets its text late. */
async function read(page, late) {
  for (;;) {
    const article = await page.evaluate(async () => (await import("/dist/index.js")).readArticle());
    if (article || !late) return article;
    await page.waitForTimeout(100);
  }
}

test("every page fixture is read as its expected.json says", async (t) => {
  // One page goes to all of them: a browser's new page takes longer than reading one.
  const page = await visit(t, "/fixtures/pages/empty-page/page.html", { mounted: false, allowed: /Failed to load resource/ });
  for (const slug of slugs) {
    const expected = JSON.parse(readFileSync(join(folder, slug, "expected.json"), "utf8"));
    await t.test(`detect: ${slug}`, async () => {
      let path = `/fixtures/pages/${slug}/page.html`;
      if (expected.encoding !== "utf-8") {
        // Without a charset in the header, as old servers send it.
        path = serve(`/fixtures/pages/${slug}/bytes.html`, readFileSync(join(folder, slug, "page.html")), { "content-type": "text/html" });
      }
      await page.goto(new URL(path, page.url()).href);
      const late = expected.article && /late/.test(slug);
      const article = await read(page, late);
      if (!expected.article) return assert.equal(article, null);
      assert.ok(article, "an article should be found");
      const fields = ({ title, date, source, author, editor }) => ({ title, date, source, author, editor });
      assert.deepEqual(fields(article), fields(expected));
      assert.deepEqual(article.subtitle, expected.subtitle ?? []);
      assert.equal(article.blocks.length, expected.blocks, article.blocks.join("\n"));
      assert.ok(article.blocks[0].startsWith(expected.first), article.blocks[0]);
      assert.ok(article.blocks.at(-1).endsWith(expected.last), article.blocks.at(-1));
      assert.ok(article.blocks.every((block) => block === block.trim() && !/[\n\r\t\u200b\ufeff]| {2}/.test(block)));
    });
  }
});

test("an element that the site names is the article", async (t) => {
  const page = await visit(t, "/fixtures/pages/several-candidates/page.html", { mounted: false, allowed: /Failed to load resource/ });
  const blocks = await page.evaluate(async () => {
    const { readArticle } = await import("/dist/index.js");
    return (await readArticle(document.querySelector(".comments"))).blocks;
  });
  assert.match(blocks.join(), /网友甲/);
});
