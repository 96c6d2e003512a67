# What is logged beside groups, plans and trainings.

# Measures
page-measures = Measures
purpose-measures = What you follow over time and that is not counted from other records: what is measured, how, and what came of it.
empty-measure = Here is what you want to follow over time, for instance how many weeks it takes to a first place in preschool.
empty-measurement = Here is every measurement: which measure, which day and what it was. Add the first one.
measure-new_value = New measurement
kind-measure = measure
kind-measure-many = measures
kind-measure-the = the measure
kind-measure-new = new measure
field-measure-title = Title
field-measure-unit = Unit of measurement
field-measure-better = Better when it is
field-measure-source = Source
field-measure-baseline = Baseline
field-measure-indicator = Published value of
choice-measure_direction-higher = Higher
choice-measure_direction-lower = Lower
kind-measurement = measurement
kind-measurement-many = measurements
kind-measurement-the = the measurement
kind-measurement-new = new measurement
field-measurement-measure = Measure
field-measurement-date = Date
field-measurement-value = Value
field-measurement-about = About
field-measurement-of_project = Project

# Head counts
empty-head_count = Here are those who came without being written down by name, for instance to an open lecture. They are counted by themselves, never together with named persons.
head_count-new = Count more
kind-head_count = head count
kind-head_count-many = head counts
kind-head_count-the = the head count
kind-head_count-new = new head count
field-head_count-session = Session
field-head_count-meeting = Meeting
field-head_count-women = Women
field-head_count-men = Men
field-head_count-other_or_not_stated = Other or not stated
field-head_count-unit = Unit
field-head_count-reported = Reported to the funder

# Learning plans
page-learning_plans = Learning plans
purpose-learning_plans = How many hours everyone has in mind, what they shall hold, and how it went.
empty-learning_plan = Here is what you have agreed with a person: how many hours of training, which trainings and when you follow it up.
kind-learning_plan = learning plan
kind-learning_plan-many = learning plans
kind-learning_plan-the = the learning plan
kind-learning_plan-new = new learning plan
field-learning_plan-person = Person
field-learning_plan-agreed_on = Agreed on
field-learning_plan-planned_minutes = Planned time
field-learning_plan-content = Content
field-learning_plan-trainings = Trainings
field-learning_plan-followed_up_on = Followed up on
field-learning_plan-outcome = How it went

# Time
page-time = Time
purpose-time = Every person's month: time in training and other time in the project, certified by the person and by the manager.
empty-time_report = Here is the time month by month. Time in training is proposed from the attendances; when the person and the manager have certified it, it counts as co-financing.
kind-time_report = time report
kind-time_report-many = time reports
kind-time_report-the = the time report
kind-time_report-new = new time report
field-time_report-person = Person
field-time_report-month = Month
field-time_report-minutes = Time in training
field-time_report-other_minutes = Other time in the project
field-time_report-certified_by_person = Certified by the person
field-time_report-certified_by_manager = Certified by the manager
field-time_report-note = Note

# Learning log
page-log = Learning log
purpose-log = What happened, what we learnt from it and what we take along. Only what is shared with the project lead leaves the computer.
empty-log_entry = Here you or the group write what happened, what you learnt and what you take along. You choose who may read it.
kind-log_entry = log entry
kind-log_entry-many = log entries
kind-log_entry-the = the log entry
kind-log_entry-new = new log entry
field-log_entry-date = Date
field-log_entry-person = Person
field-log_entry-group = Group
field-log_entry-happened = What happened?
field-log_entry-learnt = What did I learn?
field-log_entry-take_along = What do I take along?
field-log_entry-tags = Tags
field-log_entry-shared_with = Shared with
choice-log_readers-nobody = Nobody
choice-log_readers-group = The group
choice-log_readers-lead = The project lead

