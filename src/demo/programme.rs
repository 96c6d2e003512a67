//! The trainings that the project offers, and their sessions.

use chrono::NaiveDate;

use super::calendar::{day, later, working_day};
use super::chance::id_of;
use crate::domain::Id;
use crate::domain::ParticipantLevel::{self, Operative, Professional, Strategic};
use crate::domain::TrainingForm::{
    self, FullDay, HalfDay, Lecture, SeveralDays, StudyVisit, Workshop,
};

/// A training.
pub(super) struct Training {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) track: &'static str,
    pub(super) level: ParticipantLevel,
    pub(super) form: TrainingForm,
    pub(super) provider: &'static str,
    pub(super) minutes: i64,
    pub(super) description: &'static str,
    /// The days on which it is held.
    days: &'static [&'static str],
    /// Where: the host municipality's code and the place.
    pub(super) host: (&'static str, &'static str),
}

impl Training {
    pub(super) fn id(&self) -> Id {
        id_of(&format!("training/{}", self.key))
    }
}

/// One dated session of a training.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) training: &'static Training,
    pub(super) date: NaiveDate,
    /// Set apart from other sessions of the training on the same day.
    pub(super) number: usize,
}

impl Session {
    pub(super) fn id(&self) -> Id {
        id_of(&format!(
            "session/{}/{}/{}",
            self.training.key, self.date, self.number
        ))
    }
}

/// Every session in order of time. A project of one large municipality holds each `times` times, on
/// one working day after another.
pub(super) fn sessions(times: usize) -> Vec<Session> {
    let dates =
        |training: &'static Training| training.days.iter().map(move |date| (training, day(date)));
    let repeated = TRAININGS
        .iter()
        .flat_map(dates)
        .flat_map(|(training, first)| {
            let days =
                std::iter::successors(Some(first), |date| Some(working_day(later(*date, 1))));
            days.take(times)
                .enumerate()
                .map(move |(number, date)| Session {
                    training,
                    date,
                    number,
                })
        });
    let mut sessions: Vec<_> = repeated.collect();
    sessions.sort_by_key(|session| session.date);
    sessions
}

const LEADING: &str = "Att leda samverkan";
const METHODS: &str = "Metoder för förändring";
const MEETING_CHILDREN: &str = "Mötet med barn och unga";

