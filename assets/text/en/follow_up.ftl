# Follow-up, and the rows behind each figure.

follow_up-purpose = Everything is counted from what has been recorded. Choose a figure to see the rows behind it.
follow_up-participants = Participants
follow_up-training = Training
follow_up-groups = Groups
follow_up-meetings = Meetings
follow_up-initiatives = Change initiatives
follow_up-plan = Action plan
follow_up-survey = Self-assessment
follow_up-money = Money
follow_up-offers = Services and agreements
follow_up-measures = Measures and learning
follow_up-outreach = Outreach
follow_up-goals = Goals
follow_up-empty = Figures show here once there is something recorded to count.
follow_up-empty_period = Nothing is recorded in this period. Choose another period above.
follow_up-go = Go to { $page }
follow_up-answers = { $value } ({ $answers } answers)
follow_up-period = Period
follow_up-whole = Whole project
follow_up-this_year = This year, { $year }
follow_up-own_days = Own dates
follow_up-own_days_choose = Own dates …
follow_up-first_day = First day
follow_up-last_day = Last day
follow_up-from = From { $from }
follow_up-to = Until { $to }
follow_up-days = { $before } to { $after }
follow_up-of = of { $of }
follow_up-top_of = { $top } of { $of }
follow_up-of_planned = of { $of } planned
follow_up-actual_of_planned = { $actual }, planned { $planned }
follow_up-planned = Planned and actual
follow_up-planned_mark = The mark shows what was planned
follow_up-quarter = { $year } Q{ $quarter }
follow_up-hours_over_time = Participant hours by quarter
follow_up-meetings_over_time = Meetings by quarter
follow_up-joint_meetings = Joint meetings
follow_up-other_meetings = Other meetings
follow_up-rows = Show the rows
follow_up-more =
    { $n ->
        [one] Show all, { $n } more
       *[other] Show all, { $n } more
    }

figure-unknown = This figure is not in this version, or its question has been removed.
figure-above = More than planned.
figure-by_municipality = By municipality
figure-copy_rows = Copy the table
figure-copy_values = Copy the values
figure-copied_rows =
    { $n ->
        [one] { $n } row is copied. Paste it into the spreadsheet.
       *[other] { $n } rows are copied. Paste them into the spreadsheet.
    }
figure-copied_values = The values are copied. Paste them into the spreadsheet.
figure-all_parts = All
figure-all_projects = All projects
figure-part = Part
figure-look = Show
figure-rows = Rows
figure-chart = Chart
figure-search = Search the rows
figure-row_count =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
figure-column_title = Record
figure-column_note = Detail
figure-column_municipality = Municipality
figure-column_amount = Amount
figure-no_rows = No rows are counted here yet.
figure-nothing_found = No rows have all those words. Try fewer or other words.
figure-no_page = The row has no page of its own to show.
