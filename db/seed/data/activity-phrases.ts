import type { InFour } from './activity-types.ts'

/** For whom an activity is: sentences that many activities share. */
export const forWhom = {
  everyone: {
    nl: 'Voor iedereen uit de wijk.',
    en: 'For everyone in the neighbourhood.',
    tr: 'Mahalledeki herkes için.',
    ar: 'لجميع سكان الحي.',
  },
  women: {
    nl: 'Alleen voor vrouwen.',
    en: 'For women only.',
    tr: 'Sadece kadınlar için.',
    ar: 'للنساء فقط.',
  },
  men: { nl: 'Voor mannen.', en: 'For men.', tr: 'Erkekler için.', ar: 'للرجال.' },
  olderPeople: {
    nl: 'Voor mensen van 55 jaar en ouder.',
    en: 'For people aged 55 and over.',
    tr: '55 yaş ve üzeri kişiler için.',
    ar: 'لمن عمرهم 55 سنة أو أكثر.',
  },
  parentsBabies: {
    nl: 'Voor ouders met een baby of peuter.',
    en: 'For parents with a baby or toddler.',
    tr: 'Bebeği veya küçük çocuğu olan anne babalar için.',
    ar: 'للآباء والأمهات مع رضيع أو طفل صغير.',
  },
  parents: {
    nl: 'Voor ouders met kinderen van 0 tot 18 jaar.',
    en: 'For parents with children aged 0 to 18.',
    tr: '0-18 yaş arası çocuğu olan anne babalar için.',
    ar: 'للآباء والأمهات الذين لديهم أطفال من 0 إلى 18 سنة.',
  },
  children: {
    nl: 'Voor kinderen van de basisschool.',
    en: 'For primary school children.',
    tr: 'İlkokul çocukları için.',
    ar: 'لأطفال المدرسة الابتدائية.',
  },
  youth: {
    nl: 'Voor jongeren van 10 tot 18 jaar.',
    en: 'For young people aged 10 to 18.',
    tr: '10-18 yaş arası gençler için.',
    ar: 'للشباب من 10 إلى 18 سنة.',
  },
  learners: {
    nl: 'Voor iedereen die Nederlands leert.',
    en: 'For everyone who is learning Dutch.',
    tr: 'Hollandaca öğrenen herkes için.',
    ar: 'لكل من يتعلم اللغة الهولندية.',
  },
  tired: {
    nl: 'Voor iedereen die zich vaak moe of gespannen voelt.',
    en: 'For everyone who often feels tired or tense.',
    tr: 'Kendini sık sık yorgun veya gergin hisseden herkes için.',
    ar: 'لكل من يشعر كثيرًا بالتعب أو التوتر.',
  },
} as const satisfies Record<string, InFour>

/** How to join: sentences that many activities share. */
export const howToJoin = {
  walkIn: {
    nl: 'Kom gewoon langs. U hoeft zich niet aan te melden.',
    en: 'Just come along. You do not need to sign up.',
    tr: 'Doğrudan gelebilirsiniz. Kayıt olmanız gerekmez.',
    ar: 'تعالَ مباشرة. لا حاجة إلى التسجيل.',
  },
  signUp: {
    nl: 'Meld u aan met uw voornaam en telefoonnummer.',
    en: 'Sign up with your first name and phone number.',
    tr: 'Adınız ve telefon numaranızla kayıt olun.',
    ar: 'سجّل باسمك الأول ورقم هاتفك.',
  },
  callFirst: {
    nl: 'Bel eerst even. Dan weten wij dat u komt.',
    en: 'Please call first, so that we know you are coming.',
    tr: 'Önce arayın, böylece geleceğinizi biliriz.',
    ar: 'اتصل أولًا من فضلك حتى نعرف أنك ستأتي.',
  },
  walkTogether: {
    nl: 'Kom gewoon langs. Durft u niet alleen? Bel ons, dan loopt iemand met u mee.',
    en: 'Just come along. Too shy to come alone? Call us and someone will walk with you.',
    tr: 'Doğrudan gelebilirsiniz. Yalnız çekiniyor musunuz? Bizi arayın, biri sizinle gelsin.',
    ar: 'تعالَ مباشرة. هل تتردد في المجيء وحدك؟ اتصل بنا وسيرافقك أحد.',
  },
  talkFirst: {
    nl: 'Meld u aan. Wij bellen u voor een eerste gesprek.',
    en: 'Sign up. We will call you for a first talk.',
    tr: 'Kayıt olun. İlk görüşme için sizi ararız.',
    ar: 'سجّل اسمك، وسنتصل بك لحديث أول.',
  },
  bringPapers: {
    nl: 'Kom zonder afspraak. Neem uw brieven mee.',
    en: 'Come without an appointment. Bring your letters.',
    tr: 'Randevusuz gelin. Mektuplarınızı getirin.',
    ar: 'تعالَ بدون موعد وأحضر رسائلك معك.',
  },
} as const satisfies Record<string, InFour>
