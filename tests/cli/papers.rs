//! What leaves on paper and into the calendar: every document, and meetings that keep their identity.

use crate::folder::{Folder, project};
use crate::person::words_of;
use samverka::domain::Traces as _;
use samverka::workspace::Reader;

/// A group with a member, a meeting, a plan, a survey and a training that the member went to.
struct Work {
    folder: Folder,
    person: String,
    group: String,
    meeting: String,
    session: String,
    plan: String,
    survey: String,
}

fn work() -> Work {
    let folder = project();
    let add = |kind: &str, fields: &[&str]| folder.add("eslöv", kind, fields);
    let person = add("person", &["name=Amira Holm", "email=amira@exempel.se"]);
    let hidden = add(
        "person",
        &["name=Bo Dold", "phone=070-99", "protected=true"],
    );
    let group = add("group", &["kind=strategic", "name=Styrgruppen"]);
    let of_group = format!("group={group}");
    for (who, role) in [(&person, "role=chair"), (&hidden, "role=member")] {
        let fields = [of_group.as_str(), &format!("person={who}"), role];
        add("membership", &[&fields[..], &["from=2026-01-01"]].concat());
    }
    let meeting = add(
        "meeting",
        &[
            "title=Höstmöte",
            "date=2099-09-03",
            "start_time=22:00",
            "end_time=00:30",
            "place=Stadshuset; rum 2, våning 3",
            &format!("groups={group}"),
            "decisions=Vi börjar i oktober.",
        ],
    );
    let plan = add("action_plan", &["title=Plan 2026", &of_group]);
    let fields = [
        &format!("plan={plan}"),
        "text=Bjud in skolan",
        "due=2026-12-01",
    ];
    add("activity", &fields);
    let done = [&format!("plan={plan}"), "text=Boka lokal", "status=done"];
    add("activity", &done);
    let assigned = [
        &format!("person={person}"),
        "role=contact_person",
        "from=2026-01-01",
    ];
    let said = ["handover_note=Ring Bo om lokalen."];
    add("assignment", &[&assigned[..], &said[..]].concat());
    let lead = |kind: &str, fields: &[&str]| folder.add("eslöv", kind, fields);
    let training = lead("training", &["title=Samtalsmetodik"]);
    let of_training = format!("training={training}");
    let session = lead(
        "session",
        &[&of_training, "starts=2026-02-03 09:00", "minutes=150"],
    );
    let there = [
        &format!("session={session}"),
        &format!("person={person}"),
        "status=present",
    ];
    add("attendance", &there);
    let survey = lead("survey", &["title=Hur går det?", "anonymous=true"]);
    let of_survey = format!("survey={survey}");
    let ends = ["lowest_label=Dåligt", "highest_label=Bra"];
    let scale = [
        &of_survey,
        "text=Hur var dagen?",
        "answer_type=scale",
        "position=1",
    ];
    lead("question", &[&scale[..], &ends[..]].concat());
    let choice = [
        &of_survey,
        "text=Vad vill du mer av?",
        "answer_type=several_choices",
    ];
    lead(
        "question",
        &[&choice[..], &["position=2", "options=a = Kaffe\nb = Tid"]].concat(),
    );
    let ordered = [
        &of_survey,
        "text=Hur var lokalen?",
        "answer_type=ordered_choice",
        "position=3",
        "options=bad = Dålig\ngood = Bra\ngreat = Mycket bra",
    ];
    lead("question", &ordered);
    let yes_no = [
        &of_survey,
        "text=Kommer du igen?",
        "answer_type=yes_no",
        "position=4",
    ];
    lead("question", &yes_no);
    Work {
        folder,
        person,
        group,
        meeting,
        session,
        plan,
        survey,
    }
}

impl Work {
    /// The words of a document that is made.
    fn words(&self, what: &[&str]) -> String {
        let arguments = [&["document", "eslöv"], what, &["-o", "papper.docx"]].concat();
        let told = self.folder.done(&arguments);
        assert_eq!(told, "Dokumentet är sparat: papper.docx\n");
        words_of(&std::fs::read(self.folder.path("papper.docx")).unwrap())
    }

    fn calendar(&self, meetings: &[&str]) -> String {
        let arguments = [&["calendar", "eslöv"], meetings, &["-o", "möten.ics"]].concat();
        self.folder.done(&arguments);
        std::fs::read_to_string(self.folder.path("möten.ics")).unwrap()
    }
}

#[track_caller]
fn says(words: &str, all: &[&str]) {
    let words = words.replace('\u{a0}', " ");
    for one in all {
        assert!(words.contains(one), "{one}: {words}");
    }
}