# Process maps
page-process_maps = Process maps
purpose-process_maps = What happens to a person step by step, who does it, and where it breaks.
empty-process_map = Here you map a flow: choose who takes part, write the steps in order and mark where it breaks.
process-new_step = New step
process-edit = About the map
process-view = Show as
process-as_map = Map
process-as_list = List
process-compare = Show another map beside it
process-draw_to_be = Draw how it shall be
process-fit = Whole map
process-larger = Larger
process-smaller = Smaller
process-new_in = New step: { $lane }
process-new_lane = Who takes part? A lane
process-keys = Enter rewrite · B breakpoint · P problem · O possibility · D days · M branch · K kind · Shift+arrow moves · L lane · Delete removes · U undoes
process-keys_typing = Enter adds and goes on · Arrow up and down change lane · Esc stops writing
process-keys_writing = Enter saves · Esc leaves it
process-keys_lane = Enter adds · Enter on an empty line goes on
process-keys_branch = Branch from { $from } to { $to } · The arrows choose · Enter draws or takes away · Esc leaves it
process-keys_read = The arrows choose · Space shows the step · plus and minus change the size
process-breakpoint = Breakpoint
process-problem = Problem
process-possibility = Possibility
process-problem_is = Problem: { $words }
process-possibility_is = Possibility: { $words }
process-waits = waiting
process-waits_days = { $n ->
    [one] waiting 1 day
   *[other] waiting { $n } days
}
process-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
process-step_of = { $lane }, step { $n } of { $all }
process-then = Then: { $steps }
process-steps = { $n ->
    [one] 1 step
   *[other] { $n } steps
}
process-breakpoints = { $n ->
    [one] 1 breakpoint
   *[other] { $n } breakpoints
}
process-longest_way = { $n ->
    [one] longest way 1 day
   *[other] longest way { $n } days
}
process-of_which_waiting = { $n ->
    [one] of which waiting 1 day
   *[other] of which waiting { $n } days
}
process-empty_lanes = Without steps: { $lanes }
kind-process_map = process map
kind-process_map-many = process maps
kind-process_map-the = the process map
kind-process_map-new = new process map
field-process_map-title = Title
field-process_map-perspective = Seen from
field-process_map-state = State
field-process_map-about = Belongs to
field-process_map-case = The case
field-process_map-lanes = Lanes
field-process_map-mapped_on = Mapped at the meeting
choice-map_perspective-unit = The units
choice-map_perspective-case = One case
choice-map_state-as_is = As it is
choice-map_state-to_be = As it shall be
kind-process_step = step
kind-process_step-many = steps
kind-process_step-the = the step
kind-process_step-new = new step
field-process_step-map = Process map
field-process_step-position = Order
field-process_step-lane = Lane
field-process_step-text = What happens?
field-process_step-kind = Kind
field-process_step-next = Next steps
field-process_step-breakpoint = Breakpoint
field-process_step-problem = Problem
field-process_step-possibility = Possibility
field-process_step-days = Days it usually takes
choice-step_kind-step = Step
choice-step_kind-decision = Decision
choice-step_kind-start = Start
choice-step_kind-end = End
choice-step_kind-waiting = Waiting

# Programmes, and what the project uses
empty-programme = Here is the programme or cluster that the project belongs to, when several projects are followed together.
empty-hour_rate = Here is what a participant's hour is worth as co-financing, and from which day.
kind-programme = programme
kind-programme-many = programmes
kind-programme-the = the programme
kind-programme-new = new programme
field-programme-name = Name
field-programme-funder = Funder
field-programme-from = From
field-programme-to = To
field-programme-identity_secret = Secret for identity numbers
field-programme-signing_key = Signing key
field-programme-encryption_key = Key to encrypt to
kind-hour_rate = hour's worth
kind-hour_rate-many = worths of an hour
kind-hour_rate-the = the hour's worth
kind-hour_rate-new = new worth of an hour
field-hour_rate-from = From
field-hour_rate-kronor = Kronor an hour
field-project-part_of = Part of
field-project-programme = Programme
field-project-unused_parts = Not used
field-project-hour_rounding = Hours that leave are rounded
field-person-reported = Reported as a participant
explain-person-reported = No for those who take part outside what is reported to the funder.
field-training-step = Step of learning
choice-part-surveys = Surveys
choice-part-process_maps = Process maps
choice-part-service_map = Service map
choice-part-learning_logs = Learning log
choice-part-learning_plans = Learning plans
choice-part-time = Time and co-financing
choice-part-agreements = Agreements
choice-part-measures = Measures
choice-part-outreach = Outreach
choice-hour_rounding-exact = Not at all
choice-hour_rounding-half_hours = To half hours
choice-hour_rounding-whole_hours = Down to whole hours
choice-learning_step-lecture = Lecture
choice-learning_step-workshop = Workshop
choice-learning_step-workplace = Own workplace

