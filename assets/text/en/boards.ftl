# Boards: a workshop's wall and its notes.

page-boards = Boards
purpose-boards = The walls of workshops: to look at, to go on with and to make activities of.
empty-board = Here you write together: notes in columns that are merged, voted on and become activities. Begin with a template or a free board.
kind-board = board
kind-board-many = boards
kind-board-the = the board
kind-board-new = new board
field-board-title = Question or title
field-board-template = Template
field-board-meeting = Meeting
field-board-columns = Columns
field-board-votes_each = Votes each
kind-board_item = note
kind-board_item-many = notes
kind-board_item-the = the note
kind-board_item-new = new note
field-board_item-board = Board
field-board_item-column = Column
field-board_item-text = What does it say?
field-board_item-position = Order
field-board_item-votes = Votes
field-board_item-merged_into = Merged with
field-board_item-likelihood = Likelihood
field-board_item-consequence = Consequence
field-board_item-became = Became
field-board_item-answers_need = Answers a need of ours
field-board_item-possible = Allowed and possible here
field-board_item-owned = Somebody owns it
field-board_item-shows_effect = Its effect can be shown
choice-board_template-needs = Needs inventory
choice-board_template-swot = SWOT
choice-board_template-risks = Risk analysis
choice-board_template-future_workshop = Future workshop
choice-board_template-start_stop_continue = Start, stop, continue
choice-board_template-ideas = Ideas
choice-board_template-free = Free board
choice-part-boards = Boards

# Figures and signals
follow_up-boards = Boards
figure-boards-items = Notes on boards
figure-boards-items-means = Notes that were put up on boards in workshops, by the board's template. Merged notes are counted one by one.
figure-boards-became = Notes that became something
figure-boards-became-means = Notes that have become an activity or a change initiative, of all notes. One whose activity or change initiative was removed is not counted.
part-became_activities = Became activities
part-became_initiatives = Became change initiatives
signal-board_unused-title = Nothing has come of { $board }
signal-board_unused-why =
    { $n ->
        [one] One note was voted for more than thirty days ago. Make it an activity, or say that it can rest.
       *[other] { $n } notes were voted for more than thirty days ago. Somebody expects that something comes of what you voted for.
    }
signal-board_unused-action = Open the board

# The board's page
board-edit = The board
board-choose_template = Choose a template. The columns can be changed at any time.
board-use_template = Use the template
board-template-needs = What do we need of each other? Three votes each.
board-template-swot = Where do we stand, and what happens around us?
board-template-risks = What can go wrong? Likelihood and consequence, drawn as a matrix.
board-template-future_workshop = From what does not work, by way of what we dream of, to what we do.
board-template-start_stop_continue = What do we start with, what do we stop with and what do we go on with?
board-template-ideas = Proposals, with four questions to each before it becomes anything.
board-template-free = One column to begin with. Add those that you need.
board-columns-needs =
    Information
    Time
    Ways of working
    Knowledge
board-columns-swot =
    Strengths
    Weaknesses
    Opportunities
    Threats
board-columns-risks =
    Risks
board-columns-future_workshop =
    Critique
    Vision
    Realisation
board-columns-start_stop_continue =
    Start
    Stop
    Continue
board-columns-ideas =
    Ideas
board-columns-free =
    Notes
board-write = Write a note in { $column }
board-keys = Enter puts it up · Tab next column · arrows choose · Shift and arrow move · + − vote · M merges · Enter opens · A activity · U undoes
board-hide = Hide the notes
board-show = Show the notes
board-hidden = The notes are hidden
board-hidden_note = Hidden note
board-by_votes = By votes
board-by_gravity = By gravity
board-in_order = In order
board-sorted_by_votes = The notes are sorted. Press S to move them up and down.
board-timer = Time
board-timer_stop = Stop
board-time_is_up = The time is up
board-merge_with = Choose the note that “{ $note }” shall hang with and press M
board-votes_of = { $n } of { $of } votes
board-votes =
    { $n ->
        [one] 1 vote
       *[other] { $n } votes
    }
board-votes_over =
    { $n ->
        [one] one too many
       *[other] { $n } too many
    }
board-votes_each =
    { $n ->
        [one] one vote each
       *[other] { $n } votes each
    }
board-there =
    { $n ->
        [one] 1 is here
       *[other] { $n } are here
    }
board-no_votes_left = All { $n } votes have been given. Take one back with − or change the votes each on the board.
board-notes =
    { $n ->
        [one] 1 note
       *[other] { $n } notes
    }
board-and_others =
    { $n ->
        [one] and 1 more
       *[other] and { $n } more
    }
board-not_a_column = not one of the columns
board-vote = One vote more
board-unvote = One vote less
board-merge = Merge with another
board-apart = Take apart
board-open = Open the note
board-hangs_with = Hangs with
board-take_away = Take away
board-to_activity = Make it an activity
board-to_initiative = Make it a change initiative
board-became = Became something
board-became-activity = Became an activity
board-became-initiative = Became a change initiative
board-became_activity = The note became an activity of the action plan. There you set who and when.
board-became_initiative = The note became a change initiative. It stands as an idea, and leads back here.
board-nothing_made = Only those whose board it is can make activities of it.
board-came_from = Came from a board
board-risk = Likelihood { $likelihood } · consequence { $consequence }
board-validation = The questions: { $answers }
board-yes = yes
board-no = no
board-unknown = ?
board-matrix = Likelihood upwards, consequence to the right. Drag the note here, or press two figures on it.
board-matrix_then = Now the consequence: press a figure from 1 to 5.
board-matrix_paper = Likelihood upwards, consequence to the right. The figures are the notes'.
board-place = Likelihood { $likelihood }, consequence { $consequence }:
board-rename = Rename the column
