# Help: what every page and every kind of record is for, how one does it, and what happens then. A paragraph a line.

help-title = Help
help-here = Help with this page
help-of = Help: { $what }
help-close = Close help
help-go = Go to the page
help-more = Help with what belongs here
help-keys = F1 help · F11 show the room · Ctrl+K search or go to a page · Ctrl+N new · Ctrl+Enter save or confirm · Alt+↓ open the calendar · F6 next part of the window · Ctrl+Z undo · Alt+← back · Esc close

## Pages

help-page-start =
    All work is in one file on your computer. If you have one, open it here, or choose it among the latest.
    If you are a new contact person, the project lead has sent you a kit. Choose it, write your name and choose a folder, and your municipality's file is made. If you lead the project, make a new project instead.
    If you only want to look, open the example: sixteen made-up municipalities in which you can change what you like.
help-page-inbox =
    The municipalities' bundles come here. Open them, or drop the files on the page.
    Before anything changes it says what each bundle brings: new, changed and unchanged records, and what you should know. Read it and choose Merge.
    The same bundle may come several times without anything becoming double. A merge can be undone in the list at the bottom, and what municipalities wrote differently goes to Decisions.
help-page-overview =
    Begin here. The next steps are what should be done, the most urgent first: why it matters, and a button that takes you there. What can wait may rest until a day that you choose, with the reason noted.
    If you are new, Getting started stands on top: the steps in an order that tends to work. They are ticked off when it is in the file, and the list goes when all is done or when you hide it.
    The goals are counted all the time from what you have written, so there is nothing to report to see how things stand. Choose a goal to see the rows behind its number.
    Where the steps are very many they stand by their kind, with how many they are. Open a kind to see them.
    The timeline shows phases, groups, meetings and the world outside, and at the bottom stands what was changed lately. Where its rows are many, the one stands on top where it is longest since anybody met.
help-page-decisions =
    Here waits what only a human being can settle: two computers wrote differently about the same thing, two persons may be one and the same, or a bundle carried something that is not the sender's to change.
    Both values stand beside each other, with who wrote them and when. Choose what shall hold.
    Nothing has been overwritten while it waits, and a decision can be undone: then the question waits again.
help-page-situation =
    All municipalities against all goals in one table. The shape and the word in a cell say whether the goal is reached, on the way, behind or not begun.
    Look for rows that are behind on several goals, or where the last bundle came long ago: support is probably needed there. Choose a cell to see the rows behind it.
    Choose a heading to sort by it. Where the municipalities are many you can find one, or show only those that are behind, that lack something or whose levels have never met jointly.
    What you see is as fresh as the latest bundle from each municipality. When the project is over, all is counted to its last day.
help-page-cluster =
    The programme's projects stand side by side: what was planned, what came, and the total. Every number is counted from the projects' own rows and opens them; the total is counted from rows too and is never a sum of sums.
    Whoever is in several projects is one human being in the total. The column In several says how often they are there again, so that the table adds up in both directions.
    Choose a row to write down what was published in a report. The difference to what is counted stands beside it, and where the published table does not add up by itself, that is said.
help-page-effects =
    What speaks of effects, on Kirkpatrick's four levels and the organisational support between them. An initiative speaks of the level that it reached, an evaluation of the level that it asks for, and a quote of what it is about.
    Choose a level to read what speaks of it, project by project. Choose a number to see the rows behind it.
help-page-factors =
    What helped and what hindered, by category in every project. Choose a category to read what was written, and quotes about the same groups and initiatives.
    Text comes along only where the project lead has let it.
help-page-projects =
    The programme's projects, when they last sent a cluster bundle and the key that they sign with. Save an invitation and send it to the leads: bundles are then encrypted to you, and whoever is in two projects is counted once.
    Choose a row to see the project's key in words, and to say that the project is a part of another.
    Compare the words of the key with the project lead over the telephone the first time. A bundle with another key waits under Decisions until you have asked.
help-page-to_evaluator =
    Where the project is evaluated together with others, you send a cluster bundle to the evaluator. Open her invitation first: the bundle is then encrypted to her.
    Personal data never go along. Free texts do only where you let them; quotes that may be published are chosen to begin with. Read them a last time before you save.
