import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digitsFor, RFC4648, stepAt } from '../../src/modules/access/totp.ts'
import { fromBase32 } from '../../src/record/keys.ts'
import { Browser, codesOf, openOffice, PASSWORD, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(2)
})
afterAll(() => office.close())

const browser = (server = 0): Browser => new Browser(office.servers[server]!)
async function inside(login: string, server = 0): Promise<Browser> {
  const one = browser(server)
  expect((await one.signIn(login)).status).toBe(200)
  return one
}
const forgive = (): Promise<unknown> => office.sql('delete from access.attempt')

describe('signing in', () => {
  it('says who one is: person, posts with unit names, roles, time and kind of the database', async () => {
    const { status, headers, body } = await browser().signIn('Editor')
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toMatch(/^huiying=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(body).toMatchObject({ signedIn: true, login: 'editor', person: { name: '沈四' }, roles: ['editor'], mustChangePassword: false, secondFactor: false, database: { kind: 'test' } })
    expect(body.posts[0]).toMatchObject({ role: 'editor', unitName: '汀兰区住房和城乡建设局', roleName: { zh: '编辑' } })
    expect(Date.parse(body.endsAt) - Date.parse(body.serverTime)).toBeGreaterThan(23.9 * 3_600_000)
    expect(Date.parse(body.idleUntil) - Date.parse(body.serverTime)).toBeLessThanOrEqual(8 * 3_600_000)
  })

  it('answers the same to an unknown name, a wrong password and a person without a sign-in, and spends the same work on each', async () => {
    await forgive()
    const answers = []
    const times: Record<string, number[]> = { editor: [], nobody: [] }
    for (let n = 0; n < 4; n += 1) {
      for (const login of ['editor', 'nobody']) {
        const from = performance.now()
        answers.push(await browser().signIn(login, 'not the password at all'))
        times[login]!.push(performance.now() - from)
      }
    }
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect([answers[0]!.status, codesOf(answers[0]!)]).toEqual([401, ['access/wrong-sign-in']])
    // Argon2 over 19 MiB takes tens of milliseconds; an answer without it would take one or two.
    expect(Math.min(...times['nobody']!)).toBeGreaterThan(Math.min(...times['editor']!) / 2)
    await forgive()
  })

  it('slows guessing down after five failures, for names that exist and names that do not, on every process, and lets the right password wait too', async () => {
    for (const login of ['officer', 'nobody-else']) {
      for (let n = 0; n < 5; n += 1) expect((await browser(n % 2).signIn(login, 'wrong wrong wrong')).status).toBe(401)
      const refused = await browser(1).signIn(login, login === 'officer' ? PASSWORD : 'wrong wrong wrong')
      expect(refused.status).toBe(429)
      expect(codesOf(refused)).toEqual(['access/wait'])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20)
      expect(refused.body.refusals[0].message.zh).toMatch(/请等 (2\d|30) 秒/)
    }
    await office.sql("update access.attempt set wait_until = now() - interval '1 second'")
    expect((await browser().signIn('officer')).status).toBe(200)
    expect(await office.sql('select from access.attempt where failures > 5')).toHaveLength(0)
    await forgive()
  })

  it('keeps one session for all processes, and ends it for all', async () => {
    const one = await inside('editor', 0)
    const other = browser(1)
    other.cookie = one.cookie
    expect((await other.get('/api/session')).body).toMatchObject({ signedIn: true, login: 'editor' })
    expect((await other.send('DELETE', '/api/session')).status).toBe(200)
    expect((await one.get('/api/session')).body.signedIn).toBe(false)
    expect((await one.get('/api/queries/directory.units')).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends after 8 idle hours and after 24 hours in any case', async () => {
    const idle = await inside('editor')
    await office.sql("update access.session set seen_at = now() - interval '7 hours 59 minutes'")
    expect((await idle.get('/api/queries/directory.units')).status).toBe(200)
    await office.sql("update access.session set seen_at = now() - interval '8 hours'")
    expect((await idle.get('/api/queries/directory.units')).status).toBe(401)
    const long = await inside('editor')
    await office.sql('update access.session set ends_at = now()')
    expect((await long.get('/api/queries/directory.units')).status).toBe(401)
  })

  it('loses the power of a post in the moment the appointment ends', async () => {
    const head = await inside('head')
    const officer = await inside('officer')
    expect((await officer.get('/api/queries/directory.imports')).status).toBe(200)
    const { body } = await officer.get('/api/session')
    const ended = await head.post('/api/commands/directory.endAppointment', { appointmentId: body.posts[0].appointmentId, reason: '岗位调整' })
    expect(ended.status).toBe(200)
    expect((await officer.get('/api/queries/directory.imports')).status).toBe(401)
    expect((await browser(1).signIn('officer')).status).toBe(422)
    const back = await head.post('/api/commands/directory.appoint', { personId: office.cast.person('officer'), unitId: office.cast.unit('press'), role: 'press_officer' })
    expect(back.status).toBe(200)
    expect((await browser(1).signIn('officer')).status).toBe(200)
  })

  it('ends at once with the sign-in itself, and cannot be begun again', async () => {
    const admin = await inside('admin')
    const link = await admin.post('/api/sign-ins', { personId: office.cast.person('spare'), unitId: office.cast.unit('housing'), login: 'spare' })
    expect(link.status).toBe(200)
    const spare = browser(1)
    const token = new URL(link.body.link).hash.slice(1)
    expect((await spare.post('/api/session/link', { token, password: PASSWORD })).body).toEqual({ login: 'spare' })
    expect((await spare.signIn('spare')).status).toBe(200)
    expect((await admin.post(`/api/sign-ins/${office.cast.person('spare')}/close`, { reason: '调离' })).body).toEqual({ closed: true })
    expect((await spare.get('/api/queries/directory.units')).status).toBe(401)
    expect((await spare.signIn('spare')).status).toBe(401)
    expect((await spare.post('/api/session/link', { token, password: PASSWORD })).status).toBe(404)
    await forgive()
  })

  it('is one of many that a person ends together', async () => {
    const here = await inside('editor')
    const there = await inside('editor', 1)
    const { body } = await here.post('/api/session/everywhere/end')
    expect(body.ended).toBeGreaterThanOrEqual(2)
    expect((await there.get('/api/session')).body.signedIn).toBe(false)
  })
})

describe('passwords', () => {
  it('are stored as argon2id over 19 MiB in two passes, and stand in no fact', async () => {
    const rows = await office.sql<{ password_hash: string }>('select password_hash from access.secret')
    expect(rows.every((row) => row.password_hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true)
    const leaked = await office.sql("select from record.fact where data::text ~ 'argon2|青山不改' or actor::text ~ '127.0.0.1' or data::text ~ '127.0.0.1'")
    expect(leaked).toHaveLength(0)
  })

  it('are changed with every reason against the new one at once; other sessions end', async () => {
    const here = await inside('editor')
    const there = await inside('editor', 1)
    const refused = await here.post('/api/session/password', { current: 'wrong wrong wrong', next: 'editor12' })
    expect(refused.status).toBe(400)
    expect(codesOf(refused).toSorted()).toEqual(['access/password-has-login', 'access/password-too-short', 'access/wrong-password'])
    const same = await here.post('/api/session/password', { current: PASSWORD, next: PASSWORD })
    expect([same.status, codesOf(same)]).toEqual([400, ['access/password-same']])
    expect((await here.post('/api/session/password', { current: PASSWORD, next: '白鹭洲头，春风又绿江南岸' })).body).toEqual({ changed: true })
    expect((await here.get('/api/session')).body.signedIn).toBe(true)
    expect((await there.get('/api/session')).body.signedIn).toBe(false)
    expect((await here.post('/api/session/password', { current: '白鹭洲头，春风又绿江南岸', next: PASSWORD })).status).toBe(200)
    await forgive()
  })

  it('given by somebody else must be changed before anything is done', async () => {
    await office.sql(`update access.credential set doc = jsonb_set(doc, '{mustChange}', 'true') where login = 'officer'`)
    const officer = await inside('officer')
    expect((await officer.get('/api/session')).body.mustChangePassword).toBe(true)
    expect(codesOf(await officer.get('/api/queries/directory.units'))).toEqual(['api/change-password-first'])
    expect((await officer.post('/api/session/password', { current: PASSWORD, next: '一江春水，向东流去不回头' })).status).toBe(200)
    expect((await officer.get('/api/queries/directory.units')).status).toBe(200)
  })

  it('are reset by the system administrator alone, through a link that works once', async () => {
    const editor = await inside('editor')
    expect((await editor.post(`/api/sign-ins/${office.cast.person('officer')}/reset`)).status).toBe(403)
    const officer = browser()
    expect((await officer.signIn('officer', '一江春水，向东流去不回头')).status).toBe(200)
    const admin = await inside('admin')
    const { body } = await admin.post(`/api/sign-ins/${office.cast.person('officer')}/reset`)
    expect((await officer.get('/api/queries/directory.units')).status).toBe(401)
    expect((await officer.signIn('officer', '一江春水，向东流去不回头')).status).toBe(401)
    const token = new URL(body.link).hash.slice(1)
    expect(codesOf(await officer.post('/api/session/link', { token, password: 'password123' }))).toEqual(['access/password-common'])
    expect((await officer.post('/api/session/link', { token, password: PASSWORD })).body).toEqual({ login: 'officer' })
    const again = await officer.post('/api/session/link', { token, password: PASSWORD })
    expect([again.status, codesOf(again)]).toEqual([404, ['access/link-spent']])
    expect((await officer.signIn('officer')).status).toBe(200)
    await forgive()
  })
})

describe('the second factor', () => {
  it('is set up with a secret and an otpauth address, asked for at sign-in, and its digits open nothing twice', async () => {
    const head = await inside('head')
    const early = await head.post('/api/session/second-factor/confirm', { code: '000000' })
    expect([early.status, codesOf(early)]).toEqual([409, ['access/no-second-factor-begun']])
    const begun = (await head.post('/api/session/second-factor')).body
    expect(begun.address).toBe(`otpauth://totp/Huiying%3Ahead?secret=${begun.secret}&issuer=Huiying&algorithm=SHA1&digits=6&period=30`)
    const secret = fromBase32(begun.secret, RFC4648)!
    const now = (): number => stepAt(Date.now())
    expect(codesOf(await head.post('/api/session/second-factor/confirm', { code: '000000x' }))).toEqual(['access/wrong-code'])
    const { body } = await head.post('/api/session/second-factor/confirm', { code: digitsFor(secret, now() - 1) })
    expect(body.recoveryCodes).toHaveLength(10)

    const again = browser(1)
    const asked = await again.signIn('head')
    expect([asked.status, codesOf(asked)]).toEqual([401, ['access/second-factor-needed']])
    const code = digitsFor(secret, now())
    const spent = now()
    expect((await again.signIn('head', PASSWORD, code)).status).toBe(200)
    if (now() === spent) expect((await browser().signIn('head', PASSWORD, code)).status).toBe(401)
    expect((await browser().signIn('head', PASSWORD, body.recoveryCodes[3])).status).toBe(200)
    expect((await browser().signIn('head', PASSWORD, body.recoveryCodes[3])).status).toBe(401)

    const stored = await office.sql<{ totp: Buffer }>('select totp from access.secret where totp is not null')
    expect(stored).toHaveLength(1)
    expect(stored[0]!.totp.includes(begun.secret)).toBe(false)
    expect((await again.post('/api/session/second-factor/remove', { password: PASSWORD })).body).toEqual({ removed: true })
    expect((await browser().signIn('head')).status).toBe(200)
    await forgive()
  })
})

describe('the tables behind the door', () => {
  it('[RL-15] can be read by the ledger alone; the security log can be added to and nothing else', async () => {
    const tables = ['secret', 'link', 'session', 'attempt', 'form', 'serving']
    for (const role of ['huiying_desk', 'huiying_public', 'huiying_audit', 'huiying_app']) {
      for (const table of tables) {
        await expect(office.sql(`set role ${role}; select * from access.${table}`), `${role} reads ${table}`).rejects.toThrow(/permission denied/)
      }
    }
    await expect(office.sql('set role huiying_desk; select * from access.security_log')).rejects.toThrow(/permission denied/)
    const logged = await office.sql<{ event: string; address: string }>("select event, address from access.security_log where event = 'signedIn'")
    expect(logged.length).toBeGreaterThan(5)
    expect(logged.every((row) => row.address === '127.0.0.1')).toBe(true)
    for (const attack of ["update access.security_log set address = 'x'", 'delete from access.security_log', 'truncate access.security_log']) {
      await expect(office.sql(attack), attack).rejects.toThrow(/access\/append-only/)
    }
  })

  it('[RL-2] forgets network addresses after six months, at the next sign-in', async () => {
    await office.sql("insert into access.security_log (at, event, address) values (now() - interval '6 months 1 day', 'signedIn', '10.0.0.1'), (now() - interval '5 months 25 days', 'signedIn', '10.0.0.2')")
    await inside('editor')
    const left = await office.sql<{ address: string }>("select address from access.security_log where address like '10.%'")
    expect(left.map((row) => row.address)).toEqual(['10.0.0.2'])
  })
})
