import { foreignKey, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { id, tenantId } from '../columns.ts'
import { tenants } from './tenants.ts'

/** Words that people type for what is written otherwise; the editor keeps them (lesson 16.11). */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    tenantId: tenantId(),
    id: id(),
    word: text('word').notNull(),
    meaning: text('meaning').notNull(),
    /** BCP 47: the language of `word`. */
    language: text('language').notNull(),
  },
  (t) => [
    primaryKey({ name: 'search_synonyms_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'search_synonyms_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
    unique('search_synonyms_once').on(t.tenantId, t.word, t.meaning),
  ],
)
