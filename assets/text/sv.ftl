# Alla ord som en användare ser, på svenska. Samma nycklar finns i en.ftl.
#
# En nyckel har minst ett bindestreck. Heltal skrivs på språkets eget sätt redan i { $n }, och kan väljas
# på ({ $n -> [one] … *[other] … }); årtal och andra färdiga texter skickas som text.

## Språket självt

choice-unknown = okänt val ({ $code })
field-unknown = okänt fält ({ $code })
kind-unknown = okänd post ({ $code })
municipality-unknown = okänd kommun ({ $code })
flag-yes = Ja
flag-no = Nej
flag-unknown = Vet inte

## Tal och mått

number-kronor = { $amount }{"\u00A0"}kr
number-percent = { $number }{"\u00A0"}%
number-hours = { $hours }{"\u00A0"}tim
number-minutes = { $minutes }{"\u00A0"}min
number-hours_minutes = { $hours }{"\u00A0"}tim { $minutes }{"\u00A0"}min
list-and = och

## Dagar

day-today = i dag
day-yesterday = i går
day-tomorrow = i morgon
day-in_days =
    { $n ->
        [one] om { $n } dag
       *[other] om { $n } dagar
    }
day-days_ago =
    { $n ->
        [one] för { $n } dag sedan
       *[other] för { $n } dagar sedan
    }
day-of_year = { $day } { $month }
day-of_other_year = { $day } { $month } { $year }
day-with_weekday = { $weekday } { $day } { $month } { $year }
day-month_year = { $month } { $year }
day-week = v.{"\u00A0"}{ $week }
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
weekday-short-1 = må
weekday-short-2 = ti
weekday-short-3 = on
weekday-short-4 = to
weekday-short-5 = fr
weekday-short-6 = lö
weekday-short-7 = sö
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec

## Vad som är fel med ett värde

invalid-in_field = { $field }: { $sentence }
invalid-missing = Fyll i det här fältet.
invalid-not_text = Det här ska vara en text.
invalid-too_long =
    { $n ->
        [one] Högst { $n } tecken får plats.
       *[other] Högst { $n } tecken får plats.
    }
invalid-control_character = Texten innehåller ett tecken som inte kan sparas, till exempel en radbrytning.
invalid-not_a_number = Skriv ett heltal.
invalid-not_a_decimal = Skriv ett tal med högst tre decimaler, till exempel 12,5.
invalid-out_of_bounds = Skriv ett tal mellan { $low } och { $high }.
invalid-not_a_date = Skriv ett datum, till exempel 2026-11-21.
invalid-not_a_month = Skriv månaden, till exempel 2026-11.
invalid-not_a_time = Skriv ett klockslag, till exempel 13.00.
invalid-not_a_flag = Svara ja eller nej.
invalid-unknown_choice = ”{ $choice }” finns inte bland valen.
invalid-not_an_id = Det här pekar inte ut någon post.
invalid-no_such_record = Posten som det här pekar på finns inte.
invalid-is_removed = Det som anges är borttaget. Ta tillbaka det först, eller välj något annat.
invalid-in_a_ring = Den kan inte höra under sig själv, varken direkt eller genom andra. Välj en annan.
invalid-takes_part = Kommunen är redan med i projektet då. Har den lämnat och kommit tillbaka skrivs det som en del till, från den dag den är med igen.
invalid-not_a_list = Det här ska vara en lista.
invalid-not_a_municipality_code = Skriv kommunens kod med fyra siffror, till exempel 1285.
invalid-not_an_identity_number = Personnumret stämmer inte. Skriv det som ÅÅÅÅMMDD-XXXX och kontrollera siffrorna.
invalid-not_asked_for = Projektet frågar inte efter personnummer, så det sparas inte. Projektledningen kan ändra det på sidan Projekt.
invalid-settled = Det bestämdes när posten gjordes. Gör en ny i stället.
invalid-before = Kan inte vara före ”{ $field }”.
invalid-over_several_days = Ett tillfälle är en dag. Gör ett tillfälle för varje dag.
invalid-not_above = Ska vara större än ”{ $field }”.
invalid-not_one_of = Fyll i antingen det här eller ”{ $field }”, inte båda.
invalid-same_as = Kan inte vara samma som ”{ $field }”.
invalid-more_than_a_day = Personen får mer än 24 timmar den dagen. Kontrollera minuterna.
invalid-doubtful_email = Stämmer adressen? Den brukar se ut som namn@kommun.se. Det du har skrivit är sparat.
invalid-doubtful_phone = Stämmer numret? Här står inga siffror att ringa. Det du har skrivit är sparat.
invalid-no_such_field = Det finns inget sådant fält.

## Fel

