//! The words of the card.

use crate::dom::strings::strings;

strings! {
    /// Heading of the card, copied summaries.
    digest: ["摘要", "摘要", "Digest"],
    /// Tab.
    gist: ["概要", "概要", "Overview"],
    /// Name of the meeting's line, and label of its name.
    meeting: ["会议", "會議", "Meeting"],
    /// Label of the day of the meeting.
    when: ["时间", "時間", "When"],
    /// Label of its place.
    place: ["地点", "地點", "Where"],
    /// Head of what the meeting did.
    acts: ["会议事项", "會議事項", "What the meeting did"],
    /// Head of what is asked for.
    demands: ["要求", "要求", "Demands"],
    /// Head of what was done before.
    review: ["回顾", "回顧", "Looking back"],
    /// Kind of a part that tells how things stand.
    situation: ["形势", "形勢", "Situation"],
    /// Kind of a part that tells what was decided.
    decision: ["决定", "決定", "Decision"],
    /// Head of the items of a list that are folded, with their number.
    rest: ["其余 {} 项", "其餘 {} 項", "{} more"],
    /// Button: all that a section says.
    whole: ["展开", "展開", "In full"],
    /// The same where points are folded, with their number.
    whole_more: ["展开，另有 {} 条", "展開，另有 {} 條", "In full, {} more"],
    /// Tab.
    points: ["要点", "要點", "Points"],
    /// Tab.
    tasks: ["任务", "任務", "Tasks"],
    /// Tab.
    people: ["人员", "人員", "People"],
    /// Tab.
    keywords: ["关键词", "關鍵字", "Keywords"],
    /// State of the card.
    loading: ["正在生成摘要", "正在產生摘要", "Making the digest"],
    /// State of the card, with the bytes that have come.
    loaded: ["已下载 {}", "已下載 {}", "{} downloaded"],
    /// Between the bytes that have come and the bytes of all: 0.4 / 1.4 MB.
    of_all: [" / ", " / ", " of "],
    /// Button while something is waited for, and after an error.
    cancel: ["取消", "取消", "Cancel"],
    /// State of the card.
    cancelled: ["已取消生成摘要。", "已取消產生摘要。", "Making the digest was cancelled."],
    /// Button while something is waited for, and after an error.
    retry: ["重试", "重試", "Try again"],
    /// State: too short for a digest.
    too_short: ["正文很短，直接阅读即可，不另作摘要。", "正文很短，直接閱讀即可，不另作摘要。", "The text is short enough to read as it is."],
    /// State: the page shows another text now.
    replaced: ["原文已经更新，摘要可能对不上。", "原文已經更新，摘要可能對不上。", "The report has changed since the digest was made."],
    /// Button in that state.
    renew: ["重新生成", "重新產生", "Regenerate"],
    /// Stands on every digest.
    provenance: ["机器摘录，以原文为准", "機器摘錄，以原文為準", "Extracted by machine; the report itself prevails"],
    /// Number of characters.
    characters: ["{} 字", "{} 字", "{} characters"],
    /// Reading time of the report, with the number of characters first, then the time.
    whole_time: ["全文 {}，{}读完", "全文 {}，{}讀完", "Report: {}, {} to read"],
    /// Reading time of the summary, likewise.
    summary_time: ["摘要 {}，{}读完", "摘要 {}，{}讀完", "Summary: {}, {} to read"],
    /// Time.
    minutes: ["约 {} 分钟", "約 {} 分鐘", "about {} min"],
    /// Time.
    under_a_minute: ["不到 1 分钟", "不到 1 分鐘", "under a minute"],
    /// Between two numbers.
    to: [" 至 ", " 至 ", "–"],
    /// Name of the group of lengths.
    length: ["篇幅", "篇幅", "Length"],
    /// Length of the summary.
    one_sentence: ["一句话", "一句話", "One line"],
    /// Length of the summary.
    short: ["短", "短", "Short"],
    /// Length of the summary.
    medium: ["中", "中", "Medium"],
    /// Length of the summary.
    long: ["长", "長", "Long"],
    /// Announced.
    digest_ready: ["摘要已生成", "摘要已產生", "The digest is ready"],
    /// Announced, with the number of sentences.
    length_now: ["摘要现有 {} 句", "摘要現有 {} 句", "The summary has {} sentences now"],
    /// Tooltip of a line of the card.
    show_in_text: ["在原文中查看", "在原文中檢視", "Show in the report"],
    /// Announced.
    shown_in_text: ["已转到原文，按 Esc 键返回摘要", "已轉到原文，按 Esc 鍵返回摘要", "In the report now; Esc leads back to the digest"],
    /// Said where a line's place can't be found any more.
    place_gone: ["原文已经改动，找不到这一句。", "原文已經改動，找不到這一句。", "The report has changed; this passage is gone."],
    /// Button of the bar.
    back: ["回到摘要", "回到摘要", "Back to the digest"],
    /// Button of the bar.
    copy_link: ["复制本句链接", "複製本句連結", "Copy link to this passage"],
    /// Button of the card.
    close: ["收起", "收合", "Close"],
    /// Name of the grip of a drawer that is high.
    lower: ["降低面板", "降低面板", "Make the panel lower"],
    /// The same of one that is low.
    higher: ["升高面板", "升高面板", "Make the panel higher"],
    /// Of a list of tasks.
    items: ["共 {} 项", "共 {} 項", "{} items"],
    /// Of a list with as many items as the report declares.
    as_declared: ["，与原文所称一致", "，與原文所稱一致", ", as the report says"],
    /// Of a list whose declared number is another, with that number.
    declared: ["，原文称 {} 项", "，原文稱 {} 項", "; the report says {}"],
    /// Head of a list that stands in no section, with its number.
    list_number: ["任务清单 {}", "任務清單 {}", "List {}"],
    /// Head of the regions and offices.
    bodies: ["单位与地区", "單位與地區", "Bodies and regions"],
    /// Head of those whose part in the meeting is not named.
    others: ["其他", "其他", "Others"],
    /// Button.
    all_on: ["全部标出", "全部標出", "Highlight all"],
    /// Button.
    all_off: ["全部取消", "全部取消", "Remove all"],
    /// Announced, and a number after a term.
    places: ["{} 处", "{} 處", "{} places"],
    /// Announced, with a term and a number of places.
    highlighted: ["已标出“{}”，{} 处", "已標出「{}」，{} 處", "“{}” highlighted, {} places"],
    /// Announced, with a number of terms and a number of places.
    all_highlighted: ["已标出 {} 个关键词，{} 处", "已標出 {} 個關鍵字，{} 處", "{} keywords highlighted, {} places"],
    /// Announced.
    highlight_off: ["已取消标出", "已取消標出", "Highlights removed"],
    /// Checkbox.
    print_highlights: ["打印时保留标出的词", "列印時保留標出的詞", "Print the highlights"],
    /// Beside the steps through hits before the first one: their number.
    all_hits: ["共 {} 处", "共 {} 處", "{} places"],
    /// Caption and name of the chart, with terms and number of places.
    chart: ["“{}”在全文中的分布，共 {} 处", "「{}」在全文中的分布，共 {} 處", "Where “{}” occurs in the report, {} places"],
    /// Name of the chart where nothing is highlighted.
    chart_all: ["全部关键词", "全部關鍵字", "all keywords"],
    /// Ends of the chart.
    beginning: ["篇首", "篇首", "Beginning"],
    /// Ends of the chart.
    ending: ["篇末", "篇末", "End"],
    /// What comes before the first section.
    opening: ["开头", "開頭", "Opening"],
    /// Head of the list of hits, with their number.
    hit_list: ["逐处查看（{}）", "逐處檢視（{}）", "Every place ({})"],
    /// After a list that is cut, with the number of hits that are not in it.
    more_hits: ["另有 {} 处，请用“下一处”查看。", "另有 {} 處，請用「下一處」檢視。", "{} more; “Next” leads to them."],
    /// Several terms at once, with their number.
    terms: ["{} 个词", "{} 個詞", "{} terms"],
    /// Button.
    next: ["下一处", "下一處", "Next"],
    /// Button.
    previous: ["上一处", "上一處", "Previous"],
    /// Button.
    clear: ["取消标出", "取消標出", "Remove"],
    /// Button and field.
    find: ["查找", "尋找", "Find"],
    /// State of a search.
    nothing_found: ["没有找到", "沒有找到", "Not found"],
    /// Button.
    end_find: ["结束查找", "結束尋找", "Close find"],
    /// Announced, position and number.
    nth: ["第 {} 处，共 {} 处", "第 {} 處，共 {} 處", "{} of {}"],
    /// Button.
    copy_summary: ["复制摘要", "複製摘要", "Copy summary"],
    /// Button.
    copy_tasks: ["复制任务清单", "複製任務清單", "Copy tasks"],
    /// Button of a section or a list.
    copy: ["复制", "複製", "Copy"],
    /// Over a table of tasks.
    task_list: ["任务清单", "任務清單", "Tasks"],
    /// Head of the buttons to export.
    export: ["导出", "匯出", "Export"],
    /// Button.
    copy_markdown: ["复制 Markdown", "複製 Markdown", "Copy Markdown"],
    /// Button.
    save_markdown: ["下载 Markdown", "下載 Markdown", "Download Markdown"],
    /// Button.
    save_word_summary: ["下载摘要页（Word）", "下載摘要頁（Word）", "Download summary (Word)"],
    /// Button.
    save_word_tasks: ["下载任务清单（Word）", "下載任務清單（Word）", "Download tasks (Word)"],
    /// Button.
    save_word_report: ["下载全文公文版式（Word）", "下載全文公文版式（Word）", "Download report as an official document (Word)"],
    /// Button.
    save_json: ["下载 JSON", "下載 JSON", "Download JSON"],
    /// Button.
    save_csv: ["下载任务清单（CSV）", "下載任務清單（CSV）", "Download tasks (CSV)"],
    /// Announced and shown.
    copied: ["已复制", "已複製", "Copied"],
    /// Where the browser lets no page copy.
    copy_by_hand: ["浏览器不允许直接复制。文字已选好，请按 Ctrl+C 复制。", "瀏覽器不允許直接複製。文字已選好，請按 Ctrl+C 複製。", "The browser does not let pages copy. The text is selected: press Ctrl+C."],
    /// Announced and shown.
    saved: ["已下载", "已下載", "Downloaded"],
    /// In exports.
    source: ["来源", "來源", "Source"],
    /// In exports.
    date: ["日期", "日期", "Date"],
    /// In exports.
    address: ["网址", "網址", "Address"],
    /// In exports, between a label and its value.
    colon: ["：", "：", ": "],
    /// In exports, between the things of a list.
    comma: ["，", "，", ", "],
    /// Between the names of a list.
    list_comma: ["、", "、", ", "],
    /// Column of the table.
    column_list: ["清单", "清單", "List"],
    /// Round what is said beside something.
    open_bracket: ["（", "（", " ("],
    /// Likewise.
    close_bracket: ["）", "）", ")"],
    /// Column of the table.
    column_kind: ["类别", "類別", "Kind"],
    /// Column of the table.
    column_source: ["出处", "出處", "Source"],
    /// Column of the table.
    column_bodies: ["责任单位", "責任單位", "Responsible"],
    /// Column of the table.
    column_deadline: ["时限", "時限", "Deadline"],
    /// Column of the table.
    column_number: ["序号", "序號", "No."],
    /// Column of the table.
    column_task: ["任务", "任務", "Task"],
    /// Column of the table.
    column_text: ["全文", "全文", "Text"],
    /// Column of the table.
    column_title: ["标题", "標題", "Title"],
    /// Head of the warnings, with their number.
    for_editors: ["供编辑参考（{}）", "供編輯參考（{}）", "For editors ({})"],
    /// Button and name of the controls.
    read_aloud: ["朗读", "朗讀", "Read aloud"],
    /// What is read.
    read_summary: ["读摘要", "讀摘要", "The summary"],
    /// What is read.
    read_tasks: ["读任务", "讀任務", "The tasks"],
    /// What is read.
    read_report: ["读原文", "讀原文", "The report"],
    /// Field.
    what: ["内容", "內容", "What"],
    /// Button.
    pause: ["暂停", "暫停", "Pause"],
    /// Button.
    resume: ["继续", "繼續", "Resume"],
    /// Button.
    next_sentence: ["下一句", "下一句", "Next sentence"],
    /// Button.
    previous_sentence: ["上一句", "上一句", "Previous sentence"],
    /// Button.
    stop: ["停止", "停止", "Stop"],
    /// Button where there is no room: shows the fields below.
    speech_settings: ["设置", "設定", "Settings"],
    /// Field.
    rate: ["语速", "語速", "Rate"],
    /// A rate, such as 1.25.
    times: ["{} 倍", "{} 倍", "{}×"],
    /// Field.
    voice: ["声音", "聲音", "Voice"],
    /// Behind the name of a voice that is not on this machine.
    online_voice: ["（联网，文字会发给语音服务商）", "（連網，文字會傳給語音服務商）", " (online: the text is sent to the voice's provider)"],
    /// State: no voice that reads Chinese.
    no_voice: ["本机没有中文语音", "本機沒有中文語音", "This device has no Chinese voice"],
    /// What stands behind that on Windows.
    voice_windows: [
        "。请在“设置”里依次点“时间和语言”“语音”“添加语音”，选“中文（简体，中国）”，装好后重新打开浏览器。",
        "。請在「設定」裡依序點「時間與語言」「語音」「新增語音」，選「中文（繁體，台灣）」，裝好後重新開啟瀏覽器。",
        ". In Settings, go to Time & language, Speech, Add voices, choose Chinese, then restart the browser."
    ],
    /// On macOS.
    voice_macos: [
        "。请在“系统设置”里依次点“辅助功能”“朗读内容”“系统嗓音”“管理嗓音”，下载“中文（中国大陆）”。",
        "。請在「系統設定」裡依序點「輔助使用」「語音內容」「系統聲音」「管理聲音」，下載「中文（台灣）」。",
        ". In System Settings, go to Accessibility, Spoken Content, System voice, Manage Voices, and download a Chinese one."
    ],
    /// On iOS and iPadOS.
    voice_ios: [
        "。请在“设置”里依次点“辅助功能”“朗读内容”“声音”“中文”，下载一种声音。",
        "。請在「設定」裡依序點「輔助使用」「語音內容」「聲音」「中文」，下載一種聲音。",
        ". In Settings, go to Accessibility, Spoken Content, Voices, Chinese, and download one."
    ],
    /// On Android.
    voice_android: [
        "。请在“设置”里搜索“文字转语音”，点“安装语音数据”，选“中文”。",
        "。請在「設定」裡搜尋「文字轉語音」，點「安裝語音資料」，選「中文」。",
        ". In Settings, search for Text-to-speech, tap Install voice data, and choose Chinese."
    ],
    /// Elsewhere.
    voice_elsewhere: [
        "。请在系统设置里添加中文语音，再重新打开浏览器。",
        "。請在系統設定裡新增中文語音，再重新開啟瀏覽器。",
        ". Add a Chinese voice in the system's settings, then restart the browser."
    ],
    /// State: none but from the network.
    only_online: ["本机没有中文语音，可在“声音”中选用联网语音。", "本機沒有中文語音，可在「聲音」中選用連網語音。", "This device has no Chinese voice; an online one may be chosen under “Voice”."],
    /// Field where no voice is chosen.
    choose_voice: ["请选择", "請選擇", "Choose"],
    /// State: the browser wants the reader to press first.
    press_resume: ["请按“继续”开始朗读。", "請按「繼續」開始朗讀。", "Press “Resume” to start reading."],
    /// State: the voice has failed.
    voice_failed: ["朗读中断，请换一个声音再试。", "朗讀中斷，請換一個聲音再試。", "Reading stopped; try another voice."],
    /// Announced.
    reading_done: ["朗读完毕", "朗讀完畢", "Reading is done"],
}
