import { useCallback, useEffect, useRef, useState } from 'react'
import { askServer, giveCommand, Refused } from '../../api/client.ts'
import type { StatementDetail } from '../../api/questions.ts'
import { useHeldSession } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { keptKey } from '../../ui/kept.ts'
import { asWritten, isSame, nothing, type Written } from './content.ts'

/** Long enough not to save every word, short enough to lose none. */
const IDLE_MS = 1500

export type SaveState = 'saved' | 'dirty' | 'saving' | 'kept' | 'conflict'

/** The version that somebody else saved first. */
export interface Theirs {
  readonly written: Written
  readonly version: number
  readonly savedBy: string
}

/** A text that lies on this machine and never reached the server. */
export interface KeptText {
  readonly written: Written
  readonly at: string
}

export interface Autosave {
  readonly written: Written
  readonly state: SaveState
  readonly savedAt: string | undefined
  readonly theirs: Theirs | undefined
  readonly offered: KeptText | undefined
  readonly error: Refused | null
  change(written: Written): void
  /** Saves now. Answers the version that stands, undefined when it could not be saved. */
  save(): Promise<number | undefined>
  /** Ends a conflict: `written` is to stand after what the other one saved. */
  settle(written: Written): Promise<void>
  useOffered(): void
  dropOffered(): void
  forgetKept(): void
}

function startOf(statement: StatementDetail): Written {
  const last = statement.texts.at(-1)
  const edition = statement.editions.find((one) => one.no === last?.no)
  const { draft } = statement
  if (draft && !(edition && edition.finishedAt > draft.savedAt)) return asWritten(draft.content, draft.riskNote)
  return last ? asWritten(last.content, last.riskNote) : nothing
}

function readKept(key: string, standing: Written): KeptText | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { content: Record<string, unknown>; riskNote: Record<string, unknown>; at: string } | null
    if (!kept) return undefined
    const written = asWritten(kept.content, kept.riskNote)
    return isSame(written, standing) ? undefined : { written, at: kept.at }
  } catch {
    return undefined
  }
}

function keep(key: string, written: Written): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...written, at: serverNow() }))
  } catch {
    // a full or forbidden store: the text is still on the page
  }
}

/** Saves a draft while it is being written: on this machine at every keystroke, on the server after a pause. Nothing is overwritten unseen. */
export function useAutosave(statement: StatementDetail): Autosave {
  const { session, ended } = useHeldSession()
  const key = keptKey(session.person.id, `draft.${statement.id}`)
  const [start] = useState(() => startOf(statement))
  const [written, setWritten] = useState(start)
  const [state, setState] = useState<SaveState>('saved')
  const [savedAt, setSavedAt] = useState(statement.draft?.savedAt)
  const [theirs, setTheirs] = useState<Theirs>()
  const [offered, setOffered] = useState(() => readKept(key, start))
  const [error, setError] = useState<Refused | null>(null)
  const latest = useRef(start)
  const standing = useRef(start)
  const version = useRef(statement.draft?.version ?? 0)
  const running = useRef<Promise<number | undefined> | undefined>(undefined)
  const blocked = useRef(false)

  const conflict = useCallback(async (): Promise<void> => {
    blocked.current = true
    const { draft } = (await askServer('statements.statement', { statementId: statement.id })) as StatementDetail
    if (draft) setTheirs({ written: asWritten(draft.content, draft.riskNote), version: draft.version, savedBy: draft.savedBy })
    setState('conflict')
  }, [statement.id])

  const put = useCallback(async (): Promise<number | undefined> => {
    const sent = latest.current
    setState('saving')
    try {
      await giveCommand('statements.saveDraft', { statementId: statement.id, baseVersion: version.current, content: sent.content, riskNote: sent.riskNote })
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      setState('kept')
      if (no.has('statements/draft-overtaken')) await conflict().catch(() => undefined)
      else setError(no)
      return undefined
    }
    version.current += 1
    standing.current = sent
    setError(null)
    setSavedAt(serverNow())
    if (isSame(latest.current, sent)) {
      localStorage.removeItem(key)
      setState('saved')
    } else setState('dirty')
    return version.current
  }, [statement.id, key, conflict])

  const save = useCallback(async (): Promise<number | undefined> => {
    await running.current
    if (blocked.current) return undefined
    if (isSame(latest.current, standing.current)) return version.current
    running.current = put().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [put])

  const change = useCallback(
    (next: Written) => {
      latest.current = next
      setWritten(next)
      keep(key, next)
      if (!blocked.current) setState('dirty')
    },
    [key],
  )

  useEffect(() => {
    if (state !== 'dirty') return undefined
    const timer = setTimeout(() => void save(), IDLE_MS)
    return () => clearTimeout(timer)
  }, [state, written, save])

  // Signed in again after the session ended, or back on the network: what was kept goes to the server now.
  useEffect(() => {
    if (state !== 'kept' || ended) return undefined
    const again = (): void => void save()
    const timer = setTimeout(again, IDLE_MS * 4)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [state, ended, save])

  // Somebody else saved while nothing of mine is unsaved: their text is the one to go on from.
  const arrived = statement.draft
  useEffect(() => {
    if (!arrived || arrived.version <= version.current || running.current || !isSame(latest.current, standing.current)) return
    version.current = arrived.version
    latest.current = standing.current = asWritten(arrived.content, arrived.riskNote)
    setWritten(latest.current)
    setSavedAt(arrived.savedAt)
  }, [arrived])

  return {
    written, state, savedAt, theirs, offered, error, change, save,
    async settle(chosen) {
      version.current = theirs?.version ?? version.current
      standing.current = theirs?.written ?? standing.current
      blocked.current = false
      setTheirs(undefined)
      change(chosen)
      setState('dirty')
      await save()
      if (!isSame(chosen, standing.current)) return
      localStorage.removeItem(key)
      setState('saved')
    },
    useOffered() {
      if (offered) change(offered.written)
      setOffered(undefined)
    },
    dropOffered() {
      localStorage.removeItem(key)
      setOffered(undefined)
    },
    forgetKept: () => localStorage.removeItem(key),
  }
}
