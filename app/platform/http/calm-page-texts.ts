export const calmLanguages = ['nl', 'en', 'tr', 'ar', 'pl', 'ti'] as const
export type CalmLanguage = (typeof calmLanguages)[number]

/**
 * Why a calm page is shown instead of the page that was asked. `away`: the database, while reading; `notSent`: the same,
 * while a form was sent.
 */
export type Notice = 'notFound' | 'refused' | 'notUnderstood' | 'tooLarge' | 'fault' | 'away' | 'notSent'

interface CalmTexts {
  /** Title, what happened, what to do now. */
  readonly notices: Readonly<Record<Notice, readonly [title: string, what: string, next: string]>>
  /** Before the number of the portal's own help. */
  readonly help: string
  readonly urgent: string
  /** Before 112. */
  readonly danger: string
  readonly outOfHours: string
}

/** These stand outside the locales: they must be readable when nothing else of the portal works. */
export const calmTexts: Readonly<Record<CalmLanguage, CalmTexts>> = {
  nl: {
    notices: {
      notFound: [
        'Deze pagina is er niet',
        'Misschien klopt het adres niet, of is de pagina weg.',
        'Ga terug, of begin opnieuw op de eerste pagina.',
      ],
      refused: [
        'Dit is niet gelukt',
        'Deze opdracht kwam niet van een pagina van Drieluik. Er is niets veranderd.',
        'Open Drieluik opnieuw en probeer het nog een keer.',
      ],
      notUnderstood: [
        'Dit begrijpen wij niet',
        'Het adres of de opdracht klopt niet. Er is niets veranderd.',
        'Ga terug en probeer het nog een keer.',
      ],
      tooLarge: [
        'Dit is te groot',
        'U stuurt meer dan wij in één keer kunnen ontvangen. Er is niets veranderd.',
        'Ga terug, maak het korter en stuur het opnieuw.',
      ],
      fault: ['Er ging iets mis', 'Dit ligt aan ons, niet aan u.', 'Probeer het over een paar minuten opnieuw.'],
      away: [
        'Het portaal is even niet bereikbaar',
        'Dit ligt aan ons, niet aan u. Wat u eerder bewaarde, staat er nog.',
        'Het portaal komt vanzelf terug. Probeer het over een paar minuten opnieuw.',
      ],
      notSent: [
        'Het portaal is even niet bereikbaar',
        'Wat u net stuurde, is niet bewaard. Laat deze pagina open.',
        'Vernieuw deze pagina over een paar minuten. Uw browser stuurt het dan opnieuw.',
      ],
    },
    help: 'Heeft u hulp nodig? Bel ons:',
    urgent: 'Is er haast bij?',
    danger: 'Is er levensgevaar? Bel',
    outOfHours: 'Kan het niet wachten? Bel uw huisarts. In de avond, de nacht en het weekend belt u de huisartsenpost',
  },
  en: {
    notices: {
      notFound: [
        'This page is not here',
        'The address may be wrong, or the page is gone.',
        'Go back, or start again on the first page.',
      ],
      refused: [
        'This did not work',
        'This request did not come from a page of Drieluik. Nothing was changed.',
        'Open Drieluik again and try once more.',
      ],
      notUnderstood: [
        'We do not understand this',
        'The address or the request is not right. Nothing was changed.',
        'Go back and try once more.',
      ],
      tooLarge: [
        'This is too large',
        'You are sending more than we can receive at once. Nothing was changed.',
        'Go back, make it shorter and send it again.',
      ],
      fault: ['Something went wrong', 'This is our fault, not yours.', 'Try again in a few minutes.'],
      away: [
        'The portal cannot be reached for a moment',
        'This is our fault, not yours. What you saved before is still there.',
        'The portal comes back by itself. Try again in a few minutes.',
      ],
      notSent: [
        'The portal cannot be reached for a moment',
        'What you sent just now was not saved. Keep this page open.',
        'Reload this page in a few minutes. Your browser then sends it again.',
      ],
    },
    help: 'Do you need help? Call us:',
    urgent: 'Is it urgent?',
    danger: 'Is a life in danger? Call',
    outOfHours:
      'Can it not wait? Call your GP. In the evening, at night and at the weekend, call the out-of-hours GP service',
  },
  tr: {
    notices: {
      notFound: [
        'Bu sayfa yok',
        'Adres yanlış olabilir ya da sayfa kaldırılmıştır.',
        'Geri dönün veya ilk sayfadan yeniden başlayın.',
      ],
      refused: [
        'Bu işlem yapılamadı',
        'Bu istek bir Drieluik sayfasından gelmedi. Hiçbir şey değişmedi.',
        'Drieluik’i yeniden açın ve tekrar deneyin.',
      ],
      notUnderstood: [
        'Bunu anlayamadık',
        'Adres veya istek doğru değil. Hiçbir şey değişmedi.',
        'Geri dönün ve tekrar deneyin.',
      ],
      tooLarge: [
        'Bu çok büyük',
        'Bir seferde alabileceğimizden fazlasını gönderiyorsunuz. Hiçbir şey değişmedi.',
        'Geri dönün, kısaltın ve yeniden gönderin.',
      ],
      fault: ['Bir şeyler ters gitti', 'Hata bizde, sizde değil.', 'Birkaç dakika sonra tekrar deneyin.'],
      away: [
        'Portala kısa bir süre ulaşılamıyor',
        'Hata bizde, sizde değil. Daha önce kaydettikleriniz duruyor.',
        'Portal kendiliğinden geri gelir. Birkaç dakika sonra tekrar deneyin.',
      ],
      notSent: [
        'Portala kısa bir süre ulaşılamıyor',
        'Az önce gönderdiğiniz kaydedilmedi. Bu sayfayı açık tutun.',
        'Birkaç dakika sonra bu sayfayı yenileyin. Tarayıcınız onu yeniden gönderir.',
      ],
    },
    help: 'Yardım mı gerekiyor? Bizi arayın:',
    urgent: 'Acil mi?',
    danger: 'Hayati tehlike mi var? Şu numarayı arayın:',
    outOfHours:
      'Bekleyemez mi? Aile hekiminizi arayın. Akşam, gece ve hafta sonu nöbetçi aile hekimliğini (huisartsenpost) arayın',
  },
  ar: {
    notices: {
      notFound: [
        'هذه الصفحة غير موجودة',
        'ربما يكون العنوان غير صحيح، أو أزيلت الصفحة.',
        'ارجع إلى الخلف، أو ابدأ من جديد من الصفحة الأولى.',
      ],
      refused: [
        'لم ينجح هذا',
        'لم يأتِ هذا الطلب من صفحة من صفحات Drieluik. لم يتغير شيء.',
        'افتح Drieluik من جديد وحاول مرة أخرى.',
      ],
      notUnderstood: ['لم نفهم هذا', 'العنوان أو الطلب غير صحيح. لم يتغير شيء.', 'ارجع إلى الخلف وحاول مرة أخرى.'],
      tooLarge: [
        'هذا كبير جدًا',
        'ترسل أكثر مما يمكننا استلامه في مرة واحدة. لم يتغير شيء.',
        'ارجع إلى الخلف، واختصر، ثم أرسل من جديد.',
      ],
      fault: ['حدث خطأ ما', 'الخطأ منا وليس منك.', 'حاول مرة أخرى بعد بضع دقائق.'],
      away: [
        'تعذّر الوصول إلى البوابة للحظات',
        'الخطأ منا وليس منك. ما حفظته من قبل ما زال موجودًا.',
        'تعود البوابة من تلقاء نفسها. حاول مرة أخرى بعد بضع دقائق.',
      ],
      notSent: [
        'تعذّر الوصول إلى البوابة للحظات',
        'ما أرسلته الآن لم يُحفظ. اترك هذه الصفحة مفتوحة.',
        'حدّث هذه الصفحة بعد بضع دقائق. سيرسله متصفحك عندئذ من جديد.',
      ],
    },
    help: 'هل تحتاج إلى مساعدة؟ اتصل بنا:',
    urgent: 'هل الأمر عاجل؟',
    danger: 'هل هناك خطر على الحياة؟ اتصل بالرقم',
    outOfHours:
      'لا يمكن الانتظار؟ اتصل بطبيبك العام. في المساء والليل وعطلة نهاية الأسبوع اتصل بمركز الأطباء المناوب (huisartsenpost)',
  },
  pl: {
    notices: {
      notFound: [
        'Tej strony nie ma',
        'Może adres jest błędny albo strona już zniknęła.',
        'Proszę wrócić albo zacząć od nowa na pierwszej stronie.',
      ],
      refused: [
        'To się nie udało',
        'To polecenie nie przyszło ze strony Drieluik. Nic się nie zmieniło.',
        'Proszę otworzyć Drieluik ponownie i spróbować jeszcze raz.',
      ],
      notUnderstood: [
        'Nie rozumiemy tego',
        'Adres lub polecenie jest błędne. Nic się nie zmieniło.',
        'Proszę wrócić i spróbować jeszcze raz.',
      ],
      tooLarge: [
        'To jest za duże',
        'Wysyłają Państwo więcej, niż możemy odebrać za jednym razem. Nic się nie zmieniło.',
        'Proszę wrócić, skrócić tekst i wysłać go ponownie.',
      ],
      fault: ['Coś poszło nie tak', 'To nasza wina, nie Państwa.', 'Proszę spróbować ponownie za kilka minut.'],
      away: [
        'Portal jest chwilowo niedostępny',
        'To nasza wina, nie Państwa. To, co Państwo wcześniej zapisali, jest zachowane.',
        'Portal sam wróci. Proszę spróbować ponownie za kilka minut.',
      ],
      notSent: [
        'Portal jest chwilowo niedostępny',
        'To, co Państwo przed chwilą wysłali, nie zostało zapisane. Proszę nie zamykać tej strony.',
        'Za kilka minut proszę odświeżyć tę stronę. Przeglądarka wyśle wtedy wszystko ponownie.',
      ],
    },
    help: 'Potrzebują Państwo pomocy? Proszę do nas zadzwonić:',
    urgent: 'Czy sprawa jest pilna?',
    danger: 'Zagrożenie życia? Proszę dzwonić:',
    outOfHours:
      'Sprawa nie może czekać? Proszę zadzwonić do lekarza rodzinnego (huisarts). Wieczorem, w nocy i w weekend proszę zadzwonić na dyżur lekarski (huisartsenpost)',
  },
  ti: {
    notices: {
      notFound: ['እዚ ገጽ የለን', 'ምናልባት እቲ ኣድራሻ ጌጋ እዩ፣ ወይ እቲ ገጽ ተኣልዩ።', 'ተመለሱ፣ ወይ ካብቲ ቀዳማይ ገጽ እንደገና ጀምሩ።'],
      refused: ['እዚ ኣይሰለጠን', 'እዚ ትእዛዝ ካብ ገጽ ናይ Drieluik ኣይመጸን። ዝተቐየረ የለን።', 'Drieluik እንደገና ክፈቱን ሓደ ግዜ ፈትኑን።'],
      notUnderstood: ['እዚ ኣይተረድኣናን', 'እቲ ኣድራሻ ወይ ትእዛዝ ቅኑዕ ኣይኮነን። ዝተቐየረ የለን።', 'ተመሊስኩም እንደገና ፈትኑ።'],
      tooLarge: ['እዚ ኣዝዩ ዓቢ እዩ', 'ብሓደ ግዜ ክንቅበሎ ካብ እንኽእል ንላዕሊ ትሰዱ ኣለኹም። ዝተቐየረ የለን።', 'ተመለሱ፣ ኣሕጽርዎ፣ እንደገና ስደድዎ።'],
      fault: ['ገለ ጌጋ ኣጋጢሙ', 'ጌጋ ናትና እዩ፣ ናትኩም ኣይኮነን።', 'ድሕሪ ቁሩብ ደቓይቕ እንደገና ፈትኑ።'],
      away: [
        'እዚ ፖርታል ንግዚኡ ክርከብ ኣይክእልን',
        'ጌጋ ናትና እዩ፣ ናትኩም ኣይኮነን። ቅድሚ ሕጂ ዝዓቀብኩምዎ ክሳዕ ሕጂ ኣሎ።',
        'እዚ ፖርታል ባዕሉ ይምለስ። ድሕሪ ቁሩብ ደቓይቕ እንደገና ፈትኑ።',
      ],
      notSent: [
        'እዚ ፖርታል ንግዚኡ ክርከብ ኣይክእልን',
        'ሕጂ ዝሰደድኩምዎ ኣይተዓቀበን። እዚ ገጽ ክፉት ግደፍዎ።',
        'ድሕሪ ቁሩብ ደቓይቕ እዚ ገጽ ኣሐድሱ። ብራውዘርኩም ሽዑ እንደገና ይሰዶ።',
      ],
    },
    help: 'ሓገዝ የድልየኩም ድዩ? ናባና ደውሉ፦',
    urgent: 'ህጹጽ ድዩ?',
    danger: 'ህይወት ኣብ ሓደጋ ድያ? ደውሉ፦',
    outOfHours: 'ክጽበ ዘይክእል ድዩ? ናብ ሓኪም ስድራቤትኩም ደውሉ። ምሸት፣ ለይትን ቀዳመ-ሰንበትን ናብ ተረኛ ሓኪም (huisartsenpost) ደውሉ',
  },
}