/// The twenty trainings of the model project.
pub(super) static TRAININGS: [Training; 20] = [
    Training {
        key: "kickoff",
        title: "Upptakt: samverkan för nyanlända barn och unga",
        track: LEADING,
        level: Strategic,
        form: FullDay,
        provider: "Projektledningen",
        minutes: 360,
        description: "Gemensam upptakt för chefer, politiker och kontaktpersoner.",
        days: &["2017-01-19"],
        host: ("1281", "Stadshallen"),
    },
    Training {
        key: "beyond-silos",
        title: "Styrning bortom stuprören",
        track: LEADING,
        level: Strategic,
        form: Lecture,
        provider: "Högskolan",
        minutes: 180,
        description: "Föreläsning och samtal om styrning av frågor som ingen äger ensam.",
        days: &["2017-03-09"],
        host: ("1280", "Rådhuset"),
    },
    Training {
        key: "complex-leading",
        title: "Leda i komplexa frågor",
        track: LEADING,
        level: Strategic,
        form: SeveralDays,
        provider: "Högskolan",
        minutes: 360,
        description: "Tre dagar med egna fall mellan gångerna. Ny utbildning, framtagen i projektet.",
        days: &["2017-04-06", "2017-04-27", "2017-05-18"],
        host: ("1283", "Konserthuset, konferensdelen"),
    },
    Training {
        key: "change",
        title: "Förändringsledning i praktiken",
        track: METHODS,
        level: Operative,
        form: SeveralDays,
        provider: "Förändringsverkstan",
        minutes: 360,
        description: "Från handlingsplan till vardag: motstånd, små steg och uppföljning.",
        days: &["2017-09-14", "2017-10-05"],
        host: ("1285", "Medborgarhuset"),
    },
    Training {
        key: "service-design",
        title: "Tjänstedesign, grund",
        track: METHODS,
        level: Operative,
        form: SeveralDays,
        provider: "Förändringsverkstan",
        minutes: 360,
        description: "Att utforma tjänster tillsammans med dem som använder dem.",
        days: &["2017-09-27", "2017-10-18"],
        host: ("1281", "Stadsbiblioteket"),
    },
    Training {
        key: "mapping",
        title: "Processkartläggning steg för steg",
        track: METHODS,
        level: Operative,
        form: Workshop,
        provider: "Projektledningen",
        minutes: 360,
        description: "Praktisk övning i att hitta brytpunkter i ett förlopp.",
        days: &["2017-11-08"],
        host: ("1277", "Kommunhuset"),
    },
    Training {
        key: "norm-critical",
        title: "Normkritiskt förhållningssätt",
        track: METHODS,
        level: Operative,
        form: HalfDay,
        provider: "Länsstyrelsen",
        minutes: 210,
        description: "Granska rutiner och texter ur den enskildes perspektiv.",
        days: &["2017-11-22"],
        host: ("1286", "Teatern"),
    },
    Training {
        key: "process-lead",
        title: "Processledarutbildning",
        track: METHODS,
        level: Operative,
        form: SeveralDays,
        provider: "Förändringsverkstan",
        minutes: 420,
        description: "För den som leder grupper över förvaltningsgränser. Ny utbildning, framtagen i projektet.",
        days: &["2017-11-30", "2017-12-07"],
        host: ("1287", "Folkets hus"),
    },
    Training {
        key: "childrens-rights",
        title: "Barnets rättigheter i praktiken",
        track: MEETING_CHILDREN,
        level: Professional,
        form: SeveralDays,
        provider: "Länsstyrelsen",
        minutes: 360,
        description: "Barnkonventionen i handläggning, undervisning och möten.",
        days: &["2018-01-18", "2018-02-01"],
        host: ("1280", "Folkets park"),
    },
    Training {
        key: "migration",
        title: "Migrationsprocessen och lagstiftningen",
        track: MEETING_CHILDREN,
        level: Professional,
        form: Lecture,
        provider: "Högskolan",
        minutes: 180,
        description: "Vad som gäller just nu, och vad det betyder för barnet.",
        days: &["2018-01-25"],
        host: ("1276", "Sågen"),
    },
    Training {
        key: "trauma",
        title: "Traumamedveten omsorg",
        track: MEETING_CHILDREN,
        level: Professional,
        form: SeveralDays,
        provider: "Barnrättsorganisation",
        minutes: 360,
        description: "Trygghet, relation och hjälp att hantera känslor, i vardagen och i grupp.",
        days: &["2018-02-08", "2018-02-22"],
        host: ("1283", "Konserthuset, konferensdelen"),
    },
    Training {
        key: "intercultural",
        title: "Interkulturell kommunikation",
        track: MEETING_CHILDREN,
        level: Professional,
        form: FullDay,
        provider: "Högskolan",
        minutes: 360,
        description: "Samtal där förväntningarna skiljer sig åt.",
        days: &["2018-03-08"],
        host: ("1278", "Kommunhuset"),
    },
    Training {
        key: "language",
        title: "Studiehandledning och språkutveckling",
        track: MEETING_CHILDREN,
        level: Professional,
        form: HalfDay,
        provider: "Högskolan",
        minutes: 210,
        description: "För pedagoger och studiehandledare, tillsammans.",
        days: &["2018-03-15"],
        host: ("1231", "Medborgarhuset"),
    },
    Training {
        key: "civil-society",
        title: "Samverkan med civilsamhället",
        track: METHODS,
        level: Operative,
        form: Workshop,
        provider: "Projektledningen",
        minutes: 180,
        description: "Verkstad med föreningar om partnerskap på lika villkor.",
        days: &["2018-03-22"],
        host: ("1266", "Gästgivaregården"),
    },
    Training {
        key: "to-work",
        title: "Vägen till arbete för unga och föräldrar",
        track: MEETING_CHILDREN,
        level: Professional,
        form: FullDay,
        provider: "Arbetsförmedlingen",
        minutes: 360,
        description: "Etablering, validering och samordning med barnens skoldag.",
        days: &["2018-04-12"],
        host: ("1292", "Stadshuset"),
    },
    Training {
        key: "motivational",
        title: "Motiverande samtal",
        track: MEETING_CHILDREN,
        level: Professional,
        form: SeveralDays,
        provider: "Hälsohögskolan",
        minutes: 360,
        description: "Två dagar med handledd övning.",
        days: &["2018-04-19", "2018-04-26"],
        host: ("1262", "Bibliotekshuset"),
    },
    Training {
        key: "study-visit",
        title: "Studiebesök: familjens hus",
        track: LEADING,
        level: Operative,
        form: StudyVisit,
        provider: "Projektledningen",
        minutes: 240,
        description: "Besök på en mottagning där flera verksamheter delar lokal.",
        days: &["2018-05-03"],
        host: ("1284", "Familjens hus"),
    },
    Training {
        key: "secrecy",
        title: "Sekretess och samtycke mellan verksamheter",
        track: MEETING_CHILDREN,
        level: Operative,
        form: HalfDay,
        provider: "Jurist i offentlig rätt",
        minutes: 210,
        description: "Vad som får delas, med vem, och hur man frågar.",
        days: &["2018-05-16"],
        host: ("1291", "Rådhuset"),
    },
    Training {
        key: "following-up",
        title: "Följa upp så att det används",
        track: LEADING,
        level: Operative,
        form: HalfDay,
        provider: "Högskolan",
        minutes: 180,
        description: "Enkla mått, egna frågor och vad siffrorna inte säger.",
        days: &["2018-05-30"],
        host: ("1272", "Kommunhuset"),
    },
    Training {
        key: "closing",
        title: "Slutkonferens: så gör vi nu",
        track: LEADING,
        level: Strategic,
        form: FullDay,
        provider: "Projektledningen",
        minutes: 300,
        description: "Goda exempel från sexton kommuner, och hur de förs vidare.",
        days: &["2018-09-12"],
        host: ("1281", "Stadshallen"),
    },
];
