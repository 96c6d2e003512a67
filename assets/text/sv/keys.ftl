# Keys: what can go wrong with them, the page, the printed sheet, the command line.

error-bundle-key_is_locked = Paketet är krypterat med projektledarens nyckel, och den är låst med en lösenfras. Skriv lösenfrasen och försök igen.
error-bundle-sheet_line = Rad { $line } stämmer inte med ett nyckelblad. Ingenting ändrades. Jämför raden med bladet, tecken för tecken.
error-bundle-sheet_lines = Ett nyckelblad har { $lines } rader, men här är { $n }. Ingenting ändrades. Skriv av hela bladet.
error-workspace-no_lead_key = Projektledarens nyckel finns inte i den här filen. Ingenting ändrades. Återställ den från nyckelbladet.
error-workspace-key_of_other_project = Nyckelbladet hör till ett annat projekt. Ingenting ändrades.
warning-vouched_key = Kommunen skickar nu från en ny dator. Den gamla datorns nyckel intygar den nya.
