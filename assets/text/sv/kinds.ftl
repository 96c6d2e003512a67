# Det som loggas utöver grupper, planer och utbildningar.

# Nyckeltal
page-measures = Nyckeltal
purpose-measures = Det ni följer över tid och som inte räknas fram ur andra uppgifter: vad som mäts, hur, och vad det har blivit.
empty-measure = Här samlas det ni vill följa över tid, till exempel hur många veckor det tar till första plats på förskolan.
empty-measurement = Här står varje mätning: vilket nyckeltal, vilken dag och vad det blev. Lägg till den första.
measure-new_value = Nytt mätvärde
kind-measure = nyckeltal
kind-measure-many = nyckeltal
kind-measure-the = nyckeltalet
kind-measure-new = nytt nyckeltal
field-measure-title = Rubrik
field-measure-unit = Måttenhet
field-measure-better = Bättre när det är
field-measure-source = Källa
field-measure-baseline = Utgångsläge
field-measure-indicator = Publicerat värde av
choice-measure_direction-higher = Högre
choice-measure_direction-lower = Lägre
kind-measurement = mätvärde
kind-measurement-many = mätvärden
kind-measurement-the = mätvärdet
kind-measurement-new = nytt mätvärde
field-measurement-measure = Nyckeltal
field-measurement-date = Datum
field-measurement-value = Värde
field-measurement-about = Gäller
field-measurement-of_project = Projekt

# Närvaroräkning
empty-head_count = Här står de som kom utan att skrivas upp med namn, till exempel på en öppen föreläsning. De räknas för sig, aldrig ihop med namngivna personer.
head_count-new = Räkna fler
kind-head_count = närvaroräkning
kind-head_count-many = närvaroräkningar
kind-head_count-the = närvaroräkningen
kind-head_count-new = ny närvaroräkning
field-head_count-session = Tillfälle
field-head_count-meeting = Möte
field-head_count-women = Kvinnor
field-head_count-men = Män
field-head_count-other_or_not_stated = Annat eller inte uppgivet
field-head_count-unit = Verksamhet
field-head_count-reported = Redovisas till finansiären

# Utbildningsplaner
page-learning_plans = Utbildningsplaner
purpose-learning_plans = Hur många timmar som är planerade för var och en, vad de ska innehålla och hur det gick.
empty-learning_plan = Här står vad ni har kommit överens om med en person: hur många timmar utbildning, vilka utbildningar och när ni följer upp det.
kind-learning_plan = utbildningsplan
kind-learning_plan-many = utbildningsplaner
kind-learning_plan-the = utbildningsplanen
kind-learning_plan-new = ny utbildningsplan
field-learning_plan-person = Person
field-learning_plan-agreed_on = Överenskommen
field-learning_plan-planned_minutes = Planerad tid
field-learning_plan-content = Innehåll
field-learning_plan-trainings = Utbildningar
field-learning_plan-followed_up_on = Uppföljd
field-learning_plan-outcome = Hur det gick

# Tid
page-time = Tid
purpose-time = Varje persons månad: tid på utbildning och annan tid i projektet, intygad av personen själv och av chefen.
empty-time_report = Här samlas tiden månad för månad. Tiden på utbildning föreslås från närvaron; när personen och chefen har intygat den räknas den som medfinansiering.
kind-time_report = tidrapport
kind-time_report-many = tidrapporter
kind-time_report-the = tidrapporten
kind-time_report-new = ny tidrapport
field-time_report-person = Person
field-time_report-month = Månad
field-time_report-minutes = Tid på utbildning
field-time_report-other_minutes = Annan tid i projektet
field-time_report-certified_by_person = Intygad av personen
field-time_report-certified_by_manager = Intygad av chefen
field-time_report-note = Anteckning

# Lärandelogg
page-log = Lärandelogg
purpose-log = Vad som hände, vad vi lärde oss av det och vad vi tar med oss. Bara det som delas med projektledningen lämnar datorn.
empty-log_entry = Här skriver du eller gruppen vad som hände, vad ni lärde er och vad ni tar med er. Du väljer vilka som får läsa.
kind-log_entry = loggpost
kind-log_entry-many = loggposter
kind-log_entry-the = loggposten
kind-log_entry-new = ny loggpost
field-log_entry-date = Datum
field-log_entry-person = Person
field-log_entry-group = Grupp
field-log_entry-happened = Vad hände?
field-log_entry-learnt = Vad lärde jag mig?
field-log_entry-take_along = Vad tar jag med mig?
field-log_entry-tags = Etiketter
field-log_entry-shared_with = Delas med
choice-log_readers-nobody = Ingen
choice-log_readers-group = Gruppen
choice-log_readers-lead = Projektledningen

