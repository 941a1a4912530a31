// A page with the ten kinds of text that Chinese content systems give out, written by us. Used by the tests and by the comparison.

export const KINDS = {
  "rule on .TRS_Editor P": "trs",
  "span in pt from Word": "word",
  "div paragraph by class": "div",
  "font with a style": "font-style",
  "inherits from #zoom": "inherits",
  "table cell in px": "cell",
  "rem": "rem",
  "section from 秀米": "section",
  "rule with !important": "important",
  "font size=4": "font-size",
};

/** What is measured besides: nested, headings, lines. */
export const body = `
<h1>2025年全市水务工作会议在澜汀召开</h1>
<p class="meta">发布时间：2025-02-19　来源：澜汀市水务局</p>
<p class="tools">【字体：<a href="javascript:doZoom(24)" id="big">大</a> <a href="javascript:doZoom(16)" id="medium">中</a> <a href="javascript:doZoom(12)" id="small">小</a>】
<a href="javascript:window.print()" id="print">打印本页</a> <a href="#" id="barrier">无障碍浏览</a> <a href="#there" id="other">大</a></p>
<div id="zoom" style="font-size: 16px;">
<div class="TRS_Editor"><style>.TRS_Editor P{font-size:12pt;line-height:28px}</style>
<P data-kind="trs">2月17日，澜汀市水务局召开全市水务工作会议，总结去年工作，部署今年任务，市水务局负责人出席会议并讲话。</P>
<p style="text-indent:32pt;"><span style="font-size:16pt;line-height:30px" data-kind="word">会议指出，去年全市水务系统攻坚克难，<b data-nested="1">防汛抗旱<em style="font-size:.8em" data-nested="2">取得胜利，<i data-nested="3">供水稳定</i></em></b>，各项任务全面完成。</span></p>
<P STYLE='FONT-SIZE:15PX ; color:#333' data-upper>会议要求，各单位要落实责任，细化措施，加强督查，确保全年目标顺利完成。</P>
</div>
<div class="para" data-kind="div">会议强调，要坚持节水优先，统筹水资源、水环境、水生态治理，持续推进河湖保护。</div>
<p class="plain"><font style="font-size:18px" data-kind="font-style">会议要求，一是加快重大工程建设；二是强化用水管理；三是守住安全底线。</font></p>
<div data-kind="inherits">会议还通报了去年的考核结果，并对先进单位和个人予以表扬，各县区作了交流发言。</div>
<table><tr><td style="font-size:14px" data-kind="cell">全年新增供水能力120万立方米</td><td style="font-size:14px">完成投资35.6亿元</td></tr></table>
<p style="font-size:1.1rem" data-kind="rem">会议明确，今年要抓好五项重点工作，完善防洪体系，提升城乡供水保障水平。</p>
<section style="font-size:17px;line-height:1.6;"><section data-kind="section">各县区水务局主要负责人、局机关各处室和直属单位负责人参加会议。</section></section>
<p class="forced" data-kind="important">会议号召，全市水务干部职工要振奋精神，真抓实干，为高质量发展提供水安全保障。</p>
<div><font size="4" data-kind="font-size">会议以视频形式召开，各县区设分会场，有关部门负责同志列席会议。</font></div>
<h2 id="second">工作安排</h2><h3 id="third">重点工程</h3>
<div class="fixed" id="fixed">本栏的高度是固定的，放大以后文字不能被截断，也不能压住下面的内容。</div>
</div>`;

export const head = `<style>
html { font-size: 16px } * { transition: all .4s }
.para { font-size: 15px; line-height: 26px } .forced { font-size: 16px !important; line-height: 30px !important }
.fixed { height: 56px; overflow: hidden; font-size: 16px }
</style><script>function doZoom(size) { window.zoomed = size; document.getElementById("zoom").style.fontSize = size + "px"; }</script>`;

/** In the page: size and line height in px of each kind, and of the nested elements. */
export const measure = () => {
  const of = (element) => {
    const { fontSize, lineHeight } = getComputedStyle(element);
    return { size: parseFloat(fontSize), line: parseFloat(lineHeight) };
  };
  const all = (name) => Object.fromEntries(Array.from(document.querySelectorAll(`[data-${name}]`), (element) => [element.dataset[name], of(element)]));
  return { kinds: all("kind"), nested: all("nested") };
};
