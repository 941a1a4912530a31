//! Dates as readers write them.

/// `2024-01-24T21:50` as 2024年1月24日 21:50; anything else as it is.
pub fn written(date: &str) -> String {
    let (day, time) = date.split_once('T').unwrap_or((date, ""));
    let mut parts = day.splitn(3, '-').map(|part| part.strip_prefix('0').unwrap_or(part));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) => {
            let space = if time.is_empty() { "" } else { " " };
            [year, "年", month, "月", day, "日", space, time].concat()
        }
        _ => date.to_owned(),
    }
}