error-not_a_municipality_code = ”{ $code }” är inte en kommunkod. En kommunkod har fyra siffror, till exempel 1285.
error-store-no_file = Det finns ingen fil på platsen { $path }. Kanske är den flyttad, eller en nätverksmapp inte ansluten.
error-store-exists = Det finns redan en fil som heter { $path }. Den är orörd. Välj ett annat namn.
error-store-not_a_file_name = Filens namn eller sökväg är för lång eller innehåller tecken som inte är tillåtna. Ingenting ändrades. Välj ett kortare namn eller en kortare sökväg.
error-store-not_ours = Filen är ingen arbetsfil från Samverka. Den är orörd.
error-store-too_new = Filen är gjord med en nyare version av Samverka (schema { $found }, den här versionen kan { $known }). Den är orörd. Installera den nya versionen och öppna filen igen.
error-store-nothing_begun = Filen är tom: den kopierades medan programmet höll på att göra den. Ingenting ändrades. Kopiera den en gång till när Samverka är stängt där den finns.
error-store-is_a_step = Filen är en säkerhetskopia med bara det som ändrats sedan en annan kopia, så den går inte att öppna för sig. Återställ den under Säkerhetskopior. Ingenting ändrades.
error-store-is_a_base = Filen är en säkerhetskopia som senare kopior bygger på, så den ändras inte. Återställ den under Säkerhetskopior, eller lägg en kopia av den i en annan mapp och arbeta i den.
error-store-no_base = Kopian går inte att läsa för sig: den innehåller bara det som ändrats sedan kopian ”{ $name }”, som inte ligger i samma mapp. Ingenting ändrades. Lägg tillbaka den kopian, eller välj en annan.
error-store-other_base = Kopian går inte att läsa: kopian ”{ $name }” som den bygger på har ändrats. Ingenting ändrades. Välj en annan kopia.
error-store-disk_full = Disken är full, så det gick inte. Allt som redan är sparat finns kvar. Gör plats och försök igen.
error-store-read_only = Filen eller mappen går inte att skriva i, så ingenting ändrades. Flytta filen till en mapp där du får spara.
error-store-busy = Ett annat program använder filen, så ingenting ändrades. Stäng det andra programmet och försök igen.
error-store-damaged = Filen är skadad. Ingenting ändrades i den. Återställ en säkerhetskopia. (Teknisk uppgift: { $detail })
error-store-other = Filen kunde inte läsas eller skrivas, och ingenting ändrades. Försök igen. (Teknisk uppgift: { $detail })
error-bundle-not_a_bundle = Filen är inget paket från Samverka. Ingenting ändrades.
error-bundle-damaged = Paketet är skadat eller avklippt på vägen. Ingenting ändrades. Be avsändaren skicka det igen. (Teknisk uppgift: { $detail })
error-bundle-bad_signature = Paketet har ändrats sedan det gjordes. Ingenting ändrades här. Be avsändaren om ett nytt.
error-bundle-too_new = Paketet är gjort med en nyare version av Samverka (format { $format }). Ingenting ändrades. Installera den nya versionen och öppna paketet igen.
error-bundle-too_large = Paketet är orimligt stort, så det lästes inte in. Ingenting ändrades. (Teknisk uppgift: { $detail })
error-bundle-not_for_us = Paketet är krypterat för någon annan, projektledningen eller en utvärderare, och kan bara läsas där. Ingenting ändrades. Ska det läsas här, av en kollega i samma kommun: be avsändaren göra ett nytt paket med en lösenfras.
error-bundle-needs_passphrase = Paketet är låst med en lösenfras. Skriv den och försök igen.
error-bundle-wrong_passphrase = Lösenfrasen stämmer inte. Ingenting ändrades. Kontrollera den och försök igen.
error-bundle-short_passphrase = Lösenfrasen är för kort. Välj minst { $n } tecken, mellanslag oräknade, gärna flera ord.
error-bundle-not_a_key = Nyckeln går inte att läsa. Ingenting ändrades.
error-bundle-bad_entry = Paketet innehåller något som Samverka inte skriver (rad { $line }). Ingenting ändrades. Be avsändaren om ett nytt. (Teknisk uppgift: { $detail })
error-bundle-system = Paketet kunde inte läsas eller skrivas. Ingenting ändrades. (Teknisk uppgift: { $detail })
error-workspace-no_such_record = { $kind } finns inte längre. Ingenting ändrades.
error-workspace-record_exists = Posten finns redan. Ingenting ändrades.
error-workspace-not_ours = { $kind } ändras av någon annan: projektledningen eller en annan kommun. Ingenting ändrades.
denied-read_only = Filen går bara att läsa.
denied-of_the_lead = Projektledningen sköter de här uppgifterna.
denied-of = { $municipality } sköter de här uppgifterna.
denied-of_each = Varje kommun lägger till sina egna.
denied-only_one = Det finns redan ett, och det ska bara finnas ett.
denied-of_a_project = Projektet sköter de här uppgifterna.
denied-erased = Personen är raderad.
error-workspace-removed = { $kind } har tagits bort. Ta tillbaka posten först. Ingenting ändrades.
error-workspace-erased = Personen är raderad för gott och kan inte ändras.
error-workspace-no_such_text = Texten { $text } finns inte här. Ingenting ändrades, och ingen är raderad. Titta igen på vilka texter som nämner personen.
error-workspace-other_project = Paketet hör till ett annat projekt ({ $project }). Ingenting ändrades.
error-workspace-only_for_evaluator = Det här görs i en utvärderares arbetsfil. Ett klusterpaket är till den som utvärderar flera projekt.
error-workspace-not_for_evaluator = En utvärderares arbetsfil tar emot klusterpaket från projektledare och ingenting annat, och skickar ingenting i ett projekts namn. Ingenting ändrades.
error-workspace-not_an_invitation = Filen är ingen inbjudan från en utvärderare. Be om en ny.
error-workspace-only_for_lead = Det här görs i projektledarens arbetsfil.
error-workspace-only_for_municipality = Det här görs i en kommuns arbetsfil.
error-workspace-not_taking_part = { $municipality } deltar inte i projektet. Ingenting ändrades.
error-workspace-unknown_municipality = Det finns ingen kommun med koden { $code }.
error-workspace-not_a_kit = Filen är inget startpaket. Ingenting ändrades. Be projektledningen om ett startpaket.
error-workspace-for_other = Paketet är till { $municipality }. Ingenting ändrades.
error-workspace-not_from_lead = Paketet är inte signerat av projektledningen, så det lästes inte in. Ingenting ändrades.
error-workspace-no_key = Det finns ingen nyckel att kryptera med. Sammanfoga ett startpaket från projektledningen, eller välj en lösenfras.
error-workspace-contradiction = Paketet säger emot det som redan är känt om { $what }. Ingenting ändrades. Be avsändaren om ett nytt.
error-workspace-no_such_figure = Det finns ingen siffra som heter { $id }.
error-workspace-file = Filen { $path } kunde inte läsas eller skrivas. Ingenting ändrades i arbetsfilen. (Teknisk uppgift: { $detail })
error-workspace-no_such_merge = Det finns ingen sammanfogning med nummer { $n } här. Ingenting ändrades.
error-workspace-already_undone = Sammanfogning { $n } är redan ångrad. Ingenting ändrades.
error-workspace-not_remembered = Vad sammanfogning { $n } tog in är inte känt: den gjordes med en äldre version, eller filen har varit skadad. Den kan inte ångras. Ingenting ändrades.
error-workspace-began_with = Arbetsfilen började med den sammanfogningen, så den kan inte ångras. Ingenting ändrades.
error-workspace-stood_on = { $n ->
    [one] En post har ändrats här sedan dess och bygger på sammanfogningen, så den kan inte ångras. Ingenting ändrades.
   *[other] { $n } poster har ändrats här sedan dess och bygger på sammanfogningen, så den kan inte ångras. Ingenting ändrades.
}
error-workspace-stopped = Avbrutet. Ingenting ändrades.
error-workspace-unfaithful =
    { $n ->
        [one] { $n } rad stämmer inte med historiken.
       *[other] { $n } rader stämmer inte med historiken.
    } Ingenting ändrades. Återställ en säkerhetskopia.

