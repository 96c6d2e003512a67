//! The lead's private key: behind a passphrase, on paper, and back.

use samverka::bundle::{BundleError, LeadSecrets, Passphrase};
use samverka::domain::{Group, Project, Record};
use samverka::workspace::{LeadKeyKept, Workspace, WorkspaceError};
use serde_json::json;

use crate::village::*;

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn right() -> Passphrase {
    phrase("sju sjösjuka sjömän")
}

fn wrong() -> Passphrase {
    phrase("sju friska sjömän")
}

/// The lead's file again, as after a night.
fn reopened(village: Village) -> Village {
    let Village { folder, lead } = village;
    let path = lead.reader().path().to_owned();
    drop(lead);
    let lead = Workspace::open(&path).unwrap();
    Village { folder, lead }
}

/// A village where Eslöv has sent a full bundle, not merged yet.
fn sent() -> (Village, std::path::PathBuf) {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    (village, bundle)
}

fn kept(village: &Village) -> LeadKeyKept {
    village.lead.reader().lead_key_kept().unwrap()
}

/// The reading key as text, which must not be found where it is locked.
fn key_text(village: &Village) -> String {
    village.lead.lead_secrets().unwrap().reading.to_text()
}

#[test]
fn a_protected_key_is_asked_for_once_and_then_reads_every_bundle() {
    let (mut village, bundle) = sent();
    assert_eq!(kept(&village), LeadKeyKept::Open);
    village.lead.protect_lead_key(&right()).unwrap();
    assert_eq!(kept(&village), LeadKeyKept::Locked);
    assert!(village.lead.lead_key_at_hand().unwrap(), "just typed");

    let mut village = reopened(village);
    assert!(!village.lead.lead_key_at_hand().unwrap());
    let refused = village.merge(&bundle);
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::KeyIsLocked))
    ));
    let refused = village.lead.unlock_lead_key(&wrong());
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::WrongPassphrase))
    ));
    assert!(
        !village.lead.lead_key_at_hand().unwrap(),
        "nothing is changed"
    );
    village.lead.unlock_lead_key(&right()).unwrap();
    village.merge(&bundle).unwrap();
    village.merge(&bundle).unwrap();
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 1);
}

#[test]
fn a_key_behind_a_passphrase_is_nowhere_in_clear_in_the_file() {
    let (mut village, _) = sent();
    let text = key_text(&village);
    let path = village.path("lead.samverka");
    assert!(holds(&bytes_on_disk(&path), &text), "in clear before");
    village.lead.protect_lead_key(&right()).unwrap();
    assert!(
        !holds(&bytes_on_disk(&path), &text),
        "while the file is open"
    );
    let mut village = reopened(village);
    assert!(!holds(&bytes_on_disk(&path), &text), "nor afterwards");
    village.lead.unlock_lead_key(&right()).unwrap();
    set_name(&mut village.lead);
    assert!(
        !holds(&bytes_on_disk(&path), &text),
        "nor when it is in use"
    );
}

fn set_name(lead: &mut Workspace) {
    let project = lead.reader().project_id().unwrap();
    set(
        lead,
        Project::KIND,
        project,
        Project::name,
        json!("Bredare samverkan"),
    );
}

#[test]
fn the_passphrase_is_changed_and_taken_away() {
    let (mut village, bundle) = sent();
    village.lead.protect_lead_key(&right()).unwrap();
    village.lead.protect_lead_key(&wrong()).unwrap();
    let mut village = reopened(village);
    let refused = village.lead.protect_lead_key(&right());
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::KeyIsLocked))
    ));
    let refused = village.lead.unprotect_lead_key();
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::KeyIsLocked))
    ));
    assert!(
        village.lead.unlock_lead_key(&right()).is_err(),
        "the first is no longer it"
    );
    village.lead.unlock_lead_key(&wrong()).unwrap();
    village.lead.unprotect_lead_key().unwrap();
    let mut village = reopened(village);
    assert_eq!(kept(&village), LeadKeyKept::Open);
    village.merge(&bundle).unwrap();
}

