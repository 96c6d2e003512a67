## Kalkylark in: vad som står i dem, och vad det blir av varje rad

error-intake_not_a_spreadsheet = Filen är inget kalkylark som Samverka kan läsa. Spara den som .xlsx eller .csv och försök igen. Ingenting har lästs in.
error-intake_damaged = Kalkylarket är skadat och går inte att läsa. Öppna det i Excel, spara det på nytt och försök igen. Ingenting har lästs in. Teknisk uppgift: { $detail }.
error-intake_locked = Kalkylarket är låst med lösenord. Öppna det i Excel, spara det utan lösenord och försök igen. Ingenting har lästs in.
error-intake_too_large = Kalkylarket är för stort: högst { $n } rader läses åt gången. Dela upp det och läs in delarna var för sig. Ingenting har lästs in.
error-intake_nothing = Det finns ingenting i kalkylarket. Ingenting har lästs in.

intake-why_not_counted = Cellen har en formel vars värde inte finns i filen. Öppna kalkylarket i Excel, spara det och försök igen.
intake-why_wrong = Formeln i cellen ger felet { $what }.
intake-why_digits_lost = Excel har tagit bort siffror ur talet. Skriv det på nytt, som text.
intake-why_day_or_month = Det går inte att veta vad som är dag och vad som är månad. Välj det för kolumnen.
intake-why_hours_or_minutes = Det går inte att veta om det är timmar eller minuter. Välj det för kolumnen.
intake-why_decimals_or_clock = 1.30 kan vara 1 h 30 min, eller 1,3 timmar. Välj det för kolumnen.
intake-why_share_or_percent = Det går inte att veta om 1 är en procent eller det hela. Välj det för kolumnen.
intake-why_masked = Raden gäller någon med skyddade uppgifter, eller någon som är raderad. Ändra på personens egen sida.
intake-why_not_yours = Den här uppgiften kan bara ändras av den som äger den.
intake-why_of_another = Raden gäller en annan kommun än den här filens.
intake-skipped = Raden är vald att inte läsas in.

intake-note_zero = nollan i början är tillbaka
intake-note_century = tio siffror utan bindestreck: läst som någon under hundra år
intake-note_serial = talet är läst som ett datum
intake-note_one_line = flera rader har blivit en
intake-note_time = tiden är omräknad
intake-note_share = andelen är läst som procent
intake-note_day = klockslaget är utelämnat
intake-note_turned = efternamnet stod först
intake-note_doubtful = ser inte ut som en adress eller ett nummer, tas in som det står
intake-note_left = går inte att läsa, lämnas tomt

intake-ask_which = Det kan vara samma som { $titles }, eller någon annan.
intake-ask_twice = Rad { $row } ändrar samma post.
intake-ask_same_number = Rad { $row } är en ny person med samma personnummer.
intake-ask_begins = Det kan vara { $titles }, med ett annat datum, eller något nytt.
intake-ask_unknown = ”{ $words }” finns inte ({ $field }).
intake-ask_no_choice = ”{ $words }” finns inte bland valen ({ $field }).
intake-ask_numbers = Bland markeringarna står talen { $words }. Är de timmar, minuter eller koder, eller är 1 ett kryss?
intake-ask_several = Flera heter ”{ $words }” ({ $field }).

intake-numbers_left_out = Kolumn { $column } ser ut att vara personnummer och läses inte in: projektet samlar inte in dem.
intake-show_first_rows = Visa de första raderna och rubrikraden
intake-all_new = { $what }: alla { $n } som inte finns
intake-days_no_training = De här dagarna finns inte som tillfällen. Lägg först till utbildningen, så kan de läggas till härifrån.
intake-days_which = Välj utbildning
intake-days_are =
    { $n ->
        [one] Lägg till dagen som inte finns som tillfälle av
       *[other] Lägg till de { $n } dagar som inte finns som tillfällen av
    }
