# Nyckeltal, deras delar och nästa steg.

## Nyckeltal: vad de heter och vad de betyder

figure-groups-strategic = Strategisk grupp på plats
figure-groups-strategic-means = Kommuner med en strategisk grupp som har träffats, av dem som deltar i projektet.
figure-groups-strategic-origin = Hur den strategiska gruppen kom till
figure-groups-strategic-origin-means = Kommuner efter om den strategiska gruppen fanns före projektet, breddades eller bildades i projektet, av dem som har angett det.
figure-groups-strategic-broadened = Ny eller breddad strategisk grupp, där det är angett
figure-groups-strategic-broadened-of = av { $of } som har angett det
figure-groups-strategic-broadened-means = Kommuner vars strategiska grupp har breddats eller bildats i projektet, av dem som har angett hur gruppen kom till.
figure-groups-strategic-size = Den strategiska gruppens storlek
figure-groups-strategic-size-means = Antal medlemmar den dagen i varje kommuns strategiska grupp: minst, median och störst, och den storlek som var planerad.
figure-groups-strategic-levels = Beslutsnivåer i den strategiska gruppen
figure-groups-strategic-levels-means = Medlemmar den dagen, efter beslutsnivå.
figure-groups-strategic-top_level = Högsta beslutsnivå i den strategiska gruppen
figure-groups-strategic-top_level-means = Kommuner efter den högsta beslutsnivå som är företrädd i gruppen.
figure-groups-strategic-sectors = Sektorer i den strategiska gruppen
figure-groups-strategic-sectors-means = Medlemmar den dagen, efter verksamhetens sektor, och hur många sektorer grupperna spänner över.
figure-groups-strategic-turnover = Omsättning i den strategiska gruppen
figure-groups-strategic-turnover-means = Hur många som har lämnat gruppen av dem som var medlemmar när perioden började, eller för 180 dagar sedan, och hur många som har kommit till.
figure-groups-strategic-continuity = Kontinuitet i den strategiska gruppen
figure-groups-strategic-continuity-means = Medlemmar efter hur många av gruppens möten de har kommit till sedan de blev medlemmar. Bara möten med närvarolista räknas.
figure-groups-strategic-composition = Vilka som sitter i den strategiska gruppen
figure-groups-strategic-composition-means = Kommuner efter vilka som sitter i gruppen: förvaltningschefer och politiker, annars förvaltningschefer och kommundirektör, annars bara enhetschefer och strateger, annars mest avdelningschefer.
figure-groups-operative = Ny eller breddad operativ grupp
figure-groups-operative-means = Kommuner med en operativ grupp som är ny eller har breddats, av dem som deltar i projektet.
figure-groups-operative-origin = Hur den operativa gruppen kom till
figure-groups-operative-origin-means = Kommuner efter om den operativa gruppen fanns före projektet, breddades eller bildades i projektet, av dem som har angett det.
figure-groups-operative-broadened = Ny eller breddad operativ grupp, där det är angett
figure-groups-operative-broadened-of = av { $of } som har angett det
figure-groups-operative-broadened-means = Kommuner vars operativa grupp har breddats eller bildats i projektet, av dem som har angett hur gruppen kom till.
figure-groups-operative-size = Den operativa gruppens storlek
figure-groups-operative-size-means = Antal medlemmar den dagen i varje kommuns operativa grupp: minst, median och störst, och den storlek som var planerad.
figure-groups-operative-levels = Beslutsnivåer i den operativa gruppen
figure-groups-operative-levels-means = Medlemmar den dagen, efter beslutsnivå.
figure-groups-operative-top_level = Högsta beslutsnivå i den operativa gruppen
figure-groups-operative-top_level-means = Kommuner efter den högsta beslutsnivå som är företrädd i gruppen.
figure-groups-operative-sectors = Sektorer i den operativa gruppen
figure-groups-operative-sectors-means = Medlemmar den dagen, efter verksamhetens sektor, och hur många sektorer grupperna spänner över.
figure-groups-operative-turnover = Omsättning i den operativa gruppen
figure-groups-operative-turnover-means = Hur många som har lämnat gruppen av dem som var medlemmar när perioden började, eller för 180 dagar sedan, och hur många som har kommit till.
figure-groups-operative-continuity = Kontinuitet i den operativa gruppen
figure-groups-operative-continuity-means = Medlemmar efter hur många av gruppens möten de har kommit till sedan de blev medlemmar. Bara möten med närvarolista räknas.
figure-groups-operative-expected_size = Planerad storlek på den operativa gruppen
figure-groups-operative-expected_size-means = Medianen av den storlek som kommunernas operativa grupper var planerade att ha.
figure-groups-lead_time = Tid till första strategiska mötet
figure-groups-lead_time-means = Dagar, och hela månader, från kommunens första startmöte eller kontaktpersonsmöte till den strategiska gruppens första möte.
figure-meetings-count = Möten
figure-meetings-count-means = Möten som har hållits, efter slag.
figure-meetings-joint = Gemensamma möten
figure-meetings-joint-means = Möten med både en strategisk och en operativ grupp, av alla som har hållits.
figure-meetings-attendance_rate = Närvaro på möten
figure-meetings-attendance_rate-means = Närvarande på plats eller på distans, av dem vars närvaro har noterats.
figure-meetings-days_since_joint = Dagar sedan nivåerna möttes
figure-meetings-days_since_joint-means = Dagar sedan det senaste gemensamma mötet i varje kommun som har både en strategisk och en operativ grupp, och hur många kommuner som aldrig har haft något.
figure-plan-activities = Aktiviteter i handlingsplanerna
figure-plan-activities-means = Aktiviteter efter status.
figure-plan-overdue = Försenade aktiviteter
figure-plan-overdue-means = Aktiviteter vars datum har passerat, av dem som återstår att göra.
figure-plan-handed_over = Kommuner med överlämnad handlingsplan
figure-plan-handed_over-of = av { $of } med grupp
figure-plan-handed_over-means = Kommuner med en handlingsplan som har lämnats över, av dem som har en strategisk eller operativ grupp.
figure-initiatives-started = Kommuner med påbörjat förändringsarbete
figure-initiatives-started-of = av { $of } med grupp
figure-initiatives-started-means = Kommuner med minst ett förändringsarbete som har påbörjats, av dem som har en strategisk eller operativ grupp.
figure-initiatives-by_theme = Förändringsarbetenas teman
figure-initiatives-by_theme-means = Kommuner efter tema för de förändringsarbeten som har påbörjats. En kommun kan ha flera.
figure-initiatives-by_stage = Hur långt förändringsarbetena har kommit
figure-initiatives-by_stage-means = Förändringsarbeten efter skede.
figure-initiatives-participation = Målgruppens delaktighet
figure-initiatives-participation-means = Förändringsarbeten efter hur målgruppen är delaktig, på en stege från inte alls till att målgruppen leder.
figure-initiatives-with_driver = Förändringsarbeten som någon driver
figure-initiatives-with_driver-means = Förändringsarbeten där det står vem som driver dem, av dem som inte har avbrutits.
figure-initiatives-service_design = Tjänstedesign
figure-initiatives-service_design-means = Kommuner med minst ett förändringsarbete som använder tjänstedesign.
figure-initiatives-good_examples = Kommuner med ett gott exempel
figure-initiatives-good_examples-of = av { $of } med grupp
figure-initiatives-good_examples-means = Kommuner med minst ett gott exempel, av dem som har en strategisk eller operativ grupp.
figure-participants-unique = Deltagare
figure-participants-unique-means = Unika personer med minst en minuts närvaro på utbildning. Personer som är sammankopplade räknas en gång.
figure-participants-planned = Planerat antal deltagare
figure-participants-planned-means = Så många deltagare som projektet har planerat för.
figure-participants-unique-sector = Deltagare efter sektor
figure-participants-unique-sector-means = Unika deltagare efter verksamhetens sektor.
figure-participants-unique-level = Deltagare efter deltagarnivå
figure-participants-unique-level-means = Unika deltagare efter deltagarnivå.
figure-participants-unique-municipality = Deltagare efter kommun
figure-participants-unique-municipality-means = Unika deltagare efter den kommun som har rapporterat dem. Den som har deltagit i två kommuner finns i båda, men en gång i summan.
figure-participants-unique-unit = Deltagare efter verksamhet
figure-participants-unique-unit-means = Unika deltagare efter verksamhet.
figure-participants-professional = Deltagare på professionsnivå
figure-participants-professional-means = Unika deltagare på professionsnivå efter kön och sektor, bredvid målet. Andelarna avrundas så att de blir exakt 100 procent.
figure-participants-hours = Deltagartimmar
figure-participants-hours-means = Timmar av närvaro på utbildning. Där inget annat står gäller tillfällets längd.
figure-participants-hours_planned = Planerade deltagartimmar
figure-participants-hours_planned-means = Så många timmar som projektet har planerat för.
figure-participants-hours_each = Timmar per deltagare
figure-participants-hours_each-means = Deltagartimmar delat med antalet unika deltagare.
figure-participants-hours-sector = Deltagartimmar efter sektor
figure-participants-hours-sector-means = Timmar av närvaro på utbildning efter verksamhetens sektor.
figure-participants-hours-level = Deltagartimmar efter deltagarnivå
figure-participants-hours-level-means = Timmar av närvaro på utbildning efter deltagarnivå.
figure-participants-hours-municipality = Deltagartimmar efter kommun
figure-participants-hours-municipality-means = Timmar av närvaro på utbildning efter den kommun som har rapporterat dem.
figure-participants-hours-unit = Deltagartimmar efter verksamhet
figure-participants-hours-unit-means = Timmar av närvaro på utbildning efter verksamhet.
figure-training-count = Utbildningar
figure-training-count-means = Utbildningar med minst ett tillfälle som har hållits och där någon var närvarande.
figure-training-days = Utbildningsdagar
figure-training-days-means = Dagar med utbildning: varje utbildning räknas en gång om dagen, där någon var närvarande.
figure-training-agents = Förändringsagenter och processledare
figure-training-agents-means = De som är förändringsagenter eller processledare den dagen, hur många av dem som har fullt mandat, och hur många varje verksamhet har. Den som har båda uppdragen räknas i båda, och en gång i sin verksamhet.
figure-training-units_without_agents = Verksamheter utan förändringsagent
figure-training-units_without_agents-means = Verksamheter där ingen är förändringsagent eller processledare den dagen, av alla verksamheter.
figure-training-fill_rate = Fyllnadsgrad
figure-training-fill_rate-above = Fler kom än som var inbjudna. Stämmer antalet inbjudna?
figure-training-fill_rate-means = Närvarande av inbjudna. Inbjudna är så många som anges på tillfället, annars de som står på dess lista när någon på den uteblev eller inte är avprickad.
figure-evaluation-respondents = Svar på utvärderingarna
figure-evaluation-respondents-means = Så många som har svarat på utbildningarnas utvärderingar, och hur många av dem som har pekat ut samma utbildning som den mest användbara.
figure-evaluation-response_rate = Svarsfrekvens
figure-evaluation-response_rate-means = Svarande av tillfrågade, högst så många som tillfrågades; fler svar än så står för sig. Tillfrågade är så många som anges i sammanställningen, annars de som var närvarande på tillfället.
figure-evaluation-distribution = Svarens fördelning
figure-evaluation-distribution-means = Hur svaren fördelar sig på utvärderingarnas skalor och val, fråga för fråga. Ja och nej och val i ordning visas hela, även det som ingen valde.
figure-evaluation-mean = Medelvärden
figure-evaluation-mean-means = Medelvärde på utvärderingarnas skalor, fråga för fråga, med antalet svar.
figure-evaluation-change = Förändring från före till efter
figure-evaluation-change-means = Medelvärde efter minus medelvärde före, fråga för fråga, med antalet svar på var sida.
figure-survey-answered = Besvarade självskattningar
figure-survey-answered-means = Kommuner som har svarat på självskattningen, av dem som deltar i projektet.
figure-cost-project = Kostnader
figure-cost-project-means = Planerade och faktiska kostnader efter finansiär, och kronor per planerad och per faktisk deltagare.
figure-cost-per_participant = Kostnad per deltagare
figure-cost-per_participant-means = Planerade kostnader delat med planerat antal deltagare, och faktiska kostnader delat med unika deltagare.
figure-cost-used_share = Använd andel av budgeten
figure-cost-used_share-means = Faktiska kostnader som andel av de planerade.
figure-outreach-count = Spridning
figure-outreach-count-means = Det som har gjorts för att sprida lärdomarna, efter slag, och hur många som får nyhetsbrevet.
figure-outreach-reach = Spridningens räckvidd
figure-outreach-reach-means = Hur många som har nåtts, efter slag. Den som har nåtts två gånger räknas två gånger.