help-page-groups =
    The strategic group gives direction and mandate, the operative one carries out. The distance between them is what most often goes wrong, so the page shows how long ago they met.
    Add the strategic group first, about seven people who may decide, then the operative one, about fifteen from many units. Write the assignment at the top of the group's page, so that everybody knows why it exists.
    Write down the members with the day they began. When somebody leaves, set an end date rather than removing the line, and it shows how stable the group has been.
    Size, breadth, mandate and attendance are counted by themselves, and the next steps tell when a group is too narrow, lacks mandate or has no meeting booked.
    Paste a list of names, or rows from Excel, where you write a member: all are added at once, and you are asked first where something is unclear. Level, unit, role, mandate and days are set above the table for one or several chosen; in the table a digit a person is enough. Meeting series books meetings in the rhythm that you write.
help-page-meetings =
    Here you book meetings, note who came and write what was decided.
    On the meeting's page you mark attendance with one key a person, as the buttons show. Write one decision a line; each line can become an activity of the action plan with one click.
    Under Print there is an attendance list to sign and the minutes, and the meeting can be put in your calendar. Book the next meeting before you part, and nobody has to ask when it is.
    A meeting with both a strategic and an operative group counts as a joint one.
    Are you leading a workshop? Under Check-in three letters and Enter are enough, under Show of hands you ask the room, under Plan you write who does what, and Close gives one document with all of it; Ctrl+1 to Ctrl+5 change between them. Ctrl+F11 shows the page on the projector and F11 in the whole window: the room never sees anything of people but first names and departments, and only when you turn that on with Ctrl+Shift+N.
    Meeting series books many at once: write for example every third Tuesday 13–15 until June. Each can then be moved by itself. If you write down a meeting that has been, you are offered that the members of today were members then, too.
help-page-plan =
    The action plan says what you will do, who sees to it and when it shall be done.
    Begin with a draft. When the strategic group has adopted the plan, choose the step Adopted, and Handed over when the operative group has taken it over. The day's date is written in; change it under Edit the plan.
    Write one activity a line with who is responsible and when it is due, and move it on the board when something happens. What is late or has nobody responsible shows among the next steps.
help-page-agreements =
    Letters of intent, collaboration agreements and others: who the parties are, since when it holds and until when.
    Write also where the original is kept, so that whoever takes over after you finds it. The document itself stays where it belongs.
    Ninety days before an agreement ends it stands among the next steps.
help-page-initiatives =
    A change initiative is something that you begin to do together in a new way. The project has succeeded only when something becomes part of ordinary work.
    Write what did not work and what you try, who drives it, and how those whom it is for take part. Move it along the stages when it happens; the day is kept.
    When something has come of it, write what, and how high on the ladder of effects you can show it. If it is a good example that others may see, mark it: it is what is asked for most of all.
help-page-process_maps =
    A process map shows what happens to a person step by step, who does it and where it breaks. Make it together with those who do the work.
    Name the lanes first, one for each unit. Then write the steps in order and mark the breakpoints: where somebody falls between two stools, waits, or must tell everything again.
    On the map you write a step and press Enter; while you write, arrow up and down go to another lane. When a step is chosen, B marks a breakpoint, P a problem, O a possibility and D the days; M draws a branch, Shift and the arrows move, F shows the whole map. Steps can be dragged with the mouse, too.
    Make two maps if you can, one of how it is and one of how it shall be. Problems and possibilities often become the first activities of the action plan.
help-page-boards =
    A board is the wall of a workshop. Choose a template and it has its columns: needs inventory, SWOT, risk analysis, future workshop, start–stop–continue or ideas.
    Type and press Enter, and the note is on the wall; Tab moves to the next column. The arrows choose a note, Shift with an arrow moves it, M merges two, plus and minus vote, S sorts by votes and U undoes. All of it works with the mouse, too.
    What you vote for you make an activity or a change initiative on the note, or else it stays on the wall. Never write the name of an individual: everybody in the room sees the wall.
help-page-feedback =
    Feedback is what goes back from the project lead to the municipalities: new and changed trainings, surveys with their last day, good examples, messages and a comparison with the other municipalities. It holds no personal data.
    For the project lead: write a message to one municipality or to all, and save feedback for one or for all at once. Before the files are written you see the texts that go along, and those that name a person are marked. A municipality gets only what is meant for it.
    The comparison is reckoned once a day at most. It is shown only where at least five other municipalities stand behind it, and never so that one municipality's change could be read off: so a number may stay as it was until several have changed theirs.
    In a municipality: open the file you were sent, and News from the project on the overview shows what came. The card and the signal stay until you say that you have looked. That holds for this work file alone.
