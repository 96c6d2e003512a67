# Hjälp: vad varje sida och varje slag av post är till för, hur man gör och vad som händer sedan. Ett stycke per rad.

help-title = Hjälp
help-here = Hjälp med den här sidan
help-of = Hjälp: { $what }
help-close = Stäng hjälpen
help-go = Gå till sidan
help-more = Hjälp med det som hör hit
help-keys = F1 hjälp · F11 visa för rummet · Ctrl+K sök eller gå till en sida · Ctrl+N nytt · Ctrl+Enter spara eller bekräfta · Alt+↓ öppna kalendern · F6 nästa del av fönstret · Ctrl+Z ångra · Alt+← tillbaka · Esc stäng

## Sidor

help-page-start =
    Allt arbete ligger i en arbetsfil på din dator. Har du en öppnar du den här, eller väljer den bland de senaste.
    Är du ny kontaktperson har projektledningen skickat ett startpaket. Välj det, skriv ditt namn och välj en mapp, så görs din kommuns arbetsfil. Leder du projektet gör du ett nytt projekt i stället.
    Vill du bara titta öppnar du exemplet: sexton påhittade kommuner där du kan ändra hur du vill.
help-page-inbox =
    Hit kommer kommunernas paket. Öppna dem eller släpp filerna på sidan.
    Innan något ändras står det vad varje paket har med sig: nya, ändrade och oförändrade poster, och det som du bör känna till. Läs det och välj Sammanfoga.
    Samma paket kan komma flera gånger utan att något blir dubbelt. En sammanfogning kan ångras i listan längst ner, och det som kommunerna har skrivit olika hamnar under Beslut.
help-page-overview =
    Börja här. Nästa steg är det som bör göras, med det mest brådskande först: varför det spelar roll, och en knapp dit. Det som får vänta kan vila till en dag som du väljer, med skälet antecknat.
    Är du ny står Kom igång överst: stegen i en ordning som brukar fungera. De bockas av när det finns i filen, och listan försvinner när allt är gjort eller när du gömmer den.
    Delmålen räknas hela tiden ur det ni har skrivit, så du behöver inte rapportera in något för att se läget. Välj ett mål för att se raderna bakom siffran.
    Är stegen väldigt många står de efter sitt slag, med hur många de är. Öppna ett slag för att se dem.
    Tidslinjen visar faser, grupper, möten och omvärlden, och längst ner står det som har ändrats senast. Är raderna många står den överst där det är längst sedan man möttes.
help-page-decisions =
    Här väntar det som bara en människa kan avgöra: två datorer har skrivit olika om samma sak, två personer kan vara en och samma, eller ett paket bar på något som avsändaren inte rår över.
    Båda värdena står bredvid varandra, med vem som skrev dem och när. Välj det som ska gälla.
    Inget har skrivits över medan det väntar, och ett beslut kan ångras: då väntar frågan igen.
help-page-situation =
    Alla kommuner mot alla mål i en tabell. Formen och ordet i rutan säger om målet är nått, på väg, efter eller inte påbörjat.
    Leta efter rader som är efter på flera mål, eller där det är länge sedan ett paket kom: där behövs troligen stöd. Välj en ruta för att se raderna bakom.
    Välj en rubrik för att sortera. Är kommunerna många kan du söka en, eller visa bara dem som är efter, som saknar något eller vars nivåer aldrig har haft ett gemensamt möte.
    Läget är så färskt som det senaste paketet från varje kommun. När projektet är slut räknas allt till dess sista dag.
help-page-cluster =
    Projekten i programmet står bredvid varandra: det som planerades, det som kom, och totalen. Varje siffra är räknad ur projektens egna rader och öppnar dem; totalen räknas också ur raderna och är aldrig en summa av summor.
    Den som är med i flera projekt är en människa i totalen. Kolumnen I flera säger hur många gånger de är med en gång till, så att tabellen går ihop åt båda hållen.
    Välj en rad för att skriva in det som är publicerat i en rapport. Skillnaden mot det räknade syns bredvid, och går den publicerade tabellen inte ihop med sig själv står det var.
