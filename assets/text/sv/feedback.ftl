# Återkoppling, goda exempel och jämförelse.

# Goda exempel
page-examples = Goda exempel
purpose-examples = Det som har fungerat på ett ställe och kan prövas på ett annat.
empty-good_example = Här samlas goda exempel som projektledningen har läst igenom och delar med alla.
kind-good_example = gott exempel
kind-good_example-many = goda exempel
kind-good_example-the = det goda exemplet
kind-good_example-new = nytt gott exempel
field-good_example-title = Rubrik
field-good_example-themes = Teman
field-good_example-tags = Etiketter
field-good_example-text = Vad man gjorde och vad det gav
field-good_example-quotes = Citat
field-good_example-worked_in = Där det fungerade
field-good_example-ask = Fråga gärna (roll och verksamhet, inget namn)
field-good_example-reviewed_on = Granskat
field-good_example-shared = Delas med kommunerna
field-good_example-initiative = Förändringsarbete
field-initiative-inspired_by = Prövas efter
examples-title = Exempel
examples-themes = Teman
examples-worked_in = Där det fungerade
examples-tags = Etiketter
examples-tried = Prövas
examples-state = Läge
examples-shared = Delas
examples-to_review = Att granska
examples-search = Sök bland exemplen
examples-none_fit = Inget exempel stämmer med det du söker.
examples-review_why = Läs igenom texten och citaten. Inga namn på personer ska stå där. Först när du delar exemplet följer det med till kommunerna, med lydelsen som står här.
examples-share = Granskat – dela med alla
examples-is_shared =
    { $n ->
        [0] Granskat { $date }. Delas, och har inte prövats på något annat ställe än.
        [one] Granskat { $date }. Delas, och prövas i ett förändringsarbete.
       *[other] Granskat { $date }. Delas, och prövas i { $n } förändringsarbeten.
    }
examples-unshare = Sluta dela
examples-you_try = Det här prövar ni redan
examples-try_why = Vill ni pröva något liknande? Då får ni ett eget förändringsarbete att utgå från.
examples-try = Det här vill vi pröva
tab-candidates = Kandidater
candidates-purpose = Förändringsarbeten som en kommun kallar ett gott exempel och låter andra läsa om. Granska ett, så blir det en egen text som du kan ändra.
candidates-empty = Inget nytt att granska. Här visas förändringsarbeten som en kommun kallar ett gott exempel och låter andra läsa om.
candidates-review = Granska { $title }

# Anteckningar till kommunerna
kind-project_note = meddelande
kind-project_note-many = meddelanden
kind-project_note-the = meddelandet
kind-project_note-new = nytt meddelande
field-project_note-recipient = Till
field-project_note-subject = Rubrik
field-project_note-text = Meddelande
field-project_note-written_on = Skrivet
empty-project_note = Här står det projektledningen vill säga till kommunerna. Det följer med nästa återkoppling, till alla där ingen kommun anges.

# Jämförelser
kind-comparison = jämförelse
kind-comparison-many = jämförelser
kind-comparison-the = jämförelsen
kind-comparison-new = ny jämförelse
field-comparison-recipient = Till
field-comparison-figure = Siffra
field-comparison-part = Del
field-comparison-as_of = Dag
field-comparison-own = Eget värde
field-comparison-median = Mitten av de andras
field-comparison-lower = Undre fjärdedelen
field-comparison-upper = Övre fjärdedelen
field-comparison-others = Antal andra
follow_up-comparison = Jämförelse
comparison-purpose = Så står ni bredvid de andra kommunerna, enligt projektledningens senaste återkoppling.
comparison-note = Läget { $date }. Bakom varje tal om de andra står minst { $n } kommuner.
comparison-how = Mitten är det värde som lika många andra ligger över som under. Spannet rymmer ungefär hälften av dem. Talen om de andra är avrundade till två siffror. Ingen enskild kommun går att räkna ut.
comparison-empty = Här jämförs ni med de andra kommunerna när projektledningen har skickat återkoppling och minst fem andra har något att jämföra med.
comparison-column_figure = Siffra
comparison-column_own = Hos er
comparison-column_median = Mitten
comparison-column_span = Spann
comparison-column_place = Plats
comparison-column_drawn = Bild
comparison-span = { $lower }–{ $upper }
comparison-below_most = Lägre än de flesta
comparison-below = I nedre halvan
comparison-middle = Som mitten
comparison-above = I övre halvan
comparison-above_most = Högre än de flesta