help-page-examples =
    What has worked in one place and can be tried in another is collected here. Search for words or choose a theme, and open an example to read what was done, what came of it and whom you can ask.
    In a municipality: We want to try this makes a change initiative of your own that begins as an idea, with the example linked. Change it as you like.
    For the project lead: under Candidates stand the change initiatives that a municipality calls a good example and lets others read of. Review one, take out what points at somebody, and share it. The municipalities get it worded as it stands when you save kits or feedback, never earlier drafts.
help-page-services =
    The service map is what the municipality offers the target group: what, for whom, where and by whom.
    Write one service a line, and give the contact as a role and a unit, never a private number. Check every service once a year and write the day.
    A service that was not checked for a year says so itself, so that nobody is sent to something that has closed.
help-page-log =
    The learning log is there to find time to think: what happened, what did we learn, what do we take with us.
    Write briefly, best right after the meeting. Choose who may read it: nobody else, the group or the project lead.
    Only what is shared with the project lead leaves the computer. Write nothing about individuals in the target group.
help-page-people =
    Everybody who takes part in the collaboration or goes to training, written down once and used everywhere.
    Write a name in the last line and press Enter, paste rows from Excel, or take in the whole file. Give unit and level when you know them: the breadth of the groups and the fund's figures are counted from them.
    Write the day on which the person was told how the data is handled. The same person in two municipalities counts once.
    The person's page holds all that the program knows of her. There you print it if she asks, and erase her if she wants to be forgotten; the figures stay, and the person does not.
help-page-trainings =
    The trainings and their sessions: who took part, for how long and what they thought. The hours are the municipality's co-financing, so it pays to write them down the same day.
    The first session is written together with the training. Open it and add more with day, time and place. Print an attendance list beforehand, then mark who came; a list of names can be pasted at the session. If somebody came late, change the person's minutes.
    If more came than you have names for, make a head count. Evaluations on paper go in as counts per answer, and the response rate is always there.
help-page-surveys =
    The surveys: the self-assessment, measurements before and after, and evaluations of trainings. Open a survey to answer it, enter paper forms, or see what everybody answered.
    When you answer, the number keys choose and Enter goes to the next question. The answers are saved as you give them; what was answered last time stands beside.
    A pile of paper forms is entered one a line, without a mouse: yes is 1 and no is 2, and a choice is typed by its place. A blank answer is no answer. Write how many were asked, and the response rate is counted. Counts per answer can be written after each other or pasted as a table.
    Ready-made evaluation gives a survey for sessions with six questions that can be changed.
help-page-learning_plans =
    A learning plan is what you have agreed with a person: how many hours, what they shall be about and when you follow it up.
    Write it when the person begins. The hours so far are counted from attendance, so the list shows who is behind.
    At the follow-up you write the day and how it went, also when the plan changed on the way: the reason is what the evaluator asks about.
help-page-time =
    Here attendance becomes time that can be reported, one month at a time.
    Go to the month that is over. The time at training is proposed from attendance; put it in for everybody with one button, and add other time in the project where there is some. Print the time report, let the person and the manager sign, and write the two days.
    The time counts as co-financing only when both have certified it. Fourteen days after the end of the month the next steps remind you of what is missing. At the top stands how far the co-financing has come, and on which day it is reached at this pace.
help-page-follow_up =
    All numbers are counted from what has been written. Nothing is filled in here.
    Choose the period at the top. Choose a number to see what it means and the rows behind it, and go on to the record if something is wrong. When you correct the record, the number is corrected.
    A chart can be copied or saved as a picture, and the rows copied to Excel.
help-page-submissions =
    Month by month to the fund: how many took part, how much is certified and what has been sent. Choose a month to see what is missing, municipality by municipality, and the extract in your layout.
    Save the extract or copy it to the authority's template, send it there, and note the month as sent. The rows are frozen. If something changes afterwards the page shows which rows differ. Whoever corrects a month sends every later month again. Which identity numbers were sent is not kept here, so a number that is corrected is not noticed: send the month again then.

