//! What the lead and a municipality wrote in their reports: their own words, with numbers as links.

use serde_json::json;

use super::act::{code, create};
use super::calendar::{at, day, end, later};
use super::chance::{Chance, id_of};
use super::lead::Ledger;
use super::life::Life;
use crate::domain::{ReportSection, ReportTemplate, ReportText};

/// The lead's words in the final report. The number of participants is the one from before six were found to be
/// reported twice.
const FINAL: [(ReportSection, &str); 8] = [
    (
        ReportSection::Summary,
        "Projektet har fört samman förvaltningar, myndigheter och civilsamhälle i sexton kommuner kring nyanlända barn \
         och unga. {participants.unique:total=591} personer har deltagit i utbildningar, sammanlagt \
         {participants.hours:total=11081} timmar. I {initiatives.started:value=14} kommuner har minst ett \
         förändringsarbete kommit i gång, och {initiatives.good_examples:value=12} har ett gott exempel att visa.\n\n\
         Det som gjorde störst skillnad var tid, mandat och någon som höll ihop.",
    ),
    (
        ReportSection::Idea,
        "Idén var att arbeta på två nivåer i varje kommun. En strategisk grupp anger riktningen och ger mandat, och en \
         operativ grupp med bred sammansättning genomför. Kompetensinsatser riktades till båda nivåerna och till dem \
         som möter barn och unga i vardagen.",
    ),
    (
        ReportSection::Results,
        "Fler har deltagit än det var planerat, och kvinnorna är fler än männen: {participants.unique:women=415} mot \
         {participants.unique:men=170}. Målet för yrkesverksamma sänktes från 200 till 160 när projektet bytte \
         inriktning, och nåddes med {participants.professional:total=160}.",
    ),
    (
        ReportSection::Equality,
        "Jämställdhet och normer har varit en del av varje utbildning. Att männen är få speglar yrkena som projektet \
         riktar sig till. Lokaler och material har anpassats när någon har behövt det.\n\n\
         - Målgruppen har varit med och format en del av förändringsarbetena.\n\
         - Där den inte var med från början märktes det i resultatet.",
    ),
    (
        ReportSection::WayOfWorking,
        "Varje kommun utsåg en kontaktperson som samlade grupperna. Projektledningen gav processtöd, höll \
         kontaktpersonerna samman och följde läget i siffrorna under hela projektet.",
    ),
    (
        ReportSection::Communication,
        "Nyhetsbrevet gick till {outreach.count:newsletter_recipients=400} mottagare. Tidningarna skrev mest när ett \
         förändringsarbete hade något att visa.",
    ),
    (
        ReportSection::Economy,
        "Projektet har använt {cost.used_share:percent=80,5} av budgeten. Att kostnaden per deltagare blev \
         {cost.project:actual_per_participant=13229} beror på att fler deltog och att flera tjänster tillsattes sent.",
    ),
    (
        ReportSection::Lessons,
        "Samverkan behöver en plats i ordinarie arbete innan projektet är slut. Kommunerna vill framför allt ha \
         fortsatt kompetensutveckling och någon som samordnar.",
    ),
];

/// The municipality that wrote to its own management: Eslöv.
const WRITES: &str = "1285";

/// Its words.
const OWN: [(ReportSection, &str); 2] = [
    (
        ReportSection::Summary,
        "Grupperna fungerar och förändringsarbetena är i gång. Det vi behöver nu är beslut om var arbetet ska höra \
         hemma när projektet är slut. {participants.unique:total} av våra medarbetare har gått utbildningar.",
    ),
    (
        ReportSection::Ahead,
        "Vi föreslår att den operativa gruppen blir kvar och rapporterar till kommundirektörens ledningsgrupp två \
         gånger om året.",
    ),
];

/// The lead writes the final report when the project is over.
pub(super) fn write(ledger: &mut Ledger) {
    let on = later(end(), 12);
    for (place, (section, text)) in (0..).zip(FINAL) {
        let fields = [
            (ReportText::template, code(ReportTemplate::Final)),
            (ReportText::section, code(section)),
            (ReportText::text, json!(text)),
            (ReportText::written_on, json!(on)),
        ];
        let id = id_of(&format!("report/{place}"));
        ledger.write(
            at(on, 10, 5 + place * 4),
            vec![create::<ReportText>(id, &fields)],
        );
    }
}

impl Life<'_> {
    /// One municipality tells its own management where things stand.
    pub(super) fn tell_the_management(&mut self) {
        if self.cast.profile.code != WRITES {
            return;
        }
        let mut chance = Chance::named("report/municipality");
        let on = day("2018-09-17");
        for (section, text) in OWN {
            let fields = [
                (ReportText::template, code(ReportTemplate::Municipality)),
                (ReportText::section, code(section)),
                (ReportText::text, json!(text)),
                (ReportText::written_on, json!(on)),
            ];
            self.log_one::<ReportText>(&mut chance, at(on, 14, 20), &[], &fields);
        }
    }
}
