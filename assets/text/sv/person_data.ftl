## En persons uppgifter: utdraget

dossier-title = Allt vi har om { $name }
dossier-lead = Projektledningen
dossier-footer = Registerutdrag { $day }
dossier-protected = Personen har skyddade personuppgifter, och här står de i klartext. Lämna dokumentet bara till personen själv och förvara det inlåst.
dossier-what = Det här är allt som arbetsfilen nedan innehåller om personen: uppgifterna själva, var personen är med, texter som nämner namnet, hur uppgifterna har ändrats och vart de har skickats.
dossier-others = Texter kan nämna fler personer. Läs igenom dokumentet innan det lämnas ut.
dossier-file = Arbetsfil
dossier-on = Gjort den
dossier-by = Gjort av
dossier-program = Program
dossier-fields = Uppgifter om personen
dossier-removed = Personen är borttagen ur listorna. Uppgifterna finns kvar i historiken tills personen raderas.
dossier-linked = De här posterna är också samma människa, enligt beslut i programmet. Gör ett utdrag för var och en:
dossier-places = Här är personen med
dossier-no_places = Ingen annan post hänvisar till personen.
dossier-was_removed = { $what } (borttagen)
dossier-written = { $n ->
    [one] Personen har själv arbetat i programmet och står som den som skrev { $n } uppgift.
   *[other] Personen har själv arbetat i programmet och står som den som skrev { $n } uppgifter.
}
dossier-unknown = { $n ->
    [one] { $n } uppgift från en nyare version av programmet hänvisar också till personen. Öppna filen i den versionen för att läsa den.
   *[other] { $n } uppgifter från en nyare version av programmet hänvisar också till personen. Öppna filen i den versionen för att läsa dem.
}
dossier-mentions = Texter som nämner personen
dossier-mentions_why = Texter i andra poster där namnet, e-postadressen, telefonnumret eller personnumret står, även sådana som senare har skrivits om. Ett namn kan höra till någon annan.
dossier-no_mentions = Ingen text i andra poster nämner personen.
dossier-history = Hur uppgifterna har ändrats
dossier-held = Uppgifter som har kommit i paket och väntar på beslut:
dossier-emptied = tömt
dossier-ways = Vart uppgifterna har gått
dossier-not_sent = Inget paket med personen har lämnat den här arbetsfilen.
dossier-sent = Paket som har gjorts med personen i. Om datorns klocka har gått fel kan något vara gjort tidigare. I ett pseudonymt paket är personen en kod, utan namn och kontaktuppgifter.
dossier-came = Paket som uppgifterna har kommit med:
dossier-not_here = Vad som inte står här
dossier-not_here-copies = Säkerhetskopior av arbetsfilen, som kan hålla äldre uppgifter.
dossier-not_here-others = Det som andra har i sina arbetsfiler: kommunen, projektledningen och andra kommuner har var sin.
dossier-not_here-anonymous = Anonyma svar på utvärderingar, som inte går att knyta till någon.
dossier-column_field = Uppgift
dossier-column_value = Värde
dossier-column_class = Slag
dossier-column_record = Vad
dossier-column_as = Som
dossier-column_when = När
dossier-column_who = Av vem
dossier-column_where = Var
dossier-column_text = Text
dossier-column_profile = Profil
dossier-column_file = Fil
dossier-column_from = Från
dossier-class_open = öppen
dossier-class_free_text = fritext
dossier-class_pseudonym = kod
dossier-class_personal = personuppgift
dossier-class_sensitive = känslig
bundle-dossier = registerutdrag

## En persons uppgifter: på kommandoraden

