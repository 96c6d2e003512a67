# Start, sending, and the project lead's pages.

start-what = Följ, styr och redovisa samverkan i din kommun eller ditt projekt. Allt sparas på den här datorn.
start-open_title = Öppna arbetsfil
start-open_why = Fortsätt där du slutade. Arbetsfilen ligger där du sparade den, på datorn eller i en mapp.
start-open_button = Öppna arbetsfil …
start-kit_title = Börja från startpaket
start-kit_why = För dig som är kontaktperson i en kommun och har fått ett startpaket av projektledningen.
start-kit_button = Välj startpaket …
start-project_title = Nytt projekt
start-project_why = För dig som leder ett projekt med en eller flera kommuner.
start-project_button = Gör ett projekt …
start-example_title = Pröva exemplet
start-example_why = Ett helt projekt med sexton kommuner att titta och ändra i. Personerna är påhittade.
start-example_button = Öppna exemplet
start-recent = Senast öppnade
start-gone = Finns inte kvar på sin plats
start-drop = Du kan också släppa en arbetsfil eller ett startpaket var som helst i fönstret.
start-from_kit = { $project } i { $municipality }
start-from_kit_why = Startpaketet innehåller projektets mål, utbildningar och enkäter. Nu görs en arbetsfil för din kommun.
start-your_name = Ditt namn
start-your_name_why = Står vid det du skriver, så att andra ser vem som gjorde vad.
start-name_missing = Skriv ditt namn.
start-save_where = Välj var filen ska ligga …
start-project_form_why = Mål, faser och kostnader lägger du till sedan.
start-short_name_why = Det som projektet kallas till vardags.
start-backwards = Slutet kan inte ligga före starten.
start-municipalities = Kommuner som deltar
start-municipalities_why = Sök efter namn eller län. Det går att lägga till fler senare.

profile-full = Fullständigt
profile-pseudonymous = Pseudonymt
bundle-kit = startpaket
bundle-bundle = paket
bundle-feedback = återkoppling

send-purpose = Ett paket till projektledningen. Du ser precis vad som lämnar datorn innan du sparar.
send-save = Spara paket …
send-reckoning = Räknar ut vad som lämnar datorn
send-writing = Skriver paketet
send-saved = Paketet { $file } är sparat. Skicka det till projektledningen.
send-empty = Här gör du paket till projektledningen. Det finns inget att skicka än: lägg först till grupper, möten eller personer.
send-profile = Vad ska med
send-profile_full = Fullständigt
send-profile_pseudonymous = Pseudonymt
send-why_full = Allt går med, krypterat så att bara projektledningen kan läsa det.
send-why_passphrase = Allt går med, krypterat med lösenfrasen här. Den som kan lösenfrasen kan läsa allt.
send-why_pseudonymous = Personer blir koder, och bara de fritexter som du markerar går med. Paketet är inte krypterat.
send-why_codes = Personer blir koder, och bara de fritexter som du markerar går med. Koderna kan avslöja vem någon är, så paketet krypteras till projektledningen.
send-passphrase = Lösenfras
send-passphrase_why = Minst tolv tecken. Säg den till mottagaren på annat sätt än i samma meddelande.
send-leaves = Det här lämnar datorn
send-summary = { $records ->
    [one] 1 post
   *[other] { $records } poster
}, { $personal ->
    [one] 1 personuppgift
   *[other] { $personal } personuppgifter
}, { $texts ->
    [one] 1 fritext
   *[other] { $texts } fritexter
}
send-column_kind = Slag
send-column_records = Poster
send-class_open = Öppna uppgifter
send-class_free_text = Fritext
send-class_pseudonym = Koder
send-class_personal = Personuppgifter
send-class_sensitive = Känsliga
send-texts = Fritexter
send-texts_all = { $n ->
    [one] En fritext går med. Läs den en sista gång: står det något om en person som inte ska lämna kommunen?
   *[other] { $n } fritexter går med. Läs dem en sista gång: står det något om en person som inte ska lämna kommunen?
}
send-same = samma text i { $n } poster
send-texts_tick = { $n ->
    [one] Läs fritexten och markera den om den får gå med.
   *[other] Läs de { $n } fritexterna och markera dem som får gå med.
}
send-naming = { $n ->
    [one] En uppgift som annars är öppen nämner någon som finns i filen. Den står först här och går inte med om du inte markerar den.
   *[other] { $n } uppgifter som annars är öppna nämner någon som finns i filen. De står först här och går inte med om du inte markerar dem.
}
send-column_where = Var
send-column_text = Text
send-column_goes = Går med
send-column_names = Nämner kanske
send-goes = går med
send-tick = Ta med
send-confirm = Spara paketet?
send-confirm_why = Uppgifterna lämnar den här datorn när du skickar filen.
send-unlocked = { $n ->
    [0] Paketet är inte krypterat. Ingen fritext går med.
    [one] Paketet är inte krypterat. En fritext går med.
   *[other] Paketet är inte krypterat. { $n } fritexter går med.
}
send-locked = { $n ->
    [0] Paketet är krypterat till projektledningen. Ingen fritext går med.
    [one] Paketet är krypterat till projektledningen. En fritext går med.
   *[other] Paketet är krypterat till projektledningen. { $n } fritexter går med.
}
send-before = Skickat tidigare
send-column_file = Fil
send-column_what = Vad
send-column_profile = Profil
send-column_saved = Sparat