## Nyckeltalens delar

part-value = Antal
part-of = Av
part-total = Totalt
part-not_stated = Inte angivet
part-min = Minst
part-median = Median
part-max = Störst
part-expected = Planerad storlek
part-min_months = Kortast, månader
part-max_months = Längst, månader
part-breadth = Antal sektorer
part-left = Har lämnat
part-joined = Har kommit till
part-percent = Andel
part-at_least_half = Minst hälften av mötena
part-less_than_half = Mindre än hälften
part-never = Aldrig
part-attended = Närvarande
part-department_heads_and_politicians = Förvaltningschefer och politiker
part-department_heads_and_chief_executive = Förvaltningschefer och kommundirektör
part-only_unit_heads_and_strategists = Bara enhetschefer och strateger
part-mostly_division_heads = Mest avdelningschefer
part-other = Övriga
part-women = Kvinnor
part-men = Män
part-hours = Timmar
part-participants = Deltagare
part-target = Mål
part-sectors = Sektorer
part-sector_percent_largest_remainder = Sektorernas andel
part-invited = Inbjudna
part-more_than_asked = Fler svar än tillfrågade
part-answered = Har svarat
part-named_the_most_useful_training = Pekade ut den mest användbara utbildningen
part-answers = Antal svar
part-mean = Medelvärde
part-sum = Summa
part-before_answers = Svar före
part-after_answers = Svar efter
part-before = Medelvärde före
part-after = Medelvärde efter
part-change = Förändring
part-wave_single = En gång
part-wave_before = Före
part-wave_after = Efter
part-another_answer = Annat svar
part-yes = Ja
part-no = Nej
part-distribution = Fördelning
part-no_answer = Inget svar
part-planned = Planerat
part-actual = Faktiskt
part-planned_fund = Planerat, fonden
part-actual_fund = Faktiskt, fonden
part-planned_cofinancing = Planerad medfinansiering
part-actual_cofinancing = Faktisk medfinansiering, bland kostnaderna
part-planned_own = Planerade egna medel
part-actual_own = Faktiska egna medel
part-planned_participants = Planerat antal deltagare
part-planned_per_participant = Planerat per deltagare
part-actual_per_participant = Faktiskt per deltagare
part-newsletter_recipients = Får nyhetsbrevet
part-project_lead = Projektledaren

