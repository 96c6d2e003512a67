# Uppföljning, och raderna bakom varje siffra.

follow_up-purpose = Allt räknas ur det som är registrerat. Välj en siffra för att se raderna bakom den.
follow_up-participants = Deltagare
follow_up-training = Utbildning
follow_up-groups = Grupper
follow_up-meetings = Möten
follow_up-initiatives = Förändringsarbeten
follow_up-plan = Handlingsplan
follow_up-survey = Självskattning
follow_up-money = Ekonomi
follow_up-offers = Insatser och överenskommelser
follow_up-measures = Nyckeltal och lärande
follow_up-outreach = Spridning
follow_up-goals = Mål
follow_up-empty = Här visas siffrorna när det finns något registrerat att räkna.
follow_up-empty_period = Inget är registrerat i den här perioden. Välj en annan period ovanför.
follow_up-go = Gå till { $page }
follow_up-answers = { $value } ({ $answers } svar)
follow_up-period = Period
follow_up-whole = Hela projektet
follow_up-this_year = I år, { $year }
follow_up-own_days = Egna datum
follow_up-own_days_choose = Egna datum …
follow_up-first_day = Första dag
follow_up-last_day = Sista dag
follow_up-from = Från { $from }
follow_up-to = Till { $to }
follow_up-days = { $before } till { $after }
follow_up-of = av { $of }
follow_up-top_of = { $top } av { $of }
follow_up-of_planned = av planerade { $of }
follow_up-actual_of_planned = { $actual }, planerat { $planned }
follow_up-planned = Planerat mot faktiskt
follow_up-planned_mark = Strecket visar det planerade
follow_up-quarter = { $year } kv { $quarter }
follow_up-hours_over_time = Deltagartimmar per kvartal
follow_up-meetings_over_time = Möten per kvartal
follow_up-joint_meetings = Gemensamma möten
follow_up-other_meetings = Övriga möten
follow_up-rows = Visa raderna
follow_up-more =
    { $n ->
        [one] Visa alla, { $n } till
       *[other] Visa alla, { $n } till
    }

figure-unknown = Den här siffran finns inte i den här versionen, eller så är frågan borttagen.
figure-above = Mer än planerat.
figure-by_municipality = Per kommun
figure-copy_rows = Kopiera tabellen
figure-copy_values = Kopiera värdena
figure-copied_rows =
    { $n ->
        [one] { $n } rad är kopierad. Klistra in den i kalkylbladet.
       *[other] { $n } rader är kopierade. Klistra in dem i kalkylbladet.
    }
figure-copied_values = Värdena är kopierade. Klistra in dem i kalkylbladet.
figure-all_parts = Alla
figure-all_projects = Alla projekt
figure-part = Del
figure-look = Visa
figure-rows = Rader
figure-chart = Diagram
figure-search = Sök bland raderna
figure-row_count =
    { $n ->
        [one] { $n } rad
       *[other] { $n } rader
    }
figure-column_title = Post
figure-column_note = Uppgift
figure-column_municipality = Kommun
figure-column_amount = Antal
figure-no_rows = Inga rader räknas in här än.
figure-nothing_found = Inga rader har alla de orden. Pröva färre eller andra ord.
figure-no_page = Raden har ingen egen sida att visa.
