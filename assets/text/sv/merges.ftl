## Sammanfogningar: listan, rapporten och att ångra

merges-report = Rapport om en sammanfogning
merges-report_footer = Sammanfogning { $n }, { $project }
merges-report_file = Sammanfogning { $n } { $from }
merges-number = Nummer
merges-from = Från
merges-what = Vad
merges-project = Projekt
merges-profile = Innehåll
merges-made = Gjort
merges-program = Gjort med
merges-program_version = Samverka { $version }
merges-key = Avsändarens nyckel
merges-at = Sammanfogat
merges-by = Av
merges-undone = Ångrad { $when } av { $who }
merges-undone_by_nobody = Ångrad { $when }
merges-undone_note = Sammanfogningen är ångrad. Det som bara den tog in finns inte kvar.
merges-warnings = Att känna till
merges-records = Poster
merges-records_add_up = Varje post i paketet är ny, ändrad, oförändrad eller hålls kvar.
merges-entries = Ändringar
merges-entries_add_up = Varje ändring i paketet är ny, redan känd eller hålls kvar: { $read } = { $added } + { $known } + { $refused }.
merges-held = Hålls kvar
merges-held_line = { $n ->
    [one] 1 ändring: { $reason }
   *[other] { $n } ändringar: { $reason }
}
merges-no_account = Sammanfogningen gjordes med en äldre version av Samverka, som inte sparade vad den tog in.
merges-column_kind = Slag
merges-column_new = Nya
merges-column_changed = Ändrade
merges-column_unchanged = Oförändrade
merges-column_held = Hålls kvar
merges-column_sum = Summa
merges-column_conflicts = Konflikter
merges-column_read = I paketet
merges-column_added = Nya
merges-column_known = Redan kända
merges-column_refused = Hålls kvar
merges-all_kinds = Alla slag

merges-undo = Ångra sammanfogningen …
merges-undo_title = Ångra sammanfogning { $n } från { $from }?
merges-undo_many_title = Ångra de { $count } senaste sammanfogningarna?
merges-undo_confirm = Ångra
merges-undo_purpose = Det som bara sammanfogningen tog in tas bort, och resten blir som det var. Vill du ha det tillbaka sammanfogar du paketet igen.
merges-undo_which = Vad som ångras
merges-undo_only = Bara den här
merges-undo_later = { $n ->
    [one] Den och den senare
   *[other] Den och de { $n } senare
}
merges-undo_looking = Ser efter vad som tas tillbaka
merges-undo_nothing = Inga poster ändras.
merges-undo_column_gone = Försvinner
merges-undo_column_changed = Blir som förut
merges-undo_shared = { $n ->
    [one] En ändring stannar, eftersom en senare sammanfogning också tog in den.
   *[other] { $n } ändringar stannar, eftersom en senare sammanfogning också tog in dem.
}
merges-undo_erasures = { $n ->
    [one] En radering av en person stannar. Raderingar tas aldrig tillbaka.
   *[other] { $n } raderingar av personer stannar. Raderingar tas aldrig tillbaka.
}
merges-undo_stands = Det gäller:
merges-undo_stands_more = { $n ->
    [one] och 1 post till
   *[other] och { $n } poster till
}
merges-undo_cannot = Något som har gjorts här bygger på sammanfogningen.
merges-undone_now = { $n ->
    [one] Sammanfogningen är ångrad
   *[other] { $n } sammanfogningar är ångrade
}
merges-save_report = Spara rapporten …
merges-report_saved = Rapporten är sparad: { $file }

cli-about-merges = Listar sammanfogningarna, den senaste först.
cli-about-unmerge = Ångrar sammanfogningar: det som bara de tog in tas bort.
cli-more-unmerge = Numret står i listan från merges. --last 2 ångrar de två senaste. Bygger något som gjorts här på en sammanfogning ändras ingenting, och det som bygger på den räknas upp. Raderingar tas aldrig tillbaka. Säg --dry-run för att bara se efter.
cli-about-merge-report = Skriver rapporten om en sammanfogning som ett Worddokument.
cli-word-number = NUMMER
cli-option-last = de så många senaste
cli-column-number = Nr
cli-column-state = Läge
cli-column-gone = Försvinner
cli-column-changed_back = Blir som förut
cli-no_merges = Inga paket är sammanfogade i arbetsfilen.
cli-unmerged = { $n ->
    [one] Sammanfogning { $numbers } är ångrad.
   *[other] Sammanfogningarna { $numbers } är ångrade.
}
cli-would_unmerge = { $n ->
    [one] Ingenting är ändrat. Ange numret { $numbers } för att ångra just den.
   *[other] Ingenting är ändrat. Ange numren { $numbers } för att ångra just dem.
}
cli-nothing_taken_back = Inga poster ändras.
cli-stood_on = { $sentence } Det gäller: { $records }.
cli-report_made = Rapport: { $file }
cli-misuse-which_merge = Säg vilken sammanfogning, med nummer eller --last.
cli-misuse-not_a_number = ”{ $word }” är inget nummer. Numren står i listan från merges.

inbox-merge_anyway = Sammanfoga ändå
inbox-column_brought = Tog in
inbox-show_report = Visa rapporten
inbox-new_key = Paketets nyckel: { $key }
inbox-known_key = Känd nyckel: { $key }
