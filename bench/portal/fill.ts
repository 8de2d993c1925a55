import pg from 'pg'

/** Invented words of which the texts are made: some stand everywhere, most in a few texts. */
const COMMON = ['办理', '核查', '整改', '居民', '社区', '道路', '施工', '通知', '时间', '工作']
const RARE = 4000

/** Puts `count` public releases of invented words on the shelf, `unit` by turns, a minute between them, the newest an hour ago. */
export async function fillShelf(owner: pg.ClientConfig, unitIds: readonly string[], count: number): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (let from = 0; from < count; from += 5000) {
      await client.query(
        `insert into publication.shelf (release_id, no, audience, case_id, unit_id, unit_name, title, words, digest, released_at, answers, query_hashes, number)
         select id, 1, 'public', id, ($2::uuid[])[1 + n % cardinality($2::uuid[])], '第' || n % cardinality($2::uuid[]) || '单位', title,
           jsonb_build_object('title', title, 'question', '有居民反映' || word || '的情况', 'facts', repeat(common || word || other || '，', 12), 'measures', repeat(other || common || '。', 8), 'result', word || '已于第' || n || '日办结',
             'holding', false, 'contentClass', 'response', 'spokesperson', '', 'substanceNotJudged', false)::text,
           encode(sha256(n::text::bytea), 'hex'), now() - interval '1 hour' - n * interval '1 minute', case when n % 2 = 0 then array[id] else '{}' end, '{}', '填〔2020〕' || n || '号'
         from generate_series($1::int + 1, least($1::int + 5000, $5::int)) n
           cross join lateral (select gen_random_uuid() as id, chr(19968 + (n * 7) % $4) || chr(19968 + (n * 13) % $4) as word, chr(19968 + (n * 31) % $4) || chr(20200 + n % 900) as other, ($3::text[])[1 + n % 10] as common) made
           cross join lateral (select '关于' || word || common || '的回应' as title) named`,
        [from, unitIds, COMMON, RARE, count])
      console.error(`  ${Math.min(from + 5000, count)} on the shelf`)
    }
    // What the machine would do about so many new rows in the minutes to come is done before anything is measured.
    await client.query('vacuum (analyze) publication.shelf')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** Words to look for: those that stand everywhere, those that stand in a few texts, longer ones, and some that stand nowhere. */
export function wordsToFind(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const rare = String.fromCharCode(19_968 + (n * 7 * 97) % RARE) + String.fromCharCode(19_968 + (n * 13 * 97) % RARE)
    return [COMMON[n % 10]!, rare, `关于${rare}`, `${COMMON[n % 10]!} ${rare}`, `无此${n}词`][n % 5]!
  })
}
