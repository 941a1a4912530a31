// www/js/docx.js as the widget calls it. It is five times as large as page.js, and few readers want it.
import { api } from "./own.js";

const DOCX = Symbol.for("jiyao:docx");

export async function docx(document) {
  if (!globalThis[DOCX]) await api.runtime.sendMessage({ what: "docx" });
  return globalThis[DOCX](document);
}
