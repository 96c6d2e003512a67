# Groups, meetings and the action plan.

## Grupper

purpose-groups = Strategiska gruppen pekar ut riktningen och ger mandat. Operativa gruppen genomför.
groups-strategic = Strategisk nivå
groups-operative = Operativ nivå
groups-others = Övriga grupper
groups-strategic_name = Strategiska gruppen
groups-operative_name = Operativa gruppen
empty-group = Här samlas grupperna: den strategiska som pekar ut riktningen, den operativa som genomför, och andra ni samverkar i. Börja med den strategiska.
empty-group_lead = Här syns alla kommuners grupper när deras paket har kommit in. Projektets egna grupper kan du lägga till själv.
groups-no_strategic = Den strategiska gruppen pekar ut riktningen och ger mandat: förvaltningschefer, kommundirektör, politiker. Omkring sju personer.
groups-no_operative = Den operativa gruppen genomför handlingsplanen: medarbetare från många verksamheter. Omkring femton personer.
groups-begin = Lägg till strategisk grupp
groups-begin_operative = Lägg till operativ grupp
groups-joint_days =
    { $n ->
        [0] Gemensamt möte i dag
        [one] Senaste gemensamma mötet: för { $n } dag sedan
       *[other] Senaste gemensamma mötet: för { $n } dagar sedan
    }
groups-joint_never = Nivåerna har inte haft något gemensamt möte
groups-show_joint = Visa mötet
groups-days_ago =
    { $n ->
        [0] i dag
        [one] { $n } dag
       *[other] { $n } dagar
    }
groups-never = aldrig
groups-project = Projektet
groups-all = Alla
groups-municipality = Kommun
groups-group = Grupp
groups-level = Slag
groups-members = Medlemmar
groups-breadth = Sektorer
groups-mandate = Mandat
groups-joint = Gemensamt möte
groups-next = Nästa möte

## En grupp

group-assignment = Uppdrag: { $words }
group-no_assignment = Uppdraget är inte beskrivet än. Skriv det under Redigera gruppen, så att alla vet varför gruppen finns.
group-add_member = Lägg till medlem
group-edit = Redigera gruppen
group-size = Storlek
group-size_of = { $n } av { $planned } planerade
group-planned = av { $n } planerade
group-members_unit = { $n ->
    [one] medlem
   *[other] medlemmar
}
group-of = { $n } av { $all }
group-sectors =
    { $n ->
        [one] Från { $n } sektor
       *[other] Från { $n } sektorer
    }
group-breadth = Sektorer
group-breadth_of =
    { $n ->
        [one] Från { $n } sektor
       *[other] Från { $n } sektorer
    }
group-share = { $sector }, { $n } av { $all }
group-share_unknown = Okänd sektor, { $n } av { $all }
group-top_level = Högsta nivå
group-mandate = Mandat
group-stated_mandate = Uttalat mandat
group-mandate_of_nobody = inga medlemmar än
group-mandate_of = av { $all }, { $without } utan fullt mandat
group-mandate_unknown = Okänt
group-attendance = Närvaro, senaste 8
group-attendance_change = Andel närvarande vid de åtta senaste mötena, och skillnaden i procentenheter mot de åtta dessförinnan.
group-joint = Gemensamt möte
group-days_ago =
    { $n ->
        [one] dag sedan
       *[other] dagar sedan
    }
group-never = inget än
group-next = Nästa möte
group-no_next = Inget bokat
group-members = Medlemmar
group-current = Nuvarande
group-former = Tidigare
group-without_mandate = Utan fullt mandat
group-sector = Sektor
group-every_sector = Alla sektorer
group-name = Namn
group-level = Beslutsnivå
group-was_with = Närvaro på möten
group-new = ny
group-months = Möten { $first } – { $last }
group-month = Möten { $month }
group-was_there = { $day }: närvarande
group-was_not_there = { $day }: frånvarande
group-was_no_member = { $day }: inte medlem då
group-was_unknown = { $day }: närvaron är inte antecknad
group-key_present = närvarande
group-key_absent = frånvarande
group-key_not_yet = inte medlem då
group-key_unknown = inte antecknat
group-add_name = Lägg till namn …
group-no_members = Skriv ett namn nedan och tryck Enter. Nästa namn kan skrivas direkt.
group-no_former = Ingen har lämnat gruppen.
group-no_such_members = Ingen medlem passar filtret.
group-show_person = Visa personens sida
group-no_meetings = Gruppen har inga möten än.
group-all_meetings = Visa alla { $n } möten
group-came = { $n } av { $all } kom

## Möten

meeting-of = Möte, { $group }
purpose-meetings = Vad som är bokat, vilka som kom och vad som beslutades.
empty-meeting = Här samlas mötena: närvaro med en tangent per person, anteckningar, beslut som blir aktiviteter. Boka det första.
meetings-list = Lista
meetings-month = Månad
meetings-show_as = Visa som
meetings-every_group = Alla grupper
meetings-ahead = Kommande
meetings-behind = Tidigare
meetings-none_ahead = Inget möte är bokat.
meetings-date = Datum
meetings-time = Tid
meetings-title = Möte
meetings-groups = Grupper
meetings-kind = Slag
meetings-came = Närvaro
meetings-set = { $title }: nästa möte är satt till { $day } men inte bokat
meetings-book = Boka mötet
meetings-of_day = { $day }: { $n ->
    [one] 1 möte
   *[other] { $n } möten
}
meetings-more =
    { $n ->
        [one] { $n } till
       *[other] { $n } till
    }

