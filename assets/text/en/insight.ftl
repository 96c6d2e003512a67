# Figures, their parts and next steps.

## Figures: what they are called and what they mean

figure-groups-strategic = Strategic group in place
figure-groups-strategic-means = Municipalities with a strategic group that has met, of those taking part in the project.
figure-groups-strategic-origin = Origin of the strategic group
figure-groups-strategic-origin-means = Municipalities by whether the strategic group existed before the project, was widened or was created in it, of those that have said.
figure-groups-strategic-broadened = New or widened strategic group, where it is stated
figure-groups-strategic-broadened-of = of { $of } that have stated it
figure-groups-strategic-broadened-means = Municipalities whose strategic group was widened or created in the project, of those that have stated its origin.
figure-groups-strategic-size = Size of the strategic group
figure-groups-strategic-size-means = Members on the day in each municipality's strategic group: least, median and greatest, and the size that was planned.
figure-groups-strategic-levels = Decision levels in the strategic group
figure-groups-strategic-levels-means = Members on the day by decision level.
figure-groups-strategic-top_level = Highest decision level in the strategic group
figure-groups-strategic-top_level-means = Municipalities by the highest decision level present in the group.
figure-groups-strategic-sectors = Sectors in the strategic group
figure-groups-strategic-sectors-means = Members on the day by the sector of their unit, and how many sectors the groups span.
figure-groups-strategic-turnover = Turnover in the strategic group
figure-groups-strategic-turnover-means = How many have left of those who were members when the period began, or 180 days ago, and how many have come.
figure-groups-strategic-continuity = Continuity in the strategic group
figure-groups-strategic-continuity-means = Members by how many of the group's meetings they have come to since they became members. Only meetings with attendance count.
figure-groups-strategic-composition = Who sits in the strategic group
figure-groups-strategic-composition-means = Municipalities by who sits in the group: department heads and politicians, else department heads and chief executive, else only unit heads and strategists, else mostly division heads.
figure-groups-operative = New or widened operative group
figure-groups-operative-means = Municipalities with an operative group that is new or widened, of those taking part in the project.
figure-groups-operative-origin = Origin of the operative group
figure-groups-operative-origin-means = Municipalities by whether the operative group existed before the project, was widened or was created in it, of those that have said.
figure-groups-operative-broadened = New or widened operative group, where it is stated
figure-groups-operative-broadened-of = of { $of } that have stated it
figure-groups-operative-broadened-means = Municipalities whose operative group was widened or created in the project, of those that have stated its origin.
figure-groups-operative-size = Size of the operative group
figure-groups-operative-size-means = Members on the day in each municipality's operative group: least, median and greatest, and the size that was planned.
figure-groups-operative-levels = Decision levels in the operative group
figure-groups-operative-levels-means = Members on the day by decision level.
figure-groups-operative-top_level = Highest decision level in the operative group
figure-groups-operative-top_level-means = Municipalities by the highest decision level present in the group.
figure-groups-operative-sectors = Sectors in the operative group
figure-groups-operative-sectors-means = Members on the day by the sector of their unit, and how many sectors the groups span.
figure-groups-operative-turnover = Turnover in the operative group
figure-groups-operative-turnover-means = How many have left of those who were members when the period began, or 180 days ago, and how many have come.
figure-groups-operative-continuity = Continuity in the operative group
figure-groups-operative-continuity-means = Members by how many of the group's meetings they have come to since they became members. Only meetings with attendance count.
figure-groups-operative-expected_size = Planned size of the operative group
figure-groups-operative-expected_size-means = The median of the sizes that the municipalities' operative groups were planned to have.
figure-groups-lead_time = Time to the first strategic meeting
figure-groups-lead_time-means = Days, and whole months, from the municipality's first start-up or contact persons' meeting to the strategic group's first meeting.
figure-meetings-count = Meetings
figure-meetings-count-means = Meetings held, by kind.
figure-meetings-joint = Joint meetings
figure-meetings-joint-means = Meetings with both a strategic and an operative group, of all held.
figure-meetings-attendance_rate = Attendance at meetings
figure-meetings-attendance_rate-means = Those who came, in the room or remotely, of those whose attendance was taken.
figure-meetings-days_since_joint = Days since the levels met
figure-meetings-days_since_joint-means = Days since the last joint meeting in each municipality that has both a strategic and an operative group, and how many municipalities have never had one.
figure-plan-activities = Activities in the action plans
figure-plan-activities-means = Activities by status.
figure-plan-overdue = Overdue activities
figure-plan-overdue-means = Activities past their date, of those still to be done.
figure-plan-handed_over = Municipalities with an action plan handed over
figure-plan-handed_over-of = of { $of } with a group
figure-plan-handed_over-means = Municipalities with an action plan that was handed over, of those with a strategic or operative group.
figure-initiatives-started = Municipalities with a change initiative started
figure-initiatives-started-of = of { $of } with a group
figure-initiatives-started-means = Municipalities with at least one change initiative that has started, of those with a strategic or operative group.
figure-initiatives-by_theme = Themes of the change initiatives
figure-initiatives-by_theme-means = Municipalities by the themes of the change initiatives that have started. A municipality may have several.
figure-initiatives-by_stage = How far the change initiatives have come
figure-initiatives-by_stage-means = Change initiatives by stage.
figure-initiatives-participation = Participation of the target group
figure-initiatives-participation-means = Change initiatives by how the target group takes part, on a ladder from not at all to leading.
figure-initiatives-with_driver = Change initiatives with a driver
figure-initiatives-with_driver-means = Change initiatives with somebody named to drive them, of those not stopped.
figure-initiatives-service_design = Service design
figure-initiatives-service_design-means = Municipalities with at least one change initiative that uses service design.
figure-initiatives-good_examples = Municipalities with a good example
figure-initiatives-good_examples-of = of { $of } with a group
figure-initiatives-good_examples-means = Municipalities with at least one good example, of those with a strategic or operative group.
figure-participants-unique = Participants
figure-participants-unique-means = Unique persons with at least a minute of attended training. Linked persons are counted once.
figure-participants-planned = Planned participants
figure-participants-planned-means = As many participants as the project planned for.
figure-participants-unique-sector = Participants by sector
figure-participants-unique-sector-means = Unique participants by the sector of their unit.
figure-participants-unique-level = Participants by participant level
figure-participants-unique-level-means = Unique participants by participant level.
figure-participants-unique-municipality = Participants by municipality
figure-participants-unique-municipality-means = Unique participants by the municipality that reported them. A person who took part in two municipalities is in both, but once in the total.
figure-participants-unique-unit = Participants by unit
figure-participants-unique-unit-means = Unique participants by unit.
figure-participants-professional = Participants at professional level
figure-participants-professional-means = Unique participants at professional level by gender and sector, beside the target. Shares are rounded so that they add up to exactly 100 per cent.
figure-participants-hours = Participant hours
figure-participants-hours-means = Hours of attended training. Where nothing else is said, the session's length counts.
figure-participants-hours_planned = Planned participant hours
figure-participants-hours_planned-means = As many hours as the project planned for.
figure-participants-hours_each = Hours per participant
figure-participants-hours_each-means = Participant hours over the number of unique participants.
figure-participants-hours-sector = Participant hours by sector
figure-participants-hours-sector-means = Hours of attended training by the sector of the participant's unit.
figure-participants-hours-level = Participant hours by participant level
figure-participants-hours-level-means = Hours of attended training by participant level.
figure-participants-hours-municipality = Participant hours by municipality
figure-participants-hours-municipality-means = Hours of attended training by the municipality that reported them.
figure-participants-hours-unit = Participant hours by unit
figure-participants-hours-unit-means = Hours of attended training by the participant's unit.
figure-training-count = Trainings
figure-training-count-means = Trainings with at least one session that was held and that somebody attended.
figure-training-days = Training days
figure-training-days-means = Days of training: each training counts once a day, where somebody attended.
figure-training-agents = Change agents and process leads
figure-training-agents-means = Those who are change agents or process leads on the day, how many of them have a full mandate, and how many each unit has. Whoever holds both roles is counted in both, and once in the unit.
figure-training-units_without_agents = Units without a change agent
figure-training-units_without_agents-means = Units where nobody is a change agent or process lead on the day, of all units.
figure-training-fill_rate = Fill rate
figure-training-fill_rate-above = More came than were invited. Is the number invited right?
figure-training-fill_rate-means = Those who came of those invited: as many as the session says, else those on its list, where somebody on it did not come or is not ticked off.
figure-evaluation-respondents = Evaluation respondents
figure-evaluation-respondents-means = How many have answered the trainings' evaluations, and how many of them named the same training the most useful.
figure-evaluation-response_rate = Response rate
figure-evaluation-response_rate-means = Those who answered of those asked, at most as many as were asked; what there is besides stands apart. Asked are as many as the tally says, else those who attended the session.
figure-evaluation-distribution = Distribution of answers
figure-evaluation-distribution-means = How the answers are spread on the evaluations' scales and choices, question by question. Yes and no and choices in order are shown whole, what nobody chose as well.
figure-evaluation-mean = Means
figure-evaluation-mean-means = Mean on the evaluations' scales, question by question, with the number of answers.
figure-evaluation-change = Change from before to after
figure-evaluation-change-means = Mean after less mean before, question by question, with the number of answers on each side.
figure-survey-answered = Self-assessments answered
figure-survey-answered-means = Municipalities that have answered the self-assessment, of those taking part in the project.
figure-cost-project = Costs
figure-cost-project-means = Planned and actual costs by funder, and kronor per planned and per actual participant.
figure-cost-per_participant = Cost per participant
figure-cost-per_participant-means = Planned costs over planned participants, and actual costs over unique participants.
figure-cost-used_share = Share of the budget used
figure-cost-used_share-means = Actual costs as a share of planned costs.
figure-outreach-count = Outreach
figure-outreach-count-means = What has been done to spread the lessons, by kind, and how many get the newsletter.
figure-outreach-reach = Reach of the outreach
figure-outreach-reach-means = How many were reached, by kind. A person reached twice counts twice.

