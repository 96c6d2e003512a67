# Väggen: det som rummet ser av sidan där ledaren är, och det som görs på en workshop.

wall-window = Samverka – projektor
wall-show_window = Visa på projektor
wall-show_whole = Visa i hela fönstret
wall-off = Sluta visa för rummet
wall-waits = Projektorn är inte ansluten
wall-names_hidden = Personuppgifter dolda
wall-names_first = Förnamn och verksamhet visas
wall-leader_hidden = Personuppgifter dolda för rummet
wall-leader_first = Rummet ser förnamn
wall-names_key = Ctrl+Skift+N visar förnamn och verksamhet för rummet, eller döljer dem. Annat om personer visas aldrig där.

meeting-part_meeting = Mötet
meeting-part_check_in = Incheckning

overview-workshop = Workshop
overview-lead_workshop = Leda workshopen

## Incheckning

check_in-field = Vem har kommit?
check_in-hint = Tre bokstäver och Enter, eller Namn, verksamhet
check_in-how = Skriv början av namnet och tryck Enter. Den som inte var väntad: Per Lind, Skolan
check_in-here = Här
check_in-of = av { $n } väntade
check_in-missing = Vi väntar på
check_in-nobody_missing = Alla väntade är här
check_in-no_unit = Utan verksamhet
check_in-there = redan här
check_in-came = { $name } är här
check_in-twice = { $name } är redan här och räknas en gång
check_in-nobody = Ingen heter så. Den som inte var väntad skrivs med verksamhet: Per Lind, Skolan
check_in-wall_nobody = Ingen med det namnet hittades
check_in-add = Lägg till { $name }
check_in-add_from = Lägg till { $name } från { $unit }
check_in-add_with = Lägg till { $name } och verksamheten { $unit }
check_in-wall_here = av { $n } är här
check_in-wall_how = Säg ditt namn när du kommer
check_in-wall_came = Välkommen
check_in-wall_twice = Redan incheckad, räknas en gång

## Handuppräckning

meeting-part_hands = Handuppräckning
hands-ask = Fråga rummet …
hands-usual = Ja / Nej / Vet inte
hands-how = Skriv frågan och tryck Enter. Egna svar skrivs efter frågetecknet: Ska vi ses varje månad? Ja / Varannan / Nej
hands-raised = { $n ->
    [one] 1 hand
   *[other] { $n } händer
}

## Planen i rummet

meeting-part_plan = Plan
plan-live_add = Vad ska göras?
plan-live_how = Skriv vad som ska göras och tryck Enter, sedan vem och Enter, sedan dag och Enter.
plan-live_nobody = Vem?
plan-live_day = När?
plan-live_who = Ansvarig för { $activity }
plan-live_when = Slutdatum för { $activity }

## Avsluta

meeting-part_closing = Avsluta
closing-document = Workshopens dokument
closing-what = Ett Word-dokument med hur många som var här, det som beslutades, vem som gör vad, handuppräckningarna och bilder av tavlor och processkartor. Deltagarna nämns inte vid namn. Allt finns kvar vid mötet, så dokumentet kan göras igen.
closing-save = Avsluta workshop: spara dokumentet …
closing-wall_title = Det här gör vi nu
closing-wall_next = Vi ses igen { $day }
