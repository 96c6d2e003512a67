## Kommandoraden

cli-about = Samverka på kommandoraden: allt som programmet kan räkna, spara och skicka, utan fönster.
cli-about-demo = Gör exempelprojektet: startpaket, kommunernas arbetsfiler och paket, och projektledarens arbetsfil med allt sammanfogat.
cli-about-new-project = Gör ett nytt projekt och projektledarens arbetsfil.
cli-about-kit = Gör startpaketet som en kommun börjar med.
cli-about-open-kit = Öppnar ett startpaket och gör kommunens arbetsfil.
cli-about-add = Lägger till en post och skriver ut dess id.
cli-about-set = Ändrar fält i en post.
cli-about-remove = Tar bort en post. Den finns kvar i historiken.
cli-about-bring-back = Tar tillbaka en borttagen post, eller behåller en som någon annan har tagit bort.
cli-about-list = Listar poster av ett slag.
cli-about-import = Läser in ett kalkylark: rader som poster av ett slag, som en ändring.
cli-about-export-table = Sparar posterna av ett slag som kalkylark, .xlsx eller .csv.
cli-about-history = Visar hur en post har blivit som den är.
cli-about-export = Gör ett paket att skicka till projektledningen.
cli-about-inspect = Visar vad ett paket säger om sig självt, utan att sammanfoga det.
cli-about-merge = Sammanfogar paket med en arbetsfil: alla eller inget.
cli-about-figures = Räknar siffrorna: alla, eller de som nämns.
cli-about-evidence = Listar raderna bakom en siffra.
cli-about-signals = Visar nästa steg, det mest brådskande först.
cli-about-conflicts = Listar olika värden som väntar på beslut.
cli-about-decide = Väljer ett av värdena som väntar på beslut.
cli-about-duplicates = Listar personer som kan vara samma människa.
cli-about-link = Säger att två personer är samma människa, eller två.
cli-about-verify = Kontrollerar att arbetsfilen är hel och att posterna stämmer med journalen.

cli-more-demo = Mappen får lead.samverka, kits, municipalities, bundles och feedback. Personerna är påhittade, och innehållet är detsamma varje gång.
cli-more-add = Ett fält skrivs FÄLT=VÄRDE, och i en hänvisning till en annan post är värdet dess id. Flera värden skiljs med komma, rader i en lista med radbrytning.
cli-more-set = Ett fält skrivs FÄLT=VÄRDE. FÄLT= utan värde tömmer fältet.
cli-more-list = Känsliga uppgifter, och allt personligt om personer med skyddade uppgifter, visas inte.
cli-more-decide = Vad som väntar listas med conflicts; i kolumnen Val står det id som säger vilket värde som väljs. Är det en post som är skriven två gånger behålls den som väljs, och de andra tas bort. Ett annat värde skrivs med set.
cli-more-import = Slaget syns i rubrikerna, eller sägs med --kind eller före kalkylarken. Säg --dry-run för att se vad det blir av varje rad. En kolumn väljs med --map E-post=email, --map C=- för att hoppa över den, --map Tid=minutes@hours för timmar, minutes@clock där 1.30 är en och en halv. Det som ett ord betyder sägs med --value, till exempel --value unit:Komvux=new,sector=education, och vem en rad gäller med --row 14=new, skip eller ett id. Allt av ett slag som saknas görs med --make unit,sector=other. Tomma celler ändrar inget utan --empty-clears. Det som inte läses in hamnar i ett kalkylark bredvid, med skälet till varje rad.
cli-more-export-table = Alla fält sparas utom känsliga uppgifter; välj själv med --columns name,email,identity_number. Med kolumnen id känns varje post igen när tabellen läses in.
cli-more-export = Hela paketet krypteras till projektledarens nyckel, eller med lösenfrasen. I det pseudonyma är personer koder, och fritext följer inte med.
cli-more-merge = Säg --dry-run för att se vad som skulle hända. Då ändras ingenting.
cli-more-figures = Siffrorna gäller i dag, eller den dag som --on anger. Då blir svaret detsamma varje gång. I en kommuns arbetsfil gäller de den kommunen.
cli-more-evidence = Antalet är 1 där rader räknas, annars minuter, kronor eller dagar.
cli-more-signals = Signalerna gäller i dag, eller den dag som --on anger. De som vilar visas inte.

