# Feedback, good examples and comparison.

# Good examples
page-examples = Good examples
purpose-examples = What has worked in one place and can be tried in another.
empty-good_example = Good examples that the project lead has reviewed and shares with everybody are collected here.
kind-good_example = good example
kind-good_example-many = good examples
kind-good_example-the = the good example
kind-good_example-new = new good example
field-good_example-title = Title
field-good_example-themes = Themes
field-good_example-tags = Tags
field-good_example-text = What was done and what came of it
field-good_example-quotes = Quotes
field-good_example-worked_in = Where it worked
field-good_example-ask = Whom to ask (role and unit, no name)
field-good_example-reviewed_on = Reviewed
field-good_example-shared = Shared with the municipalities
field-good_example-initiative = Change initiative
field-initiative-inspired_by = Tried after
examples-title = Example
examples-themes = Themes
examples-worked_in = Where it worked
examples-tags = Tags
examples-tried = Tried
examples-state = State
examples-shared = Shared
examples-to_review = To review
examples-search = Search the examples
examples-none_fit = No example fits what you look for.
examples-review_why = Read the text and the quotes. No person is to be named there. Only when you share the example does it go out to the municipalities, worded as it stands here.
examples-share = Reviewed – share with everybody
examples-is_shared =
    { $n ->
        [0] Reviewed { $date }. Shared, and not tried anywhere else yet.
        [one] Reviewed { $date }. Shared, and tried in one change initiative.
       *[other] Reviewed { $date }. Shared, and tried in { $n } change initiatives.
    }
examples-unshare = Stop sharing
examples-you_try = You are trying this already
examples-try_why = Would you like to try something like it? Then you get a change initiative of your own to go on from.
examples-try = We want to try this
tab-candidates = Candidates
candidates-purpose = Change initiatives that a municipality calls a good example and lets others read of. Review one, and it becomes a text of its own that you can change.
candidates-empty = Nothing new to review. Change initiatives that a municipality calls a good example and lets others read of are shown here.
candidates-review = Review { $title }

# Notes to the municipalities
kind-project_note = message
kind-project_note-many = messages
kind-project_note-the = the message
kind-project_note-new = new message
field-project_note-recipient = To
field-project_note-subject = Subject
field-project_note-text = Message
field-project_note-written_on = Written
empty-project_note = What the project lead wants to say to the municipalities stands here. It goes along with the next feedback, to all where no municipality is given.

# Comparisons
kind-comparison = comparison
kind-comparison-many = comparisons
kind-comparison-the = the comparison
kind-comparison-new = new comparison
field-comparison-recipient = To
field-comparison-figure = Figure
field-comparison-part = Part
field-comparison-as_of = Day
field-comparison-own = Own value
field-comparison-median = Middle of the others
field-comparison-lower = Lower quarter
field-comparison-upper = Upper quarter
field-comparison-others = How many others
follow_up-comparison = Comparison
comparison-purpose = How you stand beside the other municipalities, by the project lead's latest feedback.
comparison-note = As of { $date }. At least { $n } municipalities stand behind every number about the others.
comparison-how = As many others lie above the middle as below it. The span holds about half of them. The numbers about the others are rounded to two digits. No single municipality can be reckoned out.
comparison-empty = You are compared with the other municipalities here once the project lead has sent feedback and at least five others have something to compare with.
comparison-column_figure = Figure
comparison-column_own = You
comparison-column_median = Middle
comparison-column_span = Span
comparison-column_place = Place
comparison-column_drawn = Picture
comparison-span = { $lower }–{ $upper }
comparison-below_most = Lower than most
comparison-below = In the lower half
comparison-middle = As the middle
comparison-above = In the upper half
comparison-above_most = Higher than most

# Feedback
page-feedback = Feedback
purpose-feedback = What the project lead sends back to the municipalities.
tab-news = Feedback
feedback-purpose = Feedback gives a municipality new trainings, surveys, good examples, messages and a comparison with the others. It holds no personal data.
feedback-open = Open feedback …
feedback-make = Save feedback …
feedback-make_all = Save feedback to all { $n } …
feedback-look_why = { $n ->
    [0] These texts go along. Read them one last time.
    [one] These texts go along. One of them names somebody.
   *[other] These texts go along. { $n } of them name somebody.
}
feedback-making = { $n ->
    [one] Writing the feedback
   *[other] Writing feedback to { $n } municipalities
}
feedback-made = { $n ->
    [one] The feedback is saved
   *[other] Feedback to { $n } municipalities is saved
}
feedback-file = Feedback { $municipality } { $date }
feedback-write_note = Write message …
kits-column_own = To it alone
news-title = News from the project
news-empty = What comes from the project lead is shown here: new trainings, surveys to answer, good examples and messages. Open the feedback's file to see it.
news-closes = Answer by { $date }
news-compare = See how you stand beside the other municipalities
news-all = Show all
news-looked = I have looked at it
field-survey-closes_on = Last day to answer

# Signals
signal-survey_waiting-title = { $survey } waits for answers
signal-survey_waiting-why =
    { $n ->
        [0] The survey closes today, { $date }.
        [one] The survey closes tomorrow, { $date }.
       *[other] The survey closes { $date }, in { $n } days.
    }
signal-survey_waiting-action = Open the survey
signal-feedback_new-title = News from the project
signal-feedback_new-why =
    { $n ->
        [one] The feedback brought something that nobody has looked at.
       *[other] The feedback brought { $n } things that nobody has looked at.
    }
signal-feedback_new-action = Look

# The command line
cli-about-feedback = Writes the feedback for one municipality or for all.
cli-more-kit = Say --all and a folder to write to all municipalities at once. With --dry-run only the texts that would go along are shown, with an exclamation mark at those that name somebody.
cli-more-feedback = Feedback holds trainings, surveys, good examples, messages and comparisons. Say --all and a folder to write to all municipalities at once. With --dry-run only the texts that would go along are shown, with an exclamation mark at those that name somebody.
cli-word-feedback = FEEDBACK
cli-option-all = all municipalities that take part, a file each in a folder
cli-feedback_made = Feedback for { $municipality }: { $file }
cli-misuse-one_or_all = Say either --municipality or { $word }.
cli-would_leave =
    { $n ->
        [0] No texts go along.
        [one] One text goes along.
       *[other] { $n } texts go along.
    }
cli-names =
    { $n ->
        [one] One of the texts names somebody.
       *[other] { $n } of the texts name somebody.
    }
