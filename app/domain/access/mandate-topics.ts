/** The topics that can be hidden as a whole from who acts for a resident (REP-5). */
export const hideableTopics = ['MESSAGES', 'APPOINTMENTS', 'BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'PLAN'] as const
