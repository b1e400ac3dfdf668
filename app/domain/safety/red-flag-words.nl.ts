/** Words that raise a flag (`red-flags.ts`) as people write them in Dutch; the grammar is in `flag-phrases.ts`. */
export const dutchFlags = {
  chest_pain: `pijn* borst*, borstpijn*, druk* borst*, beklem* borst*, benauwd* borst*, steek* borst*, steken borst*,
    hartaanval*, hartinfarct*, pyn*|pein|pijen|*pijnop*|*pijnin* *borst*, pijn*|pyn*|pein bors,
    doet|doen_zeer|pijn borst*, borst*|bors zwaar|zwaarte|knel*|kramp*|brand*|strak*|band|klem*,
    hart|hartje|hartstreek steek|steken|knijp*|kramp|klem,
    pijn*|pyn*_in|op|aan|bij|rond_mijn|me|mn|zijn|haar|m|het_hart*, hart_doet pijn|zeer|pyn|raar,
    hartpijn*|hartpyn*, borstpyn*, hart*_aanval*|anval*|infarct*|attack, hartanval*|hartaanvl*|hartstilstand,
    druk|drukt|drukken_op_mijn|me|mn|het|zijn|haar_hart`,
  breathless: `benauwd*, kortadem*, ademnood, geen adem*, geen lucht, stik, stikt, stikken*, stikkend, niet ademen, niet
    ademhalen, moeilijk* adem*, moeite adem*, nauwelijks adem*, hap* lucht, benauwt*|benouw*|benaud*|benawd*,
    kort*_van_adem, buiten_adem, adem_nood, naar_adem|lucht happ*|snak*, niet|nie|bijna|haast|amper|nauwelijks
    adem*|ademhal*|inadem*|doorademen, moeilijk*|moeite|zwaar|slecht|lastig|zwaarder adem*|ademhal*,
    weinig/tekort/niet_genoeg/onvoldoende adem|lucht|zuurstof, genoeg_lucht|zuurstof|adem niet, geen zuurstof,
    *nietadem*|*geenlucht*|*geenadem*, blauw* lip*, hijg* erg|heel|lucht, snakt|snak|snakken_naar,
    hap|hapt|happen|snakt naar_adem|lucht`,
  stroke: `mond scheef, mond hangt, mondhoek*, gezicht scheef, gezicht hangt, verlam*, beroerte*, herseninfarct*,
    hersenbloeding*, praat* onduidelijk, warrig* praat*, verward* spraak*, arm* niet optillen, arm* niet
    bewegen, arm* krachteloos, halfzijdig*, uitval been*, uitval arm*,
    scheve|schuine|schuin|scheef|scheeve_mond*|gezicht|gezich|lip, mond*|gezicht|gezich|lip|wang|mondje
    schuin|scheef|scheeef|afhang*|verlamd|slap|hang|zakt, praat|praten|praatte|spreekt|spreken|spraak|spreek
    raar|gek|vreemd|wartaal|onverstaanbaar|onduidelijk|verward/dubbel*_tong,
    lalt|lallen|lallend|brabbelt|wartaal, niet_meer_praten|spreken, ineens|opeens|plotseling|plots
    niet_praten|spreken/niet_meer_praten|spreken/praten_niet, niet|kan uit_zijn|haar|mijn|de|hun|der_woorden
    komen|komt|kom, arm|armen|linkerarm|rechterarm|been|linkerbeen|rechterbeen|hand|linkerhand|rechterhand
    slap|lam|krachteloos|uitgevallen|gevoelloos, geen_kracht|gevoel
    arm|linkerarm|rechterarm|been|linkerbeen|rechterbeen|kant,
    linkerarm|rechterarm|linkerhand|rechterhand|linkerbeen|rechterbeen|been niet
    optillen|bewegen|bewegt|omhoog|voelen, arm* niet omhoog|optil*|beweegt,
    linkerkant|rechterkant|linkerzijde|rechterzijde|helft|kant gevoelloos|slap|lam, doet_het_niet
    arm|been|linkerarm|rechterarm|linkerkant|rechterkant, hersenbloed*/herseninfart*/hersen_bloeding|infarct,
    een_tia, attaque, praat|praten|spreekt|spreken raar|gek|vreemd|wartaal|onverstaanbaar|onduidelijk|verward`,
  heavy_bleeding: `veel bloed*, hevig* bloed*, erg* bloed*, bloed* stopt niet, bloed* stelpen, bloed* niet ophoud*, blijf*
    bloed*, bloedspugen, bloed* braak*, bloed* overgeven, bloed* hoest*,
    enorm*|heftig*|flink|hard|ontzettend|zwaar|vreselijk|heel|continu|overal
    bloed|bloeden|bloedt|bloeding*|bloedverlies|gebloed, bloed* stop*_niet|nie|maar, bloed* niet|nie
    stop*/ophou*/hou*_op/stelp*, houdt|hou|houd_niet_op bloed*, bloed* stroom*|gutst|spuit*|spoot|gutste,
    verlies|verliest|verloren_bloed, bloed verlies_veel/verliest_veel,
    spuug*|spug*|gespuugd|braak*|braken|kots*|gekotst|overgeef*|overgegeven|spuw*|hoest*|opgehoest bloed,
    doodbloed*|leegbloed*|slagader*, onder_het_bloed, bloed_uit mond|oren, bloed
    stroomt|stroomde|spuit|spoot|gutst|gutste`,
  unconscious: `bewusteloos*, buiten bewustzijn, niet bij kennis, niet wakker krijgen, niet wakker maken, niet wakker
    worden, niet aanspreekbaar, reageert niet, flauwgevallen, flauw gevallen, valt flauw, bewustzijn verloren,
    bewust_loos, bewuste_loos, bewustloos*|bewusloos|bewustelo*, buiten_westen,
    buiten_kennis/buiten_bewust_zijn, bewustzijn kwijt|verlies*|verliest|weg, flauw*_val*|geval*|viel,
    flauwgeval*|flauwval*|flouwgeval*, valt|val|viel|vallen|vielen flauw|weg, weggevallen|wegvalt|weggeraakt,
    raakt|raakte|raak_weg/raakt|raak_steeds|telkens|even_weg, knock_out, in_coma,
    in_elkaar_gezakt|zakte|gestort, zakt*_in_elkaar, niet_meer_bij,
    hij|ze|zij|man|vrouw|moeder|vader|mama|papa|oma|opa wakker_niet/niet_wakker, krijg|krijgen wakker niet,
    reageren|reageerde|reageerd|reageer niet|nergens, geen_reactie_meer, reageert_nergens, ligt|lag|liggen
    grond|vloer beweegt_niet/niet_beweegt|meer`,
  suicidal: `zelfmoord*, zelfdoding*, suicid*, liever dood, niet meer leven, niet verder leven, einde leven maken, einde
    aan leven, leven beëindigen, mezelf iets aandoen, mezelf doden, uit het leven stappen, leven zinloos,
    zelfmord*, zelf_moord*, wil|wilde|wou|wens|ga|wilt_dood|doodgaan|sterven,
    wil|wilde|wou_echt|gewoon|alleen|maar|liever|graag|nu|ook|eigenlijk|soms_dood|doodgaan|sterven/wil|wilde_het_liefst_dood,
    wil|wilde|wou_alleen|gewoon|het_maar|liefst_dood|sterven, liefst_dood, dood_wil|wilde|wezen,
    was|wou|wenste_dat_ik_dood, was_ik_maar_dood/beter_dood, beter_dood,
    beter_af_zonder_mij/beter_zonder_mij/zonder_mij_beter,
    niet|nie_meer|langer_wakker_worden/niet|nie_meer|verder|langer_willen|wil_leven, niet_wil_leven, geen_zin
    leven, leven geen/niet_meer_waard zin|waard|aan, genoeg_van leven, levensmoe*|doodswens*|doodsverlang*,
    er_een_eind*_aan_maken, eind|einde leven mak*, maak|maken_er_een_eind*_aan/maak|maken_er_eind*_aan,
    mezelf|mijzelf/mij|me_zelf iets_aan|aandoen, mezelf|mijzelf|zichzelf
    iets_aandoen|aan/aan_te_doen/van_kant/ophang*|verhang*|vermoord*|verdrink*|snijd*|snij|doodmaken|verwond*,
    me_zelf|mij_zelf dood*|ophang*|vermoord*/iets_aan*, voor_de|een_trein spring*|gooi*|lopen,
    onder_de|een_trein spring*|gooi*, van_het|een|de_dak|flat|brug|gebouw spring*, stap|stappen_uit_het_leven,
    leven stappen|stap|benemen, automutil*, leven_is_zinloos, hoeft_niet_meer leven|mij, er_niet_meer_zijn`,
  baby_fever: `baby* koorts*, zuigeling* koorts*, pasgeboren* koorts*, baby* temperatuur, baby* heel warm, baby* 38 graden,
    baby* 39 graden, baby* 40 graden, babie*|babytje*|zuigeling|pasgeboren*|newborn|kleintje
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend|koortsig*, baby*|pasgeboren*|zuigeling*
    38|39|40|41_0|1|2|3|4|5|6|7|8|9, pasgeboren*|zuigeling* 38|39|40|41_graden, baby* 41_graden, baby* gloei*,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is|pas|net|nog|nu|bijna_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is|pas|net|nog|nu|bijna_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_pas|net|nog|nu|bijna|ruim|maar_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_pas|net|nog|nu|bijna|ruim|maar_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke_oud*|jong*
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_week|weken|weekjes|weekje|wkn|wk|weke_oud*|jong*
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is|pas|net|nog|nu|bijna_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is|pas|net|nog|nu|bijna_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_pas|net|nog|nu|bijna|ruim|maar_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_pas|net|nog|nu|bijna|ruim|maar_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd_oud*|jong*
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    1|2|3|een|één|twee|drie|anderhalve_maand|maanden|maandjes|maandje|mnd_oud*|jong*
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_dagen|daagjes
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    baby*|kind|kindje|kleine|kleintje|zoon|zoontje|zoontjes|dochter|dochtertje|jongen|jongetje|meisje|tweeling|kleinzoon|kleindochter|broertje|zusje|hij|ze|zij_van|is_1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_dagen|daagjes
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9,
    1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_dagen_oud*|jong*
    koort*|koors|korts|koorst|verhoging|temperatuur|gloeit|gloeiend,
    1|2|3|4|5|6|7|8|9|10|11|12|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf_dagen_oud*|jong*
    38|39|40|41_graden|0|1|2|3|4|5|6|7|8|9`,
} as const

