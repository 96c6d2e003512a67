# Every word that a user sees, in English. The same keys are in sv.ftl.
#
# A key has at least one hyphen. Whole numbers are written in the language's manner already in { $n }, and
# can be selected on ({ $n -> [one] … *[other] … }); years and other finished texts are passed as texts.

## The language itself

choice-unknown = unknown choice ({ $code })
field-unknown = unknown field ({ $code })
kind-unknown = unknown record ({ $code })
municipality-unknown = unknown municipality ({ $code })
flag-yes = Yes
flag-no = No
flag-unknown = Not known

## Numbers and measures

number-kronor = SEK{"\u00A0"}{ $amount }
number-percent = { $number }%
number-hours = { $hours }{"\u00A0"}h
number-minutes = { $minutes }{"\u00A0"}min
number-hours_minutes = { $hours }{"\u00A0"}h { $minutes }{"\u00A0"}min
list-and = and

## Days

day-today = today
day-yesterday = yesterday
day-tomorrow = tomorrow
day-in_days =
    { $n ->
        [one] in { $n } day
       *[other] in { $n } days
    }
day-days_ago =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }
day-of_year = { $day } { $month }
day-of_other_year = { $day } { $month } { $year }
day-with_weekday = { $weekday } { $day } { $month } { $year }
day-month_year = { $month } { $year }
day-week = w.{"\u00A0"}{ $week }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## What is wrong with a value

invalid-in_field = { $field }: { $sentence }
invalid-missing = Fill in this field.
invalid-not_text = This should be a text.
invalid-too_long =
    { $n ->
        [one] There is room for { $n } character at most.
       *[other] There is room for { $n } characters at most.
    }
invalid-control_character = The text holds a character that cannot be saved, such as a line break.
invalid-not_a_number = Write a whole number.
invalid-not_a_decimal = Write a number with at most three decimals, for example 12.5.
invalid-out_of_bounds = Write a number between { $low } and { $high }.
invalid-not_a_date = Write a date, such as 2026-11-21.
invalid-not_a_month = Write the month, for example 2026-11.
invalid-not_a_time = Write a time of day, such as 13:00.
invalid-not_a_flag = Answer yes or no.
invalid-unknown_choice = “{ $choice }” is not one of the choices.
invalid-not_an_id = This does not point at a record.
invalid-no_such_record = The record that this points at does not exist.
invalid-is_removed = What is named has been removed. Bring it back first, or choose another.
invalid-in_a_ring = It would stand under itself, directly or by way of others. Choose another.
invalid-takes_part = The municipality takes part already then. If it left and came back, that is written as another part, from the day it takes part again.
invalid-not_a_list = This should be a list.
invalid-not_a_municipality_code = Write the municipality's four-digit code, such as 1285.
invalid-not_an_identity_number = The personal identity number is not right. Write it as YYYYMMDD-XXXX and check the digits.
invalid-not_asked_for = The project does not ask for personal identity numbers, so it is not saved. The project lead can change that on the page Project.
invalid-settled = That was settled when the record was made. Make a new one instead.
invalid-before = Cannot be before “{ $field }”.
invalid-over_several_days = A session is one day. Make a session for each day.
invalid-not_above = Must be greater than “{ $field }”.
invalid-not_one_of = Fill in either this or “{ $field }”, not both.
invalid-same_as = Cannot be the same as “{ $field }”.
invalid-more_than_a_day = This gives the person more than 24 hours that day. Check the minutes.
invalid-doubtful_email = Is the address right? It usually looks like name@municipality.se. What you wrote is saved.
invalid-doubtful_phone = Is the number right? There are no digits here to dial. What you wrote is saved.
invalid-no_such_field = There is no such field.

## Errors

