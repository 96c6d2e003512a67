## På papper: närvarolista, minnesanteckningar, plan, överlämning, enkät, intyg, grupp, sammanfattning

paper-attendance-list = Närvarolista
paper-minutes = Minnesanteckningar
paper-plan = Handlingsplan
paper-handover = Överlämning
paper-survey = Enkät på papper
paper-certificate = Intyg om deltagande
paper-group = Gruppen på en sida
paper-summary = Sammanfattning för den egna ledningen
paper-signature = Underskrift
paper-minutes-by = Vid anteckningarna
paper-minutes-checked = Läst och godkänt
paper-place_and_day = Ort och datum
paper-name_in_print = Namnförtydligande
paper-to_do = Att göra
paper-responsible = Ansvarig
paper-plan-empty = Planen har inga aktiviteter än.
paper-survey-anonymous = Svaren är anonyma. Skriv inte ditt namn.
paper-survey-several = Kryssa för alla som stämmer.
paper-survey-empty = Enkäten har inga frågor än.
paper-number = Antal
paper-certificate-of = { $name } har deltagit i:
paper-certificate-nothing = Inget deltagande i utbildningar är antecknat.
paper-certificate-together = Sammanlagt { $hours } timmar.
paper-day = Dag
paper-hours = Tid
paper-members = Medlemmar
paper-members-none = Gruppen har inga medlemmar den här dagen.
paper-breadth = Varifrån medlemmarna kommer
paper-unit = Enhet
paper-breadth_of = { $sector } { $n }
paper-came = Kom
paper-came_of = { $came } av { $of }
paper-handover-what = Det här behöver du som tar över veta för att kunna fortsätta samma dag. Allt står också i arbetsfilen.
paper-handover-first = Börja här
paper-handover-nothing_waits = Inget brådskar.
paper-handover-decisions = { $n ->
    [one] 1 fråga väntar på beslut i programmet, på sidan Beslut.
   *[other] { $n } frågor väntar på beslut i programmet, på sidan Beslut.
}
paper-handover-who = Vem är vem
paper-handover-running = Det här pågår
paper-handover-promised = Det här är lovat
paper-handover-coming = Möten framöver
paper-handover-says = Med egna ord
paper-handover-where = Var allt finns
paper-handover-file = Arbetsfilen: { $file }
paper-reach = Nås på
paper-last_meeting = Senaste mötet
paper-next_meeting = Nästa möte
paper-nothing = Inget just nu.
paper-summary-as_of = Så ser läget ut den { $day }. Varje siffra är räknad ur arbetsfilen och kan öppnas till sina rader i programmet.
paper-summary-goals = Målen
paper-summary-figures = Siffrorna
paper-summary-good = Det här går bra
paper-summary-attention = Det här behöver uppmärksamhet
paper-goal = Mål
paper-reached = Uppnått
paper-state = Läge
paper-figure = Mått
paper-value = Värde
cli-about-document = Skriver ett Word-dokument ur filen.
cli-more-document = SORT är attendance-list, minutes, plan, survey, certificate eller group med en posts id, eller handover eller summary för hela filen.
cli-word-paper = SORT
cli-misuse-not_a_paper = Det finns inget papper som heter { $word }.
cli-misuse-which_record = { $word } handlar om en post. Skriv postens id efter.
cli-misuse-whole_file = { $word } handlar om hela filen. Skriv inget id efter.
cli-paper_made = Dokumentet är sparat: { $file }
cli-about-calendar = Skriver möten till en kalenderfil (.ics).
cli-more-calendar = Utan MÖTE skrivs alla möten från och med i dag; de som är borttagna ställs in i kalendern. Ett möte som har flyttats flyttas i kalendern.
cli-word-meeting = MÖTE
cli-word-calendar = KALENDER
cli-calendar_made = { $n ->
    [one] Kalenderfilen är sparad, med 1 möte: { $file }
   *[other] Kalenderfilen är sparad, med { $n } möten: { $file }
}
paper-print = Skriv ut
paper-to_calendar = Till kalendern …
paper-calendar_file = Möten
paper-making = Skriver …
paper-calendar_saved = Mötena är sparade i { $file }. Öppna filen för att lägga in dem i kalendern.
files-save_calendar = Spara möten till kalendern
