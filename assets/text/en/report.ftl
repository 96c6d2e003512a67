# The report: sections, own texts, and what is counted from the records.

page-report = Report
kind-report_text = report text
kind-report_text-many = report texts
kind-report_text-the = the report text
kind-report_text-new = new report text
field-report_text-template = Report
field-report_text-section = Section
field-report_text-position = Order
field-report_text-left_out = Left out
field-report_text-text = Own text
field-report_text-written_on = Written
choice-report_template-final = Final report
choice-report_template-progress = Progress report
choice-report_template-municipality = Summary for the municipality's management
choice-report_template-annual = Year by year
choice-report_section-summary = Summary
choice-report_section-idea = Project idea and expected results
choice-report_section-activities = What has been done
choice-report_section-results = Results, goals and indicators
choice-report_section-deviations = Deviations and their causes
choice-report_section-equality = Equality, accessibility and non-discrimination
choice-report_section-way_of_working = Way of working
choice-report_section-communication = Communication
choice-report_section-evaluation = Evaluation and use of results
choice-report_section-economy = Economy
choice-report_section-lessons = Lessons
choice-report_section-years = Year by year
choice-report_section-quarters = Quarter by quarter
choice-report_section-ahead = The way ahead

## The document

report-title-final = Final report
report-title-progress = Progress report
report-title-municipality = Where the collaboration stands
report-title-annual = Year by year
report-reference = Reference number
report-owner = Project owner
report-fund = Fund
report-period = The report is about
report-the_period = The period
report-since_start = From the start to { $day }
report-followed_in_period = The period and the whole time
report-time = Project time
report-as_of = Counted as of
report-contents = Contents
report-nothing = Nothing is written in this section, and nothing is recorded that could be shown.
report-table = Table
report-picture = Figure
report-in_unit = { $what } ({ $unit })
report-more_of = { $what }, broken down
report-figure = Measure
report-value = Value
report-part = Broken down by
report-answer = Answer
report-counted_on = Counted on
report-planned = Planned
report-actual = Actual
report-hours = Hours
report-professionals = Professional level
report-strategic = Strategic group
report-operative = Operative group
report-whole_time = The whole time
report-quarter = Quarter
report-day = Day
report-goal = Goal
report-result = Result
report-state = State
report-measured_by = Measured by
report-judged = Judged
report-event = Event
report-said = What has been said
report-where = Municipalities
report-members = Members
report-sectors = Sectors
report-next_meeting = Next meeting
report-not_booked = Not booked
report-municipalities =
    { $n ->
        [one] One municipality takes part: { $names }.
       *[other] { $n } municipalities take part: { $names }.
    }
report-all_reached = All goals are reached.
report-quoted = “{ $words }”
report-once_each = Whoever took part in several of the times counts once in each, and once in the whole time. So the times do not always add up.

## Headings in the sections

report-goals = The goals
report-participants = Participants
report-groups = The groups
report-meetings = The meetings
report-plans = The action plans
report-initiatives = The change initiatives
report-trainings = The trainings
report-evaluations = Evaluations of the trainings
report-self_assessment = The municipalities' self-assessment
report-measures = Measures
report-quotes = Voices
report-examples = Good examples
report-helped = What helped
report-hindered = What hindered
report-attention = What needs attention

## Tables

