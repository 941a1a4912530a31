import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, listenIn, reportPage } from "../card.mjs";
import { serve, violations, visit } from "../site.mjs";
import { VOICES, spoken, withSynthesiser } from "../synthesiser.mjs";

const report = serve("/made/speech.html", reportPage("", "<style>main{padding-bottom:900px}</style>"));
const FIRST = "3月5日，岚川市林业局召开全市林业工作会议。";
const SECOND = "市林业局局长周望青出席会议并讲话，副局长陆承言主持会议。";
const THIRD = "会议总结2024年林业工作，部署2025年重点任务。";

const press = (page, command) => page.locator(`jiyao-bar [data-command=${command}]`).click();
const state = (page) => page.locator("jiyao-bar .speech .state");
/** Has the sentence end; gives the next one. */
const next = async (page) => {
  const before = await page.evaluate(() => {
    const { text } = speechSynthesis.current;
    speechSynthesis.finish();
    return text;
  });
  return spoken(page, before);
};
/** Opens the report and presses 朗读. */
async function listening(t, path = report, voices = VOICES, options = {}) {
  const page = await visit(t, path, {
    ...options,
    before: async (page) => {
      await listenIn(page);
      await withSynthesiser(page, voices);
      await options.before?.(page);
    },
  });
  await press(page, "speech");
  return page;
}

test("the report is read a sentence at a time, each highlighted and in view, to its end", async (t) => {
  const page = await listening(t, report, VOICES, { viewport: { width: 800, height: 400 }, reducedMotion: "reduce" });
  assert.equal(await spoken(page), FIRST);
  assert.deepEqual(await highlighted(page, "spoken"), [FIRST]);
  assert.equal(await next(page), SECOND);
  assert.deepEqual(await highlighted(page, "spoken"), [SECOND]);
  const all = [FIRST, SECOND];
  for (;;) {
    const { top, bottom, bar, height } = await page.evaluate(() => {
      const { top, bottom } = [...CSS.highlights.get("jiyao-spoken")][0].getBoundingClientRect();
      return { top, bottom, bar: document.querySelector("jiyao-bar").getBoundingClientRect().bottom, height: innerHeight };
    });
    assert.ok(top >= bar && bottom <= height, `${all.at(-1)}: ${top} ${bottom}`);
    if (all.at(-1).includes("列席会议")) break;
    all.push(await next(page));
  }
  const text = await page.evaluate(() => [...document.querySelectorAll(".TRS_Editor p")].map((p) => p.textContent).join(""));
  assert.equal(all.join(""), text);
  await page.evaluate(() => speechSynthesis.finish());
  await page.waitForFunction(() => said.includes("朗读完毕"));
  assert.ok(await page.locator("jiyao-bar .speech").isHidden());
  assert.deepEqual(await highlighted(page, "spoken"), []);
});

test("reading begins at the first sentence in view", async (t) => {
  const page = await visit(t, report, { viewport: { width: 800, height: 500 }, before: (page) => withSynthesiser(page) });
  await page.evaluate(() => document.querySelectorAll(".TRS_Editor p")[2].scrollIntoView());
  const first = await page.evaluate(() => {
    const bar = document.querySelector("jiyao-bar").getBoundingClientRect().bottom;
    return [...document.querySelectorAll(".TRS_Editor p")].findIndex((p) => p.getBoundingClientRect().bottom > bar);
  });
  assert.ok(first >= 2);
  await press(page, "speech");
  const sentence = await spoken(page);
  assert.ok(await page.evaluate(({ first, sentence }) => document.querySelectorAll(".TRS_Editor p")[first].textContent.includes(sentence), { first, sentence }), sentence);
});

test("a long sentence is read in utterances of at most 180 characters, cut at its clauses", async (t) => {
  const sentence = `会议强调，${"要完善湿地保护修复的长效机制，压实各级责任，".repeat(20)}确保见到实效。`;
  const page = await listening(t, serve("/made/speech-long.html", reportPage("", "", `<h1>会议召开</h1><article><p>${sentence}</p></article>`)));
  const parts = [await spoken(page)];
  while (parts.join("").length < sentence.length) {
    parts.push(await next(page));
    assert.deepEqual(await highlighted(page, "spoken"), [parts.at(-1)]);
  }
  assert.equal(parts.join(""), sentence);
  assert.ok(parts.length >= 3 && parts.every((part) => part.length <= 180 && /[，。]$/.test(part)), parts.map((part) => part.length).join());
});

