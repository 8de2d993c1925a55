import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandName, COMMANDS } from '#src/surfaces/cli/commands.ts'
import type { Io, Load } from '#src/surfaces/cli/io.ts'
import { main } from '#src/surfaces/cli/main.ts'
import { place, remove, ROOT } from './processes.ts'

interface Ended {
  readonly status: number
  readonly out: string
  readonly err: string
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(program, args, { env, cwd: tmpdir() }, (_, out, err) => done({ status: child.exitCode ?? -1, out, err }))
  })
}

const huiying = (...args: string[]) => run(join(ROOT, 'huiying'), args)

describe('./huiying', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s --help explains itself in Chinese and English', async (name) => {
    const { status, out, err } = await huiying(name, '--help')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(`./huiying ${name}`)
    expect(out).toMatch(/[一-鿿]/)
    expect(out).toMatch(/^[a-z][a-z ,:;-]{10,}/m)
    const json = await huiying(name, '--help', '--json')
    expect(JSON.parse(json.out)).toMatchObject({ name })
  })

  it('alone and with --help lists every command', async () => {
    for (const args of [[], ['--help']]) {
      const { status, out } = await huiying(...args)
      expect(status).toBe(0)
      for (const { name } of COMMANDS) expect(out).toContain(`\n  ${name}`)
    }
  })

  it.each([
    ['verfy-record', 'verify-record'],
    ['docter', 'doctor'],
    ['clause', 'clauses'],
  ])('answers "%s" with %s and status 2', async (wrong, right) => {
    const { status, out, err } = await huiying(wrong)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(`Did you mean ${right}?`)
    expect(err).toContain(`是否指 ${right}？`)
  })

  it('doctor --json prints one JSON value and nothing else, with a way out for every finding', async () => {
    const { status, out } = await huiying('doctor', '--json')
    const { healthy, findings } = JSON.parse(out) as { healthy: boolean; findings: { check: string; state: string; zh: string; en: string }[] }
    expect(status).toBe(healthy ? 0 : 1)
    expect(findings.map(({ check }) => check)).toEqual(['node', 'npm', 'postgresql', 'data', 'disk', 'running', 'chromium', 'fonts', 'calendar'])
    for (const { zh, en } of findings) expect([zh, en]).not.toContain('')
  })

  it('works through a link from another folder', async () => {
    const folder = await place()
    try {
      await symlink(join(ROOT, 'huiying'), join(folder, 'hy'))
      expect((await run(join(folder, 'hy'), ['--version'])).out).toBe('0.1.0\n')
    } finally {
      await remove(folder)
    }
  })
})

describe('the frame', () => {
  const seen: string[][] = []
  const loaders = Object.fromEntries(COMMANDS.map(({ name }) => [name, async () => async (argv: string[]) => Number(seen.push(argv) > 1000)])) as unknown as Record<CommandName, Load>

  async function say(argv: string[], replace: Partial<Record<string, Load>> = {}): Promise<Ended> {
    const lines = { out: '', err: '' }
    const io: Io = { out: (line) => void (lines.out += `${line}\n`), err: (line) => void (lines.err += `${line}\n`) }
    return { status: await main(argv, io, { ...loaders, ...replace }, '0'), ...lines }
  }

  it('hands a command its own arguments', async () => {
    seen.length = 0
    expect((await say(['due', '--within=PT48H', '--from', '2026-10-01T09:00:00+08:00', '--json'])).status).toBe(0)
    expect(seen).toEqual([['--within=PT48H', '--from', '2026-10-01T09:00:00+08:00', '--json']])
  })

  it('refuses all unknown options at once, each with the nearest, before the command runs', async () => {
    seen.length = 0
    const { status, out, err } = await say(['due', '--form', '2026-10-01T09:00:00+08:00', '--jsn', '--within'])
    expect({ status, out, seen }).toEqual({ status: 2, out: '', seen: [] })
    expect(err).toContain('Did you mean --from?')
    expect(err).toContain('Did you mean --json?')
    expect(err).toContain('--within needs PTnH|PnD|PnWD')
  })

  it('turns a thrown error into status 1 and words on standard error only', async () => {
    const fails = { replay: async () => async () => Promise.reject(new Error('the disk is full')) }
    const { status, out, err } = await say(['replay', 'x', '--json'], fails)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('the disk is full')
  })
})