## Det som ett paket säger innan det sammanfogas

warning-merged_before = Allt i det här paketet är redan sammanfogat.
warning-older_than_known = Ett senare paket från samma avsändare är redan sammanfogat.
warning-new_key = Avsändaren har signerat med en annan nyckel än tidigare. Allt nytt i paketet hålls kvar och väntar på dig i Beslut.
warning-refused_key = Paketet är signerat med en nyckel som du har avvisat. Inget nytt tas in ur det.
warning-newer_program = Paketet är gjort med en nyare version av Samverka. Det som den här versionen inte känner till sparas och skickas vidare.
warning-erases = { $n ->
    [one] Paketet raderar en person för gott. Det går inte att ångra.
   *[other] Paketet raderar { $n } personer för gott. Det går inte att ångra.
}
warning-clock_ahead = Paketet, eller något i det, är daterat i framtiden. Avsändarens klocka går troligen fel.
held-not_the_sender_s = Uppgiften gäller något som avsändaren inte får ändra.
held-contradiction = Uppgiften säger emot sig själv.
held-unknown_key = Uppgiften är signerad med en nyckel som inte är känd för avsändaren.
held-refused_key = Uppgiften är signerad med en nyckel som du har avvisat.
held-refused_here = Uppgiften har avvisats här, men tagits in på en annan av era datorer.
held-refused_before = Uppgiften har avvisats tidigare.
held-not_yet = Uppgiften är daterad efter år 2150. Avsändarens klocka går fel.
held-unknown = Uppgiften väntar på beslut ({ $reason }).

