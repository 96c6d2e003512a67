# People, trainings, sessions and evaluations.

people-purpose = { $n ->
    [one] 1 person
   *[other] { $n } people
}, { $uninformed ->
    [0] all informed of how their data are handled
   *[other] { $uninformed } with no date of having been informed
}
people-purpose_empty = Everybody who takes part in the collaboration or the trainings.
people-new_unit_here = New unit …
empty-unit = Units are the departments, authorities, companies and associations that people come from. The sector shows how broad the collaboration is.
people-municipality = Municipality
people-sector = Sector
people-every_level = All levels
people-every_sector = All sectors
people-hours = Hours
people-search = Find name, profession, unit
people-search_all = Find name, profession, municipality
people-uninformed = No date of information
people-none_fit = Nobody fits the selection. Remove a filter or change the search.
empty-person = Everybody who takes part in the collaboration or the trainings is gathered here. Write a name below and press Enter, or paste rows from Excel.
people-add_name = Add name …
people-open_page = Open the person's page
people-informed_today = Informed today
people-no_groups = Not in any group.
people-former = former
people-paste = Paste from Excel …
people-read_in = Read in from a file …
people-paste_title = Paste people
people-paste_purpose = One row a person. Check what each column holds before you add them.
people-paste_rows = Rows from Excel
people-paste_hint = Paste here with Ctrl+V
people-paste_nothing = There is nobody new to add.
people-paste_confirm = { $n ->
    [one] Add 1 person
   *[other] Add { $n } people
}
people-paste_left_out = { $n ->
    [0] All rows are added.
    [one] 1 row is left out: it has no name or is there already.
   *[other] { $n } rows are left out: they have no name or are there already.
}
people-paste_column = Column { $n } holds
people-paste_skip = Leave out
people-paste_new_units = These units are not there yet. Choose a sector for those to add.
people-paste_numbers = Identity numbers are not read in from here. Use Read in from a file …
people-paste_no_names = Do not look like names: { $words }
people-paste_not_understood = Not understood, and left empty: { $words }
people-paste_no_unit = Do not add

person-new_assignment = New assignment
person-protected = Protected identity
person-protected_means = The name is shown only here. In lists, search and bundles it is hidden.
person-hours = Training
person-groups_now = Groups now
person-meetings = Meetings
person-of = of { $n }
person-assignments = Assignments in the project
person-no_assignments = No assignment, such as contact person or change agent.
person-no_trainings = No training yet.
person-no_meetings = No meeting yet.
person-no_initiatives = Drives no change initiative.
person-show_all = Show all { $n }

purpose-trainings = Trainings with their sessions: who came, for how long, and what they thought.
purpose-surveys = Self-assessment, before and after, evaluation: answer, enter paper forms, and see what everybody answered.
empty-training = Trainings are gathered here. Each has one or more sessions, and at the session you note who came.
trainings-coming = Coming
trainings-held = Held
trainings-column_when = Training and sessions
trainings-column_place = Place
trainings-column_host = Host
trainings-column_people = Attended
trainings-column_hours = Hours
trainings-column_answered = Response rate

training-sessions = Sessions
training-of_which_coming = { $n ->
    [0] {""}
   *[other] of which { $n } coming
}
training-participants = Attendances
trainings-first_session = First session, if its day is set
training-no_sessions = No session yet. Add a date and a place, and you can note who came.
training-coming = coming
training-came = { $n ->
    [one] 1 participant
   *[other] { $n } participants
}
training-answered = { $rate } answered

session-attendance = Attendance
session-evaluation = Evaluation
session-about = Details
session-came = Present
session-too_long = { $name }: { $minutes } is more than the session's { $most }. Is that right?
session-at_once = { $name } was also at { $other } at the same time. Is that right?
training-counted = { $n } counted
record-maybe_same = { $title } (perhaps the same as { $other })
session-written_down = Registered
session-of = of { $n }
session-hours = Time in training
session-hours_unit = { $n ->
    [one] hour
   *[other] hours
}
session-time = Time
session-empty = Note who came here. Write a few letters of the name above and press Enter, or paste a list.
session-same_as_before = The same as on { $day } ({ $n })
session-add_person = Add person
session-add_hint = Write a name and press Enter
session-remove = Remove { $name } from the list

several-button = Add several …
several-title = Add several
several-came_back = This was written before the program went away. What was chosen is chosen anew, and identity numbers are not kept.
several-purpose = One name a line. Those who are not among the people are added there.
several-names = Names
several-sorted = { $known } are among the people, { $new } are new, { $there } are on the list already.
several-confirm = { $n ->
    [one] Add 1 person
   *[other] Add { $n } people
}
several-namesakes = These names may be more than one person. Say who is meant.
several-written_down =
    { $n ->
        [one] 1 person was written down.
       *[other] { $n } people were written down.
    }
several-who = First say who is meant by each name.
several-who_is = Who is { $name }?
several-choose = Choose who
several-known = { $name }, who is there already
several-above = The same as above
several-another = A new person of the same name
several-same = All { $n } are there already

training-went_on = Went on
training-went_on_to_workshop = of { $n } to a workshop
training-went_on_to_workplace = of { $n } to their workplace
trainings-steps = Lecture { $lecture } → workshop { $workshop } → own workplace { $workplace }
trainings-outside = Outside the quota: { $outside ->
    [one] 1 person
   *[other] { $outside } persons
}, and { $counted } in head counts
learning-why = Why
learning-behind = { $behind ->
    [0] None of { $n } is behind the plan.
   *[other] { $behind } of { $n } are behind their plan.
}
learning-not_written_down = Not written down for any session
learning-missed = Missed { $n ->
    [one] 1 session
   *[other] { $n } sessions
}
learning-coming = { $n ->
    [one] 1 session to come
   *[other] { $n } sessions to come
}
learning-less = Fewer hours than planned
units-agents = Agents
units-mandate = With mandate