#[test]
fn a_municipality_has_no_lead_key_to_protect_or_print() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    assert!(matches!(
        laptop.protect_lead_key(&right()),
        Err(WorkspaceError::OnlyForLead)
    ));
    assert!(matches!(
        laptop.lead_secrets().map(drop),
        Err(WorkspaceError::OnlyForLead)
    ));
    let sheet = village.lead.lead_secrets().unwrap();
    let refused = laptop.restore_lead_secrets(&sheet);
    assert!(matches!(refused, Err(WorkspaceError::OnlyForLead)));
}

#[test]
fn a_forgotten_passphrase_is_made_up_for_by_the_sheet() {
    let (mut village, bundle) = sent();
    let sheet = village
        .lead
        .lead_secrets()
        .unwrap()
        .lines()
        .unwrap()
        .join("\n");
    village.lead.protect_lead_key(&right()).unwrap();
    let mut village = reopened(village);
    let typed = LeadSecrets::read(&sheet.to_lowercase()).unwrap();
    village.lead.restore_lead_secrets(&typed).unwrap();
    assert_eq!(kept(&village), LeadKeyKept::Open);
    village.merge(&bundle).unwrap();
}

#[test]
fn another_project_s_sheet_is_refused_and_changes_nothing() {
    let (mut village, bundle) = sent();
    let other = Workspace::create_project(
        &village.path("other.samverka"),
        &samverka::workspace::NewProject {
            name: "Ett annat".into(),
            short_name: "EA".into(),
            start: "2026-01-01".parse().unwrap(),
            end: "2027-12-31".parse().unwrap(),
            municipalities: vec![],
        },
    );
    let theirs = other.unwrap().lead_secrets().unwrap();
    let before = village.lead.reader().own_key().unwrap();
    let refused = village.lead.restore_lead_secrets(&theirs);
    assert!(matches!(refused, Err(WorkspaceError::KeyOfOtherProject)));
    assert_eq!(village.lead.reader().own_key().unwrap(), before);
    village.merge(&bundle).unwrap();

    let kit = village.path(&format!("{ESLOV}.kit"));
    let anew = village.path("anew.samverka");
    let refused = Workspace::restore_lead(&kit, &anew, &theirs).map(drop);
    assert!(matches!(refused, Err(WorkspaceError::KeyOfOtherProject)));
    assert!(!anew.exists(), "nothing half made is left");
}

#[test]
fn a_burnt_laptop_is_made_up_for_by_the_sheet_a_kit_and_the_municipalities_bundles() {
    let (mut village, bundle) = sent();
    village.merge(&bundle).unwrap();
    let sheet = village.lead.lead_secrets().unwrap();
    let kit = village.path(&format!("{ESLOV}.kit"));
    let mut anew = Workspace::restore_lead(&kit, &village.path("anew.samverka"), &sheet).unwrap();
    assert_eq!(
        anew.reader().project().unwrap().unwrap().name,
        "Bred samverkan"
    );
    merge(&mut anew, &bundle).unwrap();
    assert_eq!(anew.reader().all::<Group>().unwrap().len(), 1);
    anew.verify().unwrap();

    // The municipality believes it as it did the old one.
    let news = village.path("news");
    anew.export_kit(&news, code(ESLOV)).unwrap();
    let mut laptop = Workspace::open(&village.path("eslov.samverka")).unwrap();
    merge(&mut laptop, &news).unwrap();

    // The lead's own bundle of everything does as well as a kit.
    let own = village.send(&mut anew, "everything");
    let mut third = Workspace::restore_lead(&own, &village.path("third.samverka"), &sheet).unwrap();
    assert_eq!(third.reader().all::<Group>().unwrap().len(), 1);
    set_name(&mut third);
}
