# Det som loggas utöver grupper, planer och utbildningar.

# Nyckeltal
page-measures = Nyckeltal
purpose-measures = Det ni följer över tid och som inte räknas fram ur andra uppgifter: vad som mäts, hur, och vad det har blivit.
empty-measure = Här samlas det ni vill följa över tid, till exempel hur många veckor det tar till första plats på förskolan.
empty-measurement = Här står varje mätning: vilket nyckeltal, vilken dag och vad det blev. Lägg till den första.
measure-new_value = Nytt mätvärde
kind-measure = nyckeltal
kind-measure-many = nyckeltal
kind-measure-the = nyckeltalet
kind-measure-new = nytt nyckeltal
field-measure-title = Rubrik
field-measure-unit = Måttenhet
field-measure-better = Bättre när det är
field-measure-source = Källa
field-measure-baseline = Utgångsläge
choice-measure_direction-higher = Högre
choice-measure_direction-lower = Lägre
kind-measurement = mätvärde
kind-measurement-many = mätvärden
kind-measurement-the = mätvärdet
kind-measurement-new = nytt mätvärde
field-measurement-measure = Nyckeltal
field-measurement-date = Datum
field-measurement-value = Värde
field-measurement-about = Gäller