## Parts of figures

part-value = Number
part-of = Of
part-total = Total
part-not_stated = Not stated
part-min = Least
part-median = Median
part-max = Greatest
part-expected = Planned size
part-min_months = Shortest, months
part-max_months = Longest, months
part-breadth = Number of sectors
part-left = Have left
part-joined = Have joined
part-percent = Share
part-at_least_half = At least half the meetings
part-less_than_half = Less than half
part-never = Never
part-attended = Attended
part-department_heads_and_politicians = Department heads and politicians
part-department_heads_and_chief_executive = Department heads and chief executive
part-only_unit_heads_and_strategists = Only unit heads and strategists
part-mostly_division_heads = Mostly division heads
part-other = Other
part-women = Women
part-men = Men
part-hours = Hours
part-participants = Participants
part-target = Target
part-sectors = Sectors
part-sector_percent_largest_remainder = Share of each sector
part-invited = Invited
part-more_than_asked = More answers than asked
part-answered = Answered
part-named_the_most_useful_training = Named the most useful training
part-answers = Number of answers
part-mean = Mean
part-sum = Sum
part-before_answers = Answers before
part-after_answers = Answers after
part-before = Mean before
part-after = Mean after
part-change = Change
part-wave_single = Once
part-wave_before = Before
part-wave_after = After
part-another_answer = Another answer
part-yes = Yes
part-no = No
part-distribution = Distribution
part-no_answer = No answer
part-planned = Planned
part-actual = Actual
part-planned_fund = Planned, the fund
part-actual_fund = Actual, the fund
part-planned_cofinancing = Planned co-financing
part-actual_cofinancing = Actual co-financing, among the costs
part-planned_own = Planned own funds
part-actual_own = Actual own funds
part-planned_participants = Planned participants
part-planned_per_participant = Planned per participant
part-actual_per_participant = Actual per participant
part-newsletter_recipients = Newsletter recipients
part-project_lead = Project lead