help-page-effects =
    Här syns vad som talar om effekter, på Kirkpatricks fyra nivåer och det organisatoriska stödet däremellan. Ett förändringsarbete talar om den nivå som det nått, en utvärdering om den nivå som den frågar om, och ett citat om det som det handlar om.
    Välj en nivå för att läsa vad som talar om den, projekt för projekt. Välj en siffra för att se raderna bakom.
help-page-factors =
    Här syns vad som hjälpte och vad som hindrade, efter kategori i varje projekt. Välj en kategori för att läsa det som skrevs, och citat om samma grupper och förändringsarbeten.
    Text följer bara med när projektledningen har låtit den göra det.
help-page-projects =
    Här står projekten i programmet, när de senast skickade ett klusterpaket och nyckeln som de skriver under med. Spara en inbjudan och skicka den till projektledarna: då krypteras paketen till dig, och den som är med i två projekt räknas en gång.
    Välj en rad för att se projektets nyckel i ord, och för att säga att projektet är en del av ett annat.
    Jämför gärna nyckelns ord med projektledningen över telefon första gången. Kommer ett paket med en annan nyckel väntar det under Beslut tills du har frågat.
help-page-to_evaluator =
    Utvärderas projektet tillsammans med andra skickar du ett klusterpaket till utvärderaren. Öppna först inbjudan därifrån: då kan bara utvärderaren läsa paketet.
    Personuppgifter följer aldrig med. Fria texter följer med bara där du låter dem; citat som får publiceras är valda från början. Läs igenom dem en sista gång innan du sparar.
help-page-groups =
    Den strategiska gruppen ger riktning och mandat, den operativa genomför. Avståndet mellan dem är det som oftast går fel, så sidan visar hur länge sedan de möttes.
    Lägg till den strategiska gruppen först, omkring sju personer med rätt att besluta, och sedan den operativa, omkring femton från många verksamheter. Skriv uppdraget överst på gruppens sida, så att alla vet varför den finns.
    Skriv in medlemmarna med den dag de började. När någon slutar sätter du ett slutdatum i stället för att ta bort raden, så syns hur stabil gruppen har varit.
    Storlek, bredd, mandat och närvaro räknas av sig självt, och Nästa steg säger till när en grupp är för smal, saknar mandat eller inte har något möte bokat.
    Klistra in en lista med namn, eller rader från Excel, där du skriver en medlem: alla läggs till på en gång, och är något oklart frågas du först. Nivå, verksamhet, roll, mandat och dagar sätts ovanför tabellen för en eller flera valda; i tabellen räcker en siffra per person. Mötesserie bokar möten i den rytm du skriver.
help-page-meetings =
    Här bokar du möten, noterar vilka som kom och skriver det som beslutades.
    På mötets sida markerar du närvaron med en tangent per person: N, D, F eller A. Skriv ett beslut per rad; varje rad kan bli en aktivitet i handlingsplanen med ett klick.
    Under Skriv ut finns närvarolista att skriva på och minnesanteckningar, och mötet kan läggas i din kalender. Boka nästa möte innan ni skiljs åt, då frågar ingen när det är.
    Ett möte med både en strategisk och en operativ grupp räknas som gemensamt.
    Leder du en workshop? Under Incheckning räcker tre bokstäver och Enter, under Handuppräckning frågar du rummet, under Plan skrivs vem som gör vad, och Avsluta ger ett dokument med allt; Ctrl+1 till Ctrl+5 byter mellan dem. Ctrl+F11 visar sidan på projektorn och F11 i hela fönstret: rummet ser inget annat om personer än förnamn och verksamhet, och det bara när du slår på det med Ctrl+Skift+N.
    Mötesserie bokar många på en gång: skriv till exempel var tredje tisdag 13–15 till juni. Varje möte kan sedan flyttas för sig. Antecknar du ett möte som redan varit erbjuds att dagens medlemmar var med redan då.
help-page-plan =
    Handlingsplanen säger vad ni ska göra, vem som ser till det och när det ska vara klart.
    Börja med ett utkast. När den strategiska gruppen har antagit planen väljer du steget Antagen, och Överlämnad när den operativa har tagit över. Dagens datum skrivs in; det ändrar du under Redigera planen.
    Skriv en aktivitet per rad med ansvarig och slutdatum, och flytta den på tavlan när något händer. Det som är försenat eller saknar ansvarig visas under Nästa steg.
