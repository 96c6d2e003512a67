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
purpose-learning_plans = Hur många timmar var och en har tänkt sig, vad de ska innehålla, och hur det gick.
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
purpose-log = Vad som hände, vad vi lärde oss av det och vad vi tar med oss. Bara det som delas med projektledaren lämnar datorn.
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
choice-log_readers-lead = Projektledaren

# Processkartor
page-process_maps = Processkartor
purpose-process_maps = Vad som händer en person steg för steg, vem som gör det, och var det brister.
empty-process_map = Här kartlägger ni ett flöde: välj vilka som är med, skriv stegen i ordning och märk ut var det brister.
process-new_step = Nytt steg
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