error-not_a_municipality_code = “{ $code }” is not a municipality code. A municipality code has four digits, such as 1285.
error-store-no_file = There is no file at { $path }. It may have been moved, or a network folder may not be connected.
error-store-exists = There is a file called { $path } already. It was left as it is. Choose another name.
error-store-not_a_file_name = The file's name or path is too long or has characters that are not allowed. Nothing was changed. Choose a shorter name or a shorter path.
error-store-not_ours = The file is not a Samverka workspace. It was left as it is.
error-store-too_new = The file was made with a newer version of Samverka (schema { $found }; this version knows { $known }). It was left as it is. Install the new version and open the file again.
error-store-nothing_begun = The file is empty: it was copied while the program was making it. Nothing was changed. Copy it again when Samverka is closed where it is.
error-store-is_a_step = The file is a backup with only what has changed since another backup, so it cannot be opened by itself. Restore it under Backups. Nothing was changed.
error-store-is_a_base = The file is a backup that later backups build on, so it is not changed. Restore it under Backups, or put a copy of it in another folder and work in that.
error-store-no_base = The backup cannot be read by itself: it holds only what has changed since the backup “{ $name }”, which is not in the same folder. Nothing was changed. Put that backup back, or choose another.
error-store-other_base = The backup cannot be read: the backup “{ $name }” that it builds on has been changed. Nothing was changed. Choose another backup.
error-store-disk_full = The disk is full, so that could not be done. Everything that has been saved is still there. Make room and try again.
error-store-read_only = The file or its folder cannot be written to, so nothing was changed. Move the file to a folder where you may save.
error-store-busy = Another program is using the file, so nothing was changed. Close the other program and try again.
error-store-damaged = The file is damaged. Nothing was changed in it. Restore a backup. (Technical detail: { $detail })
error-store-other = The file could not be read or written, and nothing was changed. Try again. (Technical detail: { $detail })
error-bundle-not_a_bundle = The file is not a Samverka bundle. Nothing was changed.
error-bundle-damaged = The bundle was damaged or cut short on the way. Nothing was changed. Ask the sender to send it again. (Technical detail: { $detail })
error-bundle-bad_signature = The bundle was changed after it was made. Nothing was changed here. Ask the sender for a new one.
error-bundle-too_new = The bundle was made with a newer version of Samverka (format { $format }). Nothing was changed. Install the new version and read the bundle again.
error-bundle-too_large = The bundle is larger than any honest one, so it was not read. Nothing was changed. (Technical detail: { $detail })
error-bundle-not_for_us = The bundle is encrypted for somebody else, the project lead or an evaluator, and can only be read in that file. Nothing was changed. If it is to be read here, by a colleague in the same municipality, ask the sender for a new bundle with a passphrase.
error-bundle-needs_passphrase = The bundle is locked with a passphrase. Type it and try again.
error-bundle-wrong_passphrase = The passphrase is not right. Nothing was changed. Check it and try again.
error-bundle-short_passphrase = The passphrase is too short. Choose at least { $n } characters besides spaces, preferably several words.
error-bundle-not_a_key = The key cannot be read. Nothing was changed.
error-bundle-bad_entry = The bundle holds something that Samverka does not write (line { $line }). Nothing was changed. Ask the sender for a new one. (Technical detail: { $detail })
error-bundle-system = The bundle could not be read or written. Nothing was changed. (Technical detail: { $detail })
error-workspace-no_such_record = { $kind } is no longer there. Nothing was changed.
error-workspace-record_exists = The record exists already. Nothing was changed.
error-workspace-not_ours = { $kind } is for somebody else to change: the project lead or another municipality. Nothing was changed.
denied-read_only = The file can only be read.
denied-of_the_lead = The project lead keeps this.
denied-of = { $municipality } keeps this.
denied-of_each = Each municipality adds its own.
denied-only_one = There is one already, and there is to be only one.
denied-of_a_project = The project keeps this.
denied-erased = The person is erased.
error-workspace-removed = { $kind } has been removed. Bring it back first. Nothing was changed.
error-workspace-erased = The person was erased for good and cannot be changed.
error-workspace-no_such_text = There is no text { $text } here. Nothing was changed, and nobody is erased. Look again at which texts mention the person.
error-workspace-other_project = The bundle belongs to another project ({ $project }). Nothing was changed.
error-workspace-only_for_evaluator = This is done in an evaluator's workspace. A cluster bundle is for whoever evaluates several projects.
error-workspace-not_for_evaluator = An evaluator's workspace takes cluster bundles from project leads and nothing else, and sends nothing in a project's name. Nothing was changed.
error-workspace-not_an_invitation = The file is no invitation from an evaluator. Ask for a new one.
error-workspace-only_for_lead = This is done in the project lead's workspace.
error-workspace-only_for_municipality = This is done in a municipality's workspace.
error-workspace-not_taking_part = { $municipality } does not take part in the project. Nothing was changed.
error-workspace-unknown_municipality = There is no municipality with the code { $code }.
error-workspace-not_a_kit = The file is not a project kit. Nothing was changed. Ask the project lead for a kit.
error-workspace-for_other = The bundle is for { $municipality }. Nothing was changed.
error-workspace-not_from_lead = The bundle is not signed by the project lead, so it was not read. Nothing was changed.
error-workspace-no_key = There is no key to encrypt with. Read a kit from the project lead, or choose a passphrase.
error-workspace-contradiction = The bundle contradicts what is already known about { $what }. Nothing was changed. Ask the sender for a new one.
error-workspace-no_such_figure = There is no figure with the name { $id }.
error-workspace-file = The file { $path } could not be read or written. Nothing was changed in the workspace. (Technical detail: { $detail })
error-workspace-no_such_merge = There is no merge with number { $n } here. Nothing was changed.
error-workspace-already_undone = Merge { $n } is undone already. Nothing was changed.
error-workspace-not_remembered = What merge { $n } took in is not known: it was made with an older version, or the file has been damaged. It cannot be undone. Nothing was changed.
error-workspace-began_with = The workspace began with that merge, so it cannot be undone. Nothing was changed.
error-workspace-stood_on = { $n ->
    [one] A record was changed here since and stands on the merge, so it cannot be undone. Nothing was changed.
   *[other] { $n } records were changed here since and stand on the merge, so it cannot be undone. Nothing was changed.
}
error-workspace-stopped = Stopped. Nothing was changed.
error-workspace-unfaithful =
    { $n ->
        [one] { $n } row differs from the history.
       *[other] { $n } rows differ from the history.
    } Nothing was changed. Restore a backup.

