## Merges: the list, the report, and undoing

merges-report = Report of a merge
merges-report_footer = Merge { $n }, { $project }
merges-report_file = Merge { $n } { $from }
merges-number = Number
merges-from = From
merges-what = What
merges-project = Project
merges-profile = Content
merges-made = Made
merges-program = Made with
merges-program_version = Samverka { $version }
merges-key = The sender’s key
merges-at = Merged
merges-by = By
merges-undone = Undone { $when } by { $who }
merges-undone_by_nobody = Undone { $when }
merges-undone_note = The merge is undone. What only it brought is gone.
merges-warnings = Worth knowing
merges-records = Records
merges-records_add_up = Every record in the bundle is new, changed, unchanged or held back.
merges-entries = Changes
merges-entries_add_up = Every change in the bundle is new, known or held back: { $read } = { $added } + { $known } + { $refused }.
merges-held = Held back
merges-held_line = { $n ->
    [one] 1 change: { $reason }
   *[other] { $n } changes: { $reason }
}
merges-no_account = The merge was made with an older version of Samverka, which did not keep what it took in.
merges-column_kind = Kind
merges-column_new = New
merges-column_changed = Changed
merges-column_unchanged = Unchanged
merges-column_held = Held back
merges-column_sum = Sum
merges-column_conflicts = Conflicts
merges-column_read = In the bundle
merges-column_added = New
merges-column_known = Known already
merges-column_refused = Held back
merges-all_kinds = All kinds

merges-undo = Undo the merge …
merges-undo_title = Undo merge { $n } from { $from }?
merges-undo_many_title = Undo the last { $count } merges?
merges-undo_confirm = Undo
merges-undo_purpose = What only the merge brought is removed, and the rest becomes what it was. To have it back, merge the bundle again.
merges-undo_which = What is undone
merges-undo_only = Only this one
merges-undo_later = { $n ->
    [one] This and the later one
   *[other] This and the { $n } later
}
merges-undo_looking = Finding out what is taken back
merges-undo_nothing = No records change.
merges-undo_column_gone = Go
merges-undo_column_changed = As before
merges-undo_shared = { $n ->
    [one] One change stays, since a later merge brought it too.
   *[other] { $n } changes stay, since a later merge brought them too.
}
merges-undo_erasures = { $n ->
    [one] One erasure of a person stays. Erasures are never taken back.
   *[other] { $n } erasures of persons stay. Erasures are never taken back.
}
merges-undo_stands = These:
merges-undo_stands_more = { $n ->
    [one] and 1 more record
   *[other] and { $n } more records
}
merges-undo_cannot = Something that was done here stands on the merge.
merges-undone_now = { $n ->
    [one] The merge is undone
   *[other] { $n } merges are undone
}
merges-save_report = Save the report …
merges-report_saved = The report is saved: { $file }

cli-about-merges = Lists the merges, the latest first.
cli-about-unmerge = Undoes merges: what only they brought is removed.
cli-more-unmerge = The number is in the list that merges gives. --last 2 undoes the last two. Where something done here stands on a merge, nothing is changed and what stands on it is named. Erasures are never taken back. Say --dry-run to only find out.
cli-about-merge-report = Writes the report of a merge as a Word document.
cli-word-number = NUMBER
cli-option-last = so many of the latest
cli-column-number = No.
cli-column-state = State
cli-column-gone = Go
cli-column-changed_back = As before
cli-no_merges = No bundles have been merged in the work file.
cli-unmerged = { $n ->
    [one] Merge { $numbers } has been undone.
   *[other] Merges { $numbers } have been undone.
}
cli-would_unmerge = { $n ->
    [one] Nothing has been changed. Give the number { $numbers } to undo just that one.
   *[other] Nothing has been changed. Give the numbers { $numbers } to undo just those.
}
cli-nothing_taken_back = No records change.
cli-stood_on = { $sentence } These: { $records }.
cli-report_made = Report: { $file }
cli-misuse-which_merge = Say which merge, by number or with --last.
cli-misuse-not_a_number = “{ $word }” is not a number. The numbers are in the list that merges gives.

inbox-merge_anyway = Merge anyway
inbox-column_brought = Brought
inbox-show_report = Show the report
inbox-new_key = The key of the bundle: { $key }
inbox-known_key = Known key: { $key }