help-page-agreements =
    Avsiktsförklaringar, samverkansavtal och andra överenskommelser: vilka som är med, sedan när de gäller och till när.
    Skriv också var originalet finns, så att den som tar över efter dig hittar det. Själva dokumentet ligger kvar där det hör hemma.
    Nittio dagar innan en överenskommelse slutar gälla står det under Nästa steg.
help-page-initiatives =
    Ett förändringsarbete är något ni börjar göra på ett nytt sätt tillsammans. Projektet har lyckats först när något blir ordinarie arbete.
    Skriv vad som inte fungerade och vad ni prövar, vem som driver det, och hur de som arbetet är till för får vara med. Flytta det längs stegen när det händer; dagen sparas.
    När något har kommit ut av det skriver du vad, och hur högt upp i effekttrappan ni kan visa det. Är det ett gott exempel som andra får ta del av, så markera det: det efterfrågas mest av allt.
help-page-process_maps =
    En processkarta visar vad som händer en person steg för steg, vem som gör det och var det brister. Gör den tillsammans med dem som gör arbetet.
    Ange först banorna, en per verksamhet. Skriv sedan stegen i ordning och märk ut brytpunkterna: där någon faller mellan stolarna, väntar eller får berätta allt igen.
    I kartan skriver du ett steg och trycker Enter; medan du skriver flyttar pil upp och ner till en annan bana. När ett steg är valt märker B en brytpunkt, P ett problem, O en möjlighet och D dagarna; M drar en gren, Skift och pilarna flyttar, F visar hela kartan. Stegen kan också dras med musen.
    Gör gärna två kartor, en av hur det är och en av hur det ska bli. Problem och möjligheter blir ofta de första aktiviteterna i handlingsplanen.
help-page-boards =
    En tavla är väggen i en workshop. Välj en mall, så får den sina spalter: behovsinventering, SWOT, riskanalys, framtidsverkstad, börja–sluta–fortsätt eller idéer.
    Skriv och tryck Enter, så sitter lappen på väggen; Tab går till nästa spalt. Piltangenterna väljer en lapp, Skift och pil flyttar den, M slår ihop två, plus och minus röstar, S sorterar efter röster och U ångrar. Allt går också med musen.
    Det ni röstar fram gör ni till aktivitet eller förändringsarbete på lappen, annars stannar det på väggen. Skriv aldrig namn på enskilda: väggen syns för alla i rummet.
help-page-feedback =
    Återkopplingen är det som går tillbaka från projektledningen till kommunerna: nya och ändrade utbildningar, enkäter med sista svarsdag, goda exempel, meddelanden och en jämförelse med de andra kommunerna. Den innehåller inga personuppgifter.
    Hos projektledningen: skriv ett meddelande till en kommun eller till alla, och spara återkoppling till en eller till alla på en gång. Innan filerna skrivs visas texterna som följer med, och det märks om någon nämner en person. En kommun får bara det som är till den.
    Jämförelsen räknas om högst en gång om dagen. Den visas bara när minst fem andra kommuner står bakom, och aldrig så att en enda kommuns ändring går att läsa ut: därför kan ett tal stå kvar tills flera har ändrat sina.
    I en kommun: öppna filen som du fått, så visar Nytt från projektet på Översikt vad som kom. Kortet och signalen ligger kvar tills du säger att du har tittat. Det gäller bara den här arbetsfilen.
help-page-examples =
    Här samlas det som har fungerat på ett ställe och kan prövas på ett annat. Sök på ord eller välj ett tema, och öppna ett exempel för att läsa vad man gjorde, vad det gav och vem du kan fråga.
    I en kommun: Det här vill vi pröva gör ett eget förändringsarbete som börjar som en idé, med exemplet länkat. Ändra det som ni vill.
    Hos projektledningen: under Kandidater står de förändringsarbeten som en kommun kallar ett gott exempel och låter andra läsa om. Granska ett, ta bort det som pekar ut någon, och dela det. Kommunerna får lydelsen som den står när du sparar startpaket eller återkoppling, aldrig tidigare utkast.
