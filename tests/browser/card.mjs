// What the tests of the card share: a report, and ways to look at what the page shows.
import { pageWith } from "./site.mjs";

/** A short report with something for every tab of the card. */
export const REPORT = `
<h1>全市林业工作会议召开</h1>
<div class="TRS_Editor">
<p>3月5日，岚川市林业局召开全市林业工作会议。市林业局局长周望青出席会议并讲话，副局长陆承言主持会议。会议总结2024年林业工作，部署2025年重点任务。</p>
<p>会议指出，2024年全市完成造林3.2万亩，森林覆盖率提高到41.6%，林长制全面见效。各级林业部门守住了不发生重特大森林火灾的底线，国土绿化和湿地保护取得新进展。</p>
<p>会议强调，要把国土绿化作为林业工作的头等大事，坚持封山育林、退耕还林并重。要严格落实林长制，压实各级林长责任。要加强森林防火，做到早发现、早处置。</p>
<p>会议确定，2025年抓好以下四个方面重点任务。一是大力开展国土绿化，完成造林3.5万亩。二是全面推行林长制，健全巡林制度。三是加强湿地保护，修复退化湿地2000亩。四是严格森林防火，建成预警监测系统。</p>
<p>岚东县、临溪县、白苇区林业局作交流发言。市发展改革委、市财政局负责同志列席会议。</p>
</div>`;

export const reportPage = (attributes = "", head = "", body = REPORT) => pageWith(`<main>${body}</main>`, attributes, head);

/** Opens the card from the bar and waits for the digest. */
export async function openCard(page) {
  await page.evaluate(async () => (await jiyao.widget).open());
  await page.locator("jiyao-card [role=tab]").first().waitFor();
}

export const tab = (page, name) => page.locator(`jiyao-card [data-tab=${name}]`);

/** The texts that a highlight of ours covers. */
export const highlighted = (page, name) =>
  page.evaluate((key) => [...(CSS.highlights.get(`jiyao-${key}`) ?? [])].map((range) => range.toString()), name);

/** `window.said`: all that screen readers are told. To be called before the page loads. */
export const listenIn = (page) =>
  page.addInitScript(() => {
    window.said = [];
    const watch = () => {
      const root = document.querySelector("jiyao-bar")?.shadowRoot;
      if (!root) return setTimeout(watch, 5);
      for (const region of root.querySelectorAll("[aria-live]")) {
        new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      }
    };
    watch();
  });

/** `window.violated`: what the policy has stopped. To be called before the page loads. */
export const watchPolicy = (page) =>
  page.addInitScript(() => {
    window.violated = [];
    addEventListener("securitypolicyviolation", (event) => violated.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