## What figures are counted in

unit-persons = persons
unit-hours = hours
unit-minutes = minutes
unit-kronor = kronor
unit-kr = SEK
unit-municipalities = municipalities
unit-groups = groups
unit-meetings = meetings
unit-initiatives = change initiatives
unit-activities = activities
unit-trainings = trainings
unit-sessions = sessions
unit-answers = answers
unit-items = number
unit-days = days
unit-months = months
unit-percent = per cent
unit-values = value
unit-points = points

## The same where there is only one

one_unit-persons = person
one_unit-hours = hour
one_unit-minutes = minute
one_unit-municipalities = municipality
one_unit-groups = group
one_unit-meetings = meeting
one_unit-initiatives = initiative
one_unit-activities = activity
one_unit-trainings = training
one_unit-sessions = session
one_unit-answers = answer
one_unit-days = day
one_unit-months = month

## Next steps: what, why and what to do

signal-contact_vacant-title = The municipality has no contact person
signal-contact_vacant-why = Without a contact person the work stalls: nobody calls meetings, follows up or reports.
signal-contact_vacant-action = Appoint a contact person
signal-contact_ending-title = { $person } leaves as contact person on { $date }
signal-contact_ending-why = With a handover sheet the successor can start the same day.
signal-contact_ending-action = Print the handover sheet
signal-contact_no_time-title = { $person } lacks time set aside or a full mandate as contact person
signal-contact_no_time-why = Somebody who does this on top of everything else can seldom hold the work together.
signal-contact_no_time-action = Open the assignment
signal-strategic_missing-title = No strategic group has met
signal-strategic_missing-why =
    { $n ->
        [one] It is { $n } day since the first contact meeting, { $date }. Without a strategic group there is no direction and no mandate.
       *[other] It is { $n } days since the first contact meeting, { $date }. Without a strategic group there is no direction and no mandate.
    }
