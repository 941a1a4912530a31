// What a page that mounts and destroys the widget again and again is left with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportPage } from "../card.mjs";
import { serve, visit } from "../site.mjs";

test("nodes, listeners and memory stay flat over 200 mounts", { timeout: 300_000 }, async (t) => {
  const page = await visit(t, serve("/made/leaks", reportPage("data-mount=false")), { mounted: false });
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const rounds = (count) => page.evaluate(async (count) => {
    for (let index = 0; index < count; index++) {
      const widget = await jiyao.mount();
      await widget.find("会议");
      await widget.display({ theme: "night" });
      widget.fontScale = 1.5;
      widget.destroy();
    }
  }, count);
  const left = async () => {
    await page.waitForTimeout(1500);
    for (let times = 0; times < 3; times++) await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
  };
  await rounds(20);
  const first = await left();
  await rounds(200);
  const last = await left();
  const grown = JSON.stringify([first, last]);
  assert.ok(last.nodes - first.nodes < 200, grown);
  assert.ok(last.listeners - first.listeners < 50, grown);
  assert.ok(last.heap - first.heap < 2_000_000, grown);
});
