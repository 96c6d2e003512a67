//! Counts that are written after each other or pasted: how many gave each answer, a question a row.

use super::cells;

/// The rows of counts; none where anything in them is no count. An empty cell says nothing. Numbers after each other on
/// one line have spaces between them, as they stand in a table that was copied from a paper; what groups a large number
/// is a space that does not break.
pub fn read(written: &str) -> Option<Vec<Vec<Option<i64>>>> {
    let spaced = !written.contains(['\t', ';']);
    let lines = written.lines().filter(|line| !line.trim().is_empty());
    match spaced {
        true => lines
            .map(|line| {
                line.split(' ')
                    .filter(|one| !one.is_empty())
                    .map(count)
                    .collect()
            })
            .collect(),
        false => {
            let rows = cells::rows(written).into_iter();
            rows.map(|row| row.iter().map(|cell| count(cell)).collect())
                .collect()
        }
    }
}

/// What a cell says: nothing, or so many; none where it is no count.
fn count(cell: &str) -> Option<Option<i64>> {
    let bare: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.is_empty() {
        return Some(None);
    }
    let digits = bare.chars().all(|c| c.is_ascii_digit());
    digits.then(|| bare.parse().ok().map(Some)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<const N: usize>(rows: [&[i64]; N]) -> Option<Vec<Vec<Option<i64>>>> {
        Some(
            rows.map(|row| row.iter().copied().map(Some).collect())
                .to_vec(),
        )
    }

    #[test]
    fn counts_after_each_other_are_one_row_and_pasted_lines_are_several() {
        assert_eq!(read("0 1 3  6 2"), rows([&[0, 1, 3, 6, 2]]));
        assert_eq!(read("12"), rows([&[12]]));
        assert_eq!(
            read("1\t2\t3\r\n4\t5\t6\r\n"),
            rows([&[1, 2, 3], &[4, 5, 6]])
        );
        assert_eq!(read("1 2\n3 4"), rows([&[1, 2], &[3, 4]]));
        assert_eq!(read("1\u{a0}200"), rows([&[1200]]));
        assert_eq!(read("1\t\t3"), Some(vec![vec![Some(1), None, Some(3)]]));
    }

    #[test]
    fn what_is_no_count_is_not_guessed_at() {
        for written in ["tre", "1 två 3", "2,5", "-1", "Bra\t3"] {
            assert_eq!(read(written), None, "{written}");
        }
        assert_eq!(read(""), Some(Vec::new()));
    }
}
