import type { Drafts } from './drafts-of.ts'

/** What the neighbourhood offers, in Polish as a machine drafted it: nobody has checked it. */
export const polishDrafts: Drafts = {
  'Voor iedereen uit de wijk.': 'Dla wszystkich z dzielnicy.',
  'Alleen voor vrouwen.': 'Tylko dla kobiet.',
  'Voor mannen.': 'Dla mężczyzn.',
  'Voor mensen van 55 jaar en ouder.': 'Dla osób od 55 lat.',
  'Voor ouders met een baby of peuter.': 'Dla rodziców z niemowlęciem lub małym dzieckiem.',
  'Voor ouders met kinderen van 0 tot 18 jaar.': 'Dla rodziców dzieci od 0 do 18 lat.',
  'Voor kinderen van de basisschool.': 'Dla dzieci ze szkoły podstawowej.',
  'Voor jongeren van 10 tot 18 jaar.': 'Dla młodzieży od 10 do 18 lat.',
  'Voor iedereen die Nederlands leert.': 'Dla wszystkich, którzy uczą się niderlandzkiego.',
  'Voor iedereen die zich vaak moe of gespannen voelt.': 'Dla wszystkich, którzy często czują zmęczenie lub napięcie.',
  'Kom gewoon langs. U hoeft zich niet aan te melden.': 'Proszę po prostu przyjść. Nie trzeba się zapisywać.',
  'Meld u aan met uw voornaam en telefoonnummer.': 'Proszę się zapisać, podając imię i numer telefonu.',
  'Bel eerst even. Dan weten wij dat u komt.': 'Proszę najpierw zadzwonić. Wtedy wiemy, że Państwo przyjdą.',
  'Meld u aan. Wij bellen u voor een eerste gesprek.': 'Proszę się zapisać. Zadzwonimy na pierwszą rozmowę.',
  'Kom zonder afspraak. Neem uw brieven mee.': 'Proszę przyjść bez umawiania się i zabrać listy.',
  'Wandelgroep voor vrouwen': 'Grupa spacerowa dla kobiet',
  'Wij wandelen rustig door de wijk en praten samen. Daarna drinken wij thee.':
    'Spokojnie spacerujemy po dzielnicy i rozmawiamy. Potem pijemy herbatę.',
  Ochtendwandeling: 'Poranny spacer',
  'Een uur wandelen in een groep. U loopt zo snel als u kunt.': 'Godzina spaceru w grupie. Idzie się własnym tempem.',
  'Wandelen met de rollator': 'Spacer z balkonikiem',
  'Een korte wandeling op goede paden. Er zijn veel bankjes om te rusten.':
    'Krótki spacer po dobrych ścieżkach. Jest dużo ławek, żeby odpocząć.',
  'Fietsles voor vrouwen': 'Nauka jazdy na rowerze dla kobiet',
  'U leert fietsen op een veilig plein. Wij hebben fietsen voor u.':
    'Nauka jazdy na bezpiecznym placu. Rowery są na miejscu.',
  'Samen fietsen maken': 'Razem naprawiamy rowery',
  'Beweeguur met advies': 'Godzina ruchu z poradą',
  'Wij doen rustige oefeningen. U krijgt advies over bewegen dat bij u past.':
    'Robimy spokojne ćwiczenia. Można dostać poradę, jaki ruch jest dobry.',
  'Zwemmen voor vrouwen': 'Pływanie dla kobiet',
  'Voetbal op het plein': 'Piłka nożna na placu',
  'Yoga op de stoel': 'Joga na krześle',
  'U zit op een stoel en beweegt rustig. U hoeft niet lenig te zijn.':
    'Ćwiczymy spokojnie na krześle. Nie trzeba być sprawnym.',
  'Bewegen met suikerziekte': 'Ruch przy cukrzycy',
  'Rust in je hoofd': 'Spokój w głowie',
  Herstelgroep: 'Grupa zdrowienia',
  'Beter slapen': 'Lepszy sen',
  'Praten over verlies': 'Rozmowy o stracie',
  Mannenpraat: 'Rozmowy mężczyzn',
  'Samen soep eten': 'Wspólna zupa',
  'Wij koken soep van groente die over is. Daarna eten wij samen.':
    'Gotujemy zupę z warzyw, które zostały. Potem jemy razem.',
  'Samen koken': 'Wspólne gotowanie',
  'Elke week kookt iemand anders een gerecht van thuis. Wij eten het samen op.':
    'Co tydzień ktoś inny gotuje danie z domu. Jemy je razem.',
  Buurtmaaltijd: 'Posiłek sąsiedzki',
  'Kinderen koken gezond': 'Dzieci gotują zdrowo',
  Koffieochtend: 'Poranna kawa',
  'De koffie is klaar en de deur staat open. U bent welkom.': 'Kawa jest gotowa, drzwi są otwarte. Zapraszamy.',
  'Ontbijt op zondag': 'Śniadanie w niedzielę',
  'Hulp bij brieven en geld': 'Pomoc przy listach i pieniądzach',
  'Wij lezen samen uw brieven. Wij helpen u met rekeningen en formulieren.':
    'Razem czytamy listy. Pomagamy przy rachunkach i formularzach.',
  'Spreekuur over geld': 'Porady o pieniądzach',
  'Heeft u schulden of weinig geld? Wij maken samen een plan.': 'Długi albo mało pieniędzy? Razem zrobimy plan.',
  'Hulp bij belasting en toeslagen': 'Pomoc przy podatkach i dodatkach',
  'Hulp met telefoon en computer': 'Pomoc z telefonem i komputerem',
  Werkcafé: 'Kawiarenka pracy',
  'Zoekt u werk of vrijwilligerswerk? Wij schrijven samen een brief.':
    'Szukają Państwo pracy lub wolontariatu? Razem napiszemy list.',
  'Spreekuur voor bewoners': 'Porady dla mieszkańców',
  Taalcafé: 'Kawiarenka językowa',
  'U oefent Nederlands in een klein groepje. Fouten maken mag.':
    'Ćwiczymy niderlandzki w małej grupie. Można robić błędy.',
  'Nederlandse les voor vrouwen': 'Niderlandzki dla kobiet',
  'Voorlezen voor peuters': 'Czytanie dla małych dzieci',
  'Leesclub met makkelijke boeken': 'Klub łatwych książek',
  'Praten over de krant': 'Rozmowy o gazecie',
  'Ouder-babygroep': 'Grupa rodziców z niemowlętami',
  'Spelen met peuters': 'Zabawa z małymi dziećmi',
  Huiswerkuur: 'Godzina odrabiania lekcji',
  Opvoedcafé: 'Kawiarenka dla rodziców',
  'Sport en spel op zondag': 'Sport i zabawa w niedzielę',
  'Werken in de moestuin': 'Praca w ogrodzie warzywnym',
  'Tuinochtend op zaterdag': 'Sobotni poranek w ogrodzie',
  'Samen de buurt schoon': 'Razem sprzątamy okolicę',
  'Schaken in de buurt': 'Szachy w okolicy',
  'Samen zingen': 'Wspólne śpiewanie',
  Dansmiddag: 'Popołudnie tańca',
  'Dans voor meiden': 'Taniec dla dziewcząt',
  'Naaicafé voor vrouwen': 'Kawiarenka krawiecka dla kobiet',
  'Kom gewoon langs. Durft u niet alleen? Bel ons, dan loopt iemand met u mee.':
    'Proszę po prostu przyjść. Trudno przyjść samemu? Proszę zadzwonić, ktoś pójdzie razem.',
  'Neem uw fiets mee. Wij helpen u om hem zelf te maken.':
    'Proszę zabrać swój rower. Pomożemy naprawić go samodzielnie.',
  'Het zwembad is dit uur alleen voor vrouwen. De badmeester is ook een vrouw.':
    'O tej godzinie basen jest tylko dla kobiet. Ratownikiem też jest kobieta.',
  'Een trainer speelt mee. Iedereen mag meedoen, ook als u nog niet kunt voetballen.':
    'Trener gra razem z nami. Każdy może grać, także ktoś, kto jeszcze nie umie.',
  'Samen bewegen onder leiding van een beweegcoach. Wij praten ook over eten.':
    'Ruszamy się razem pod okiem trenera. Rozmawiamy też o jedzeniu.',
  'Voor mensen met suikerziekte.': 'Dla osób z cukrzycą.',
  'U leert oefeningen om rustiger te worden. Praten mag, maar het hoeft niet.':
    'Uczymy się ćwiczeń, które uspokajają. Można rozmawiać, ale nie trzeba.',
  'U praat met mensen die hetzelfde meemaakten. Wij zoeken samen wat helpt.':
    'Rozmawiamy z ludźmi, którzy przeżyli to samo. Razem szukamy, co pomaga.',
  'Voor iedereen die het moeilijk heeft of had.': 'Dla wszystkich, którym jest lub było trudno.',
  'Wij praten over slapen en doen oefeningen. U krijgt een plan mee naar huis.':
    'Rozmawiamy o śnie i robimy ćwiczenia. Każdy dostaje plan do domu.',
  'Mist u iemand? Hier luistert men naar u, met koffie en koek.':
    'Brakuje Państwu kogoś? Tu ktoś wysłucha, przy kawie i ciastku.',
  'Mannen drinken koffie en praten over werk, gezin en gezondheid.':
    'Mężczyźni piją kawę i rozmawiają o pracy, rodzinie i zdrowiu.',
  'Een warme maaltijd met drie gangen. U schuift aan bij uw buren.':
    'Ciepły posiłek z trzech dań. Siada się do stołu z sąsiadami.',
  'Kinderen koken zelf een gezonde maaltijd. Hun ouders mogen komen proeven.':
    'Dzieci same gotują zdrowy posiłek. Rodzice mogą przyjść spróbować.',
  'Samen ontbijten aan een lange tafel. Neem iets lekkers mee als u wilt.':
    'Wspólne śniadanie przy długim stole. Można przynieść coś smacznego.',
  'Vrijwilligers vullen het formulier met u in. Alles blijft geheim.':
    'Wolontariusze wypełnią z Państwem formularz. Wszystko zostaje w tajemnicy.',
  'Wij leggen rustig uit hoe het werkt. Ook DigiD en e-mail.':
    'Spokojnie wyjaśniamy, jak to działa. Także DigiD i e-mail.',
  'Heeft u een vraag of plan voor de wijk? Kom erover praten.':
    'Mają Państwo pytanie albo pomysł dla dzielnicy? Proszę przyjść porozmawiać.',
  'U leert spreken, lezen en schrijven. Er is oppas voor kleine kinderen.':
    'Nauka mówienia, czytania i pisania. Jest opieka dla małych dzieci.',
  'Wij lezen voor in het Nederlands en in een andere taal. Uw kind mag meedoen.':
    'Czytamy na głos po niderlandzku i w innym języku. Dziecko może brać udział.',
  'Wij lezen samen een kort boek en praten erover. Het boek krijgt u te leen.':
    'Czytamy razem krótką książkę i rozmawiamy o niej. Książkę można wypożyczyć.',
  'Wij lezen het nieuws in makkelijke taal. U oefent zo met spreken.':
    'Czytamy wiadomości w prostym języku. W ten sposób ćwiczymy mówienie.',
  'Uw baby speelt en u praat met andere ouders. Een verpleegkundige is erbij.':
    'Niemowlę się bawi, a rodzice rozmawiają. Jest też pielęgniarka.',
  'Uw kind speelt, zingt en knutselt. U blijft erbij.':
    'Dziecko bawi się, śpiewa i majsterkuje. Rodzic zostaje razem z nim.',
  'Een rustige plek om huiswerk te maken. Studenten helpen als het moeilijk is.':
    'Spokojne miejsce do odrabiania lekcji. Studenci pomagają, gdy jest trudno.',
  'Ouders praten over slapen, eten, school en de telefoon. U hoort wat anderen doen.':
    'Rodzice rozmawiają o śnie, jedzeniu, szkole i telefonie. Można usłyszeć, co robią inni.',
  'De sportzaal is open voor het hele gezin. Er zijn ballen, matten en touwen.':
    'Sala sportowa jest otwarta dla całej rodziny. Są piłki, maty i liny.',
  'U zaait, wiedt en oogst met buren. Een deel van de groente is voor u.':
    'Siejemy, pielimy i zbieramy plony z sąsiadami. Część warzyw można zabrać.',
  'Buiten bezig zijn met planten en kippen. Kinderen mogen de kippen voeren.':
    'Praca na dworze przy roślinach i kurach. Dzieci mogą karmić kury.',
  'Wij ruimen afval op in de straat. U krijgt een grijper en daarna soep.':
    'Sprzątamy śmieci na ulicy. Każdy dostaje chwytak, a potem zupę.',
  'U schaakt met mensen uit de wijk. Kunt u het nog niet? Wij leren het u.':
    'Gramy w szachy z ludźmi z dzielnicy. Ktoś jeszcze nie umie? Nauczymy.',
  'Wij zingen liedjes uit alle landen. U hoeft geen noten te lezen.':
    'Śpiewamy piosenki z różnych krajów. Nie trzeba znać nut.',
  'Dansen op muziek van vroeger. Zittend meedoen kan ook.':
    'Taniec przy muzyce z dawnych lat. Można też brać udział na siedząco.',
  'Je leert nieuwe dansen in een zaal zonder jongens. Eén keer proberen is gratis.':
    'Uczysz się nowych tańców w sali bez chłopców. Pierwszy raz jest bezpłatny.',
  'Voor meiden van 12 tot 18 jaar.': 'Dla dziewcząt od 12 do 18 lat.',
  'U leert naaien of maakt kleding weer heel. Naaimachines zijn er al.':
    'Nauka szycia albo naprawianie ubrań. Maszyny do szycia są na miejscu.',
}
