import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
let folder: string
const at = (name: string): string => join(folder, name)

interface Refused {
  readonly code: string
  readonly message: string
}
interface FileSaid {
  readonly file: string
  readonly kind?: string
  readonly taken?: number
  readonly refusals?: readonly Refused[]
}

async function imports(...files: string[]): Promise<{ status: number | null; files: FileSaid[]; err: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/huiying.ts'), 'import', '--json', ...files.map(at)], { env: { ...process.env, DATABASE_URL: '', HUIYING_DATA: at('data') } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk))
  const status = await new Promise<number | null>((done) => child.once('close', done))
  return { status, files: (JSON.parse(out || '{"files":[]}') as { files: FileSaid[] }).files, err }
}

// The holidays on fixed dates of 2027, without which a notice is incomplete.
const DAYS = ['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, name: '放假', isOffDay: true }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-import-'))
  await writeFile(at('roster.csv'), '单位名称,单位类别,姓名,岗位\n汀兰区新闻办公室,新闻办,沈一,联络员\n汀兰区水务局,区级部门,沈二,联络员\n')
  await writeFile(at('hotline.csv'), '内容,时间\n路灯不亮,2026-03-01 09:00\n井盖丢了,2026-03-01 10:00\n')
  await writeFile(at('notice.json'), JSON.stringify({ year: 2027, papers: ['测试通知'], days: DAYS }))
  await writeFile(at('half-notice.json'), JSON.stringify({ year: 2027, papers: [], days: DAYS.slice(0, 2) }))
  await writeFile(at('broken.json'), '{"year": 2027, "days": [')
  await writeFile(at('picture.xlsx'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  await writeFile(at('empty.csv'), '')
  await writeFile(at('faulty.csv'), '内容,时间\n,昨天\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('takes people, messages and a notice, each told by what is in it, and refuses each bad file with its remedy while the good ones stand', async () => {
  const { status, files, err } = await imports('roster.csv', 'hotline.csv', 'notice.json', 'half-notice.json', 'broken.json', 'picture.xlsx', 'empty.csv', 'faulty.csv', 'nowhere.csv')
  expect(status, err).toBe(1)
  expect(files.slice(0, 3).map(({ kind, taken, refusals }) => [kind, taken, refusals])).toEqual([['directory', 2, undefined], ['messages', 2, undefined], ['notice', 1, undefined]])
  expect(files.slice(3).map(({ file, refusals }) => [file, ...refusals!.map(({ code }) => code)])).toEqual([
    ['half-notice.json', 'duties/notice-unreadable'],
    ['broken.json', 'duties/notice-unreadable'],
    ['picture.xlsx', 'tables/not-a-table'],
    ['empty.csv', 'tables/empty-file'],
    ['faulty.csv', 'intake/row-without-text', 'intake/row-time-unreadable'],
    ['nowhere.csv', 'import/no-file'],
  ])
  for (const { refusals } of files.slice(3)) for (const { message } of refusals!) expect(message).toMatch(/[一-鿿].*。.*[一-鿿].* \/ .*[a-z]/)

  const again = await imports('roster.csv', 'hotline.csv')
  expect([again.status, again.files.map(({ taken }) => taken)]).toEqual([0, [2, 0]])
}, 120_000)