## Vad poster och kommandon heter

verb-add = lägg till { $kind }
verb-change = ändra { $the }
verb-take_in = läs in { $many }
verb-remove = ta bort { $the }
verb-restore = ta tillbaka { $the }
title-protected = Person med skyddade uppgifter
title-erased = Raderad person
title-removed = Borttagen post ({ $kind })
title-untitled = { $kind } utan namn

## Slag av poster: ett, flera, bestämd form, nytt

kind-project = projekt
kind-project-many = projekt
kind-project-the = projektet
kind-project-new = nytt projekt
kind-phase = fas
kind-phase-many = faser
kind-phase-the = fasen
kind-phase-new = ny fas
kind-goal = delmål
kind-goal-many = delmål
kind-goal-the = delmålet
kind-goal-new = nytt delmål
kind-goal_revision = reviderat mål
kind-goal_revision-many = reviderade mål
kind-goal_revision-the = det reviderade målet
kind-goal_revision-new = nytt reviderat mål
kind-judgement = bedömning
kind-judgement-many = bedömningar
kind-judgement-the = bedömningen
kind-judgement-new = ny bedömning
kind-municipality = kommun
kind-municipality-many = kommuner
kind-municipality-the = kommunen
kind-municipality-new = ny kommun
kind-unit = verksamhet
kind-unit-many = verksamheter
kind-unit-the = verksamheten
kind-unit-new = ny verksamhet
kind-person = person
kind-person-many = personer
kind-person-the = personen
kind-person-new = ny person
kind-person_link = dubblettbeslut
kind-person_link-many = dubblettbeslut
kind-person_link-the = dubblettbeslutet
kind-person_link-new = nytt dubblettbeslut
kind-assignment = uppdrag
kind-assignment-many = uppdrag
kind-assignment-the = uppdraget
kind-assignment-new = nytt uppdrag
kind-group = grupp
kind-group-many = grupper
kind-group-the = gruppen
kind-group-new = ny grupp
kind-membership = medlemskap
kind-membership-many = medlemskap
kind-membership-the = medlemskapet
kind-membership-new = ny medlem
kind-meeting = möte
kind-meeting-many = möten
kind-meeting-the = mötet
kind-meeting-new = nytt möte
kind-attendance = närvaro
kind-attendance-many = närvaro
kind-attendance-the = närvaron
kind-attendance-new = ny närvaro
kind-action_plan = handlingsplan
kind-action_plan-many = handlingsplaner
kind-action_plan-the = handlingsplanen
kind-action_plan-new = ny handlingsplan
kind-activity = aktivitet
kind-activity-many = aktiviteter
kind-activity-the = aktiviteten
kind-activity-new = ny aktivitet
kind-initiative = förändringsarbete
kind-initiative-many = förändringsarbeten
kind-initiative-the = förändringsarbetet
kind-initiative-new = nytt förändringsarbete
kind-factor = framgångsfaktor eller hinder
kind-factor-many = framgångsfaktorer och hinder
kind-factor-the = faktorn
kind-factor-new = ny framgångsfaktor eller nytt hinder
kind-quote = citat
kind-quote-many = citat
kind-quote-the = citatet
kind-quote-new = nytt citat
kind-training = utbildning
kind-training-many = utbildningar
kind-training-the = utbildningen
kind-training-new = ny utbildning
kind-session = tillfälle
kind-session-many = tillfällen
kind-session-the = tillfället
kind-session-new = nytt tillfälle
kind-survey = enkät
kind-survey-many = enkäter
kind-survey-the = enkäten
kind-survey-new = ny enkät
kind-question = fråga
kind-question-many = frågor
kind-question-the = frågan
kind-question-new = ny fråga
kind-response = svar
kind-response-many = svar
kind-response-the = svaret
kind-response-new = nytt svar
kind-tally = svarssammanställning
kind-tally-many = svarssammanställningar
kind-tally-the = svarssammanställningen
kind-tally-new = ny svarssammanställning
kind-cost = kostnad
kind-cost-many = kostnader
kind-cost-the = kostnaden
kind-cost-new = ny kostnad
kind-outreach = spridning
kind-outreach-many = spridning
kind-outreach-the = spridningen
kind-outreach-new = ny spridning
kind-context_event = omvärldshändelse
kind-context_event-many = omvärldshändelser
kind-context_event-the = omvärldshändelsen
kind-context_event-new = ny omvärldshändelse
kind-snooze = vilande signal
kind-snooze-many = vilande signaler
kind-snooze-the = den vilande signalen
kind-snooze-new = ny vilande signal