#[test]
fn paper_for_a_meeting_lists_its_members_to_sign_and_leaves_lines_for_others() {
    let work = work();
    let words = work.words(&["attendance-list", &work.meeting]);
    says(
        &words,
        &[
            "Närvarolista",
            "Stadshuset; rum 2, våning 3",
            "Amira Holm",
            "Underskrift",
        ],
    );
    assert!(!words.contains("Bo Dold"), "{words}");
    let words = work.words(&["attendance-list", &work.session]);
    says(&words, &["Samtalsmetodik", "Amira Holm"]);
}

#[test]
fn paper_after_a_meeting_says_what_was_decided_and_what_is_to_be_done() {
    let work = work();
    let words = work.words(&["minutes", &work.meeting]);
    says(
        &words,
        &[
            "Höstmöte",
            "Minnesanteckningar",
            "Vi börjar i oktober.",
            "Bjud in skolan",
        ],
    );
    assert!(!words.contains("Boka lokal"), "done is not to do: {words}");
}

#[test]
fn paper_of_a_plan_tells_every_activity_and_how_far_it_has_come() {
    let work = work();
    let words = work.words(&["plan", &work.plan]);
    says(
        &words,
        &[
            "Plan 2026",
            "Bjud in skolan",
            "2026-12-01",
            "Boka lokal",
            "Klar",
        ],
    );
}

#[test]
fn paper_form_of_a_survey_has_a_box_for_every_answer() {
    let work = work();
    let words = work.words(&["survey", &work.survey]);
    says(
        &words,
        &[
            "1. Hur var dagen?",
            "Dåligt     ☐ 1     ☐ 2     ☐ 3     ☐ 4     ☐ 5     Bra",
        ],
    );
    says(
        &words,
        &[
            "2. Vad vill du mer av?",
            "Kryssa för alla",
            "☐ Kaffe",
            "☐ Tid",
            "anonyma",
            "3. Hur var lokalen?",
            "☐ Dålig     ☐ Bra     ☐ Mycket bra",
            "4. Kommer du igen?",
            "☐ Ja     ☐ Nej",
        ],
    );
}

#[test]
fn paper_that_certifies_counts_the_hours_that_the_program_counts() {
    let work = work();
    let words = work.words(&["certificate", &work.person]);
    says(
        &words,
        &[
            "Amira Holm har deltagit i",
            "2026-02-03",
            "2 tim 30 min",
            "2,5 timmar",
        ],
    );
}

#[test]
fn paper_that_certifies_has_each_session_once_and_its_hours_add_up() {
    let work = work();
    let again = [
        &format!("session={}", work.session),
        &format!("person={}", work.person),
        "status=remote",
        "minutes=90",
    ];
    work.folder.add("eslöv", "attendance", &again);
    let words = work.words(&["certificate", &work.person]);
    assert_eq!(words.matches("2026-02-03").count(), 1, "{words}");
    says(&words, &["2 tim 30 min", "2,5 timmar"]);
    let nobody = work.folder.add("eslöv", "person", &["name=Eva Sjö"]);
    let words = work.words(&["certificate", &nobody]);
    says(&words, &["Inget deltagande"]);
    assert!(!words.contains("har deltagit i"), "{words}");
}

#[test]
fn calendar_without_meetings_says_so_and_writes_nothing() {
    let folder = project();
    let told = folder.done(&["calendar", "eslöv", "-o", "möten.ics"]);
    assert!(told.contains("Inget möte"), "{told}");
    assert!(!folder.path("möten.ics").exists());
}

#[test]
fn paper_of_a_group_and_of_the_handover_name_people_as_the_program_shows_them() {
    let work = work();
    let words = work.words(&["group", &work.group]);
    says(
        &words,
        &["Styrgruppen", "Amira Holm", "Ordförande", "Höstmöte"],
    );
    assert!(!words.contains("Bo Dold"), "{words}");
    let words = work.words(&["handover"]);
    says(
        &words,
        &[
            "Vem är vem",
            "Kontaktperson",
            "amira@exempel.se",
            "Ring Bo om lokalen.",
        ],
    );
    says(&words, &["Bjud in skolan", "2099-09-03 22.00"]);
    assert!(
        !words.contains("Bo Dold") && !words.contains("070-99"),
        "{words}"
    );
}

#[test]
fn paper_of_a_month_says_what_was_attended_reported_and_is_missing_and_is_signed_by_both() {
    let work = work();
    let month = ["--month", "2026-02"];
    let words = work.words(&[&["time-report", &work.person][..], &month].concat());
    says(
        &words,
        &[
            "Närvarorapport februari 2026",
            "Samtalsmetodik",
            "2 tim 30 min",
            "Månaden är inte rapporterad än",
            "Deltagarens underskrift",
            "Chefens underskrift",
        ],
    );
    let of = [
        &format!("person={}", work.person),
        "month=2026-02",
        "minutes=120",
        "other_minutes=60",
        "certified_by_person=2026-03-02",
    ];
    let report = work.folder.add("eslöv", "time_report", &of);
    let words = work.words(&["time-report", &report]);
    says(
        &words,
        &[
            "februari 2026",
            "Sammanlagt",
            "3 tim",
            "inte den som närvaron visar",
            "Intyg av chefen",
        ],
    );
    assert!(!words.contains("Intyg av deltagaren"), "{words}");
    let words = work.words(&[&["time-report"][..], &month].concat());
    says(&words, &["Amira Holm", "Väntar på intyg", "Läge"]);
    let january = [
        "document", "eslöv", "minutes", "--month", "2026-01", "-o", "p.docx",
    ];
    work.folder.misused(&january);
}

