/** Words that raise a flag (`red-flags.ts`) as people write them in English; the grammar is in `flag-phrases.ts`. */
export const englishFlags = {
  chest_pain: `pain* chest*, chest* hurt*, chest* pressure, chest* tight*, chest* ache*, heart attack*,
    pain*|pian|hurt*|hurst|ache*|aching|pressure|presure|tight*|thight|heavy|heaviness|crush*|squeez*|burn*|stab*|sore|sharp|tightness
    chest*|ches|cheast|chets, chestpain*, heart_hurt*|hurting|ache*|aching|pain*/heart_is_hurting|aching,
    pain*_in|on_my|the|his|her_heart|hart, hart_attack*|atack*, heart_atack*|attac*|atak, heartattack*,
    cardiac_arrest, elephant chest`,
  breathless: `short* breath, breathless*, difficult* breath*, trouble* breath*, struggl* breath*, hard breathe, cant
    breathe, cannot breathe, not breathe, not breathing, chok*, suffocat*, gasp* air, out_of_breath,
    breath*|breathe|breathing|breth*|breating|breeth|breate
    cant|cannot|couldnt|cant|barely|hardly|unable|struggle|not|dont|difficult*|trouble|problem*|hard|harder,
    catch breath cant|cannot, no_air, cant|cannot|not get*|enough_air|oxygen, enough_air|oxygen
    not|cant|dont|cannot, cantbreath*, sufocat*|suffocat*, blue_lips, lips blue`,
  stroke: `stroke, face droop*, mouth droop*, crooked mouth, paraly*, slur* speech, slur* words, cant speak, cannot
    speak, cant lift arm*, cannot lift arm*, cant move arm*, cannot move arm*, weak* one side, numb* one side,
    face|mouth|lip|smile droop*|drooop*|crooked|twisted|sagging|lopsided|drops|dropped, one_side face|mouth|body
    numb|weak*|droop*|down|fallen|hanging, face|mouth hang*, paralis*|paralyz*|paralyzed,
    cant|cannot|couldnt|not|never_speak|talk|talking/unable_to_speak|talk, cant|cannot speak,
    cant|cannot|not|unable|couldnt lift|raise|move|feel arm|arms|leg|side|face, slur*, talk*|speak*|speech
    strange*|weird*|gibberish|nonsense|funny|confused, weak*|numb* left|right|one_side|arm|half|face|leg,
    left|right_side|arm|leg numb|weak|dead|paraly*, ministroke, brain_bleed*|haemorrhage|hemorrhage, suddenly
    cant|cannot talk|speak`,
  heavy_bleeding: `heav* bleed*, lot* blood, lot* bleed*, bleed* wont stop, bleed* not stop*, bleed* badly, vomit* blood,
    throw* up blood, cough* blood, bleed*|bleading|bledding
    lot|alot|badly|heav*|everywhere|nonstop|much|lots|severe*|massive*, bleed*|blood|bleading
    wont|doesnt|not|cant|never|cannot|didnt|dont|isnt stop*, keep*|keeps/non_stop/nonstop bleed*, blood
    pour*|gush*|spurt*|everywhere, pour*|gush*|spurt*_blood, losing|loosing|lost_blood, losing|loosing|lost
    lot|alot|much blood, alot|lots blood, puk*|spit*|spew*|vomit*|vomet* blood, blood vomit*,
    haemorrhag*|hemorrhag*|hemorag*, keep|keeps|kept bleed*|bleading, non_stop bleed*, so|too|very_much_blood,
    lost|losing|loosing much_blood`,
  unconscious: `unconscious*, passed out, faint*, wont wake, not waking, unresponsive, lost consciousness, collapsed,
    unconsious*|unconcious*|unconsius|unconscius|unconshus, pass*_out, black*_out|outs, blackout*,
    wont|doesnt|isnt|didnt|not|cant_wake*|waking|woken|awake, wake
    him|her|them|mum|mom|dad|husband|wife|baby|child cant|cannot|wont|doesnt,
    not|doesnt|wont|isnt_respon*|wake*|waking, no_response, coma, collaps*, knocked_out, fell_down
    not|wont|doesnt respond*|move|wake|moving`,
  suicidal: `suicid*, kill myself, end* my life, want to die, wanna die, better off dead, not live anymore, dont want to
    live, harm myself, take my own life, want|wish_to_die/wanna_die, wish_i_was|were|am_dead,
    want_to_be_dead/wanna_be_dead, rather_be_dead/rather_die, better_dead/better_off_dead|without,
    better_off_without_me, end_it_all, end_it all|myself|life|everything,
    dont|not|no_wanna_live|be/no_longer_want_live,
    dont|not_want_to_be_here|alive/dont|not_want_to_live/no_longer_want_to_live, dont|not_wanna
    live|alive|living, no|any_reason|point_to|in|for_live|living, no_reason|point live|living,
    tired_of_living|life, kill_my|me_self,
    kill|killing|hang|hanging|drown|shoot|cut|cutting|stab|suicide_myself|meself, on_purpose_hurt*,
    to|of|about|will|might|gonna|wanna_hurt|hurting|harm|harming_myself, myself_on_purpose, self_harm*,
    selfharm*, jump bridge|train|roof|building, overdos*`,
  baby_fever: `baby* fever*, newborn* fever*, infant* fever*, baby* temperature, baby* 38 degrees, baby* 39 degrees, baby*
    40 degrees, baby*|babies|newborn*|infant*/new_born fever*|feaver|fevr|temperature|burning,
    baby*|babys|newborn*|infant* 38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees|degree, new_born fever*|temperature,
    1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks|wk|wks|weak|weaks_old|baby
    fever*|feaver|fevr|temperature|burning|hot,
    1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks|wk|wks|weak|weaks_old|baby
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is|aged|of|only|just_1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks|wks
    fever*|feaver|fevr|temperature|burning|hot,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is|aged|of|only|just_1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks|wks
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is_only|just|about|now_1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks
    fever*|feaver|fevr|temperature|burning|hot,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is_only|just|about|now_1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_week|weeks
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees, 1|2|3|one|two|three_month|months|mth|mths_old
    fever*|feaver|fevr|temperature|burning|hot, 1|2|3|one|two|three_month|months|mth|mths_old
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is|aged|of|only|just_1|2|3|one|two|three|a_month|months
    fever*|feaver|fevr|temperature|burning|hot,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is|aged|of|only|just_1|2|3|one|two|three|a_month|months
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is_only|just_1|2|3|one|two|three|a_month|months
    fever*|feaver|fevr|temperature|burning|hot,
    baby|kid|child|son|daughter|boy|girl|twins|grandson|granddaughter|he|she_is_only|just_1|2|3|one|two|three|a_month|months
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees,
    1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_day|days_old
    fever*|feaver|fevr|temperature|burning|hot,
    1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve_day|days_old
    38|39|40|41_0|1|2|3|4|5|6|7|8|9|degrees, baby*|newborn* burning_up`,
} as const

