import type { EntryWords } from '#app/domain/directory/entry-words.ts'

/** What some entries say in other languages, by key; nobody has read it yet. The others are in Dutch. */
export const directoryTranslations: Readonly<Record<string, Readonly<Record<string, EntryWords>>>> = {
  taalhuis: {
    en: {
      ...{ name: 'Language house De Brug', description: 'Together we look for the lesson that fits you.' },
      ...{ targetGroups: 'people who learn Dutch', howToRegister: 'Come by for a talk', costs: 'Free' },
    },
    tr: {
      ...{ name: 'Dil evi De Brug', description: 'Size uygun dersi birlikte ararız.' },
      ...{ targetGroups: 'Hollandaca öğrenenler', howToRegister: 'Görüşmek için bize uğrayın', costs: 'Ücretsiz' },
    },
    ar: {
      ...{ name: 'بيت اللغة دي بروخ', description: 'نبحث معكم عن الدرس المناسب لكم.' },
      ...{ targetGroups: 'من يتعلمون الهولندية', howToRegister: 'تعالوا للحديث معنا', costs: 'مجاني' },
    },
  },
  voedselhulp: {
    en: { name: 'Food parcels De Mand', description: 'A parcel of food every week.', costs: 'Free' },
    tr: { name: 'Gıda yardımı De Mand', description: 'Her hafta bir gıda paketi.', costs: 'Ücretsiz' },
    ar: { name: 'توزيع الطعام دي ماند', description: 'طرد غذائي كل أسبوع.', costs: 'مجاني' },
  },
}
