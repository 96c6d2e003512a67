# Backups: the page, the command line, the errors.

page-backups = Backups
frame-read_only_place = Read only: the file or its folder cannot be written
frame-read_only_damaged = Read only: the file is damaged
frame-read_only_base = Read only: the file is a backup that later backups build on

size-kilobytes = { $n } kB
size-megabytes = { $n } MB

error-workspace-no_backup = No backup was made, but your work is saved. The reason: { $why }
error-workspace-other_workspace = The backup belongs to another work file. Nothing was changed.

backup-why-close = When the file was closed
backup-why-merge = Before merging bundles
backup-why-unmerge = Before undoing a merge
backup-why-take_in = Before taking in from Excel
backup-why-upgrade = Before a new program version
backup-why-restore = Before a restore
backup-why-asked = Made by you
backup-why-damaged = Damaged file, untouched
backup-last_change = Last change
backup-lost =
    { $n ->
        [0] Nothing is lost: all there is now is in the backup too.
        [one] { $n } change that exists now is not in the backup.
       *[other] { $n } changes that exist now are not in the backup.
    }
backup-now_unreadable = The file cannot be read as it is now, so it cannot be compared with the backup.
backup-mended =
    { $n ->
        [one] The file is mended: { $n } change was read from the history
       *[other] The file is mended: { $n } changes were read from the history
    }, { $lost ->
        [0] and none was lost.
        [one] and { $lost } could not be read.
       *[other] and { $lost } could not be read.
    } The damaged file is kept as it was: { $file }
backup-lost_beside = Beside the history, something was lost of what the file knew about merges, senders, sent bundles or itself. Look through keys and senders before you go on.
backup-restored = The backup is restored. The file as it was is among the backups.
backup-erasures_unknown = It could not be read who has been erased: see that none of them is back, and otherwise erase them again.

backups-purpose = The program copies the file when you close it, and before anything large. The last ten and the last of each month are kept.
backups-now = Back up now
backups-open_folder = Open the folder
backups-folder_is = The folder could not be opened from here. It is at { $path }
backups-to_start = To the start page
backups-making = Making a backup
backups-made = The backup is made ({ $size }).
backups-damaged = The file is damaged
backups-not_opened = The file cannot be opened
backups-way = One of the copies below can take its place. Choose one to see what it holds.
backups-none = There are no copies of the file.
backups-lost_of = It concerns { $what }.
backups-ways = Nothing is written to the file while it is damaged. Choose a backup below, or mend the file.
backups-ways_out = What you can do
backups-mend = Mend the file …
backups-mend_why = Reads the history, which holds every change, and makes the rest anew from it. The damaged file is kept untouched.
backups-kept = Copies
backups-when = When
backups-why = Why
backups-size = Size
backups-empty = Copies of the file end up here. The first is made when you close it, or whenever you like.
backups-check_title = Check the file
backups-check_why = Reads the whole file and compares each record with the history. It happens by itself if the computer was turned off in the middle of work.
backups-check = Check now
backups-checking = The check is under way.
backups-sound =
    { $n ->
        [one] The file is sound. { $n } change has been gone through.
       *[other] The file is sound. { $n } changes have been gone through.
    }
backups-looking = Reading the backup
backups-last_then = Last change in the backup
backups-last_now = Last change now
backups-step = The backup holds what has changed since the backup { $when }, and is restored together with it.
backups-holds = What the backup holds
backups-kind = Kind
backups-then = Backup
backups-at_present = Now
backups-nothing_lost = All there is now is in the backup too.
backups-read_only = The file is open for reading only, so the backup cannot be restored from here.
backups-restore = Restore …
backups-delete = Delete …
backups-ask-restore-title = Restore the backup
backups-ask-restore-purpose = The backup takes the file's place. The file as it is now is first kept as a backup of its own, so you can change your mind.
backups-ask-restore-confirm = Restore
backups-ask-delete-title = Delete the backup
backups-ask-delete-purpose = The backup is deleted for good. The work file and the other backups are not touched.
backups-ask-delete-base =
    { $n ->
        [one] A later backup builds on this one and is deleted with it. The workspace is not affected.
       *[other] { $n } later backups build on this one and are deleted with it. The workspace is not affected.
    }
backups-ask-delete-confirm = Delete
backups-ask-mend-title = Mend the file
backups-ask-mend-purpose = All that can be read from the history goes into a new file in the same place. The damaged file is kept untouched among the backups.
backups-ask-mend-confirm = Mend
backups-restoring = Restoring the backup
backups-mending = Mending the file
backups-deleted = The backup is deleted.

cli-about-backups = Shows the work file's backups.
cli-about-restore = Restores a backup. The file as it is now is kept first.
cli-about-rebuild = Mends a damaged work file from the journal. The damaged file is kept untouched.
cli-word-backup = BACKUP
cli-option-preview = show what would happen, and change nothing
cli-option-into = write the mended file here instead of in the damaged one's place
cli-column-backup = Backup
cli-column-why = Why
cli-column-in_backup = In the backup
cli-column-now = Now
cli-backup_on = { $why }, builds on { $when }
cli-no_backups = There are no backups.
