import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { adapters } from '#src/adapters/channels/index.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { formulas } from '#src/modules/evaluation/formulas.ts'
import { channelKinds } from '#src/modules/channels/kinds.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { literal, readSources, walk, type Source } from './source.ts'

const VERBS = ['capabilities', 'correct', 'deliver', 'observe', 'preflight', 'prepare', 'withdrawOwn']

/** Members of the interface `Adapter` in a source. */
function verbsIn(source: Source): string[] {
  const found: string[] = []
  walk(source, (node) => {
    const { id, body } = node as unknown as { id?: { name?: string }; body?: { body?: readonly { readonly key?: { name?: string } }[] } }
    if (node.type === 'TSInterfaceDeclaration' && id?.name === 'Adapter') for (const { key } of body?.body ?? []) if (key?.name && key.name !== 'kind') found.push(key.name)
  })
  return found.toSorted()
}

/** Acts of platforms that an adapter names; each is one that puts out, looks at or takes back what is ours. */
const ACTS: Readonly<Record<string, string>> = {
  '/cgi-bin/draft/add': 'puts a draft of ours', '/cgi-bin/draft/count': 'counts our drafts', '/cgi-bin/freepublish/submit': 'puts our draft out', '/cgi-bin/freepublish/get': 'looks at our task',
  '/cgi-bin/freepublish/batchget': 'lists what we put out', '/cgi-bin/freepublish/delete': 'takes back what was found under our own key',
}

/** Addresses of platforms that stand in the code and are not on the list. */
function foreignActs(source: Source): string[] {
  const found: string[] = []
  walk(source, (node) => {
    const text = literal(node as unknown)
    if (typeof text === 'string' && /^\/[a-z-]+\/[a-z/-]+$/i.test(text) && !(text in ACTS)) found.push(text)
  })
  return found
}

const WORDS_AGAINST_OTHERS = /(?:comment|user|account|post|content)s?[/_-](?:delete|hide|ban|block|report|mute|pin)|blacklist|takedown|complain/i

describe('[RL-4] no connector can touch what others wrote', () => {
  it('the interface has seven verbs, and every adapter those and no other', () => {
    const [ports] = readSources(['src/modules/channels']).filter(({ path }) => path.endsWith('/ports.ts'))
    expect(verbsIn(ports!)).toEqual(VERBS)
    expect([...adapters].filter(([, one]) => JSON.stringify(Object.keys(one).filter((key) => key !== 'kind').toSorted()) !== JSON.stringify(VERBS)).map(([kind]) => kind)).toEqual([])
    expect(Object.keys(channelKinds).filter((kind) => !adapters.has(kind as keyof typeof channelKinds))).toEqual([])
  })

  it('and they ask platforms for nothing but our own', () => {
    const sources = readSources(['src/adapters/channels'])
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.flatMap((source) => foreignActs(source).map((act) => `${source.path}: ${act}`))).toEqual([])
    expect(sources.filter(({ text }) => WORDS_AGAINST_OTHERS.test(text)).map(({ path }) => path)).toEqual([])
    // Taking down stands in one place, after the search by our own key.
    expect(sources.filter(({ text }) => text.includes('freepublish/delete')).map(({ path }) => path)).toEqual(['src/adapters/channels/wechat.ts'])
  })

  it('while a planted verb and a planted act are seen', () => {
    expect(verbsIn({ path: 'planted.ts', text: 'export interface Adapter { readonly kind: string; deliver(): void; hideComment(): void }' })).toEqual(['deliver', 'hideComment'])
    expect(foreignActs({ path: 'planted.ts', text: `const a = '/cgi-bin/comment/delete'` })).toEqual(['/cgi-bin/comment/delete'])
    expect(WORDS_AGAINST_OTHERS.test('/comment/delete')).toBe(true)
  })
})

const FAKED = /^(?:likes?|liked|followers?|follow|forwards?|reposts?|retweets?|fans|reads?|shares?|comments?_count|upvotes?|votes?)$/i
/** Named so in another sense; each with its reason. */
const MEANT: Readonly<Record<string, string>> = { 'triage.accept.proposals.share': 'how sure the router was' }

/** Every field and every word that may stand in a field of an input, however deep: `cases.close.disposition`, `…=explained`. */
function namesIn(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => namesIn(one, path))
  if (schema === null || typeof schema !== 'object') return []
  const { properties = {}, enum: words = [], const: word, ...rest } = schema as { properties?: Readonly<Record<string, unknown>>; enum?: readonly unknown[]; const?: unknown }
  return [
    ...[...words, ...(word === undefined ? [] : [word])].map((one) => `${path}=${String(one)}`),
    ...Object.entries(properties).flatMap(([name, inside]) => [`${path}.${name}`, ...namesIn(inside, `${path}.${name}`)]),
    ...Object.values(rest).flatMap((inside) => namesIn(inside, path)),
  ]
}
const last = (name: string): string => name.split(/[.=]/).at(-1)!

it('[RL-6] nothing asks for likes, forwards, followers or reads: no field, no kind of evidence, no measure, no verb of a channel', () => {
  const catalogue = composeCatalogue(loadRulebook())
  const commands = catalogue.modules.flatMap((module) => module.commands ?? [])
  const names = commands.flatMap(({ name, input }) => namesIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), name))
  expect(names.length).toBeGreaterThan(1500)
  expect(names.filter((name) => FAKED.test(last(name)) && !(name in MEANT))).toEqual([])
  expect([...Object.keys(formulas), ...commands.map(({ name }) => last(name)), ...catalogue.modules.flatMap((module) => Object.keys(module.facts ?? {}).map(last)), ...VERBS].filter((name) => FAKED.test(name))).toEqual([])
  const planted = z.toJSONSchema(z.object({ proof: z.array(z.object({ kind: z.enum(['link', 'like']), followers: z.number() })) }), { io: 'input' })
  expect(namesIn(planted, 'x').filter((name) => FAKED.test(last(name)))).toEqual(['x.proof.kind=like', 'x.proof.followers'])
})

/** Who opens connections to elsewhere, and what has to be set before it does. */
const REACHES_OUT: Readonly<Record<string, string>> = {
  'src/adapters/channels/call.ts': 'a channel that an administrator registered with its address',
  'src/adapters/channels/email.ts': 'a mail server that an administrator set',
  'src/adapters/feeds/guarded-get.ts': 'a source that the command names',
  'src/app/commands/log.ts': 'a log whose address the command names',
  'src/app/log/ask-witnesses.ts': 'a witness that an administrator named',
}
/** Who only answers. */
const AT_HOME: Readonly<Record<string, string>> = { 'src/surfaces/portal/live-events.ts': 'the type of an answer' }
const OPENS = /\bfetch\(|from 'nodemailer'|from 'node:(?:https|http|tls|dgram|http2)'|new WebSocket\(|EventSource\(/

it('[RL-18] nothing reaches out of the deployment but declared connectors, each behind a setting that is empty by default', () => {
  const opening = readSources(['src']).filter(({ path, text }) => !path.endsWith('.test.ts') && OPENS.test(text)).map(({ path }) => path)
  expect(opening.filter((path) => !(path in REACHES_OUT) && !(path in AT_HOME))).toEqual([])
  expect(Object.keys({ ...REACHES_OUT, ...AT_HOME }).filter((path) => !opening.includes(path))).toEqual([])
})
