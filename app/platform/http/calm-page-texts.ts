export const calmLanguages = ['nl', 'en', 'tr', 'ar'] as const
export type CalmLanguage = (typeof calmLanguages)[number]

/** Why a calm page is shown instead of the page that was asked. */
export type Notice = 'notFound' | 'refused' | 'notUnderstood' | 'tooLarge' | 'fault' | 'away'

interface CalmTexts {
  /** Title, what happened, what to do now. */
  readonly notices: Readonly<Record<Notice, readonly [title: string, what: string, next: string]>>
  readonly urgent: string
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
        'Drieluik is er even niet',
        'Wij kunnen nu niet bij de gegevens. Wat u eerder stuurde, is bewaard.',
        'Probeer het over een paar minuten opnieuw.',
      ],
    },
    urgent: 'Is er haast bij?',
    danger: 'Is er levensgevaar? Bel 112.',
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
        'Drieluik is away for a moment',
        'We cannot reach the data now. What you sent before is kept.',
        'Try again in a few minutes.',
      ],
    },
    urgent: 'Is it urgent?',
    danger: 'Is a life in danger? Call 112.',
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
        'Drieluik kısa bir süre kapalı',
        'Şu anda verilere ulaşamıyoruz. Daha önce gönderdikleriniz duruyor.',
        'Birkaç dakika sonra tekrar deneyin.',
      ],
    },
    urgent: 'Acil mi?',
    danger: 'Hayati tehlike mi var? 112’yi arayın.',
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
        'Drieluik غير متاح للحظات',
        'لا يمكننا الوصول إلى البيانات الآن. ما أرسلته من قبل محفوظ.',
        'حاول مرة أخرى بعد بضع دقائق.',
      ],
    },
    urgent: 'هل الأمر عاجل؟',
    danger: 'هل هناك خطر على الحياة؟ اتصل بالرقم 112.',
    outOfHours:
      'لا يمكن الانتظار؟ اتصل بطبيبك العام. في المساء والليل وعطلة نهاية الأسبوع اتصل بمركز الأطباء المناوب (huisartsenpost)',
  },
}
