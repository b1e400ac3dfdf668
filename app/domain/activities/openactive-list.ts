/**
 * Concepts of the OpenActive Activity List (https://openactive.io/activity-list) that a neighbourhood offers, by the last
 * part of their IRI. © OpenActive contributors, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
 */
const labels = {
  'f6ccded0-2666-4a51-88a4-ed6905bb4313': 'Gymnastics',
  '678b9fc4-1860-4377-85b9-e4c01628582a': 'Aerobics',
  '5574585d-3f21-493c-8860-54077f7e9bb2': 'Boules',
  'ee3cf3ee-082e-4f53-9cb2-3ef0589497ed': 'Chair Based Exercise',
  '16b8fad0-68a1-4159-892d-c9b59dce03c8': 'Chair Yoga',
  '4a19873e-118e-43f4-b86e-05acba8fb1de': 'Cycling',
  'be4762de-b26c-4bd2-bcf2-4e54b58e7830': 'Recreational Cycling',
  '6ca15167-51da-4d91-a1ae-8a45dc47b0ea': 'Dance',
  'e3334ebc-7568-48fa-8c93-151626101e5b': 'Tea Dance',
  '0a5f732d-e806-4e51-ad40-0a7de0239c8c': 'Football',
  'b8019b67-2ade-406f-a012-91a5c3869652': 'Walking Football',
  '5b880e93-4a16-4c37-86ac-ba2ffba68358': 'Gardening',
  '808e1337-0ab2-4db3-b269-0ee3565c3ac9': 'General Fitness for Older Adults',
  'fb930830-f9af-4780-ae0e-51572eeaf96d': 'Jogging',
  '261395e5-9e11-4348-8bef-e0fafef0e765': 'Multi Fitness',
  '26a7b902-1ddd-46fd-9371-853e414c9eb3': 'Multisports',
  'c72e1713-25c1-4886-926a-4cd549bb4916': 'Nordic Walking',
  'fc435509-332a-41db-b204-0da4153cf4f6': 'Petanque',
  '3a6b1c08-7aa6-48d4-9690-dca9e0133057': 'Pilates',
  '72ddb2dc-7d75-424e-880a-d90eabe91381': 'Running',
  '2750229d-b725-4171-9276-376be913957c': 'Swimming',
  '1a05993d-b206-4efe-85da-646fa340bdf4': 'Table Tennis',
  'c16df6ed-a4a0-4275-a8c3-1c8cff56856f': 'Tai Chi',
  '95092977-5a20-4d6e-b312-8fddabe71544': 'Walking',
  'bf1a5e00-cdcf-465d-8c5a-6f57040b7f7e': 'Yoga',
} as const

/** The scheme that these concepts are in. */
export const activityListScheme = 'https://openactive.io/activity-list'

/** The concepts by IRI, with their labels in English. */
export const activityListLabels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(labels).map(([part, label]) => [`${activityListScheme}#${part}`, label]),
)