## Ett möte

meeting-facts = Tid och plats
meeting-book = Boka nästa möte
meeting-book_next = Boka nästa, { $day }
meeting-write_down_next = Skriv in mötet { $day }
meeting-show_next = Visa nästa möte
meeting-attendance = Närvaro
meeting-present = { $n } närvarande
meeting-remote = { $n } på distans
meeting-absent = { $n } frånvarande
meeting-excused = { $n } med förhinder
meeting-unset = { $n } utan uppgift
attendance-rest_present = Övriga var närvarande
meeting-nobody = Mötets grupper har inga medlemmar den dagen: var och en räknas från sin första dag. Ändra den på gruppens sida, eller lägg till dem som kom nedan.
meeting-unit = Verksamhet
attendance-key_present = N
attendance-key_remote = D
attendance-key_absent = F
attendance-key_excused = A
attendance-keys = Välj en rad och tryck bokstaven. Klicka en gång till för att ta bort den.
meeting-add_other = Lägg till någon annan …
meeting-decisions_help = Ett beslut per rad. Varje rad kan bli en aktivitet i handlingsplanen.
meeting-to_activities = Gör aktivitet av beslut
meeting-make_activity = Gör aktivitet
meeting-is_activity = Är en aktivitet
meeting-plan_made = Aktiviteten ligger i en ny handlingsplan.

## Handlingsplan

purpose-plan = Vad som ska göras, vem som ser till det och när det ska vara klart.
empty-action_plan = Här samlas det som ska göras: den strategiska gruppen antar planen och lämnar över den till den operativa, som genomför aktiviteterna. Börja med ett utkast.
empty-action_plan_lead = Här syns kommunernas handlingsplaner när deras paket har kommit in.
plan-by = av { $group }
plan-to = till { $group }
plan-edit = Redigera planen
plan-activities = Aktiviteter
plan-done_of = { $done } av { $all } klara
plan-overdue =
    { $n ->
        [one] { $n } försenad
       *[other] { $n } försenade
    }
plan-board = Tavla
plan-table = Tabell
plan-show_as = Visa aktiviteterna som
plan-add_activity = Lägg till aktivitet …
plan-move_to = Flytta till { $status }
plan-late = Försenad, { $day }
plan-done_on = klar { $day }
plan-activity = Aktivitet
plan-who = Ansvarig
plan-due = Klar senast
plan-status = Läge
plan-title = Handlingsplan
plan-adopted = Antagen
plan-handed_over = Överlämnad
plan-done = Klara
plan-late_count = Försenade
plan-no_activities = Skriv den första aktiviteten nedan och tryck Enter.

group-role = Roll
group-since = Med sedan
group-since_when = Med sedan
group-set_for =
    { $n ->
        [0] Sätt för den rad du väljer
        [one] Sätt för 1 vald
       *[other] Sätt för { $n } valda
    }
group-set_keys = I tabellen sätter siffran: { $keys }. 0 tömmer.
group-set_any = Välj rader i tabellen och fyll i ovanför den.
group-set_several = Shift och pil, Ctrl och klick eller mellanslag tar flera rader; Ctrl+A alla.
group-paste_purpose = Ett namn per rad, eller rader från Excel med till exempel nivå, verksamhet, e-post, roll och mandat. Den som inte finns bland personerna läggs till där.
group-pasted =
    { $n ->
        [one] 1 medlem lades till.
       *[other] { $n } medlemmar lades till.
    }
meeting-joined_after =
    { $n ->
        [one] Mötets grupper har inga medlemmar den dagen. En medlem är antecknad från en senare dag.
       *[other] Mötets grupper har inga medlemmar den dagen. { $n } medlemmar är antecknade från en senare dag.
    }
meeting-members_then =
    { $n ->
        [one] Var med redan då
       *[other] Alla { $n } var med redan då
    }

## En mötesserie

series-button = Mötesserie …
series-title = Boka en mötesserie
series-purpose = Varje möte blir ett eget möte, som kan flyttas eller tas bort för sig.
series-written = Skriv rytmen, eller fyll i nedan
series-hint = var tredje tisdag 13–15 till juni
series-every = Hur ofta
series-first = Första mötesdagen
series-last = Till och med
series-confirm =
    { $n ->
        [one] Boka 1 möte
       *[other] Boka { $n } möten
    }
series-no_group = Välj vilken grupp som möts.
series-backwards = Mötena slutar innan de börjar.
series-unread = Rytmen gick inte att tolka. Fyll i nedan.
series-no_first = Skriv vilken dag det första mötet är.
series-no_last = Skriv till vilken dag serien går.
series-nothing = Inget möte att boka.
series-weeks =
    { $n ->
        [1] varje vecka
        [2] varannan vecka
        [3] var tredje vecka
        [4] var fjärde vecka
       *[other] var { $n }:e vecka
    }
series-months =
    { $n ->
        [1] varje månad
        [2] varannan månad
       *[other] var { $n }:e månad
    }
series-word_every_1 = varje
series-word_every_2 = varannan, var annan
series-word_every_3 = var tredje
series-word_every_4 = var fjärde
series-word_week = vecka
series-word_month = månad
series-word_until = till, till och med, t.o.m., t o m, tom