cli-head-commands = Kommandon:
cli-head-options = Val:
cli-head-everywhere = Överallt:
cli-head-json = Form med --json (FIELD, KIND, FIGURE, PART, GROUP och ID är kodnamn och id):
cli-head-kinds = Slag av poster:
cli-head-figures = Siffror:
cli-head-fields = Fält i { $kind }:
cli-exit_codes = Svarskoder: 0 klart, 1 ett fel (en rad på standard error, ingenting ändrat), 2 fel användning.
cli-help_on_command = Skriv samverka-cli KOMMANDO --help för ett kommandos val och formen på dess JSON.
cli-help_on_kind = Skriv till exempel samverka-cli add --help group för fälten i ett slag.
cli-survey_figures = Svaren på frågorna i självskattningen, efter frågans kortnamn
cli-required = måste anges

cli-word-file = FIL
cli-word-folder = MAPP
cli-word-kit = STARTPAKET
cli-word-bundle = PAKET
cli-word-kind = SLAG
cli-word-id = ID
cli-word-choice = VAL
cli-word-field_name = FÄLT
cli-word-field = FÄLT=VÄRDE
cli-word-figure = SIFFRA
cli-word-name = NAMN
cli-word-date = DATUM
cli-word-code = KOD
cli-word-profile = full|pseudonymous
cli-word-scale = boss|large|national|cluster
cli-word-spreadsheet = KALKYLARK
cli-word-row = RAD|none
cli-word-table = TABELL
cli-word-columns = FÄLT,FÄLT
cli-word-mapping = KOLUMN=FÄLT
cli-word-meaning = FÄLT:ORD=BETYDELSE
cli-word-answer = RAD=SVAR
cli-word-new = SLAG[,FÄLT=VÄRDE]

cli-option-field = Vilket fält, när samma val gäller flera.
cli-option-both = Båda gäller, var för sin tid: personen har bytt verksamhet.
cli-option-different = De är två olika människor.
cli-option-scale = modellprojektet (boss, om inget sägs), en stor kommun, hela landet, eller ett kluster av fem projekt
cli-option-kind = vad raderna är, till exempel person
cli-option-worksheet = bladet, om det finns flera
cli-option-heading-row = raden som rubrikerna står på, om den inte hittas, eller none om tabellen inte har några
cli-option-map = vad en kolumn innehåller
cli-option-value = vad ett ord i en cell betyder
cli-option-row = vad en rad gäller
cli-option-make = gör det som saknas av ett slag
cli-option-empty-clears = låt tomma celler tömma fälten
cli-option-leave-unreadable = läs in raden utan de celler som inte går att läsa
cli-option-columns = vilka fält som sparas, med komma emellan
cli-option-name = projektets namn
cli-option-short = projektets kortnamn
cli-option-start = första dagen, till exempel 2026-01-01
cli-option-end = sista dagen
cli-option-municipality = kommunkod med fyra siffror, till exempel 1285
cli-option-output = filen som skrivs
cli-option-profile = allt (full, om inget sägs), eller personer som koder (pseudonymous)
cli-option-passphrase-file = fil med lösenfrasen
cli-option-with-them = ta bort det som bara hör hit också
cli-option-dry-run = bara se efter, ändra ingenting
cli-option-json = svara med JSON
cli-option-on = räkna som om det vore den dagen, till exempel 2018-09-30
cli-option-lang = språk: svenska (om inget sägs) eller engelska
cli-option-help = den här hjälpen
cli-option-version = programmets version

