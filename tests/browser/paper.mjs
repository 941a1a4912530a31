// Reads a printed page as paper: poppler's words with their places, and the ink itself. Lengths are millimetres.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MM = 25.4 / 72;
const DPI = 144;

function poppler(program, ...args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error(`the print tests need poppler's ${program}: apt-get install poppler-utils fonts-noto-cjk, or cargo xtask test as root`);
    throw error;
  }
}

const plain = (text) => text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" })[name]);

/** What `page` prints as: `{ text, pages: [{ width, height, lines: [{ text, left, right, top, bottom }], ink }] }`. */
export async function paper(page, { keep } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "jiyao-print-"));
  try {
    const file = keep ?? join(folder, "print.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true });
    const text = poppler("pdftotext", "-layout", file, "-");
    const sizes = [...poppler("pdfinfo", "-f", "1", "-l", "999", file).matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+) pts/g)];
    const boxes = poppler("pdftotext", "-bbox", file, "-").split("<page ").slice(1);
    poppler("pdftoppm", "-r", String(DPI), "-gray", file, join(folder, "page"));
    const digits = String(sizes.length).length;
    const pages = sizes.map(([, width, height], index) => ({
      width: width * MM,
      height: height * MM,
      lines: lines(boxes[index]),
      ink: ink(readFileSync(join(folder, `page-${String(index + 1).padStart(digits, "0")}.pgm`))),
    }));
    return { text, pages };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Words whose middles are on one height, from left to right. */
function lines(box) {
  const words = [...box.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
    ([, left, top, right, bottom, text]) => ({ left: left * MM, top: top * MM, right: right * MM, bottom: bottom * MM, text: plain(text) }));
  const found = [];
  for (const word of words.sort((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const middle = (word.top + word.bottom) / 2;
    const line = found.at(-1);
    if (line && middle - line.middle < 1.5) line.words.push(word);
    else found.push({ middle, words: [word] });
  }
  return found.map(({ words }) => {
    words.sort((a, b) => a.left - b.left);
    return {
      text: words.map((word) => word.text).join(""),
      left: words[0].left, right: Math.max(...words.map((word) => word.right)),
      top: Math.min(...words.map((word) => word.top)), bottom: Math.max(...words.map((word) => word.bottom)),
    };
  });
}

/** The box of what is not white between two heights, or null. */
function ink(bytes) {
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString("latin1")).map(Number);
  const pixels = bytes.subarray(bytes.length - width * height);
  const scale = 25.4 / DPI;
  return (from = 0, to = height * scale, left = 0, right = width * scale) => {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let y = Math.round(from / scale); y < Math.min(height, to / scale); y++) {
      for (let x = Math.round(left / scale); x < Math.min(width, right / scale); x++) {
        if (pixels[y * width + x] > 128) continue;
        box.left = Math.min(box.left, x * scale);
        box.right = Math.max(box.right, (x + 1) * scale);
        box.top = Math.min(box.top, y * scale);
        box.bottom = Math.max(box.bottom, (y + 1) * scale);
      }
    }
    return box.right > 0 ? box : null;
  };
}

/** `value` is `wanted` to within a millimetre, or `tolerance`. */
export const near = (value, wanted, what, tolerance = 1) =>
  assert.ok(Math.abs(value - wanted) <= tolerance, `${what}: ${value?.toFixed(2)} mm instead of ${wanted} ± ${tolerance} mm`);

const CLOSING = /[、。，．：；！？）》〉」』】〕”’…—％,.:;!?)%]/;
const OPENING = /[（《〈「『【〔“‘(]/;
const FULL = /^[\u2e80-\u9fff\u3000-\u303f\uff00-\uff60\u2018-\u201d\u2026\u2014]+$/;

/**
 * GB/T 9704 geometry: A4, 版心 156 × 225 mm at 28 mm and 37 mm, 22 lines on every page but the last, 28 characters in
 * every full line of full-width characters (27 or 26 only where one more would put a mark where no line may have it),
 * page numbers outside with a dash on either side.
 */
export function isGongwen({ pages }) {
  const LINE = 28.95 * MM;
  let full = 0;
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    near(page.width, 210, "width");
    near(page.height, 297, "height");
    const body = page.lines.filter((line) => (line.top + line.bottom) / 2 < 262);
    const foot = page.lines.filter((line) => (line.top + line.bottom) / 2 >= 262);
    assert.deepEqual(foot.map((line) => line.text), [`—${number}—`], `page ${number} has its number and nothing else at the foot`);
    const box = page.ink(262, 297);
    if (number % 2) near(box.right, 210 - 26 - 14 * MM, "odd pages have their number right, one character in");
    else near(box.left, 28 + 14 * MM, "even pages have their number left, one character in");
    const dash = page.ink(262, 297, box.left, box.left + 3);
    near((dash.top + dash.bottom) / 2, 262 + 7, "the dash stands 7 mm below the type area");
    if (number === pages.length) continue;
    const type = page.ink(0, 262);
    near(type.left, 28, "left edge of the type area");
    near(type.right, 184, "right edge of the type area");
    // 16 pt type stands in the middle of its line of 28.95 pt.
    near(type.top, 37 + (28.95 - 16) / 2 * MM, "top of the type area");
    near(type.bottom, 262 - (28.95 - 16) / 2 * MM, "bottom of the type area");
    const rows = new Set(body.map((line) => Math.round(((line.top + line.bottom) / 2 - 37 - LINE / 2) / LINE)));
    for (const line of body) {
      const row = ((line.top + line.bottom) / 2 - 37 - LINE / 2) / LINE;
      assert.ok(Math.abs(row - Math.round(row)) < 0.25, `a line of page ${number} is off the grid by ${(row - Math.round(row)).toFixed(2)} lines: ${line.text}`);
    }
    // The first page may have empty rows under its title.
    if (number > 1) assert.equal(rows.size, 22, `lines on page ${number}`);
    assert.equal(Math.max(...rows) - Math.min(...rows), 21, `rows of page ${number}`);
  }
  const all = pages.flatMap((page) => page.lines.filter((line) => (line.top + line.bottom) / 2 < 262));
  for (const [index, { text, left, right }] of all.entries()) {
    // What ends a paragraph, a title or a line of credits does not reach the edge.
    if (right < 183.5 || !FULL.test(text) || left > 28 + 12) continue;
    const indent = Math.round((left - 28) / (16 * MM));
    const count = [...text].length + indent;
    const next = all[index + 1]?.text ?? "";
    const pushed = CLOSING.test(next[1] ?? "") || OPENING.test(next[0] ?? "") ? 1 + Number(CLOSING.test(next[2] ?? "")) : 0;
    assert.ok(count <= 28 && count >= 28 - pushed, `${count} characters in the line ${text} before ${next}`);
    full += Number(count === 28);
  }
  return { full };
}
