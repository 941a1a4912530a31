// The package in Next, rendered on a server: a page that mounts the widget, and a route that digests.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { command, opened, project, report, works } from "./project.mjs";

const modules = fileURLToPath(new URL("next/node_modules", import.meta.url));
const files = {
  "package.json": '{ "private": true }',
  "public/favicon.ico": "",
  "next.config.mjs": 'export default { serverExternalPackages: ["jiyao"] };',
  "app/layout.js": 'export default function Layout({ children }) { return <html lang="zh-CN"><body>{children}</body></html>; }',
  "app/page.js": `import { Reader } from "./reader.js"; export default function Page() { return <><div dangerouslySetInnerHTML={{ __html: ${JSON.stringify(report)} }} /><Reader /></>; }`,
  "app/reader.js": `"use client";
    import { useEffect } from "react";
    import { mount } from "jiyao";
    import "jiyao/element";
    export function Reader() { useEffect(() => { window.widget = mount(); }, []); return null; }`,
  "app/digest/route.js": `import { createEngine } from "jiyao/engine";
    export const dynamic = "force-dynamic";
    export async function GET() { return Response.json((await createEngine()).segment("会议指出")); }`,
};

for (const [name, flags] of [["Turbopack", ["--turbopack"]], ["webpack", ["--webpack"]]]) {
  test(`Next with ${name}: server, client and worker`, async (t) => {
    const folder = await project(`next-${name.toLowerCase()}`, files);
    // Links, not copies, of 340 MB; a symbolic link out of the project is nothing that Turbopack follows.
    await command("cp", ["-al", `${modules}/.`, join(folder, "node_modules")]);
    const next = join(folder, "node_modules/.bin/next");
    await command(next, ["build", ...flags], folder);
    const server = spawn(process.execPath, [join(folder, "node_modules/next/dist/bin/next"), "start", "--hostname", "127.0.0.1", "--port", "0"], { cwd: folder });
    t.after(() => server.kill());
    const address = await new Promise((done, failed) => {
      let said = "";
      const heard = (data) => {
        said += data;
        const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (found && said.includes("Ready")) done(found[0]);
      };
      server.stdout.on("data", heard);
      server.stderr.on("data", heard);
      server.once("exit", () => failed(new Error(said)));
    });
    assert.deepEqual(await (await fetch(`${address}/digest`)).json(), ["会议", "指出"]);
    await works(await opened(t, address));
  });
}
