/** What an appointment can be about, by pictogram: for who does not write. */
export const reasonTopics = ['BODY', 'MIND', 'MEDICINE', 'RESULT', 'LETTER', 'CHILD', 'OTHER'] as const
export type ReasonTopic = (typeof reasonTopics)[number]
