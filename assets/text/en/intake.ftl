## Spreadsheets in: what stands in them, and what becomes of each row

error-intake_not_a_spreadsheet = The file is no spreadsheet that Samverka can read. Save it as .xlsx or .csv and try again. Nothing was taken in.
error-intake_damaged = The spreadsheet is damaged and cannot be read. Open it in Excel, save it again and try once more. Nothing was taken in. Technical detail: { $detail }.
error-intake_locked = The spreadsheet is locked with a password. Open it in Excel, save it without one and try again. Nothing was taken in.
error-intake_too_large = The spreadsheet is too large: at most { $n } rows are read at once. Divide it and take in the parts one by one. Nothing was taken in.
error-intake_nothing = There is nothing in the spreadsheet. Nothing was taken in.

intake-why_not_counted = The cell has a formula whose value is not in the file. Open the spreadsheet in Excel, save it and try again.
intake-why_wrong = The formula in the cell gives the error { $what }.
intake-why_digits_lost = Excel has taken digits from the number. Write it again, as text.
intake-why_day_or_month = Which is the day and which the month cannot be told. Choose it for the column.
intake-why_hours_or_minutes = Whether it is hours or minutes cannot be told. Choose it for the column.
intake-why_decimals_or_clock = 1.30 may be 1 h 30 min, or 1.3 hours. Choose it for the column.
intake-why_share_or_percent = It is not clear whether 1 is one per cent or the whole. Choose for the column.
intake-why_masked = The row is about somebody whose details are protected, or who is erased. Make the change on the person’s own page.
intake-why_not_yours = Only whoever owns this can change it.
intake-why_of_another = The row is about another municipality than this file's.
intake-skipped = You chose to leave the row out.

intake-note_zero = the zero at the beginning is back
intake-note_century = ten digits without a hyphen: read as somebody under a hundred years
intake-note_serial = the number is read as a date
intake-note_one_line = several lines have become one
intake-note_time = the time is converted
intake-note_share = the share is read as per cent
intake-note_day = the time of day is left out
intake-note_turned = the surname stood first
intake-note_doubtful = does not look like an address or a number, taken in as it stands
intake-note_left = cannot be read, left empty

intake-ask_which = It may be the same as { $titles }, or another.
intake-ask_twice = Row { $row } changes the same record.
intake-ask_same_number = Row { $row } is a new person with the same identity number.
intake-ask_begins = It may be { $titles } with another date, or something new.
intake-ask_unknown = There is no “{ $words }” ({ $field }).
intake-ask_no_choice = “{ $words }” is not among the choices ({ $field }).
intake-ask_numbers = The numbers { $words } stand among the marks. Are they hours, minutes or codes, or is 1 a mark?
intake-ask_several = Several are called “{ $words }” ({ $field }).

intake-numbers_left_out = Column { $column } looks like personal identity numbers and is not read in: the project does not collect them.
intake-show_first_rows = Show the first rows and the row of headings
intake-all_new = { $what }: all { $n } that are not there
intake-days_no_training = There are no sessions on these days. Add the training first, and they can be added from here.
intake-days_which = Choose a training
intake-days_are =
    { $n ->
        [one] Add the day that is not there as a session of
       *[other] Add the { $n } days that are not there as sessions of
    }
intake-days_times = The sessions are added when the rows are taken in. Their times are filled in afterwards: without them no hours are counted for a mark.
intake-first_rows = The first rows
intake-heading_row = Heading row
intake-heading_find = Let the program find the headings
intake-heading_found = Found by the program: row { $rows }
intake-heading_found_none = No heading row found
intake-heading_in = Row { $row }: { $words }
intake-heading_nowhere = The table has no headings
intake-is_heading = Heading
intake-use_leave = Not taken in
intake-use_id = The record’s id
intake-use_owner = Municipality that the record belongs to
intake-use_occasion = Session or meeting
intake-use_mark = Mark or time
intake-use_marks = Marks under a day
intake-use_given = { $field }: given name
intake-use_family = { $field }: surname
intake-use_hours = { $field }, in hours
intake-use_decimal_hours = { $field }, in hours with decimals (1.30 is 1 h 18 min)
intake-use_clock = { $field }, in hours and minutes (1.30 is 1 h 30 min)
intake-use_minutes = { $field }, in minutes
intake-use_shares = { $field }, as a share (1 is the whole)
intake-use_percents = { $field }, in per cent
intake-use_day_first = { $field }, the day first
intake-use_month_first = { $field }, the month first
intake-use_through = { $reference }: { $field }

