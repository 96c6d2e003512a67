# People, trainings, sessions and evaluations.

people-purpose = { $n ->
    [one] 1 person
   *[other] { $n } personer
}, { $uninformed ->
    [0] alla informerade om hur uppgifterna hanteras
   *[other] { $uninformed } saknar datum för information om personuppgifterna
}
people-purpose_empty = Alla som är med i samverkan eller går utbildningarna.
people-new_unit_here = Ny verksamhet …
empty-unit = Verksamheter är förvaltningar, myndigheter, företag och föreningar som personerna kommer från. Sektorn visar hur bred samverkan är.
people-municipality = Kommun
people-sector = Sektor
people-every_level = Alla nivåer
people-every_sector = Alla sektorer
people-hours = Timmar
people-search = Sök namn, yrke, verksamhet
people-search_all = Sök namn, yrke, kommun
people-uninformed = Saknar datum för information
people-none_fit = Ingen person passar urvalet. Ta bort ett filter eller ändra sökningen.
empty-person = Här samlas alla som är med i samverkan eller går utbildningarna. Skriv ett namn nedan och tryck Enter, eller klistra in rader från Excel.
people-add_name = Lägg till namn …
people-open_page = Öppna personens sida
people-informed_today = Informerad i dag
people-no_groups = Inte med i någon grupp.
people-former = tidigare
people-paste = Klistra in från Excel …
people-read_in = Läs in från fil …
people-paste_title = Klistra in personer
people-paste_purpose = En rad per person. Kontrollera vad varje kolumn innehåller innan du lägger till.
people-paste_rows = Rader från Excel
people-paste_hint = Klistra in här med Ctrl+V
people-paste_nothing = Det finns ingen ny person att lägga till.
people-paste_confirm = { $n ->
    [one] Lägg till 1 person
   *[other] Lägg till { $n } personer
}
people-paste_left_out = { $n ->
    [0] Alla rader läggs till.
    [one] 1 rad hoppas över: den saknar namn eller finns redan.
   *[other] { $n } rader hoppas över: de saknar namn eller finns redan.
}
people-paste_column = Kolumn { $n } innehåller
people-paste_skip = Hoppa över
people-paste_new_units = De här verksamheterna finns inte än. Välj sektor för dem som ska läggas till.
people-paste_numbers = Personnummer läses inte in härifrån. Använd Läs in från fil …
people-paste_no_names = Ser inte ut som namn: { $words }
people-paste_not_understood = Går inte att tolka och lämnas tomt: { $words }
people-paste_no_unit = Lägg inte till

person-new_assignment = Nytt uppdrag
person-protected = Skyddade personuppgifter
person-protected_means = Namnet visas bara här. I listor, sökning och paket är det dolt.
person-hours = Utbildning
person-groups_now = Grupper nu
person-meetings = Möten
person-of = av { $n }
person-assignments = Uppdrag i projektet
person-no_assignments = Inget uppdrag, till exempel som kontaktperson eller förändringsagent.
person-no_trainings = Inte med på någon utbildning än.
person-no_meetings = Inget möte än.
person-no_initiatives = Driver inget förändringsarbete.
person-show_all = Visa alla { $n }

purpose-trainings = Utbildningsinsatser med sina tillfällen: vilka som var med, hur länge och vad de tyckte.
purpose-surveys = Självskattning, före och efter, utvärdering: svara, lägg in pappersformulär och se vad alla har svarat.
empty-training = Här samlas utbildningarna. Varje utbildning har ett eller flera tillfällen, och på tillfället noterar du vilka som var med.
trainings-coming = Kommande
trainings-held = Genomförda
trainings-column_when = Utbildning och tillfällen
trainings-column_place = Plats
trainings-column_host = Värd
trainings-column_people = Närvarande
trainings-column_hours = Timmar
trainings-column_answered = Svarsfrekvens

training-sessions = Tillfällen
training-of_which_coming = { $n ->
    [0] {""}
   *[other] varav { $n } kommande
}
training-participants = Deltaganden
trainings-first_session = Första tillfället, om dagen är bestämd
training-no_sessions = Inget tillfälle än. Lägg till datum och plats, så kan du notera vilka som var med.
training-coming = kommande
training-came = { $n ->
    [one] 1 deltagare
   *[other] { $n } deltagare
}
training-answered = { $rate } svarade

