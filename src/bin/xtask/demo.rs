//! Serves the demo, with the reader's own report where one is named.

use std::net::Ipv4Addr;
use std::path::Path;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::{Html, Redirect};
use axum::routing::get;
use encoding_rs::{GB18030, UTF_8};
use jiyao::text::reader::plain::PlainText;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::build::build;
use crate::run::{command, root, say};

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 20;

/// Builds and serves until interrupted.
pub fn demo(file: Option<&Path>, port: u16, open: bool) -> Result<()> {
    let report = file.map(report_page).transpose()?;
    build()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(serve(report, port, open))
}

async fn serve(report: Option<String>, port: u16, open: bool) -> Result<()> {
    let listener = listen(port).await?;
    let mut path = "/";
    let mut router = Router::new();
    if let Some(page) = report {
        path = "/report.html";
        router = router.route(path, get(async move || Html(page)));
        router = router.route("/report", get(async || Redirect::permanent("/report.html")));
    }
    let router = router
        .fallback_service(ServeDir::new(root().join("www")))
        // What is built again must be seen again.
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")));
    let url = format!("http://127.0.0.1:{}{path}", listener.local_addr()?.port());
    if open {
        open_browser(&url);
    }
    say("Serving; Ctrl+C ends it");
    println!("{url}");
    Ok(axum::serve(listener, router).await?)
}

async fn listen(first: u16) -> Result<TcpListener> {
    for port in (first..=first.saturating_add(PORTS - 1)).chain([0]) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Ok(listener);
        }
    }
    bail!("no port from {first} on is free")
}

fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if command(program, [url]).spawn().is_err() {
        println!("No browser could be opened; the address is below.");
    }
}

/// The page that shows a report: an .html file as it is but for the widget's script tag, a .txt
/// file as paragraphs.
fn report_page(file: &Path) -> Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = decoded(&bytes).with_context(|| format!("{} is neither UTF-8 nor GB18030", file.display()))?;
    if text.trim().is_empty() {
        bail!("{} is empty", file.display());
    }
    let html = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"));
    Ok(if html {
        with_script_tag(&text)
    } else {
        page_of(&text, &file.file_name().unwrap_or_default().to_string_lossy())
    })
}

/// UTF-8, with or without a byte order mark, or GB18030, which holds GBK and GB 2312.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let strict = |encoding: &'static encoding_rs::Encoding| {
        let (text, _, malformed) = encoding.decode(bytes);
        (!malformed).then(|| text.into_owned())
    };
    let text = strict(UTF_8).or_else(|| strict(GB18030))?;
    // Bytes of a picture or a program may pass for GB18030; a report holds no control characters.
    (!text.contains(|c: char| c.is_control() && !c.is_whitespace())).then_some(text)
}

const SCRIPT: &str = "<script src=\"/dist/embed.js\" defer></script>";

fn with_script_tag(html: &str) -> String {
    // The page is served as UTF-8 whatever it was saved as: axum's header says so, and headers win over <meta>.
    match html.to_ascii_lowercase().rfind("</body>") {
        Some(at) => format!("{}{SCRIPT}{}", &html[..at], &html[at..]),
        None => format!("{html}{SCRIPT}"),
    }
}

/// The page of a text: the title, what is known of it as its 发布时间 line and the like, the rest as the article.
fn page_of(text: &str, file: &str) -> String {
    let PlainText { title, date, source, author, editor, blocks } = PlainText::of(text);
    let (title, blocks) = match (title.as_str(), blocks.split_first()) {
        ("", Some((first, rest))) => (first.as_str(), rest),
        (title, _) => (title, &blocks[..]),
    };
    let fields = [("发布时间", date), ("来源", source), ("作者", author), ("编辑", editor)];
    let head = fields
        .iter()
        .filter_map(|(label, value)| Some(format!("{label}：{}", escaped(&value.as_ref()?.replace('T', " ")))));
    let head = head.collect::<Vec<_>>().join("　");
    let head = if head.is_empty() { head } else { format!("<p class=\"meta\">{head}</p>\n") };
    let paragraphs: String = blocks.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    include_str!("report.html")
        .replace("{script}", SCRIPT)
        .replace("{file}", &escaped(file))
        .replace("{title}", &escaped(title))
        .replace("{head}", &head)
        .replace("{body}", &paragraphs)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_saved_as_gb18030_is_read() {
        let (bytes, _, _) = GB18030.encode("会议指出，要抓好落实。");
        assert_eq!(decoded(&bytes).as_deref(), Some("会议指出，要抓好落实。"));
    }

    #[test]
    fn a_picture_is_no_report() {
        assert_eq!(decoded(&[0x89, b'P', b'N', b'G', 0, 1, 2, 0xff]), None);
    }

    #[test]
    fn markup_in_a_report_stays_text() {
        let page = page_of(
            "示例政务网 无障碍\n示例会议在云溪召开并部署工作\n来源：示例\n<script>alert(1)</script>会议指出，要抓好落实。",
            "a.txt",
        );
        assert!(page.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;会议指出，要抓好落实。</p>"));
        assert!(page.contains("<h1>示例会议在云溪召开并部署工作</h1>\n<p class=\"meta\">来源：示例</p>"));
    }

    #[test]
    fn a_text_without_a_title_or_a_sentence_is_still_shown() {
        assert!(page_of("会议指出，要抓好落实。", "a.txt").contains("<h1>会议指出，要抓好落实。</h1>"));
        assert!(page_of("一\n二", "a.txt").contains("<p>二</p>"));
        assert!(page_of("", "a.txt").contains("<h1></h1>"));
    }

    #[test]
    fn the_script_tag_goes_before_the_end_of_the_body() {
        assert_eq!(with_script_tag("<p>a</p></BODY></html>"), format!("<p>a</p>{SCRIPT}</BODY></html>"));
        assert_eq!(with_script_tag("<p>a</p>"), format!("<p>a</p>{SCRIPT}"));
    }
}