## What a bundle says before it is merged

warning-merged_before = Everything in this bundle has been merged before.
warning-older_than_known = A later bundle from the same sender was merged already.
warning-new_key = The sender signed with another key than before. Everything new in the bundle is held back and waits for you in Decisions.
warning-refused_key = The bundle is signed with a key that you have refused. Nothing new in it is let in.
warning-newer_program = The bundle was made with a newer version of Samverka. What this version does not know is kept and passed on.
warning-erases = { $n ->
    [one] The bundle erases one person for good. That cannot be undone.
   *[other] The bundle erases { $n } persons for good. That cannot be undone.
}
warning-clock_ahead = The bundle, or something in it, is dated in the future. The sender’s clock is probably wrong.
held-not_the_sender_s = This concerns something that the sender may not change.
held-contradiction = This contradicts itself.
held-unknown_key = The entry is signed with a key that is not known to be the sender’s.
held-refused_key = The entry is signed with a key that you have refused.
held-refused_here = The entry was refused here, but let in on another of your computers.
held-refused_before = The entry was refused before.
held-not_yet = The record is dated after the year 2150. The sender’s clock is wrong.
held-unknown = This waits for a decision ({ $reason }).

## What records and commands are called

verb-add = add { $kind }
verb-change = change { $the }
verb-take_in = take in { $many }
verb-remove = remove { $the }
verb-restore = bring back { $the }
title-protected = Person with protected identity
title-erased = Erased person
title-removed = Removed record ({ $kind })
title-untitled = { $kind } without a name

## Kinds of records: one, many, the one, a new one

