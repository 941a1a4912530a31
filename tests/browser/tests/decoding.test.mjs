// What the command makes of bytes, whatever they are: the target `decoding` of `cargo xtask fuzz`. Inputs are made at
// random, most of them of what is kept; one that breaks something is made small, and kept.
import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { decoded, linesOf } from "../../../www/js/cli-bytes.js";
import { www } from "../site.mjs";

const SECONDS = Number(process.env.JIYAO_FUZZ_SECONDS ?? 5);
const corpus = join(www, "../tests/fuzz/corpus/decoding");
const sample = readFileSync(join(www, "demo/sample.txt"));
const wide = Buffer.from(`\ufeff${sample}`, "utf16le");
const kept = readdirSync(corpus).map((name) => readFileSync(join(corpus, name)));
const known = [...kept, sample, wide, Buffer.from(wide).swap16(), readFileSync(join(www, "../tests/fixtures/pages/gbk-bytes/page.html"))];

const place = fc.double({ min: 0, max: 1, noNaN: true });
/** A part of what is known, with some bytes changed, put in or left out. */
const damaged = fc.tuple(fc.constantFrom(...known), place, place, fc.array(fc.tuple(place, fc.nat(2), fc.uint8Array({ minLength: 1, maxLength: 4 })), { maxLength: 9 })).map(([bytes, from, length, changes]) => {
  const start = Math.max(0, from * 2 - 1) * bytes.length; // half of them from the start
  let part = bytes.subarray(start, start + length * bytes.length);
  for (const [at, left, put] of changes) {
    const cut = Math.floor(at * part.length);
    part = Buffer.concat([part.subarray(0, cut), put, part.subarray(cut + left)]);
  }
  return part;
});
const bytes = fc.oneof(damaged, fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)));

/** Tries inputs until its share of the time is over. */
async function tried(property, share, of) {
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000 * share, markInterruptAsFailure: false,
  });
  if (!failed) return;
  const input = of(counterexample);
  const name = join(corpus, `found-${createHash("sha256").update(input).digest("hex").slice(0, 16)}`);
  writeFileSync(name, input);
  throw new Error(`The input is kept in ${name}`, { cause: errorInstance });
}

const CONTROLS = /[\0-\x08\x0e-\x1f]/;
/** Any bytes are a text without control characters, or none; UTF-8 is read as what it is. */
function check(bytes) {
  const text = decoded(bytes);
  if (text !== null) assert.doesNotMatch(text, CONTROLS);
  const marked = bytes[0] >= 0xfe && bytes[1] >= 0xfe;
  if (!isUtf8(bytes) || marked) return;
  const utf8 = new TextDecoder().decode(bytes);
  if (!CONTROLS.test(utf8)) assert.equal(text, utf8);
}

test("bytes of any kind are a text or are refused", async () => {
  for (const input of kept) check(input);
  await tried(fc.property(bytes, check), 0.4, ([input]) => input);
});

test("a text comes back from each encoding that has a mark, and from UTF-8", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !CONTROLS.test(text) && !text.startsWith("\ufeff"));
  await tried(fc.property(text, (text) => {
    const wide = Buffer.from(`\ufeff${text}`, "utf16le");
    const encoded = [Buffer.from(text), Buffer.from(`\ufeff${text}`), wide, Buffer.from(wide).swap16()];
    for (const bytes of encoded) assert.equal(decoded(bytes), text);
  }), 0.2, ([text]) => Buffer.from(text));
});

test("a stream has the same lines however it is cut", async () => {
  const cuts = fc.array(place, { maxLength: 12 });
  const line = fc.oneof(bytes, fc.constantFrom("\n", "\r\n", '{"text":"会议指出，要抓好落实。"}\n', "会议\n").map((line) => Buffer.from(line)));
  await tried(fc.asyncProperty(fc.array(line, { maxLength: 6 }), cuts, async (parts, cuts) => {
    const whole = Buffer.concat(parts);
    const ends = [0, ...cuts.map((cut) => Math.floor(cut * whole.length)).sort((a, b) => a - b), whole.length];
    const chunks = ends.slice(1).map((end, i) => whole.subarray(ends[i], end));
    const found = [];
    for await (const { line, number } of linesOf(chunks)) found[number - 1] = line.toString("latin1");
    const expected = whole.toString("latin1").split("\n");
    if (!expected.at(-1)) expected.pop();
    assert.deepEqual(found, expected);
  }), 0.4, ([parts]) => Buffer.concat(parts));
});
