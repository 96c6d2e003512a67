## Flera projekt: kluster, effekter, faktorer, projekt, och det som ett projekt skickar till en utvärderare

page-cluster = Kluster
page-effects = Effekter
page-factors = Faktorer
page-projects = Projekt
page-to_evaluator = Till utvärderaren
frame-evaluator = Utvärdering
bundle-invitation = inbjudan
bundle-cluster = klusterpaket

cluster-purpose =
    { $n ->
        [one] Ett projekt, planerat mot faktiskt. Varje siffra öppnar raderna bakom den.
       *[other] { $n } projekt, planerat mot faktiskt. Varje siffra öppnar raderna bakom den; summorna räknas, de skrivs inte.
    }
cluster-empty = Här ställs projekten bredvid varandra. Bjud in projektledarna, och sammanfoga klusterpaketen som de skickar.
cluster-empty_button = Till projekten
cluster-table = Planerat och faktiskt
cluster-side_by_side = Bredvid varandra
cluster-all_projects = Alla projekt
cluster-parts_of = Delprojekten i { $project }
cluster-parts_note = Totalt är hela projektet, också det som inte hör till något delprojekt.
cluster-column_row = Vad som räknas
cluster-column_again = I flera
cluster-column_total = Totalt
cluster-column_published = Publicerat
cluster-again_note = Den som är med i flera projekt räknas en gång i totalen. Kolumnen I flera visar hur många gånger de räknas en gång till i projekten.
cluster-number = { $row }, { $project }: { $number }
cluster-number_far = { $row }, { $project }: { $number }, långt från det planerade
cluster-far_note = Ett tal på färgad botten ligger långt från det planerade: under hälften av det, eller över en och en halv gång.
cluster-publ = publ. { $number }
cluster-publ_differs = publ. { $number } ({ $differs })
cluster-in_kronor = { $row } (kr)
cluster-agrees = { $number }, stämmer
cluster-differs = { $number }, skiljer { $differs }
cluster-fault_title = Den publicerade tabellen går inte ihop.
cluster-fault_none = Den publicerade tabellen går ihop med sig själv.
cluster-fault_across = { $row }: kolumnerna blir { $sum }, i totalen står { $stated }.
cluster-fault_without = { $row }: kolumnerna blir { $sum }, i totalen står { $stated }. Skillnaden är just talet för { $project }, som inte verkar vara medräknat.
cluster-fault_down = { $row }, { $project }: delarna blir { $sum }, i summan står { $stated }.
cluster-fault_down_total = { $row }, totalt: delarna blir { $sum }, i summan står { $stated }.
cluster-published_title = Publicerat: { $row }
cluster-published_why = Skriv det tal som står i en publicerad tabell eller rapport. Det läggs bredvid det som räknas ur raderna och ändrar ingenting i projekten.
cluster-published_total = Totalt
cluster-published_counted = Räknat ur raderna: { $number }
cluster-published_source = Välj en rad för att skriva in publicerade tal.
cluster-not_a_number = Skriv ett tal, med högst tre decimaler.
cluster-save = Spara som Excel …
cluster-saving = Sparar tabellen
cluster-saved = Tabellen { $file } är sparad.
cluster-compared = Grupper, mandat och vad som fortsätter
cluster-row_participants_planned = Deltagare, planerat
cluster-row_participants = Deltagare, faktiskt
cluster-row_women_planned = Kvinnor, planerat
cluster-row_women = Kvinnor, faktiskt
cluster-row_men_planned = Män, planerat
cluster-row_men = Män, faktiskt
cluster-row_others = Annat kön
cluster-row_not_stated = Kön inte angivet
cluster-row_hours_planned = Timmar, planerat
cluster-row_hours = Timmar, faktiskt
cluster-row_hours_each_planned = Timmar per person, planerat
cluster-row_hours_each = Timmar per person, faktiskt
cluster-row_cost_planned = Kostnad, planerad
cluster-row_cost = Kostnad, faktisk
cluster-row_fund_planned = Fondens del, planerad
cluster-row_fund = Fondens del, faktisk
cluster-row_cofinancing_planned = Medfinansiering, planerad
cluster-row_cofinancing = Medfinansiering bland kostnaderna, faktisk
cluster-row_own_planned = Egna medel, planerade
cluster-row_own = Egna medel, faktiska
cluster-row_cost_each_planned = Kostnad per person, planerad
cluster-row_cost_each = Kostnad per person, faktisk
cluster-row_municipalities = Kommuner som deltar
cluster-row_strategic = Strategisk grupp på plats
cluster-row_operative = Ny eller breddad operativ grupp
cluster-row_strategic_size = Strategisk grupp, median av medlemmar
cluster-row_operative_size = Operativ grupp, median av medlemmar
cluster-row_mandate = Medlemmar med fullt mandat
cluster-row_joint = Gemensamma möten
cluster-row_with_driver = Förändringsarbeten som någon driver
cluster-row_started = Påbörjade förändringsarbeten
cluster-row_continued = Fortsätter efter projektet

