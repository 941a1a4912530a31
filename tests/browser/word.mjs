// What is in a .docx, read off its XML.
import { strFromU8, unzipSync } from "fflate";

const unescaped = (text) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]);
const textOf = (xml) => unescaped([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));

/** Paragraphs with their styles, tables as rows of cells, the section's properties, the styles' names by their ids. */
export function word(bytes) {
  const files = unzipSync(new Uint8Array(bytes));
  const xml = (name) => strFromU8(files[name]);
  const body = xml("word/document.xml");
  const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([own]) => ({ style: own.match(/<w:pStyle w:val="(\w+)"/)?.[1], text: textOf(own) }));
  const cells = (row) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell));
  const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => cells(row)));
  const styleNames = Object.fromEntries([...xml("word/styles.xml").matchAll(/w:styleId="(\w+)".*?<w:name w:val="([^"]*)"/g)].map(([, id, name]) => [id, name]));
  return { files: Object.keys(files), paragraphs, tables, section: body.match(/<w:sectPr.*<\/w:sectPr>/s)[0], styleNames };
}
