//! Sorting names as Swedes do.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;

/// Names are Swedish in every language of the program, so they sort alike in all: *å ä ö* after z, and
/// numbers by their value.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let made = CollatorBorrowed::try_new(locale!("sv-u-kn").into(), CollatorOptions::default());
    made.inspect_err(|error| tracing::error!(%error, "no Swedish sorting"))
        .ok()
});

/// The order of two names in a list.
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATOR
        .as_ref()
        .map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

/// Bytes that sort as the name does; for lists so long that comparing names would be slow.
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    match COLLATOR.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(name, &mut key);
        }
        None => key.extend_from_slice(name.as_bytes()),
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const SORTED: [&str; 8] = [
        "Ale",
        "Grupp 2",
        "Grupp 10",
        "Lund",
        "Åstorp",
        "Ängelholm",
        "Örebro",
        "Östra Göinge",
    ];

    #[test]
    fn the_last_three_letters_come_last_and_numbers_go_by_value() {
        let mut names = SORTED;
        names.reverse();
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, SORTED);
    }

    #[test]
    fn sort_keys_sort_as_the_names() {
        let mut names = SORTED;
        names.reverse();
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, SORTED);
    }

    #[test]
    fn names_of_other_languages_stand_where_swedes_look_for_them() {
        let mut names = [
            "Øberg", "Wahl", "Ærø", "Vik", "Zorn", "Šuorri", "Vasa", "Sund", "Östberg", "Ängel",
        ];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            [
                "Sund", "Šuorri", "Vasa", "Vik", "Wahl", "Zorn", "Ängel", "Ærø", "Øberg", "Östberg"
            ]
        );
    }

    #[test]
    fn case_matters_less_than_letters() {
        assert_eq!(compare("anna", "Bertil"), Ordering::Less);
        assert_eq!(compare("Bertil", "anna"), Ordering::Greater);
    }
}
