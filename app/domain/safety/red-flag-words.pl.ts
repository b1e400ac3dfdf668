/** Words that raise a flag (`red-flags.ts`) as people write them in Polish; the grammar is in `flag-phrases.ts`. */
export const polishFlags = {
  chest_pain: `ból* klat*, ból* piers*, ból* serc*, ból* mostk*, ucisk* klat*, ucisk* piers*, ścisk* klat*, ścisk* piers*,
    gniec* klat*, gniot* klat*, kłuj* klat*, kłuci* klat*, kłuj* serc*, kłuci* serc*, piecz* klat*, pali* klat*,
    ciężar* klat*, zawał, zawału, zawałem, zawale, zawałow*, atak* serca, bol* klat*|klacie|piers*|serc*|mostk*,
    ściska*|ucisk*|uciska|ciśnie|przygniat*|gniec*|gniot*|piecz*|pali*|kłuj*|kłuć*|kuje|rozpier*|ciśni*|ciężar*|ciężko|rwie
    klat*|piers*|mostk*|mostek|serc*, bul* klat*|serc*|piers*, bolwklat*, zawal|zawału|przedzawał*|zawalu,
    atak*_serc*, stan* przedzawał*`,
  breathless: `duszno*, dusi*, udusi*, duszę się, brak* tchu, brak* powietrza, brak* oddechu, nie oddych*, trud* oddych*,
    problem* oddych*, problem* oddech*, ciężk* oddych*, ledwo oddych*, złap* tchu, złap* powietrz*, złap*
    oddech*, łapi* powietrz*, zadysz*, dławi*, krztu*, zakrztu*, sine usta, niemog* oddych*|odych*,
    nie|ciężk*|trudn*|ledwo|problem* odych*|oddych*|oddech*|oddycha*, zatyka|zapiera|zatkał*|zaparł*
    dech|oddech|tchu, brakuj*|mało|zabrakło/nie_mam powietrza|tchu|oddechu|tlenu, nie_ma|mam_czym odd*|odych*,
    nie_mog* tchu|powietrz*|oddech*, sin* usta|warg*, sinieje, duszac*|duszący|dusznosc*|duszn*, bez_tchu,
    niemogęoddych*`,
  stroke: `udar, udaru, udarem, udarze, udary, wylew, wylewu, wylewem, paraliż*, sparaliż*, krzyw* usta, krzyw* twarz*,
    krzyw* buzi*, wykrzyw* usta, wykrzyw* twarz*, opad* usta, opad* kąci*, opad* twarz*, bełko*, niewyraźn*
    mow*, strac* mow*, utrat* mowy, drętw* stron*, drętw* twarz*, zdrętw* stron*, zdrętw* twarz*, nie podnieść
    ręk*, nie podniesie ręk*, nie podnosi ręk*, nie rusz* ręk*, bezwładn* ręk*, bezwładn* nog*, niedowład*,
    usta|buzia|buzie|twarz|warga|kącik* opad*|wykrzyw*|krzyw*|skrzyw*|zwis*|wykręc*, przestał*|nagle
    mówić|mówi|mowić, nagle_nie_mówi|może,
    nie_może|mogę|moge|moze_mówić|wymówić/nie_może|mogę|moge|moze_nic|wcale|już|wogóle_mówić|powiedzieć,
    nie_czuj* ręk*|nog*|stron*|połow*|twarzy, ręk*|nog*|stron*
    odmaw*|bezwład*|sparaliż*/nie_rusza*/nie_może_rusz*, nie ruszać|ruszyć|poruszyć|unieść|podnieść
    ręk*|ramieni*|nog*, plącze_się|mu|jej język|mowa, plącz* język*, niewyraźn* mów*|mow*, sepleni* nagle,
    udaru|udarowi|udarow*`,
  heavy_bleeding: `krwotok*, dużo krwi, mnóstwo krwi, pełno krwi, mocn* krwaw*, siln* krwaw*, obfit* krwaw*, bardzo krwaw*,
    krwaw* nie ustaj*, krwaw* nie przesta*, krwaw* nie zatrzym*, krwaw* bez przerwy, mocno leci krew, krew nie
    przesta*, krew nie zatrzym*, zatamow*, leje krew, tryska krew, wykrwaw*, wymiot* krwią, wymiot* krew,
    zwymiot* krwią, rzyga* krwią, pluj* krwią, plucie krwią, kaszl* krwią, odkrztusz* krwią, odkrztusz* krew,
    mocn*|siln*|obfit*|strasznie|ciągle|nonstop|okropnie|dużo/non_stop/cały_czas krwaw*|krwawi*, krew|krwi
    ciurkiem|strumieniem|sika|tryska|wszędzie/leje_się/nie_przestaje, krew nie_chce przestać|zatrzym*|ustać,
    leci|leje|cieknie dużo|mocno|strasznie|ciągle|strumieniem krew|krwi, strac*|utrac* dużo|sporo krwi, krwaw*
    nie_mog*|da|chce zatrzym*|zatamow*|przesta*|ustać, krwią
    wymiot*|rzyg*|pluj*|plu*|kaszl*|kaszel|odkaszl*|zwymiot*, krew pluj*|wymiot*|kaszl*|odkaszl*, kałuża krwi,
    masa|tyle krwi, krew|krwi leci_i_leci, strasznie|okropnie|ciągle krwaw*`,
  unconscious: `nieprzytom*, nie przytomn*, utrat* przytomności, utrac* przytomność, strac* przytomność, trac* przytomność,
    zemdl*, mdlej*, omdl*, zasłab*, nie reaguj*, dobudzi*, nie obudzić, nie budzi, śpiączk*, śpiączce,
    bez_przytomn*|kontaktu|świadomości, przytomn*|świadomoś* strac*|utrac*|trac*|utrat*, nie_ma kontaktu
    nim|nią, zemdl*|zemgl*|mdlej*|omdl*, nie dobudz*|wybudz*|ocuc*|ocucić|dobudzić, nie_mog*|możemy|da
    obudzić|budzić, upadł* nie_wstaje|rusza|reag*, osunęł* ziem*|podłog*, traci_kontakt, nie_odpowiada
    oddycha|leży|rusza, leży nie_rusza/nie_się_rusza/się_nie_rusza, upadł|upadła nie_wstaje|rusza`,
  suicidal: `samobój*, zabić się, zabij* się, powiesić się, powieszę się, chcę umrzeć, chciał* umrzeć, wol* umrzeć,
    lepiej umrzeć, chcę śmierci, myśl* śmierci, nie chcę żyć, nie chciał* żyć, sensu żyć, sensu życia, życie nie
    sensu, nie mam po co żyć, mam dość życia, mam dosyć życia, skończyć ze sobą, skończę ze sobą, skończyć z
    życiem, skończę z życiem, zakończyć życie, odebrać sobie życie, odbiorę sobie życie, targn* się życie,
    lepiej beze mnie, zrobić sobie krzywdę, zrobię sobie krzywdę, sobie coś złego, coś sobie zrobię, okalecz*,
    samookalecz*, tnę się, nie chce|chcę|chciał*|niechce/mam_siły|ochoty żyć|zyc, chcę|chce|chciał*|wol*|pragnę
    umrzeć|umrzec|zdechnąć|zginąć, zabij*|zabić_się|siebie, siebie|się zabić|zabije|zabiję, popełni* samob*,
    samobuj*, mam_dość|dosyć_życia|żyć/mam_dość|dosyć_tego_życia, dość|dosyć życia|żyć, targ*_życie,
    skoczyć|skocze|skoczę|rzucić|rzuce pod_pociąg/most*|okna|tory|dachu, podciąć|podetn*|podcin* żył*,
    nie|niechcę obudzić_się|już, żeby|jakby|gdyby_mnie_nie_było, lepiej gdyby|jak|jakby|żeby_mnie|umrę|umre,
    nie_widzę|ma sensu życia|żyć, kończ* ze_sobą, życie|życia odebrać|odbiorę|odbiore/bez_sensu, pociąć_się,
    tne_sie, skoczę|skocze|skoczyć most*|okna|dachu`,
  baby_fever: `niemowl* gorącz*, noworod* gorącz*, dzidzi* gorącz*, bobas* gorącz*, *tygodniow* gorącz*, niemowl*
    temperatur*, noworod* temperatur*, *tygodniow* temperatur*, niemowl* rozpalon*, noworod* rozpalon*, niemowl*
    38 stopni, niemowl* 39 stopni, niemowl* 40 stopni, noworod* 38 stopni, noworod* 39 stopni, noworod* 40
    stopni, niemowl*|noworod*|dzidzi*|bobas*|maleństw*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    1|2|3|4|5|6|7|8|9|10|11|12|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwóch|trzech|czterech|pięciu|sześciu|siedmiu|ośmiu_tygodniow*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41, *tygodniow*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    jednomiesięczn*|dwumiesięczn*|trzymiesięczn*|półtoramiesięczn*/dwu_miesięczn*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41, 1|2|3|dwu|trzy|jedno_miesięczn*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    mój|moja|moje|moim|naszą|nasz*|mojej|ma|jest_miesięczn*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    ma|skończył*|dopiero|tylko|niecałe_1|2|3|4|5|6|7|8|9|10|11|12|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwóch|trzech|czterech|pięciu|sześciu|siedmiu|ośmiu_tygodni*|tyg|tygodnie
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    ma|tylko|dopiero|niecałe_1|2|3|dwa|trzy|jeden_miesiąc*|miesiące|miesiac*
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41, ma|tylko_miesiąc
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    wieku_1|2|3|4|5|6|7|8|9|10|11|12|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwóch|trzech|czterech|pięciu|sześciu|siedmiu|ośmiu_tygodni*|tyg
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41, wieku_1|2|3|dwóch|trzech_miesięcy|miesiecy
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    1|2|3|4|5|6|7|8|9|10|11|12|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwóch|trzech|czterech|pięciu|sześciu|siedmiu|ośmiu_tygodni*|tyg_i_gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41,
    ma_1|2|3|4|5|6|7|8|9|10|11|12|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|dwóch|trzech|czterech|pięciu|sześciu|siedmiu|ośmiu_dni
    gorącz*|gorączk*|goraczk*|temperatur*|rozpal*|38|39|40|41`,
} as const