# Processkartor
page-process_maps = Processkartor
purpose-process_maps = Vad som händer en person steg för steg, vem som gör det, och var det brister.
empty-process_map = Här kartlägger ni ett flöde: välj vilka som är med, skriv stegen i ordning och märk ut var det brister.
process-new_step = Nytt steg
process-edit = Kartans uppgifter
process-view = Visa som
process-as_map = Karta
process-as_list = Lista
process-compare = Visa en annan karta bredvid
process-draw_to_be = Rita hur det ska bli
process-fit = Hela kartan
process-larger = Större
process-smaller = Mindre
process-new_in = Nytt steg: { $lane }
process-new_lane = Ny bana: vem är med?
process-keys = Enter skriv om · B brytpunkt · P problem · O möjlighet · D dagar · M gren · K slag · Skift+pil flyttar · L bana · Delete tar bort · U ångrar
process-keys_typing = Enter lägger till och går vidare · Pil upp och ner byter bana · Esc slutar skriva
process-keys_writing = Enter sparar · Esc låter det vara
process-keys_lane = Enter lägger till · Enter på tom rad går vidare
process-keys_branch = Gren från { $from } till { $to } · Pilarna väljer · Enter ritar eller tar bort · Esc låter det vara
process-keys_read = Pilarna väljer · Mellanslag visar steget · plus och minus ändrar storleken
process-breakpoint = Brytpunkt
process-problem = Problem
process-possibility = Möjlighet
process-problem_is = Problem: { $words }
process-possibility_is = Möjlighet: { $words }
process-waits = väntan
process-waits_days = { $n ->
    [one] väntan 1 dag
   *[other] väntan { $n } dagar
}
process-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
process-step_of = { $lane }, steg { $n } av { $all }
process-then = Sedan: { $steps }
process-steps = { $n ->
    [one] 1 steg
   *[other] { $n } steg
}
process-breakpoints = { $n ->
    [one] 1 brytpunkt
   *[other] { $n } brytpunkter
}
process-longest_way = { $n ->
    [one] längsta väg 1 dag
   *[other] längsta väg { $n } dagar
}
process-of_which_waiting = { $n ->
    [one] varav väntan 1 dag
   *[other] varav väntan { $n } dagar
}
process-empty_lanes = Utan steg: { $lanes }
kind-process_map = processkarta
kind-process_map-many = processkartor
kind-process_map-the = processkartan
kind-process_map-new = ny processkarta
field-process_map-title = Rubrik
field-process_map-perspective = Sedd från
field-process_map-state = Läge
field-process_map-about = Hör till
field-process_map-case = Ärendet
field-process_map-lanes = Banor
field-process_map-mapped_on = Kartlagd på mötet
choice-map_perspective-unit = Verksamheterna
choice-map_perspective-case = Ett enskilt ärende
choice-map_state-as_is = Så är det
choice-map_state-to_be = Så ska det bli
kind-process_step = steg
kind-process_step-many = steg
kind-process_step-the = steget
kind-process_step-new = nytt steg
field-process_step-map = Processkarta
field-process_step-position = Ordning
field-process_step-lane = Bana
field-process_step-text = Vad händer?
field-process_step-kind = Slag
field-process_step-next = Nästa steg
field-process_step-breakpoint = Brytpunkt
field-process_step-problem = Problem
field-process_step-possibility = Möjlighet
field-process_step-days = Dagar det brukar ta
choice-step_kind-step = Steg
choice-step_kind-decision = Beslut
choice-step_kind-start = Start
choice-step_kind-end = Slut
choice-step_kind-waiting = Väntan