## Vad nyckeltalen räknas i

unit-persons = personer
unit-hours = timmar
unit-minutes = minuter
unit-kronor = kronor
unit-kr = kr
unit-municipalities = kommuner
unit-groups = grupper
unit-meetings = möten
unit-initiatives = förändringsarbeten
unit-activities = aktiviteter
unit-trainings = utbildningar
unit-sessions = tillfällen
unit-answers = svar
unit-items = antal
unit-days = dagar
unit-months = månader
unit-percent = procent
unit-values = värde
unit-points = poäng

## Det samma där det bara är ett

one_unit-persons = person
one_unit-hours = timme
one_unit-minutes = minut
one_unit-municipalities = kommun
one_unit-groups = grupp
one_unit-meetings = möte
one_unit-initiatives = förändringsarbete
one_unit-activities = aktivitet
one_unit-trainings = utbildning
one_unit-sessions = tillfälle
one_unit-answers = svar
one_unit-days = dag
one_unit-months = månad

## Nästa steg: vad, varför och vad man gör

signal-contact_vacant-title = Kommunen saknar kontaktperson
signal-contact_vacant-why = Utan kontaktperson stannar arbetet av: ingen kallar, följer upp eller rapporterar.
signal-contact_vacant-action = Utse kontaktperson
signal-contact_ending-title = { $person } slutar som kontaktperson { $date }
signal-contact_ending-why = Med ett överlämningsblad kan efterträdaren börja samma dag.
signal-contact_ending-action = Skriv ut överlämningsblad
signal-contact_no_time-title = { $person } saknar avsatt tid eller fullt mandat som kontaktperson
signal-contact_no_time-why = Den som gör uppdraget vid sidan av annat hinner sällan hålla samman arbetet.
signal-contact_no_time-action = Öppna uppdraget
signal-strategic_missing-title = Ingen strategisk grupp har träffats
signal-strategic_missing-why =
    { $n ->
        [one] Det har gått { $n } dag sedan det första kontaktmötet, { $date }. Utan strategisk grupp saknas riktning och mandat.
       *[other] Det har gått { $n } dagar sedan det första kontaktmötet, { $date }. Utan strategisk grupp saknas riktning och mandat.
    }