kind-project = project
kind-project-many = projects
kind-project-the = the project
kind-project-new = new project
kind-phase = phase
kind-phase-many = phases
kind-phase-the = the phase
kind-phase-new = new phase
kind-goal = goal
kind-goal-many = goals
kind-goal-the = the goal
kind-goal-new = new goal
kind-goal_revision = goal revision
kind-goal_revision-many = goal revisions
kind-goal_revision-the = the goal revision
kind-goal_revision-new = new goal revision
kind-judgement = judgement
kind-judgement-many = judgements
kind-judgement-the = the judgement
kind-judgement-new = new judgement
kind-municipality = municipality
kind-municipality-many = municipalities
kind-municipality-the = the municipality
kind-municipality-new = new municipality
kind-unit = unit
kind-unit-many = units
kind-unit-the = the unit
kind-unit-new = new unit
kind-person = person
kind-person-many = people
kind-person-the = the person
kind-person-new = new person
kind-person_link = decision on duplicates
kind-person_link-many = decisions on duplicates
kind-person_link-the = the decision on duplicates
kind-person_link-new = new decision on duplicates
kind-assignment = assignment
kind-assignment-many = assignments
kind-assignment-the = the assignment
kind-assignment-new = new assignment
kind-group = group
kind-group-many = groups
kind-group-the = the group
kind-group-new = new group
kind-membership = membership
kind-membership-many = memberships
kind-membership-the = the membership
kind-membership-new = new membership
kind-meeting = meeting
kind-meeting-many = meetings
kind-meeting-the = the meeting
kind-meeting-new = new meeting
kind-attendance = attendance
kind-attendance-many = attendances
kind-attendance-the = the attendance
kind-attendance-new = new attendance
kind-action_plan = action plan
kind-action_plan-many = action plans
kind-action_plan-the = the action plan
kind-action_plan-new = new action plan
kind-activity = activity
kind-activity-many = activities
kind-activity-the = the activity
kind-activity-new = new activity
kind-initiative = change initiative
kind-initiative-many = change initiatives
kind-initiative-the = the change initiative
kind-initiative-new = new change initiative
kind-factor = success factor or obstacle
kind-factor-many = success factors and obstacles
kind-factor-the = the success factor or obstacle
kind-factor-new = new success factor or obstacle
kind-quote = quote
kind-quote-many = quotes
kind-quote-the = the quote
kind-quote-new = new quote
kind-training = training
kind-training-many = trainings
kind-training-the = the training
kind-training-new = new training
kind-session = session
kind-session-many = sessions
kind-session-the = the session
kind-session-new = new session
kind-survey = survey
kind-survey-many = surveys
kind-survey-the = the survey
kind-survey-new = new survey
kind-question = question
kind-question-many = questions
kind-question-the = the question
kind-question-new = new question
kind-response = response
kind-response-many = responses
kind-response-the = the response
kind-response-new = new response
kind-tally = tally
kind-tally-many = tallies
kind-tally-the = the tally
kind-tally-new = new tally
kind-cost = cost
kind-cost-many = costs
kind-cost-the = the cost
kind-cost-new = new cost
kind-outreach = outreach
kind-outreach-many = outreach
kind-outreach-the = the outreach
kind-outreach-new = new outreach
kind-context_event = context event
kind-context_event-many = context events
kind-context_event-the = the context event
kind-context_event-new = new context event
kind-snooze = snoozed signal
kind-snooze-many = snoozed signals
kind-snooze-the = the snoozed signal
kind-snooze-new = new snoozed signal

## Fields

field-project-name = Name
field-project-short_name = Short name
field-project-reference = Reference number
field-project-owner = Owner
field-project-fund = Fund
field-project-start = Start
field-project-end = End
field-project-purpose = Purpose
field-project-direct_target_group = Direct target group
field-project-indirect_target_group = Indirect target group
field-project-planned_women = Planned women
field-project-planned_men = Planned men
field-project-planned_hours = Planned hours
field-project-identity_numbers = The fund requires personal identity numbers
field-project-identity_secret = Secret for identity numbers
field-project-signing_key = The lead's signing key
field-project-encryption_key = The lead's encryption key

