## Several projects: cluster, effects, factors, projects, and what a project sends to an evaluator

page-cluster = Cluster
page-effects = Effects
page-factors = Factors
page-projects = Projects
page-to_evaluator = To the evaluator
frame-evaluator = Evaluation
bundle-invitation = invitation
bundle-cluster = cluster bundle

cluster-purpose =
    { $n ->
        [one] One project, planned against actual. Every number opens the rows behind it.
       *[other] { $n } projects, planned against actual. Every number opens the rows behind it; totals are counted, never typed.
    }
cluster-empty = Projects stand side by side here. Invite their leads, and merge the cluster bundles that they send.
cluster-empty_button = To the projects
cluster-table = Planned and actual
cluster-side_by_side = Side by side
cluster-all_projects = All projects
cluster-parts_of = The parts of { $project }
cluster-parts_note = The total is the whole project, with what belongs to none of its parts.
cluster-column_row = What is counted
cluster-column_again = In several
cluster-column_total = Total
cluster-column_published = Published
cluster-again_note = Whoever is in several projects is counted once in the total. The column In several shows how often they are counted again in the projects.
cluster-number = { $row }, { $project }: { $number }
cluster-number_far = { $row }, { $project }: { $number }, far from what was planned
cluster-far_note = A number on a coloured ground is far from what was planned: below half of it, or above one and a half times.
cluster-publ = publ. { $number }
cluster-publ_differs = publ. { $number } ({ $differs })
cluster-in_kronor = { $row } (kr)
cluster-agrees = { $number }, agrees
cluster-differs = { $number }, differs by { $differs }
cluster-fault_title = The published table does not add up.
cluster-fault_none = The published table adds up.
cluster-fault_across = { $row }: the columns come to { $sum }, the total says { $stated }.
cluster-fault_without = { $row }: the columns come to { $sum }, the total says { $stated }. The difference is exactly the number of { $project }, which seems not to be counted.
cluster-fault_down = { $row }, { $project }: the parts come to { $sum }, the sum says { $stated }.
cluster-fault_down_total = { $row }, total: the parts come to { $sum }, the sum says { $stated }.
cluster-published_title = Published: { $row }
cluster-published_why = Write the number that stands in a published table or report. It is laid beside what the rows come to and changes nothing in the projects.
cluster-published_total = Total
cluster-published_counted = Counted from rows: { $number }
cluster-published_source = Choose a row to write down published numbers.
cluster-not_a_number = Write a number, with three decimals at most.
cluster-save = Save as Excel …
cluster-saving = Saving the table
cluster-saved = The table { $file } is saved.
cluster-compared = Groups, mandates and what goes on
cluster-row_participants_planned = Participants, planned
cluster-row_participants = Participants, actual
cluster-row_women_planned = Women, planned
cluster-row_women = Women, actual
cluster-row_men_planned = Men, planned
cluster-row_men = Men, actual
cluster-row_others = Other gender
cluster-row_not_stated = Gender not stated
cluster-row_hours_planned = Hours, planned
cluster-row_hours = Hours, actual
cluster-row_hours_each_planned = Hours each, planned
cluster-row_hours_each = Hours each, actual
cluster-row_cost_planned = Cost, planned
cluster-row_cost = Cost, actual
cluster-row_fund_planned = The fund's part, planned
cluster-row_fund = The fund's part, actual
cluster-row_cofinancing_planned = Co-financing, planned
cluster-row_cofinancing = Co-financing among the costs, actual
cluster-row_own_planned = Own means, planned
cluster-row_own = Own means, actual
cluster-row_cost_each_planned = Cost each, planned
cluster-row_cost_each = Cost each, actual
cluster-row_municipalities = Municipalities taking part
cluster-row_strategic = Strategic group in place
cluster-row_operative = New or widened operative group
cluster-row_strategic_size = Strategic group, median of members
cluster-row_operative_size = Operative group, median of members
cluster-row_mandate = Members with a full mandate
cluster-row_joint = Joint meetings
cluster-row_with_driver = Initiatives with somebody who drives
cluster-row_started = Initiatives started
cluster-row_continued = Going on after the project

effects-purpose = What speaks of effects: initiatives, evaluations and quotes, level by level in every project.
effects-table = Effects, by level
effects-level = Level
effects-level_reaction = 1 Reaction
effects-level_learning = 2 Learning
effects-level_organisational_support = S Organisational support
effects-level_use = 3 Use
effects-level_effect = 4 Effect
effects-cell = { $row }, { $project }: { $n }
effects-details = { $level }: what speaks of it
effects-choose = Choose a level to read what speaks of it.
effects-nothing = Nothing speaks of this level yet.
effects-evaluation = Evaluation

factors-purpose = What helped and what hindered, by category in every project, with what was written and said of it.
factors-table_helped = What helped
factors-table_hindered = What hindered
factors-category = Category
factors-helped = Helped
factors-hindered = Hindered
factors-kind = Show
factors-cell = { $row }, { $project }: { $n }
factors-choose = Choose a category to read what was written.
factors-nothing = Nothing is written in this category.
factors-unwritten = The text did not come along in the cluster bundle.
factors-quotes = Quotes about the same groups and initiatives

