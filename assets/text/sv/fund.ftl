# Redovisning till finansiären

page-submissions = Redovisning
purpose-submissions = Månad för månad till finansiären: vad som är intygat, vad som ska skickas och vad som måste skickas igen.
tab-fund = Månader
kind-submission = redovisad månad
kind-submission-many = redovisade månader
kind-submission-the = den redovisade månaden
kind-submission-new = ny redovisad månad
empty-submission = Här står varje månad som den skickades. En rättelse är en ny redovisning av samma månad.
field-submission-month = Månad
field-submission-submitted_on = Skickad
field-submission-to = Till
field-submission-layout = Mall
field-submission-columns = Vad som skickades
field-submission-rows = Rader som de skickades
field-submission-note = Anteckning
kind-extract_layout = redovisningsmall
kind-extract_layout-many = redovisningsmallar
kind-extract_layout-the = redovisningsmallen
kind-extract_layout-new = ny redovisningsmall
empty-extract_layout = Myndighetens mall lämnas ut efter inloggning. Läs av dess kolumner en gång och lägg upp dem här, i samma ordning, så passar underlaget.
field-extract_layout-name = Namn
field-extract_layout-columns = Kolumner
field-extract_layout-number_format = Personnummer skrivs
field-extract_layout-hours_format = Tid skrivs
field-extract_layout-date_format = Dagar skrivs
field-extract_layout-woman = Kvinna skrivs
field-extract_layout-man = Man skrivs
field-extract_layout-other = Annat skrivs
field-extract_layout-not_stated = Ej angivet skrivs
field-extract_layout-headless = Utan rubrikrad
choice-extract_column-number = personnummer
choice-extract_column-name = namn
choice-extract_column-gender = kön
choice-extract_column-unit = verksamhet
choice-extract_column-municipality = kommun
choice-extract_column-month = månad
choice-extract_column-hours = timmar
choice-extract_column-certified_hours = intygade timmar
choice-extract_column-first_day = första dag
choice-extract_column-last_day = sista dag
choice-extract_column-ended_on = slutdag
choice-extract_column-reference = projektets diarienummer
choice-extract_column-empty = tom kolumn
choice-number_format-twelve_digits = Tolv siffror
choice-number_format-twelve_with_hyphen = Tolv siffror med bindestreck
choice-number_format-ten_digits = Tio siffror
choice-number_format-ten_with_hyphen = Tio siffror med bindestreck
choice-hours_format-hours = Timmar med decimaler
choice-hours_format-hours_and_minutes = Timmar och minuter
choice-hours_format-minutes = Minuter
choice-date_format-date = Datum
choice-date_format-eight_digits = Åtta siffror
field-person-substitute_number = Ersättningsnummer från myndigheten
field-person-ended_on = Slutade delta
invalid-frozen = Det som en gång är skickat ändras inte. Gör en ny redovisning av samma månad.

# Sidan
fund-layout_shipped = 12 siffror, timmar per månad
fund-column_month = Månad
fund-column_persons = Personer
fund-column_women = Kvinnor
fund-column_men = Män
fund-column_hours = Timmar
fund-column_certified = Intygade
fund-column_state = Läge
fund-column_municipality = Kommun
fund-column_uncertified = Saknar intyg
fund-column_kronor = Intygat sedan start
fund-column_person = Person
fund-column_unit = Verksamhet
fund-column_sent = Skickat
fund-column_now = Nu
fund-column_why = Varför
fund-state_again = skicka igen
fund-state_sent = skickad { $date }
fund-state_open = pågår
fund-state_late = skulle skickats { $date }
fund-state_uncertified =
    { $n ->
        [one] en person saknar intyg
       *[other] { $n } personer saknar intyg
    }
fund-state_ready = klar att skicka
fund-purpose_due = { $month } är klar att skicka till och med { $date }.
fund-nothing = Ingen har deltagit i någon utbildning än. Här syns månaderna när närvaro är noterad.
fund-stale =
    { $n ->
        [0] { $first } ska skickas igen: en tidigare månad har skickats efter den. Skicka { $months } igen, i den ordningen.
        [one] { $first } har ändrats sedan den skickades. En rad skiljer. Skicka { $months } igen, i den ordningen.
       *[other] { $changed ->
            [one] { $first } har ändrats sedan den skickades. { $n } rader skiljer. Skicka { $months } igen, i den ordningen.
           *[other] { $first } har ändrats sedan de skickades. { $n } rader skiljer. Skicka { $months } igen, i den ordningen.
        }
    }