test("a Mandarin voice of this machine is taken; Cantonese is not on offer, the network's only by choice", async (t) => {
  const page = await listening(t);
  await spoken(page);
  const { voice, lang } = await page.evaluate(() => ({ voice: speechSynthesis.current.voice.voiceURI, lang: speechSynthesis.current.lang }));
  assert.deepEqual([voice, lang], ["cn", "zh-CN"]);
  const field = page.locator("jiyao-bar [data-change=speech-voice]");
  assert.deepEqual(await field.locator("option").evaluateAll((options) => options.map((option) => option.value)), ["cn", "liaoning", "tw", "online"]);
  assert.match(await field.locator("option[value=online]").innerText(), /联网/);
  await field.selectOption("online");
  assert.deepEqual(await page.evaluate(() => [speechSynthesis.current.voice.voiceURI, speechSynthesis.current.text]), ["online", FIRST]);
});

test("where there is no Mandarin voice it says 本机没有中文语音, and reads as soon as one has come", async (t) => {
  for (const voices of [[], VOICES.filter(({ lang }) => /HK|en/.test(lang))]) {
    const page = await listening(t, report, voices);
    await state(page).filter({ hasText: "本机没有中文语音" }).waitFor();
    await page.waitForFunction(() => said.some((text) => text.startsWith("本机没有中文语音。")));
    assert.deepEqual(await page.evaluate(() => speechSynthesis.said), []);
    assert.deepEqual(await violations(page), []);
    await page.evaluate((voices) => speechSynthesis.arrive(voices), VOICES);
    assert.equal(await spoken(page), FIRST);
    assert.ok(await state(page).isHidden());
  }
});

test("without a voice one line says how this system gets one, and nothing can be pressed but 停止", async (t) => {
  const systems = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64)": /“时间和语言”.*“添加语音”/,
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)": /“辅助功能”.*“管理嗓音”/,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)": /“辅助功能”.*“声音”“中文”/,
    "Mozilla/5.0 (Linux; Android 14; K)": /“文字转语音”/,
    "Mozilla/5.0 (X11; Linux x86_64)": /系统设置里添加中文语音/,
  };
  for (const [userAgent, way] of Object.entries(systems)) {
    const page = await listening(t, report, [], { userAgent, viewport: { width: 360, height: 740 } });
    await state(page).filter({ hasText: way }).waitFor();
    assert.match(await state(page).innerText(), /^本机没有中文语音。请.*。$/);
    await press(page, "speech-settings");
    const enabled = page.locator("jiyao-bar .speech :is(button, select):enabled:visible");
    assert.deepEqual(await enabled.evaluateAll((all) => all.map((one) => one.dataset.command)), ["speech-stop", "speech-settings"]);
    assert.deepEqual(await violations(page), []);
    await page.evaluate((voices) => speechSynthesis.arrive(voices), VOICES);
    assert.equal(await spoken(page), FIRST);
    assert.equal(await page.locator("jiyao-bar .speech :disabled").count(), 0);
  }
  // An iPad calls itself a Mac.
  const page = await listening(t, report, [], {
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
    before: (page) => page.addInitScript(() => Object.defineProperty(navigator, "maxTouchPoints", { value: 5 })),
  });
  await state(page).filter({ hasText: "“声音”“中文”" }).waitFor();
});

for (const [width, elder] of [[360, false], [360, true], [320, false]]) {
  test(`at ${width} px${elder ? " in 长者模式" : ""} the controls are one row, and the fields below it when asked for`, async (t) => {
    const page = await visit(t, report, { viewport: { width, height: 740 }, before: (page) => withSynthesiser(page) });
    if (elder) await press(page, "elder");
    await page.evaluate(async () => (await jiyao.widget).speak("report"));
    await spoken(page);
    const boxes = (selector) => page.locator(`jiyao-bar .speech ${selector}:visible`).evaluateAll((all) => all.map((one) => {
      const { top, left, right, width, height } = one.getBoundingClientRect();
      return { top, left, right, width, height };
    }));
    const buttons = await boxes("button");
    assert.equal(buttons.length, 5);
    assert.equal(new Set(buttons.map(({ top }) => Math.round(top))).size, 1, JSON.stringify(buttons));
    assert.ok(buttons.every(({ left, right, height }) => left >= 0 && right <= width && height >= 44), JSON.stringify(buttons));
    assert.equal((await boxes("select")).length, 0);
    await press(page, "speech-settings");
    assert.equal(await page.locator("jiyao-bar [data-command=speech-settings]").getAttribute("aria-expanded"), "true");
    const fields = await boxes("select");
    assert.equal(fields.length, 3);
    assert.ok(fields.every((field) => field.width >= 180 && field.right <= width), JSON.stringify(fields));
    assert.deepEqual(await violations(page), []);
    await press(page, "speech-settings");
    assert.equal((await boxes("select")).length, 0);
  });
}

