//! Sweden's municipalities: official codes and names, and the counties they lie in.

use std::sync::LazyLock;

use super::reading::alike;
use super::value::MunicipalityCode;

/// A municipality as the official list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The municipality's code.
    pub code: MunicipalityCode,
    /// Its name.
    pub name: &'static str,
    /// The county's two-digit code.
    pub county_code: &'static str,
    /// The county's name.
    pub county: &'static str,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let rows = include_str!("../../assets/municipalities.csv")
        .lines()
        .skip(1);
    rows.filter_map(read).collect()
});

fn read(row: &'static str) -> Option<Place> {
    let mut cells = row.split(',');
    let mut next = || cells.next();
    Some(Place {
        code: next()?.parse().ok()?,
        name: next()?,
        county_code: next()?,
        county: next()?,
    })
}

/// All of them, by code.
pub fn all() -> &'static [Place] {
    &PLACES
}

/// The municipality with this code.
pub fn find(code: MunicipalityCode) -> Option<&'static Place> {
    PLACES
        .binary_search_by_key(&code, |place| place.code)
        .ok()
        .and_then(|index| PLACES.get(index))
}

/// Those whose name or code begins with what was typed, then those whose name or county holds it.
pub fn search(typed: &str) -> Vec<&'static Place> {
    let typed = alike(typed);
    let begins = |place: &&Place| {
        alike(place.name).starts_with(&typed) || place.code.as_str().starts_with(&typed)
    };
    let holds =
        |place: &&Place| alike(place.name).contains(&typed) || alike(place.county).contains(&typed);
    let (mut first, rest): (Vec<_>, Vec<_>) = PLACES.iter().partition(begins);
    first.extend(rest.into_iter().filter(holds));
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_sweden_is_there_in_order() {
        assert_eq!(all().len(), 290);
        assert!(all().is_sorted_by_key(|place| place.code));
        assert!(
            all()
                .iter()
                .all(|place| place.code.as_str().starts_with(place.county_code))
        );
    }

    #[test]
    fn a_code_finds_its_municipality() {
        let eslov = find("1285".parse().unwrap()).unwrap();
        assert_eq!((eslov.name, eslov.county), ("Eslöv", "Skåne län"));
        assert_eq!(find("9999".parse().unwrap()), None);
    }

    #[test]
    fn what_begins_as_typed_comes_before_what_holds_it() {
        let names: Vec<_> = search("öster").iter().map(|place| place.name).collect();
        assert_eq!(names.first(), Some(&"Österåker"));
        assert!(names.contains(&"Söderköping"), "in Östergötland: {names:?}");
        assert_eq!(
            search(" 1285 ").first().map(|place| place.name),
            Some("Eslöv")
        );
        assert!(
            search("skåne").len() >= 33,
            "a county finds all its municipalities"
        );
        let written_apart = search("ESLO\u{308}V\u{a0}");
        assert_eq!(written_apart.first().map(|place| place.name), Some("Eslöv"));
        assert!(search("xyzzy").is_empty());
    }
}
