// Bytes as text, and streams of bytes as lines.

/** The text of a file: UTF-16 with its byte order mark (Notepad's “Unicode”); UTF-8, with or without one; else GB18030, which holds GBK and GB 2312. `null` where it is none of these, or no text. */
export function decoded(bytes) {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of wide ? [wide] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Bytes of a picture or a program may pass for GB18030; a report holds no control characters.
      if (!/[\0-\x08\x0e-\x1f]/.test(text)) return text;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** Bytes of a line at most: a hundred times the longest of reports, with pictures in its HTML. */
export const LONGEST = 32 << 20;

/** The lines of a stream, as { path: "-", line, number }; one that is too long as { path: "-", number, tooLong }, and is not held. */
export async function* linesOf(stream) {
  let parts = [], length = 0, number = 0;
  const add = (part) => {
    length += part.length;
    if (length > LONGEST) parts = [];
    else if (part.length) parts.push(part);
  };
  const end = () => {
    const line = { path: "-", number: ++number, ...(length > LONGEST ? { tooLong: true } : { line: parts.length === 1 ? parts[0] : Buffer.concat(parts) }) };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let at; (at = chunk.indexOf(10, start)) >= 0; start = at + 1) {
      add(chunk.subarray(start, at));
      yield end();
    }
    // A copy: the rest of a chunk must not keep the whole of it.
    add(Buffer.from(chunk.subarray(start)));
  }
  if (length) yield end();
}
