/** What is remembered of a source between two readings. Instants are ISO texts. */
export interface SourceState {
  /** Failures one after the other. */
  readonly failures: number
  readonly lastRead?: string
  readonly lastFault?: string
  /** When an item was last seen that had not been seen before. */
  readonly lastNew?: string
  /** Earliest next reading. */
  readonly next?: string
  readonly etag?: string
  readonly lastModified?: string
  /** Ids of the items of the last readings, newest last. */
  readonly seen: readonly string[]
}

export const UNREAD: SourceState = { failures: 0, seen: [] }

const MINUTE = 60_000
/** A source that fails is asked at twice the distance each time, a day at most. */
const MOST = 24 * 60 * MINUTE
/** More than any document holds, twice. */
const REMEMBERED = 5_000

const later = (now: string, milliseconds: number): string => new Date(Date.parse(now) + milliseconds).toISOString()

/** After a reading that worked. `fresh` are the ids not seen before. */
export function afterReading(state: SourceState, now: string, minutes: number, { ids, fresh, etag, lastModified }: { readonly ids: readonly string[]; readonly fresh: readonly string[]; readonly etag?: string | undefined; readonly lastModified?: string | undefined }): SourceState {
  const { lastFault: _, etag: oldTag, lastModified: oldTime, ...kept } = state
  const [tag, time] = ids.length > 0 ? [etag, lastModified] : [etag ?? oldTag, lastModified ?? oldTime]
  return {
    ...kept,
    failures: 0,
    lastRead: now,
    next: later(now, minutes * MINUTE),
    ...(fresh.length > 0 ? { lastNew: now } : {}),
    ...(tag === undefined ? {} : { etag: tag }),
    ...(time === undefined ? {} : { lastModified: time }),
    seen: [...state.seen.filter((id) => !ids.includes(id)), ...ids].slice(-REMEMBERED),
  }
}

/** After one that failed; `seconds` is when the source wants to be asked again. */
export function afterFailure(state: SourceState, now: string, minutes: number, fault: string, seconds = 0): SourceState {
  const failures = state.failures + 1
  return { ...state, failures, lastFault: fault, next: later(now, Math.max(seconds * 1_000, Math.min(MOST, minutes * MINUTE * 2 ** Math.min(failures, 20)))) }
}

export const mayRead = (state: SourceState, now: string): boolean => state.next === undefined || Date.parse(state.next) <= Date.parse(now)

/** A source of which nothing new came for so many hours says something too: it broke, moved, or was switched off. A source never read is not silent. */
export function silentFor(state: SourceState, now: string): number | undefined {
  const since = state.lastNew ?? state.lastRead
  return since === undefined ? undefined : Math.max(0, Date.parse(now) - Date.parse(since)) / (60 * MINUTE)
}