signal-strategic_missing-action = Lägg till strategisk grupp
signal-strategic_level-title = Ingen på förvaltningschefs nivå i { $group }
signal-strategic_level-why = Utan någon som får fatta beslut över förvaltningsgränserna blir gruppens ord lätt utan verkan.
signal-strategic_level-action = Se medlemmarna
signal-group_narrow-title = { $group } har för få sektorer
signal-group_narrow-why =
    { $n ->
        [one] Bara { $n } sektor är med. Samverkan över förvaltningsgränser behöver minst tre.
       *[other] Bara { $n } sektorer är med. Samverkan över förvaltningsgränser behöver minst tre.
    }
signal-group_narrow-action = Bredda gruppen
signal-group_traditional-title = { $group } har bara verksamheter som brukar arbeta med målgruppen
signal-group_traditional-why = Nya lösningar kommer ofta från dem som inte brukar vara med.
signal-group_traditional-action = Bredda gruppen
signal-group_mandate-title = Många i { $group } saknar fullt mandat
signal-group_mandate-why =
    { $n ->
        [one] { $n } av { $of } medlemmar har inte fullt mandat från sin verksamhet, så beslut får vänta.
       *[other] { $n } av { $of } medlemmar har inte fullt mandat från sin verksamhet, så beslut får vänta.
    }
