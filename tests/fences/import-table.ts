import type { Edge, Source } from './source.ts'
import { edgesOf } from './source.ts'

/** Where a file stands in the tree, as far as the import table asks. */
export interface Place {
  /** `kernel`, `rulebook`, …, `surfaces/portal`; `module` for all modules; `outside` for packages and files outside src. */
  readonly part: string
  readonly module?: string
  readonly role?: 'contract' | 'public' | 'ports' | 'deciding' | 'edge'
}

export interface Violation {
  readonly path: string
  readonly line: number
  readonly why: string
}

/** Files of a module that touch the record. All others decide, and are pure. */
const EDGE = /^(?:module|storage|queries|names|figures|many|register|public-.+|.+-queries|.+-commands)\.ts$/
/** The door deals in secrets, sessions and chance, which no fact tells; it is the desk of signing in. */
const DOOR = /^src\/modules\/access\/(?:door|sign-in|token|password|totp)\.ts$/
/** Reading files is the one thing the rulebook does besides thinking, and it does it here. */
const RULEBOOK_READERS = /^src\/rulebook\/read-[a-z]+\.ts$/

/** Regular expressions of users run by RE2 alone, and are handed to the engine from here. */
const SIGNALS_PATTERNS = 'src/signals/rules/patterns.ts'

/** The solver is a package and blocks for seconds, so it runs in a thread of its own. */
const ROTATION_EDGE = /^src\/rotation\/(?:highs|solve-worker|in-thread)\.ts$/

function roleOf(path: string, file: string): NonNullable<Place['role']> {
  if (file === 'contract.ts') return 'contract'
  if (file === 'public.ts') return 'public'
  if (file === 'ports.ts') return 'ports'
  return EDGE.test(file) || DOOR.test(path) ? 'edge' : 'deciding'
}

export function placeOf(path: string): Place {
  const [top, part = '', name = '', ...rest] = path.split('/')
  if (top !== 'src') return { part: 'outside' }
  if (part === 'modules') return rest.length === 0 ? { part: 'map' } : { part: 'module', module: name, role: roleOf(path, rest.join('/')) }
  return { part: part === 'surfaces' ? `surfaces/${name}` : part }
}

interface Asked {
  readonly from: Place
  readonly path: string
  readonly to: Place
  readonly target: string
  readonly typeOnly: boolean
  /** The target module lies earlier in the map. */
  readonly upstream: boolean
  readonly isPackage: boolean
}

const is = (...parts: readonly string[]) => (asked: Asked): boolean => parts.includes(asked.to.part)
const packages = (...names: readonly string[]) => ({ isPackage, target }: Asked): boolean => isPackage && names.some((name) => target === name || (name.endsWith(':') && target.startsWith(name)))
const anyPackageBut = (...names: readonly string[]) => ({ isPackage, target }: Asked): boolean => isPackage && !names.includes(target)
const contracts = ({ to }: Asked): boolean => to.role === 'contract' || to.role === 'public'
const deskTypes = ({ to, typeOnly }: Asked): boolean => to.part === 'desk' && typeOnly
const shapes = ({ target }: Asked): boolean => target === 'src/desk/shapes.ts'
const ownModule = ({ from, to }: Asked): boolean => to.part === 'module' && to.module === from.module
const ownPart = ({ from, to }: Asked): boolean => from.part === to.part
const upstreamContract = (asked: Asked): boolean => asked.upstream && contracts(asked)

const pure = [is('kernel', 'rulebook', 'signals', 'publiclog'), deskTypes, shapes, packages('zod'), upstreamContract, (asked: Asked) => ownModule(asked) && (asked.typeOnly || (asked.to.role !== 'edge' && asked.to.role !== 'ports'))]
/** What a module's reading and writing files may take of an earlier module: its states, its answers, its names, its gate. */
const upstreamAnswers = ({ upstream, target }: Asked): boolean => upstream && /\/(?:module|queries|.+-queries|names|gate)\.ts$/.test(target)
const surface = [is('kernel'), contracts, deskTypes, (asked: Asked) => ['src/desk/refusals.ts', 'src/desk/input-refusals.ts', 'src/desk/may.ts', 'src/desk/shapes.ts', 'src/desk/gone.ts'].includes(asked.target), anyPackageBut('pg', 'kysely')]

