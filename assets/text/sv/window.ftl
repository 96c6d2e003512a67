# The window itself: frame, pages, forms, settings.

page-start = Start
page-overview = Översikt
page-groups = Grupper
page-meetings = Möten
page-plan = Handlingsplan
page-initiatives = Förändringsarbeten
page-people = Personer
page-trainings = Utbildningar
page-surveys = Enkäter
page-follow_up = Uppföljning
page-send = Skicka paket
page-inbox = Inkorg
page-situation = Läget
page-project = Projekt
page-settings = Inställningar

nav-collaboration = Samverkan
nav-change = Förändring
nav-competence = Kompetens
nav-basis = Underlag
nav-project = Projektet

frame-lead = Projektledning
frame-municipality = Kommun
frame-counting = Räknas …
frame-all_municipalities = Alla kommuner
frame-demo_file = Exempel: visa
frame-example_day = Exemplet visar { $day }
frame-search = Sök eller kör kommando
frame-undo = Ångra
frame-redo = Gör om
frame-saved = Sparat
frame-saved_at = Sparat { $time }
frame-saving = Sparar …
frame-waits = Väntar på: { $work }
frame-came_back = Inte sparat: programmet försöker igen när du lämnar sidan
frame-not_saved = Inte sparat: rätta det markerade fältet
frame-read_only = Bara läsning: filen är öppen i ett annat fönster
frame-menu = Arbetsfil
frame-open = Öppna en annan fil …
frame-closing = Stänger filen …
frame-close = Stäng filen

details-back = Tillbaka till listan
details-close = Stäng detaljerna

form-save = Spara { $kind }
form-kept = Det du skrev är kvar. Öppna formuläret igen så fortsätter du där du var.
form-under_way = Det sparas.
new-nothing_here = Här finns inget nytt att lägga till. Med Ctrl+K hittar du allt som kan läggas till.
form-cancel = Avbryt
form-remove = Ta bort { $the }
removing-title = Ta bort { $title }?
removing-refers = Det här hänvisar hit: { $what }.
removing-more = … och { $n } till
removing-confirm = Ta bort
removing-what = Vad som ska hända med det
removing-stays = Behåll allt
removing-too = { $n ->
    [one] Ta bort 1 som bara hör hit
   *[other] Ta bort { $n } som bara hör hit
}
removing-undo = Allt kan ångras, och tas bort tillsammans eller inte alls.
form-gone = Posten är borttagen. Ångra tar tillbaka den.
form-gone_undone = Posten är borttagen. Gör om tar tillbaka den.
form-gone_for_long = Posten är borttagen.
form-one_a_line = En per rad
form-wrong_number = Skriv ett heltal.
form-wrong_hours = Skriv timmar, till exempel 7, 7,5 eller 7:20.
form-hours_help = Timmar
form-time = klockslag
form-time_of = { $field }, { $time }
form-no_choice = Inget valt
form-choose = Välj
form-add_person = Lägg till { $name } som ny person
form-not_chosen = Välj i listan, eller töm fältet.

history-title = Historik
history-created = Skapad
history-removed = Borttagen
history-restored = Tillbakatagen
history-erased = Raderad för gott
history-unknown = Ändrad i en nyare version

notice-removed = { $the } togs bort
notice-undo = Ångra
notice-close = Stäng
notice-open = Öppna
notice-show_folder = Visa i mappen
notice-cannot_open = Det gick inte att öppna. Filen är sparad och finns där du valde.

search-label = Sök sida, person, grupp, ord eller kommando
search-unused_lead = Används inte · slås på i Inställningar
search-unused = Används inte · projektledningen väljer
search-nothing = Inget hittades. Pröva en annan början på ordet.
# Whose work the lead looks at.
search-whose = Visa { $whose }
search-excel = { $what } till Excel …
search-print = Skriv ut: { $what } …
# Other words that find these two, between commas.
search-also_excel = excel, spara, exportera, kalkylark, xlsx
search-also_print = skriv ut, papper, word, dokument, docx, rapport
search-light = Ljust utseende
search-dark = Mörkt utseende
search-high_contrast = Hög kontrast

files-workspaces = Arbetsfiler
files-bundles = Paket
files-open = Öppna arbetsfil
files-kit = Välj startpaket
files-bundles_open = Välj paket att sammanfoga
files-save_workspace = Spara ny arbetsfil
files-save_bundle = Spara paket
files-folder = Välj mapp

open-bundle_needs_lead = Det här är ett paket. Öppna projektledarens arbetsfil först, och släpp sedan paketet här.
open-bundle_elsewhere = Arbetsfilen som paketet hör till är öppen i ett annat fönster. Släpp paketet där.
open-writing_demo = Skriver exemplet: sexton kommuner skickar sina paket
open-demo_title = Exemplet förbereds
open-stop = Avbryt
open-opens = Öppnar { $file }
open-takes_long = Filen svarar inte än. Ligger den i en mapp på nätet kan det dröja, eller så är nätet borta. Inget i filen ändras om du avbryter.
open-no_window = Samverka kunde inte öppna något fönster. Uppdatera datorns grafikdrivrutin, eller starta programmet direkt på datorn i stället för över fjärrskrivbord. Dina filer är oförändrade.

