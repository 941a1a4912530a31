// The package as its users get it: `npm pack`, the tarball installed into throw-away projects (target/packaging), each
// run in Node or in a real Chromium.
//
//   node.mjs       the tarball's list and size, publint, attw, tsc under bundler and nodenext, import on a server,
//                  Node ESM, require(), a worker thread, files by subpath, npx
//   pages.mjs      script tag, module script, import map, own worker, strict CSP, Trusted Types, CSP by nonce,
//                  CSP without WebAssembly, another origin, file://
//   bundlers.mjs   Vite (build, development server), webpack, esbuild (files copied, base, file loader with wasm option)
//   next.mjs       Next with SSR, Turbopack and webpack: with JIYAO_ALL=1 (`cargo xtask test --all-browsers`), as its
//                  340 MB of packages and its builds take longer than all the others together
//   frameworks.mjs Vite 5, 6, 7, Vue, SvelteKit, Astro, VitePress, Rollup, Parcel, Deno, Bun, vitest, JSX: likewise
import "./node.mjs";
import "./pages.mjs";
import "./bundlers.mjs";
if (process.env.JIYAO_ALL) {
  await import("./next.mjs");
  await import("./frameworks.mjs");
}