fund-show_rows = Visa raderna
fund-months = Månader
fund-rounding_exact = Timmar skickas som de är, på minuten.
fund-rounding_half_hours = Timmar skickas i halva timmar nedåt; avrundningen tar { $hours } i { $month }.
fund-rounding_whole_hours = Timmar skickas i hela timmar nedåt; avrundningen tar { $hours } i { $month }.
fund-cofinancing = Medfinansierad tid
fund-cofinancing_of = intygat av { $needed }
fund-cofinancing_none = intygat; ingen medfinansiering är planerad
fund-cofinancing_waiting = { $waiting } väntar på att intygas.
fund-cofinancing_line = I dag borde det stå på { $expected }.
fund-cofinancing_bar = { $certified } intygat, { $waiting } väntar, av { $needed }
fund-reached = Allt som behövs är intygat.
fund-reached_on = Nås i nuvarande takt { $date }.
fund-reached_late =
    { $days ->
        [one] Nås i nuvarande takt { $date }, en dag efter slutet.
       *[other] Nås i nuvarande takt { $date }, { $days } dagar efter slutet.
    }
fund-reached_unknown = När det nås går inte att säga förrän något är intygat.
fund-before = Innan { $month } skickas
fund-show = Visa
fund-hide = Dölj
fund-check_number =
    { $n ->
        [one] En person saknar personnummer
       *[other] { $n } personer saknar personnummer
    }
fund-check_no_number = Alla har personnummer
fund-check_substitute =
    { $n ->
        [one] En skyddad identitet saknar ersättningsnummer
       *[other] { $n } skyddade identiteter saknar ersättningsnummer
    }
fund-check_no_substitute = Ingen skyddad identitet saknar ersättningsnummer
fund-check_certified =
    { $n ->
        [one] En person saknar intyg
       *[other] { $n } personer saknar intyg
    }
fund-check_no_certified = Allas tid är intygad
fund-check_session =
    { $n ->
        [one] En gång har någon mer tid än tillfället varade
       *[other] { $n } gånger har någon mer tid än tillfället varade
    }
fund-check_no_session = Ingen har fler timmar än tillfällena
fund-check_day =
    { $n ->
        [one] En person har mer än ett dygn på en dag
       *[other] { $n } gånger har någon mer än ett dygn på en dag
    }
fund-check_no_day = Ingen har fler timmar än ett dygn
fund-check_time =
    { $n ->
        [one] En gång är någon med utanför projektets eller sin egen tid
       *[other] { $n } gånger är någon med utanför projektets eller sin egen tid
    }
fund-check_no_time = Allt ligger inom projektets tid
fund-places = { $month }: kommun för kommun
fund-differs = { $month }: det som skiljer
fund-differs_after = { $month } skickas igen efter { $after }: myndigheten tar månaderna i ordning. Inga rader skiljer.
fund-preview = Underlag för { $month }
fund-preview_few = De första { $n } av { $all } rader. Personnummer visas inte hela här.
fund-preview_all = Personnummer visas inte hela här, men skrivs ut hela i underlaget.
fund-no_numbers = Projektet frågar inte efter personnummer, så den kolumnen är tom.
fund-layout = Mall
fund-layout_edit = Ändra mallen
fund-layout_new = Ny mall
fund-layout_copy_name = Myndighetens mall
fund-save = Spara underlag …
fund-saving = Underlaget skrivs …
fund-saved = Underlaget är sparat i { $file }.
fund-copy = Kopiera till mallen
fund-copying = Underlaget läses …
fund-copied = Underlaget är kopierat. Klistra in det i myndighetens mall.
fund-submit = Anteckna som skickad …
fund-submit_title = Anteckna att { $month } är skickad
fund-submit_why = Raderna fryses som de är nu: { $persons } personer och { $hours }. Senare ändringar syns som skillnader. Programmet skickar inget; det gör du i myndighetens tjänst.
fund-submit_open = Det finns saker kvar att rätta innan månaden skickas. De syns på sidan.
fund-submit_to = Till vem
fund-submit_confirm = Anteckna som skickad
fund-submitted = { $month } är antecknad som skickad.
fund-file = Redovisning { $month }
fund-columns = Kolumner
fund-columns_why = I samma ordning som i myndighetens mall, med dess rubriker.
fund-column_holds = Innehåll i kolumn { $n }
fund-column_heading = Rubrik för kolumn { $n }
fund-column_add = Lägg till en kolumn
fund-column_up = Flytta upp kolumn { $n }
fund-column_down = Flytta ned kolumn { $n }
fund-column_remove = Ta bort kolumn { $n }