intake-days_times = Tillfällena läggs till när raderna läses in. Tiderna fylls i på dem efteråt: utan dem räknas inga timmar för ett kryss.
intake-first_rows = De första raderna
intake-heading_row = Rubrikrad
intake-heading_find = Låt programmet hitta rubrikerna
intake-heading_found = Hittad av programmet: rad { $rows }
intake-heading_found_none = Ingen rubrikrad hittad
intake-heading_in = Rad { $row }: { $words }
intake-heading_nowhere = Tabellen har inga rubriker
intake-is_heading = Rubrik
intake-use_leave = Läses inte in
intake-use_id = Postens id
intake-use_owner = Kommun som posten hör till
intake-use_occasion = Tillfälle eller möte
intake-use_mark = Markering eller tid
intake-use_marks = Markeringar under en dag
intake-use_given = { $field }: förnamn
intake-use_family = { $field }: efternamn
intake-use_hours = { $field }, i timmar
intake-use_decimal_hours = { $field }, i timmar med decimaler (1.30 är 1 h 18 min)
intake-use_clock = { $field }, i timmar och minuter (1.30 är 1 h 30 min)
intake-use_minutes = { $field }, i minuter
intake-use_shares = { $field }, som andel (1 är det hela)
intake-use_percents = { $field }, i procent
intake-use_day_first = { $field }, dagen först
intake-use_month_first = { $field }, månaden först
intake-use_through = { $reference }: { $field }

## Ord som folk har för fält och val; med komma emellan

intake-sums = summa, totalt, total, delsumma, antal
intake-yes = ja, j, x, sant, 1, ✓
intake-no = nej, n, falskt, 0
intake-hours = tim, timmar, timme, h
intake-minutes = min, minuter, minut
intake-percent = procent, proc
intake-weekdays = måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag, mån, tis, ons, tors, tor, fre, lör, sön, måndagen, tisdagen, onsdagen, torsdagen, fredagen, lördagen, söndagen, den, kl, må, ti, on, to, fr, lö, sö
intake-month_1 = januari, jan
intake-month_2 = februari, feb, febr
intake-month_3 = mars, mar
intake-month_4 = april, apr
intake-month_5 = maj
intake-month_6 = juni, jun
intake-month_7 = juli, jul
intake-month_8 = augusti, aug
intake-month_9 = september, sep, sept
intake-month_10 = oktober, okt
intake-month_11 = november, nov
intake-month_12 = december, dec
intake-name_given = förnamn, tilltalsnamn, fnamn
intake-name_family = efternamn, enamn
intake-name_id = id, post id, postid
intake-name_owner = kommun, hör till, ägare
intake-name_occasion = tillfälle, utbildningstillfälle, datum, kurstillfälle, mötesdatum
intake-name_mark = närvaro, deltog, kom, markering