signal-strategic_missing-action = Add a strategic group
signal-strategic_level-title = Nobody at department-head level in { $group }
signal-strategic_level-why = Without somebody who may decide across departments, what the group says easily comes to nothing.
signal-strategic_level-action = See the members
signal-group_narrow-title = { $group } has too few sectors
signal-group_narrow-why =
    { $n ->
        [one] Only { $n } sector is there. Collaboration across departments needs at least three.
       *[other] Only { $n } sectors are there. Collaboration across departments needs at least three.
    }
signal-group_narrow-action = Broaden the group
signal-group_traditional-title = { $group } has only units that usually work with the target group
signal-group_traditional-why = New solutions often come from those who are not usually there.
signal-group_traditional-action = Broaden the group
signal-group_mandate-title = Many in { $group } lack a full mandate
signal-group_mandate-why =
    { $n ->
        [one] { $n } of { $of } members lacks a full mandate from the own unit, so decisions have to wait.
       *[other] { $n } of { $of } members lack a full mandate from their own units, so decisions have to wait.
    }
signal-group_mandate-action = See the members
signal-group_size-title = { $group } is not of the size that was planned
signal-group_size-why =
    { $n ->
        [one] The group has { $n } member. The plan was { $planned }.
       *[other] The group has { $n } members. The plan was { $planned }.
    }
signal-group_size-action = See the members
signal-group_turnover-title = Many have left { $group }
signal-group_turnover-why = { $n } of the { $of } who were there half a year ago have left. Frequent changes disturb the work.
signal-group_turnover-action = See who has changed
signal-group_undated-title =
    { $n ->
        [one] One member of { $group } has no day when the membership began
       *[other] { $n } members of { $group } have no day when the membership began
    }
signal-group_undated-why = Without a day they count as if they had always been members, also in figures of an earlier date.
signal-group_undated-action = Open the group
signal-group_absent-title =
    { $n ->
        [one] { $person } has missed three meetings in a row of { $group }
       *[other] { $person } and others have missed three meetings in a row of { $group }
    }
