//! What the buttons and fields of the card want: those of its panel, and those that it puts under the bar.

use crate::dom::named::named;

named! {
    /// A button or a field; its name is the `data-command` of the one, the `data-change` of the other.
    pub enum Control {
        Close = "close-card",
        Retry = "retry",
        /// Stops what is waited for.
        Cancel = "cancel",
        Renew = "renew",
        /// With the tab's name in `data-tab`.
        Tab = "tab",
        /// With the length's name in `data-length`.
        Length = "length",
        /// Shows all that a section says.
        Points = "points",
        /// A line that leads to its passage; with its number in `data-line`.
        Line = "line",
        Back = "back",
        CopyLink = "copy-link",
        /// With the keyword's number in `data-term`.
        Term = "term",
        TermsOn = "terms-on",
        TermsOff = "terms-off",
        PrintHighlights = "print-highlights",
        /// With the hit's number in `data-hit`.
        Hit = "hit",
        Next = "next",
        Previous = "previous",
        Clear = "clear",
        Search = "search",
        EndFind = "end-find",
        CopySummary = "copy-summary",
        CopyTasks = "copy-tasks",
        /// With the section's number in `data-section`.
        CopySection = "copy-section",
        /// With the list's number in `data-list`.
        CopyList = "copy-list",
        CopyMarkdown = "copy-markdown",
        /// With the document's name in `data-word`.
        SaveWord = "save-word",
        SaveMarkdown = "save-markdown",
        SaveJson = "save-json",
        SaveCsv = "save-csv",
        SpeechWhat = "speech-what",
        SpeechRate = "speech-rate",
        SpeechVoice = "speech-voice",
        SpeechNext = "speech-next",
        SpeechPrevious = "speech-previous",
        SpeechPause = "speech-pause",
        SpeechStop = "speech-stop",
        /// Shows what is chosen once and then left alone, where there is no room beside the buttons.
        SpeechSettings = "speech-settings",
    }
}
