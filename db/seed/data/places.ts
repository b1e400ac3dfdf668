import type { Place } from './activity-types.ts'
import { overvechtAddress } from './overvecht-address.ts'

const place = (name: string, street: string, houseNumber: string, wheelchairAccessible = true): Place => ({
  name,
  address: overvechtAddress(street, houseNumber),
  wheelchairAccessible,
})

/** Where activities are. The names are invented. */
export const places = {
  deWissel: place('Buurthuis De Wissel', 'Zambesidreef', '930'),
  buurtkamerNeckar: place('Buurtkamer Neckar', 'Neckardreef', '934'),
  buurthuisDeKaai: place('Buurthuis De Kaai', 'Tigrisdreef', '945'),
  buurtteam: place('Buurtteam Sociaal', 'Amazonedreef', '962'),
  buurtteamJeugd: place('Buurtteam Jeugd en Gezin', 'Donaudreef', '918'),
  boekenboot: place('Leeszaal De Boekenboot', 'Zamenhofdreef', '902'),
  deBrug: place('Taalhuis De Brug', 'Gambiadreef', '915'),
  groeneDuim: place('Buurttuin De Groene Duim', 'Marnedreef', '999', false),
  vonk: place('Jongerenhuis Vonk', 'Nicaraguadreef', '933'),
  deKade: place('Herstelhuis De Kade', 'Bostondreef', '907'),
  springplank: place('Sportzaal De Springplank', 'Wolgadreef', '950'),
  golfslag: place('Zwembad De Golfslag', 'Taagdreef', '970'),
  centrumNeckar: place('Centrum Neckar', 'Neckardreef', '912'),
  gezondheidscentrum: place('Gezondheidscentrum Overvecht', 'Amazonedreef', '940'),
  fietswerkplaats: place('Fietswerkplaats Ketting', 'Franciscusdreef', '977', false),
} as const satisfies Record<string, Place>
