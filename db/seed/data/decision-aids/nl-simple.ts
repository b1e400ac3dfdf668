import type { SomeAidTexts } from './nl.ts'

/** Where the Dutch can be simpler (A2): at most 12 words a sentence, one thought each. */
export const nlSimple: SomeAidTexts = {
  bewegen: {
    'start.intro': 'Beantwoord een paar vragen. Dan ziet u wat bij u past.',
    'wie.answer.iedereen': 'Met iedereen',
    'wat.answer.rustig': 'Iets rustigs. Zonder trap of drempel.',
    'vrouwen.text': 'Hier komen alleen vrouwen. U mag eerst kijken.',
    'kind.text': 'Kinderen mogen mee. De beweegmakelaar helpt u.',
    'praten.text': 'Iemand helpt u kiezen. Bel of kom langs.',
    'wandelen.text': 'U loopt met mensen uit de buurt. Langzaam lopen mag.',
    'fietsen.text': 'U leert hier fietsen. Of u maakt uw fiets.',
    'sporten.text': 'De lessen zijn binnen. U mag een keer proberen.',
    'rustig.text': 'Hier is geen trap. U doet wat u kunt.',
    'ja.text': 'Schrijf de dag op. Vraag iemand om mee te gaan.',
    'twijfel.text': 'De eerste keer gaat iemand met u mee.',
    'nee.text': 'Dat mag. Deze mensen helpen u iets anders zoeken.',
  },
  'vitale-kinderen': {
    'start.title': 'Gezonde kinderen',
    'klein.text': 'Speel samen met uw kind. Praat met andere ouders.',
    'bewegen.text': 'Uw kind kan hier sporten en spelen. Een coach helpt u.',
    'eten.text': 'Kinderen koken en eten hier samen. Een coach helpt u.',
    'opvoeden.text': 'Elke ouder heeft vragen. Deze mensen helpen u.',
    'jongeren.text': 'Kies samen met uw kind.',
  },
  geld: {
    'start.intro': 'Heeft u een vraag over geld? Hier vindt u hulp.',
    'haast.text': 'Is het heel dringend?',
    'haast.help': 'Moet u uit uw huis? Of krijgt u geen stroom meer?',
    'snel.text': 'Er is hulp. Pak uw brieven. Bel dan.',
    'rustig.text': 'Wacht niet lang. Deze mensen helpen u.',
    'weinig.text': 'Misschien krijgt u meer geld. Meedoen in de buurt is vaak gratis.',
    'werk.text': 'Iemand zoekt samen met u.',
  },
}