effects-purpose = Vad som talar om effekter: förändringsarbeten, utvärderingar och citat, nivå för nivå i varje projekt.
effects-table = Effekter, efter nivå
effects-level = Nivå
effects-level_reaction = 1 Reaktion
effects-level_learning = 2 Lärande
effects-level_organisational_support = S Organisatoriskt stöd
effects-level_use = 3 Användning
effects-level_effect = 4 Effekt
effects-cell = { $row }, { $project }: { $n }
effects-details = { $level }: vad som talar om det
effects-choose = Välj en nivå för att läsa vad som talar om den.
effects-nothing = Ingenting talar om den här nivån än.
effects-evaluation = Utvärdering

factors-purpose = Vad som hjälpte och vad som hindrade, efter kategori i varje projekt, med det som skrevs och sades om det.
factors-table_helped = Det som hjälpte
factors-table_hindered = Det som hindrade
factors-category = Kategori
factors-helped = Hjälpte
factors-hindered = Hindrade
factors-kind = Visa
factors-cell = { $row }, { $project }: { $n }
factors-choose = Välj en kategori för att läsa vad som skrevs.
factors-nothing = Ingenting är skrivet i den här kategorin.
factors-unwritten = Texten följde inte med i klusterpaketet.
factors-quotes = Citat om samma grupper och förändringsarbeten

projects-purpose = Projekten i programmet: när de senast skickade ett klusterpaket, deras kommuner, och nyckeln som de skriver under med.
projects-empty = Här listas projekten. Spara en inbjudan och skicka den till projektledarna; de skickar tillbaka klusterpaket.
projects-column_project = Projekt
projects-column_municipalities = Kommuner
projects-column_period = Tid
projects-column_bundle = Senaste paket
projects-column_key = Nyckelns ord
projects-choose = Välj ett projekt för att se nyckelns ord och säga om det är en del av ett annat.
projects-invite = Spara inbjudan …
projects-inviting = Skriver inbjudan
projects-invited = Inbjudan { $file } är sparad. Skicka den till projektledarna.
projects-invite_why = Med inbjudan krypteras klusterpaketen till dig, och den som är med i två projekt känns igen på en kod. Utan den räknas personen en gång i varje.
projects-own_key = Dina egna ord, att läsa upp för en projektledare som frågar: { $key }
projects-is_part = { $project } (delprojekt)
projects-parts_why = Är ett av projekten en del av ett annat? Då räknas det som det gör in i hela projektet, och delarna ställs bredvid varandra under Kluster.
projects-part_of = { $project } är en del av
projects-no_part = Inget annat projekt
projects-waits = Väntar på beslut

to_evaluator-purpose = Ett klusterpaket till den som utvärderar flera projekt: hela projektet utan personuppgifter. Du ser precis vad som lämnar datorn innan du sparar.
to_evaluator-invitation = Inbjudan
to_evaluator-none = Ingen inbjudan är öppnad. Paketet blir okrypterat, och den som är med i två projekt känns inte igen.
to_evaluator-from = { $name }. Jämför orden med utvärderaren över telefon: { $key }
to_evaluator-codes = Paketet krypteras till utvärderaren. Personnummer lämnar aldrig filen; i deras ställe går en kod som bara är densamma inom programmet.
to_evaluator-open = Öppna inbjudan …
to_evaluator-taken = Inbjudan till { $name } är öppnad.
to_evaluator-save = Spara klusterpaket …
to_evaluator-saved = Klusterpaketet { $file } är sparat. Skicka det till utvärderaren.
to_evaluator-confirm = Spara klusterpaketet?
to_evaluator-confirm_why = Det lämnar din dator, och det går inte att ta tillbaka.
open-invitation_needs_lead = Det här är en utvärderares inbjudan. Öppna projektledarens arbetsfil först, och släpp sedan inbjudan i fönstret.