help-page-services =
    Insatskartan är det som kommunen erbjuder målgruppen: vad, för vem, var och hos vem.
    Skriv en insats per rad och ange kontakt som roll och verksamhet, aldrig ett privat nummer. Kontrollera varje insats en gång om året och skriv dagen.
    En insats som inte är kontrollerad på ett år säger det själv, så att ingen hänvisas till något som har lagts ner.
help-page-log =
    Lärandeloggen är till för att hinna tänka efter: vad hände, vad lärde vi oss, vad tar vi med oss.
    Skriv kort, gärna direkt efter mötet. Välj vilka som får läsa: ingen annan, gruppen eller projektledningen.
    Bara det som delas med projektledningen lämnar datorn. Skriv inget om enskilda i målgruppen.
help-page-people =
    Alla som är med i samverkan eller går utbildningarna, skrivna en gång och använda överallt.
    Skriv ett namn på sista raden och tryck Enter, klistra in rader från Excel eller läs in hela filen. Ange verksamhet och nivå när du vet dem: bredden i grupperna och siffrorna till finansiären räknas ur dem.
    Skriv dagen då personen fick veta hur uppgifterna hanteras. Samma person i två kommuner räknas en gång.
    På personens sida finns allt som programmet vet om personen. Där skriver du ut det för den som frågar, och raderar den som ber om det; siffrorna finns kvar, men inte personen.
help-page-trainings =
    Utbildningarna och deras tillfällen: vilka som var med, hur länge och vad de tyckte. Timmarna är kommunens medfinansiering, så det lönar sig att skriva dem samma dag.
    Det första tillfället skrivs tillsammans med utbildningen. Öppna den och lägg till fler med dag, tid och plats. Skriv ut en närvarolista i förväg, och markera sedan vilka som kom; en lista med namn kan klistras in på tillfället. Kom någon senare ändrar du personens minuter.
    Kom det fler än du har namn på gör du en närvaroräkning. Utvärderingar på papper läggs in som antal per svar, och svarsfrekvensen följer alltid med.
help-page-surveys =
    Enkäterna: självskattningen, mätningar före och efter och utvärderingar av utbildningar. Öppna en enkät för att svara, lägga in pappersformulär eller se vad alla har svarat.
    När du svarar väljer siffertangenterna svar och Enter går till nästa fråga. Svaren sparas när du ger dem; det som svarades förra gången står bredvid.
    En hög pappersformulär läggs in ett per rad, utan mus: ja är 1 och nej 2, och svarsalternativ skrivs med sin plats. Ett tomt svar är inget svar. Skriv hur många som fick frågan, så räknas svarsfrekvensen. Antal per svar kan skrivas efter varandra eller klistras in som en tabell.
    Färdig utvärdering ger en enkät för tillfällen med sex frågor som kan ändras.
help-page-learning_plans =
    En utbildningsplan är vad ni har kommit överens om med en person: hur många timmar, vad de ska handla om och när ni följer upp.
    Skriv den när personen börjar. Timmarna hittills räknas ur närvaron, så listan visar vilka som ligger efter.
    Vid uppföljningen skriver du dagen och hur det gick, också när planen ändrades längs vägen: skälet är det som utvärderaren frågar efter.
help-page-time =
    Här blir närvaron till tid som kan redovisas, en månad i taget.
    Gå till månaden som är slut. Tiden på utbildning föreslås ur närvaron; lägg in den för alla med en knapp och lägg till annan tid i projektet där det finns. Skriv ut närvarorapporten, låt personen och chefen skriva under, och skriv in de två dagarna.
    Tiden räknas som medfinansiering först när båda har intygat den. Fjorton dagar efter månadens slut påminner Nästa steg om det som saknas. Överst står hur långt medfinansieringen har kommit och vilken dag den nås i den här takten.
help-page-follow_up =
    Alla siffror räknas ur det som är skrivet. Inget fylls i här.
    Välj period högst upp. Välj en siffra för att se vad den betyder och raderna bakom den, och gå därifrån till posten om något är fel. När du rättar posten rättas siffran.
    Ett diagram kan kopieras eller sparas som bild, och raderna kopieras till Excel.
