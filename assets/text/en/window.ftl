# The window itself: frame, pages, forms, settings.

page-start = Start
page-overview = Overview
page-groups = Groups
page-meetings = Meetings
page-plan = Action plan
page-initiatives = Change initiatives
page-people = People
page-trainings = Trainings
page-surveys = Surveys
page-follow_up = Follow-up
page-send = Send bundle
page-inbox = Inbox
page-situation = Situation
page-project = Project
page-settings = Settings

nav-collaboration = Collaboration
nav-change = Change
nav-competence = Competence
nav-basis = Evidence
nav-project = The project

frame-lead = Project lead
frame-municipality = Municipality
frame-all_municipalities = All municipalities
frame-demo_file = Example: show
frame-example_day = The example shows { $day }
frame-search = Search or run a command
frame-undo = Undo
frame-redo = Redo
frame-saved = Saved
frame-saved_at = Saved { $time }
frame-saving = Saving …
frame-came_back = Not saved: it is tried again when you leave the page
frame-not_saved = Not saved: mend the marked field
frame-read_only = Read only: the file is open in another window
frame-menu = Work file
frame-open = Open another file …
frame-closing = Closing the file …
frame-close = Close the file

details-back = Back to the list
details-close = Close the details

form-save = Save { $kind }
form-kept = What you wrote is kept. Open the form again to go on from there.
form-cancel = Cancel
form-remove = Remove { $the }
removing-title = Remove { $title }?
removing-refers = This refers to it: { $what }.
removing-more = … and { $n } more
removing-confirm = Remove
removing-what = What shall become of it
removing-stays = Keep it all
removing-too = { $n ->
    [one] Remove 1 that belongs here alone
   *[other] Remove { $n } that belong here alone
}
removing-undo = All of it can be undone, and goes together or not at all.
form-gone = The record is removed. Undo brings it back.
form-one_a_line = One a line
form-wrong_number = Write a whole number.
form-wrong_hours = Write hours, for example 7, 7.5 or 7:20.
form-hours_help = Hours
form-time = time
form-time_of = { $field }, { $time }
form-no_choice = Nothing chosen
form-choose = Choose
form-add_person = Add { $name } as a new person
form-not_chosen = Choose from the list, or clear the field.

history-title = History
history-created = Created
history-removed = Removed
history-restored = Brought back
history-erased = Erased for good
history-unknown = Changed in a newer version

notice-removed = { $the } is removed
notice-undo = Undo
notice-close = Close
notice-open = Open
notice-show_folder = Show in folder
notice-cannot_open = It could not be opened. The file is saved, and is where you chose.

search-label = Search for a page, person, group, word or command
search-nothing = Nothing found. Try another beginning of the word.
# Whose work the lead looks at.
search-whose = Show { $whose }
search-excel = { $what } to Excel …
search-print = Print: { $what } …
# Other words that find these two, between commas.
search-also_excel = excel, save, export, spreadsheet, xlsx
search-also_print = print, paper, word, document, docx, report
search-light = Light look
search-dark = Dark look
search-high_contrast = High contrast

files-workspaces = Work files
files-bundles = Bundles
files-open = Open work file
files-kit = Choose a starter kit
files-bundles_open = Choose bundles to merge
files-save_workspace = Save new work file
files-save_bundle = Save bundle
files-folder = Choose a folder

open-bundle_needs_lead = This is a bundle. Open the project lead's work file first, then drop the bundle here.
open-bundle_elsewhere = The work file that the bundle belongs in is open in another window. Drop the bundle there.
open-writing_demo = Writing the example: sixteen municipalities send their bundles
open-demo_title = The example is being prepared
open-stop = Cancel
open-opens = Opening { $file }
open-takes_long = The file does not answer yet. In a network folder that can take a while, or the network may be gone. Nothing in the file changes if you cancel.
open-no_window = Samverka could not open a window. Update the computer's graphics driver, or start the program on the computer itself instead of over remote desktop. Your files are unchanged.

date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-on = on
date-week = w.
date-open_calendar = Open the calendar
date-previous_month = Previous month
date-next_month = Next month
date-understood = Read as
date-wrong = Write the date as 2026-11-21, 21/11 or on friday.
date-wrong_month = Write the month as 2026-11 or November 2026.
date-wrong_time = Write the time as 13:00.

# Lists
list-search = Search the list
list-save = Save as Excel …
list-save_nothing = The list is empty, so there is nothing to save as Excel yet.
list-saving = Saving the table
list-saved = { $file } is saved.
files-no_dialog = The computer cannot show its dialog for files. What is to be opened can be dropped in the window. To save, zenity or xdg-desktop-portal is needed; samverka-cli saves without.
files-spreadsheet = Choose a spreadsheet
files-spreadsheets = Spreadsheets
files-save_table = Save the table
bundle-table = table
bundle-paper = document
list-none_fit = Nothing fits the selection. Remove a filter or change the search.
plan-all = All plans
project-measured_by = Measured by
project-target = Target
list-save_title = Save as Excel
list-save_why = The file leaves the program's protection. These columns name people, or may do so:
list-save_keep = Save it where only those who need it reach it, and delete it when it is needed no more.
picture-menu = Picture
picture-copy = Copy as picture
picture-save = Save picture …
picture-copied = The picture is copied. Paste it where you want it.
picture-saving = Drawing the picture
picture-saved = The picture is saved: { $file }
files-save_picture = Save picture
