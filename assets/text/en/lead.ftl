# Start, sending, and the project lead's pages.

start-what = Follow, steer and report collaboration in your municipality or your project. Everything is kept on this computer.
start-open_title = Open a work file
start-open_why = Go on where you left off. The work file is where you saved it, on the computer or in a folder.
start-open_button = Open work file …
start-kit_title = Begin from a starter kit
start-kit_why = For a municipality's contact person who has been given a starter kit by the project lead.
start-kit_button = Choose starter kit …
start-project_title = New project
start-project_why = For whoever leads a project with one or more municipalities.
start-project_button = Make a project …
start-example_title = Try the example
start-example_why = A whole project with sixteen municipalities to look at and change. The people are made up.
start-example_button = Open the example
start-recent = Opened lately
start-gone = No longer where it was
start-drop = You can also drop a work file or a starter kit anywhere in the window.
start-from_kit = { $project } in { $municipality }
start-from_kit_why = The starter kit holds the project's goals, trainings and surveys. Now a work file is made for your municipality.
start-your_name = Your name
start-your_name_why = Stands by what you write, so that others see who did what.
start-name_missing = Write your name.
start-save_where = Choose where to keep the file …
start-project_form_why = Goals, phases and costs come later.
start-short_name_why = What the project is called in everyday speech.
start-backwards = The end cannot come before the start.
start-municipalities = Municipalities that take part
start-municipalities_why = Search by name or county. More can be added later.

profile-full = Full
profile-pseudonymous = Pseudonymous
bundle-kit = starter kit
bundle-bundle = bundle
bundle-feedback = feedback

send-purpose = A bundle for the project lead. You see exactly what leaves the computer before you save it.
send-save = Save bundle …
send-reckoning = Working out what leaves the computer
send-writing = Writing the bundle
send-saved = The bundle { $file } is saved. Send it to the project lead.
send-empty = Here you make bundles for the project lead. There is nothing to send yet: add groups, meetings or people first.
send-profile = What to include
send-profile_full = Full
send-profile_pseudonymous = Pseudonymous
send-why_full = Everything goes along, encrypted so that only the project lead can read it.
send-why_passphrase = Everything goes along, encrypted with the passphrase here. Whoever knows the passphrase can read it all.
send-why_pseudonymous = People become codes, and only the free texts that you mark go along. The bundle is not encrypted.
send-why_codes = People become codes, and only the free texts that you mark go along. The codes can give away who somebody is, so the bundle is encrypted to the project lead.
send-passphrase = Passphrase
send-passphrase_why = At least twelve characters. Tell the receiver in another way than in the same message.
send-leaves = This leaves the computer
send-summary = { $records ->
    [one] 1 record
   *[other] { $records } records
}, { $personal ->
    [one] 1 personal value
   *[other] { $personal } personal values
}, { $texts ->
    [one] 1 free text
   *[other] { $texts } free texts
}
send-column_kind = Kind
send-column_records = Records
send-class_open = Open data
send-class_free_text = Free text
send-class_pseudonym = Codes
send-class_personal = Personal data
send-class_sensitive = Sensitive
send-texts = Free texts
send-texts_all = { $n ->
    [one] One free text goes along. Read it one last time: does it say anything of a person that should not leave the municipality?
   *[other] { $n } free texts go along. Read them one last time: do they say anything of a person that should not leave the municipality?
}
send-same = the same text in { $n } records
send-texts_tick = { $n ->
    [one] Read the free text, and mark it if it may go along.
   *[other] Read the { $n } free texts, and mark those that may go along.
}
send-naming = { $n ->
    [one] One value that is otherwise open mentions somebody in the file. It stands first here and does not go along unless you mark it.
   *[other] { $n } values that are otherwise open mention somebody in the file. They stand first here and do not go along unless you mark them.
}
send-column_where = Where
send-column_text = Text
send-column_goes = Goes along
send-column_names = May name
send-goes = goes along
send-tick = Include
send-confirm = Save the bundle?
send-confirm_why = The data leaves this computer when you send the file.
send-unlocked = { $n ->
    [0] The bundle is not encrypted. No free text goes along.
    [one] The bundle is not encrypted. One free text goes along.
   *[other] The bundle is not encrypted. { $n } free texts go along.
}
send-locked = { $n ->
    [0] The bundle is encrypted to the project lead. No free text goes along.
    [one] The bundle is encrypted to the project lead. One free text goes along.
   *[other] The bundle is encrypted to the project lead. { $n } free texts go along.
}
send-before = Sent before
send-column_file = File
send-column_what = What
send-column_profile = Profile
send-column_saved = Saved