# Program, och vad projektet använder
empty-programme = Här står det program eller kluster som projektet hör till, när flera projekt följs tillsammans.
empty-hour_rate = Här står vad en deltagares timme är värd som medfinansiering, och från vilken dag.
kind-programme = program
kind-programme-many = program
kind-programme-the = programmet
kind-programme-new = nytt program
field-programme-name = Namn
field-programme-funder = Finansiär
field-programme-from = Från
field-programme-to = Till
field-programme-identity_secret = Hemlighet för personnummer
field-programme-signing_key = Nyckel för underskrift
field-programme-encryption_key = Nyckel att kryptera till
kind-hour_rate = timvärde
kind-hour_rate-many = timvärden
kind-hour_rate-the = timvärdet
kind-hour_rate-new = nytt timvärde
field-hour_rate-from = Från
field-hour_rate-kronor = Kronor per timme
field-project-part_of = Delprojekt till
field-project-programme = Program
field-project-unused_parts = Används inte
field-project-hour_rounding = Timmar som lämnas ut avrundas
field-person-reported = Redovisas som deltagare
explain-person-reported = Nej för den som deltar utanför det som redovisas till finansiären.
field-training-step = Lärandets steg
choice-part-surveys = Enkäter
choice-part-process_maps = Processkartor
choice-part-service_map = Insatskarta
choice-part-learning_logs = Lärandelogg
choice-part-learning_plans = Utbildningsplaner
choice-part-time = Tid och medfinansiering
choice-part-agreements = Överenskommelser
choice-part-measures = Nyckeltal
choice-part-outreach = Spridning
choice-hour_rounding-exact = Inte alls
choice-hour_rounding-half_hours = Till halva timmar
choice-hour_rounding-whole_hours = Nedåt till hela timmar
choice-learning_step-lecture = Föreläsning
choice-learning_step-workshop = Workshop
choice-learning_step-workplace = Egen arbetsplats

# Siffror och signaler
figure-participants-reach = Nådda
figure-participants-reach-means = De som har nåtts, var för sig: deltagare med namn, namngivna personer utanför kvoten, och de som räknades utan namn. De läggs aldrig ihop, för ingen vet hur många av de räknade som också står med namn.
figure-participants-unreported = Deltog utan att redovisas
figure-participants-unreported-means = Personer utanför kvoten som har varit på utbildning, efter verksamhet, och för sig de närvaroräkningar som inte redovisas.
figure-participants-parallel = Med i flera projekt
figure-participants-parallel-means = Deltagare i mer än ett av arbetsfilens projekt. I summan räknas var och en en gång.
figure-learning-plans = Med utbildningsplan
figure-learning-plans-means = Deltagare som har en individuell utbildningsplan, av alla deltagare.
figure-learning-hours = Planerad tid och närvaro
figure-learning-hours-means = Timmar enligt utbildningsplanerna och timmar av närvaro för samma personer. Av flera planer gäller den som man senast kom överens om.
figure-training-steps = Lärandets steg
figure-training-steps-means = Deltagare som har varit på en föreläsning, de som sedan gick vidare till en workshop, och de som därefter arbetade vidare på den egna arbetsplatsen.
cofinancing-certified = Medfinansierad tid: { $certified } intygade, { $waiting } väntar på att intygas.
cofinancing-certified_of = Medfinansierad tid: { $certified } av { $needed } intygade, { $waiting } väntar på att intygas.
cofinancing-reached = Hela den planerade medfinansieringen är intygad.
cofinancing-reached_on = I den här takten nås resten { $date }.
cofinancing-nobody_knows = När resten nås går inte att säga förrän något är intygat.
figure-cofinancing-minutes = Medfinansierad tid
figure-cofinancing-minutes-means = Timmar i tidrapporterna: intygade av både personen och chefen, och de som väntar på det. En persons månad räknas en gång.
figure-cofinancing-kronor = Medfinansierad tid i kronor
figure-cofinancing-kronor-means = Samma timmar gånger vad en timme är värd den månaden, av den planerade medfinansieringen. Medfinansiering som är skriven som kostnad står bland kostnaderna.
figure-services-count = Insatser
figure-services-count-means = Insatser som finns den dagen.
figure-services-open = Insatser öppna för andra
figure-services-open-means = Insatser som andra kommuner får använda, efter överenskommelse eller mot betalning.
figure-services-unchecked = Insatser som inte är kontrollerade
figure-services-unchecked-means = Insatser som ingen har kontrollerat på ett år.
figure-agreements-in_force = Överenskommelser som gäller
figure-agreements-in_force-means = Överenskommelser som gäller den dagen, efter slag.
figure-measures-latest = Nyckeltal, senaste värdet
figure-measures-latest-means = Det senaste värdet för varje nyckeltal; medelvärdet där flera har mätt.
figure-measures-change = Nyckeltal, förändring
figure-measures-change-means = Första och senaste värdet för varje nyckeltal och skillnaden, över dem som har mätt mer än en gång.
figure-log-entries = Poster i lärandeloggen
figure-log-entries-means = Vad som har skrivits i lärandeloggarna, efter vilka som får läsa.
part-named = Deltagare
part-outside = Utanför kvoten
part-counted = Räknade utan namn
part-counted_at_meetings = Räknade på möten
part-outside_by_unit = Utanför kvoten efter verksamhet
part-with_plan = Med plan
part-with_plan_not_begun = Med plan, inte varit med än
part-reached_plan = Har nått sin plan
part-lecture = Föreläsning
part-behind_plan = Ligger efter sin plan
part-change_agents = Förändringsagenter
part-process_leads = Processledare
part-with_full_mandate = Med fullt mandat
part-by_unit = Efter verksamhet
part-went_on_to_workshop = Gick vidare till workshop
part-went_on_to_workplace = Gick vidare till egen arbetsplats
part-certified = Intygat
part-waiting = Väntar på intyg
part-needed = Behövs
part-measured = Har mätt
part-first = Första
part-latest = Senaste
signal-time_uncertified-title =
    { $n ->
        [one] En persons tid är inte intygad
       *[other] { $n } personers tid är inte intygad
    }
