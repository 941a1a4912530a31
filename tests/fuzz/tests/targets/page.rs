use jiyao::markup::article;
use jiyao_fuzz::corpus;
use jiyao_fuzz::run::fuzz;
use jiyao_fuzz::text::texts;
use proptest::prelude::*;

/// What breaks rules that look at markup.
const ODD: [&str; 36] = [
    "<p>",
    "</p>",
    "<br>",
    "<div>",
    "</div>",
    "<div class=\"TRS_Editor\">",
    "<div id=\"zoom\">",
    "<div class=\"nav\">",
    "<div class=\"comment\">",
    "<div class=\"title\">",
    "<h1>",
    "</h1>",
    "<table><tr><td>",
    "</td><td>",
    "</table>",
    "<a href=\"/\">",
    "</a>",
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<ol>",
    "<li>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<meta name=\"ArticleTitle\" content=\"",
    "<meta name=\"PubDate\" content=\"2024-13-45\">",
    "\">",
    "<",
    ">",
    "\0",
    "\u{200b}",
    "\u{fffd}",
    "𠮷",
];

/// Markup that is made: elements in elements, with texts of reports and of pages.
fn markup() -> impl Strategy<Value = String> {
    let text = prop::sample::select(vec![
        "会议指出，要抓好春季农田灌溉，确保用水安全，做到早计划、早准备、早落实。",
        "县长江河清主持会议并讲话，各乡镇和县直有关部门负责人参加会议。",
        "全县春灌工作会议召开",
        "2024-03-05 09:30",
        "来源：青禾县人民政府 作者：沈青禾",
        "首页 > 政务动态",
        "责任编辑：李文山",
        "相关阅读",
        "版权所有 青禾县人民政府 ICP备 12345",
        "字号：大 中 小",
        "（2024年3月5日）",
        "—— 在全县春灌工作会议上的讲话",
        " ",
        "\n",
    ]);
    let name = prop::sample::select(vec![
        "div", "p", "section", "span", "a", "h1", "h2", "li", "ol", "table", "td", "font", "o:p", "article",
    ]);
    let class = prop::sample::select(vec![
        "",
        "TRS_Editor",
        "nav",
        "comment",
        "title",
        "content",
        "footer",
        "subtitle",
        "source",
    ]);
    text.prop_map(str::to_owned).prop_recursive(8, 200, 12, move |inner| {
        (name.clone(), class.clone(), prop::collection::vec(inner, 0..12)).prop_map(|(name, class, inside)| {
            let inside = inside.concat();
            format!("<{name} class=\"{class}\" href=\"/\">{inside}</{name}>")
        })
    })
}

/// Any page is read, and what is read of it stands in the page where it says.
#[test]
fn page() {
    let kept = corpus::kept("page").into_iter().map(|(_, input)| input);
    let kept = corpus::fixtures("pages", "page.html").into_iter().chain(kept).collect();
    fuzz("page", texts(kept, markup(), &ODD), |input| {
        let page = String::from_utf8_lossy(input);
        let Some(article) = article(&page) else { return };
        for (text, runs) in &article.paragraphs {
            let text: Vec<u16> = text.encode_utf16().collect();
            let mut end = 0;
            for run in runs {
                assert_eq!(run.start, end, "a gap before {run:?}");
                end += run.length;
                let node: Vec<u16> = run.node.encode_utf16().collect();
                let (stands, read) = (node.get(run.offset..run.offset + run.length), text.get(run.start..end));
                // White space is read as one space.
                let is_space = read == Some(&[0x20]) && stands.is_some_and(is_space);
                assert!(stands.is_some() && (stands == read || is_space), "{run:?}");
            }
            assert_eq!(end, text.len(), "text from nowhere");
        }
        let fields = [&article.meta.title, &article.meta.source, &article.meta.author, &article.meta.editor];
        assert!(fields.into_iter().flatten().all(|field| !field.trim().is_empty()), "{:?}", article.meta);
    });
}

fn is_space(units: &[u16]) -> bool {
    String::from_utf16_lossy(units).chars().all(char::is_whitespace)
}