signal-group_mandate-action = Se medlemmarna
signal-group_size-title = { $group } har inte den storlek som var planerad
signal-group_size-why =
    { $n ->
        [one] Gruppen har { $n } medlem. Planerat var { $planned }.
       *[other] Gruppen har { $n } medlemmar. Planerat var { $planned }.
    }
signal-group_size-action = Se medlemmarna
signal-group_turnover-title = Många har lämnat { $group }
signal-group_turnover-why = { $n } av de { $of } som var med för ett halvår sedan har lämnat. Täta byten stör arbetet.
signal-group_turnover-action = Se vilka som har bytts
signal-group_undated-title =
    { $n ->
        [one] En medlem i { $group } saknar dag då medlemskapet började
       *[other] { $n } medlemmar i { $group } saknar dag då medlemskapet började
    }
signal-group_undated-why = Utan dag räknas de som om de alltid varit med, också i siffror för tidigare datum.
signal-group_undated-action = Öppna gruppen
signal-group_absent-title =
    { $n ->
        [one] { $person } har missat tre möten i rad i { $group }
       *[other] { $person } med flera har missat tre möten i rad i { $group }
    }
signal-group_absent-why =
    { $n ->
        [one] Hör av dig: kanske passar tiden inte, eller så har uppdraget gått till någon annan.
       *[other] Det gäller { $n } medlemmar. Hör av dig: kanske passar tiden inte, eller så har uppdraget gått till någon annan.
    }
signal-group_absent-action = Se närvaron
signal-group_no_next-title = { $group } har inget nästa möte
signal-group_no_next-why = Grupper med fasta mötestider håller ihop. Utan ett bokat möte rinner tiden lätt i väg.
signal-group_no_next-action = Boka möte
signal-levels_apart-title =
    { $n ->
        [one] Nivåerna har inte mötts på { $n } dag
       *[other] Nivåerna har inte mötts på { $n } dagar
    }