signal-time_uncertified-why = Tiden från och med { $month } räknas som medfinansiering först när personen och chefen har intygat den.
signal-time_uncertified-action = Gå till tiden
signal-training_unreported-title =
    { $n ->
        [one] En person har deltagit utan intygad tid
       *[other] { $n } personer har deltagit utan intygad tid
    }
signal-training_unreported-why = Det är mer än fyra veckor sedan månaden tog slut. Den äldsta är { $month }.
signal-training_unreported-action = Gå till tiden
signal-unit_no_agent-title =
    { $n ->
        [one] { $unit } saknar förändringsagent
       *[other] { $n } verksamheter saknar förändringsagent
    }
signal-unit_no_agent-why =
    { $others ->
        [0] Ingen förändringsagent eller processledare hör dit. Där är det lätt att ingen för vidare det som har lärts ut.
       *[other] Till { $unit } och { $others } till hör ingen förändringsagent eller processledare. Där är det lätt att ingen för vidare det som har lärts ut.
    }
signal-unit_no_agent-action = Gå till personerna
signal-cofinancing_behind-title = Medfinansieringen kommer inte att räcka
signal-cofinancing_behind-why = { $n } av { $of } kronor är intygade. I den här takten nås resten först efter projektets slut.
signal-cofinancing_behind-action = Gå till redovisningen
signal-service_unchecked-title = { $service } är inte kontrollerad på ett år
signal-service_unchecked-why = Den som följer insatskartan behöver kunna lita på att insatsen finns.
signal-service_unchecked-action = Öppna insatsen
signal-agreement_ends-title = { $agreement } slutar gälla { $date }
signal-agreement_ends-why = Det som ni har lovat varandra behöver förnyas eller avslutas i tid.
signal-agreement_ends-action = Öppna överenskommelsen

# Vad projektet använder
parts-title = Verktyg i projektet
parts-why_lead = Välj vad projektet använder. Det som är avstängt syns inte i navigeringen. Det som redan är loggat finns kvar, skickas med och kommer tillbaka när det slås på. Kommunerna får valet med nästa startpaket.
parts-why = Projektledningen har valt bort det här, så det syns inte i navigeringen. Det som redan är loggat finns kvar och skickas med.
parts-all = Projektet använder alla verktyg. Projektledningen väljer.

# Tidens månad och utbildningsplanernas timmar
tab-month = Månad
time-earlier = Månaden före
time-later = Månaden efter
time-timeless = { $sessions ->
    [one] Ett av månadens tillfällen saknar tid.
   *[other] { $sessions } av månadens tillfällen saknar tid.
} { $n ->
    [one] En person var där. Det räknas inte förrän tiden finns:
   *[other] { $n } personer var där. Det räknas inte förrän tiden finns:
}
time-nothing = Ingen har varit på utbildning eller rapporterat tid den här månaden.
time-propose_why = Tiden föreslås från närvaron. Den blir personens egen när du har lagt in den, och kan ändras.
time-certify =
    { $n ->
        [0] Intyga i dag
       *[other] Intyga { $n } i dag
    }
time-certify_why = Dagens datum skrivs in där det saknas, för personen och för chefen. Med går de som själva har intygat sin månad, och de som du slår på i listan för att deras papper har kommit in underskrivna.
time-certify_all = Ta med alla som väntar
time-certify_nobody = Slå först på dem i listan som har skrivit under.
time-take = Ta med
time-take_name = Ta med { $name }
time-column_taken = Intygas
time-waiting_person = Väntar på personen
time-waiting_manager = Väntar på chefen
time-propose =
    { $n ->
        [one] Lägg in tiden för en person
       *[other] Lägg in tiden för { $n } personer
    }
time-column_person = Person
time-column_attended = Enligt närvaron
time-column_reported = Rapporterat
time-column_state = Läge
time-certified = Intygad
time-waiting = Väntar på intyg
time-missing = Inte rapporterad
learning-hours_so_far = Timmar hittills
learning-percent = Av planen, %