describe('a checkout without its dependencies', () => {
  let folder = ''
  const tools = () => join(folder, 'tools')
  beforeAll(async () => {
    folder = await place()
    await copyFile(join(ROOT, 'huiying'), join(folder, 'huiying'))
    await mkdir(join(folder, 'bin'))
    await mkdir(tools())
    await writeFile(join(folder, 'bin/huiying.ts'), '')
    await writeFile(join(folder, 'package-lock.json'), '{}')
    for (const name of ['dirname', 'readlink', 'find', 'touch', 'mkdir', 'sh']) {
      await symlink((await run('/bin/sh', ['-c', `command -v ${name}`])).out.trim(), join(tools(), name))
    }
  })
  afterAll(() => remove(folder))

  const script = async (path: string, text: string) => {
    await writeFile(path, `#!/bin/sh\n${text}\n`)
    await chmod(path, 0o755)
  }
  const start = () => run(join(folder, 'huiying'), ['start', 'now'], { PATH: tools(), FOLDER: folder })

  it('without Node says what is needed and where it is had', async () => {
    const { status, out, err } = await start()
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/Node\.js 20 .*nodejs\.org/s)
  })

  it('with Node 20 and npm installs once, then runs the Node 24 that came with it, and installs again when the lock changed', async () => {
    await script(join(tools(), 'node'), 'echo 20')
    await script(
      join(tools(), 'npm'),
      `echo "$*" >> "$FOLDER/installs"; echo noise; mkdir -p node_modules/.bin; echo > node_modules/.package-lock.json
       printf '#!/bin/sh\\nif [ "$1" = -p ]; then echo 24; else while case "$1" in --*) true;; *) false;; esac; do shift; done; echo "ran $2 $3"; fi\\n' > node_modules/.bin/node; /bin/chmod 755 node_modules/.bin/node`,
    )
    const installs = async () => (await readFile(join(folder, 'installs'), 'utf8')).trim().split('\n')
    for (let time = 1; time <= 2; time += 1) expect(await start()).toMatchObject({ status: 0, out: 'ran start now\n' })
    expect(await installs()).toEqual(['ci --no-progress --prefer-offline --fetch-retries=0 --loglevel=silent'])
    const later = new Date(Date.now() + 60_000)
    await utimes(join(folder, 'package-lock.json'), later, later)
    expect(await start()).toMatchObject({ status: 0, out: 'ran start now\n' })
    expect(await installs()).toHaveLength(2)
  })

  it('asks for everything where what npm has kept is not enough', async () => {
    await script(join(tools(), 'npm'), `echo "$*" >> "$FOLDER/asked"; case "$*" in *--prefer-offline*) echo "no matching version" >&2; exit 1;; esac; echo > node_modules/.package-lock.json`)
    const later = new Date(Date.now() + 120_000)
    await utimes(join(folder, 'package-lock.json'), later, later)
    expect(await start()).toMatchObject({ status: 0, out: 'ran start now\n' })
    expect((await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n')).toEqual(['ci --no-progress --prefer-offline --fetch-retries=0 --loglevel=silent', 'ci --no-progress --loglevel=error'])
  })

  it('gives npm’s failure on', async () => {
    const later = new Date(Date.now() + 180_000)
    await utimes(join(folder, 'package-lock.json'), later, later)
    await script(join(tools(), 'npm'), 'echo "no network" >&2; exit 1')
    const { status, out, err } = await start()
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('no network')
    expect(err).toContain('npm config set registry')
  })
})