#[test]
fn paper_of_the_handover_tells_of_the_latest_meeting_and_of_the_day_it_is_asked_for() {
    let work = work();
    for (title, day) in [("Uppstart", "2026-01-20"), ("Vårmöte", "2026-04-14")] {
        let fields = [
            format!("title={title}"),
            format!("date={day}"),
            format!("groups={}", work.group),
        ];
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        work.folder.add("eslöv", "meeting", &fields);
    }
    let words = work.words(&["handover", "--on", "2026-05-01"]);
    says(&words, &["2026-04-14", "2099-09-03"]);
    assert!(
        !words.contains("2026-01-20"),
        "the first is not the latest: {words}"
    );
    let words = work.words(&["summary", "--on", "2026-05-01"]);
    says(&words, &["1 maj 2026"]);
}

#[test]
fn paper_for_the_management_shows_the_figures_as_they_are_counted() {
    let work = work();
    let words = work.words(&["summary"]);
    let hours = work
        .folder
        .json(&["figures", "eslöv", "participants.hours"]);
    assert_eq!(hours["participants.hours"]["total"], 2.5);
    says(&words, &["Deltagartimmar", "2,5", "Siffrorna"]);
}

#[test]
fn paper_that_leaves_is_remembered_without_what_it_says() {
    let work = work();
    work.words(&["certificate", &work.person]);
    let reader = Reader::open(&work.folder.path("eslöv")).unwrap();
    let left = reader.exports().unwrap();
    let last = left.last().unwrap();
    assert_eq!(reader.handover_printed().unwrap(), None);
    assert_eq!(
        (last.kind.as_str(), last.counts.as_str()),
        ("paper", r#"{"certificate":1}"#)
    );
    work.words(&["handover"]);
    let reader = Reader::open(&work.folder.path("eslöv")).unwrap();
    assert!(reader.handover_printed().unwrap().is_some());
}

#[test]
fn paper_about_nothing_or_the_wrong_thing_is_refused() {
    let work = work();
    let out = ["-o", "papper.docx"];
    let ask = ["document", "eslöv"];
    for what in [&["minutes"][..], &["handover", &work.group], &["dikt"]] {
        work.folder.misused(&[&ask[..], what, &out].concat());
    }
    let about_somebody = ["minutes", &work.person];
    work.folder
        .refused(&[&ask[..], &about_somebody, &out].concat());
    let over_the_file = ["handover", "-o", "eslöv"];
    work.folder.refused(&[&ask[..], &over_the_file].concat());
}

#[test]
fn calendar_keeps_a_meeting_s_identity_when_it_moves_and_cancels_it_when_it_is_removed() {
    let work = work();
    let first = work.calendar(&[]);
    let uid = format!("UID:{}@samverka", work.meeting);
    says(
        &first,
        &[
            "BEGIN:VCALENDAR\r\n",
            &uid,
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
        ],
    );
    says(&first, &["DTSTART;TZID=Europe/Stockholm:20990903T220000"]);
    says(
        &first,
        &[
            "DTEND;TZID=Europe/Stockholm:20990904T003000",
            "BEGIN:VTIMEZONE",
        ],
    );
    says(&first, &["LOCATION:Stadshuset\\; rum 2\\, våning 3"]);
    assert_eq!(first, work.calendar(&[]), "the same records, the same file");

    work.folder
        .done(&["set", "eslöv", "meeting", &work.meeting, "date=2099-09-10"]);
    let moved = work.calendar(&[&work.meeting]);
    says(&moved, &[&uid, "SEQUENCE:1", "20990910T220000"]);

    work.folder
        .done(&["remove", "eslöv", "meeting", &work.meeting]);
    says(
        &work.calendar(&[]),
        &[&uid, "SEQUENCE:2", "STATUS:CANCELLED"],
    );
}

#[test]
fn calendar_is_read_back_by_a_reader_of_calendars() {
    use icalendar::{Component as _, EventLike as _};
    let work = work();
    let read: icalendar::Calendar = work.calendar(&[]).parse().unwrap();
    let event = read.events().next().unwrap();
    assert_eq!(event.get_summary(), Some("Höstmöte"));
    assert_eq!(event.get_location(), Some("Stadshuset; rum 2, våning 3"));
    let ends = event.get_end().unwrap().date_naive().to_string();
    assert_eq!(ends, "2099-09-04");
}