field-phase-name = Name
field-phase-start = Start
field-phase-end = End
field-phase-position = Order

field-goal-code = Code
field-goal-text = Goal
field-goal-indicator = Indicator
field-goal-scope = Applies to
field-goal-target = Target
field-goal-direction = Direction
field-goal-due = Due

field-goal_revision-goal = Goal
field-goal_revision-date = Date
field-goal_revision-target = New target
field-goal_revision-reason = Reason

field-judgement-goal = Goal
field-judgement-date = Date
field-judgement-state = State
field-judgement-count = Count
field-judgement-reason = Reason

field-municipality-code = Municipality
field-municipality-letter_of_intent = Letter of intent
field-municipality-agreement = Agreement
field-municipality-joined = Joined
field-municipality-left = Left
field-municipality-note = Note

field-unit-name = Name
field-unit-sector = Sector
field-unit-kind = Kind
field-unit-traditional = Works with the target group by tradition

field-person-name = Name
field-person-unit = Unit
field-person-profession = Profession
field-person-gender = Gender
field-person-decision_level = Decision level
explain-person-decision_level = Where in the own organisation the person decides.
field-person-participant_level = Participant level
explain-person-participant_level = How the person counts as a participant: leads, coordinates, or meets the target group in the profession.
field-person-email = E-mail
field-person-phone = Phone
field-person-identity_number = Personal identity number
field-person-identity_digest = Code in place of the identity number
field-person-protected = Protected identity
field-person-informed_on = Informed about data handling
field-person-note = Note

field-person_link-first = Person
field-person_link-second = The other person
field-person_link-verdict = Decision
field-person_link-moved = has moved

field-assignment-person = Person
field-assignment-role = Role
field-assignment-from = From
field-assignment-to = To
field-assignment-share = Time set aside, share of full time
explain-assignment-share = How much of the working time is set aside: 20 is a day a week.
field-assignment-mandate = Mandate
explain-assignment-mandate = Yes: may drive the work and call others. Partly: in some matters. No: has to ask first.
field-assignment-handover_note = Handover note

field-group-kind = Kind
field-group-name = Name
field-group-origin = How the group came about
explain-group-origin = Was it there before the project, was it widened, or was it formed in the project?
field-group-established_on = Established on
field-group-assignment = Assignment
field-group-meeting_rhythm = Meeting rhythm
field-group-parent = Reports to
field-group-planned_size = Planned size
field-group-status = Status
field-group-after_project = After the project

field-membership-group = Group
field-membership-person = Person
field-membership-from = From
field-membership-to = To
field-membership-role = Role
field-membership-mandate = Mandate
explain-membership-mandate = Yes: can say yes for the own unit. Partly: in some matters. No: has to ask first.
field-membership-new_unit = The unit is new to the collaboration
explain-membership-new_unit = Yes if the unit was not part of it before the project.

field-meeting-title = Title
field-meeting-date = Date
field-meeting-start_time = Starts
field-meeting-end_time = Ends
field-meeting-place = Place
field-meeting-groups = Groups
field-meeting-kind = Kind
field-meeting-notes = Notes
field-meeting-decisions = Decisions
field-meeting-next_meeting = Next meeting

field-attendance-meeting = Meeting
field-attendance-session = Session
field-attendance-person = Person
field-attendance-status = Attendance
field-attendance-minutes = Minutes

field-action_plan-title = Title
field-action_plan-group = Adopted by
field-action_plan-adopted_on = Adopted on
field-action_plan-handed_over_on = Handed over on
field-action_plan-handed_over_to = Handed over to
field-action_plan-version = Version
field-action_plan-status = Status

field-activity-plan = Action plan
field-activity-text = Activity
field-activity-goal_text = Goal
field-activity-responsible_person = Responsible person
field-activity-responsible_unit = Responsible unit
field-activity-due = Due
field-activity-status = Status
field-activity-follow_up = Follow-up
field-activity-done_on = Done on