/** Words that only look like those, and raise none. */
export const englishPlain = `air_condition*,
  blood_test*|pressure|sugar|result*|work|group|type|thinner*|donor*|sample*|taken|donat*|drawn|count,
  bloodtest*, bloodwork, breathing_exercise*, breath_test*, give|donate|donating|giving_blood,
  speak|talk|talking_the|much|good|very|well_dutch|english|language,
  speak|talk|talking_dutch|english|arabic|turkish|polish|tigrinya,
  i|we_want_to_speak|talk_to|with_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_want_to_speak|talk_to|with_the|a|my|your|our_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_want_to_speak|talk_about_my|our|the,
  i|we_need_to_speak|talk_to|with|about, would_like_to_speak|talk_to|with|about,
  can|could|may_i|we|you|someone_speak|talk_to|with|about, please_speak|talk_to|with,
  i|we_cant|cannot|couldnt_speak|talk_to|with_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_cant|cannot|couldnt_speak|talk_to|with_the|a|my|your|our_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_can|could|did_not_speak|talk_to|with_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_can|could|did_not_speak|talk_to|with_the|a|my|your|our_doctor|doctors|dr|gp|nurse|assistant|assistants|receptionist|pharmacist|dentist|midwife|therapist|psychologist|specialist|practice|clinic|pharmacy|landlord|municipality,
  i|we_cant|cannot|couldnt_speak|talk_about_it|this|that|my|our|the|what|how,
  i|we_can|could|did_not_speak|talk_about_it|this|that|my|our|the|what|how,
  practice|doctor|doctors|clinic|pharmacy|gp|landlord|municipality|assistant|nobody_is|are|has|does_not|no_respon*,
  practice|doctor|doctors|clinic|pharmacy|gp|landlord|municipality|nobody_isnt|doesnt|not_respon*,
  hospital|school_is|are|has|does_not_respon*_to_my|our|the|a|any_email|emails|e|mail|letter|letters|message|messages|request|application|form,
  no_response_from|to_you|doctor|doctors|dr|gp|nurse|assistant|practice|clinic|pharmacy|hospital|school|landlord|municipality|insurance|office|email|emails|e|mail|letter|letters|message|messages|request|application|form, no_response_from|to_the|a|my|our|your|any_doctor|doctors|dr|gp|nurse|assistant|practice|clinic|pharmacy|hospital|school|landlord|municipality|insurance|office|email|emails|e|mail|letter|letters|message|messages|request|application|form,
  temperature_for|of_the|a_bath|water|milk,
  temperature_for|of_baby|babys_bath*|water|milk|food|bottle|room|bedroom,
  temperature_for|of_the|a|my|our_baby|babys_bath*|water|milk|food|bottle|room|bedroom,
  temperature_of|for_the|a_bath|water|milk|room|bottle, bath*, babysit*, hot_water|drink*|milk|weather|food`
