import { defineConfig } from 'drizzle-kit'

// `drizzle-kit generate` writes what changed in db/schema; policies, triggers, grants and exclusion constraints are
// written by hand in a migration of their own (`drizzle-kit generate --custom`).
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  migrations: { schema: 'drizzle', table: '__drizzle_migrations' },
})