signal-group_absent-why =
    { $n ->
        [one] Get in touch: perhaps the time does not suit, or somebody else has taken over.
       *[other] This goes for { $n } members. Get in touch: perhaps the time does not suit, or somebody else has taken over.
    }
signal-group_absent-action = See the attendance
signal-group_no_next-title = { $group } has no next meeting
signal-group_no_next-why = Groups with fixed times hold together. Without a meeting booked, time slips away.
signal-group_no_next-action = Book a meeting
signal-levels_apart-title =
    { $n ->
        [one] The levels have not met for { $n } day
       *[other] The levels have not met for { $n } days
    }
signal-levels_apart-why = The last joint meeting was on { $date }. When management and the operative level do not talk, new silos form.
signal-levels_apart-action = Book a joint meeting
signal-levels_never_met-title = The strategic and the operative group have never met
signal-levels_never_met-why =
    { $n ->
        [one] Both groups have been there for { $n } day, since { $date }. When the levels do not talk, new silos form.
       *[other] Both groups have been there for { $n } days, since { $date }. When the levels do not talk, new silos form.
    }
signal-levels_never_met-action = Book a joint meeting
signal-plan_missing-title = { $group } has no action plan
signal-plan_missing-why = Without an action plan the operative group does not know what to carry out.
signal-plan_missing-action = Add an action plan
signal-plan_not_handed_over-title = { $plan } is adopted but not handed over
signal-plan_not_handed_over-why =
    { $n ->
        [one] The plan was adopted on { $date }, { $n } day ago. The operative group cannot begin before it has the plan.
       *[other] The plan was adopted on { $date }, { $n } days ago. The operative group cannot begin before it has the plan.
    }
signal-plan_not_handed_over-action = Open the plan
signal-plan_stale-title =
    { $n ->
        [one] { $plan } has not been touched for { $n } day
       *[other] { $plan } has not been touched for { $n } days
    }
signal-plan_stale-why = Something last happened on { $date }. A plan that nobody follows up is forgotten.
signal-plan_stale-action = Follow up the plan
signal-activity_overdue-title =
    { $n ->
        [one] An activity is overdue in { $plan }
       *[other] { $n } activities are overdue in { $plan }
    }
signal-activity_overdue-why = The oldest is “{ $activity }”, which was due on { $date }.
signal-activity_overdue-action = Open the plan
signal-activity_no_owner-title =
    { $n ->
        [one] An activity has nobody responsible in { $plan }
       *[other] { $n } activities have nobody responsible in { $plan }
    }
signal-activity_no_owner-why = What nobody answers for is seldom done. The first is “{ $activity }”.
signal-activity_no_owner-action = Name who is responsible
signal-initiative_none-title = No change initiative has begun
signal-initiative_none-why =
    { $n ->
        [one] The operative group began on { $date }, { $n } day ago. Better begin small than late.
       *[other] The operative group began on { $date }, { $n } days ago. Better begin small than late.
    }
