//! Municipalities beside each other: what is told, and that nobody can be reckoned out of it.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use samverka::domain::MunicipalityCode;
use samverka::insight::{COMPARED, LEAST_OTHERS, Told, Values, is_hidden, round, told};

fn code(nth: usize) -> MunicipalityCode {
    format!("{:04}", 1_200 + nth).parse().unwrap()
}

fn values(all: &[i64]) -> Values {
    let all = all.iter().enumerate();
    all.map(|(nth, value)| (code(nth), value * 1_000)).collect()
}

/// What one is told of the rounds after each other: of each that something new was told of.
fn heard(rounds: &[Values], to: MunicipalityCode) -> Vec<Option<Told>> {
    let mut before: Option<Values> = None;
    let mut all = Vec::new();
    for now in rounds {
        let new = round(before.as_ref(), now);
        let own = |behind: &Values| behind.contains_key(&to).then(|| told(behind, to)).flatten();
        all.push(new.as_ref().and_then(own));
        before = new.or(before);
    }
    all
}

/// The values that stand behind each round.
fn behind(rounds: &[Values]) -> Vec<Option<Values>> {
    let mut before: Option<Values> = None;
    let mut all = Vec::new();
    for now in rounds {
        let new = round(before.as_ref(), now);
        all.push(new.clone());
        before = new.or(before);
    }
    all
}

/// The same rounds, but two have changed places in some of them.
fn swapped(
    rounds: &[Values],
    [one, other]: [MunicipalityCode; 2],
    at: impl Fn(usize) -> bool,
) -> Vec<Values> {
    let mut rounds = rounds.to_vec();
    for (_, now) in rounds.iter_mut().enumerate().filter(|(nth, _)| at(*nth)) {
        let (first, second) = (now.remove(&one), now.remove(&other));
        now.extend(first.map(|value| (other, value)));
        now.extend(second.map(|value| (one, value)));
    }
    rounds
}

/// Whether another world, in which this one's value of a round is another, tells the receiver the same.
fn can_be_another(
    rounds: &[Values],
    to: MunicipalityCode,
    of: MunicipalityCode,
    nth: usize,
) -> bool {
    let said = heard(rounds, to);
    let value = behind(rounds)[nth].as_ref().unwrap()[&of];
    let everybody = rounds.iter().flat_map(BTreeMap::keys).copied();
    let mut others: Vec<_> = everybody
        .filter(|code| *code != to && *code != of)
        .collect();
    others.sort_unstable();
    others.dedup();
    let there = |code: MunicipalityCode| -> Vec<bool> {
        rounds.iter().map(|now| now.contains_key(&code)).collect()
    };
    // Who takes part when is no secret: whoever changes places was there at the same times.
    let alike = others.iter().filter(|code| there(**code) == there(of));
    let mut whole = alike.map(|code| swapped(rounds, [of, *code], |_| true));
    let differs = |world: &Vec<Values>| {
        let new = &behind(world)[nth];
        let other = new.as_ref().and_then(|new| new.get(&of).copied());
        other.is_some_and(|other| other != value) && heard(world, to) == said
    };
    if whole.any(|world| differs(&world)) {
        return true;
    }
    // Or the two are otherwise in this round alone.
    let both = others.iter().filter(|code| rounds[nth].contains_key(code));
    let mut alone = both
        .clone()
        .map(|code| swapped(rounds, [of, *code], |at| at == nth));
    if alone.any(|world| differs(&world)) {
        return true;
    }
    // Or in all rounds that both took part in.
    let mut together = both.map(|code| {
        let there = |at: usize| rounds[at].contains_key(code) && rounds[at].contains_key(&of);
        swapped(rounds, [of, *code], there)
    });
    together.any(|world| differs(&world))
}

#[test]
fn comparison_tells_the_middle_and_the_span_and_never_the_outermost() {
    let all = values(&[100, 1, 2, 3, 4, 5]);
    let told = told(&all, code(0)).unwrap();
    assert_eq!((told.lower, told.median, told.upper), (2_000, 3_000, 4_000));
    assert_eq!(told.others, 5);
}

#[test]
fn comparison_is_rounded_to_two_digits() {
    let all = values(&[0, 1_234, 1_262, 1_287, 1_315, 1_391]);
    let told = told(&all, code(0)).unwrap();
    assert_eq!(
        (told.lower, told.median, told.upper),
        (1_300_000, 1_300_000, 1_300_000)
    );
    let told = samverka::insight::told(&values(&[0, 1, 2, 2, 3, 4, 5]), code(0)).unwrap();
    assert_eq!(told.median, 2_500, "a half stays");
}

#[test]
fn comparison_needs_five_others_who_are_not_all_alike() {
    assert_eq!(round(None, &values(&[1, 2, 3, 4, 5])), None, "four others");
    assert!(round(None, &values(&[1, 2, 3, 4, 5, 6])).is_some());
    assert_eq!(round(None, &values(&[4, 4, 4, 4, 4, 4])), None);
    assert_eq!(
        round(None, &values(&[4, 4, 4, 4, 4, 9])),
        None,
        "to the one who differs"
    );
    assert!(round(None, &values(&[4, 4, 4, 4, 8, 9])).is_some());
    assert!(!is_hidden([]) && !is_hidden([&1, &2]) && is_hidden([&1, &2, &3]));
}

