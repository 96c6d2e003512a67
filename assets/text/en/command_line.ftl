## The command line

cli-about = Samverka on the command line: all that the program can count, keep and send, without a window.
cli-about-demo = Makes the example project: starter kits, the municipalities' work files and bundles, and the project lead's work file with everything merged.
cli-about-new-project = Makes a new project and its lead's work file.
cli-about-kit = Makes the starter kit that a municipality begins with.
cli-about-open-kit = Opens a starter kit and makes the municipality's work file.
cli-about-add = Adds a record and prints its id.
cli-about-set = Changes fields of a record.
cli-about-remove = Removes a record. It stays in the history.
cli-about-bring-back = Brings a removed record back, or keeps one that somebody else has removed.
cli-about-list = Lists the records of a kind.
cli-about-import = Takes in a spreadsheet: rows as records of a kind, as one change.
cli-about-export-table = Saves the records of a kind as a spreadsheet, .xlsx or .csv.
cli-about-history = Shows how a record came to be as it is.
cli-about-export = Makes a bundle to send to the project lead.
cli-about-inspect = Shows what a bundle says about itself, without merging it.
cli-about-merge = Merges bundles into a work file: all or none.
cli-about-figures = Counts the figures: all, or those named.
cli-about-evidence = Lists the rows behind a figure.
cli-about-signals = Shows what to do next, the most urgent first.
cli-about-conflicts = Lists different values that wait for a decision.
cli-about-decide = Chooses one of the values that wait for a decision.
cli-about-duplicates = Lists persons who may be the same human being.
cli-about-link = Says that two persons are the same human being, or two.
cli-about-verify = Checks that the work file is sound and that the records agree with the journal.

cli-more-demo = The folder gets lead.samverka, kits, municipalities, bundles and feedback. The people are made up, and the content is the same every time.
cli-more-add = A field is written FIELD=VALUE; where it refers to another record the value is its id. Several values are separated by commas, lines of a list by line breaks.
cli-more-set = A field is written FIELD=VALUE. FIELD= without a value empties the field.
cli-more-list = Sensitive data, and everything personal about people with a protected identity, are not shown.
cli-more-decide = What waits is listed by conflicts; the column Choice has the id that says which value is chosen. Of a record that is written down twice the one that is chosen is kept, and the others are removed. Another value is written with set.
cli-more-import = The kind is told by the headings, or said with --kind or before the spreadsheets. Say --dry-run to see what becomes of each row. A column is chosen with --map E-post=email, --map C=- to leave it out, --map Tid=minutes@hours for hours, minutes@clock where 1.30 is one and a half. What a word means is said with --value, as in --value unit:Komvux=new,sector=education, and whom a row is about with --row 14=new, skip or an id. Everything of a kind that is not there is made with --make unit,sector=other. Empty cells change nothing without --empty-clears. What is not taken in goes into a spreadsheet beside, with the reason for each row.
cli-more-export-table = All fields are saved but sensitive ones; choose with --columns name,email,identity_number. With the column id every record is known again when the table is taken in.
cli-more-export = The full bundle is encrypted to the project lead's key, or with the passphrase. In the pseudonymous one people are codes, and free text stays behind.
cli-more-merge = Say --dry-run to see what would happen. Nothing is changed then.
cli-more-figures = The figures are as of today, or of the day that --on gives. The answer is then the same every time. In a municipality's work file they are that municipality's.
cli-more-evidence = The amount is 1 where rows are counted, else minutes, kronor or days.
cli-more-signals = The signals are as of today, or of the day that --on gives. Those put to rest are not shown.

cli-head-commands = Commands:
cli-head-options = Options:
cli-head-everywhere = Everywhere:
cli-head-json = Shape with --json (FIELD, KIND, FIGURE, PART, GROUP and ID are code names and ids):
cli-head-kinds = Kinds of records:
cli-head-figures = Figures:
cli-head-fields = Fields of { $kind }:
cli-exit_codes = Exit codes: 0 done, 1 an error (one line on standard error, nothing changed), 2 wrong usage.
cli-help_on_command = Write samverka-cli COMMAND --help for a command's options and the shape of its JSON.
cli-help_on_kind = Write for example samverka-cli add --help group for the fields of a kind.
cli-survey_figures = The answers to the questions of the self-assessment, by the question's short name
cli-required = needed