/** Words that only look like those, and raise none. */
export const dutchPlain = `borstvoed*, borstonderzo*, borstkanker*, borstfoto*, borstcontrol*, borstvergrot*, borstverklein*,
  borstoperatie*, borstpomp*, borstkolf*, borstprothes*, bloedonderzo*, bloeddruk*, bloedprik*, bloedafna*,
  bloedsuiker*, bloedtest*, bloeduitslag*, bloedwaard*, bloedarm*, bloedverdun*, bloedgroep*, bloedbank*,
  bloedcontrol*, bloedgluc*, bloedvat*,
  bloed_prik*|geprik*|afne*|afgenomen|laten|onderzo*|geven|controle*|uitslag*, prikken_bloed, ademhalingsoefen*,
  ademtest*, ademruimte, het_stikt_van_muizen|ratten|kakkerlakken|muggen|vliegen|mieren|wespen|spinnen|insecten|beestjes|ongedierte|schimmel|onkruid|rommel|afval|fouten|mensen|toeristen|auto*, het_stikt_van_de|het_muizen|ratten|kakkerlakken|muggen|vliegen|mieren|wespen|spinnen|insecten|beestjes|ongedierte|schimmel|onkruid|rommel|afval|fouten|mensen|toeristen|auto*,
  het_stikt_hier_van_muizen|ratten|kakkerlakken|muggen|vliegen|mieren|wespen|spinnen|insecten|beestjes|ongedierte|schimmel|onkruid|rommel|afval|fouten|mensen|toeristen|auto*, het_stikt_hier_van_de|het_muizen|ratten|kakkerlakken|muggen|vliegen|mieren|wespen|spinnen|insecten|beestjes|ongedierte|schimmel|onkruid|rommel|afval|fouten|mensen|toeristen|auto*,
  praktijk|huisarts|huisartsenpraktijk|dokter|arts|apotheek|gemeente|assistente|specialist|verhuurder|werkgever|niemand|buurteam|wijkteam_reageert|reageren_niet,
  ziekenhuis|school|scholen_reageert|reageren_niet_op_mijn|onze|de|het|een_brief|brieven|mail|mails|email|emails|e|bericht*|verzoek|aanvraag|klacht,
  babykamer*, babyfoon*, babybad*, babyfles*, babyvoeding,
  temperatuur_van_de|het|een_badwater|water|kamer|slaapkamer|fles`