help-page-report =
    Here you write the report to the fund or to the municipality's management. Choose the report at the top and sections on the left: take them in or leave them out, and move them with the mouse, with the buttons or with Alt and an arrow.
    Tables, charts and voices come from what is recorded. You write your own text in the box; an empty line begins a new paragraph, and lines that begin with a hyphen become points.
    You look for a number in the field Put in a number, and go on writing after it. It then stands as for instance {"{"}participants.unique:women=415{"}"}: the code of the measure, the part after a colon, and what the number was. The document always shows what holds now, and if that has changed since you wrote, the number is marked.
    The progress report can be about a period: choose it below the reports. What was done is then counted in the period, and plans, money and goals from the start to the period's last day.
    Save the report as a Word file, and the rows behind every number as an Excel file. Persons stand there by a code. The lines of the contents are links; it gets page numbers when you update it in Word (right-click and choose Update Field).
help-page-measures =
    Measures are what you want to follow over time and what cannot be counted from the rest, such as weeks until a first place at preschool.
    Write what is measured, in what unit and which way is better. Then add a measurement each time you measure.
    The first and the latest value and the difference show under Follow-up.
help-page-project =
    What holds for all municipalities: the project, the phases, the goals, who takes part, costs, outreach and the world outside.
    Write each goal with what measures it, and every municipality's standing is counted. If a goal changes on the way, revise it with day and reason rather than writing over it.
    When that is done, make kits on the last tab. Make new ones when something has changed; the municipalities take them in without losing anything.
help-page-send =
    Here you make the bundle for the project lead. Send one a month if you can, and they see how things stand with you.
    Choose Full, which only the project lead can read, or Pseudonymous, where persons become codes and only the free texts that you tick go along. Read through what leaves the computer, and save the file.
    Attach the file to a mail, or put it where you have agreed. Everything goes along each time, so it does no harm if a bundle is lost.
help-page-intake =
    What you have in Excel can be taken in: participants, members, attendance, units, hours and more.
    Drop the file on the page or paste rows. Show the first rows, and you see which one was taken for the heading and can say that it is another, or none. Check what each column holds and answer the questions: the program never guesses who is meant. A name may be the same as something that is there, or as another in the sheet. People and days that are not there can all become new people and sessions at once; they are added together with the rows.
    Before anything changes you see what becomes of each row. What could not be taken in goes to a file of its own with the reason for each row, and all that was taken in can be undone at once.
help-page-settings =
    Language, look and text size are for this computer. The municipality's data, the assignments and what the project uses go along in the bundles.
    Write who is contact person, from which day, with allotted time and mandate. When the contact person changes, set an end date on the first and add the next.
    From here you reach the keys and the backups.
help-page-keys =
    The keys see to it that only the right receiver can read a bundle, and that it shows who sent it. Most of the time you need not think of them.
    If somebody wonders whether a bundle is genuine, read the words of the keys to each other over the phone. If they are the same, all is well.
    The project lead prints a key sheet and locks it away: without it nobody can read the municipalities' bundles if the computer breaks. Here it also says how the file is moved to a new computer.
help-page-backups =
    The program copies the file when you close it and before anything big. The ten latest copies are kept, and the last of every month.
    If something went wrong, choose a copy. You see what it holds and what would be lost before you restore it.
    The file as it is now is saved first, so that too can be undone.
    Of a large file only what has changed since a whole copy is kept. To take the copies to another computer, move the whole folder, and they are restored there.
help-page-handover =
    What whoever takes over after you needs to go on the same day: what is urgent, who is who, what is going on, promised and decided, coming meetings and trainings and where everything is.
    At the top stands what is missing. Fill it in, and write in your own words, in your assignment, what cannot be read from the records: whom to ring, what is delicate, what you yourself would do first.
    Then print the sheet and go through it together. When that is done in the last month of the assignment, the next steps ask for it no more.

## Kinds of records