cli-word-file = FILE
cli-word-folder = FOLDER
cli-word-kit = KIT
cli-word-bundle = BUNDLE
cli-word-kind = KIND
cli-word-id = ID
cli-word-choice = CHOICE
cli-word-field_name = FIELD
cli-word-field = FIELD=VALUE
cli-word-figure = FIGURE
cli-word-name = NAME
cli-word-date = DATE
cli-word-code = CODE
cli-word-profile = full|pseudonymous
cli-word-scale = boss|large|national|cluster
cli-word-spreadsheet = SPREADSHEET
cli-word-row = ROW|none
cli-word-table = TABLE
cli-word-columns = FIELD,FIELD
cli-word-mapping = COLUMN=FIELD
cli-word-meaning = FIELD:WORDS=MEANING
cli-word-answer = ROW=ANSWER
cli-word-new = KIND[,FIELD=VALUE]

cli-option-field = Which field, where one choice is about several.
cli-option-both = Both hold, each for its own time: the person has moved to another unit.
cli-option-different = They are two human beings.
cli-option-scale = the model project (boss, if nothing is said), one large municipality (large), the whole country (national), or a cluster of five projects (cluster)
cli-option-kind = what the rows are, for instance person
cli-option-worksheet = the sheet, where there are several
cli-option-heading-row = the row of the headings, if it is not found, or none if the table has none
cli-option-map = what a column holds
cli-option-value = what a word in a cell means
cli-option-row = what a row is about
cli-option-make = make what is not there of a kind
cli-option-empty-clears = let empty cells empty their fields
cli-option-leave-unreadable = take a row in without the cells that cannot be read
cli-option-columns = which fields are saved, with commas between
cli-option-name = the project's name
cli-option-short = the project's short name
cli-option-start = the first day, such as 2026-01-01
cli-option-end = the last day
cli-option-municipality = a municipality's four-digit code, such as 1285
cli-option-output = the file that is written
cli-option-profile = everything (full, if nothing is said), or people as codes (pseudonymous)
cli-option-passphrase-file = a file with the passphrase
cli-option-with-them = remove what belongs to it alone, too
cli-option-dry-run = only look, change nothing
cli-option-json = answer in JSON
cli-option-on = count as if it were that day, such as 2018-09-30
cli-option-lang = language: Swedish (if nothing is said) or English
cli-option-help = this help
cli-option-version = the program's version

cli-shape-line = a line of text
cli-shape-text = text
cli-shape-lines = lines
cli-shape-number = a whole number, { $low } to { $high }
cli-shape-decimal = a number with at most three decimals, 12.5
cli-shape-date = a date, 2026-11-21
cli-shape-month = month, 2026-11
cli-shape-time = a time of day, 13:00
cli-shape-moment = a date, perhaps with a time: 2026-11-21T13:00
cli-shape-flag = yes or no
cli-shape-choices = several of { $choices }, with commas between
cli-shape-any_reference = the id of a record
cli-shape-reference = the id of { $kind }
cli-shape-references = ids of { $kind }, with commas between
cli-shape-municipality_code = a municipality's four-digit code
cli-shape-identity_number = a personal identity number
cli-shape-answers = JSON: the question's id and the answer
cli-shape-counts = JSON: the answer and how many

cli-column-id = Id
cli-column-municipality = Municipality
cli-column-in_unit = { $field } ({ $unit })
cli-column-when = When
cli-column-who = Who
cli-column-field = Field
cli-column-value = Value
cli-column-choice = Choice
cli-column-other = The other's id
cli-column-other_title = The other
cli-column-kind = Kind
cli-column-title = Record
cli-column-what = What
cli-column-project = Project
cli-column-profile = Content
cli-column-sealed = Locked
cli-column-made = Made
cli-column-program = Program version
cli-column-sender = Sender's key
cli-column-size = Size
cli-column-entries = Changes
cli-column-bundle = Bundle
cli-column-new = New
cli-column-changed = Changed
cli-column-unchanged = Unchanged
cli-column-conflicts = Conflicts
cli-column-held = Held back
cli-column-figure = Figure
cli-column-means = What it is
cli-column-unit = Counted in
cli-column-part = Part
cli-column-amount = Amount
cli-column-severity = When
cli-column-signal = What
cli-column-action = Next step
cli-column-column = Column
cli-column-heading = Heading
cli-column-use = Holds
cli-column-samples = Examples
cli-column-row = Row
cli-column-outcome = What becomes of it

cli-bundle_kind-kit = kit
cli-bundle_kind-bundle = bundle
cli-bundle_kind-feedback = feedback
cli-profile-full = everything
cli-profile-pseudonymous = people as codes
cli-sealed = Encrypted: { $sealed }
cli-sealed-nobody = no
cli-sealed-lead = to the project lead
cli-sealed-passphrase = with a passphrase
cli-severity-now = now
cli-severity-soon = soon
cli-severity-good = good to know
cli-field-removed = Removed
cli-field-erased = Erased for good
cli-bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }

cli-demo_made =
    { $n ->
        [one] The example project is made, with { $n } municipality. The project lead's work file: { $file }
       *[other] The example project is made, with { $n } municipalities. The project lead's work file: { $file }
    }
cli-project_made = The project { $project } is made: { $file }
cli-kit_made = Kit for { $municipality }: { $file }
cli-kit_opened = Work file for { $municipality }: { $file }
cli-bundle_made =
    { $n ->
        [one] Bundle with { $n } change: { $file }
       *[other] Bundle with { $n } changes: { $file }
    }
cli-naming =
    { $n ->
        [one] One open value mentions somebody in the file and is left out. It can be taken along in the program's window.
       *[other] { $n } open values mention somebody in the file and are left out. They can be taken along in the program's window.
    }
cli-changed = Changed: { $title }
cli-removed = Removed: { $title }
cli-would_remove = Would be removed: { $title }
cli-removed_with = { $n ->
    [one] One record refers to it and is removed together with it:
   *[other] { $n } records refer to it and are removed together with it:
}
cli-brought_back = There again: { $title }
cli-removed_referring = { $n ->
    [one] One record refers to it and stays:
   *[other] { $n } records refer to it and stay:
}
cli-merged =
    { $n ->
        [one] The bundle is merged.
       *[other] { $n } bundles are merged.
    }
cli-would_merge = Nothing is changed. This is what it would come to.
cli-verified =
    { $n ->
        [one] All is well: { $n } change was gone through.
       *[other] All is well: { $n } changes were gone through.
    }
cli-none = There are no { $kinds } here.
cli-no_history = There is no history here.
cli-nothing_in_it = The bundle is empty.
cli-no_conflicts = No values wait for a decision.
cli-no_figures = There is nothing to count yet.
cli-no_evidence = There are no rows behind the figure.
cli-no_signals = There is nothing that needs to be done now.

cli-fault = { $label } ({ $field }): { $sentence }
cli-known = There are: { $codes }.
cli-no_such_kind = There is no kind of record called “{ $code }”. Write samverka-cli list --help to see them.
cli-not_waiting = { $word } is no choice that waits for a decision. What waits is listed by conflicts.
cli-decided = Decided.
cli-not_an_id = “{ $word }” is no id. Write samverka-cli list FILE KIND to see the records' ids.
cli-not_written = The answer could not be printed. (Technical detail: { $detail })
cli-see_help = Read more with: { $command }
cli-misuse-several_fields = The choice is in several fields: { $word }. Say which with --field.
cli-misuse-not_both = Only a person's unit can be both: { $word }.
cli-misuse-two_persons = It is the same record twice: { $word }.
cli-misuse-not_a_table = { $word } ends neither in .xlsx nor .csv.
cli-misuse-no_column = There is no field { $word } to save.
cli-misuse-which_sheet = The spreadsheet has several sheets: { $word }. Choose with --worksheet.
cli-misuse-which_sheet_s_row = Several sheets are read in: say what is done with a row ({ $word }) for one sheet at a time.
cli-misuse-which_kind = The headings do not tell what the rows are ({ $word }). Say it with --kind.
cli-misuse-no_mapping = There is no such column or field: { $word }.
cli-misuse-no_meaning = { $word } cannot be understood.
cli-misuse-no_answer = { $word } cannot be understood.
cli-misuse-no_command = Say what is to be done.
cli-misuse-unknown_command = There is no command called “{ $word }”.
cli-misuse-unknown_option = There is no option called { $option } here.
cli-misuse-missing = Something is missing. Write it like this: { $usage }
cli-misuse-missing_option = { $option } is missing. Write it like this: { $usage }
cli-misuse-too_many = “{ $word }” is too much. Write it like this: { $usage }
cli-misuse-twice = { $word } stands twice.
cli-misuse-no_value = There must be a value after { $option }.
cli-misuse-value_too_many = { $option } has no value.
cli-misuse-bad_value = “{ $value }” is no value for { $option }.
cli-misuse-not_a_field = “{ $word }” is not a field with a value. Write FIELD=VALUE.
cli-misuse-not_text = “{ $word }” is not readable text.
cli-misuse-unread = The command could not be read: { $word }

cli-table_made = { $file }: { $n ->
    [one] 1 row.
   *[other] { $n } rows.
}
cli-import_sheet = { $sheet }: { $n } rows, read as { $kinds }.
cli-import_question = Answer with --value: { $ask }=…
cli-import_stopped = { $n } of { $of } sheets were taken in before it stopped. The rest is not.
cli-import_done = Taken in.
cli-import_nothing = Nothing is changed.
duplicate-by_name_and_email = same name and e-mail
duplicate-by_given_name_and_email = same given name and e-mail
duplicate-by_name_and_unit = same name and unit