report-in_short = The project in short
report-participants_planned = Participants, planned and actual
report-hours_planned = Participants' hours, planned and actual
report-planned_drawn = Planned against actual; the mark shows what was planned
report-by_level = Participants and hours by participant level
report-by_sector = Participants and hours by sector
report-by_municipality = Participants and hours by municipality
report-by_gender = Women and men
report-followed_by_year = How it went year by year
report-followed_by_quarter = How it went quarter by quarter
report-training_days = Days of training
report-own_numbers = Where we stand in numbers
report-about_participants = More about taking part
report-about_professionals = Participants at professional level
report-about_equality = How the target group takes part
report-about_groups = The groups in the municipalities
report-who_sits = Who sits in the strategic group
report-about_lead_time = Time to the first strategic meeting
report-groups_origin = Where the groups come from
report-groups_size = The size of the groups
report-groups_levels = The members' decision levels
report-groups_sectors = The members' sectors
report-groups_turnover = Turnover in the groups
report-groups_continuity = Continuity in the groups
report-about_meetings = Meetings and attendance
report-about_plans = The action plans
report-about_initiatives = The change initiatives in numbers
report-about_trainings = The trainings in numbers
report-about_outreach = Outreach
report-about_evaluations = The evaluations in numbers
report-about_survey = The self-assessment
report-about_questions = The other questions of the self-assessment
report-about_measures = The measures
report-about_money = Money used and co-financing
report-costs = Costs, planned and actual
report-cost_fund = The fund
report-cost_cofinancing = Co-financing
report-cost_own = Own money
report-cost_total = Total
report-cost_participants = Participants, number
report-cost_each = Cost per participant
report-cost_actual = Actual costs
report-phases = The project's phases
report-goals_expected = The goals and how they are measured
report-goals_reached = The goals, what has been reached
report-goals_behind = Goals that are not reached
report-revisions = Targets that were changed
report-events = Events in the world outside
report-factors_success = Success factors
report-factors_obstacle = Obstacles
report-our_groups = Our groups
report-our_initiatives = Our change initiatives

## The rows behind

report-sheet_numbers = Numbers
report-sheet_rows = Rows
report-sheet_said = Said
report-by = Who said it
report-sheet_goals = Goals
report-section = Section
report-times = Time
report-unit = Counted in
report-counted_from = Counted from
report-code = Code
report-kind = Kind
report-what = What
report-person = Person code
report-municipality = Municipality
report-adds = Adds
report-rows_left_out =
    { $n ->
        [one] One more row does not fit and is not here.
       *[other] { $n } more rows do not fit and are not here.
    }
report-rows_together = { $n } records together
report-rows = Records
report-target = Target
report-in_text = In the text

## The command line

cli-about-report = Writes a report as a Word document (.docx), or the rows behind every number in it (.xlsx).
cli-more-report = The sections, their order and the own texts are those that are chosen and written in the file. Numbers put into a text that have changed since it was written are listed; the document shows what they are now.
cli-option-template = final, progress, municipality or annual; final if nothing is said, in a municipality's file municipality
cli-word-template = REPORT
cli-word-report = REPORTFILE
cli-misuse-no_report = { $word } is no report file. Let the name end in .docx or .xlsx.
cli-option-from = the first day of what the progress report is about, for example 2018-01-01
cli-option-last_day = the last day of what the progress report is about
cli-misuse-period_of_progress = --from and --to are for the progress report. Add --template progress.
cli-misuse-period_turned = The period ends before it begins: { $word }.
cli-misuse-period_ahead = The period begins after the day of the report: { $word }.
cli-misuse-whose_report = The summary is of one municipality. Add --municipality with the municipality's code.
cli-report_written = The report is saved: { $file }
cli-rows_written = The rows behind the report are saved: { $file }
cli-report_changed =
    { $n ->
        [one] One number in the texts has changed since it was written:
       *[other] { $n } numbers in the texts have changed since they were written:
    }
cli-report_lost =
    { $n ->
        [one] One number in the texts cannot be counted, and stands as it is written:
       *[other] { $n } numbers in the texts cannot be counted, and stand as they are written:
    }
report-was_now = { $section }: { $what } was { $was } and is now { $now }

## The page

report-period_turned = The last day is before the first.
report-period_ahead = The period has not begun yet.
report-purpose = Choose sections, write what is yours, and save. All numbers are counted from what is recorded.
report-save = Save the report …
report-save_rows = Save the rows behind it …
report-basis = Rows behind
report-choose = Choose a municipality at the top of the navigation, and the summary for its management is shown.
report-sections = Sections
report-order_hint = Drag a section to where it belongs. Alt and an arrow move the one that is shown.
report-up = Move { $section } up
report-down = Move { $section } down
report-leave_out = Leave out { $section }
report-take_in = Take in { $section }
report-is_left_out = Left out of the report
report-drawn = How the section will look
report-hint = Write what the numbers do not say.
report-insert = Put in a number
report-insert_hint = Search among the report's numbers
report-not_written = Nothing is written here.
report-written_on = Written { $day }
report-numbers = Numbers in the text
report-was = Was { $was }
report-no_number = Does not exist
report-take_new = I have read the text: the numbers are right now
report-remember = Remember what the numbers are now
report-whole_project = The whole project
