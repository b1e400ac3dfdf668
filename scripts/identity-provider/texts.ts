/** What the demo's identity provider says; its pages are not part of the portal. */
const nl = {
  title: 'Wie bent u?',
  mark: 'Demo',
  stand: 'Deze pagina staat in de demo op de plaats van DigiD. De mensen hieronder bestaan niet.',
  search: 'Zoek op naam',
  searchButton: 'Zoek',
  people: 'Kies een bewoner',
  everybody: 'Toon iedereen',
  nobody: 'Niemand heet zo. Zoek op een andere naam.',
  choose: 'Kies eerst een bewoner.',
  level: 'Hoe zeker is het dat u het bent?',
  laag: 'Laag',
  laagText: 'Met een gebruikersnaam en een wachtwoord.',
  substantieel: 'Substantieel',
  substantieelText: 'Met een app die uw identiteitsbewijs heeft gelezen.',
  hoog: 'Hoog',
  hoogText: 'Met de chip van uw rijbewijs of identiteitskaart.',
  button: 'Log in',
  cancel: 'Stop en ga terug',
  problem: 'Dit lukt niet meer',
  problemText: 'Ga terug naar Drieluik en begin opnieuw.',
}

const en: typeof nl = {
  title: 'Who are you?',
  mark: 'Demo',
  stand: 'In this demo, this page stands in for DigiD. The people below do not exist.',
  search: 'Search by name',
  searchButton: 'Search',
  people: 'Choose a resident',
  everybody: 'Show everybody',
  nobody: 'Nobody has that name. Search for another name.',
  choose: 'Choose a resident first.',
  level: 'How sure is it that this is you?',
  laag: 'Low',
  laagText: 'With a user name and a password.',
  substantieel: 'Substantial',
  substantieelText: 'With an app that has read your identity document.',
  hoog: 'High',
  hoogText: 'With the chip of your driving licence or identity card.',
  button: 'Log in',
  cancel: 'Stop and go back',
  problem: 'This does not work any more',
  problemText: 'Go back to Drieluik and start again.',
}

export type ProviderLanguage = 'nl' | 'en'
export const providerTexts: Record<ProviderLanguage, typeof nl> = { nl, en }