# Varför en rad skiljer
fund-why_came = ny i månaden
fund-why_not_there = ingen närvaro kvar i månaden
fund-why_removed = personen är borttagen
fund-why_linked = räknas nu ihop med { $who }
fund-why_outside = redovisas inte längre som deltagare
fund-why_minutes = närvaron är ändrad
fund-why_ended = slutdagen är ändrad
fund-why_began = började en annan dag
fund-why_last_day = annan sista dag
fund-why_unit = annan verksamhet
fund-why_gender = annat kön angivet
fund-deed =
    närvaro { $day } { $what ->
        [added] tillagd
        [removed] borttagen
       *[changed] ändrad
    } { $on }
fund-deed_by =
    närvaro { $day } { $what ->
        [added] tillagd
        [removed] borttagen
       *[changed] ändrad
    } { $on } av { $who }

# Siffror och signaler
figure-submissions-stale = Månader att skicka igen
figure-submissions-stale-means = Månader som har skickats till finansiären, de av dem där något har ändrats sedan dess, och alla som därför ska skickas igen: den som rättar en månad skickar varje senare månad en gång till.
figure-cost-by_kind = Kostnader efter slag
figure-cost-by_kind-means = Planerade och faktiska kostnader efter vad de gäller, och hur stor del av det planerade som är använt.
figure-cost-by_funder = Kostnader efter vem som betalar
figure-cost-by_funder-means = Planerade och faktiska kostnader efter vem som står för dem, och hur stor del av det planerade som är använt.
part-sent_months = Skickade månader
part-again = Ska skickas igen
part-differing = Har ändrats sedan de skickades
signal-submission_stale-title = { $month } har ändrats sedan den skickades
signal-submission_stale-why = Skicka { $month } igen.
signal-submission_stale-action = Gå till redovisningen
signal-submission_stale_two-title = { $month } ska skickas igen
signal-submission_stale_two-why = Något har ändrats sedan den skickades. Skicka { $month } och { $last } igen, i den ordningen.
signal-submission_stale_two-action = Gå till redovisningen
signal-submission_stale_many-title = { $month } ska skickas igen
signal-submission_stale_many-why = Något har ändrats sedan den skickades. Skicka alla { $n } månader från { $month } till { $last } igen, i den ordningen.
signal-submission_stale_many-action = Gå till redovisningen

# Kommandoraden
cli-extract_made =
    { $n ->
        [one] { $month }: en person och { $hours } i { $file }.
       *[other] { $month }: { $n } personer och { $hours } i { $file }.
    }
cli-extract_rounded = Avrundningen tar { $hours }.
cli-extract_submitted = { $month } är antecknad som skickad { $date }.
cli-no_such_layout = Det finns ingen mall som heter { $name }. Mallar: { $known }.
cli-month_not_over = { $month } är inte slut än. Den kan skickas från och med { $date }.
cli-submissions_again = Skicka igen, i den här ordningen: { $months }.
cli-submissions_nothing = Ingen månad är skickad.
cli-submissions_fine = Inget behöver skickas igen.
cli-about-extract = Skriver en månads underlag till finansiären som en Excelfil.
cli-more-extract = Utan --layout gäller mallen 12 siffror, timmar per månad. Med --submit antecknas månaden som skickad: raderna fryses, och senare ändringar syns med submissions. Personnummer står i filen.
cli-about-submissions = Visar vad som är skickat till finansiären och vad som måste skickas igen, rad för rad.
cli-option-layout = namnet på mallen för kolumnerna
cli-option-submit = anteckna månaden som skickad
cli-option-to = till vem den är skickad
cli-misuse-not_an_excel_file = { $word } ska sluta på .xlsx.
cli-misuse-to_nobody = { $word } säger till vem månaden är skickad och behöver --submit.
cli-again_after = efter { $month }
cli-again_rows =
    { $n ->
        [one] en rad skiljer
       *[other] { $n } rader skiljer
    }
paper-extract = Underlag till redovisningen
