// What makes documents for Word, put into a page by background.js when docx-here.js first wants it there.
import { docx } from "../js/docx.js";

globalThis[Symbol.for("jiyao:docx")] = docx;
