# The wall: what the room sees of the page where the leader is, and what is done at a workshop.

wall-window = Samverka – projector
wall-show_window = Show on projector
wall-show_whole = Show in the whole window
wall-off = Stop showing the room
wall-waits = The projector is not connected
wall-names_hidden = Personal data hidden
wall-names_first = First name and department shown
wall-leader_hidden = Personal data hidden from the room
wall-leader_first = The room sees first names
wall-names_key = Ctrl+Shift+N shows first name and department to the room, or hides them. Nothing else about people is ever shown there.

meeting-part_meeting = The meeting
meeting-part_check_in = Check-in

overview-workshop = Workshop
overview-lead_workshop = Lead the workshop

## Check-in

check_in-field = Who has come?
check_in-hint = Three letters and Enter, or Name, department
check_in-how = Type the beginning of the name and press Enter. Somebody who was not expected: Per Lind, School
check_in-here = Here
check_in-of = of { $n } expected
check_in-missing = We are waiting for
check_in-nobody_missing = Everybody expected is here
check_in-no_unit = No department
check_in-there = already here
check_in-came = { $name } is here
check_in-twice = { $name } is already here and counts once
check_in-nobody = Nobody is called so. Somebody who was not expected is typed with a department: Per Lind, School
check_in-wall_nobody = Nobody of that name was found
check_in-add = Add { $name }
check_in-add_from = Add { $name } from { $unit }
check_in-add_with = Add { $name } and the department { $unit }
check_in-wall_here = of { $n } are here
check_in-wall_how = Say your name as you come in
check_in-wall_came = Welcome
check_in-wall_twice = Checked in already, counts once

## Show of hands

meeting-part_hands = Show of hands
hands-ask = Ask the room …
hands-usual = Yes / No / Do not know
hands-how = Type the question and press Enter. Answers of your own come after the question mark: Shall we meet every month? Yes / Every other / No
hands-raised = { $n ->
    [one] 1 hand
   *[other] { $n } hands
}

## The plan in the room

meeting-part_plan = Plan
plan-live_add = What shall be done?
plan-live_how = Type what shall be done and press Enter, then who and Enter, then the day and Enter.
plan-live_nobody = Who?
plan-live_day = When?
plan-live_who = Responsible for { $activity }
plan-live_when = Due date of { $activity }

## Closing

meeting-part_closing = Close
closing-document = The workshop's document
closing-what = A Word document with how many were here, what was decided, who does what, the shows of hands, and pictures of boards and process maps. Nobody is mentioned by name as a participant. Everything stays with the meeting, so the document can be made again.
closing-save = Close the workshop: save the document …
closing-wall_title = This is what we do now
closing-wall_next = We meet again on { $day }
