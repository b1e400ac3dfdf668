import type { PgInsertValue } from 'drizzle-orm/pg-core'
import { newId } from '#app/domain/shared/ids.ts'
import { legalBases } from '../schema/access.sharing.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Wijk } from './wijk.ts'

type Ground = Pick<PgInsertValue<typeof legalBases>, 'purpose' | 'basis' | 'source'>

const duty: Ground = {
  purpose: 'LEGAL_DUTY',
  basis: 'LEGAL_OBLIGATION',
  source: 'Wet verplichte meldcode huiselijk geweld en kindermishandeling',
}

/** The law by which each kind of organisation works (AVG art. 6 lid 1), a line a purpose (CON-6). */
const grounds: Readonly<Record<'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM', readonly Ground[]>> = {
  GP_PRACTICE: [
    { purpose: 'TREATMENT', basis: 'CONTRACT', source: 'Burgerlijk Wetboek, artikel 7:446 (WGBO)' },
    { purpose: 'EMERGENCY', basis: 'VITAL_INTEREST', source: 'AVG, artikel 6 lid 1 onder d' },
    { purpose: 'ACCOUNTABILITY', basis: 'LEGAL_OBLIGATION', source: 'Wabvpz, artikel 15e' },
    duty,
  ],
  NEIGHBOURHOOD_TEAM: [
    { purpose: 'SUPPORT', basis: 'PUBLIC_TASK', source: 'Wet maatschappelijke ondersteuning 2015, artikel 5.1.1' },
    { purpose: 'ACCOUNTABILITY', basis: 'LEGAL_OBLIGATION', source: 'AVG, artikel 5 lid 2' },
    duty,
  ],
}

/** On what ground the organisations of the wijk's teams work. */
export async function seedLegalBases({ owner, tenant, data, moments, idOf }: Wijk): Promise<void> {
  const kinds = new Map(data.teams.map(({ organisationKey, kind }) => [organisationKey, kind]))
  await insertMany(
    owner,
    legalBases,
    [...kinds].flatMap(([key, kind]) =>
      grounds[kind].map((ground) => ({
        ...ground,
        tenantId: tenant.id,
        id: newId(),
        organisationId: idOf('organisation', key),
        startsAt: moments.at(moments.today.subtract({ days: 380 }), '09:00'),
      })),
    ),
  )
}
