import type { Question } from './resident-types.ts'

const byFatma = {
  residentKey: 'fatma-yilmaz',
  practiceKey: 'neckar',
  language: 'tr',
  replyLanguage: 'tr',
  channel: 'portal',
  helpedBy: null,
} as const

/** What Fatma asked in the past year and what she heard. */
export const fatmaQuestions: readonly Question[] = [
  {
    ...byFatma,
    key: 'fatma-mektup-yardim',
    topic: 'LETTER',
    subject: 'Mektuplar için yardım',
    text: 'Faturaları anlamıyorum. Kim yardım edebilir?',
    textNl: 'Ik begrijp de rekeningen niet. Wie kan mij helpen?',
    since: 'İki aydır',
    tried: 'Kızım telefonda okudu.',
    replyBy: 'phone',
    sent: { workingDaysAgo: 72, at: '10:25' },
    state: 'closed',
    takenBy: 'sanne-meerdink',
    replies: [
      {
        byKey: 'sanne-meerdink',
        at: { workingDaysAgo: 71, at: '09:10' },
        language: 'tr',
        text: 'Mahalle ekibinden Farid size yardım edebilir. Sizi bu hafta arayacak.',
        textNl: 'Farid van het buurtteam kan u helpen. Hij belt u deze week.',
      },
      {
        byKey: 'fatma-yilmaz',
        at: { workingDaysAgo: 71, at: '13:45' },
        language: 'tr',
        text: 'Çok teşekkür ederim.',
        textNl: 'Heel erg bedankt.',
      },
    ],
  },
  {
    ...byFatma,
    key: 'fatma-seker-ilaci',
    topic: 'MEDICINE',
    subject: 'Şeker ilacım',
    text: 'Şeker ilacım bitmek üzere. Yenisini alabilir miyim?',
    textNl: 'Mijn pillen voor suikerziekte zijn bijna op. Kan ik nieuwe krijgen?',
    since: 'Beş günlük kaldı',
    tried: 'Eczaneye sordum.',
    replyBy: 'message',
    sent: { workingDaysAgo: 138, at: '14:05' },
    state: 'closed',
    takenBy: 'gulay-demirok',
    replies: [
      {
        byKey: 'gulay-demirok',
        at: { workingDaysAgo: 137, at: '11:20' },
        language: 'tr',
        text: 'Reçeteniz eczaneye gitti. Yarın saat 14.00’ten sonra alabilirsiniz.',
        textNl: 'Uw recept is naar de apotheek. U kunt het morgen na 14.00 uur ophalen.',
      },
    ],
  },
  {
    ...byFatma,
    key: 'fatma-bacak',
    topic: 'BODY',
    subject: 'Bacaklarım şişiyor',
    text: 'Akşamları bacaklarım şişiyor. Gelmem gerekir mi?',
    textNl: 'In de avond zijn mijn benen dik. Moet ik langskomen?',
    since: 'Bir aydır',
    tried: 'Ayaklarımı yukarı koyuyorum.',
    replyBy: 'message',
    sent: { workingDaysAgo: 201, at: '09:50' },
    state: 'closed',
    takenBy: 'petra-vos',
    replies: [
      {
        byKey: 'petra-vos',
        at: { workingDaysAgo: 200, at: '15:30' },
        language: 'tr',
        text: 'Bacaklarınıza bakmak isterim. Size tercümanlı bir randevu ayarladım.',
        textNl: 'Ik kijk graag naar uw benen. Ik maakte een afspraak voor u, met een tolk.',
      },
    ],
  },
]