# Återkoppling
page-feedback = Återkoppling
purpose-feedback = Det projektledningen skickar tillbaka till kommunerna.
tab-news = Återkoppling
feedback-purpose = Återkopplingen ger kommunen nya utbildningar, enkäter, goda exempel, meddelanden och en jämförelse med de andra. Den innehåller inga personuppgifter.
feedback-open = Öppna återkoppling …
feedback-make = Spara återkoppling …
feedback-make_all = Spara återkoppling till alla { $n } …
feedback-look_why = { $n ->
    [0] De här texterna följer med. Läs dem en sista gång.
    [one] De här texterna följer med. En av dem nämner någon.
   *[other] De här texterna följer med. { $n } av dem nämner någon.
}
feedback-making = { $n ->
    [one] Skriver återkopplingen
   *[other] Skriver återkoppling till { $n } kommuner
}
feedback-made = { $n ->
    [one] Återkopplingen är sparad
   *[other] Återkoppling till { $n } kommuner är sparad
}
feedback-file = Återkoppling { $municipality } { $date }
feedback-write_note = Skriv meddelande …
kits-column_own = Bara till kommunen
news-title = Nytt från projektet
news-empty = Här visas det som kommer från projektledningen: nya utbildningar, enkäter att svara på, goda exempel och meddelanden. Öppna återkopplingens fil, så syns det här.
news-closes = Svara senast { $date }
news-compare = Se hur ni står bredvid de andra kommunerna
news-all = Visa allt
news-looked = Jag har tittat på det
field-survey-closes_on = Sista svarsdag

# Signaler
signal-survey_waiting-title = { $survey } väntar på svar
signal-survey_waiting-why =
    { $n ->
        [0] Enkäten stänger i dag, { $date }.
        [one] Enkäten stänger i morgon, { $date }.
       *[other] Enkäten stänger { $date }, om { $n } dagar.
    }
signal-survey_waiting-action = Öppna enkäten
signal-feedback_new-title = Nytt från projektet
signal-feedback_new-why =
    { $n ->
        [one] Återkopplingen har med sig något som ingen har tittat på.
       *[other] Återkopplingen har med sig { $n } saker som ingen har tittat på.
    }
signal-feedback_new-action = Titta

# Kommandoraden
cli-about-feedback = Skriver återkopplingen till en kommun eller till alla.
cli-more-kit = Säg --all och en mapp för att skriva till alla kommuner på en gång. Med --dry-run visas bara de texter som följer med, och utropstecken vid dem som nämner någon.
cli-more-feedback = Återkopplingen har med sig utbildningar, enkäter, goda exempel, meddelanden och jämförelser. Säg --all och en mapp för att skriva till alla kommuner på en gång. Med --dry-run visas bara de texter som följer med, och utropstecken vid dem som nämner någon.
cli-word-feedback = ÅTERKOPPLING
cli-option-all = alla kommuner som är med, var sin fil i en mapp
cli-feedback_made = Återkoppling till { $municipality }: { $file }
cli-misuse-one_or_all = Säg antingen --municipality eller { $word }.
cli-would_leave =
    { $n ->
        [0] Inga texter följer med.
        [one] En text följer med.
       *[other] { $n } texter följer med.
    }
cli-names =
    { $n ->
        [one] En av texterna nämner någon.
       *[other] { $n } av texterna nämner någon.
    }