field-initiative-title = Title
field-initiative-themes = Themes
field-initiative-problem = Problem
field-initiative-approach = Approach
field-initiative-stage = Stage
field-initiative-idea_on = Idea on
field-initiative-planned_on = Planned on
field-initiative-started_on = Started on
field-initiative-in_progress_on = In progress since
field-initiative-carried_out_on = Carried out on
field-initiative-ordinary_work_on = Ordinary work since
field-initiative-stopped_on = Stopped on
field-initiative-driver = Driver
field-initiative-units = Units
field-initiative-groups = Groups
field-initiative-participation = Target group's participation
field-initiative-methods = Methods
field-initiative-result = Result
field-initiative-effect_level = Effect level
explain-initiative-effect_level = How far the effect can be shown: 1 people were pleased, 2 they learnt, S the organisation supports, 3 they work differently, 4 the target group notices.
field-initiative-good_example = Good example
field-initiative-example_text = What others can learn
field-initiative-may_share = May be shared with others
field-initiative-continuation = Continuation

field-factor-kind = Kind
field-factor-category = Category
field-factor-text = Description
field-factor-about = About

field-quote-text = Quote
field-quote-from_role = Said by (role, not name)
field-quote-about = About
field-quote-may_publish = May be published

field-training-title = Title
field-training-track = Track
explain-training-track = The subject or series that the training belongs to, where the project has several.
field-training-level = Level aimed at
field-training-form = Form
field-training-provider = Provider
field-training-compulsory = Compulsory
field-training-description = Description

field-session-training = Training
field-session-starts = Starts
field-session-ends = Ends
field-session-minutes = Minutes of teaching
field-session-host = Host municipality
field-session-place = Place
field-session-invited = Number invited

field-survey-title = Title
field-survey-purpose = Purpose
field-survey-anonymous = Anonymous

field-question-survey = Survey
field-question-position = Order
field-question-text = Question
field-question-code = Short name in the figures
field-question-answer_type = Type of answer
field-question-lowest = Lowest value
field-question-highest = Highest value
field-question-lowest_label = The lowest value means
field-question-highest_label = The highest value means
field-question-options = Choices

field-response-survey = Survey
field-response-about = About
field-response-wave = Wave
field-response-answers = Answers

field-tally-question = Question
field-tally-about = About
field-tally-wave = Wave
field-tally-counts = Count per answer
field-tally-invited = Number asked

field-cost-date = Date
field-cost-kind = Kind
field-cost-basis = Planned or actual
field-cost-amount = Amount
field-cost-funder = Funder
field-cost-note = Note

field-outreach-date = Date
field-outreach-kind = Kind
field-outreach-title = Title
field-outreach-reach = People reached

field-context_event-date = Date
field-context_event-text = Event
field-context_event-effect = Effect on the project

field-snooze-signal = Signal
field-snooze-about = About
field-snooze-until = Until
field-snooze-reason = Reason

## Choices

choice-group_kind-strategic = Strategic
choice-group_kind-operative = Operative
choice-group_kind-working = Working group
choice-group_kind-steering = Steering group
choice-group_kind-reference = Reference group
choice-group_kind-network = Network

choice-group_origin-existed = Existed before
choice-group_origin-widened = Existed and was widened
choice-group_origin-created = Created in the project

choice-group_status-active = Active
choice-group_status-dormant = Dormant
choice-group_status-closed = Closed
choice-group_status-taken_over = Taken over by ordinary organisation

choice-membership_role-chair = Chair
choice-membership_role-driver = Driver
choice-membership_role-member = Member
choice-membership_role-substitute = Substitute

choice-meeting_kind-start_up = Start-up
choice-meeting_kind-regular = Regular
choice-meeting_kind-handover = Handover
choice-meeting_kind-joint_check_in = Joint check-in
choice-meeting_kind-process_mapping = Process mapping
choice-meeting_kind-workshop = Workshop
choice-meeting_kind-contact_persons = Contact persons' meeting

