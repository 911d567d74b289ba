import type { ExecuteSql } from '../database/database.ts'
import type { Column } from './format.ts'

export type TableShape = { name: string; columns: Column[]; key: string[] }

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Every table of the program with its stored columns; partitions belong to their parent. */
export async function tableShapes(exec: ExecuteSql): Promise<TableShape[]> {
  const { rows } = await exec(`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)::text as columns,
      coalesce((select json_agg(k.attname order by array_position(i.indkey::int2[], k.attnum))
        from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '[]')::text as key
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
    group by c.oid, c.relname
    order by c.relname collate "C"`)
  return (rows as { name: string; columns: string; key: string }[]).map(({ name, columns, key }) => ({
    name,
    columns: JSON.parse(columns) as Column[],
    key: JSON.parse(key) as string[],
  }))
}

/** Selects each row as one JSON array of texts: exact for every type, the same on either database. */
export function rowsQuery({ name, columns, key }: TableShape): string {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ')
  const order = key.length > 0 ? key.map((column) => `${quoted(column)}::text collate "C"`).join(', ') : '1'
  return `select to_json(array[${values}])::text as line from ${quoted(name)} order by ${order}`
}

/** Inserts many such arrays, given as one JSON array of arrays in $1. */
export function insertQuery(table: string, columns: Column[]): string {
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  const values = columns.map(({ type }, index) => `(r->>${index})::${type}`).join(', ')
  return `insert into ${quoted(table)} (${names}) overriding system value select ${values} from jsonb_array_elements($1::jsonb) as t(r)`
}