# Figures and signals
figure-participants-reach = Reached
figure-participants-reach-means = Those who were reached, each by themselves: named participants, named persons outside the quota, and those counted without a name. They are never added, since nobody knows how many of the counted are named too.
figure-participants-unreported = Took part unreported
figure-participants-unreported-means = Persons outside the quota who attended training, by unit, and apart from them the head counts that are not reported.
figure-participants-parallel = In several projects
figure-participants-parallel-means = Participants in more than one of the projects in the file. In the total each counts once.
figure-learning-plans = With a learning plan
figure-learning-plans-means = Participants who have a learning plan of their own, of all participants.
figure-learning-hours = Planned and attended hours
figure-learning-hours-means = Hours of the learning plans and hours attended by the same persons. Of several plans the one agreed last counts.
figure-training-steps = Steps of learning
figure-training-steps-means = Participants who heard a lecture, those who then went on to a workshop, and those who after that went on at their own workplace.
cofinancing-certified = Co-financed time: { $certified } certified, { $waiting } waiting to be certified.
cofinancing-certified_of = Co-financed time: { $certified } of { $needed } certified, { $waiting } waiting to be certified.
cofinancing-reached = All of the planned co-financing is certified.
cofinancing-reached_on = At this pace the rest is reached on { $date }.
cofinancing-nobody_knows = When the rest is reached cannot be told until something is certified.
figure-cofinancing-minutes = Co-financed time
figure-cofinancing-minutes-means = Hours of the time reports: certified by both the person and the manager, and those that wait for it. A person's month counts once.
figure-cofinancing-kronor = Co-financed time in kronor
figure-cofinancing-kronor-means = The same hours times what an hour is worth in that month, of the planned co-financing. Co-financing that is written as a cost stands among the costs.
figure-services-count = Services
figure-services-count-means = Services that there are on the day.
figure-services-open = Services open to others
figure-services-open-means = Services that other municipalities may use, by agreement or for payment.
figure-services-unchecked = Services not checked
figure-services-unchecked-means = Services that nobody has checked for a year.
figure-agreements-in_force = Agreements in force
figure-agreements-in_force-means = Agreements in force on the day, by kind.
figure-measures-latest = Measures, latest value
figure-measures-latest-means = The latest value of every measure; the mean where several have measured.
figure-measures-change = Measures, change
figure-measures-change-means = The first and the latest value of every measure and what lies between, over those who measured more than once.
figure-log-entries = Entries in learning logs
figure-log-entries-means = What was written in the learning logs, by who may read it.
part-named = Participants
part-outside = Outside the quota
part-counted = Counted without a name
part-counted_at_meetings = Counted at meetings
part-outside_by_unit = Outside the quota by unit
part-with_plan = With a plan
part-with_plan_not_begun = With a plan, not begun
part-reached_plan = Have reached their plan
part-lecture = Lecture
part-behind_plan = Behind their plan
part-change_agents = Change agents
part-process_leads = Process leads
part-with_full_mandate = With full mandate
part-by_unit = By unit
part-went_on_to_workshop = Went on to a workshop
part-went_on_to_workplace = Went on to their own workplace
part-certified = Certified
part-waiting = Waiting to be certified
part-needed = Needed
part-measured = Have measured
part-first = First
part-latest = Latest
signal-time_uncertified-title =
    { $n ->
        [one] One person's time is not certified
       *[other] The time of { $n } persons is not certified
    }
signal-time_uncertified-why = The time from { $month } on counts as co-financing only when the person and the manager have certified it.
signal-time_uncertified-action = Go to the time
signal-training_unreported-title =
    { $n ->
        [one] One person has taken part without certified time
       *[other] { $n } persons have taken part without certified time
    }
signal-training_unreported-why = It is more than four weeks since the month ended. The oldest is { $month }.
signal-training_unreported-action = Go to the time
signal-unit_no_agent-title =
    { $n ->
        [one] { $unit } has no change agent
       *[other] { $n } units have no change agent
    }
signal-unit_no_agent-why =
    { $others ->
        [0] No change agent or process lead belongs there. It is easy for nobody there to pass on what has been taught.
       *[other] No change agent or process lead belongs to { $unit } and { $others } more. It is easy for nobody there to pass on what has been taught.
    }
signal-unit_no_agent-action = Go to the people
signal-cofinancing_behind-title = The co-financing will not be enough
signal-cofinancing_behind-why = { $n } of { $of } kronor are certified. At this pace the rest comes only after the project ends.
signal-cofinancing_behind-action = Go to the reporting
signal-service_unchecked-title = { $service } has not been checked for a year
signal-service_unchecked-why = Whoever follows the service map must be able to trust that the service is there.
signal-service_unchecked-action = Open the service
signal-agreement_ends-title = { $agreement } ends { $date }
signal-agreement_ends-why = What you have promised each other is to be renewed or let go in time.
signal-agreement_ends-action = Open the agreement

# What the project uses
parts-title = Tools in the project
parts-why_lead = Choose what the project uses. What is off is not in the navigation. What has been logged stays, is sent, and comes back when it is switched on. The municipalities get the choice with the next kit.
parts-why = The project lead has left these out, so they are not in the navigation. What has been logged stays and is sent.
parts-all = The project uses all tools. The project lead chooses.

# The month of time, and the hours of learning plans
tab-month = Month
time-earlier = The month before
time-later = The month after
time-timeless = { $sessions ->
    [one] One session of the month has no time.
   *[other] { $sessions } sessions of the month have no time.
} { $n ->
    [one] One person was there. That does not count until the time is known:
   *[other] { $n } people were there. That does not count until the time is known:
}
time-nothing = Nobody has attended training or reported time this month.
time-propose_why = The time is proposed from the attendance. It becomes the person's own once you have entered it, and can be changed.
time-certify =
    { $n ->
        [0] Certify today
       *[other] Certify { $n } today
    }
time-certify_why = Today is written where a day is missing, for the person and for the manager. Included are those who have certified their month themselves, and those you switch on in the list because their papers have come back signed.
time-certify_all = Include everybody who waits
time-certify_nobody = First switch on those in the list who have signed.
time-take = Include
time-take_name = Include { $name }
time-column_taken = Certify
time-waiting_person = Waiting for the person
time-waiting_manager = Waiting for the manager
time-propose =
    { $n ->
        [one] Enter the time of one person
       *[other] Enter the time of { $n } people
    }
time-column_person = Person
time-column_attended = As attended
time-column_reported = Reported
time-column_state = State
time-certified = Certified
time-waiting = Waiting to be certified
time-missing = Not reported
learning-hours_so_far = Hours so far
learning-percent = Of the plan, %