inbox-purpose = Se vad varje paket ändrar innan du sammanfogar det. Samma paket kan komma flera gånger.
inbox-open = Öppna paket …
inbox-empty = Här tar du emot kommunernas paket. Öppna dem, eller släpp filerna här.
inbox-empty_contact = Här tar du emot paket från projektledningen eller en kollega. Öppna dem, eller släpp filerna här.
inbox-read_only = Filen är öppen i ett annat fönster. Paketen kan läsas men inte sammanfogas här.
inbox-waiting = Att sammanfoga
inbox-reading = Läser paketet
inbox-merge = Sammanfoga
inbox-merge_all = Sammanfoga alla ({ $n })
inbox-merging = { $n ->
    [one] Sammanfogar paketet
   *[other] Sammanfogar { $n } paket
}
inbox-merged = { $n ->
    [one] Paketet är sammanfogat
   *[other] { $n } paket är sammanfogade
}
inbox-put_away = Ta bort { $file } ur listan
inbox-made = gjort { $made } · { $profile } · { $file }
inbox-new = { $n ->
    [one] 1 ny post
   *[other] { $n } nya poster
}
inbox-changed = { $n ->
    [one] 1 ändrad
   *[other] { $n } ändrade
}
inbox-unchanged = { $n ->
    [one] 1 oförändrad
   *[other] { $n } oförändrade
}
inbox-conflicts = { $n ->
    [one] 1 konflikt
   *[other] { $n } konflikter
}
inbox-held = { $n ->
    [one] 1 hålls kvar
   *[other] { $n } hålls kvar
}
inbox-nothing = Inget nytt
inbox-more = Visa per slag
inbox-less = Dölj
inbox-first_key = Avsändarens första paket. Vem det är går inte att kontrollera här. Är du osäker, ring och jämför orden: { $key }
inbox-done = Sammanfogat
inbox-done_read = Jag har läst
inbox-passphrase = Lösenfras till paketet
inbox-passphrase_why = Avsändaren har den. Den sparas inte.
inbox-unlock = Lås upp
inbox-earlier = Sammanfogat tidigare
inbox-column_from = Från
inbox-column_what = Vad
inbox-column_made = Gjort
inbox-column_merged = Sammanfogat

