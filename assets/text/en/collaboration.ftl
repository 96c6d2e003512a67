# Groups, meetings and the action plan.

## Groups

purpose-groups = The strategic group points out the direction and gives mandate. The operative group carries it out.
groups-strategic = Strategic level
groups-operative = Operative level
groups-others = Other groups
groups-strategic_name = The strategic group
groups-operative_name = The operative group
empty-group = Here are the groups: the strategic one that points out the direction, the operative one that carries it out, and others that you work together in. Begin with the strategic one.
empty-group_lead = Here all municipalities' groups show when their bundles have come in. The project's own groups you can add yourself.
groups-no_strategic = The strategic group points out the direction and gives mandate: heads of departments, the chief executive, politicians. About seven people.
groups-no_operative = The operative group carries out the action plan: staff from many units. About fifteen people.
groups-begin = Add strategic group
groups-begin_operative = Add operative group
groups-joint_days =
    { $n ->
        [0] Joint meeting today
        [one] Last joint meeting: { $n } day ago
       *[other] Last joint meeting: { $n } days ago
    }
groups-joint_never = The levels have had no joint meeting
groups-show_joint = Show the meeting
groups-days_ago =
    { $n ->
        [0] today
        [one] { $n } day
       *[other] { $n } days
    }
groups-never = never
groups-project = The project
groups-all = All
groups-municipality = Municipality
groups-group = Group
groups-level = Kind
groups-members = Members
groups-breadth = Sectors
groups-mandate = Mandate
groups-joint = Joint meeting
groups-next = Next meeting

## A group

group-assignment = Assignment: { $words }
group-no_assignment = The assignment is not described yet. Write it under Edit the group, so that everybody knows why the group is there.
group-add_member = Add member
group-edit = Edit the group
group-size = Size
group-size_of = { $n } of { $planned } planned
group-planned = of { $n } planned
group-members_unit = { $n ->
    [one] member
   *[other] members
}
group-of = { $n } of { $all }
group-sectors =
    { $n ->
        [one] From { $n } sector
       *[other] From { $n } sectors
    }
group-breadth = Sectors
group-breadth_of =
    { $n ->
        [one] From { $n } sector
       *[other] From { $n } sectors
    }
group-share = { $sector }, { $n } of { $all }
group-share_unknown = Unknown sector, { $n } of { $all }
group-top_level = Highest level
group-mandate = Mandate
group-stated_mandate = Stated mandate
group-mandate_of_nobody = no members yet
group-mandate_of = of { $all }, { $without } without full mandate
group-mandate_unknown = Unknown
group-attendance = Attendance, last 8
group-attendance_change = Share present at the last eight meetings, and the difference in percentage points from the eight before.
group-joint = Joint meeting
group-days_ago =
    { $n ->
        [one] day ago
       *[other] days ago
    }
group-never = none yet
group-next = Next meeting
group-no_next = None booked
group-members = Members
group-current = Current
group-former = Former
group-without_mandate = Without full mandate
group-sector = Sector
group-every_sector = All sectors
group-name = Name
group-level = Decision level
group-was_with = Attendance at meetings
group-new = new
group-months = Meetings { $first } – { $last }
group-month = Meetings { $month }
group-was_there = { $day }: present
group-was_not_there = { $day }: absent
group-was_no_member = { $day }: not a member then
group-was_unknown = { $day }: attendance not written down
group-key_present = present
group-key_absent = absent
group-key_not_yet = not a member then
group-key_unknown = not written down
group-add_name = Add name …
group-no_members = Write a name below and press Enter. The next name can be written at once.
group-no_former = Nobody has left the group.
group-no_such_members = No member fits the filter.
group-show_person = Show the person's page
group-no_meetings = The group has no meetings yet.
group-all_meetings = Show all { $n } meetings
group-came = { $n } of { $all } came

## Meetings

meeting-of = Meeting, { $group }
purpose-meetings = What is booked, who came and what was decided.
empty-meeting = Here are the meetings: attendance by one key a person, notes, decisions that become activities. Book the first one.
meetings-list = List
meetings-month = Month
meetings-show_as = Show as
meetings-every_group = All groups
meetings-ahead = Ahead
meetings-behind = Earlier
meetings-none_ahead = No meeting is booked.
meetings-date = Date
meetings-time = Time
meetings-title = Meeting
meetings-groups = Groups
meetings-kind = Kind
meetings-came = Attendance
meetings-set = { $title }: the next meeting is set for { $day } but not booked
meetings-book = Book the meeting
meetings-of_day = { $day }: { $n ->
    [one] 1 meeting
   *[other] { $n } meetings
}
meetings-more =
    { $n ->
        [one] { $n } more
       *[other] { $n } more
    }