help-page-submissions =
    Månad för månad till finansiären: hur många som deltog, hur mycket som är intygat och vad som är skickat. Välj en månad för att se vad som saknas, kommun för kommun, och underlaget i er mall.
    Spara underlaget eller kopiera det till myndighetens mall, skicka det där, och anteckna månaden som skickad. Raderna fryses. Ändras något efteråt visar sidan vilka rader som skiljer. Den som rättar en månad skickar varje senare månad igen. Vilka personnummer som skickades sparas inte här, så ett nummer som rättas märks inte: skicka då månaden igen.

help-page-report =
    Här skriver du rapporten till finansiären eller till kommunens ledning. Välj rapport överst, och avsnitt till vänster: ta med eller låt bli, och flytta med musen, med knapparna eller med Alt och pil.
    Tabeller, diagram och röster kommer ur det som är registrerat. Din egen text skriver du i rutan; en tom rad ger ett nytt stycke, och rader som börjar med ett bindestreck blir punkter.
    En siffra i texten söker du i fältet Lägg in siffra, och skriver vidare efter den. Den står då som till exempel {"{"}participants.unique:women=415{"}"}: siffrans kod, delen efter kolon och vad siffran var. Dokumentet visar alltid det som gäller nu, och har det ändrats sedan du skrev märks siffran ut.
    Lägesrapporten kan gälla en period: välj den under rapporterna. Det som har gjorts räknas då i perioden, och planer, ekonomi och mål från start till periodens sista dag.
    Spara rapporten som Word-fil, och underlaget som Excel-fil med raderna bakom varje siffra. Personer står där med en kod. Innehållsförteckningens rader är länkar; sidnummer får den när du uppdaterar den i Word (högerklicka och välj Uppdatera fält).
help-page-measures =
    Nyckeltal är det ni vill följa över tid och som inte går att räkna ur resten, till exempel veckor till första förskoleplats.
    Skriv vad som mäts, i vilken enhet och vilket håll som är bättre. Lägg sedan till ett mätvärde varje gång ni mäter.
    Första och senaste värdet och skillnaden visas under Uppföljning.
help-page-project =
    Det som gäller alla kommuner: projektet, faserna, målen, kommunerna som deltar, kostnaderna, spridningen och omvärlden.
    Skriv målen med vad som mäter dem, så räknas läget i varje kommun. Ändras ett mål under vägen reviderar du det med dag och skäl i stället för att skriva över det.
    När det är klart gör du startpaket på den sista fliken. Gör nya när något har ändrats; kommunerna tar emot dem utan att förlora något.
help-page-send =
    Här gör du paketet till projektledningen. Skicka gärna ett i månaden, så ser de läget i din kommun.
    Välj Fullständigt, som bara projektledningen kan läsa, eller Pseudonymt, där personer blir koder och bara de fritexter som du markerar går med. Läs igenom det som lämnar datorn och spara filen.
    Bifoga filen i ett mejl, eller lägg den där ni har kommit överens om. Allt går med varje gång, så det gör inget om ett paket kommer bort.
help-page-intake =
    Det du har i Excel kan läsas in: deltagare, medlemmar, närvaro, verksamheter, timmar och annat.
    Släpp filen på sidan eller klistra in rader. Visa de första raderna, så ser du vilken som lästes som rubrik och kan säga att det är en annan eller ingen. Kontrollera vad varje kolumn innehåller och svara på frågorna: programmet gissar aldrig vem som menas. Ett namn kan vara samma som något som redan finns, eller som ett annat i arket. Personer och dagar som inte finns kan alla bli nya personer och tillfällen på en gång; de läggs till tillsammans med raderna.
    Innan något ändras ser du vad det blir av varje rad. Det som inte kunde läsas in hamnar i en egen fil med skälet till varje rad, och hela inläsningen kan ångras på en gång.
help-page-settings =
    Språk, utseende och textstorlek gäller den här datorn. Kommunens uppgifter, uppdragen och vad projektet använder följer med i paketen.
    Skriv vem som är kontaktperson, från vilken dag, med avsatt tid och mandat. Byts kontaktpersonen sätter du ett slutdatum på den första och lägger till nästa.
    Härifrån når du nycklarna och säkerhetskopiorna.
