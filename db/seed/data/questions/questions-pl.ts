import { templatesIn } from './make-template.ts'

export const questionsPl = templatesIn('pl', [
  [
    'Ból pleców po pracy',
    'BODY',
    'Po pracy w magazynie bolą mnie plecy. Czy mogę przyjść?',
    'Od trzech tygodni',
    'Odpoczywałem w weekend.',
    'Tak, proszę wybrać termin u swojego lekarza.',
    'Na mijn werk in het magazijn doet mijn rug pijn. Kan ik komen?',
  ],
  [
    'Recepta na leki',
    'MEDICINE',
    'Kończą mi się tabletki na tarczycę. Czy mogę dostać nową receptę?',
    'Zostało na tydzień',
    'Pytałam w aptece.',
    'Recepta jest w aptece. Leki będą gotowe jutro.',
    'Mijn tabletten voor de schildklier zijn bijna op. Kan ik een nieuw recept krijgen?',
  ],
  [
    'List ze szpitala',
    'LETTER',
    'Dostałam list ze szpitala po niderlandzku. Nie wiem, co mam zrobić.',
    'Od poniedziałku',
    'Użyłam tłumacza w telefonie.',
    'Proszę przynieść list. Przeczytamy go razem.',
    'Ik kreeg een brief van het ziekenhuis in het Nederlands. Ik weet niet wat ik moet doen.',
  ],
  [
    'Zmiana terminu wizyty',
    'APPOINTMENT',
    'Pracuję w środę. Czy mogę przyjść w inny dzień?',
    'Od wczoraj znam grafik',
    'Szukałam w internecie.',
    'Tak, przenieśliśmy wizytę na piątek o tej samej godzinie.',
    'Ik werk woensdag. Kan ik op een andere dag komen?',
  ],
])
