/** What a practice asks when a question leaves too much open, by the language of the question. */
export const askForMore: Readonly<Record<string, string>> = {
  nl: 'Kunt u hier iets meer over vertellen? Wanneer begon het, en wordt het erger?',
  tr: 'Bize biraz daha anlatabilir misiniz? Ne zaman başladı, kötüleşiyor mu?',
  ar: 'هل يمكنك أن تخبرنا بالمزيد؟ متى بدأ الأمر، وهل يزداد سوءًا؟',
  pl: 'Czy może Pani lub Pan napisać coś więcej? Kiedy to się zaczęło i czy się pogarsza?',
  en: 'Can you tell us a little more? When did it start, and is it getting worse?',
}