choice-attendance_status-present = Present
choice-attendance_status-remote = Remote
choice-attendance_status-absent = Absent
choice-attendance_status-excused = Excused

choice-theme-collaboration_across_departments = Collaboration across departments
choice-theme-whole_picture = The whole picture made clear
choice-theme-collaboration_with_civil_society = Collaboration with civil society
choice-theme-labour_market_and_establishment = Labour market and establishment
choice-theme-inhabitant_as_co_creator = The inhabitant as co-creator
choice-theme-other = Other

choice-stage-idea = Idea
choice-stage-planned = Planned
choice-stage-started = Started
choice-stage-in_progress = In progress
choice-stage-carried_out = Carried out
choice-stage-ordinary_work = Part of ordinary work
choice-stage-stopped = Stopped

choice-participation-none = None
choice-participation-informed = Informed
choice-participation-consulted = Consulted
choice-participation-involved = Involved
choice-participation-co_created = Co-creates
choice-participation-led = Leads

choice-method-service_design = Service design
choice-method-process_mapping = Process mapping
choice-method-norm_critical_review = Norm-critical review
choice-method-other = Other

choice-effect_level-reaction = Reaction (1)
choice-effect_level-learning = Learning (2)
choice-effect_level-organisational_support = Organisational support (S)
choice-effect_level-use = Use (3)
choice-effect_level-effect = Effect (4)

choice-factor_kind-success = Success factor
choice-factor_kind-obstacle = Obstacle

choice-factor_category-anchoring = Anchoring
choice-factor_category-management_engagement = Management engagement
choice-factor_category-mandate = Mandate
choice-factor_category-time = Time
choice-factor_category-staff_turnover = Staff turnover
choice-factor_category-driver = Driver or contact person
choice-factor_category-communication_between_levels = Communication between levels
choice-factor_category-clear_purpose = Clear purpose
choice-factor_category-relevant_participants = Relevant participants
choice-factor_category-changed_circumstances = Changed circumstances
choice-factor_category-competing_projects = Competing projects
choice-factor_category-other = Other

choice-sector-social = Social services
choice-sector-education = Education
choice-sector-labour_market = Labour market
choice-sector-culture_and_leisure = Culture and leisure
choice-sector-urban_planning = Urban planning and technical
choice-sector-business = Business
choice-sector-health_care = Health care
choice-sector-municipal_management = Municipal management
choice-sector-civil_society = Civil society
choice-sector-state_authority = State authority
choice-sector-other = Other

choice-unit_kind-municipal_department = Municipal department
choice-unit_kind-municipal_management = Municipal management
choice-unit_kind-municipal_company = Municipal company
choice-unit_kind-regional_body = Regional body
choice-unit_kind-state_authority = State authority
choice-unit_kind-civil_society = Civil society
choice-unit_kind-business = Business

choice-gender-woman = Woman
choice-gender-man = Man
choice-gender-other = Other
choice-gender-not_stated = Not stated

choice-decision_level-politician = Politician
choice-decision_level-chief_executive = Chief executive
choice-decision_level-department_head = Department head
choice-decision_level-division_head = Division head
choice-decision_level-unit_head = Unit head
choice-decision_level-strategist = Strategist/coordinator
choice-decision_level-employee = Employee

choice-participant_level-strategic = Strategic level
choice-participant_level-operative = Operative level
choice-participant_level-professional = Professional level

choice-link_verdict-same = Same person
choice-link_verdict-different = Different people
choice-link_verdict-later = Decide later

choice-assignment_role-contact_person = Contact person
choice-assignment_role-local_project_lead = Local project lead
choice-assignment_role-process_lead = Process lead
choice-assignment_role-change_agent = Change agent

choice-mandate-yes = Yes
choice-mandate-partly = Partly
choice-mandate-no = No

