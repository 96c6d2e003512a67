# Reporting to the fund

page-submissions = Reporting
purpose-submissions = Month by month to the fund: what is certified, what is to be sent, and what must be sent again.
tab-fund = Months
kind-submission = reported month
kind-submission-many = reported months
kind-submission-the = the reported month
kind-submission-new = new reported month
empty-submission = Every month stands here as it was sent. A correction is a new report of the same month.
field-submission-month = Month
field-submission-submitted_on = Sent
field-submission-to = To
field-submission-layout = Layout
field-submission-columns = What was sent
field-submission-rows = Rows as they were sent
field-submission-note = Note
kind-extract_layout = reporting layout
kind-extract_layout-many = reporting layouts
kind-extract_layout-the = the reporting layout
kind-extract_layout-new = new reporting layout
empty-extract_layout = The authority hands out its template after log-in. Read its columns there once and enter them here, in the same order, and the extract fits.
field-extract_layout-name = Name
field-extract_layout-columns = Columns
field-extract_layout-number_format = Identity numbers are written
field-extract_layout-hours_format = Time is written
field-extract_layout-date_format = Days are written
field-extract_layout-woman = Woman is written
field-extract_layout-man = Man is written
field-extract_layout-other = Other is written
field-extract_layout-not_stated = Not stated is written
field-extract_layout-headless = Without a heading row
choice-extract_column-number = identity number
choice-extract_column-name = name
choice-extract_column-gender = gender
choice-extract_column-unit = unit
choice-extract_column-municipality = municipality
choice-extract_column-month = month
choice-extract_column-hours = hours
choice-extract_column-certified_hours = certified hours
choice-extract_column-first_day = first day
choice-extract_column-last_day = last day
choice-extract_column-ended_on = day of ending
choice-extract_column-reference = the project's reference number
choice-extract_column-empty = empty column
choice-number_format-twelve_digits = Twelve digits
choice-number_format-twelve_with_hyphen = Twelve digits with a hyphen
choice-number_format-ten_digits = Ten digits
choice-number_format-ten_with_hyphen = Ten digits with a hyphen
choice-hours_format-hours = Hours with decimals
choice-hours_format-hours_and_minutes = Hours and minutes
choice-hours_format-minutes = Minutes
choice-date_format-date = Date
choice-date_format-eight_digits = Eight digits
field-person-substitute_number = Substitute number from the authority
field-person-ended_on = Ceased to take part
invalid-frozen = What has once been sent is not changed. Make a new report of the same month.

# The page
fund-layout_shipped = 12-digit number, hours per month
fund-column_month = Month
fund-column_persons = Persons
fund-column_women = Women
fund-column_men = Men
fund-column_hours = Hours
fund-column_certified = Certified
fund-column_state = State
fund-column_municipality = Municipality
fund-column_uncertified = Not certified
fund-column_kronor = Certified since the start
fund-column_person = Person
fund-column_unit = Unit
fund-column_sent = Sent
fund-column_now = Now
fund-column_why = Why
fund-state_again = send again
fund-state_sent = sent { $date }
fund-state_open = going on
fund-state_late = was due { $date }
fund-state_uncertified =
    { $n ->
        [one] one person is not certified
       *[other] { $n } persons are not certified
    }
fund-state_ready = ready to send
fund-purpose_due = { $month } can be sent until { $date }.
fund-nothing = Nobody has attended any training yet. The months show here once attendance is noted.
fund-stale =
    { $n ->
        [0] { $first } is to be sent again: an earlier month was sent after it. Send { $months } again, in that order.
        [one] { $first } has changed since it was sent. One row differs. Send { $months } again, in that order.
       *[other] { $changed ->
            [one] { $first } has changed since it was sent. { $n } rows differ. Send { $months } again, in that order.
           *[other] { $first } have changed since they were sent. { $n } rows differ. Send { $months } again, in that order.
        }
    }
fund-show_rows = Show the rows
fund-months = Months
fund-rounding_exact = Hours are sent as they are, to the minute.
fund-rounding_half_hours = Hours are sent down to half hours; the rounding takes { $hours } in { $month }.
fund-rounding_whole_hours = Hours are sent down to whole hours; the rounding takes { $hours } in { $month }.
fund-cofinancing = Co-financed time
fund-cofinancing_of = certified of { $needed }
fund-cofinancing_none = certified; no co-financing is planned
fund-cofinancing_waiting = { $waiting } wait to be certified.
fund-cofinancing_line = By today it should be { $expected }.
fund-cofinancing_bar = { $certified } certified, { $waiting } waiting, of { $needed }
fund-reached = All that is needed is certified.
fund-reached_on = Reached at the present pace on { $date }.
fund-reached_late =
    { $days ->
        [one] Reached at the present pace on { $date }, a day after the end.
       *[other] Reached at the present pace on { $date }, { $days } days after the end.
    }
fund-reached_unknown = When it is reached cannot be told until something is certified.
fund-before = Before { $month } is sent
fund-show = Show
fund-hide = Hide
fund-check_number =
    { $n ->
        [one] One person lacks an identity number
       *[other] { $n } persons lack an identity number
    }
fund-check_no_number = Everybody has an identity number
fund-check_substitute =
    { $n ->
        [one] One protected identity lacks a substitute number
       *[other] { $n } protected identities lack a substitute number
    }
fund-check_no_substitute = No protected identity lacks a substitute number
fund-check_certified =
    { $n ->
        [one] One person's time is not certified
       *[other] { $n } persons' time is not certified
    }
