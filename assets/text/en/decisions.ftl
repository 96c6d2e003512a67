## Decisions

page-decisions = Decisions
decisions-purpose = What waits for you to decide. Nothing else waits meanwhile, and everything can be changed.
decisions-wait = { $n ->
    [one] One thing waits for your decision.
   *[other] { $n } things wait for your decision.
}
decisions-go = Go to Decisions
decisions-tab_conflicts = Different values ({ $n })
decisions-tab_duplicates = Duplicates ({ $n })
decisions-tab_held = Held back ({ $n })
decisions-tab_earlier = Decided
decisions-no_conflicts = No values differ. When two people have written differently, each on their own, you choose here.
decisions-no_duplicates = No duplicates wait. When two people may be the same, you decide here.
decisions-no_held = Nothing is held back. What a sender may not change, and bundles with an unknown key, wait here.
decisions-no_earlier = Decisions gather here: who decided what, and when.
decisions-place = { $n } of { $of }
decisions-next = Next
decisions-previous = Previous
decisions-written_here = written here
decisions-from_bundle = in a bundle from { $from }
decisions-chosen = Chosen for { $title }, { $field }: { $value }

conflict-purpose = Two people have written differently without knowing of each other. Choose what is to hold.
conflict-purpose_twice = The same thing is written down several times and counts once. Choose the row that holds: the others are removed, and what belongs to them moves here.
conflict-told_twice = written down several times
conflict-both_hold = both: the person has moved to another unit
conflict-choose = Choose { $value }
conflict-see = Open
conflict-not_yours = This is decided by whoever owns the record.
conflict-third = Write a third
conflict-third_save = Use this
conflict-removed = Removed or kept
conflict-remove = remove
conflict-keep = keep
conflict-keep_change = keep it, with the change { $change }
conflict-hangs = This refers to it and stays without it, if it is removed: { $what }
conflict-keep_for = keep, since something new refers to it: { $what }
conflict-otherwise = the opposite: { $by }
conflict-empty_value = empty
conflict-all = All that wait
conflict-column_record = What
conflict-column_field = Field
conflict-column_whose = Whose

duplicate-question = Is this the same person?
duplicate-purpose = Linked people are counted once. Nothing is removed, and the link can be taken back.
duplicate-both = { $first } and { $second }
duplicate-place = Municipality
duplicate-hidden = protected
duplicate-for = Speaks for
duplicate-against = Speaks against
duplicate-same = same { $what }
duplicate-different = different { $what }
duplicate-same_group = both are in { $what }
duplicate-same_meeting = both were at { $what }
duplicate-answer_same = Same person
duplicate-answer_different = Not the same
duplicate-answer_later = Later
duplicate-later = { $names } are left for later
duplicate-after = { $n ->
    [one] One more pair waits.
   *[other] { $n } more pairs wait.
}
duplicate-resting = Later
duplicate-put_off = resting
duplicate-take_up = Take up { $names }

held-accept = Let in
held-refuse = Refuse
held-accept_one = Let in only this
held-refuse_one = Refuse only this
held-deciding = Carrying out the decision
held-key = { $place }: a new key
held-key_what = A bundle that says it is from { $place } ({ $when }) is signed with a key that is not known. It may be a new computer. It may also be somebody else.
held-key_advice = Call { $place } on a number that you already have, ask them to read the words on the page Keys, and compare.
held-key_new = The new key
held-key_known = Known before
held-waiting = { $n ->
    [0] No entries wait with the key.
    [one] One entry waits with the key.
   *[other] { $n } entries wait with the key.
}
held-from = { $n ->
    [one] One entry from { $from }
   *[other] { $n } entries from { $from }
}
held-merged = Merged { $when }
held-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
held-advice = If you let it in, it is as if the sender had been allowed to change it. If you refuse it, you are not asked again.
held-only_refuse = This cannot be let in: it is damaged, forged or written with a wrong clock. Ask the sender.
held-accepted = { $n ->
    [one] One entry is let in
   *[other] { $n } entries are let in
}
held-stayed = { $n ->
    [one] One entry could not be let in and waits on
   *[other] { $n } entries could not be let in and wait on
}
held-unreadable = Cannot be read
held-refused = { $n ->
    [one] One entry is refused
   *[other] { $n } entries are refused
}

earlier-value = { $title }, { $field }: { $value }
earlier-choose = Choose { $value } instead
earlier-same = { $names } are the same person
earlier-different = { $names } are not the same person
earlier-unlink = Take back
earlier-let_in = { $n ->
    [one] One entry from { $from } was let in
   *[other] { $n } entries from { $from } were let in
}
earlier-refused = { $n ->
    [one] One entry from { $from } was refused
   *[other] { $n } entries from { $from } were refused
}
earlier-ask_again = Ask again with the next bundle
earlier-asks_again = { $n ->
    [one] The next bundle asks about the entry again
   *[other] The next bundle asks about { $n } entries again
}
earlier-key_first = { $place }: first key, accepted unchecked ({ $key })
earlier-key_vouched = { $place }: new key that the old one vouches for ({ $key })
earlier-key_accepted = { $place }: the key was accepted ({ $key })
earlier-key_refused = { $place }: the key was refused ({ $key })
earlier-accept_key = Accept the key
earlier-refuse_key = Refuse the key
earlier-key_now_accepted = The key is accepted
earlier-key_now_refused = The key is refused. What has come with it already stays

## On the command line

cli-about-held = Lists what is held back and waits for a decision.
cli-about-accept = Lets in what is held back, or accepts a key.
cli-about-refuse = Refuses what is held back, or a key.
cli-more-accept = An id stands in the list from held. Accept a key only when you have compared the words with the sender over the telephone.
cli-no_held = Nothing is held back.
cli-held_key = new key
cli-not_held = Nothing that waits has the id { $word }.
