/** Words that raise a flag (`red-flags.ts`) as people write them in Turkish; the grammar is in `flag-phrases.ts`. */
export const turkishFlags = {
  chest_pain: `göğüs* ağrı*, göğs* ağrı*, göğüs* acı*, göğs* acı*, göğüs* baskı*, göğs* baskı*, göğüs* sıkış*, göğs*
    sıkış*, kalp kriz*, göğüs*|göğs*|gögüs*|goğus*|döşüm*|bağrım*|bağrı
    ağrı*|ağrıy*|acı*|sıkış*|baskı*|yanıyor*|yanma*|batıyor*|batma*|sancı*|sızlı*|sızı*|daral*|daralıyor|tutuldu|sıkıyor*|ezil*|ağırlık*|saplan*|agır*,
    kalbim*|kalbin*|kalbi/kalp_bölgem*
    ağrı*|ağrıy*|acı*|sıkış*|baskı*|yanıyor*|yanma*|batıyor*|batma*|sancı*|sızlı*|sızı*|daral*|daralıyor|tutuldu|sıkıyor*|ezil*|ağırlık*|saplan*|agır*,
    kalp_ağrı*|sıkış*|sancı*|spazm*, iman_tahta*
    ağrı*|ağrıy*|acı*|sıkış*|baskı*|yanıyor*|yanma*|batıyor*|batma*|sancı*|sızlı*|sızı*|daral*|daralıyor|tutuldu|sıkıyor*|ezil*|ağırlık*|saplan*|agır*,
    kalpkriz*, kalp_kiriz*, göğsümağr*|göğsümagr*|göğüsağr*, göğ* ağrıyo*, enfarktüs*`,
  breathless: `nefes* alam*, nefes* dar*, nefes* zor*, nefes* tık*, nefessiz*, boğul*, nefes*|nefez*|soluk*|soluğ*|solu
    alamı*|alama*|kesil*|yetm*|yetiş*|güç*|çıkmı*|dar|tıkan*|zorlan*, soluğ*|soluk* dar*|zor*, hava*
    alamı*|yetmi*|alama*, nefesalam*|nefesdar*, tıkanıyor*, oksijen* yetmi*|alamı*|yok, dudak* morar*, nefes*
    yok|gitti|bitti, nefes_nefese*`,
  stroke: `felç*, inme, ağız* eğri*, ağz* eğri*, ağz* çarp*, konuşam*, peltek* konuş*, kol* kaldıram*, kol* oynatam*,
    ağzı|ağzım|ağzın*|ağız|yüzü|yüzüm|yüzün*|yüzünün|yüzümün|yüz|dudağ*|dudak*
    kaydı|kayma*|kaymış|kayık|kayıyor|kaydi|eğri*|eğildi|çarpıl*|çarpık|yamul*|sarkt*|sarkıyor|sarkık|düştü,
    yüz* felç*, yüzü|yüzüm|yüzünün uyuş*|tutm*, konuşma* bozul*|kaydı|anlaşılm*|peltek*|gitti|tutul*, dili|dilim
    dolan*|dönm*|tutul*|peltek*, kolu*|kolun*|kolum*|bacağ*|elini|elimi|eli
    kaldıram*|oynatam*|kalkm*|tutmu*|hissetm*|felç*|kıpırdat*, yarı*|yarısı|tarafı*|tarafım
    uyuş*|tutmu*|hissetm*|hissiz*|felç*, beyin_kanama*, beyin* pıhtı*|kanama*/damar*_tıkan*, inmeli,
    konuşamıyor_ve, felc*`,
  heavy_bleeding: `çok kan, çok kanama*, çok kanıyor*, kanama* durm*, kan durm*, kan kusuyor*, kan kusma*, kan kustu*, şiddetli
    kanama*, aşırı kanama*, çok|aşırı|şiddetli|fazla|sürekli|devamlı|durmadan|bayağı
    kanama*|kanıyor*|kanıyo|kanaması*, kanama*|kan|kanı|kanamam*|kanıyor* durm*|dinm*|kesilm*|durdura*, kan
    kaybed*|kaybet*|kaybı*|fışkır*|boşal*|akıyor, kan tükür*|tükürüyor*|öksür*|kustum|kusuyo*, kanlı
    kus*|balgam, ağzından kan, her_yer kan, durmuyor kan*`,
  unconscious: `bilin* kapalı, bilinçsiz*, bayıl*, baygın*, uyanmıyor*, uyandıram*, tepki* vermiyor*,
    bilinc*|bilinç|bilinci*|bilincin* kayb*|kayıp|kapand*|kapalı|gitti|yok|açılmı*/yerinde_değil, şuur*
    kayb*|kapal*|yok|yerinde|gitti, kendin* gelmi*|gelemi*, kendinde_değil, kendinden geç*|geçti, yığıl*|yıkıl*
    kaldı|yere|kalkmıyor, yere_yığıl*, uyandıramı*|uyandıra*, uyanmı*|uyanmad*, baygın*|bayıl*,
    komada|komaya|koma, tepki* vermi*|vermed*|veremi*`,
  suicidal: `intihar*, ölmek iste*, ölmek isti*, kendimi öldür*, yaşamak istem*, hayatıma son, canıma kıy*, kendime
    zarar, ölmek|ölmeyi|ölüm ist*|düşün*|arzu*|istiyo*, keşke_ölsem|ölseydim, ölsem daha_iyi/kurtul*,
    ölüp_kurtul*, kendimi|canıma öldür*|öldürec*|as*|kıy*|kes*|jiletl*|yaral*|atac*|vurac*|zehirl*,
    yaşamak|yaşamaktan|yaşama istem*|istemi*|bık*|usan*|yorul*, hayat*|yaşam*
    son_ver*/anlamı_yok/anlamsız/bıktım, canıma_tak, intahar*|inthar*|intiar*, artık_yaşamak, bu_dünyada istemi*`,
  baby_fever: `bebe* ateş*, yenidoğan* ateş*, bebe* 38 derece, bebe* 39 derece, bebe* 40 derece,
    bebe*|bebiş*|yenidoğan*/yeni_doğan*|doğmuş ateş*|ates*|yanıyor|38|39|40|41, yeni_doğan*|doğmuş ateş*,
    1|2|3|4|5|6|7|8|9|10|11|12|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on_haftalık|haftalik|haftalığ*
    ateş*|ates*|yanıyor|38|39|40|41, 1|2|3|bir|iki|üç|birbuçuk_aylık|aylik|aylığ*
    ateş*|ates*|yanıyor|38|39|40|41, kırkı_çıkma* ateş*|yanıyor,
    1|2|3|4|5|6|7|8|9|10|11|12|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|15|20|25|30_günlük|gunluk
    bebe*|oğ*|kız*|çocu* ateş*|38|39|40,
    1|2|3|4|5|6|7|8|9|10|11|12|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on_hafta*_oldu|bebe* ateş*,
    bir_buçuk_aylık ateş*, bebeğ*_yanıyor|yaniyor`,
} as const

/** Words that only look like those, and raise none. */
export const turkishPlain = `38|39|40|41_haftalık|haftalik|hafta|haftada,
  kan_tahlil*|test*|aldır*|alındı|aldılar|ver*|grubu|grup|şeker*|şekeri|basınc*|sulandır*|değer*|sonuc*|sonuç*|bağış*|alma*|alınacak|sayım*|yağ*,
  tansiyon*, nefes_egzersiz*|terapi*|testi,
  hollandaca|flemenkçe|felemenkçe|ingilizce|türkçe|arapça|dilini_konuşam*,
  dili|kimseyle|doktorla|telefonda|onunla|hemşireyle_konuşamıyorum|konuşamıyoruz|konuşamıyom|konuşamadım|konuşamadık|konuşamam|konuşamayız,
  hollandaca|flemenkçe|felemenkçe|ingilizce|türkçe_iyi|hiç|çok|pek|fazla|düzgün_konuşam*,
  haftalık|aylık|hafta_hamile*|gebe*|gebelik, haftalik_hamile*, suyu*_sıcaklığ*, aylık_ücret|kira|maaş`