date-today = idag, i dag
date-tomorrow = imorgon, i morgon
date-yesterday = igår, i går
date-on = på
date-week = v.
date-open_calendar = Öppna kalendern
date-previous_month = Föregående månad
date-next_month = Nästa månad
date-understood = Tolkas som
date-wrong = Skriv datumet som 2026-11-21, 21/11 eller på fredag.
date-wrong_month = Skriv månaden som 2026-11 eller november 2026.
date-wrong_time = Skriv klockslaget som 13.00.
date-unread = Inte sparat: tryck Enter i fältet, eller ändra det.

# Listor
list-search = Sök i listan
list-found = Visar { $n } av { $all }
list-save = Spara som Excel …
list-save_nothing = Listan är tom, så det finns inget att spara som Excel än.
list-saving = Sparar tabellen
list-saved = { $file } är sparad.
files-no_dialog = Datorn kan inte visa sin dialog för filer. Skriv sökvägen här i stället. Det som ska öppnas kan också släppas i fönstret.
files-no_dialog_to_save = Datorn kan inte visa sin dialog för filer. Skriv sökvägen här i stället.
files-spreadsheet = Välj kalkylark
files-spreadsheets = Kalkylark
files-save_table = Spara tabellen
bundle-table = tabell
bundle-paper = dokument
list-none_fit = Ingenting passar urvalet. Ta bort ett filter eller ändra sökningen.
plan-all = Alla planer
project-measured_by = Mäts av
project-target = Mål
list-save_title = Spara som Excel
list-save_why = Filen lämnar programmets skydd. De här kolumnerna namnger personer eller kan göra det:
list-save_keep = Spara den där bara de som behöver den kommer åt den, och ta bort den när den inte behövs längre.
list-save_none_fit = Inget i listan passar det du har valt, så det finns inget att spara.
list-save_shown = Det som sparas är { $rows }: de som listan visar nu, av { $all }.
list-save_all = Det som sparas är { $rows }: hela listan, ingenting är bortvalt.
picture-menu = Bild
picture-copy = Kopiera som bild
picture-save = Spara bild …
picture-copied = Bilden är kopierad. Klistra in den där du vill ha den.
picture-saving = Ritar bilden
picture-saved = Bilden är sparad: { $file }
files-save_picture = Spara bild

form-add_unit = Lägg till { $name } som ny verksamhet
form-sector_of = Sektor för { $name }
notice-copy_path = Kopiera sökvägen
notice-write_mail = Skriv mejl
notice-path_copied = Sökvägen är kopierad.
notice-drop_file = Mejlet öppnas i ditt mejlprogram. Filen följer inte med av sig själv: dra in den i mejlet från mappen.
mail-subject = { $file }
mail-subject_bundle = Paket från Samverka: { $file }
mail-body =
    Hej,

    här kommer { $file }. Filen är bifogad.

    { $name }
files-open_already = Dialogen för filer är redan öppen, kanske bakom ett annat fönster.
path-label = Sökväg
path-folder = Välj mapp
path-save = Var ska filen sparas?
path-open = Vilken fil?
path-save_here = Spara här
path-use = Använd
path-nothing = Skriv sökvägen först.
path-not_whole = Skriv hela sökvägen, från början: till exempel /home/maria/Dokument/fil eller C:\Users\maria\fil.
path-no_folder = Mappen finns inte.
path-no_file = Filen finns inte.
path-taken = Det finns redan en fil som heter så.
path-replace = Ersätt filen
path-names_folder = Det här är en mapp. Skriv också vad filen ska heta.
path-is_folder = Det här är en mapp. Skriv också vad filen heter.

first-title = Kom igång
first-done = { $done } av { $of } klara
first-next = Nästa
first-any_order = Stegen bockas av när det finns i filen, i vilken ordning du vill.
first-put_away = Göm listan
first-put_away_why = Listan Kom igång är gömd
first-contact = Ange kontaktperson
first-contact_other = Någon annan är kontaktperson …
first-contact_why = Projektledningen behöver veta vem den ska prata med. Ditt eget namn föreslås.
first-group = Lägg till en grupp
first-group_why = Den strategiska gruppen pekar ut riktningen och ger mandat; den operativa genomför.
first-members = Skriv in medlemmarna
first-members_why = Klistra in en lista, eller skriv ett namn i taget. Ange sedan när de är med.
first-meeting = Anteckna ett möte
first-meeting_why = Börja gärna med dem som redan varit: datum, vilka som kom, vad som beslutades.
first-plan = Börja på handlingsplanen
first-plan_why = Ett utkast räcker. Den antas, lämnas över och följs upp härifrån.
first-initiative = Beskriv ett förändringsarbete
first-initiative_why = Det som ska bli annorlunda, och vem som driver det.
first-bundle = Skicka det första paketet
first-bundle_why = Du ser allt som lämnar datorn innan filen sparas.
first-municipalities = Lägg till kommunerna
first-municipalities_why = De som är med i projektet. Var och en får ett eget startpaket.
first-goals = Skriv in delmålen
first-goals_why = Mål med en indikator räknas ut av det som kommunerna antecknar.
first-trainings = Lägg till utbildningarna
first-trainings_why = De följer med i startpaketen, så att alla antecknar på samma tillfällen.
first-kits = Skapa startpaketen
first-kits_why = Varje kontaktperson börjar från sitt. Också den kommun som kommer med senare behöver ett.
first-key_sheet = Skriv ut nyckelbladet
first-key_sheet_why = Utan nyckeln kan ingen läsa kommunernas paket om din dator går sönder. Lägg bladet i kassaskåpet.
