// A speech synthesiser for pages of tests: the machines that run them have no voice. It does as Chromium's does, but a
// sentence ends when the test says so: `speechSynthesis.finish()`.

/** Voices of a machine that speaks Mandarin, and what stands beside them in real lists. */
export const VOICES = [
  { name: "English", lang: "en-US", voiceURI: "en", localService: true, default: true },
  { name: "粤语", lang: "zh-HK", voiceURI: "hk", localService: true, default: false },
  { name: "國語", lang: "zh-TW", voiceURI: "tw", localService: true, default: false },
  { name: "辽宁话", lang: "zh-CN-liaoning", voiceURI: "liaoning", localService: true, default: false },
  { name: "在线普通话", lang: "zh-CN", voiceURI: "online", localService: false, default: false },
  { name: "普通话", lang: "zh-CN", voiceURI: "cn", localService: true, default: false },
];

/** To be called before the page loads. `voices`: those that are there at once. */
export const withSynthesiser = (page, voices = VOICES) =>
  page.addInitScript((voices) => {
    window.SpeechSynthesisUtterance = class extends EventTarget {
      rate = 1;
      lang = "";
      voice = null;
      constructor(text) {
        super();
        this.text = text;
      }
    };
    class Synthesiser extends EventTarget {
      voices = voices;
      /** All that has been given to it, the last one last. */
      said = [];
      current = null;
      paused = false;
      get speaking() { return this.current !== null; }
      get pending() { return false; }
      getVoices() { return this.voices; }
      speak(utterance) {
        if (this.current) throw new Error("a sentence is queued behind another");
        if (this.paused) throw new Error("spoken to while paused: nothing would be heard");
        this.said.push(utterance);
        this.current = utterance;
      }
      end(event) {
        const utterance = this.current;
        this.current = null;
        utterance?.dispatchEvent(event);
      }
      cancel() { this.end(Object.assign(new Event("error"), { error: "interrupted" })); }
      pause() { this.paused = true; }
      resume() { this.paused = false; }
      /** The sentence has been read to its end. */
      finish() { this.end(new Event("end")); }
      fail(error) { this.end(Object.assign(new Event("error"), { error })); }
      /** Voices arrive. */
      arrive(voices) {
        this.voices = voices;
        this.dispatchEvent(new Event("voiceschanged"));
      }
    }
    Object.defineProperty(window, "speechSynthesis", { value: new Synthesiser() });
  }, voices);

/** The sentence that is being read, once it is another than `before`. */
export const spoken = (page, before = "") =>
  page.waitForFunction((before) => speechSynthesis.current && speechSynthesis.current.text !== before && speechSynthesis.current.text, before)
    .then((handle) => handle.jsonValue());
