## Beslut

page-decisions = Beslut
decisions-purpose = Det som väntar på att du avgör. Inget annat väntar så länge, och allt går att ändra.
decisions-wait = { $n ->
    [one] En sak väntar på ditt beslut.
   *[other] { $n } saker väntar på ditt beslut.
}
decisions-go = Gå till Beslut
decisions-tab_conflicts = Olika värden ({ $n })
decisions-tab_duplicates = Dubbletter ({ $n })
decisions-tab_held = Kvarhållet ({ $n })
decisions-tab_earlier = Avgjort
decisions-no_conflicts = Inga värden skiljer sig åt. När två har skrivit olika på var sitt håll väljer du här.
decisions-no_duplicates = Inga dubbletter väntar. När två personer kan vara samma avgör du här.
decisions-no_held = Inget hålls kvar. Det som en avsändare inte får ändra, och paket med en okänd nyckel, väntar här.
decisions-no_earlier = Här samlas besluten: vem som avgjorde vad och när.
decisions-place = { $n } av { $of }
decisions-next = Nästa
decisions-previous = Föregående
decisions-written_here = skrivet här
decisions-from_bundle = i paket från { $from }
decisions-chosen = Valt för { $title }, { $field }: { $value }

conflict-purpose = Två har skrivit olika utan att veta om varandra. Välj det som ska gälla.
conflict-purpose_twice = Samma sak är skriven flera gånger och räknas en gång. Välj den rad som ska gälla: de andra tas bort, och det som hör till dem flyttas hit.
conflict-told_twice = skrivet flera gånger
conflict-both_hold = båda: personen har bytt verksamhet
conflict-choose = Välj { $value }
conflict-see = Öppna
conflict-not_yours = Det här avgörs av den som äger uppgiften.
conflict-third = Skriv ett tredje
conflict-third_save = Använd det här
conflict-removed = Borttagen eller kvar
conflict-remove = ta bort
conflict-keep = behåll
conflict-keep_change = behåll, med ändringen { $change }
conflict-hangs = Tas den bort står det här kvar utan den: { $what }
conflict-keep_for = behåll, för något nytt hänvisar hit: { $what }
conflict-otherwise = motsatsen: { $by }
conflict-empty_value = tomt
conflict-all = Alla som väntar
conflict-column_record = Vad
conflict-column_field = Fält
conflict-column_whose = Vems

duplicate-question = Är det samma person?
duplicate-purpose = Länkade personer räknas en gång. Inget tas bort, och länken går att ta tillbaka.
duplicate-both = { $first } och { $second }
duplicate-place = Kommun
duplicate-hidden = skyddat
duplicate-for = Talar för
duplicate-against = Talar emot
duplicate-same = samma { $what }
duplicate-different = olika { $what }
duplicate-same_group = båda är med i { $what }
duplicate-same_meeting = båda var på { $what }
duplicate-answer_same = Samma person
duplicate-answer_different = Inte samma
duplicate-answer_later = Senare
duplicate-later = { $names } avgörs senare
duplicate-after = { $n ->
    [one] Ett par till väntar.
   *[other] { $n } par till väntar.
}
duplicate-resting = Senare
duplicate-put_off = vilar
duplicate-take_up = Ta upp { $names }

held-accept = Ta in
held-refuse = Avvisa
held-accept_one = Ta in bara den
held-refuse_one = Avvisa bara den
held-deciding = Genomför beslutet
held-key = { $place }: en ny nyckel
held-key_what = Ett paket som säger sig komma från { $place } ({ $when }) är signerat med en nyckel som inte är känd. Det kan vara en ny dator. Det kan också vara någon annan.
held-key_advice = Ring { $place } på ett nummer som du redan har, be dem läsa orden på sidan Nycklar, och jämför.
held-key_new = Den nya nyckeln
held-key_known = Känd sedan tidigare
held-waiting = { $n ->
    [0] Inga uppgifter väntar med nyckeln.
    [one] En uppgift väntar med nyckeln.
   *[other] { $n } uppgifter väntar med nyckeln.
}
held-from = { $n ->
    [one] En uppgift från { $from }
   *[other] { $n } uppgifter från { $from }
}
held-merged = Sammanfogat { $when }
held-more = { $n ->
    [one] Och en till.
   *[other] Och { $n } till.
}
held-advice = Tar du in det blir det som om avsändaren hade fått ändra. Avvisar du det frågas du inte igen.
held-only_refuse = Det här kan inte tas in: det är skadat, förfalskat eller skrivet med fel klocka. Fråga avsändaren.
held-accepted = { $n ->
    [one] En uppgift är intagen
   *[other] { $n } uppgifter är intagna
}
held-stayed = { $n ->
    [one] En uppgift kunde inte tas in och väntar kvar
   *[other] { $n } uppgifter kunde inte tas in och väntar kvar
}
held-unreadable = Går inte att läsa
held-refused = { $n ->
    [one] En uppgift är avvisad
   *[other] { $n } uppgifter är avvisade
}

earlier-value = { $title }, { $field }: { $value }
earlier-choose = Välj { $value } i stället
earlier-same = { $names } är samma person
earlier-different = { $names } är inte samma person
earlier-unlink = Ta tillbaka
earlier-let_in = { $n ->
    [one] En uppgift från { $from } togs in
   *[other] { $n } uppgifter från { $from } togs in
}
earlier-refused = { $n ->
    [one] En uppgift från { $from } avvisades
   *[other] { $n } uppgifter från { $from } avvisades
}
earlier-ask_again = Fråga igen vid nästa paket
earlier-asks_again = { $n ->
    [one] Nästa paket frågar igen om uppgiften
   *[other] Nästa paket frågar igen om { $n } uppgifter
}
earlier-key_first = { $place }: första nyckeln, godtagen utan kontroll ({ $key })
earlier-key_vouched = { $place }: ny nyckel som den gamla intygar ({ $key })
earlier-key_accepted = { $place }: nyckeln godkändes ({ $key })
earlier-key_refused = { $place }: nyckeln avvisades ({ $key })
earlier-accept_key = Godkänn nyckeln
earlier-refuse_key = Avvisa nyckeln
earlier-key_now_accepted = Nyckeln är godkänd
earlier-key_now_refused = Nyckeln är avvisad. Det som redan har kommit med den finns kvar

## På kommandoraden

cli-about-held = Listar det som hålls kvar och väntar på beslut.
cli-about-accept = Tar in det som hålls kvar, eller godkänner en nyckel.
cli-about-refuse = Avvisar det som hålls kvar, eller en nyckel.
cli-more-accept = Ett id står i listan från held. Godkänn en nyckel först när du har jämfört orden med avsändaren över telefon.
cli-no_held = Inget hålls kvar.
cli-held_key = ny nyckel
cli-not_held = Inget som väntar har id { $word }.