help-page-keys =
    Nycklarna gör att bara rätt mottagare kan läsa ett paket, och att det syns vem som har skickat det. För det mesta behöver du inte tänka på dem.
    Undrar någon om ett paket är äkta läser ni upp nycklarnas ord för varandra i telefon. Är de lika är allt som det ska.
    Projektledningen skriver ut ett nyckelblad och låser in det: utan det kan ingen läsa kommunernas paket om datorn går sönder. Här står också hur arbetsfilen flyttas till en ny dator.
help-page-backups =
    Programmet kopierar arbetsfilen när du stänger den och före allt stort. De tio senaste kopiorna sparas, och den sista i varje månad.
    Har något gått fel väljer du en kopia. Du ser vad den innehåller och vad som skulle gå förlorat innan du återställer den.
    Filen som den är nu sparas först, så också det kan ångras.
    Av en stor fil sparas bara det som ändrats sedan en hel kopia. Ska kopiorna till en annan dator flyttar du hela mappen, så återställs de där.
help-page-handover =
    Det som den som tar över efter dig behöver för att fortsätta samma dag: vad som brådskar, vem som är vem, vad som pågår, är lovat och är beslutat, kommande möten och utbildningar och var allt finns.
    Längst upp står det som saknas. Fyll i det, och skriv med egna ord i ditt uppdrag det som inte går att läsa ut av posterna: vem man ringer, vad som är känsligt, vad du själv skulle göra först.
    Skriv sedan ut bladet och gå igenom det tillsammans. Är det gjort under uppdragets sista månad slutar Nästa steg fråga efter det.

## Slag av poster

