# Tavlor: en workshops vägg och dess lappar.

page-boards = Tavlor
purpose-boards = Workshoparnas väggar: att titta på, fortsätta med och göra aktiviteter av.
empty-board = Här skriver ni tillsammans: lappar i spalter, slås ihop, röstas på och blir aktiviteter. Börja med en mall eller en fri tavla.
kind-board = tavla
kind-board-many = tavlor
kind-board-the = tavlan
kind-board-new = ny tavla
field-board-title = Fråga eller rubrik
field-board-template = Mall
field-board-meeting = Möte
field-board-columns = Spalter
field-board-votes_each = Röster var
kind-board_item = lapp
kind-board_item-many = lappar
kind-board_item-the = lappen
kind-board_item-new = ny lapp
field-board_item-board = Tavla
field-board_item-column = Spalt
field-board_item-text = Vad står det?
field-board_item-position = Ordning
field-board_item-votes = Röster
field-board_item-merged_into = Ihopslagen med
field-board_item-likelihood = Sannolikhet
field-board_item-consequence = Konsekvens
field-board_item-became = Blev
field-board_item-answers_need = Svarar mot ett behov hos oss
field-board_item-possible = Tillåtet och möjligt här
field-board_item-owned = Någon äger den
field-board_item-shows_effect = Effekten går att visa
choice-board_template-needs = Behovsinventering
choice-board_template-swot = SWOT
choice-board_template-risks = Riskanalys
choice-board_template-future_workshop = Framtidsverkstad
choice-board_template-start_stop_continue = Börja, sluta, fortsätt
choice-board_template-ideas = Idéer
choice-board_template-free = Fri tavla
choice-part-boards = Tavlor

# Siffror och signaler
follow_up-boards = Tavlor
figure-boards-items = Lappar på tavlor
figure-boards-items-means = Lappar som har satts upp på tavlor i workshoppar, efter tavlans mall. Ihopslagna lappar räknas var för sig.
figure-boards-became = Lappar som blev något
figure-boards-became-means = Lappar som har blivit en aktivitet eller ett förändringsarbete, av alla lappar. En vars aktivitet eller förändringsarbete är borttaget räknas inte.
part-became_activities = Blev aktiviteter
part-became_initiatives = Blev förändringsarbeten
signal-board_unused-title = Inget har blivit av { $board }
signal-board_unused-why =
    { $n ->
        [one] En lapp fick röster för mer än trettio dagar sedan. Gör den till en aktivitet eller säg att den får ligga.
       *[other] { $n } lappar fick röster för mer än trettio dagar sedan. Det som ni röstade fram förväntar sig någon att det händer något med.
    }
signal-board_unused-action = Öppna tavlan

# Tavlans sida
board-edit = Tavlan
board-choose_template = Välj en mall. Spalterna kan ändras när som helst.
board-use_template = Använd mallen
board-template-needs = Vad behöver vi av varandra? Tre röster var.
board-template-swot = Var står vi, och vad händer omkring oss?
board-template-risks = Vad kan gå fel? Sannolikhet och konsekvens, ritade i en matris.
board-template-future_workshop = Från det som inte fungerar, via det vi drömmer om, till det vi gör.
board-template-start_stop_continue = Vad börjar vi med, vad slutar vi med och vad fortsätter vi med?
board-template-ideas = Förslag, med fyra frågor till vart och ett innan det blir något.
board-template-free = En spalt att börja med. Lägg till de spalter ni behöver.
board-columns-needs =
    Information
    Tid
    Arbetssätt
    Kunskap
board-columns-swot =
    Styrkor
    Svagheter
    Möjligheter
    Hot
board-columns-risks =
    Risker
board-columns-future_workshop =
    Kritik
    Vision
    Förverkligande
board-columns-start_stop_continue =
    Börja
    Sluta
    Fortsätt
board-columns-ideas =
    Idéer
board-columns-free =
    Lappar
board-write = Skriv en lapp i { $column }
board-keys = Enter sätter upp · Tab nästa spalt · pilar väljer · Skift och pil flyttar · + − röstar · M slår ihop · Enter öppnar · A aktivitet · U ångrar
board-hide = Dölj lapparna
board-show = Visa lapparna
board-hidden = Lapparna är dolda
board-hidden_note = Dold lapp
board-by_votes = Efter röster
board-by_gravity = Efter allvar
board-in_order = I ordning
board-sorted_by_votes = Lapparna är sorterade. Tryck S för att flytta dem upp och ner.
board-timer = Tid
board-timer_stop = Stoppa
board-time_is_up = Tiden är ute
board-merge_with = Välj lappen som ska hänga ihop med ”{ $note }” och tryck M
board-votes_of = { $n } av { $of } röster
board-votes =
    { $n ->
        [one] 1 röst
       *[other] { $n } röster
    }
board-votes_over =
    { $n ->
        [one] en för mycket
       *[other] { $n } för många
    }
board-votes_each =
    { $n ->
        [one] en röst var
       *[other] { $n } röster var
    }
board-there =
    { $n ->
        [one] 1 är här
       *[other] { $n } är här
    }
board-no_votes_left = Alla { $n } röster är lagda. Ta tillbaka en med − eller ändra röster var på tavlan.
board-notes =
    { $n ->
        [one] 1 lapp
       *[other] { $n } lappar
    }
board-and_others =
    { $n ->
        [one] och 1 till
       *[other] och { $n } till
    }
board-not_a_column = finns inte bland spalterna
board-vote = En röst till
board-unvote = En röst mindre
board-merge = Slå ihop med en annan
board-apart = Ta isär
board-open = Öppna lappen
board-hangs_with = Hänger ihop med
board-take_away = Ta loss
board-to_activity = Gör till aktivitet
board-to_initiative = Gör till förändringsarbete
board-became = Blev något
board-became-activity = Blev en aktivitet
board-became-initiative = Blev ett förändringsarbete
board-became_activity = Lappen blev en aktivitet i handlingsplanen. Där sätter ni vem och när.
board-became_initiative = Lappen blev ett förändringsarbete. Det står som idé, och därifrån hittar man tillbaka hit.
board-nothing_made = Bara den som tavlan hör till kan göra aktiviteter av den.
board-came_from = Kom från en tavla
board-risk = Sannolikhet { $likelihood } · konsekvens { $consequence }
board-validation = Frågorna: { $answers }
board-yes = ja
board-no = nej
board-unknown = ?
board-matrix = Sannolikhet uppåt, konsekvens åt höger. Dra lappen hit, eller tryck två siffror på den.
board-matrix_then = Nu konsekvensen: tryck en siffra 1 till 5.
board-matrix_paper = Sannolikhet uppåt, konsekvens åt höger. Siffrorna är lapparnas.
board-place = Sannolikhet { $likelihood }, konsekvens { $consequence }:
board-rename = Byt namn på spalten