## Fält

field-project-name = Namn
field-project-short_name = Kortnamn
field-project-reference = Diarienummer
field-project-owner = Projektägare
field-project-fund = Finansiär
field-project-start = Start
field-project-end = Slut
field-project-purpose = Syfte
field-project-direct_target_group = Direkt målgrupp
field-project-indirect_target_group = Indirekt målgrupp
field-project-planned_women = Planerat antal kvinnor
field-project-planned_men = Planerat antal män
field-project-planned_hours = Planerade timmar
field-project-identity_numbers = Finansiären kräver personnummer
field-project-identity_secret = Hemlighet för personnummer
field-project-signing_key = Projektledarens signeringsnyckel
field-project-encryption_key = Projektledarens krypteringsnyckel

field-phase-name = Namn
field-phase-start = Start
field-phase-end = Slut
field-phase-position = Ordning

field-goal-code = Nummer
field-goal-text = Delmål
field-goal-indicator = Indikator
field-goal-scope = Gäller
field-goal-target = Målvärde
field-goal-direction = Riktning
field-goal-due = Ska vara nått

field-goal_revision-goal = Delmål
field-goal_revision-date = Datum
field-goal_revision-target = Nytt målvärde
field-goal_revision-reason = Skäl

field-judgement-goal = Delmål
field-judgement-date = Datum
field-judgement-state = Läge
field-judgement-count = Antal
field-judgement-reason = Skäl

field-municipality-code = Kommun
field-municipality-letter_of_intent = Avsiktsförklaring
field-municipality-agreement = Överenskommelse
field-municipality-joined = Gick med
field-municipality-left = Lämnade
field-municipality-note = Anteckning

field-unit-name = Namn
field-unit-sector = Sektor
field-unit-kind = Slag
field-unit-traditional = Brukar arbeta med målgruppen

field-person-name = Namn
field-person-unit = Verksamhet
field-person-profession = Yrke
field-person-gender = Kön
field-person-decision_level = Beslutsnivå
explain-person-decision_level = Var i den egna organisationen personen fattar beslut.
field-person-participant_level = Deltagarnivå
explain-person-participant_level = Hur personen räknas som deltagare: leder, samordnar, eller möter målgruppen i sitt yrke (professionsnivå).
field-person-email = E-post
field-person-phone = Telefon
field-person-identity_number = Personnummer
field-person-identity_digest = Kod i stället för personnummer
field-person-protected = Skyddade personuppgifter
field-person-informed_on = Informerad om personuppgifter
field-person-note = Anteckning

field-person_link-first = Person
field-person_link-second = Den andra personen
field-person_link-verdict = Beslut
field-person_link-moved = har flyttat

field-assignment-person = Person
field-assignment-role = Roll
field-assignment-from = Från
field-assignment-to = Till
field-assignment-share = Avsatt tid, andel av heltid
explain-assignment-share = Hur mycket av arbetstiden som är avsatt för uppdraget: 20 är en dag i veckan.
field-assignment-mandate = Mandat
explain-assignment-mandate = Ja: får driva arbetet och kalla andra. Delvis: i vissa frågor. Nej: behöver fråga först.
field-assignment-handover_note = Till efterträdaren

field-group-kind = Slag
field-group-name = Namn
field-group-origin = Hur gruppen kom till
explain-group-origin = Fanns den före projektet, breddades den, eller bildades den i projektet?
field-group-established_on = Bildad
field-group-assignment = Uppdrag
field-group-meeting_rhythm = Mötesrytm
field-group-parent = Rapporterar till
field-group-planned_size = Planerad storlek
field-group-status = Läge
field-group-after_project = Efter projektet

field-membership-group = Grupp
field-membership-person = Person
field-membership-from = Från
field-membership-to = Till
field-membership-role = Roll
field-membership-mandate = Mandat
explain-membership-mandate = Ja: kan säga ja för sin verksamhet. Delvis: i vissa frågor. Nej: behöver fråga först.
field-membership-new_unit = Verksamheten är ny i samverkan
explain-membership-new_unit = Ja om verksamheten inte var med före projektet.

field-meeting-title = Rubrik
field-meeting-date = Datum
field-meeting-start_time = Börjar
field-meeting-end_time = Slutar
field-meeting-place = Plats
field-meeting-groups = Grupper
field-meeting-kind = Slag
field-meeting-notes = Anteckningar
field-meeting-decisions = Beslut
field-meeting-next_meeting = Nästa möte

field-attendance-meeting = Möte
field-attendance-session = Tillfälle
field-attendance-person = Person
field-attendance-status = Närvaro
field-attendance-minutes = Minuter