situation-purpose = { $all ->
    [one] 1 kommun, { $sent } har skickat paket den senaste månaden. Välj en ruta för att se raderna bakom.
   *[other] { $all } kommuner, { $sent } har skickat paket den senaste månaden. Välj en ruta för att se raderna bakom.
}
situation-on_last_day = Allt är räknat till projektets sista dag, { $date }.
situation-empty = Här ser du hur långt varje kommun har kommit mot varje mål. Lägg först till kommunerna som deltar.
situation-empty_button = Gå till projektet
situation-table = Kommuner och mål
situation-column_municipality = Kommun
situation-column_bundle = Senaste paket
situation-column_joint = Gemensamt möte
situation-column_hours = Timmar
situation-column_signals = Signaler
situation-origin_existed = fanns
situation-origin_widened = breddad
situation-origin_created = bildad
situation-state_reached = nått
situation-state_on_the_way = på väg
situation-state_behind = efter
situation-state_missed = inte nått
situation-state_not_begun = saknas
situation-goal_groups_strategic = Strategisk grupp
situation-goal_groups_operative = Ny eller breddad operativ grupp
situation-goal_initiatives_started = Påbörjad förändring
situation-goal_participants_professional = Medarbetare i utbildning
situation-of_target = { $value } av { $target }
situation-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
situation-years = { $n } år
situation-never = aldrig
situation-no_bundle = inget än
situation-search = Sök kommun
situation-lack_behind = Efter
situation-lack_missing = Saknas
situation-lack_never_met = Aldrig gemensamt möte
situation-card_unique = Unika deltagare
situation-card_women_men = Kvinnor och män
situation-other_gender = { $n } annat
situation-no_gender = { $n } inte angivet
situation-card_hours = Deltagartimmar
situation-card_professional = På professionsnivå
situation-card_cost = Kostnad per person
situation-of_planned = av { $n } planerade
situation-hours_each = { $hours } per person
situation-target = av { $n }
situation-target_reached = av { $n }, nått
situation-planned = planerat { $kronor }


purpose-project = Det som gäller alla kommuner. Det går med i startpaketen.
tab-project = Projektet
tab-kits = Startpaket
project-card_names = Om projektet
project-card_purpose = Syfte och målgrupper
project-card_planned = Planerade deltagare
project-keys = Nycklar
project-keys_why = Läs upp orden för den som vill vara säker på att ett startpaket kommer från dig.
project-key_signing = Nyckeln du signerar med
project-key_encryption = Nyckeln som kommunerna krypterar med
project-no_key = Ingen nyckel
list-whose = Vems
project-cost_sum = Planerat { $planned } · Faktiskt { $actual }
empty-phase = Här delar du in projektets tid i faser. De visas i tidslinjen hos alla kommuner.
empty-goal = Här står projektets delmål. Välj för varje mål vad som mäter det, så räknas läget ut av sig självt.
empty-municipality = Här står kommunerna som deltar. Lägg till dem, och gör sedan ett startpaket till var och en.
empty-cost = Här står planerade och faktiska kostnader. De räknas ihop per finansiär och per deltagare.
empty-outreach = Här står det ni gör för att sprida lärdomarna: nyhetsbrev, artiklar, föredrag.
empty-context_event = Här står det i omvärlden som påverkar projektet, till exempel val eller omorganisationer. Det visas i tidslinjen.
project-by_hand = Bedöms för hand
project-revise = Revidera målet …
project-add_place_why = Sök efter namn eller län.
project-place_name = Kommunens namn

kits-purpose = Startpaketet ger kontaktpersonen projektets mål, utbildningar och enkäter. Det innehåller inga personuppgifter. Gör nya när något har ändrats.
kits-empty = Här gör du startpaket till kommunerna. Lägg först till kommuner.
kits-make = Gör startpaket …
kits-make_all = Gör startpaket för alla { $n } …
kits-look = Läs igenom det som skickas ut
kits-look_why = { $n ->
    [0] De här texterna följer med till varje kommun, med de tidigare lydelser som har skickats.
    [one] De här texterna följer med till varje kommun. En av dem nämner någon.
   *[other] De här texterna följer med till varje kommun. { $n } av dem nämner någon.
}
kits-names_somebody = Nämner kanske någon: { $names }
kits-go_on = Välj mapp …
kits-making = { $n ->
    [one] Skriver startpaketet
   *[other] Skriver { $n } startpaket
}
kits-made = { $n ->
    [one] Startpaketet är sparat
   *[other] { $n } startpaket är sparade
}
kits-file = Startpaket { $municipality } { $date }
kits-never = Inte än
kits-column_municipality = Kommun
kits-column_made = Senast gjort
kits-column_file = Fil
