import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Catalogue } from '#src/desk/catalogue.ts'
import type { ClockState } from '#src/desk/clock-watch.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Id, Refusal, RefusalWording } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Door } from '#src/modules/access/contract.ts'

/** The database that visitors see now, behind a desk and a door. It may change while the server runs (demonstration wiped). */
export interface Served {
  readonly kind: 'live' | 'drill' | 'test' | 'replay'
  /** Title of the drill that is played in it; a demonstration is of kind `drill` too and has none. */
  readonly drill?: string
  readonly desk: Desk
  readonly door: Door
  readonly catalogue: Catalogue
  /** Asks the database itself; throws when it is gone. */
  health(): Promise<Health>
  /** Calls `listener` with the names of modules in which facts were stated since the last call. Returns how to stop. */
  watch(listener: (topics: readonly string[]) => void): () => void
}

export interface Health {
  readonly engine: string
  readonly version: string
  readonly kind: Served['kind']
  /** The database's own time. */
  readonly clock: string
  /** `behind` or `suspect` while timers are held because the clock went back or leapt forward. */
  readonly clockState: ClockState
}

/** A question as it came, from the JSON interface or the portal's form. */
export interface Question {
  readonly text: string
  readonly title?: string | undefined
  readonly contact?: string | undefined
  /** Which of the three entrances it came by (GB-21); the public form when absent. */
  readonly source?: 'public_form' | 'leader_mailbox' | 'survey' | undefined
  readonly address: string
}

/** What a citizen sees who follows a question. */
export interface Followed {
  readonly state: string
  /** Name of the unit that answers, once there is one. */
  readonly unit: string | null
  /** With the offset of Shanghai. */
  readonly dueAt: string
  readonly provisional: boolean
  /** Register id, e.g. `GB-14`. */
  readonly clause: string | null
  readonly answer: string | null
}

type Outcome<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] }

/** The public counter: what anybody may do without an account. */
export interface Counter {
  ask(question: Question): Promise<Outcome<{ queryCode: string }>>
  /** SHA-256 of the code as it was given out, however it was typed; one that finds nothing when it is no code by its form. */
  hashOf(queryCode: string): string
  /** Undefined when there is no such question. */
  follow(queryCode: string): Promise<Followed | undefined>
  /** The asker rates the answer, or asks to have the matter taken up again. Undefined when there is no such question. */
  act(queryCode: string, what: 'rate' | 'askAgain', input: Readonly<Record<string, unknown>>): Promise<Outcome<true> | undefined>
}

/** A file that somebody uploads, on its way to one command. */
export interface Upload {
  readonly fileName: string
  readonly bytes: Buffer
  readonly fields: Readonly<Record<string, string>>
}

/** Turns a file into the input of a command, or says what is wrong with it. */
export interface UploadKind {
  readonly command: string
  /** Largest file of this kind in bytes; the server's own limit when absent. */
  readonly mostBytes?: number
  /** How its own reasons are worded. */
  readonly refusals: Readonly<Record<string, RefusalWording>>
  /** Parts that the command takes one after the other; the whole at once when absent. */
  parts?(value: unknown): { readonly of: number; each(): Iterable<{ readonly input: unknown; readonly rows: number }> }
  read(upload: Upload): Promise<Outcome<unknown>>
}

/** Units to be dealt to the groups of a rotation, by name, and the group letters they had before. */
export interface RotaQuestion {
  readonly units: readonly {
    readonly name: string
    readonly kind: string
    readonly line: string
    readonly field: string | null
    readonly keepWith: readonly string[]
    readonly apartFrom: readonly string[]
    readonly notInMonth: readonly number[]
  }[]
  /** Letter of the group that speaks in January. */
  readonly start: string
  readonly previous: ReadonlyMap<string, string>
}

/** What groups on the table cost, part by part. */
export interface RotaCost {
  readonly objective: { readonly kinds: number; readonly changes: number; readonly fields: number }
  readonly total: number
}