field-action_plan-title = Rubrik
field-action_plan-group = Antagen av
field-action_plan-adopted_on = Antagen
field-action_plan-handed_over_on = Överlämnad
field-action_plan-handed_over_to = Överlämnad till
field-action_plan-version = Version
field-action_plan-status = Läge

field-activity-plan = Handlingsplan
field-activity-text = Aktivitet
field-activity-goal_text = Mål
field-activity-responsible_person = Ansvarig person
field-activity-responsible_unit = Ansvarig verksamhet
field-activity-due = Klar senast
field-activity-status = Läge
field-activity-follow_up = Uppföljning
field-activity-done_on = Klar

field-initiative-title = Rubrik
field-initiative-themes = Teman
field-initiative-problem = Problem
field-initiative-approach = Arbetssätt
field-initiative-stage = Steg
field-initiative-idea_on = Idé
field-initiative-planned_on = Planerat
field-initiative-started_on = Startat
field-initiative-in_progress_on = Pågår sedan
field-initiative-carried_out_on = Genomfört
field-initiative-ordinary_work_on = Ordinarie arbete sedan
field-initiative-stopped_on = Avbrutet
field-initiative-driver = Drivs av
field-initiative-units = Verksamheter
field-initiative-groups = Grupper
field-initiative-participation = Målgruppens delaktighet
field-initiative-methods = Metoder
field-initiative-result = Resultat
field-initiative-effect_level = Effektnivå
explain-initiative-effect_level = Hur långt effekten kan visas: 1 man var nöjd, 2 man lärde sig, S organisationen stöder, 3 man arbetar annorlunda, 4 det märks för målgruppen.
field-initiative-good_example = Gott exempel
field-initiative-example_text = Vad andra kan lära
field-initiative-may_share = Får delas med andra
field-initiative-continuation = Fortsättning

field-factor-kind = Slag
field-factor-category = Område
field-factor-text = Beskrivning
field-factor-about = Gäller

field-quote-text = Citat
field-quote-from_role = Sagt av (roll, inte namn)
field-quote-about = Gäller
field-quote-may_publish = Får publiceras

field-training-title = Rubrik
field-training-track = Spår
explain-training-track = Ämnet eller serien som utbildningen hör till, om projektet har flera.
field-training-level = Riktar sig till
field-training-form = Form
field-training-provider = Utförare
field-training-compulsory = Obligatorisk
field-training-description = Beskrivning

field-session-training = Utbildning
field-session-starts = Börjar
field-session-ends = Slutar
field-session-minutes = Undervisningstid i minuter
field-session-host = Värdkommun
field-session-place = Plats
field-session-invited = Antal inbjudna

field-survey-title = Rubrik
field-survey-purpose = Syfte
field-survey-anonymous = Anonym

field-question-survey = Enkät
field-question-position = Ordning
field-question-text = Fråga
field-question-code = Kortnamn i uppföljningen
field-question-answer_type = Typ av svar
field-question-lowest = Lägsta värde
field-question-highest = Högsta värde
field-question-lowest_label = Lägsta värdet betyder
field-question-highest_label = Högsta värdet betyder
field-question-options = Svarsalternativ

field-response-survey = Enkät
field-response-about = Gäller
field-response-wave = Mättillfälle
field-response-answers = Svar

field-tally-question = Fråga
field-tally-about = Gäller
field-tally-wave = Mättillfälle
field-tally-counts = Antal per svar
field-tally-invited = Antal tillfrågade

field-cost-date = Datum
field-cost-kind = Slag
field-cost-basis = Planerad eller faktisk
field-cost-amount = Belopp
field-cost-funder = Bärs av
field-cost-note = Anteckning

field-outreach-date = Datum
field-outreach-kind = Slag
field-outreach-title = Rubrik
field-outreach-reach = Antal nådda

field-context_event-date = Datum
field-context_event-text = Händelse
field-context_event-effect = Betydelse för projektet

field-snooze-signal = Signal
field-snooze-about = Gäller
field-snooze-until = Vilar till
field-snooze-reason = Skäl

## Val

choice-group_kind-strategic = Strategisk
choice-group_kind-operative = Operativ
choice-group_kind-working = Arbetsgrupp
choice-group_kind-steering = Styrgrupp
choice-group_kind-reference = Referensgrupp
choice-group_kind-network = Nätverk

choice-group_origin-existed = Fanns redan
choice-group_origin-widened = Fanns och breddades
choice-group_origin-created = Bildades i projektet

choice-group_status-active = Aktiv
choice-group_status-dormant = Vilande
choice-group_status-closed = Avslutad
choice-group_status-taken_over = Övertagen av ordinarie organisation

choice-membership_role-chair = Ordförande
choice-membership_role-driver = Drivande person
choice-membership_role-member = Medlem
choice-membership_role-substitute = Ersättare