signal-initiative_none-action = Add a change initiative
signal-initiative_no_driver-title = Nobody drives { $initiative }
signal-initiative_no_driver-why = Change initiatives without somebody named to drive them often stall.
signal-initiative_no_driver-action = Name somebody to drive it
signal-initiative_no_participation-title = The target group has not even been consulted in { $initiative }
signal-initiative_no_participation-why = Those whom the work is for often know where it fails.
signal-initiative_no_participation-action = Describe the participation
signal-initiative_no_continuation-title = What happens to { $initiative } after the project?
signal-initiative_no_continuation-why = The project ends on { $date }. What has no place in ordinary work then easily disappears.
signal-initiative_no_continuation-action = Describe what comes after
signal-goal_behind-title = The goal { $goal } is behind
signal-goal_behind-why = It stands at { $n } of { $target }. Today it should be about { $line }.
signal-goal_behind-action = Open the goal
signal-goal_missed-title = The goal { $goal } is not reached
signal-goal_missed-why = The day it should have been reached has passed. It stands at { $n } of { $target }.
signal-goal_missed-action = Open the goal
signal-training_response-title = Low response rate: { $subject }
signal-training_response-why = { $n } of { $of } have answered. Below 60 per cent it is hard to say anything for certain.
signal-training_response-action = Open the evaluation
signal-survey_more_than_asked-title = More answers than people asked: { $subject }
signal-survey_more_than_asked-why = There are { $n } answers, but only { $of } asked. The response rate counts at most as many as were asked, until the number is put right.
signal-survey_more_than_asked-action = Put the number of those asked right
signal-training_too_long-title = { $n ->
    [one] 1 participant has more time than the session: { $subject }
   *[other] { $n } participants have more time than the session: { $subject }
}
signal-training_too_long-why = The attendance is longer than the session was. It counts as it is written until that is put right.
signal-training_too_long-action = Open the session
signal-training_at_once-title =
    { $n ->
        [one] { $person } was at two sessions at once
       *[other] { $n } people were at two sessions at once, { $person } is one
    }
signal-training_at_once-why = { $subject } and { $other } went on at the same time. Both count until that is put right.
signal-training_at_once-action = Open the session
signal-training_no_minutes-title = { $n ->
    [one] No time for one who was there: { $subject }
   *[other] No time for { $n } who were there: { $subject }
}
signal-training_no_minutes-why = The session has neither minutes nor a start and an end. Until the time is known it does not count that they were there.
signal-training_no_minutes-action = Open the session
signal-training_no_minutes_all-title = No time for { $sessions } sessions: { $subject }
signal-training_no_minutes_all-why = { $n ->
    [one] One person was there. That does not count until the sessions have a time. Whoever put them in can set it for all of them at once.
   *[other] { $n } people were there. That does not count until the sessions have a time. Whoever put them in can set it for all of them at once.
}
signal-training_no_minutes_all-action = Open the training
signal-person_load-title =
    { $n ->
        [one] { $person } is in { $n } group or change initiative
       *[other] { $person } is in { $n } groups and change initiatives
    }
signal-person_load-why = Somebody who is everywhere can seldom drive anything. Perhaps another could take over.
signal-person_load-action = Open the person
signal-person_uninformed-title =
    { $n ->
        [one] One person has not been told how personal data are handled
       *[other] { $n } persons have not been told how personal data are handled
    }
signal-person_uninformed-why = The GDPR requires that people are told. Enter the date when it is done.
signal-person_uninformed-action = See who they are
signal-person_duplicate-title =
    { $n ->
        [one] A pair of persons may be the same human being
       *[other] { $n } pairs of persons may be the same human being
    }
signal-person_duplicate-why = The fund counts unique persons, so whoever is there twice shall be counted once.
signal-person_duplicate-action = Decide
signal-municipality_silent-title = { $municipality } has been silent
signal-municipality_silent-why =
    { $n ->
        [one] It is { $n } day since { $date } without a bundle. Perhaps support is needed.
       *[other] It is { $n } days since { $date } without a bundle. Perhaps support is needed.
    }
signal-municipality_silent-action = Open the municipality
signal-told_differently-title =
    { $n ->
        [one] One thing is written down in different ways
       *[other] { $n } things are written down in different ways
    }
signal-told_differently-why = The same thing stands on several rows, and they say different things. Until you have chosen the row that says the most counts, once.
signal-told_differently-action = Go to Decisions
signal-municipality_twice-title = { $municipality } stands there twice as taking part
signal-municipality_twice-why = Two computers have written down the same time. The municipality counts once. Remove the row that shall not stay, or put the days right.
signal-municipality_twice-action = Open the municipality
signal-merge_conflict-title =
    { $n ->
        [one] One field has two values
       *[other] { $n } fields have two values
    }
signal-merge_conflict-why = Two people have changed the same thing apart. Both values are kept until you have chosen.
signal-merge_conflict-action = Decide