help-kind-project = The project's name, time, purpose and plans. The planned number of participants and hours is what the outcome is compared with.
help-kind-programme = Several projects followed by one evaluator. The projects say which programme they belong to.
help-kind-hour_rate = What an hour is worth as co-financing, from a certain day. If the worth changes, add a new one rather than writing over the old.
help-kind-submission = A month as it was sent to the fund, frozen. It never changes; a correction is a new report of the same month.
help-kind-extract_layout = The columns of the authority's template as you have read them there, and how numbers, time and days are written.
help-kind-phase = A part of the project's time, such as analysis or the operative phase. Phases are drawn on the timeline.
help-kind-goal = Something to be reached by a certain day. Choose what measures it, and its standing is counted; otherwise you judge it by hand.
help-kind-goal_revision = A new target with day and reason. The old one stays, so that nobody has to wonder why the goal changed.
help-kind-judgement = How you judge a goal that nothing can count, on a certain day and with a reason.
help-kind-municipality = A municipality's time in the project: when it joined and when it left. If it comes back, add another part.
help-kind-unit = A department, authority, association or company. The sector shows how broad the collaboration is, and the question about the target group shows whether you have reached beyond those who always take part.
help-kind-person = One human being. Write only what the work needs. If the person's identity is protected, mark it, and the name shows nowhere but on the person's own page.
help-kind-person_link = Your answer to whether two persons are one and the same. Both stay and count as one, and the answer can be undone.
help-kind-assignment = An assignment in the project from one day to another: contact person, process leader, change agent. Give allotted time and stated mandate, for without them the work stalls.
help-kind-group = A strategic, operative or other group. Say whether it existed before, was widened or was created in the project, and which group it reports to.
help-kind-membership = A person in a group, from one day to another. Mandate means that the person can say yes for her unit. Whoever leaves gets an end date.
help-kind-meeting = A meeting of one or several groups. It counts when its day has been; what is booked ahead shows as the next meeting.
help-kind-attendance = Whether a person was present, remote, absent or excused. At training the minutes count; whoever left early has her own.
help-kind-head_count = Those who came without anybody writing down names, counted by gender. They are never added to named persons.
help-kind-action_plan = The plan that the strategic group adopts and the operative one carries out. The day it was adopted and the day it was handed over are two different steps.
help-kind-activity = Something to be done, by somebody, by a certain day. Done means done; what you will not do is called dropped.
help-kind-initiative = A new way of working, from idea to ordinary work. Every stage is kept with its day.
help-kind-factor = Something that helped or hindered, in a group, an initiative or the municipality. The evaluator gathers them from all municipalities.
help-kind-quote = What somebody said, with a role but never a name. Mark whether it may be published.
help-kind-process_map = A flow as it is or as it shall be, with a lane for each unit.
help-kind-process_step = A step of the flow. A breakpoint is a place where it breaks; write what the problem is and what could be done.
help-kind-board = The wall of a workshop. The template decides its columns, how many votes each person has and what a note is asked.
help-kind-board_item = A note on the board. Merged notes stay and can be taken apart; a note that became an activity or a change initiative says so, and there it is shown where it came from.
help-kind-training = A training with one or several sessions. Say which level it is for, and whether it is a lecture, a workshop or work at one's own workplace.
help-kind-session = A day of training. The minutes are the time of teaching without breaks; whoever stayed all day gets just those.
help-kind-learning_plan = Planned hours and content for one person. Of several plans the one agreed last holds.
help-kind-time_report = A person's month: minutes of training and other time, with the days on which the person and the manager certified it.
help-kind-survey = Questions answered after a session, before and after, or by the whole municipality. A survey that has answers cannot be removed.
help-kind-question = A question with its way of answering: scale, yes or no, choices in order (such as bad, good, very good), one choice, several choices, number or text. A scale has its own ends, so that different forms can be compared; means are counted of scales and numbers.
help-kind-response = One form filled in. If the survey is anonymous, who answered is not kept.
help-kind-tally = A pile of forms as counts per answer, when you do not want to enter them one by one, or cannot.
help-kind-cost = A planned or actual cost in whole kronor, with its funder.
help-kind-outreach = Something you did to spread what was learnt, and how many it reached.
help-kind-context_event = Something in the world outside that affected the project, such as an election or a new law. It shows on the timeline, so that one can see why a curve turned.
help-kind-good_example = An example that the project lead has reviewed. It goes out to the municipalities only once it is shared, and it says whom to ask by role and unit, never by name.
help-kind-project_note = Something the project lead wants to say to a municipality, or to all. Whom it is for is settled when it is written; it goes along with the next feedback.
help-kind-comparison = How a municipality stood beside the others on a day. The program makes it when feedback is saved, and only where at least five others stand behind the numbers.
help-kind-service = Something that the municipality offers the target group. Write the day on which you last checked that it is right.
help-kind-agreement = Who has promised what, from when and until when. It holds while its status is in force and its last day has not passed.
help-kind-log_entry = A thought after something that happened. You choose who may read it.
help-kind-measure = Something you follow over time: what, in what unit, and whether higher or lower is better.
help-kind-measurement = A value on a day, for the whole municipality or a group. At most three decimals.
help-kind-report_text = What you write yourself in a section of a report, with the day it was written. It is kept until next time.
help-kind-snooze = A signal that may rest until a day, with the reason. Then it comes back if it is still needed.