help-kind-project = Projektets namn, tid, syfte och planer. Det planerade antalet deltagare och timmar är det som utfallet jämförs med.
help-kind-programme = Flera projekt som följs av samma utvärderare. Projekten säger vilket program de hör till.
help-kind-hour_rate = Vad en timme är värd som medfinansiering, från en viss dag. Ändras värdet lägger du till ett nytt i stället för att skriva över det gamla.
help-kind-submission = En månad som den skickades till finansiären, fryst. Den ändras aldrig; en rättelse är en ny redovisning av samma månad.
help-kind-extract_layout = Kolumnerna i myndighetens mall, som ni själva har läst av dem, och hur nummer, tid och dagar skrivs.
help-kind-phase = En del av projektets tid, till exempel analys eller operativ fas. Faserna ritas på tidslinjen.
help-kind-goal = Något som ska vara nått till en viss dag. Välj vad som mäter det, så räknas läget; annars bedömer ni det för hand.
help-kind-goal_revision = Ett nytt målvärde med dag och skäl. Det gamla finns kvar, så att ingen behöver undra varför målet ändrades.
help-kind-judgement = Hur ni bedömer ett mål som inget kan räkna, på en viss dag och med skäl.
help-kind-municipality = En kommuns tid i projektet: när den gick med och när den lämnade. Kommer den tillbaka lägger du till en del till.
help-kind-unit = En förvaltning, myndighet, förening eller ett företag. Sektorn visar hur bred samverkan är, och frågan om målgruppen visar om ni har nått utanför dem som alltid är med.
help-kind-person = En människa. Skriv bara det som arbetet behöver. Har personen skyddade uppgifter markerar du det, så visas namnet ingen annanstans än på personens egen sida.
help-kind-person_link = Ditt svar på om två personer är en och samma. Båda finns kvar och räknas som en, och svaret kan ångras.
help-kind-assignment = Ett uppdrag i projektet från en dag till en annan: kontaktperson, processledare, förändringsagent. Ange avsatt tid och uttalat mandat, för utan dem stannar arbetet av.
help-kind-group = En strategisk, operativ eller annan grupp. Ange om den fanns innan, breddades eller bildades i projektet, och vilken grupp den rapporterar till.
help-kind-membership = En person i en grupp, från en dag till en annan. Mandat betyder att personen kan säga ja för sin verksamhet. Den som slutar får ett slutdatum.
help-kind-meeting = En träff med en eller flera grupper. Mötet räknas när dagen har varit; det som är bokat framåt visas som nästa möte.
help-kind-attendance = Om en person var på plats, på distans, frånvarande eller hade förhinder. Vid utbildning räknas minuterna; den som gick tidigt får sina egna.
help-kind-head_count = De som kom utan att någon skrev upp namnen, räknade efter kön. De läggs aldrig ihop med namngivna personer.
help-kind-action_plan = Planen som den strategiska gruppen antar och den operativa genomför. Dagen då den antogs och dagen då den lämnades över är två olika steg.
help-kind-activity = Något som ska göras, av någon, till en viss dag. Klar betyder gjort; det som ni inte längre ska göra stryker ni.
help-kind-initiative = Ett nytt sätt att arbeta, från idé till ordinarie arbete. Varje steg sparas med sin dag.
help-kind-factor = Något som hjälpte eller hindrade, i en grupp, ett förändringsarbete eller kommunen. Utvärderaren samlar dem från alla kommuner.
help-kind-quote = Vad någon har sagt, med roll men aldrig med namn. Markera om det får publiceras.
help-kind-process_map = Ett flöde som det är eller som det ska bli, med en bana för varje verksamhet.
help-kind-process_step = Ett steg i flödet. En brytpunkt är ett ställe där det brister; skriv vad som är problemet och vad som skulle kunna göras.
help-kind-board = En workshops vägg. Mallen bestämmer spalterna, hur många röster var och en har och vad en lapp frågas om.
help-kind-board_item = En lapp på tavlan. Ihopslagna lappar finns kvar och kan tas isär; en lapp som blev en aktivitet eller ett förändringsarbete visar det, och det syns där varifrån den kom.
help-kind-training = En utbildningsinsats med ett eller flera tillfällen. Ange vilken nivå den är till för, och om den är föreläsning, workshop eller arbete på den egna arbetsplatsen.
help-kind-session = En utbildningsdag. Minuterna är undervisningstiden utan raster; den som har varit med hela dagen får just dem.
help-kind-learning_plan = Planerade timmar och innehåll för en person. Av flera planer gäller den som ni kom överens om senast.
help-kind-time_report = En persons månad: minuter på utbildning och annan tid, med dagarna då personen och chefen intygade den.
help-kind-survey = Frågor som besvaras efter ett tillfälle, före och efter, eller av hela kommunen. En enkät som har svar kan inte tas bort.
help-kind-question = En fråga med sitt svarssätt: skala, ja eller nej, val i ordning (till exempel dåligt, bra, mycket bra), ett val, flera val, tal eller text. En skala har sina egna ändar, så att olika formulär kan jämföras; medel räknas av skalor och tal.
help-kind-response = Ett ifyllt formulär. Är enkäten anonym sparas inte vem som svarade.
help-kind-tally = En hög formulär som antal per svar, när du inte vill eller kan skriva in dem ett och ett.
help-kind-cost = En planerad eller faktisk kostnad i hela kronor, med finansiär.
help-kind-outreach = Något ni har gjort för att sprida lärdomarna, och hur många det nådde.
help-kind-context_event = Något i omvärlden som påverkade projektet, till exempel ett val eller en lagändring. Det visas på tidslinjen, så att det går att förstå varför en kurva vände.
help-kind-good_example = Ett exempel som projektledningen har läst igenom. Det följer med till kommunerna först när det delas, och det säger vem man kan fråga med roll och verksamhet, aldrig med namn.
help-kind-project_note = Något projektledningen vill säga till en kommun, eller till alla. Vem det är till bestäms när det skrivs; det följer med nästa återkoppling.
help-kind-comparison = Så stod en kommun bredvid de andra en viss dag. Programmet gör den när återkopplingen sparas, och bara när minst fem andra står bakom talen.
help-kind-service = Något som kommunen erbjuder målgruppen. Skriv dagen när du senast kontrollerade att uppgifterna stämmer.
help-kind-agreement = Vilka som har lovat vad, från när och till när. Den räknas som gällande medan läget är Gäller och slutdagen inte har passerat.
help-kind-log_entry = En tanke efter något som hände. Du väljer vilka som får läsa.
help-kind-measure = Något som ni följer över tid: vad, i vilken enhet, och om högre eller lägre är bättre.
help-kind-measurement = Ett värde på en dag, för hela kommunen eller en grupp. Högst tre decimaler.
help-kind-report_text = Det du själv skriver i ett avsnitt av en rapport, med dagen då det skrevs. Det sparas till nästa gång.
help-kind-snooze = En signal som får vila till en dag, med skälet. Sedan kommer den tillbaka om det fortfarande behövs.
