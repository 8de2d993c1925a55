import type pg from 'pg'

/** What the database itself says about one of our tables or views. */
export interface Relation {
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly owner: string
  readonly rowSecurity: boolean
  readonly forced: boolean
  readonly options: readonly string[]
}

export interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly hasDefault: boolean
  readonly generated: boolean
}

export interface Routine {
  readonly name: string
  readonly definer: boolean
  readonly owner: string
  readonly settings: readonly string[]
  /** Roles of the application that may call it. */
  readonly callers: readonly string[]
}

export const APP_ROLES = ['huiying_app', 'huiying_desk', 'huiying_ledger', 'huiying_public', 'huiying_audit'] as const
export type AppRole = (typeof APP_ROLES)[number]

const OURS = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'`

/** Tables and views of all our schemas, read from the catalogue, so that a new one cannot be forgotten. */
export async function relations(client: pg.Client): Promise<Relation[]> {
  const found = await client.query<Relation>(`
    select n.nspname || '.' || c.relname as name, case c.relkind when 'v' then 'view' when 'm' then 'view' else 'table' end as kind,
      pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced, coalesce(c.reloptions, '{}') as options
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS} order by 1`)
  return found.rows
}

export async function columns(client: pg.Client, relation: string): Promise<Column[]> {
  const found = await client.query<Column>(`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.atthasdef or a.attidentity <> '' as "hasDefault", a.attgenerated <> '' or a.attidentity = 'a' as generated
    from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`, [relation])
  return found.rows
}

/** Our functions, trigger functions included, with who may call them. */
export async function routines(client: pg.Client): Promise<Routine[]> {
  const found = await client.query<Routine>(`
    select n.nspname || '.' || p.proname as name, p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner, coalesce(p.proconfig, '{}') as settings,
      array(select r from unnest($1::text[]) r where has_function_privilege(r, p.oid, 'execute')) as callers
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by 1`, [APP_ROLES])
  return found.rows
}
