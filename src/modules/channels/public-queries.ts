import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { PublicWays } from './public.ts'

const ways = query({
  name: 'channels.publicWays',
  zh: '订阅方式',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicWays> {
    const accounts = await sql<PublicWays['accounts'][number]>`select kind, name, unit_id as "unitId", not standing as retired from channels.channel order by standing desc, kind, name`.execute(tx.db)
    const open = accounts.rows.filter((one) => !one.retired)
    return {
      ways: (['email', 'sms'] as const).filter((way) => open.some(({ kind }) => kind === way)), hub: open.some(({ kind }) => kind === 'websub'),
      accounts: accounts.rows.filter(({ kind }) => !NO_ACCOUNTS.includes(kind)),
    }
  },
})

/** Ways and not accounts, and what only staff sees. */
const NO_ACCOUNTS: readonly string[] = ['portal', 'feeds', 'websub', 'email', 'sms', 'wecom', 'dingtalk', 'filing']

export const publicQueries = [ways]