#[test]
fn newcomer_waits_until_there_are_three_to_hide_among() {
    let first = round(None, &values(&[1, 2, 3, 4, 5, 6])).unwrap();
    let one_more = values(&[1, 2, 3, 4, 5, 6, 70]);
    assert_eq!(
        round(Some(&first), &one_more),
        None,
        "nothing else has changed"
    );
    let changed = values(&[2, 3, 4, 4, 5, 6, 70]);
    let behind = round(Some(&first), &changed).unwrap();
    assert!(!behind.contains_key(&code(6)));
    let three_more = values(&[1, 2, 3, 4, 5, 6, 70, 80, 90]);
    assert_eq!(round(Some(&first), &three_more).unwrap().len(), 9);
    let three_alike = values(&[1, 2, 3, 4, 5, 6, 70, 70, 90]);
    assert_eq!(round(Some(&first), &three_alike), None);
}

#[test]
fn whoever_leaves_alone_stays_as_she_was_last() {
    let first = round(None, &values(&[1, 2, 3, 4, 5, 6, 7])).unwrap();
    let mut gone = values(&[2, 3, 4, 4, 5, 6, 7]);
    gone.remove(&code(6));
    let behind = round(Some(&first), &gone).unwrap();
    assert_eq!(behind[&code(6)], 7_000);
}

#[test]
fn change_of_one_or_two_is_not_told() {
    let first = round(None, &values(&[1, 2, 3, 4, 5, 6])).unwrap();
    assert_eq!(round(Some(&first), &values(&[9, 2, 3, 4, 5, 6])), None);
    assert_eq!(round(Some(&first), &values(&[9, 8, 3, 4, 5, 6])), None);
    assert!(round(Some(&first), &values(&[9, 8, 7, 4, 5, 6])).is_some());
}

#[test]
fn figures_that_are_compared_are_there_and_none_is_a_part_of_the_whole_of_another() {
    let mut seen = std::collections::BTreeSet::new();
    for (figure, part) in COMPARED {
        let known = samverka::insight::FIGURES
            .iter()
            .any(|one| one.id == *figure);
        assert!(known, "{figure}");
        assert!(["total", "value", "median", "percent"].contains(part));
        assert!(seen.insert(figure), "{figure} is compared by one part");
    }
}

/// Some municipalities' values in three rounds; some come later.
fn some_rounds() -> impl Strategy<Value = Vec<Values>> {
    let row = (vec(0_i64..7, 3), 0_usize..3);
    vec(row, 5..11).prop_map(|rows| {
        let round = |nth: usize| -> Values {
            let there = rows.iter().enumerate().filter(|(_, (_, from))| {
                // Most are there from the beginning.
                nth >= if *from == 2 { 1 } else { 0 }
            });
            let own = there.map(|(at, (values, _))| (code(at), values[nth] * 1_000));
            own.collect()
        };
        (0..3).map(round).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_can_be_reckoned_out_of_what_is_told_over_several_rounds(rounds in some_rounds()) {
        let behind = behind(&rounds);
        for (nth, all) in behind.iter().enumerate() {
            let Some(all) = all else { continue };
            for to in all.keys() {
                let told = heard(&rounds, *to)[nth].unwrap();
                prop_assert!(told.others >= LEAST_OTHERS);
                for of in all.keys().filter(|of| *of != to) {
                    prop_assert!(
                        can_be_another(&rounds, *to, *of, nth),
                        "{of} in round {nth} is known to {to}: {rounds:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_told_says_nothing_of_the_outermost(all in vec(0_i64..5_000, 6..40)) {
        let all = values(&all);
        let to = code(0);
        let told = told(&all, to).unwrap();
        let mut others: Vec<_> = all.iter().filter(|(code, _)| **code != to).collect();
        others.sort_by_key(|(_, value)| **value);
        for (at, by) in [(0, -1_000_000), (others.len() - 1, 1_000_000)] {
            let mut world = all.clone();
            *world.get_mut(others[at].0).unwrap() += by;
            prop_assert_eq!(samverka::insight::told(&world, to).unwrap(), told);
        }
        prop_assert!(told.lower <= told.median && told.median <= told.upper);
    }

    #[test]
    fn what_is_told_does_not_depend_on_whose_a_value_is(
        all in vec(0_i64..50, 6..20),
        places in any::<[prop::sample::Index; 2]>(),
    ) {
        let plain = values(&all);
        let mut mixed = all.clone();
        let [one, other] = places.map(|place| 1 + place.index(all.len() - 1));
        mixed.swap(one, other);
        prop_assert_eq!(told(&plain, code(0)), told(&values(&mixed), code(0)));
    }
}
