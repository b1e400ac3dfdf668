/** What an organisation does with data, each with a ground of its own (CON-6). */
export const legalPurposes = [
  'TREATMENT',
  'SUPPORT',
  'COORDINATION',
  'EMERGENCY',
  'LEGAL_DUTY',
  'ACCOUNTABILITY',
] as const

/** The grounds of AVG article 6 (1) b to e; consent (a) is asked of each resident and stands in no setting (CON-6). */
export const legalGrounds = ['CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTEREST', 'PUBLIC_TASK'] as const