session-attendance = Närvaro
session-evaluation = Utvärdering
session-about = Uppgifter
session-came = Närvarande
session-too_long = { $name }: { $minutes } är mer än tillfällets { $most }. Stämmer det?
session-at_once = { $name } var också på { $other } vid samma tid. Stämmer det?
training-counted = { $n } räknade
record-maybe_same = { $title } (kanske samma som { $other })
session-written_down = Anmälda
session-of = av { $n }
session-hours = Utbildningstid
session-hours_unit = { $n ->
    [one] timme
   *[other] timmar
}
session-time = Tid
session-empty = Här noterar du vilka som var med. Skriv några bokstäver i namnet ovan och tryck Enter, eller klistra in en lista.
session-same_as_before = Samma som { $day } ({ $n })
session-add_person = Lägg till person
session-add_hint = Skriv namn och tryck Enter
session-remove = Ta bort { $name } från listan

several-button = Lägg till flera …
several-title = Lägg till flera
several-came_back = Det här skrevs innan programmet stängdes. Det som var valt väljs på nytt, och personnummer är inte kvar.
several-purpose = Ett namn per rad. Den som inte finns bland personerna läggs till där.
several-names = Namn
several-sorted = { $known } finns bland personerna, { $new } är nya, { $there } står redan på listan.
several-confirm = { $n ->
    [one] Lägg till 1 person
   *[other] Lägg till { $n } personer
}
several-namesakes = De här namnen kan vara fler än en person. Säg vem som menas.
several-written_down =
    { $n ->
        [one] 1 person antecknades.
       *[other] { $n } personer antecknades.
    }
several-who = Säg först vem som menas med varje namn.
several-who_is = Vem är { $name }?
several-choose = Välj vem
several-known = { $name }, som finns redan
several-above = Samma som ovanför
several-another = En ny person med samma namn
several-same = Alla { $n } finns redan

training-went_on = Gick vidare
training-went_on_to_workshop = av { $n } till workshop
training-went_on_to_workplace = av { $n } till arbetsplats
trainings-steps = Föreläsning { $lecture } → workshop { $workshop } → egen arbetsplats { $workplace }
trainings-outside = Utanför kvoten: { $outside ->
    [one] 1 person
   *[other] { $outside } personer
}, och { $counted } i närvaroräkningar
learning-why = Varför
learning-behind = { $behind ->
    [0] Ingen av { $n } ligger efter sin plan.
   *[other] { $behind } av { $n } ligger efter sin plan.
}
learning-not_written_down = Inte uppskriven till något tillfälle
learning-missed = Uteblev { $n ->
    [one] 1 gång
   *[other] { $n } gånger
}
learning-coming = { $n ->
    [one] 1 tillfälle återstår
   *[other] { $n } tillfällen återstår
}
learning-less = Färre timmar än planerat
units-agents = Agenter
units-mandate = Med mandat

sessions-several = Flera tillfällen …
sessions-title = Flera tillfällen
sessions-purpose = Klistra in dagarna, en per rad. Tid och plats som är gemensamma skriver du en gång; en rad kan ha en egen tid.
sessions-days = Dagar
sessions-days_hint = 2018-09-03, 10 sep, 17/9 kl 13–16
sessions-from = Börjar kl
sessions-to = Slutar kl
sessions-there = Finns redan
sessions-unread = Ingen dag
sessions-backwards = Tillfällena slutar innan de börjar.
sessions-unread_first = Rätta först raderna som inte är en dag.
sessions-nothing = Skriv minst en dag.
sessions-confirm = { $n ->
    [one] Lägg till 1 tillfälle
   *[other] Lägg till { $n } tillfällen
}

evaluation-enter = Lägg in svar
evaluation-way = Sätt att lägga in svar
evaluation-forms = Ett formulär per rad
evaluation-forms_means = När en siffra är hela svaret kommer nästa fråga av sig själv, annars med Enter. Efter den sista sparar Enter formuläret. Svaren sparas utan namn.
evaluation-counts = Antal per svar
evaluation-counts_means = Räkna formulären och skriv hur många som gav varje svar. Enter går till nästa. Du kan också skriva talen efter varandra med mellanslag, eller klistra in dem: en fråga per rad.
evaluation-counts_unread = Ingenting ändrades. Det ska vara hela tal: en fråga per rad och inte fler tal än frågan har svar.
evaluation-counts_wrong = Skriv hela tal, högst ett för varje svar som är kvar.
evaluation-nothing_answered = Besvara minst en fråga först.
evaluation-rate = Svarsfrekvens { $rate }: { $answered } av { $asked }
evaluation-more_than_asked = { $answered } svar, men bara { $asked } tillfrågade. Stämmer antalet tillfrågade?
evaluation-more_besides = { $n ->
    [one] 1 svar fler än antalet tillfrågade. Stämmer antalet?
   *[other] { $n } svar fler än antalet tillfrågade. Stämmer antalet?
}
evaluation-no_rate = { $n ->
    [0] Inga svar än
    [one] 1 svar; antalet tillfrågade är inte känt
   *[other] { $n } svar; antalet tillfrågade är inte känt
}
evaluation-answers = { $n } svar
evaluation-mean = Medel { $mean }
evaluation-no_survey = Det finns ingen enkät för utvärdering av tillfällen än. Ta en färdig, eller gör en egen under Enkäter.