signal-levels_apart-why = Senaste gemensamma mötet var { $date }. När ledning och operativ nivå inte talas vid växer nya stuprör fram.
signal-levels_apart-action = Boka gemensamt möte
signal-levels_never_met-title = Den strategiska och den operativa gruppen har aldrig mötts
signal-levels_never_met-why =
    { $n ->
        [one] Båda grupperna har funnits i { $n } dag, sedan { $date }. När nivåerna inte talas vid växer nya stuprör fram.
       *[other] Båda grupperna har funnits i { $n } dagar, sedan { $date }. När nivåerna inte talas vid växer nya stuprör fram.
    }
signal-levels_never_met-action = Boka gemensamt möte
signal-plan_missing-title = { $group } saknar handlingsplan
signal-plan_missing-why = Utan handlingsplan vet den operativa gruppen inte vad den ska genomföra.
signal-plan_missing-action = Lägg till handlingsplan
signal-plan_not_handed_over-title = { $plan } är antagen men inte överlämnad
signal-plan_not_handed_over-why =
    { $n ->
        [one] Planen antogs { $date }, för { $n } dag sedan. Den operativa gruppen kan inte börja förrän den har fått planen.
       *[other] Planen antogs { $date }, för { $n } dagar sedan. Den operativa gruppen kan inte börja förrän den har fått planen.
    }
signal-plan_not_handed_over-action = Öppna planen
signal-plan_stale-title =
    { $n ->
        [one] { $plan } har legat orörd i { $n } dag
       *[other] { $plan } har legat orörd i { $n } dagar
    }
signal-plan_stale-why = Senast hände något { $date }. En plan som ingen följer upp glöms bort.
signal-plan_stale-action = Följ upp planen
signal-activity_overdue-title =
    { $n ->
        [one] En aktivitet är försenad i { $plan }
       *[other] { $n } aktiviteter är försenade i { $plan }
    }
signal-activity_overdue-why = Äldst är ”{ $activity }”, som skulle ha varit klar { $date }.
signal-activity_overdue-action = Öppna planen
signal-activity_no_owner-title =
    { $n ->
        [one] En aktivitet saknar ansvarig i { $plan }
       *[other] { $n } aktiviteter saknar ansvarig i { $plan }
    }
signal-activity_no_owner-why = Det som ingen ansvarar för blir sällan gjort. Först i listan står ”{ $activity }”.
signal-activity_no_owner-action = Utse ansvariga
signal-initiative_none-title = Inget förändringsarbete har kommit i gång
signal-initiative_none-why =
    { $n ->
        [one] Den operativa gruppen började { $date }, för { $n } dag sedan. Börja hellre smått än sent.
       *[other] Den operativa gruppen började { $date }, för { $n } dagar sedan. Börja hellre smått än sent.
    }
signal-initiative_none-action = Lägg till förändringsarbete
signal-initiative_no_driver-title = Ingen driver { $initiative }
signal-initiative_no_driver-why = Ett förändringsarbete som ingen är utsedd att driva stannar ofta av.
signal-initiative_no_driver-action = Utse någon som driver
signal-initiative_no_participation-title = Målgruppen har inte ens tillfrågats i { $initiative }
signal-initiative_no_participation-why = De som arbetet är till för vet ofta var det brister.
signal-initiative_no_participation-action = Beskriv delaktigheten
signal-initiative_no_continuation-title = Vad händer med { $initiative } efter projektet?
signal-initiative_no_continuation-why = Projektet slutar { $date }. Det som inte har en plats i ordinarie arbete försvinner då lätt.
signal-initiative_no_continuation-action = Beskriv fortsättningen
signal-goal_behind-title = Delmålet { $goal } släpar efter
signal-goal_behind-why = Läget är { $n } av { $target }. I dag borde det vara omkring { $line }.
signal-goal_behind-action = Öppna delmålet
signal-goal_missed-title = Delmålet { $goal } är inte nått
signal-goal_missed-why = Dagen då det skulle vara nått har passerat. Läget är { $n } av { $target }.
signal-goal_missed-action = Öppna delmålet
signal-training_response-title = Låg svarsfrekvens: { $subject }
signal-training_response-why = { $n } av { $of } har svarat. Under 60 procent är det svårt att säga något säkert.
signal-training_response-action = Öppna utvärderingen
signal-survey_more_than_asked-title = Fler svar än tillfrågade: { $subject }
signal-survey_more_than_asked-why = Det finns { $n } svar, men bara { $of } tillfrågade. Svarsfrekvensen räknar högst så många som tillfrågades, tills antalet är rättat.
signal-survey_more_than_asked-action = Rätta antalet tillfrågade
signal-training_too_long-title = { $n } deltagare har längre tid än tillfället: { $subject }
signal-training_too_long-why = Närvaron är längre än tillfället varade. Det räknas som det står tills det är rättat.
signal-training_too_long-action = Öppna tillfället
signal-training_at_once-title =
    { $n ->
        [one] { $person } var på två tillfällen samtidigt
       *[other] { $n } personer var på två tillfällen samtidigt, { $person } är en
    }