/** The best rotation found, and what is proved of it; without groups there is none, or none was found in time. */
export interface RotaAnswer {
  readonly status: 'optimal' | 'not-proved' | 'infeasible'
  readonly groups: readonly { readonly group: string; readonly months: readonly number[]; readonly units: readonly string[] }[] | null
  readonly objective?: { readonly kinds: number; readonly changes: number; readonly fields: number }
  readonly total?: number
  readonly bound?: number
  readonly conflict?: readonly { readonly constraint: string; readonly units: readonly string[]; readonly relax: string }[]
}

/** Where a drill is played: behind a door of its own, with sign-ins of its own. */
export interface DrillFloor {
  /** Undefined while the floor of that drill is not open. */
  of(drillId: Id): Promise<{ readonly port: number; readonly clock: Instant; readonly signIns: readonly { readonly personId: Id; readonly name: string; readonly login: string }[]; readonly password: string } | undefined>
  /** Turns the drill's clock forward. */
  turn(drillId: Id, to: Instant): Promise<'turned' | 'no-floor' | 'backwards'>
}

/** What the composition root gives to all surfaces. */
/** What became of pushed posts. */
export interface PostsTaken {
  readonly fresh: number
  readonly known: number
  readonly changed: number
  readonly dropped: number
  readonly cut: number
}

/** Where posts are pushed with a key. */
export interface PostsDoor {
  keyOf(sourceId: Id, no: number): string
  /** Undefined when the key opens no source that is on. */
  push(key: string, posts: readonly { readonly id: string | number; readonly title?: string | undefined; readonly text?: string | undefined; readonly time?: string | undefined }[]): Promise<PostsTaken | undefined>
}

export interface SurfaceDeps {
  /** Throws `DatabaseGone` while no database can be reached. */
  served(): Served
  readonly counter: Counter
  readonly uploads: Readonly<Record<string, UploadKind>>
  /** Absent where no posts are pushed: in a drill. */
  readonly postsDoor?: PostsDoor
  /** The same paper as PDF; absent where no LibreOffice is named. */
  readonly toPdf?: (docx: Buffer) => Promise<Buffer>
  /** Solves the rotation of a year. */
  readonly solveRota?: (question: RotaQuestion) => Promise<RotaAnswer>
  /** What groups cost that somebody changed by hand. */
  readonly costOfRota?: (question: RotaQuestion, groups: NonNullable<RotaAnswer['groups']>) => RotaCost
  /** Answers another log that asks us to sign as its witness (C2SP tlog-witness); absent where no signer runs. */
  readonly cosign?: (body: string) => Promise<{ readonly status: number; readonly type: string; readonly body: string }>
  /** Absent where no drill can be played: in a drill itself. */
  readonly drillFloor?: DrillFloor
  /** Nothing leaves: no feed, no calendar, no site map, and every page only for those who are signed in (RL-17). */
  readonly enclosed?: true
  /** Name of the session cookie where it is not the usual one: one host may serve a drill beside the record. */
  readonly cookie?: string
  /** Wipes the demonstration district; absent where there is none to wipe. */
  readonly wipeDemonstration?: () => Promise<void>
  /** Port of the origin of files beside ours. */
  readonly filesPort?: number
  /** Whose `X-Forwarded-*` headers are believed: nobody's, or those of proxies at these addresses. */
  readonly trustProxy: false | string
  /** Folder of the built console. */
  readonly consoleFolder: string
  /** A fault of ours: goes to the server's log, never to the visitor. */
  report(error: unknown, what: string): void
}

/** How pages for people (not the JSON interface) say no. */
export interface PageTroubles {
  notFound(request: FastifyRequest, reply: FastifyReply): unknown
  /** `message` and `remedy` of one reason, e.g. the database being away; the status is set already. */
  refused(request: FastifyRequest, reply: FastifyReply, reason: PageReason): unknown
}

export interface PageReason {
  readonly status: number
  readonly message: { readonly zh: string; readonly en: string }
  readonly remedy: { readonly zh: string; readonly en: string }
}

/** A surface of its own (the portal): adds its routes, and may say how its pages refuse. */
export type RegisterSurface = (app: FastifyInstance, deps: SurfaceDeps) => PageTroubles | void
