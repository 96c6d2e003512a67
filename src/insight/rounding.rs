//! Shares of one whole that add up to exactly 100.

/// The counts as whole per cent of their sum, by the largest-remainder method: each is rounded down, and
/// the per cent that are left go to those that lost the most, the earlier first among equals. All zero
/// where there is nothing to share.
pub fn largest_remainder(counts: &[u64]) -> Vec<u32> {
    let sum: u128 = counts.iter().map(|count| u128::from(*count)).sum();
    if sum == 0 {
        return vec![0; counts.len()];
    }
    let hundredfold = |count: &u64| u128::from(*count) * 100;
    let mut shares: Vec<u32> = counts
        .iter()
        .map(|count| u32::try_from(hundredfold(count) / sum).unwrap_or(100))
        .collect();
    let left = 100usize.saturating_sub(shares.iter().sum::<u32>() as usize);
    let mut by_loss: Vec<usize> = (0..counts.len()).collect();
    by_loss.sort_by_key(|index| std::cmp::Reverse(hundredfold(&counts[*index]) % sum));
    for index in by_loss.into_iter().take(left) {
        shares[index] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::largest_remainder;

    #[test]
    fn the_per_cent_that_are_left_go_to_those_that_lost_the_most() {
        assert_eq!(largest_remainder(&[73, 59, 19, 9]), [46, 37, 12, 5]);
        assert_eq!(
            largest_remainder(&[1, 1, 1]),
            [34, 33, 33],
            "the earlier first among equals"
        );
        assert_eq!(largest_remainder(&[0, 5]), [0, 100]);
    }

    #[test]
    fn nothing_is_shared_where_there_is_nothing() {
        assert_eq!(largest_remainder(&[0, 0]), [0, 0]);
        assert!(largest_remainder(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn shares_of_one_whole_add_up_to_a_hundred(counts in prop::collection::vec(0u64..1_000_000, 1..40)) {
            let shares = largest_remainder(&counts);
            let whole = if counts.iter().any(|count| *count > 0) { 100 } else { 0 };
            prop_assert_eq!(shares.iter().sum::<u32>(), whole);
            for (count, share) in counts.iter().zip(&shares) {
                prop_assert!(*count > 0 || *share == 0, "nothing has no share");
            }
        }
    }
}
