# Säkerhetskopior: sidan, kommandoraden, felen.

page-backups = Säkerhetskopior
frame-read_only_place = Bara läsning: det går inte att spara i filen eller mappen
frame-read_only_damaged = Bara läsning: filen är skadad
frame-read_only_base = Bara läsning: filen är en säkerhetskopia som senare kopior bygger på

size-kilobytes = { $n } kB
size-megabytes = { $n } MB

error-workspace-no_backup = Ingen säkerhetskopia gjordes, men ditt arbete är sparat. Orsaken: { $why }
error-workspace-other_workspace = Säkerhetskopian hör till en annan arbetsfil. Ingenting ändrades.

backup-why-close = När filen stängdes
backup-why-merge = Före sammanfogning
backup-why-unmerge = Före ångrad sammanfogning
backup-why-take_in = Före inläsning från Excel
backup-why-upgrade = Före ny programversion
backup-why-restore = Före återställning
backup-why-asked = Gjord av dig
backup-why-damaged = Skadad fil, orörd
backup-last_change = Senaste ändring
backup-lost =
    { $n ->
        [0] Inget går förlorat: allt som finns nu finns också i kopian.
        [one] { $n } ändring som finns nu saknas i kopian.
       *[other] { $n } ändringar som finns nu saknas i kopian.
    }
backup-now_unreadable = Filen går inte att läsa som den är nu, så den kan inte jämföras med kopian.
backup-mended =
    { $n ->
        [one] Filen är lagad: { $n } ändring lästes ur historiken
       *[other] Filen är lagad: { $n } ändringar lästes ur historiken
    }, { $lost ->
        [0] och ingen gick förlorad.
        [one] och { $lost } gick inte att läsa.
       *[other] och { $lost } gick inte att läsa.
    } Den skadade filen är kvar som den var: { $file }
backup-lost_beside = Utöver historiken gick något förlorat av det som filen visste om sammanfogningar, avsändare, skickade paket eller sig själv. Gå igenom nycklar och avsändare innan du arbetar vidare.
backup-restored = Kopian är återställd. Filen som den var finns kvar bland kopiorna.
backup-erasures_unknown = Det gick inte att läsa vilka som har raderats: se efter att ingen av dem är tillbaka, och radera dem annars igen.

backups-purpose = Programmet kopierar filen när du stänger den, och före allt stort. De tio senaste och den sista i varje månad sparas.
backups-now = Säkerhetskopiera nu
backups-open_folder = Öppna mappen
backups-folder_is = Mappen gick inte att öppna härifrån. Den ligger här: { $path }
backups-to_start = Till startsidan
backups-making = Gör en säkerhetskopia
backups-made = Säkerhetskopian är gjord ({ $size }).
backups-damaged = Filen är skadad
backups-not_opened = Filen går inte att öppna
backups-way = En av kopiorna nedan kan ta dess plats. Välj en för att se vad den innehåller.
backups-none = Det finns inga kopior av filen.
backups-lost_of = Det gäller { $what }.
backups-ways = Ingenting skrivs i filen så länge den är skadad. Välj en säkerhetskopia nedan, eller laga filen.
backups-ways_out = Vad du kan göra
backups-mend = Laga filen …
backups-mend_why = Läser historiken, där varje ändring finns, och gör om resten från den. Den skadade filen sparas orörd.
backups-kept = Kopior
backups-when = När
backups-why = Varför
backups-size = Storlek
backups-empty = Här hamnar kopior av filen. Den första görs när du stänger den, eller när du själv vill.
backups-check_title = Kontrollera filen
backups-check_why = Läser hela filen och jämför varje post med historiken. Det görs av sig självt om datorn stängts av mitt i arbetet.
backups-check = Kontrollera nu
backups-checking = Kontrollen pågår.
backups-sound =
    { $n ->
        [one] Filen är hel. { $n } ändring är genomgången.
       *[other] Filen är hel. { $n } ändringar är genomgångna.
    }
backups-looking = Läser kopian
backups-last_then = Senaste ändring i kopian
backups-last_now = Senaste ändring nu
backups-step = Kopian innehåller det som ändrats sedan kopian { $when }, och återställs tillsammans med den.
backups-holds = Vad kopian innehåller
backups-kind = Slag
backups-then = Kopian
backups-at_present = Nu
backups-nothing_lost = Allt som finns nu finns också i kopian.
backups-read_only = Filen är bara öppen för läsning, så kopian kan inte återställas härifrån.
backups-restore = Återställ …
backups-delete = Ta bort …
backups-ask-restore-title = Återställa kopian
backups-ask-restore-purpose = Kopian tar filens plats. Filen som den är nu sparas först som en egen kopia, så du kan ångra dig.
backups-ask-restore-confirm = Återställ
backups-ask-delete-title = Ta bort kopian
backups-ask-delete-purpose = Kopian tas bort för gott. Arbetsfilen och de andra kopiorna påverkas inte.
backups-ask-delete-base =
    { $n ->
        [one] En senare kopia bygger på den här och tas bort tillsammans med den. Arbetsfilen påverkas inte.
       *[other] { $n } senare kopior bygger på den här och tas bort tillsammans med den. Arbetsfilen påverkas inte.
    }
backups-ask-delete-confirm = Ta bort
backups-ask-mend-title = Laga filen
backups-ask-mend-purpose = Allt som går att läsa ur historiken hamnar i en ny fil på samma plats. Den skadade filen sparas orörd bland kopiorna.
backups-ask-mend-confirm = Laga
backups-restoring = Återställer kopian
backups-mending = Lagar filen
backups-deleted = Kopian är borttagen.

cli-about-backups = Visar arbetsfilens säkerhetskopior.
cli-about-restore = Återställer en säkerhetskopia. Filen som den är nu sparas först.
cli-about-rebuild = Lagar en skadad arbetsfil ur journalen. Den skadade filen sparas orörd.
cli-word-backup = KOPIA
cli-option-preview = visa vad som skulle hända, utan att ändra något
cli-option-into = skriv den lagade filen här i stället för på den skadades plats
cli-column-backup = Kopia
cli-column-why = Varför
cli-column-in_backup = I kopian
cli-column-now = Nu
cli-backup_on = { $why }, bygger på { $when }
cli-no_backups = Det finns inga säkerhetskopior.