also-any-title = titel, rubrik, namn, benämning
also-any-name = namn, benämning
also-any-date = datum, dag, när
also-any-note = anteckning, kommentar, övrigt, notering, anmärkning, anm, noteringar, kommentarer
also-any-place = plats, lokal, var
also-any-from = start, startdatum, från och med, fr o m
also-any-to = slut, slutdatum, till och med, t o m
also-any-status = status, läge
also-any-kind = typ, slag, sort
also-person-name = namn, för och efternamn, deltagare, deltagarens namn, person, hela namnet, fullständigt namn
also-person-email = epost, mail, mejl, epostadress, mailadress, mejladress
also-person-phone = telefon, mobil, telefonnummer, mobilnummer, mobiltelefon, tfn, tel
also-person-unit = verksamhet, förvaltning, enhet, arbetsplats, organisation, avdelning, arbetsgivare
also-person-profession = yrke, titel, befattning, roll, yrkesroll, tjänst, funktion
also-person-gender = kön, juridiskt kön
also-person-decision_level = beslutsnivå, chefsnivå
also-person-participant_level = deltagarnivå, nivå, målgrupp
also-person-identity_number = personnr, pnr, personnummer 12 siffror, persnr, samordningsnummer
also-person-informed_on = informerad, information given, gdpr, gdprinfo, gdprinfo lämnad, info lämnad, informerad om gdpr, informerad den
also-person-protected = skyddad, skyddad identitet, sekretess
also-unit-name = namn, verksamhet, förvaltning, enhet, arbetsplats, organisation
also-group-name = grupp, gruppnamn, gruppens namn
also-group-origin = ursprung
also-assignment-share = andel av heltid, tjänstgöringsgrad, procent
also-membership-from = start, startdatum, från och med, fr o m, invald
also-membership-to = slut, slutdatum, till och med, t o m, avgick
also-membership-role = funktion, uppdrag
also-assignment-role = roll, funktion
also-meeting-title = möte, rubrik, ämne
also-meeting-groups = grupp, grupper
also-attendance-session = tillfälle, utbildningstillfälle
also-attendance-status = närvaro, status, deltog
also-attendance-minutes = tid, timmar, minuter, antal timmar, antal minuter, närvarotid
also-session-training = utbildning, kurs, utbildningsinsats
also-session-starts = datum, start, dag, starttid, tillfälle
also-session-ends = slut, sluttid
also-session-minutes = längd, tid, timmar, minuter
also-training-title = utbildning, utbildningens namn, namn, kurs, titel
also-training-provider = utbildare, anordnare, föreläsare
also-activity-text = aktivitet, åtgärd, insats, vad
also-activity-responsible_person = ansvarig, vem
also-activity-due = klart senast, slutdatum, senast, när, deadline, tidplan
also-activity-done_on = klar datum, genomförd, avslutad
also-activity-plan = plan, handlingsplan
also-service-title = insats, namn, titel
also-service-provider = utförare, verksamhet, enhet
also-cost-amount = belopp, kronor, summa kr

means-gender-woman = k, kv, kvinnor, flicka, tjej
means-gender-man = m, män, pojke, kille
means-gender-other = ickebinär, annat kön
means-gender-not_stated = okänt, ej angivet, vill ej uppge, uppgift saknas
means-attendance_status-present = x, xx, ja, j, närv, när, deltog, på plats, ✓, v, 1
means-attendance_status-remote = digitalt, distans, teams, zoom, länk
means-attendance_status-absent = f, frånv, nej, uteblev, 0, -, o
means-attendance_status-excused = anmält förhinder, sjuk, s, anmäld frånvaro, giltig frånvaro, vab
means-answer_type-yes_no = ja nej, ja eller nej, j n
means-answer_type-ordered_choice = i ordning, ordnat val, ordnade svar
means-membership_role-chair = ordf
means-membership_role-member = ledamot, deltagare
means-membership_role-substitute = suppleant
means-decision_level-chief_executive = kommunchef, kd
means-decision_level-employee = handläggare, lärare, personal
means-decision_level-strategist = strateg, samordnare, strateg eller samordnare, koordinator, utvecklingsledare
means-decision_level-division_head = verksamhetschef, områdeschef
means-decision_level-unit_head = rektor
means-sector-education = skola, barn och utbildning, vuxenutbildning
means-sector-social = ifo, individ och familj
means-sector-health_care = region, sjukvård, vård
means-sector-state_authority = arbetsförmedlingen, myndighet
means-sector-civil_society = förening, ideell
means-sector-other = annat, övrigt
means-activity_status-done = genomförd, avslutad, färdig
means-activity_status-in_progress = pågående, påbörjad
means-activity_status-not_started = ej påbörjad, planerad

## Vad som hände

intake-counts =
    { $n ->
        [one] 1 rad: { $list }.
       *[other] { $n } rader: { $list }.
    }
intake-counts_none = Inga rader.
intake-count_new =
    { $n ->
        [one] 1 ny
       *[other] { $n } nya
    }
