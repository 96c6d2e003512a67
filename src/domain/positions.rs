//! Places in an order that people make by hand: a whole number each, with room between, so that something is put
//! between two others without a new number for anything else.

/// How far apart things are put where there is room.
pub const GAP: i64 = 65_536;

/// The highest number that a position can be.
const HIGHEST: i64 = 100_000_000;
/// The room that is made between things where some have to be moved.
const LEAST: i64 = 64;

/// Where something comes to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its position.
    pub position: i64,
    /// Of those that are there, the few that have to be moved where there is no room: which, and where to.
    pub moved: Vec<(usize, i64)>,
}

/// Where something comes to stand that is put before the one at this place, or after the last. The positions of those
/// that are there stand in their order.
pub fn place(there: &[i64], at: usize) -> Placed {
    let at = at.min(there.len());
    let alone = |position| Placed {
        position,
        moved: Vec::new(),
    };
    let (low, high) = (below(there, at), above(there, at, 1));
    if high - low >= 2 {
        // Nearer to the one before: what is written next comes after it.
        return alone(low + ((high - low) / 3).clamp(1, GAP));
    }
    for some in 1..=there.len() {
        let right = (at, (at + some).min(there.len()));
        let left = (at.saturating_sub(some), at);
        for (from, to) in [right, left] {
            if let Some(placed) = moving(there, at, (from, to), LEAST) {
                return placed;
            }
        }
    }
    moving(there, at, (0, there.len()), 1).unwrap_or_else(|| alone(low.max(0)))
}

/// Positions for so many things that nothing has been said of yet.
pub fn fresh(count: usize) -> impl Iterator<Item = i64> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let gap = (HIGHEST / count.saturating_add(1)).clamp(1, GAP);
    (1..=count).map(move |place| place.saturating_mul(gap).min(HIGHEST))
}

/// The highest position that is taken before a place.
fn below(there: &[i64], at: usize) -> i64 {
    let before = at.checked_sub(1).and_then(|before| there.get(before));
    before.copied().unwrap_or(-1)
}

/// The lowest position that is taken from a place on; after the last, what so many have room below.
fn above(there: &[i64], at: usize, many: i64) -> i64 {
    let after_all = || {
        let low = below(there, at).max(0);
        low.saturating_add(GAP.saturating_mul(3).saturating_mul(many))
    };
    let next = there.get(at).copied();
    next.unwrap_or_else(after_all).min(HIGHEST + 1)
}

/// Makes room by spreading out those from one place to another with the new one among them, if at least so much is
/// left between any two.
fn moving(there: &[i64], at: usize, (from, to): (usize, usize), least: i64) -> Option<Placed> {
    let many = i64::try_from(to.checked_sub(from)? + 1).ok()?;
    let (low, high) = (below(there, from), above(there, to, many));
    let step = ((high - low) / (many + 1)).min(GAP);
    if step < least {
        return None;
    }
    let mut positions = (1..=many).map(|place| low + step * place);
    let (mut moved, mut position) = (Vec::new(), 0);
    for place in from..=to {
        if place == at {
            position = positions.next()?;
        }
        if place < to {
            moved.push((place, positions.next()?));
        }
    }
    moved.retain(|(place, to)| there.get(*place) != Some(to));
    Some(Placed { position, moved })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts one in, and says how many others were moved.
    fn put(all: &mut Vec<i64>, at: usize) -> usize {
        let placed = place(all, at);
        let moved = placed.moved.len();
        for (of, to) in placed.moved {
            all[of] = to;
        }
        all.insert(at, placed.position);
        assert!(all.is_sorted_by(|one, next| one < next), "{all:?}");
        assert!(all.iter().all(|one| (0..=HIGHEST).contains(one)));
        moved
    }

    #[test]
    fn position_at_the_end_at_the_beginning_and_between_moves_nothing() {
        let mut all: Vec<i64> = fresh(3).collect();
        assert_eq!(all, [GAP, 2 * GAP, 3 * GAP]);
        for at in [3, 0, 2, 1, 5] {
            assert_eq!(put(&mut all, at), 0, "at {at}");
        }
    }

    #[test]
    fn position_is_found_a_hundred_times_at_one_place_and_few_are_moved() {
        for forward in [true, false] {
            let mut all: Vec<i64> = fresh(150).collect();
            let (mut moved, mut most) = (0, 0);
            for number in 0..100 {
                let one = put(&mut all, if forward { 75 + number } else { 75 });
                moved += one;
                most = one.max(most);
            }
            assert!(most <= 16 && moved <= 120, "{moved} moved, {most} at once");
        }
    }

    #[test]
    fn position_between_numbers_without_room_moves_those_after_it() {
        let mut all = vec![1, 2, 3, 4];
        assert_eq!(put(&mut all, 2), 2);
        assert_eq!(all[..2], [1, 2], "those before stay");
        let mut same = vec![10, 10, 900_000];
        assert_eq!(put(&mut same, 1), 1, "two that were put at one place");
    }

    #[test]
    fn position_is_found_where_all_numbers_are_taken_to_the_highest() {
        let mut all = vec![HIGHEST - 1, HIGHEST];
        put(&mut all, 2);
        put(&mut all, 0);
        let mut zero = vec![0];
        put(&mut zero, 0);
        assert!(fresh(100_000).all(|one| one <= HIGHEST));
    }
}
