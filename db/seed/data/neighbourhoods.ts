import type { Neighbourhood } from './types.ts'

/** The neighbourhoods of Overvecht, with their CBS code where it is known for sure. */
export const overvechtNeighbourhoods: readonly Neighbourhood[] = [
  { key: 'taagdreef', name: 'Taag- en Rubicondreef e.o.', cbsCode: null },
  { key: 'wolgadreef', name: 'Wolga- en Donaudreef e.o.', cbsCode: null },
  { key: 'zamenhofdreef', name: 'Zamenhofdreef e.o.', cbsCode: 'BU03440321' },
  { key: 'neckardreef', name: 'Neckardreef e.o.', cbsCode: 'BU03440322' },
  { key: 'vechtzoom-zuid', name: 'Vechtzoom-zuid', cbsCode: 'BU03440331' },
  { key: 'amazonedreef', name: 'Amazone- en Nicaraguadreef e.o.', cbsCode: null },
  { key: 'zambesidreef', name: 'Zambesidreef e.o.', cbsCode: 'BU03440341' },
  { key: 'tigrisdreef', name: 'Tigris- en Bostondreef e.o.', cbsCode: null },
  { key: 'bedrijvengebied', name: 'Bedrijvengebied', cbsCode: null },
  { key: 'poldergebied', name: 'Poldergebied Overvecht', cbsCode: null },
]

export const spoorwijkNeighbourhoods: readonly Neighbourhood[] = [
  { key: 'spoorwijk', name: 'Spoorwijk', cbsCode: null },
  { key: 'laakkwartier-oost', name: 'Laakkwartier-Oost', cbsCode: null },
  { key: 'laakkwartier-west', name: 'Laakkwartier-West', cbsCode: null },
]