intake-count_changed = { $n } ändrar något
intake-count_same = { $n } finns redan
intake-count_asked = { $n } behöver svar
intake-count_refused = { $n } går inte att läsa in
intake-count_skipped = { $n } hoppas över
intake-namesakes = Samma namn på flera nya rader: { $list }. Varje rad blir en person. Är det samma, välj att inte läsa in den ena.
intake-namesakes_in = { $name } (rad { $rows })
intake-row = Rad
intake-reason = Varför raden inte är inläst
intake-read_without = Inläst, men utan det som inte gick att läsa: { $reasons }
intake-left_out_file = – inte inläst
intake-left_out = Rader som inte är inlästa finns i { $file }, med skälet till var och en. Filen innehåller samma uppgifter som kalkylarket: förvara den lika säkert.
intake-left_out_not_saved = Raderna som kunde läsas in är inlästa. Filen med de andra kunde inte sparas: { $reason }
intake-headings = Rubrikerna står på rad { $rows }.
intake-above = Ovanför tabellen, inte inlästa: rad { $rows }.
intake-beside = Summor och upprepade rubriker, inte inlästa: rad { $rows }.
intake-hidden_rows = Dolda eller bortfiltrerade rader, inte inlästa: { $n }.
intake-far_columns = Kolumner efter den { $most }:e, inte inlästa: { $n }.
intake-and_more = { $list } … och { $n } till
intake-hidden_sheets = Dolda blad, inte inlästa: { $names }.
intake-note = { $field }, { $what } ({ $n }): rad { $first }
intake-read_as = Läst som: { $list }

## Sidan

page-intake = Läs in från Excel
intake-purpose = Se vad det blir av varje rad innan något ändras. Det som är oklart frågar programmet om.
intake-empty = Släpp ett kalkylark här, eller välj ett: deltagare, medlemmar, närvaro, verksamheter eller något annat som du har i Excel.
intake-choose = Välj kalkylark …
intake-another = Välj ett annat …
intake-reading = Läser kalkylarket …
intake-take_in = { $n ->
    [one] Läs in 1 rad
   *[other] Läs in { $n } rader
}
intake-nothing_new = Det finns inget nytt eller ändrat att läsa in.
intake-to_questions = Till frågorna
intake-answer_first = Svara först på frågorna
intake-read_only = Filen är öppen för läsning.
intake-take_in_these = { $n ->
    [one] Läs in raden
   *[other] Läs in de { $n } raderna
}
intake-under_way = Raderna läses in.
intake-looking = Går igenom raderna …
intake-taking_in = Läser in
intake-go_there = Visa { $page }
intake-taken_in = Inläst. Allt kan ångras på en gång.
intake-content = Innehåll
intake-sheet = Blad
intake-sheet_rows = { $name } ({ $n })
intake-kind = Vad raderna är
intake-which_kind = Det syns inte i rubrikerna vad raderna är. Välj det.
intake-columns = Vad kolumnerna innehåller
intake-questions = Frågor
intake-in_rows = { $n ->
    [one] 1 rad
   *[other] { $n } rader
}
intake-more_questions = { $n ->
    [one] En fråga till, när de här är besvarade.
   *[other] { $n } frågor till, när de här är besvarade.
}
intake-answered = ”{ $words }” är besvarad ({ $field }).
intake-answer_later = Svara senare
intake-answer_as = Samma som ”{ $words }”
intake-answer_new_of = { $new } inom { $of }
intake-answer_nothing = Lämna tomt
intake-answer_hours = Timmar
intake-answer_decimal_hours = Timmar med decimaler (1.30 är 1 h 18 min)
intake-answer_clock = Timmar och minuter (1.30 är 1 h 30 min)
intake-answer_hours_but_one = Timmar, men 1 är ett kryss för den som var med
intake-answer_minutes = Minuter
intake-answer_codes = Koder
intake-answer_skip = Läs inte in raden
intake-rows = Rader
intake-rows_asked = Behöver svar ({ $n })
intake-leave_unreadable = Läs in raderna utan de celler som inte går att läsa
intake-rows_refused = Går inte att läsa in ({ $n })
intake-rows_new = Nya ({ $n })
intake-rows_changed = Ändras ({ $n })
intake-rows_same = Finns redan ({ $n })
intake-what = Vad
intake-outcome = Vad det blir
intake-choose_row = Välj en rad för att säga vem eller vad den gäller.
intake-about_row = Vad rad { $row } gäller
