/** Names that fit the district, by the language that goes with them. Families and given names are mixed at random. */
export interface NameList {
  readonly language: string
  /** How many of each hundred invented residents. */
  readonly share: number
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly families: readonly string[]
}

export const nameLists: readonly NameList[] = [
  {
    language: 'nl',
    share: 40,
    women: [
      'Annie',
      'Corrie',
      'Lies',
      'Ria',
      'Sandra',
      'Kimberly',
      'Wilma',
      'Esther',
      'Roos',
      'Chantal',
      'Truus',
      'Mirjam',
    ],
    men: ['Henk', 'Cor', 'Piet', 'Sjaak', 'Martijn', 'Dennis', 'Gerrit', 'Ronald', 'Kees', 'Stefan', 'Wim', 'Jeroen'],
    families: [
      'van Houtrijk',
      'Boersing',
      'de Waalwijk',
      'Kramerveld',
      'van der Zande',
      'Oudemans',
      'Polderman',
      'Stolkwijk',
      'Winkelhof',
      'Lindveld',
      'Pinasberg',
      'Ramdhanie',
      'Hofstraten',
      'ter Brugge',
      'Vinkenoog',
      'Blokzeil',
    ],
  },
  {
    language: 'tr',
    share: 18,
    women: ['Ayşe', 'Hatice', 'Emine', 'Zehra', 'Meltem', 'Gülsüm', 'Sevda', 'Nurcan'],
    men: ['Mehmet', 'Hasan', 'Osman', 'Murat', 'Cemal', 'Halil', 'Serkan', 'Orhan'],
    families: ['Karataşlı', 'Özdemirel', 'Yalçınay', 'Kurtoğan', 'Aydınlı', 'Çelebican', 'Doğruyol', 'Şahinkaya'],
  },
  {
    language: 'ar',
    share: 20,
    women: ['Khadija', 'Fatiha', 'Malika', 'Samira', 'Rania', 'Hanan', 'Naima', 'Yasmin'],
    men: ['Ahmed', 'Hassan', 'Driss', 'Mustapha', 'Khaled', 'Said', 'Tarek', 'Youssef'],
    families: ['el Hamdaoui', 'Bouchtali', 'Azzouzan', 'el Fassani', 'Tahirane', 'al Khouli', 'Darwishe', 'Benslaman'],
  },
  {
    language: 'pl',
    share: 8,
    women: ['Katarzyna', 'Małgorzata', 'Ewa', 'Beata'],
    men: ['Piotr', 'Tomasz', 'Marek', 'Paweł'],
    families: ['Zielonka', 'Wróbelak', 'Dąbrowiak', 'Górniak', 'Pawlaczek'],
  },
  {
    language: 'ti',
    share: 7,
    women: ['Rahwa', 'Semhar', 'Luwam', 'Bisrat'],
    men: ['Yonas', 'Filmon', 'Tesfalem', 'Mehari'],
    families: ['Ghirmay', 'Weldeab', 'Tekleab', 'Haileab', 'Kidanemar'],
  },
  {
    language: 'en',
    share: 7,
    women: ['Grace', 'Abena', 'Precious', 'Joy'],
    men: ['Emmanuel', 'Kwame', 'Samson', 'Victor'],
    families: ['Asantewah', 'Okonjor', 'Mensahene', 'Adeyinka'],
  },
]
