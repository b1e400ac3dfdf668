/** Words that people here begin a password with; a year, a few digits or a mark behind one makes it no better. */
export const commonWords: readonly string[] = `
  aardbei admin administrator ahmed ajax ajax1900 almere amersfoort amsterdam annemieke apeldoorn apotheek appeltaart appeltje april arnhem augustus
  auto azalkmaar baby banaan bedrijf beer beertje beheer beheerder biertje bloem bloemetje boterham brabant breda broertje brommer buurthuis buurtteam
  chocola chocolade collega computer danuta december default denhaag dinsdag dochter dokter dolfijn donderdag dordrecht draak drenthe drieluik eindhoven
  emine enschede familie fatima fatma fcgroningen fctwente fcutrecht februari feyenoord fiets fietsen friesland frikandel gebruiker geheim geheimpje
  gelderland geluk gelukkig gezellig gezondheid groningen haarlem hagelslag hallo hallohallo hallokitty heerenveen heks hemel henk herfst hockey hoihoi
  holland hond hondje huisarts ingrid inloggen internet jaap jan januari juf juli juni kaas kabouter kacper kanaleneiland kanarie kanjer kantoor katje
  kees kerstmis kinderen kindje klaas koffie konijn konijntje koning koningin koningsdag kroket lachen laptop leeuw leiden lekker lekkerding lente
  leraar leuk liefde liefje lieverd limburg lombok maan maandag maart maastricht mama marieke meester mehmet mei minecraft mobiel moeder mohammed mooi
  mooieboy motor muis muisje mustafa nederland nijmegen nijntje november oktober olifant oma opa oranje overijssel overvecht paard paardje pakjesavond
  pannenkoek papa patat piet pietjepuk poes poesje pokemon portaal praktijk prinses prinsesje proef psv puppy regenboog ridder rotterdam sanne schaatsen
  schatje schatjes schilderswijk school scooter september sesamstraat sinaasappel sinterklaas smurf snoepje sparta spongebob spoorwijk standaard
  sterretje stroopwafel student super superman telefoon test testtest tijdelijk tijger tilburg toegang toppertje tovenaar utrecht vader vakantie
  verjaardag vitesse vlinder vlindertje voetbal vogel vriend vrienden vriendin vrijdag wachtwoord weekend welkom welkom01 welkom123 welkomterug
  welkomthuis wereld werk wijkteam willem2 winter woensdag youssef zaterdag zeeland ziekenhuis zoetermeer zomer zondag zonnebloem zonneschijn zonnetje
  zoon zorg zuilen zusje zwartepiet zwolle
`
  .trim()
  .split(/\s+/)
