# Rapporten: avsnitt, egna texter, och det som räknas ur posterna.

page-report = Rapport
kind-report_text = rapporttext
kind-report_text-many = rapporttexter
kind-report_text-the = rapporttexten
kind-report_text-new = ny rapporttext
field-report_text-template = Rapport
field-report_text-section = Avsnitt
field-report_text-position = Ordning
field-report_text-left_out = Tas inte med
field-report_text-text = Egen text
field-report_text-written_on = Skriven
choice-report_template-final = Slutrapport
choice-report_template-progress = Lägesrapport
choice-report_template-municipality = Sammanfattning för kommunens ledning
choice-report_template-annual = Jämförelse år för år
choice-report_section-summary = Sammanfattning
choice-report_section-idea = Projektidé och förväntade resultat
choice-report_section-activities = Det här har gjorts
choice-report_section-results = Resultat, mål och indikatorer
choice-report_section-deviations = Avvikelser och deras orsaker
choice-report_section-equality = Jämställdhet, tillgänglighet och icke-diskriminering
choice-report_section-way_of_working = Arbetssätt
choice-report_section-communication = Kommunikation
choice-report_section-evaluation = Utvärdering och hur resultaten används
choice-report_section-economy = Ekonomi
choice-report_section-lessons = Lärdomar
choice-report_section-years = År för år
choice-report_section-quarters = Kvartal för kvartal
choice-report_section-ahead = Vägen framåt

## Dokumentet

report-title-final = Slutrapport
report-title-progress = Lägesrapport
report-title-municipality = Läget i samverkan
report-title-annual = Jämförelse år för år
report-reference = Diarienummer
report-owner = Projektägare
report-fund = Finansiär
report-period = Rapporten gäller
report-the_period = Perioden
report-since_start = Från start till och med { $day }
report-followed_in_period = Perioden och hela tiden
report-time = Projekttid
report-as_of = Läget räknat
report-contents = Innehåll
report-nothing = Inget är skrivet i det här avsnittet, och det finns inget registrerat att visa.
report-table = Tabell
report-picture = Figur
report-in_unit = { $what } ({ $unit })
report-more_of = { $what }, uppdelat
report-figure = Siffra
report-value = Värde
report-part = Uppdelning
report-answer = Svar
report-counted_on = Räknat på
report-planned = Planerat
report-actual = Utfall
report-hours = Timmar
report-professionals = Professionsnivå
report-strategic = Strategisk grupp
report-operative = Operativ grupp
report-whole_time = Hela tiden
report-quarter = Kvartal
report-day = Dag
report-goal = Mål
report-result = Resultat
report-state = Läge
report-measured_by = Mäts med
report-judged = Bedöms
report-event = Händelse
report-said = Vad som har sagts
report-where = Kommuner
report-members = Medlemmar
report-sectors = Sektorer
report-next_meeting = Nästa möte
report-not_booked = Inte bokat
report-municipalities =
    { $n ->
        [one] En kommun deltar: { $names }.
       *[other] { $n } kommuner deltar: { $names }.
    }
report-all_reached = Alla mål är nådda.
report-quoted = ”{ $words }”
report-once_each = Den som har deltagit i flera av tiderna räknas en gång i var och en, och en gång i hela tiden. Tiderna går därför inte alltid att lägga ihop.

## Rubriker i avsnitten

report-goals = Målen
report-participants = Deltagare
report-groups = Grupperna
report-meetings = Mötena
report-plans = Handlingsplanerna
report-initiatives = Förändringsarbetena
report-trainings = Utbildningarna
report-evaluations = Utvärderingar av utbildningarna
report-self_assessment = Kommunernas självskattning
report-measures = Nyckeltal
report-quotes = Röster
report-examples = Goda exempel
report-helped = Det här hjälpte
report-hindered = Det här hindrade
report-attention = Det här behöver uppmärksamhet

## Tabeller