start-cluster_title = Nytt kluster
start-cluster_why = För dig som utvärderar flera projekt i ett program.
start-cluster_button = Gör ett kluster …
start-cluster_form = Nytt kluster
start-cluster_form_why = Du får en arbetsfil och en inbjudan att skicka till projektledarna.

inbox-empty_evaluator = Här läggs klusterpaketen som projektledarna skickar. Du ser vad varje paket för med sig innan det sammanfogas.

cli-about-new-cluster = Gör en utvärderares arbetsfil för flera projekt.
cli-about-invitation = Gör utvärderarens inbjudan till projektledarna.
cli-about-cluster-bundle = Gör ett klusterpaket att skicka till en utvärderare.
cli-more-cluster-bundle = Med --invitation krypteras paketet till utvärderaren, och den som är med i flera projekt känns igen; inbjudan är kvar till nästa gång. Utan följer inga koder med. Personuppgifter följer aldrig med. Av fri text följer citat med som får publiceras, och det som sägs med --texts-of, till exempel factor.
cli-more-invitation = Inbjudan håller programmets namn, nycklar och hemlighet. Den är till för projektledarna och ingen annan.
cli-word-invitation = INBJUDAN
cli-word-by = VAD
cli-option-funder = vem som betalar programmet
cli-option-invitation = utvärderarens inbjudan
cli-option-texts-of = låt fri text av slaget följa med
cli-option-project = projektets id: bara det, och med --by project dess delprojekt
cli-option-by = project: varje projekt för sig och alla tillsammans, planerat mot faktiskt
cli-cluster_made = Klustret { $name } är gjort: { $file }
cli-invitation_made = Inbjudan: { $file }
cli-cluster_bundle_made =
    { $n ->
        [one] Klusterpaket med 1 post i journalen: { $file }
       *[other] Klusterpaket med { $n } poster i journalen: { $file }
    }
cli-texts_along =
    { $n ->
        [0] Ingen fri text följer med.
        [one] En fri text följer med.
       *[other] { $n } fria texter följer med.
    }
cli-no_invitation = Utan inbjudan känns ingen igen som är med i flera projekt.
cli-no_projects = Här finns inga projekt.
cli-column-again = I flera
cli-column-total = Totalt
cli-column-published = Publicerat
cli-sealed-evaluator = till utvärderaren
cli-bundle_kind-invitation = inbjudan
cli-bundle_kind-cluster = klusterpaket

figure-groups-mandate = Medlemmar med fullt mandat
figure-groups-mandate-means = Medlemmar i grupper som har fullt mandat, av dem där det är angivet, den dagen.
figure-initiatives-continued = Förändringsarbeten som fortsätter
figure-initiatives-continued-means = Av de förändringsarbeten som påbörjats: de som blivit en del av ordinarie arbete, eller där det står hur de fortsätter efter projektet.
figure-effects-matrix = Effekter, efter nivå
figure-effects-matrix-means = Kirkpatricks fyra nivåer och det organisatoriska stödet: förändringsarbeten som nått nivån, utvärderingar som frågar om den (av utbildningstillfällen om reaktioner, före och efter om lärande, självskattningar om stödet) och citat om dem.
figure-factors-by_category = Framgångsfaktorer och hinder
figure-factors-by_category-means = Vad som hjälpte och vad som hindrade, efter kategori.
figure-participants-hours_each_planned = Planerade timmar per deltagare
figure-participants-hours_each_planned-means = De planerade timmarna delade med det planerade antalet deltagare.
part-ordinary_work = Del av ordinarie arbete
part-initiatives = Förändringsarbeten
part-evaluations = Utvärderingar
part-quotes = Citat
cli-demo_cluster_made = Exemplet är gjort: { $n } projekt, och utvärderarens arbetsfil { $file }
keys-evaluator_why = Du skriver under inbjudningar med den här nyckeln. En projektledare som öppnar en inbjudan kan jämföra orden med dig.
