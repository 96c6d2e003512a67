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
frame-counting = Counting …
frame-all_municipalities = All municipalities
frame-demo_file = Example: show
frame-example_day = The example shows { $day }
frame-search = Search or run a command
frame-undo = Undo
frame-redo = Redo
frame-saved = Saved
frame-saved_at = Saved { $time }
frame-saving = Saving …
frame-waits = Waiting for: { $work }
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
form-under_way = It is being saved.
new-nothing_here = There is nothing new to add here. Ctrl+K finds everything that can be added.
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
form-gone_undone = The record is removed. Redo brings it back.
form-gone_for_long = The record is removed.
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
search-unused_lead = Not used · switched on in Settings
search-unused = Not used · the project lead chooses
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
date-unread = Not saved: press Enter in the field, or change it.

# Lists
list-search = Search the list
list-found = Showing { $n } of { $all }
list-save = Save as Excel …
list-save_nothing = The list is empty, so there is nothing to save as Excel yet.
list-saving = Saving the table
list-saved = { $file } is saved.
files-no_dialog = The computer cannot show its dialog for files. Write the path here instead. What is to be opened can also be dropped on the window.
files-no_dialog_to_save = The computer cannot show its dialog for files. Write the path here instead.
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
list-save_none_fit = Nothing in the list fits what you have chosen, so there is nothing to save.
list-save_shown = What is saved is { $rows }: those that the list shows now, of { $all }.
list-save_all = What is saved is { $rows }: the whole list, nothing is left out.
picture-menu = Picture
picture-copy = Copy as picture
picture-save = Save picture …
picture-copied = The picture is copied. Paste it where you want it.
picture-saving = Drawing the picture
picture-saved = The picture is saved: { $file }
files-save_picture = Save picture

form-add_unit = Add { $name } as a new unit
form-sector_of = Sector of { $name }
notice-copy_path = Copy the path
notice-write_mail = Write a mail
notice-path_copied = The path has been copied.
notice-drop_file = The mail opens in your mail program. The file does not come along by itself: drag it into the mail from the folder.
mail-subject = { $file }
mail-subject_bundle = Bundle from Samverka: { $file }
mail-body =
    Hello,

    Here is { $file }. The file is attached.

    { $name }
files-open_already = The dialog for files is open already, perhaps behind another window.
path-label = Path
path-folder = Choose a folder
path-save = Where shall the file be saved?
path-open = Which file?
path-save_here = Save here
path-use = Use
path-nothing = Write the path first.
path-not_whole = Write the whole path, from its beginning: for example /home/maria/Documents/file or C:\Users\maria\file.
path-no_folder = There is no such folder.
path-no_file = There is no such file.
path-taken = There is a file of that name already.
path-replace = Replace the file
path-names_folder = This is a folder. Write what the file shall be called, too.
path-is_folder = This is a folder. Write what the file is called, too.

first-title = Getting started
first-done = { $done } of { $of } done
first-next = Next
first-any_order = Steps are ticked off when it is in the file, in whatever order you like.
first-put_away = Hide the list
first-put_away_why = The list Getting started is hidden
first-contact = Name the contact person
first-contact_other = Somebody else is contact person …
first-contact_why = The project lead needs to know whom to talk to. Your own name is proposed.
first-group = Add a group
first-group_why = The strategic group points out the direction and gives mandate; the operative one carries it out.
first-members = Write down the members
first-members_why = Paste a list, or write one name at a time. Say since when they are members.
first-meeting = Write down a meeting
first-meeting_why = Begin with those that have been: the day, who came, what was decided.
first-plan = Begin the action plan
first-plan_why = A draft is enough. It is adopted, handed over and followed up from here.
first-initiative = Describe a change initiative
first-initiative_why = What shall be different, and who drives it.
first-bundle = Send the first bundle
first-bundle_why = You see everything that leaves the computer before the file is saved.
first-municipalities = Add the municipalities
first-municipalities_why = Those who take part in the project. Each gets a kit of its own.
first-goals = Write down the goals
first-goals_why = Goals with an indicator are reckoned from what the municipalities write down.
first-trainings = Add the trainings
first-trainings_why = They go along in the kits, so that everybody writes down the same sessions.
first-kits = Make the kits
first-kits_why = Each contact person begins from hers. A municipality that joins later needs one, too.
first-key_sheet = Print the key sheet
first-key_sheet_why = Without the key nobody can read the municipalities' bundles if your computer breaks. Put the sheet in the safe.