cli-about-about = Skriver allt som finns om en person till ett Word-dokument.
cli-about-erase = Raderar en person för gott. Siffrorna står kvar.
cli-more-about = PERSON är personens id, som list visar. Dokumentet visar också känsliga och skyddade uppgifter, och skrivs upp bland det som har lämnat filen.
cli-more-erase = Det går inte att ångra. Säg --preview för att först se vad som försvinner och vilka texter som nämner personen; de texter som anges med --text raderas också.
cli-word-person = PERSON
cli-word-text = POST:FÄLT
cli-option-text = en text som också ska raderas, som --preview visar den
cli-option-linked = radera också de poster som är samma människa
cli-option-remove-copies = ta också bort säkerhetskopior som kan ha kvar uppgifter om personen
cli-dossier_made = Utdraget är sparat: { $file }
cli-erased = Personen är raderad, tillsammans med { $texts ->
    [0] inga texter
    [one] { $texts } text
   *[other] { $texts } texter
} i andra poster.
cli-erase-values = Försvinner: { $field } ({ $n })
cli-erase-written = Namnet tas bort som den som skrev: { $n }
cli-erase-shared = Namnet står kvar som den som skrev, eftersom någon annan heter likadant: { $n }
cli-erase-stays = Står kvar utan namn: { $kinds } ({ $n })
cli-erase-linked = Samma människa, raderas med --linked: { $title } ({ $id })
cli-erase-text = Text som nämner personen: --text { $text }  { $where }: { $words }
cli-erase-sent = { $n ->
    [one] { $n } paket med personen har redan lämnat filen. Personen raderas också hos mottagaren när nästa paket sammanfogas där.
   *[other] { $n } paket med personen har redan lämnat filen. Personen raderas också hos mottagaren när nästa paket sammanfogas där.
}
cli-erase-copy = En säkerhetskopia kan ha kvar uppgifter om personen: { $file }
cli-misuse-not_a_text = { $word } är ingen text: skriv POST:FÄLT så som --preview visar den.

## En persons uppgifter: i fönstret

person-rights = Personens uppgifter
person-dossier = Allt vi har om personen
person-dossier_making = Gör utdraget
person-erase = Radera personen …
person-erase_title = Radera { $name }
person-erase_why = Det går inte att ångra, och inte heller det som gjordes före. Personens uppgifter försvinner ur filen, historiken och sökningen.
person-erase_reckoning = Letar i hela journalen …
person-erase_goes = Det här försvinner
person-erase_values = { $n ->
    [one] { $field }: ett värde
   *[other] { $field }: { $n } värden, tidigare medräknade
}
person-erase_written = { $n ->
    [one] Namnet som den som skrev { $n } uppgift
   *[other] Namnet som den som skrev { $n } uppgifter
}
person-erase_shared = { $n ->
    [one] Namnet som den som skrev { $n } uppgift: någon annan heter likadant
   *[other] Namnet som den som skrev { $n } uppgifter: någon annan heter likadant
}
person-erase_stays = Det här står kvar, utan namn
person-erase_open = Kön, verksamhet och nivå, så att siffrorna stämmer
person-erase_texts = Texter som nämner personen
person-erase_texts_why = De texter du väljer raderas också. Läs dem: ett namn kan vara någon annans.
person-erase_every_text = Välj alla texter
person-erase_linked = Samma människa i andra poster
person-erase_linked_why = De är kopplade till personen genom ett beslut.
person-erase_too = Radera också { $title }
person-erase_copies = Säkerhetskopior med uppgifter om personen
person-erase_copies_why = De gjordes tidigare och nås inte av raderingen. Det går inte att gå tillbaka till en kopia som är borttagen.
person-erase_copies_too = Ta bort kopiorna
person-erase_sent = Paket med personen har redan lämnat filen. Skicka ett nytt paket efteråt. När det sammanfogas raderas personen också hos mottagaren.
person-erase_at_municipality = { $municipality } kan ha kvar personen i sin arbetsfil. Be kontaktpersonen radera där också. Ett nytt paket därifrån tar inte tillbaka personen hit.
person-erase_sure = Jag vet att det inte går att ångra
person-erase_sure_first = Bekräfta först att det inte går att ångra.
person-erase_now = Radera för gott
person-erasing = Raderar personen
person-erased = Personen är raderad.
history-not_here = Uppgifter som inte finns här
person-erased_means = Namn, kontaktuppgifter och anteckningar är borta för gott. Det som räknas står kvar.
person-erased_stays = Det som står kvar