choice-meeting_kind-start_up = Uppstartsmöte
choice-meeting_kind-regular = Ordinarie möte
choice-meeting_kind-handover = Överlämning
choice-meeting_kind-joint_check_in = Gemensam avstämning
choice-meeting_kind-process_mapping = Processkartläggning
choice-meeting_kind-workshop = Workshop
choice-meeting_kind-contact_persons = Kontaktpersonsmöte

choice-attendance_status-present = Närvarande
choice-attendance_status-remote = På distans
choice-attendance_status-absent = Frånvarande
choice-attendance_status-excused = Förhinder

choice-theme-collaboration_across_departments = Samverkan mellan förvaltningar
choice-theme-whole_picture = Helheten synliggörs
choice-theme-collaboration_with_civil_society = Samverkan med civilsamhället
choice-theme-labour_market_and_establishment = Arbetsmarknad och etablering
choice-theme-inhabitant_as_co_creator = Invånaren som medskapare
choice-theme-other = Annat

choice-stage-idea = Idé
choice-stage-planned = Planerat
choice-stage-started = Startat
choice-stage-in_progress = Pågår
choice-stage-carried_out = Genomfört
choice-stage-ordinary_work = Del av ordinarie arbete
choice-stage-stopped = Avbrutet

choice-participation-none = Ingen delaktighet
choice-participation-informed = Informeras
choice-participation-consulted = Tillfrågas
choice-participation-involved = Involveras
choice-participation-co_created = Medskapar
choice-participation-led = Leder

choice-method-service_design = Tjänstedesign
choice-method-process_mapping = Processkartläggning
choice-method-norm_critical_review = Normkritisk granskning
choice-method-other = Annan metod

choice-effect_level-reaction = Reaktion (1)
choice-effect_level-learning = Lärande (2)
choice-effect_level-organisational_support = Organisatoriskt stöd (S)
choice-effect_level-use = Användning (3)
choice-effect_level-effect = Effekt (4)

choice-factor_kind-success = Framgångsfaktor
choice-factor_kind-obstacle = Hinder

choice-factor_category-anchoring = Förankring
choice-factor_category-management_engagement = Ledningens engagemang
choice-factor_category-mandate = Mandat
choice-factor_category-time = Tid
choice-factor_category-staff_turnover = Personalomsättning
choice-factor_category-driver = Drivande person eller kontaktperson
choice-factor_category-communication_between_levels = Kommunikation mellan nivåer
choice-factor_category-clear_purpose = Tydligt syfte
choice-factor_category-relevant_participants = Rätt deltagare
choice-factor_category-changed_circumstances = Ändrade förutsättningar
choice-factor_category-competing_projects = Konkurrerande projekt
choice-factor_category-other = Annat

choice-sector-social = Socialtjänst
choice-sector-education = Utbildning
choice-sector-labour_market = Arbetsmarknad
choice-sector-culture_and_leisure = Kultur och fritid
choice-sector-urban_planning = Samhällsbyggnad och teknik
choice-sector-business = Näringsliv
choice-sector-health_care = Hälso- och sjukvård
choice-sector-municipal_management = Kommunledning
choice-sector-civil_society = Civilsamhälle
choice-sector-state_authority = Statlig myndighet
choice-sector-other = Annan sektor

choice-unit_kind-municipal_department = Kommunal förvaltning
choice-unit_kind-municipal_management = Kommunledning
choice-unit_kind-municipal_company = Kommunalt bolag
choice-unit_kind-regional_body = Regional aktör
choice-unit_kind-state_authority = Statlig myndighet
choice-unit_kind-civil_society = Civilsamhälle
choice-unit_kind-business = Företag

choice-gender-woman = Kvinna
choice-gender-man = Man
choice-gender-other = Annat
choice-gender-not_stated = Inte angivet

choice-decision_level-politician = Politiker
choice-decision_level-chief_executive = Kommundirektör
choice-decision_level-department_head = Förvaltningschef
choice-decision_level-division_head = Avdelningschef
choice-decision_level-unit_head = Enhetschef
choice-decision_level-strategist = Strateg/samordnare
choice-decision_level-employee = Medarbetare

choice-participant_level-strategic = Strategisk nivå
choice-participant_level-operative = Operativ nivå
choice-participant_level-professional = Professionsnivå

choice-link_verdict-same = Samma person
choice-link_verdict-different = Olika personer
choice-link_verdict-later = Avgör senare

choice-assignment_role-contact_person = Kontaktperson
choice-assignment_role-local_project_lead = Lokal projektledare
choice-assignment_role-process_lead = Processledare
choice-assignment_role-change_agent = Förändringsagent

