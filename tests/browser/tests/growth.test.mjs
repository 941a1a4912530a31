// What a text costs grows with its length and no faster: the steps of the text core, counted by the module itself (see
// src/bin/xtask/growth.rs), over texts of one kind each. `cargo xtask growth` builds the module.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { www } from "../site.mjs";

/** Characters of the texts, each twice as long as the one before; with --all-browsers up to a book. */
const LENGTHS = process.env.JIYAO_ALL ? [16_000, 32_000, 64_000, 128_000] : [16_000, 32_000];
/** A text twice as long takes at most so many times the steps: a little more than twice, for sorted lists and tables that fill. */
const MOST = 2.3;

const folder = join(www, "../target/stage/growth");
const { Instance } = WebAssembly;
let steps;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    steps = this.exports.steps;
  }
};
const { Reader } = createRequire(import.meta.url)(join(folder, "growth.js"));
WebAssembly.Instance = Instance;
const reader = new Reader(readFileSync(join(folder, "dictionary.bin")));

/** The steps that it takes to `read` a text. */
function taken(text, read = (text) => reader.read(text)) {
  steps.value = 0n;
  read(text);
  return Number(steps.value);
}

/** A Chinese character for each number, in no order. */
const han = (n) => String.fromCharCode(0x4e00 + ((Math.imul(n, 2654435761) >>> 12) % 20000));
/** Texts of a unit over and over, or of what a function gives for each number. */
const TEXTS = {
  "a sentence without end of the paragraph": "会议指出，要抓好防汛备汛工作，确保安全。",
  "a sentence a line": "会议指出，要抓好防汛备汛工作，确保安全。\n",
  "no punctuation": "会议强调要抓好落实确保取得实效",
  "one character": "会",
  "characters in no order": han,
  "names with 、": (n) => `${"王李张刘"[n % 4]}${han(n)}${han(n + 7)}、`,
  "the same names": "李文山、王江河、",
  "names with posts": (n) => `副县长李${han(n)}${han(n + 3)}、`,
  "who attends, a sentence each": (n) => `县委常委李${han(n)}${han(n + 3)}出席会议。`,
  "spaces": " ", "tabs": "\t", "wide spaces": "\u3000", "no-break spaces": "\u00a0", "empty lines": "\n",
  "words and spaces": "会议 ", "lines of two characters": "会议\n",
  "full stops": "。", "commas": "，", "、": "、", "ellipses": "……", "dashes": "——", "hyphens": "-",
  "open brackets": "（", "closed brackets": "）", "numbers in brackets": "（一）",
  "open titles": "《", "titles": (n) => `《青禾县第${n}号条例》、`, "titles that are passed": (n) => `会议审议通过《青禾县第${n}号条例》。`,
  "open quotation marks": "“", "quotations": "“防汛”", "nested quotation marks": "“‘",
  "lists in a paragraph": "一是抓好落实。二是补齐短板。", "lists with commas": "一是抓好落实，二是补齐短板，", "first items": "一是抓好落实；",
  "a list of paragraphs": (n) => `${n + 1}. 抓好第${n + 1}项工作。\n`, "lists in lists": "一、总体要求\n（一）抓好落实。\n1. 补齐短板。\n",
  "days": (n) => `${(n % 12) + 1}月${(n % 28) + 1}日，`, "dates": (n) => `${2000 + (n % 30)}年${(n % 12) + 1}月${(n % 28) + 1}日召开会议。`,
  "figures": (n) => `增长${n % 90}.${n % 10}%，`, "digits": "1234567890", "Chinese numerals": "一二三四五六七八九十",
  "Latin letters": "GDP", "Latin words": "report meeting ",
  "slogans": (n) => `四个重大转变第${n}，`,
  "one speaker": "李文山强调，要抓好落实。", "speakers": (n) => `李${han(n)}${han(n + 5)}强调，要抓好落实。`,
  "sections": (n) => `会议强调，要抓好第${n}项任务，推进${han(n)}${han(n * 3)}工作。\n`,
  "labels": "会议：", "demands": "抓好落实；", "the meeting": "会议在青禾召开，",
  "characters outside the basic plane": "𠮷", "invisible characters": "\u200b", "damaged characters": "\ufffd",
  "offices": (n) => `青${han(n)}县、`, "tasks with offices": (n) => `由市${han(n)}${han(n + 1)}局牵头，`, "deadlines": (n) => `${(n % 12) + 1}月底前完成第${n}项任务；`,
  "a report": (n) => `会议指出，第${n}个方面的工作要抓好落实，推进${han(n)}${han(n + 1)}建设，完善${han(n * 5)}${han(n * 7)}机制。${n % 6 === 5 ? "\n" : ""}`,
};

const grown = (unit, length) => {
  if (typeof unit === "string") return unit.repeat(Math.ceil(length / unit.length));
  const parts = [];
  for (let n = 0, long = 0; long < length; n++) long += parts[parts.push(unit(n)) - 1].length;
  return parts.join("");
};

/** How many times the steps each of `LENGTHS` takes of those of the one before, at most; what it says of it. */
function growth(unit, read) {
  const counts = LENGTHS.map((length) => taken(grown(unit, length), read));
  const ratios = counts.slice(1).map((count, i) => count / counts[i]);
  const most = Math.max(...ratios);
  return [most, `${LENGTHS.join(", ")} characters took ${counts.join(", ")} steps: up to ${most.toFixed(2)} times as many`];
}

test("steps are counted, and for the same text about the same", () => {
  const text = grown(TEXTS["a report"], 4000);
  // What memory is free differs, and with it the search for some.
  const [first, second] = [taken(text), taken(text)];
  assert.ok(Math.abs(first - second) < first / 100, `${first}, ${second}`);
  assert.ok(first > text.length, "nothing was counted");
});

test("steps that grow with the square are found", () => {
  const [most, said] = growth(han, (text) => reader.compare_all(text));
  assert.ok(most > 3.9, said);
});

for (const [name, unit] of Object.entries(TEXTS)) {
  test(`a text twice as long takes twice the steps: ${name}`, () => {
    const [most, said] = growth(unit);
    assert.ok(most <= MOST, said);
  });
}