fund-check_no_certified = Everybody's time is certified
fund-check_session =
    { $n ->
        [one] One attendance is longer than the session
       *[other] { $n } attendances are longer than the session
    }
fund-check_no_session = Nobody has more hours than the sessions
fund-check_day =
    { $n ->
        [one] One person has more than 24 hours in a day
       *[other] { $n } times somebody has more than 24 hours in a day
    }
fund-check_no_day = Nobody has more hours than a day
fund-check_time =
    { $n ->
        [one] One attendance is outside the project's or the person's time
       *[other] { $n } attendances are outside the project's or the person's time
    }
fund-check_no_time = All lies within the project's time
fund-places = { $month }: municipality by municipality
fund-differs = { $month }: what differs
fund-differs_after = { $month } is sent again after { $after }: the authority takes the months in order. No rows differ.
fund-preview = Extract for { $month }
fund-preview_few = The first { $n } of { $all } rows. Identity numbers are not shown whole here.
fund-preview_all = Identity numbers are not shown whole here, but are written whole in the extract.
fund-no_numbers = The project does not ask for identity numbers, so that column is empty.
fund-layout = Layout
fund-layout_edit = Change the layout
fund-layout_new = New layout
fund-layout_copy_name = The authority's template
fund-save = Save the extract …
fund-saving = The extract is being written …
fund-saved = The extract is saved in { $file }.
fund-copy = Copy to the template
fund-copying = The extract is being read …
fund-copied = The extract is copied. Paste it into the authority's template.
fund-submit = Note as sent …
fund-submit_title = Note that { $month } is sent
fund-submit_why = The rows are frozen as they are now: { $persons } persons and { $hours }. Later changes show as differences. The program sends nothing; you do that in the authority's service.
fund-submit_open = There are things left to correct before the month is sent. They show on the page.
fund-submit_to = To whom
fund-submit_confirm = Note as sent
fund-submitted = { $month } is noted as sent.
fund-file = Report { $month }
fund-columns = Columns
fund-columns_why = In the same order as in the authority's template, with its headings.
fund-column_holds = Content of column { $n }
fund-column_heading = Heading of column { $n }
fund-column_add = Add a column
fund-column_up = Move column { $n } up
fund-column_down = Move column { $n } down
fund-column_remove = Remove column { $n }

# Why a row differs
fund-why_came = new in the month
fund-why_not_there = no attendance left in the month
fund-why_removed = the person is removed
fund-why_linked = is now counted with { $who }
fund-why_outside = is no longer reported as a participant
fund-why_minutes = the attendance is changed
fund-why_ended = the day of ending is changed
fund-why_began = began another day
fund-why_last_day = another last day
fund-why_unit = another unit
fund-why_gender = another gender stated
fund-deed =
    attendance { $day } { $what ->
        [added] added
        [removed] removed
       *[changed] changed
    } { $on }
fund-deed_by =
    attendance { $day } { $what ->
        [added] added
        [removed] removed
       *[changed] changed
    } { $on } by { $who }

# Figures and signals
figure-submissions-stale = Months to send again
figure-submissions-stale-means = Months that were sent to the fund, those of them in which something has changed since, and all that are therefore to be sent again: whoever corrects a month sends every later month once more.
figure-cost-by_kind = Costs by kind
figure-cost-by_kind-means = Planned and actual costs by what they are for, and how much of what was planned is used.
figure-cost-by_funder = Costs by who pays
figure-cost-by_funder-means = Planned and actual costs by who bears them, and how much of what was planned is used.
part-sent_months = Months sent
part-again = To be sent again
part-differing = Changed since they were sent
signal-submission_stale-title = { $month } has changed since it was sent
signal-submission_stale-why = Send { $month } again.
signal-submission_stale-action = Go to the reporting
signal-submission_stale_two-title = { $month } is to be sent again
signal-submission_stale_two-why = Something has changed since it was sent. Send { $month } and { $last } again, in that order.
signal-submission_stale_two-action = Go to the reporting
signal-submission_stale_many-title = { $month } is to be sent again
signal-submission_stale_many-why = Something has changed since it was sent. Send all { $n } months from { $month } to { $last } again, in that order.
signal-submission_stale_many-action = Go to the reporting

# The command line
cli-extract_made =
    { $n ->
        [one] { $month }: one person and { $hours } in { $file }.
       *[other] { $month }: { $n } persons and { $hours } in { $file }.
    }
cli-extract_rounded = The rounding takes { $hours }.
cli-extract_submitted = { $month } is noted as sent { $date }.
cli-no_such_layout = There is no layout called { $name }. Layouts: { $known }.
cli-month_not_over = { $month } is not over yet. It can be sent from { $date }.
cli-submissions_again = Send again, in this order: { $months }.
cli-submissions_nothing = No month has been sent.
cli-submissions_fine = Nothing needs to be sent again.
cli-about-extract = Writes a month's extract for the fund as an Excel file.
cli-more-extract = Without --layout the layout is 12-digit number, hours per month. With --submit the month is noted as sent: the rows are frozen, and later changes show with submissions. Identity numbers stand in the file.
cli-about-submissions = Shows what has been sent to the fund and what must be sent again, row by row.
cli-option-layout = the name of the layout of the columns
cli-option-submit = note the month as sent
cli-option-to = to whom it was sent
cli-misuse-not_an_excel_file = { $word } must end in .xlsx.
cli-misuse-to_nobody = { $word } says to whom the month was sent and needs --submit.
cli-again_after = after { $month }
cli-again_rows =
    { $n ->
        [one] one row differs
       *[other] { $n } rows differ
    }
paper-extract = Extract for the fund