/** Words that only look like those, and raise none. */
export const polishPlain = `38|39|40|41_tydzień|tygodn*|tyg,
  badani*|pobran*|pobier*|oddać|oddawa*|oddał*|wynik*|morfolog*|grupa|ciśnieni*_krwi|krew|krwią, krwi_do_badan*,
  mogę_mówić_teraz|dzisiaj, mówić_głośno|wolniej,
  mówić_po_niderlandzk*|holender*|angiels*|polsk*|arabsk*|tureck*|ukrains*|rosyjs*|niemieck*|francus*|hiszpańs*,
  mogę|mogłam|mogłem|możemy_mówić_z|ze_lekarz*|doktor*|pielęgniar*|asystent*|położn*|dentyst*|psycholog*|terapeut*|recepcj*|aptek*, mogę|mogłam|mogłem|możemy_mówić_z|ze_swoim|swoją|moim|moją|panem|panią_lekarz*|doktor*|pielęgniar*|asystent*|położn*|dentyst*|psycholog*|terapeut*|recepcj*|aptek*,
  mogę|mogłam|mogłem|możemy_mówić_o_tym|sobie|moim|mojej|moich|swoim|swojej|swoich, mówić_przez_telefon,
  lekarz|przychodnia|poradnia|gmina|nikt|recepcja|apteka|szkoła|urząd|asystentka_nie_reaguj*, klat*_schodow*,
  od_2|3|4|5|6|7|8|9|10|dwóch|trzech|czterech|pięciu|kilku_tygodni*|tyg|miesięcy|dni,
  temperatura_wody|mleka|w_pokoju|pokoju|kąpieli, tydzień|tygodniu|tygodni_ciąży, bank_krwi`