test("voices that load late are waited for", async (t) => {
  const page = await listening(t, report, [], {
    before: (page) => page.addInitScript((voices) => {
      const { getVoices } = Object.getPrototypeOf(speechSynthesis);
      // They come some while after they have first been asked for, as in Chromium.
      speechSynthesis.getVoices = function () {
        speechSynthesis.getVoices = getVoices;
        setTimeout(() => this.arrive(voices), 200);
        return [];
      };
    }, VOICES),
  });
  assert.equal(await spoken(page), FIRST);
  assert.ok(!(await page.evaluate(() => window.said)).some((text) => text.includes("没有中文语音")));
});

test("where only the network has a voice, it is offered with what it means, and not taken unasked", async (t) => {
  const page = await listening(t, report, VOICES.filter(({ localService, lang }) => !localService || lang === "en-US"));
  await state(page).filter({ hasText: "选用联网语音" }).waitFor();
  assert.deepEqual(await page.evaluate(() => speechSynthesis.said), []);
  await page.locator("jiyao-bar [data-change=speech-voice]").selectOption("online");
  assert.equal(await spoken(page), FIRST);
});

test("a browser that cannot speak says so", async (t) => {
  const page = await visit(t, report, {
    before: (page) => page.addInitScript(() => Object.defineProperty(window, "speechSynthesis", { value: undefined })),
  });
  await press(page, "speech");
  await page.locator("jiyao-bar .message").filter({ hasText: "本机没有中文语音" }).waitFor();
  assert.equal(await page.locator("jiyao-bar [data-command=speech]").getAttribute("aria-pressed"), "false");
});

test("rate, next, previous, pause and going on", async (t) => {
  const page = await listening(t);
  await spoken(page);
  await page.locator("jiyao-bar [data-change=speech-rate]").selectOption("1.5");
  assert.deepEqual(await page.evaluate(() => [speechSynthesis.current.rate, speechSynthesis.current.text]), [1.5, FIRST]);
  await press(page, "speech-next");
  assert.equal(await spoken(page, FIRST), SECOND);
  assert.equal(await next(page), THIRD);
  await press(page, "speech-previous");
  assert.equal(await spoken(page, THIRD), SECOND);
  assert.equal(await page.evaluate(() => speechSynthesis.current.rate), 1.5);
  const pause = page.locator("jiyao-bar [data-command=speech-pause]");
  const count = await page.evaluate(() => speechSynthesis.said.length);
  await pause.click();
  assert.equal(await pause.innerText(), "继续");
  assert.ok(await page.evaluate(() => speechSynthesis.paused));
  await pause.click();
  assert.equal(await pause.innerText(), "暂停");
  assert.deepEqual(await page.evaluate(() => [speechSynthesis.paused, speechSynthesis.said.length]), [false, count]);
});

test("a pause that ends the sentence, as Android has it, loses none", async (t) => {
  const page = await listening(t);
  await spoken(page);
  await press(page, "speech-pause");
  await page.evaluate(() => speechSynthesis.finish());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.equal(await page.evaluate(() => speechSynthesis.said.length), 1);
  await press(page, "speech-pause");
  assert.equal(await spoken(page), FIRST);
});

test("another rate or voice while paused is heard when the reader goes on", async (t) => {
  const page = await listening(t);
  await spoken(page);
  await press(page, "speech-pause");
  await page.locator("jiyao-bar [data-change=speech-rate]").selectOption("0.8");
  assert.equal(await page.evaluate(() => speechSynthesis.current), null);
  await press(page, "speech-pause");
  assert.equal(await spoken(page), FIRST);
  assert.ok(Math.abs((await page.evaluate(() => speechSynthesis.current.rate)) - 0.8) < 1e-6);
});