cli-shape-line = text på en rad
cli-shape-text = text
cli-shape-lines = rader
cli-shape-number = heltal, { $low } till { $high }
cli-shape-decimal = tal med högst tre decimaler, 12,5
cli-shape-date = datum, 2026-11-21
cli-shape-month = månad, 2026-11
cli-shape-time = klockslag, 13:00
cli-shape-moment = datum, kanske med klockslag: 2026-11-21T13:00
cli-shape-flag = ja eller nej
cli-shape-choices = flera av { $choices }, med komma emellan
cli-shape-any_reference = id för en post
cli-shape-reference = id för { $kind }
cli-shape-references = id för { $kind }, flera med komma emellan
cli-shape-municipality_code = kommunkod med fyra siffror
cli-shape-identity_number = personnummer
cli-shape-answers = JSON: frågans id och svaret
cli-shape-counts = JSON: svaret och hur många

cli-column-id = Id
cli-column-municipality = Kommun
cli-column-in_unit = { $field } ({ $unit })
cli-column-when = När
cli-column-who = Vem
cli-column-field = Fält
cli-column-value = Värde
cli-column-choice = Val
cli-column-other = Den andras id
cli-column-other_title = Den andra
cli-column-kind = Slag
cli-column-title = Post
cli-column-what = Vad
cli-column-project = Projekt
cli-column-profile = Innehåll
cli-column-sealed = Låst
cli-column-made = Gjort
cli-column-program = Programversion
cli-column-sender = Avsändarens nyckel
cli-column-size = Storlek
cli-column-entries = Ändringar
cli-column-bundle = Paket
cli-column-new = Nya
cli-column-changed = Ändrade
cli-column-unchanged = Oförändrade
cli-column-conflicts = Konflikter
cli-column-held = Hålls kvar
cli-column-figure = Siffra
cli-column-means = Vad det är
cli-column-unit = Räknas i
cli-column-part = Del
cli-column-amount = Antal
cli-column-severity = När
cli-column-signal = Vad
cli-column-action = Nästa steg
cli-column-column = Kolumn
cli-column-heading = Rubrik
cli-column-use = Innehåller
cli-column-samples = Exempel
cli-column-row = Rad
cli-column-outcome = Vad det blir

cli-bundle_kind-kit = startpaket
cli-bundle_kind-bundle = paket
cli-bundle_kind-feedback = återkoppling
cli-profile-full = allt
cli-profile-pseudonymous = personer som koder
cli-sealed = Krypterat: { $sealed }
cli-sealed-nobody = nej
cli-sealed-lead = till projektledningen
cli-sealed-passphrase = med lösenfras
cli-severity-now = nu
cli-severity-soon = snart
cli-severity-good = bra att veta
cli-field-removed = Borttagen
cli-field-erased = Raderad för gott
cli-bytes = { $n } byte

cli-demo_made =
    { $n ->
        [one] Exempelprojektet är gjort, med { $n } kommun. Projektledarens arbetsfil: { $file }
       *[other] Exempelprojektet är gjort, med { $n } kommuner. Projektledarens arbetsfil: { $file }
    }
cli-project_made = Projektet { $project } är gjort: { $file }
cli-kit_made = Startpaket för { $municipality }: { $file }
cli-kit_opened = Arbetsfil för { $municipality }: { $file }
cli-bundle_made =
    { $n ->
        [one] Paket med { $n } ändring: { $file }
       *[other] Paket med { $n } ändringar: { $file }
    }
cli-naming =
    { $n ->
        [one] En öppen uppgift nämner någon som finns i filen och är inte med. I programmets fönster går det att ta med den.
       *[other] { $n } öppna uppgifter nämner någon som finns i filen och är inte med. I programmets fönster går det att ta med dem.
    }
cli-changed = Ändrad: { $title }
cli-removed = Borttagen: { $title }
cli-would_remove = Skulle tas bort: { $title }
cli-removed_with = { $n ->
    [one] En post hänvisar till den och tas bort tillsammans med den:
   *[other] { $n } poster hänvisar till den och tas bort tillsammans med den:
}
cli-brought_back = Finns igen: { $title }
cli-removed_referring = { $n ->
    [one] En post hänvisar till den och finns kvar:
   *[other] { $n } poster hänvisar till den och finns kvar:
}
cli-merged =
    { $n ->
        [one] Paketet är sammanfogat.
       *[other] { $n } paket är sammanfogade.
    }