projects-purpose = The programme's projects: when they last sent a cluster bundle, their municipalities, and the key that they sign with.
projects-empty = Projects are listed here. Save an invitation and send it to the leads; they send cluster bundles back.
projects-column_project = Project
projects-column_municipalities = Municipalities
projects-column_period = Time
projects-column_bundle = Last bundle
projects-column_key = Words of the key
projects-choose = Choose a project to see the words of its key, and to say whether it is a part of another.
projects-invite = Save invitation …
projects-inviting = Writing the invitation
projects-invited = The invitation { $file } is saved. Send it to the project leads.
projects-invite_why = With the invitation cluster bundles are encrypted to you, and whoever is in two projects is recognised by a code. Without it she is counted once in each.
projects-own_key = Your own words, to read to a lead who asks: { $key }
projects-is_part = { $project } (part)
projects-parts_why = Is one of the projects a part of another? What it does then counts within the whole, and the parts stand side by side under Cluster.
projects-part_of = { $project } is a part of
projects-no_part = No other project
projects-waits = Waits for a decision

to_evaluator-purpose = A cluster bundle for whoever evaluates several projects: the whole project without personal data. You see exactly what leaves the computer before you save.
to_evaluator-invitation = Invitation
to_evaluator-none = No invitation has been opened. The bundle is not encrypted, and whoever is in two projects is not recognised.
to_evaluator-from = { $name }. Compare the words with the evaluator over the telephone: { $key }
to_evaluator-codes = The bundle is encrypted to the evaluator. Identity numbers never leave the file; in their place goes a code that is the same within the programme only.
to_evaluator-open = Open an invitation …
to_evaluator-taken = The invitation to { $name } is opened.
to_evaluator-save = Save cluster bundle …
to_evaluator-saved = The cluster bundle { $file } is saved. Send it to the evaluator.
to_evaluator-confirm = Save the cluster bundle?
to_evaluator-confirm_why = It leaves your computer, and that cannot be taken back.
open-invitation_needs_lead = This is an evaluator's invitation. Open the project lead's workspace first, and then drop the invitation in the window.

start-cluster_title = New cluster
start-cluster_why = For whoever evaluates several projects of a programme.
start-cluster_button = Make a cluster …
start-cluster_form = New cluster
start-cluster_form_why = You get a workspace, and an invitation to send to the project leads.

inbox-empty_evaluator = Cluster bundles that project leads send are laid here. You see what each brings before it is merged.

cli-about-new-cluster = Makes an evaluator's workspace for several projects.
cli-about-invitation = Makes the evaluator's invitation to project leads.
cli-about-cluster-bundle = Makes a cluster bundle to send to an evaluator.
cli-more-cluster-bundle = With --invitation the bundle is encrypted to the evaluator, and whoever is in several projects is recognised; the invitation stays for the next time. Without it no codes go along. Personal data never do. Of free texts those quotes go along that may be published, and what is said with --texts-of, such as factor.
cli-more-invitation = The invitation holds the programme's name, keys and secret. It is for the project leads and nobody else.
cli-word-invitation = INVITATION
cli-word-by = WHAT
cli-option-funder = who pays for the programme
cli-option-invitation = the evaluator's invitation
cli-option-texts-of = let free texts of the kind go along
cli-option-project = the id of a project: only that, and with --by project its parts
cli-option-by = project: every project by itself and all together, planned against actual
cli-cluster_made = The cluster { $name } is made: { $file }
cli-invitation_made = Invitation: { $file }
cli-cluster_bundle_made =
    { $n ->
        [one] Cluster bundle with 1 entry: { $file }
       *[other] Cluster bundle with { $n } entries: { $file }
    }
cli-texts_along =
    { $n ->
        [0] No free text goes along.
        [one] One free text goes along.
       *[other] { $n } free texts go along.
    }
cli-no_invitation = Without an invitation nobody is recognised who is in several projects.
cli-no_projects = There are no projects here.
cli-column-again = In several
cli-column-total = Total
cli-column-published = Published
cli-sealed-evaluator = to the evaluator
cli-bundle_kind-invitation = invitation
cli-bundle_kind-cluster = cluster bundle

figure-groups-mandate = Members with a full mandate
figure-groups-mandate-means = Members of groups who have a full mandate, of those where it is stated, on the day.
figure-initiatives-continued = Initiatives that go on
figure-initiatives-continued-means = Of the initiatives that started: those that became part of ordinary work, or say how they go on after the project.
figure-effects-matrix = Effects, by level
figure-effects-matrix-means = Kirkpatrick's four levels and organisational support: initiatives that reached the level, evaluations that ask for it (of sessions for reactions, before and after for learning, self-assessments for the support) and quotes about them.
figure-factors-by_category = Success factors and obstacles
figure-factors-by_category-means = What helped and what hindered, by category.
figure-participants-hours_each_planned = Planned hours each
figure-participants-hours_each_planned-means = The planned hours over the planned number of participants.
part-ordinary_work = Part of ordinary work
part-initiatives = Initiatives
part-evaluations = Evaluations
part-quotes = Quotes
cli-demo_cluster_made = The example is made: { $n } projects, and the evaluator's workspace { $file }
keys-evaluator_why = You sign invitations with this key. A lead who opens an invitation can compare the words with you.