choice-mandate-yes = Ja
choice-mandate-partly = Delvis
choice-mandate-no = Nej

choice-plan_status-draft = Utkast
choice-plan_status-adopted = Antagen
choice-plan_status-handed_over = Överlämnad
choice-plan_status-in_progress = Pågår
choice-plan_status-followed_up = Uppföljd
choice-plan_status-closed = Avslutad

choice-activity_status-not_started = Inte påbörjad
choice-activity_status-in_progress = Pågår
choice-activity_status-done = Klar
choice-activity_status-dropped = Struken

choice-goal_scope-each = Varje kommun
choice-goal_scope-project = Hela projektet

choice-goal_direction-at_least = Minst
choice-goal_direction-at_most = Högst

choice-goal_state-reached = Nått
choice-goal_state-on_the_way = På väg
choice-goal_state-behind = Släpar efter
choice-goal_state-not_begun = Inte påbörjat

choice-cost_basis-planned = Planerad
choice-cost_basis-actual = Faktisk

choice-funder-fund = Fonden
choice-funder-cofinancing = Medfinansiering
choice-funder-own = Egna medel

choice-cost_kind-staff = Personal
choice-cost_kind-participant_time = Deltagartid
choice-cost_kind-training = Utbildning
choice-cost_kind-travel = Resor
choice-cost_kind-premises = Lokaler
choice-cost_kind-services = Köpta tjänster
choice-cost_kind-other = Annat

choice-outreach_kind-newsletter = Nyhetsbrev
choice-outreach_kind-article = Artikel
choice-outreach_kind-talk = Föredrag
choice-outreach_kind-conference = Konferens
choice-outreach_kind-film = Film
choice-outreach_kind-social_media = Sociala medier

choice-survey_purpose-session_evaluation = Utvärdering av tillfälle
choice-survey_purpose-before_after = Före och efter
choice-survey_purpose-self_assessment = Självskattning
choice-survey_purpose-other = Annat

choice-answer_type-scale = Skala
choice-answer_type-yes_no = Ja eller nej
choice-answer_type-ordered_choice = Ett val i ordning, lägst först
choice-answer_type-one_choice = Ett val
choice-answer_type-several_choices = Flera val
choice-answer_type-number = Tal
choice-answer_type-text = Fritext

choice-wave-single = En gång
choice-wave-before = Före
choice-wave-after = Efter

choice-training_form-full_day = Heldag
choice-training_form-half_day = Halvdag
choice-training_form-several_days = Flera dagar
choice-training_form-lecture = Föreläsning
choice-training_form-workshop = Workshop
choice-training_form-study_visit = Studiebesök

# Insatser
page-services = Insatskarta
purpose-services = Vad kommunen har att erbjuda, för vem, och om andra kommuner får använda det.
empty-service = Här samlas det ni har att erbjuda målgruppen: vad det är, för vem, hur många som får plats och vem man frågar.
kind-service = insats
kind-service-many = insatser
kind-service-the = insatsen
kind-service-new = ny insats
field-service-title = Rubrik
field-service-provider = Utförare
field-service-description = Beskrivning
field-service-for_whom = För vem
field-service-place = Plats
field-service-capacity = Antal platser
field-service-price = Pris
field-service-pricing = Priset avser
field-service-open = Öppen för andra kommuner
field-service-contact = Kontakt (roll och verksamhet)
field-service-from = Från
field-service-to = Till
field-service-checked_on = Senast kontrollerad
choice-service_openness-no = Nej
choice-service_openness-by_agreement = Efter överenskommelse
choice-service_openness-for_sale = Till försäljning

# Överenskommelser
page-agreements = Överenskommelser
purpose-agreements = Avsiktsförklaringar och avtal: vilka som har lovat vad, hur länge det gäller och var det finns.
empty-agreement = Här samlas det ni har skrivit under: avsiktsförklaringar, lokala överenskommelser, avtal om data. Notera när det slutar gälla.
kind-agreement = överenskommelse
kind-agreement-many = överenskommelser
kind-agreement-the = överenskommelsen
kind-agreement-new = ny överenskommelse
field-agreement-title = Rubrik
field-agreement-kind = Slag
field-agreement-municipalities = Kommuner
field-agreement-units = Verksamheter
field-agreement-others = Andra parter
field-agreement-signed_on = Undertecknad
field-agreement-valid_to = Gäller till
field-agreement-status = Läge
field-agreement-kept_at = Var den finns
choice-agreement_kind-letter_of_intent = Avsiktsförklaring
choice-agreement_kind-local_collaboration = Lokal överenskommelse
choice-agreement_kind-data = Avtal om data
choice-agreement_kind-other = Annat
choice-agreement_status-draft = Utkast
choice-agreement_status-in_force = Gäller
choice-agreement_status-ended = Har upphört