cli-would_merge = Ingenting är ändrat. Så här skulle det bli.
cli-verified =
    { $n ->
        [one] Allt stämmer: { $n } ändring är genomgången.
       *[other] Allt stämmer: { $n } ändringar är genomgångna.
    }
cli-none = Här finns inga { $kinds }.
cli-no_history = Här finns ingen historik.
cli-nothing_in_it = Paketet är tomt.
cli-no_conflicts = Inga värden väntar på beslut.
cli-no_figures = Det finns inget att räkna än.
cli-no_evidence = Det finns inga rader bakom siffran.
cli-no_signals = Det finns inget som behöver göras nu.

cli-fault = { $label } ({ $field }): { $sentence }
cli-known = Här finns: { $codes }.
cli-no_such_kind = Det finns inget slag av poster som heter ”{ $code }”. Skriv samverka-cli list --help för att se dem.
cli-not_waiting = { $word } är inget val som väntar på beslut. Vad som väntar listas med conflicts.
cli-decided = Beslutat.
cli-not_an_id = ”{ $word }” är inget id. Skriv samverka-cli list FIL SLAG för att se posternas id.
cli-not_written = Svaret kunde inte skrivas ut. (Teknisk uppgift: { $detail })
cli-see_help = Läs mer med: { $command }
cli-misuse-several_fields = Valet finns i flera fält: { $word }. Säg vilket med --field.
cli-misuse-not_both = Bara verksamheten för en person kan vara båda: { $word }.
cli-misuse-two_persons = Det är samma post två gånger: { $word }.
cli-misuse-not_a_table = { $word } slutar varken på .xlsx eller .csv.
cli-misuse-no_column = Det finns inget fält { $word } att spara.
cli-misuse-which_sheet = Kalkylarket har flera blad: { $word }. Välj med --worksheet.
cli-misuse-which_sheet_s_row = Flera blad läses in: säg vad som ska göras med en rad ({ $word }) för ett blad i taget.
cli-misuse-which_kind = Det syns inte i rubrikerna vad raderna är ({ $word }). Säg det med --kind.
cli-misuse-no_mapping = Kolumnen eller fältet i { $word } finns inte.
cli-misuse-no_meaning = { $word } går inte att förstå.
cli-misuse-no_answer = { $word } går inte att förstå.
cli-misuse-no_command = Säg vad som ska göras.
cli-misuse-unknown_command = Det finns inget kommando som heter ”{ $word }”.
cli-misuse-unknown_option = Det finns inget val som heter { $option } här.
cli-misuse-missing = Något saknas. Så här skriver du: { $usage }
cli-misuse-missing_option = { $option } saknas. Så här skriver du: { $usage }
cli-misuse-too_many = ”{ $word }” är för mycket. Så här skriver du: { $usage }
cli-misuse-twice = { $word } står två gånger.
cli-misuse-no_value = Efter { $option } ska det stå ett värde.
cli-misuse-value_too_many = { $option } har inget värde.
cli-misuse-bad_value = ”{ $value }” är inget värde för { $option }.
cli-misuse-not_a_field = ”{ $word }” är inte ett fält med värde. Skriv FÄLT=VÄRDE.
cli-misuse-not_text = ”{ $word }” är ingen läsbar text.
cli-misuse-unread = Kommandot kunde inte läsas: { $word }

cli-table_made = { $file }: { $n ->
    [one] 1 rad.
   *[other] { $n } rader.
}
cli-import_sheet = { $sheet }: { $n } rader, läses som { $kinds }.
cli-import_question = Svara med --value: { $ask }=…
cli-import_stopped = { $n } av { $of } blad lästes in innan det stannade. Resten är inte inläst.
cli-import_done = Inläst.
cli-import_nothing = Ingenting är ändrat.
duplicate-by_name_and_email = samma namn och e-post
duplicate-by_given_name_and_email = samma förnamn och e-post
duplicate-by_name_and_unit = samma namn och verksamhet