report-in_short = Projektet i korthet
report-participants_planned = Deltagare, planerat och utfall
report-hours_planned = Deltagartimmar, planerat och utfall
report-planned_drawn = Planerat mot utfall; strecket visar det planerade
report-by_level = Deltagare och timmar efter deltagarnivå
report-by_sector = Deltagare och timmar efter sektor
report-by_municipality = Deltagare och timmar efter kommun
report-by_gender = Kvinnor och män
report-followed_by_year = Utvecklingen år för år
report-followed_by_quarter = Utvecklingen kvartal för kvartal
report-training_days = Dagar med utbildning
report-own_numbers = Läget i siffror
report-about_participants = Mer om deltagandet
report-about_professionals = Deltagare på professionsnivå
report-about_equality = Målgruppens delaktighet
report-about_groups = Grupperna i kommunerna
report-who_sits = Vilka som sitter i den strategiska gruppen
report-about_lead_time = Tid till första strategiska mötet
report-groups_origin = Hur grupperna kom till
report-groups_size = Gruppernas storlek
report-groups_levels = Medlemmarnas beslutsnivåer
report-groups_sectors = Medlemmarnas sektorer
report-groups_turnover = Omsättning i grupperna
report-groups_continuity = Kontinuitet i grupperna
report-about_meetings = Möten och närvaro
report-about_plans = Handlingsplanerna
report-about_initiatives = Förändringsarbetena i siffror
report-about_trainings = Utbildningarna i siffror
report-about_outreach = Spridning
report-about_evaluations = Utvärderingarna i siffror
report-about_survey = Självskattningen
report-about_questions = Självskattningens övriga frågor
report-about_measures = Nyckeltalen
report-about_money = Använda medel och medfinansiering
report-costs = Kostnader, planerat och utfall
report-cost_fund = Fonden
report-cost_cofinancing = Medfinansiering
report-cost_own = Egna medel
report-cost_total = Totalt
report-cost_participants = Deltagare, antal
report-cost_each = Kostnad per deltagare
report-cost_actual = Faktiska kostnader
report-phases = Projektets faser
report-goals_expected = Målen och hur de mäts
report-goals_reached = Målen, vad som är nått
report-goals_behind = Mål som inte är nådda
report-revisions = Målvärden som har ändrats
report-events = Händelser i omvärlden
report-factors_success = Framgångsfaktorer
report-factors_obstacle = Hinder
report-our_groups = Våra grupper
report-our_initiatives = Våra förändringsarbeten

## Underlaget

report-sheet_numbers = Siffror
report-sheet_rows = Rader
report-sheet_said = Sagt
report-by = Vem som sa det
report-sheet_goals = Mål
report-section = Avsnitt
report-times = Tid
report-unit = Räknas i
report-counted_from = Räknas ur
report-code = Kod
report-kind = Slag
report-what = Vad
report-person = Personkod
report-municipality = Kommun
report-adds = Lägger till
report-rows_left_out =
    { $n ->
        [one] En rad till får inte plats och står inte här.
       *[other] { $n } rader till får inte plats och står inte här.
    }
report-rows_together = { $n } poster tillsammans
report-rows = Poster
report-target = Målvärde
report-in_text = I texten

## Kommandoraden

cli-about-report = Skriver en rapport som Word-dokument (.docx), eller raderna bakom varje siffra i den (.xlsx).
cli-more-report = Avsnitten, deras ordning och de egna texterna är de som är valda och skrivna i filen. Siffror som är inlagda i en text och har ändrats sedan den skrevs räknas upp; dokumentet visar vad de är nu.
cli-option-template = final, progress, municipality eller annual; final om inget sägs, i en kommuns fil municipality
cli-word-template = RAPPORT
cli-word-report = RAPPORTFIL
cli-misuse-no_report = { $word } är ingen rapportfil. Låt namnet sluta på .docx eller .xlsx.
cli-option-from = den första dagen av det som lägesrapporten gäller, till exempel 2018-01-01
cli-option-last_day = den sista dagen av det som lägesrapporten gäller
cli-misuse-period_of_progress = --from och --to gäller lägesrapporten. Lägg till --template progress.
cli-misuse-period_turned = Perioden slutar innan den börjar: { $word }.
cli-misuse-period_ahead = Perioden börjar efter rapportens dag: { $word }.
cli-misuse-whose_report = Sammanfattningen gäller en kommun. Lägg till --municipality med kommunens kod.
cli-report_written = Rapporten är sparad: { $file }
cli-rows_written = Underlaget är sparat: { $file }
cli-report_changed =
    { $n ->
        [one] En siffra i texterna har ändrats sedan den skrevs:
       *[other] { $n } siffror i texterna har ändrats sedan de skrevs:
    }
cli-report_lost =
    { $n ->
        [one] En siffra i texterna går inte att räkna, och står som den är skriven:
       *[other] { $n } siffror i texterna går inte att räkna, och står som de är skrivna:
    }
report-was_now = { $section }: { $what } var { $was } och är nu { $now }

## Sidan

report-period_turned = Den sista dagen ligger före den första.
report-period_ahead = Perioden har inte börjat än.
report-purpose = Välj avsnitt, skriv det som är ditt, och spara. Alla siffror räknas ur det som är registrerat.
report-save = Spara rapport …
report-save_rows = Spara underlag …
report-basis = Underlag
report-choose = Välj en kommun överst i navigeringen, så visas sammanfattningen för dess ledning.
report-sections = Avsnitt
report-order_hint = Dra ett avsnitt dit det ska stå. Alt och pil flyttar det som visas.
report-up = Flytta upp { $section }
report-down = Flytta ner { $section }
report-leave_out = Ta inte med { $section }
report-take_in = Ta med { $section }
report-is_left_out = Tas inte med i rapporten
report-drawn = Så blir avsnittet
report-hint = Skriv det som siffrorna inte säger.
report-insert = Lägg in siffra
report-insert_hint = Sök bland rapportens siffror
report-not_written = Inget är skrivet här.
report-written_on = Skriven { $day }
report-numbers = Siffror i texten
report-was = Var { $was }
report-no_number = Finns inte
report-take_new = Jag har läst texten: siffrorna stämmer nu
report-remember = Kom ihåg vad siffrorna är nu
report-whole_project = Hela projektet
