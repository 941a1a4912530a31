//! The words round a digest in the language of the bar.

use super::strings::Strings;
use crate::text::reader::export::Labels;

/// The words round a digest, also for a file and for paper.
pub fn labels(words: &Strings) -> Labels {
    Labels {
        source: words.source,
        date: words.date,
        address: words.address,
        summary: words.digest,
        points: words.points,
        tasks: words.tasks,
        people: words.people,
        keywords: words.keywords,
        note: words.provenance,
        colon: words.colon,
        comma: words.comma,
        list_comma: words.list_comma,
        brackets: [words.open_bracket, words.close_bracket],
        kinds: [words.review, words.situation, words.demands, words.tasks, words.decision],
        acts: words.acts,
        meeting: words.meeting,
        when: words.when,
        place: words.place,
        items: words.items,
        task_list: words.task_list,
        columns: [
            words.column_number,
            words.column_task,
            words.column_bodies,
            words.column_deadline,
            words.column_source,
            words.column_list,
            words.column_kind,
            words.column_text,
            words.column_title,
        ],
    }
}