choice-plan_status-draft = Draft
choice-plan_status-adopted = Adopted
choice-plan_status-handed_over = Handed over
choice-plan_status-in_progress = In progress
choice-plan_status-followed_up = Followed up
choice-plan_status-closed = Closed

choice-activity_status-not_started = Not started
choice-activity_status-in_progress = In progress
choice-activity_status-done = Done
choice-activity_status-dropped = Dropped

choice-goal_scope-each = Each municipality
choice-goal_scope-project = The project

choice-goal_direction-at_least = At least
choice-goal_direction-at_most = At most

choice-goal_state-reached = Reached
choice-goal_state-on_the_way = On the way
choice-goal_state-behind = Behind
choice-goal_state-not_begun = Not begun

choice-cost_basis-planned = Planned
choice-cost_basis-actual = Actual

choice-funder-fund = The fund
choice-funder-cofinancing = Co-financing
choice-funder-own = Own funds

choice-cost_kind-staff = Staff
choice-cost_kind-participant_time = Participant time
choice-cost_kind-training = Training
choice-cost_kind-travel = Travel
choice-cost_kind-premises = Premises
choice-cost_kind-services = Services
choice-cost_kind-other = Other

choice-outreach_kind-newsletter = Newsletter
choice-outreach_kind-article = Article
choice-outreach_kind-talk = Talk
choice-outreach_kind-conference = Conference
choice-outreach_kind-film = Film
choice-outreach_kind-social_media = Social media

choice-survey_purpose-session_evaluation = Session evaluation
choice-survey_purpose-before_after = Before and after
choice-survey_purpose-self_assessment = Self-assessment
choice-survey_purpose-other = Other

choice-answer_type-scale = Scale
choice-answer_type-yes_no = Yes or no
choice-answer_type-ordered_choice = One choice in order, lowest first
choice-answer_type-one_choice = One choice
choice-answer_type-several_choices = Several choices
choice-answer_type-number = Number
choice-answer_type-text = Text

choice-wave-single = Once
choice-wave-before = Before
choice-wave-after = After

choice-training_form-full_day = Full day
choice-training_form-half_day = Half day
choice-training_form-several_days = Several days
choice-training_form-lecture = Lecture
choice-training_form-workshop = Workshop
choice-training_form-study_visit = Study visit

# Services
page-services = Service map
purpose-services = What the municipality has to offer, for whom, and whether other municipalities may use it.
empty-service = Here is what you have to offer the target group: what it is, for whom, how many there is room for and whom to ask.
kind-service = service
kind-service-many = services
kind-service-the = the service
kind-service-new = new service
field-service-title = Title
field-service-provider = Provider
field-service-description = Description
field-service-for_whom = For whom
field-service-place = Place
field-service-capacity = Room for
field-service-price = Price
field-service-pricing = The price is for
field-service-open = Open to other municipalities
field-service-contact = Contact (role and unit)
field-service-from = From
field-service-to = To
field-service-checked_on = Last checked
choice-service_openness-no = No
choice-service_openness-by_agreement = By agreement
choice-service_openness-for_sale = For sale

# Agreements
page-agreements = Agreements
purpose-agreements = Letters of intent and agreements: who has promised what, until when, and where it is kept.
empty-agreement = Here is what you have signed: letters of intent, local agreements, agreements on data. Note when they end.
kind-agreement = agreement
kind-agreement-many = agreements
kind-agreement-the = the agreement
kind-agreement-new = new agreement
field-agreement-title = Title
field-agreement-kind = Kind
field-agreement-municipalities = Municipalities
field-agreement-units = Units
field-agreement-others = Other parties
field-agreement-signed_on = Signed
field-agreement-valid_to = Valid to
field-agreement-status = Standing
field-agreement-kept_at = Where it is kept
choice-agreement_kind-letter_of_intent = Letter of intent
choice-agreement_kind-local_collaboration = Local collaboration agreement
choice-agreement_kind-data = Data agreement
choice-agreement_kind-other = Other
choice-agreement_status-draft = Draft
choice-agreement_status-in_force = In force
choice-agreement_status-ended = Ended
