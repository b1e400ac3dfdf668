import type { Tx } from '#db/client.server.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { listLegalBases } from './legal-bases.queries.server.ts'
import type { ShownGround } from './shown-sharing.ts'
import type { WhoMaySee } from './who-may-see.queries.server.ts'

// i18n: sharing:purposes.*, sharing:bases.*
/** On what ground the teams that see something by their own relationship work, in words (CON-6). */
export async function listGrounds(tx: Tx, items: readonly WhoMaySee[], t: PortalT): Promise<ShownGround[]> {
  const byCare = items.filter(({ lines }) => lines.some(({ source }) => source === 'care_relationship'))
  const bases = await listLegalBases(
    tx,
    byCare.flatMap(({ recipient }) => recipient.teamId ?? []),
  )
  return bases.map(({ teamName, purpose, basis, source }) => ({
    team: teamName,
    text: t('sharing:without.ground', {
      purpose: t(`sharing:purposes.${purpose}`),
      basis: t(`sharing:bases.${basis}`),
    }),
    source,
  }))
}
