//! The targets: see `src/lib.rs`.

mod dictionary;
mod digest;
mod find;
mod page;

use std::sync::OnceLock;

use jiyao::dict::Dictionary;

/// jieba's dictionary as it is shipped, which `cargo xtask fuzz` names.
fn shipped() -> &'static Dictionary {
    static SHIPPED: OnceLock<Dictionary> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let file = std::env::var("JIYAO_DICTIONARY").expect("JIYAO_DICTIONARY: run this by `cargo xtask fuzz`");
        Dictionary::open(std::fs::read(file).expect("the dictionary")).expect("a dictionary")
    })
}

/// The reports among the fixtures, and what else is kept for a target.
fn reports(target: &str) -> Vec<Vec<u8>> {
    let kept = jiyao_fuzz::corpus::kept(target).into_iter().map(|(_, input)| input);
    jiyao_fuzz::corpus::fixtures("reports", "report.txt").into_iter().chain(kept).collect()
}