## A meeting

meeting-facts = Time and place
meeting-book = Book the next meeting
meeting-book_next = Book the next, { $day }
meeting-write_down_next = Write down the meeting { $day }
meeting-show_next = Show the next meeting
meeting-attendance = Attendance
meeting-present = { $n } present
meeting-remote = { $n } remote
meeting-absent = { $n } absent
meeting-excused = { $n } excused
meeting-unset = { $n } not written down
attendance-rest_present = The rest were present
meeting-nobody = The meeting's groups have no members on that day: each counts from the first day. Change it on the group's page, or add those who came below.
meeting-unit = Unit
attendance-key_present = P
attendance-key_remote = R
attendance-key_absent = A
attendance-key_excused = E
attendance-keys = Choose a row and press the letter. Click once more to take it away.
meeting-add_other = Add somebody else …
meeting-decisions_help = One decision a line. Each line can become an activity in the action plan.
meeting-to_activities = Make activities of decisions
meeting-make_activity = Make activity
meeting-is_activity = Is an activity
meeting-plan_made = The activity is in a new action plan.

## Action plan

purpose-plan = What shall be done, who sees to it and when it shall be done.
empty-action_plan = Here is what shall be done: the strategic group adopts the plan and hands it over to the operative one, which carries out the activities. Begin with a draft.
empty-action_plan_lead = Here the municipalities' action plans show when their bundles have come in.
plan-by = by { $group }
plan-to = to { $group }
plan-edit = Edit the plan
plan-activities = Activities
plan-done_of = { $done } of { $all } done
plan-overdue =
    { $n ->
        [one] { $n } overdue
       *[other] { $n } overdue
    }
plan-board = Board
plan-table = Table
plan-show_as = Show the activities as
plan-add_activity = Add activity …
plan-move_to = Move to { $status }
plan-late = Overdue, { $day }
plan-done_on = done { $day }
plan-activity = Activity
plan-who = Responsible
plan-due = Due
plan-status = Status
plan-title = Action plan
plan-adopted = Adopted
plan-handed_over = Handed over
plan-done = Done
plan-late_count = Overdue
plan-no_activities = Write the first activity below and press Enter.

group-role = Role
group-since = Member since
group-since_when = Member since
group-set_for =
    { $n ->
        [0] Set for the row you choose
        [one] Set for 1 chosen
       *[other] Set for { $n } chosen
    }
group-set_keys = In the table, digits set: { $keys }. 0 empties.
group-set_any = Choose rows in the table and fill in above it.
group-set_several = Shift and an arrow, Ctrl and a click, or Space take several rows; Ctrl+A all.
group-paste_purpose = One name a line, or rows from Excel with for example level, unit, e-mail, role and mandate. Whoever is not among the people is added there.
group-pasted =
    { $n ->
        [one] 1 member was added.
       *[other] { $n } members were added.
    }
meeting-joined_after =
    { $n ->
        [one] The meeting's groups have no members on that day. One member is written down from a later day.
       *[other] The meeting's groups have no members on that day. { $n } members are written down from a later day.
    }
meeting-members_then =
    { $n ->
        [one] Was a member then, too
       *[other] All { $n } were members then, too
    }

## A series of meetings

series-button = Meeting series …
series-title = Book a series of meetings
series-purpose = Each becomes a meeting of its own, which can be moved or removed by itself.
series-written = Write the rhythm, or fill in below
series-hint = every third Tuesday 13–15 until June
series-every = How often
series-first = First meeting
series-last = Until
series-confirm =
    { $n ->
        [one] Book 1 meeting
       *[other] Book { $n } meetings
    }
series-no_group = Choose which group meets.
series-backwards = The meetings end before they begin.
series-unread = The rhythm could not be read. Fill in below.
series-no_first = Write on which day the first meeting is.
series-no_last = Write until which day the series goes.
series-nothing = No meeting to book.
series-weeks =
    { $n ->
        [1] every week
        [2] every other week
        [3] every third week
        [4] every fourth week
       *[other] every { $n } weeks
    }
series-months =
    { $n ->
        [1] every month
        [2] every other month
       *[other] every { $n } months
    }
series-word_every_1 = every
series-word_every_2 = every other, every second
series-word_every_3 = every third
series-word_every_4 = every fourth
series-word_week = week
series-word_month = month
series-word_until = until, till, to