test("what fails can be tried again", async (t) => {
  const page = await listening(t);
  for (const [error, message] of [["not-allowed", "继续"], ["synthesis-failed", "朗读中断"]]) {
    await spoken(page);
    await page.evaluate((error) => speechSynthesis.fail(error), error);
    await state(page).filter({ hasText: message }).waitFor();
    await press(page, "speech-pause");
    assert.equal(await spoken(page), FIRST);
    assert.ok(await state(page).isHidden());
  }
});

test("the summary and the tasks are read, too", async (t) => {
  const page = await listening(t);
  await spoken(page);
  const what = page.locator("jiyao-bar [data-change=speech-what]");
  await what.selectOption("tasks");
  const tasks = [await spoken(page, FIRST)];
  while (tasks.length < 4) tasks.push(await next(page));
  assert.match(tasks[0], /^大力开展国土绿化/);
  assert.match(tasks[3], /^严格森林防火/);
  await what.selectOption("summary");
  const { headline, summary } = await page.evaluate(async () => (await jiyao.widget).digest());
  const whole = headline.text + summary.map(({ text }) => text).join("");
  const parts = [await spoken(page, tasks[3])];
  while (parts.join("").length < whole.length) parts.push(await next(page));
  assert.equal(parts.join(""), whole);
});

test("the page may render its text anew while it is read", async (t) => {
  const page = await listening(t);
  await spoken(page);
  await page.evaluate(() => { const body = document.querySelector(".TRS_Editor"); body.innerHTML += "<p>会后，与会人员考察了湿地公园。</p>"; });
  await page.waitForFunction((first) => [...CSS.highlights.get("jiyao-spoken") ?? []].join("") === first, FIRST);
  assert.equal(await next(page), SECOND);
  assert.deepEqual(await highlighted(page, "spoken"), [SECOND]);
});

test("stopping, leaving the page and destroying fall silent; the focus goes back to the button", async (t) => {
  const page = await listening(t);
  await spoken(page);
  await page.locator("jiyao-bar [data-command=speech-stop]").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => speechSynthesis.current), null);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.command), "speech");
  assert.ok(await page.locator("jiyao-bar .speech").isHidden());
  await press(page, "speech");
  await spoken(page);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.equal(await page.evaluate(() => speechSynthesis.current), null);
  await press(page, "speech");
  await spoken(page);
  await page.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await page.evaluate(() => speechSynthesis.current), null);
  assert.ok(!(await page.evaluate(() => CSS.highlights.has("jiyao-spoken"))));
});

test("speak() does what the controls do, and says whether it reads", async (t) => {
  const page = await visit(t, report, { before: (page) => withSynthesiser(page) });
  assert.equal(await page.evaluate(async () => (await jiyao.widget).speak("tasks")), true);
  assert.match(await spoken(page), /^大力开展国土绿化/);
  assert.equal(await page.locator("jiyao-bar [data-change=speech-what]").inputValue(), "tasks");
  assert.equal(await page.evaluate(async () => (await jiyao.widget).speak(null)), false);
  assert.equal(await page.evaluate(() => speechSynthesis.current), null);
  await page.evaluate(() => speechSynthesis.arrive([]));
  assert.equal(await page.evaluate(async () => (await jiyao.widget).speak("report")), false);
});

test("the digest cannot be had: reading it says so", async (t) => {
  const page = await listening(t, report, VOICES, {
    allowed: /Failed to load resource/,
    before: (page) => page.route(/dictionary-.*\.bin/, (route) => route.fulfill({ status: 503 })),
  });
  await spoken(page);
  await page.locator("jiyao-bar [data-change=speech-what]").selectOption("summary");
  await state(page).filter({ hasText: "没能取回所需的文件" }).waitFor();
});

test("no violation of axe's rules while reading, wide, narrow and in forced colours", async (t) => {
  for (const options of [{}, { viewport: { width: 320, height: 640 } }, { forcedColors: "active" }]) {
    const page = await visit(t, report, { ...options, before: (page) => withSynthesiser(page) });
    await page.evaluate(async () => (await jiyao.widget).speak("report"));
    await spoken(page);
    assert.deepEqual(await violations(page), [], JSON.stringify(options));
    const out = await page.evaluate(() => [...document.querySelector("jiyao-bar").shadowRoot.querySelectorAll(".speech *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth);
    }).map((element) => element.outerHTML));
    assert.deepEqual(out, []);
  }
});
