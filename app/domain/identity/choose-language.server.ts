import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import type { easyDutch, Language } from '#app/platform/i18n/languages.ts'

/** Remembers the language of the pages with the account, so that it holds on every device and for mails. */
export async function chooseLanguage(
  tx: Tx,
  input: { accountId: string; language: Language | typeof easyDutch },
): Promise<void> {
  await tx
    .update(accounts)
    .set({ language: input.language })
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.id, input.accountId)))
}
