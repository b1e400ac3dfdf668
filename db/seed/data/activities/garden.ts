import { forWhom, howToJoin } from '../activity-phrases.ts'
import type { Activity } from '../activity-types.ts'
import { makeActivity } from '../make-activity.ts'
import { places } from '../places.ts'

export const garden: readonly Activity[] = [
  makeActivity({
    key: 'moestuin',
    title: {
      nl: 'Werken in de moestuin',
      en: 'Working in the vegetable garden',
      tr: 'Sebze bahçesinde çalışma',
      ar: 'العمل في حديقة الخضار',
    },
    what: {
      nl: 'U zaait, wiedt en oogst met buren. Een deel van de groente is voor u.',
      en: 'You sow, weed and harvest with neighbours. Some of the vegetables are yours.',
      tr: 'Komşularla eker, çapalar ve toplarsınız. Sebzelerin bir kısmı sizindir.',
      ar: 'تزرع وتقلع الأعشاب وتحصد مع الجيران، وجزء من الخضار لك.',
    },
    forWhom: forWhom.everyone,
    howToJoin: howToJoin.walkIn,
    pictogram: 'garden',
    domains: ['BODY', 'SOCIAL'],
    organiserKey: 'groene-duim',
    place: places.groeneDuim,
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO',
    startsAt: '13:30',
    endsAt: '16:30',
    languages: ['nl', 'tr', 'en'],
  }),
  makeActivity({
    key: 'tuinochtend',
    title: {
      nl: 'Tuinochtend op zaterdag',
      en: 'Saturday garden morning',
      tr: 'Cumartesi bahçe sabahı',
      ar: 'صباح الحديقة يوم السبت',
    },
    what: {
      nl: 'Buiten bezig zijn met planten en kippen. Kinderen mogen de kippen voeren.',
      en: 'Be outside with plants and chickens. Children may feed the chickens.',
      tr: 'Açık havada bitkiler ve tavuklarla vakit geçirin. Çocuklar tavukları besleyebilir.',
      ar: 'وقت في الهواء الطلق مع النباتات والدجاج. يمكن للأطفال إطعام الدجاج.',
    },
    forWhom: forWhom.everyone,
    howToJoin: howToJoin.walkIn,
    pictogram: 'garden',
    domains: ['BODY', 'SOCIAL'],
    organiserKey: 'groene-duim',
    place: places.groeneDuim,
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=SA',
    startsAt: '10:00',
    endsAt: '12:30',
    languages: ['nl', 'ar'],
  }),
  makeActivity({
    key: 'schone-buurt',
    title: {
      nl: 'Samen de buurt schoon',
      en: 'Clean the area together',
      tr: 'Birlikte temiz mahalle',
      ar: 'ننظف الحي معًا',
    },
    what: {
      nl: 'Wij ruimen afval op in de straat. U krijgt een grijper en daarna soep.',
      en: 'We pick up litter in the street. You get a litter picker, and soup afterwards.',
      tr: 'Sokaktaki çöpleri toplarız. Size bir maşa, sonra da çorba veririz.',
      ar: 'نجمع القمامة من الشارع. تحصل على ملقط ثم على حساء.',
    },
    forWhom: forWhom.everyone,
    howToJoin: howToJoin.walkIn,
    pictogram: 'garden',
    domains: ['SOCIETAL', 'SOCIAL'],
    organiserKey: 'welzijn-de-dreven',
    place: places.buurthuisDeKaai,
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=1SA',
    startsWeeksAgo: 26,
    startsAt: '10:00',
    endsAt: '12:00',
  }),
]