## Words that people have for fields and choices; with commas between

intake-sums = sum, total, subtotal, totals, count
intake-yes = yes, y, true, x, 1, ✓
intake-no = no, n, false, 0
intake-hours = hours, hour, hrs, h
intake-minutes = minutes, min, mins, minute
intake-percent = percent, percentage, pct, cent
intake-weekdays = monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun, the, of, at
intake-month_1 = january, jan
intake-month_2 = february, feb
intake-month_3 = march, mar
intake-month_4 = april, apr
intake-month_5 = may
intake-month_6 = june, jun
intake-month_7 = july, jul
intake-month_8 = august, aug
intake-month_9 = september, sep, sept
intake-month_10 = october, oct
intake-month_11 = november, nov
intake-month_12 = december, dec
intake-name_given = given name, first name, firstname, forename
intake-name_family = surname, last name, lastname, family name
intake-name_id = id, record id
intake-name_owner = municipality, belongs to, owner
intake-name_occasion = session, occasion, date
intake-name_mark = attendance, attended, mark

also-any-title = title, name, heading
also-any-name = name
also-any-date = date, day, when
also-any-note = note, comment, remarks, notes
also-any-place = place, room, where
also-any-from = start, start date, since, from
also-any-to = end, end date, until, to
also-any-status = status, state
also-any-kind = type, kind, sort
also-person-name = name, full name, participant, person, participants
also-person-email = email, mail, email address
also-person-phone = phone, mobile, telephone, phone number, mobile number, tel
also-person-unit = unit, department, workplace, organisation, organization, employer
also-person-profession = profession, title, position, role, occupation
also-person-gender = gender, sex
also-person-decision_level = decision level
also-person-participant_level = participant level, level
also-person-identity_number = personal number, personal identity number, ssn
also-person-informed_on = informed, gdpr, gdpr information
also-person-protected = protected, protected identity
also-unit-name = name, unit, department, workplace, organisation
also-group-name = group, group name
also-group-origin = origin
also-assignment-share = share of full time, percent
also-membership-from = start, start date, since
also-membership-to = end, end date, until
also-membership-role = function
also-assignment-role = role, function
also-meeting-title = meeting, title, subject
also-meeting-groups = group, groups
also-attendance-session = session
also-attendance-status = attendance, status, attended
also-attendance-minutes = time, hours, minutes
also-session-training = training, course
also-session-starts = date, start, day
also-session-ends = end
also-session-minutes = length, time, hours, minutes
also-training-title = training, name, course
also-training-provider = lecturer, trainer
also-activity-text = activity, action, what
also-activity-responsible_person = responsible, who
also-activity-due = deadline, due date, when
also-activity-done_on = completed, finished
also-activity-plan = plan
also-service-title = service, name
also-service-provider = provider, department, unit
also-cost-amount = amount, kronor

means-gender-woman = f, female, w, women, girl
means-gender-man = male, men, boy
means-gender-other = nonbinary, non binary
means-gender-not_stated = unknown, prefer not to say
means-attendance_status-present = x, yes, y, here, attended, ✓, 1
means-attendance_status-remote = online, digital, teams, zoom
means-attendance_status-absent = no, missing, away, 0
means-attendance_status-excused = ill, sick, leave
means-answer_type-yes_no = yes no, y n
means-answer_type-ordered_choice = in order, ordered, ordinal
means-membership_role-chair = chairperson, chairman
means-membership_role-member = participant
means-membership_role-substitute = deputy
means-decision_level-chief_executive = ceo
means-decision_level-employee = staff, officer, teacher
means-decision_level-strategist = strategist, coordinator, strategist or coordinator
means-decision_level-division_head = area manager, head of section
means-decision_level-unit_head = headmaster, principal
means-sector-education = school, schools, adult education
means-sector-social = social
means-sector-health_care = region, hospital
means-sector-state_authority = authority
means-sector-civil_society = association, charity
means-sector-other = others
means-activity_status-done = completed, finished, closed
means-activity_status-in_progress = ongoing, started
means-activity_status-not_started = planned, open

## What happened

