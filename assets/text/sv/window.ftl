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
frame-all_municipalities = Alla kommuner
frame-demo_file = Exempel: visa
frame-example_day = Exemplet visar { $day }
frame-search = Sök eller kör kommando
frame-undo = Ångra
frame-redo = Gör om
frame-saved = Sparat
frame-saved_at = Sparat { $time }
frame-saving = Sparar …
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
search-nothing = Inget hittades. Pröva en annan början på ordet.
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

open-bundle_needs_lead = Det här är ett paket. Öppna projektledningens arbetsfil först, och släpp sedan paketet här.
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

# Listor
list-search = Sök i listan
list-save = Spara som Excel …
list-save_nothing = Listan är tom, så det finns inget att spara som Excel än.
list-saving = Sparar tabellen
list-saved = { $file } är sparad.
files-no_dialog = Datorn kan inte visa sin dialog för filer. Det som ska öppnas kan släppas i fönstret. För att spara behövs zenity eller xdg-desktop-portal; samverka-cli sparar utan.
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
picture-menu = Bild
picture-copy = Kopiera som bild
picture-save = Spara bild …
picture-copied = Bilden är kopierad. Klistra in den där du vill ha den.
picture-saving = Ritar bilden
picture-saved = Bilden är sparad: { $file }
files-save_picture = Spara bild