signal-training_at_once-why = { $subject } och { $other } pågick samtidigt. Båda räknas tills det är rättat.
signal-training_at_once-action = Öppna tillfället
signal-training_no_minutes-title = Tid saknas för { $n } som var där: { $subject }
signal-training_no_minutes-why = Tillfället har varken minuter eller start- och sluttid. Innan tiden finns räknas det inte att de var där.
signal-training_no_minutes-action = Öppna tillfället
signal-training_no_minutes_all-title = Tid saknas på { $sessions } tillfällen: { $subject }
signal-training_no_minutes_all-why =
    { $n ->
        [one] En person var där. Det räknas inte innan tillfällena har en tid. Den som har lagt in dem kan sätta den för alla på en gång.
       *[other] { $n } personer var där. Det räknas inte innan tillfällena har en tid. Den som har lagt in dem kan sätta den för alla på en gång.
    }
signal-training_no_minutes_all-action = Öppna utbildningen
signal-person_load-title =
    { $n ->
        [one] { $person } är med i { $n } grupp eller förändringsarbete
       *[other] { $person } är med i { $n } grupper och förändringsarbeten
    }
signal-person_load-why = Den som är med överallt hinner sällan driva något. Kanske kan någon annan ta vid.
signal-person_load-action = Öppna personen
signal-person_uninformed-title =
    { $n ->
        [one] En person har inte informerats om personuppgifterna
       *[other] { $n } personer har inte informerats om personuppgifterna
    }
signal-person_uninformed-why = Dataskyddsförordningen kräver att de registrerade informeras. Ange datum när det är gjort.
signal-person_uninformed-action = Se vilka det gäller
signal-person_duplicate-title =
    { $n ->
        [one] Ett par personer kan vara samma människa
       *[other] { $n } par av personer kan vara samma människa
    }
signal-person_duplicate-why = Fonden räknar unika personer, så den som finns två gånger ska räknas en gång.
signal-person_duplicate-action = Avgör
signal-municipality_silent-title = { $municipality } har inte hörts av
signal-municipality_silent-why =
    { $n ->
        [one] Det har gått { $n } dag sedan { $date } utan något paket. Kanske behövs stöd.
       *[other] Det har gått { $n } dagar sedan { $date } utan något paket. Kanske behövs stöd.
    }
signal-municipality_silent-action = Öppna kommunen
signal-told_differently-title =
    { $n ->
        [one] En uppgift är skriven på flera sätt
       *[other] { $n } uppgifter är skrivna på flera sätt
    }
signal-told_differently-why = Samma sak står på flera rader, och de säger olika. Tills du har valt räknas den rad som säger mest, en gång.
signal-told_differently-action = Gå till Beslut
signal-municipality_twice-title = { $municipality } står två gånger som deltagande
signal-municipality_twice-why = Två datorer har skrivit in samma tid. Kommunen räknas en gång. Ta bort den rad som inte ska vara kvar, eller rätta dagarna.
signal-municipality_twice-action = Öppna kommunen
signal-merge_conflict-title =
    { $n ->
        [one] En uppgift har två värden
       *[other] { $n } uppgifter har två värden
    }
signal-merge_conflict-why = Två har ändrat samma sak på var sitt håll. Båda värdena finns kvar tills du har valt.
signal-merge_conflict-action = Avgör