survey-municipalities = { $n } av { $of } har svarat.
survey-lacking = Har inte svarat: { $who }
survey-go = Till enkäterna
empty-survey = Här gör du enkäter: utvärdering av tillfällen, mätning före och efter, självskattning. Svaren blir fördelningar och medelvärden.
survey-tab_answer = Svara
survey-tab_forms = Lägg in formulär
survey-tab_results = Resultat
survey-tab_questions = Frågor
survey-no_questions = Enkäten har inga frågor än. De läggs till på fliken Frågor.
survey-of_sessions = Utvärderingar av ett tillfälle läggs in på tillfällets egen sida, under Utvärdering. Här läggs det in som inte hör till något enskilt tillfälle.
survey-latest_sessions = De senaste tillfällena:
survey-answer_means = Siffertangenterna väljer svar, Enter går till nästa fråga och Delete tar bort ett svar. Du kan sluta när du vill och fortsätta senare.
survey-question_of = Fråga { $n } av { $of }
survey-takes_number = Ett tal, gärna med decimaler, till exempel 4,5
survey-takes_text = Fri text
survey-unknown_type = Frågan besvaras på ett sätt som kom i en nyare version av programmet. Det som redan är svarat står kvar.
survey-form = Nr
survey-save_form = Spara formuläret
survey-save_first = Spara eller töm raden först.
survey-no_forms = Inget formulär är inlagt än.
survey-take_back = Ta tillbaka det senaste
survey-forms_so_far = { $n ->
    [0] Inget formulär än
    [one] 1 formulär hittills
   *[other] { $n } formulär hittills
}
survey-blank_form = Ett tomt formulär räknas inte, så inget sparades.
survey-earlier = Tidigare svar
survey-last_time = { $place }: { $answer }
survey-answered_of = { $of ->
    [one] { $n } av { $of } fråga besvarad
   *[other] { $n } av { $of } frågor besvarade
}
survey-waits = Väntar på svar
survey-waits_own = Inte besvarad
survey-waits_for = { $n ->
    [one] En kommun har inte svarat
   *[other] { $n } kommuner har inte svarat
}
survey-closes = svara senast { $day }
survey-saved_as_one_goes = Svaren sparas när du ger dem och följer med nästa paket.
survey-hand_in = Lämna svaret
survey-handed_in = Svaret är lämnat, utan namn. Nu kan nästa person svara.
survey-at_wave = { $wave }: { $said }
survey-change = Förändring { $change }
survey-rows_behind = Visa svaren bakom
survey-add_question = Lägg till fråga …
survey-answered = Enkäten har svar och kan inte tas bort.

evaluation-ready = Färdig utvärdering
evaluation-ready_title = Utvärdering av tillfället
evaluation-asks_whole = Vad tyckte du om tillfället som helhet?
evaluation-asks_relevant = Innehållet var viktigt för mitt arbete
evaluation-asks_use = Jag kan använda det jag har lärt mig
evaluation-asks_recommend = Skulle du råda en kollega att gå?
evaluation-asks_best = Vad var bäst?
evaluation-asks_better = Vad kan bli bättre?
evaluation-lowest = inte alls
evaluation-highest = helt och hållet
sessions-usual = Nytt tillfälle på vanlig tid
sessions-timeless = { $n ->
    [one] Av ett tillfälle är bara dagen känd. Sätt tiden:
   *[other] Av { $n } tillfällen är bara dagen känd. Sätt tiden:
}
sessions-for_all = { $n ->
    [one] { $time }
   *[other] { $time } för alla
}
sessions-whole_day = Heldag
sessions-morning = Förmiddag
sessions-afternoon = Eftermiddag
