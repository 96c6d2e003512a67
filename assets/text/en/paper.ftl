## On paper: attendance list, minutes, plan, handover, survey, certificate, group, summary

paper-attendance-list = Attendance list
paper-minutes = Minutes
paper-plan = Action plan
paper-handover = Handover
paper-survey = Survey on paper
paper-certificate = Certificate of participation
paper-group = The group on one page
paper-summary = Summary for the own management
paper-signature = Signature
paper-minutes-by = Minutes taken by
paper-minutes-checked = Read and approved
paper-place_and_day = Place and date
paper-name_in_print = Name in print
paper-to_do = To do
paper-responsible = Responsible
paper-plan-empty = The plan has no activities yet.
paper-survey-anonymous = Answers are anonymous. Do not write your name.
paper-survey-several = Tick all that apply.
paper-survey-empty = The survey has no questions yet.
paper-number = Number
paper-certificate-of = { $name } has taken part in:
paper-certificate-nothing = No training has been noted.
paper-certificate-together = { $hours } hours altogether.
paper-day = Day
paper-hours = Time
paper-members = Members
paper-members-none = The group has no members on this day.
paper-breadth = Where the members come from
paper-unit = Unit
paper-breadth_of = { $sector } { $n }
paper-came = Came
paper-came_of = { $came } of { $of }
paper-handover-what = This is what you who take over need to know to go on the same day. Everything is in the work file, too.
paper-handover-first = Begin here
paper-handover-nothing_waits = Nothing is urgent.
paper-handover-decisions = { $n ->
    [one] 1 question waits for a decision in the program, on the page Decisions.
   *[other] { $n } questions wait for a decision in the program, on the page Decisions.
}
paper-handover-who = Who is who
paper-handover-running = What is running
paper-handover-promised = What is promised
paper-handover-coming = Meetings to come
paper-handover-says = In their own words
paper-handover-where = Where everything is
paper-handover-file = The work file: { $file }
paper-reach = Reached at
paper-last_meeting = Last meeting
paper-next_meeting = Next meeting
paper-nothing = Nothing right now.
paper-summary-as_of = This is where things stand on { $day }. Every number is counted from the work file and opens to its rows in the program.
paper-summary-goals = The goals
paper-summary-figures = The figures
paper-summary-good = What goes well
paper-summary-attention = What needs attention
paper-goal = Goal
paper-reached = Reached
paper-state = State
paper-figure = Figure
paper-value = Value
cli-about-document = Writes a Word document from the file.
cli-more-document = SORT is attendance-list, minutes, plan, survey, certificate or group with a record's id, or handover or summary for the whole file.
cli-word-paper = SORT
cli-misuse-not_a_paper = There is no paper called { $word }.
cli-misuse-which_record = { $word } is about one record. Write its id after it.
cli-misuse-whole_file = { $word } is about the whole file. Write no id after it.
cli-paper_made = The document is saved: { $file }
cli-about-calendar = Writes meetings to a calendar file (.ics).
cli-more-calendar = Without MEETING all meetings from today on are written; those that were removed are cancelled in the calendar. A meeting that was moved moves in the calendar.
cli-word-meeting = MEETING
cli-word-calendar = CALENDAR
cli-calendar_made = { $n ->
    [one] The calendar file is saved, with 1 meeting: { $file }
   *[other] The calendar file is saved, with { $n } meetings: { $file }
}
paper-print = Print
paper-to_calendar = To the calendar …
paper-calendar_file = Meetings
paper-making = Writing …
paper-calendar_saved = The meetings are saved in { $file }. Open the file to put them into the calendar.
files-save_calendar = Save meetings for the calendar