inbox-purpose = See what each bundle changes before you merge it. The same bundle may come more than once.
inbox-open = Open bundles …
inbox-empty = Here you receive the municipalities' bundles. Open them, or drop the files here.
inbox-empty_contact = Here you receive bundles from the project lead or a colleague. Open them, or drop the files here.
inbox-read_only = The file is open in another window. Bundles can be read here but not merged.
inbox-waiting = To merge
inbox-reading = Reading the bundle
inbox-merge = Merge
inbox-merge_all = Merge all ({ $n })
inbox-merging = { $n ->
    [one] Merging the bundle
   *[other] Merging { $n } bundles
}
inbox-merged = { $n ->
    [one] The bundle is merged
   *[other] { $n } bundles are merged
}
inbox-put_away = Remove { $file } from the list
inbox-made = made { $made } · { $profile } · { $file }
inbox-new = { $n ->
    [one] 1 new record
   *[other] { $n } new records
}
inbox-changed = { $n ->
    [one] 1 changed
   *[other] { $n } changed
}
inbox-unchanged = { $n ->
    [one] 1 unchanged
   *[other] { $n } unchanged
}
inbox-conflicts = { $n ->
    [one] 1 conflict
   *[other] { $n } conflicts
}
inbox-held = { $n ->
    [one] 1 held back
   *[other] { $n } held back
}
inbox-nothing = Nothing new
inbox-more = Show by kind
inbox-less = Hide
inbox-first_key = The sender's first bundle. Who it is cannot be checked here. If you are not sure, call and compare the words: { $key }
inbox-done = Merged
inbox-done_read = I have read it
inbox-passphrase = Passphrase of the bundle
inbox-passphrase_why = The sender has it. It is not kept.
inbox-unlock = Unlock
inbox-earlier = Merged before
inbox-column_from = From
inbox-column_what = What
inbox-column_made = Made
inbox-column_merged = Merged

situation-purpose = { $all ->
    [one] 1 municipality, { $sent } sent a bundle in the last month. Choose a square to see the rows behind it.
   *[other] { $all } municipalities, { $sent } sent a bundle in the last month. Choose a square to see the rows behind it.
}
situation-on_last_day = All of it is counted to the project’s last day, { $date }.
situation-empty = Here you see how far each municipality has come towards each goal. Add the municipalities that take part first.
situation-empty_button = Go to the project
situation-table = Municipalities and goals
situation-column_municipality = Municipality
situation-column_bundle = Last bundle
situation-column_joint = Joint meeting
situation-column_hours = Hours
situation-column_signals = Signals
situation-origin_existed = existed
situation-origin_widened = widened
situation-origin_created = formed
situation-state_reached = reached
situation-state_on_the_way = on track
situation-state_behind = behind
situation-state_missed = not reached
situation-state_not_begun = missing
situation-goal_groups_strategic = Strategic group
situation-goal_groups_operative = New or widened operative group
situation-goal_initiatives_started = Change begun
situation-goal_participants_professional = Staff in training
situation-of_target = { $value } of { $target }
situation-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
situation-years = { $n } years
situation-never = never
situation-no_bundle = none yet
situation-search = Search municipality
situation-lack_behind = Behind
situation-lack_missing = Missing
situation-lack_never_met = Never a joint meeting
situation-card_unique = Participants, unique
situation-card_women_men = Women and men
situation-other_gender = { $n } other
situation-no_gender = { $n } not stated
situation-card_hours = Participant hours
situation-card_professional = At professional level
situation-card_cost = Cost per person
situation-of_planned = of { $n } planned
situation-hours_each = { $hours } per person
situation-target = of { $n }
situation-target_reached = of { $n }, reached
situation-planned = planned { $kronor }


purpose-project = What holds for all municipalities. It goes along in the starter kits.
tab-project = The project
tab-kits = Starter kits
project-card_names = About the project
project-card_purpose = Purpose and target groups
project-card_planned = Planned participants
project-keys = Keys
project-keys_why = Read the words aloud to whoever wants to be sure that a starter kit comes from you.
project-key_signing = The key you sign with
project-key_encryption = The key the municipalities encrypt with
project-no_key = No key
list-whose = Whose
project-cost_sum = Planned { $planned } · Actual { $actual }
empty-phase = Here you divide the project's time into phases. They show in every municipality's timeline.
empty-goal = Here are the project's goals. Choose what measures each of them, and how far it has come is worked out by itself.
empty-municipality = Here are the municipalities that take part. Add them, then make a starter kit for each.
empty-cost = Here are planned and actual costs. They are added up by funder and by participant.
empty-outreach = Here is what you do to spread the lessons: newsletters, articles, talks.
empty-context_event = Here is what happens in the world around that matters to the project, such as elections or reorganisations. It shows in the timeline.
project-by_hand = Judged by hand
project-revise = Revise the target …
project-add_place_why = Search by name or county.
project-place_name = The municipality's name

kits-purpose = The starter kit gives the contact person the project's goals, trainings and surveys. It holds no personal data. Make new ones when something has changed.
kits-empty = Here you make starter kits for the municipalities. Add municipalities first.
kits-make = Make starter kit …
kits-make_all = Make starter kits for all { $n } …
kits-look = Read what goes out
kits-look_why = { $n ->
    [0] These texts go to every municipality, with what they said before where that has been sent.
    [one] These texts go to every municipality. One of them names somebody.
   *[other] These texts go to every municipality. { $n } of them name somebody.
}
kits-names_somebody = May name somebody: { $names }
kits-go_on = Choose a folder …
kits-making = { $n ->
    [one] Writing the starter kit
   *[other] Writing { $n } starter kits
}
kits-made = { $n ->
    [one] The starter kit is saved
   *[other] { $n } starter kits are saved
}
kits-file = Starter kit { $municipality } { $date }
kits-never = Not yet
kits-column_municipality = Municipality
kits-column_made = Last made
kits-column_file = File