sessions-several = Several sessions …
sessions-title = Several sessions
sessions-purpose = Paste the days, one a line. Write the time and place they have in common once; a line can have a time of its own.
sessions-days = Days
sessions-days_hint = 2018-09-03, 10 Sep, 17/9 13–16
sessions-from = Begins at
sessions-to = Ends at
sessions-there = Already there
sessions-unread = No day
sessions-backwards = The sessions end before they begin.
sessions-unread_first = First put the lines right that are no day.
sessions-nothing = Write at least one day.
sessions-confirm = { $n ->
    [one] Add 1 session
   *[other] Add { $n } sessions
}

evaluation-enter = Enter answers
evaluation-way = Way to enter answers
evaluation-forms = One form a line
evaluation-forms_means = When one number is the whole answer, the next question comes by itself, otherwise with Enter. After the last, Enter saves the form. The answers are kept without names.
evaluation-counts = Counts per answer
evaluation-counts_means = Count the forms and write how many gave each answer. Enter goes to the next. The numbers can also be written after each other with spaces, or pasted: a question a line.
evaluation-counts_unread = Nothing was changed. They must be whole numbers: a question a line, and no more numbers than the question has answers.
evaluation-counts_wrong = Write whole numbers, at most one for each answer that is left.
evaluation-nothing_answered = Answer at least one question first.
evaluation-rate = Response rate { $rate }: { $answered } of { $asked }
evaluation-more_than_asked = { $answered } answers, but only { $asked } asked. Is the number of those asked right?
evaluation-more_besides = { $n ->
    [one] 1 answer more than there were people asked. Is the number of those asked right?
   *[other] { $n } answers more than there were people asked. Is the number of those asked right?
}
evaluation-no_rate = { $n ->
    [0] No answers yet
    [one] 1 answer; how many were asked is not known
   *[other] { $n } answers; how many were asked is not known
}
evaluation-answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
evaluation-mean = Mean { $mean }
evaluation-no_survey = There is no survey for evaluating sessions yet. Take a ready one, or make your own under Surveys.

survey-municipalities = { $n } of { $of } have answered.
survey-lacking = Have not answered: { $who }
survey-go = To the surveys
empty-survey = Make surveys here: evaluations of sessions, measurements before and after, self-assessments. The answers become distributions and means.
survey-tab_answer = Answer
survey-tab_forms = Enter forms
survey-tab_results = Results
survey-tab_questions = Questions
survey-no_questions = The survey has no questions yet. They are added on the tab Questions.
survey-of_sessions = Evaluations of a session are entered on the session's own page, under Evaluation. What belongs to no single session is entered here.
survey-latest_sessions = The latest sessions:
survey-answer_means = The number keys choose an answer, Enter goes to the next question, and Delete takes an answer away. Stop whenever you like and go on later.
survey-question_of = Question { $n } of { $of }
survey-takes_number = A number, with decimals if you like, such as 4.5
survey-unknown_type = This question is answered in a way that came with a newer version of the program. What has been answered stands.
survey-takes_text = Free text
survey-form = No.
survey-save_form = Save the form
survey-save_first = Save or empty the line first.
survey-no_forms = No form has been entered yet.
survey-take_back = Take back the latest
survey-forms_so_far = { $n ->
    [0] No form yet
    [one] 1 form so far
   *[other] { $n } forms so far
}
survey-blank_form = A blank form does not count, so nothing was saved.
survey-earlier = Earlier answer
survey-last_time = { $place }: { $answer }
survey-answered_of = { $of ->
    [one] { $n } of { $of } question answered
   *[other] { $n } of { $of } questions answered
}
survey-waits = Waits for an answer
survey-waits_own = Not answered
survey-waits_for = { $n ->
    [one] One municipality has not answered
   *[other] { $n } municipalities have not answered
}
survey-closes = answer by { $day }
survey-saved_as_one_goes = The answers are saved as you give them and go with the next bundle.
survey-hand_in = Hand in the answers
survey-handed_in = The answers are handed in, without a name. Now the next person can answer.
survey-at_wave = { $wave }: { $said }
survey-change = Change { $change }
survey-rows_behind = Show the answers behind
survey-add_question = Add question …
survey-answered = The survey has answers and cannot be removed.

evaluation-ready = Ready-made evaluation
evaluation-ready_title = Evaluation of the session
evaluation-asks_whole = What did you think of the session as a whole?
evaluation-asks_relevant = The content mattered for my work
evaluation-asks_use = I can use what I have learnt
evaluation-asks_recommend = Would you advise a colleague to go?
evaluation-asks_best = What was best?
evaluation-asks_better = What can be better?
evaluation-lowest = not at all
evaluation-highest = entirely
sessions-usual = New session at a usual time
sessions-timeless = { $n ->
    [one] Of one session only the day is known. Set the time:
   *[other] Of { $n } sessions only the day is known. Set the time:
}
sessions-for_all = { $n ->
    [one] { $time }
   *[other] { $time } for all
}
sessions-whole_day = Whole day
sessions-morning = Morning
sessions-afternoon = Afternoon