/** Who may import whom (docs/decisions/0001): for each part, what is allowed; everything else is not. */
const TABLE: readonly { readonly who: (from: Place, path: string) => boolean; readonly name: string; readonly may: readonly ((asked: Asked) => boolean)[] }[] = [
  { name: 'kernel imports nothing', who: ({ part }) => part === 'kernel', may: [ownPart] },
  { name: 'rulebook knows the kernel only', who: ({ part }, path) => part === 'rulebook' && !RULEBOOK_READERS.test(path), may: [ownPart, is('kernel'), packages('zod', 'js-yaml')] },
  { name: 'rulebook readers know the kernel and files', who: ({ part }) => part === 'rulebook', may: [ownPart, is('kernel'), packages('zod', 'js-yaml', 'node:')] },
  { name: 'patterns know RE2', who: (_, path) => path === SIGNALS_PATTERNS, may: [ownPart, packages('re2js')] },
  { name: 'signals are pure', who: ({ part }) => part === 'signals', may: [ownPart, is('kernel')] },
  // Hashes and curves come from libraries that run in a browser too.
  { name: 'publiclog is pure', who: ({ part }) => part === 'publiclog', may: [ownPart, is('kernel'), packages('@noble/hashes/sha2', '@noble/curves/ed25519', 'sm-crypto-v2')] },
  { name: 'the rotation’s edge knows the solver and threads', who: ({ part }, path) => part === 'rotation' && ROTATION_EDGE.test(path), may: [ownPart, packages('highs', 'node:worker_threads')] },
  { name: 'the rotation is pure', who: ({ part }) => part === 'rotation', may: [ownPart, is('kernel')] },
  { name: 'record knows the kernel only', who: ({ part }) => part === 'record', may: [ownPart, is('kernel'), packages('kysely', 'pg', 'node:')] },
  { name: 'desk questions may ask the rulebook', who: ({ part }, path) => part === 'desk' && path.endsWith('-queries.ts'), may: [ownPart, is('kernel', 'record', 'rulebook'), packages('kysely', 'zod')] },
  { name: 'desk knows kernel, record and the rulebook’s types', who: ({ part }) => part === 'desk', may: [ownPart, is('kernel', 'record'), (asked) => asked.to.part === 'rulebook' && asked.typeOnly, packages('kysely', 'zod')] },
  // Who the press office is, everybody may ask: the directory is a bank, not a stage of the river.
  { name: 'duties know no module', who: ({ module, role }) => module === 'duties' && role === 'edge', may: [ownModule, is('kernel', 'rulebook', 'record'), shapes, (asked) => ['src/desk/module.ts', 'src/modules/directory/queries.ts'].includes(asked.target), packages('kysely', 'zod')] },
  { name: 'duties know no module', who: ({ module }) => module === 'duties', may: [ownModule, is('kernel', 'rulebook'), deskTypes, shapes, packages('zod')] },
  { name: 'the door knows its own module and who people are', who: ({ module }, path) => module === 'access' && DOOR.test(path), may: [ownModule, is('kernel', 'record', 'desk'), upstreamAnswers, upstreamContract, packages('node:crypto', '@node-rs/argon2')] },
  { name: 'a module’s edge knows the record and what lies upstream', who: ({ role }) => role === 'edge', may: [...pure, ownModule, is('record'), upstreamAnswers, (asked) => asked.target === 'src/desk/module.ts', packages('kysely')] },
  { name: 'what runs in a thread of its own computes and answers', who: ({ part }, path) => part === 'module' && path.endsWith('-worker.ts'), may: [is('kernel', 'signals'), (asked) => asked.target === 'src/record/thread.ts'] },
  { name: 'what runs in a process of its own computes and answers', who: ({ part }, path) => part === 'module' && path.endsWith('-process.ts'), may: [is('kernel', 'signals'), (asked) => asked.target === 'src/record/process.ts'] },
  { name: 'a port asks the record', who: ({ role }) => role === 'ports', may: [...pure, is('record'), packages('kysely')] },
  { name: 'deciding files are pure and know contracts upstream', who: ({ part }) => part === 'module', may: pure },
  { name: 'the map imports nothing', who: ({ part }) => part === 'map', may: [] },
  { name: 'flows know contracts', who: ({ part }) => part === 'flows', may: [ownPart, is('kernel'), contracts, deskTypes] },
  { name: 'the public surfaces see what is public', who: ({ part }) => part === 'surfaces/portal' || part === 'surfaces/feeds', may: [...surface, ownPart, is('surfaces/http', 'surfaces/portal', 'surfaces/feeds', 'publiclog')] },
  { name: 'the command line may ask rulebook and signals', who: ({ part }) => part === 'surfaces/cli', may: [...surface, ownPart, is('rulebook', 'signals')] },
  { name: 'surfaces know contracts', who: ({ part }) => part.startsWith('surfaces/'), may: [...surface, ownPart, is('surfaces/http', 'surfaces/api')] },
  { name: 'adapters know ports', who: ({ part }) => part === 'adapters', may: [ownPart, is('kernel'), ({ to }) => to.role === 'ports', anyPackageBut('pg', 'kysely')] },
  { name: 'app may import everything', who: ({ part }) => part === 'app', may: [() => true] },
]

/** Why this import is not allowed, undefined when it is. `map` are the module names in the order of the river. */
export function refusalOf(path: string, edge: Edge, map: readonly string[]): string | undefined {
  const from = placeOf(path)
  const rule = TABLE.find(({ who }) => who(from, path))
  if (!rule) return 'stands in no part of the tree'
  const to = placeOf(edge.to)
  const here = map.indexOf(from.module ?? '')
  const there = map.indexOf(to.module ?? '')
  const upstream = there >= 0 && there < here
  const isPackage = to.part === 'outside' && !edge.to.includes('.ts') && edge.to !== '?'
  const asked: Asked = { from, path, to, target: edge.to, typeOnly: edge.typeOnly, upstream, isPackage }
  return rule.may.some((allowed) => allowed(asked)) ? undefined : `${rule.name}: not ${edge.to}`
}

/** Test files beside the code stand outside the table. */
const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** All imports under src that the table does not allow. */
export function violationsOf(sources: readonly Source[], map: readonly string[]): Violation[] {
  return sources.filter(({ path }) => path.startsWith('src/') && !isTest(path)).flatMap((source) =>
    edgesOf(source).flatMap((edge) => {
      const why = refusalOf(source.path, edge, map)
      return why ? [{ path: source.path, line: edge.line, why }] : []
    }))
}
