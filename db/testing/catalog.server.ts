import type { OwnerDb } from '../seed/factories/insert.server.ts'

/** Questions to the catalog of a database, for tests that hold every table against the rules of the house. */

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly secured: boolean
  readonly forced: boolean
}

const visible = `n.nspname = 'public' and c.relkind in ('r', 'p')`

/** Every table of the portal, by name. */
export async function listTables({ client }: OwnerDb): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${visible} order by 1`,
  )
  return rows
}

export interface Policy {
  readonly table: string
  readonly name: string
  readonly permissive: boolean
  /** r, a, w, d, or * for all. */
  readonly command: string
  readonly roles: readonly string[]
  /** `using` and `with check`, as PostgreSQL writes them back. */
  readonly using: string | null
  readonly check: string | null
}

export async function listPolicies({ client }: OwnerDb): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(
    `select c.relname as table, p.polname as name, p.polpermissive as permissive, p.polcmd::text as command,
       array(select r.rolname::text from pg_roles r where r.oid = any(p.polroles) order by 1) as roles,
       pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where ${visible} order by 1, 2`,
  )
  return rows
}

/**
 * What a role may do with each table, directly or because everybody may: `select, insert`, or with columns in
 * parentheses where the right is to some columns alone.
 */
export async function rightsOf({ client }: OwnerDb, role: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ table: string; rights: string }>(
    `with wide as (
       select c.oid, c.relname, lower(a.privilege_type) as kind, null::text as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
       where n.nspname not in ('pg_catalog', 'information_schema') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
         and a.grantee in (0, $1::regrole::oid)
     ), narrow as (
       select c.oid, c.relname, lower(a.privilege_type) as kind, '(' || string_agg(t.attname, ', ' order by t.attnum) || ')' as columns
       from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
       where a.grantee = $1::regrole::oid or (a.grantee = 0 and c.relnamespace <> 'pg_catalog'::regnamespace)
       group by 1, 2, 3
     )
     select oid::regclass::text as table, string_agg(kind || coalesce(' ' || columns, ''), ', ' order by kind) as rights
     from (select * from wide union all select * from narrow) both_kinds group by oid order by 1`,
    [role],
  )
  return Object.fromEntries(rows.map(({ table, rights }) => [table, rights]))
}

export interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly columns: readonly string[]
  readonly target: string
  readonly targetColumns: readonly string[]
  /** An index begins with these columns, in any order; it may leave out rows where one of them is null. */
  readonly indexed: boolean
  /** Columns that `on delete set null` empties; null for all of them, empty for another action. */
  readonly nulls: readonly string[] | null
}

export async function listForeignKeys({ client }: OwnerDb): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `with k as (
       select f.*, c.relname from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
       where f.contype = 'f' and ${visible}
     )
     select relname as table, conname as name, confrelid::regclass::text as target,
       array(select a.attname::text from unnest(conkey) with ordinality u (n, i) join pg_attribute a on a.attrelid = conrelid and a.attnum = u.n order by u.i) as columns,
       array(select a.attname::text from unnest(confkey) with ordinality u (n, i) join pg_attribute a on a.attrelid = confrelid and a.attnum = u.n order by u.i) as "targetColumns",
       exists (select 1 from pg_index x where x.indrelid = conrelid and x.indisvalid
         and (x.indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey
         and (x.indpred is null or pg_get_expr(x.indpred, conrelid) in (select format('(%I IS NOT NULL)', a.attname)
           from pg_attribute a where a.attrelid = conrelid and a.attnum = any(conkey)))) as indexed,
       case when confdeltype <> 'n' then '{}' else (select array_agg(a.attname::text) from unnest(confdelsetcols) u (n)
         join pg_attribute a on a.attrelid = conrelid and a.attnum = u.n) end as nulls
     from k order by 1, 2`,
  )
  return rows
}

export interface UniqueKey {
  readonly table: string
  readonly name: string
  /** The first column, null for an expression. */
  readonly first: string | null
}

/** Primary keys, unique indexes and exclusion constraints. */
export async function listUniqueKeys({ client }: OwnerDb): Promise<UniqueKey[]> {
  const { rows } = await client.query<UniqueKey>(
    `select c.relname as table, i.relname as name,
       (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) as first
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_namespace n on n.oid = c.relnamespace
     where ${visible} and (x.indisunique or x.indisexclusion) order by 1, 2`,
  )
  return rows
}

export interface DatabaseFunction {
  /** With its schema, without its arguments. */
  readonly name: string
  readonly definer: boolean
  readonly settings: readonly string[]
  readonly everybody: boolean
  readonly app: boolean
  readonly owner: string
  readonly trigger: boolean
  /** Names and types of what goes in. */
  readonly takes: readonly { readonly name: string; readonly type: string }[]
}

/** Functions that belong to the portal: not those of an extension, of the queue or of PostgreSQL itself. */
export async function listFunctions({ client }: OwnerDb): Promise<DatabaseFunction[]> {
  const { rows } = await client.query<DatabaseFunction>(
    `select p.oid::regproc::text as name, p.prosecdef as definer, coalesce(p.proconfig, '{}') as settings,
       coalesce((select bool_or(a.grantee = 0) from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a), false) as everybody,
       has_function_privilege('drieluik_app', p.oid, 'execute') and has_schema_privilege('drieluik_app', n.oid, 'usage') as app,
       p.proowner::regrole::text as owner, p.prorettype = 'trigger'::regtype as trigger,
       coalesce((select json_agg(json_build_object('name', p.proargnames[i], 'type', format_type(t, null)) order by i)
         from unnest(p.proargtypes::oid[]) with ordinality u (t, i)), '[]') as takes
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
  )
  return rows
}