intake-counts =
    { $n ->
        [one] 1 row: { $list }.
       *[other] { $n } rows: { $list }.
    }
intake-counts_none = No rows.
intake-count_new = { $n } new
intake-count_changed =
    { $n ->
        [one] 1 changes something
       *[other] { $n } change something
    }
intake-count_same =
    { $n ->
        [one] 1 is there already
       *[other] { $n } are there already
    }
intake-count_asked =
    { $n ->
        [one] 1 needs an answer
       *[other] { $n } need an answer
    }
intake-count_refused = { $n } cannot be taken in
intake-count_skipped =
    { $n ->
        [one] 1 is left out
       *[other] { $n } are left out
    }
intake-namesakes = The same name in several new rows: { $list }. Each row becomes a person. If they are one, choose to leave the other row out.
intake-namesakes_in = { $name } (row { $rows })
intake-row = Row
intake-reason = Why the row was not taken in
intake-read_without = Taken in, but without what cannot be read: { $reasons }
intake-left_out_file = – not taken in
intake-left_out = Rows that were not taken in are in { $file }, with the reason for each. The file holds the same details as the spreadsheet: keep it as safe.
intake-left_out_not_saved = The rows that could be taken in have been. The file with the others could not be saved: { $reason }
intake-headings = The headings stand in rows { $rows }.
intake-above = Above the table, not taken in: row { $rows }.
intake-beside = Sums and repeated headings, not taken in: row { $rows }.
intake-hidden_rows = Hidden or filtered rows, not taken in: { $n }.
intake-far_columns = Columns after number { $most }, not taken in: { $n }.
intake-and_more = { $list } … and { $n } more
intake-hidden_sheets = Hidden sheets, not taken in: { $names }.
intake-note = { $field }, { $what } ({ $n }): row { $first }
intake-read_as = Read as: { $list }

## The page

page-intake = Take in from Excel
intake-purpose = See what becomes of each row before anything is changed. The program asks about what is unclear.
intake-empty = Drop a spreadsheet here, or choose one: participants, members, attendance, units or anything else that you have in Excel.
intake-choose = Choose a spreadsheet …
intake-another = Choose another …
intake-reading = Reading the spreadsheet …
intake-take_in = { $n ->
    [one] Take in 1 row
   *[other] Take in { $n } rows
}
intake-nothing_new = There is nothing new or changed to take in.
intake-to_questions = To the questions
intake-answer_first = Answer the questions first
intake-read_only = The file is open for reading.
intake-take_in_these = { $n ->
    [one] Take in the row
   *[other] Take in these { $n } rows
}
intake-under_way = The rows are being taken in.
intake-looking = Going through the rows …
intake-taking_in = Taking in
intake-go_there = Show { $page }
intake-taken_in = Taken in. All of it can be undone at once.
intake-content = Contents
intake-sheet = Sheet
intake-sheet_rows = { $name } ({ $n })
intake-kind = What the rows are
intake-which_kind = The headings do not tell what the rows are. Choose it.
intake-columns = What the columns hold
intake-questions = Questions
intake-in_rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
intake-more_questions = { $n ->
    [one] One more question, when these are answered.
   *[other] { $n } more questions, when these are answered.
}
intake-answered = “{ $words }” is answered ({ $field }).
intake-answer_later = Answer later
intake-answer_as = The same as “{ $words }”
intake-answer_new_of = { $new } in { $of }
intake-answer_nothing = Leave empty
intake-answer_hours = Hours
intake-answer_decimal_hours = Hours with decimals (1.30 is 1 h 18 min)
intake-answer_clock = Hours and minutes (1.30 is 1 h 30 min)
intake-answer_hours_but_one = Hours, but 1 is a mark for somebody who was there
intake-answer_minutes = Minutes
intake-answer_codes = Codes
intake-answer_skip = Leave the row out
intake-rows = Rows
intake-rows_asked = Need an answer ({ $n })
intake-leave_unreadable = Take the rows in without the cells that cannot be read
intake-rows_refused = Cannot be taken in ({ $n })
intake-rows_new = New ({ $n })
intake-rows_changed = Changed ({ $n })
intake-rows_same = There already ({ $n })
intake-what = What
intake-outcome = What becomes of it
intake-choose_row = Choose a row to say who or what it is about.
intake-about_row = What row { $row } is about
