import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { HeldPost, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { setServerTime } from '../clock/server-clock.ts'
import type { Bilingual } from '../words/language.tsx'
import { onSessionEnd, send, type Refused } from './client.ts'
import type { CommandName } from './commands.ts'

export type DatabaseKind = 'live' | 'drill' | 'test' | 'replay'
export interface NamedPost extends HeldPost {
  readonly roleName: Bilingual
  readonly unitName: string
}
interface Surroundings {
  readonly serverTime: Instant
  /** Papers are offered as PDF too. */
  readonly pdf: boolean
  readonly database: { readonly kind: DatabaseKind; readonly drill?: string }
}
export interface SignedInSession extends Surroundings {
  readonly signedIn: true
  readonly person: { readonly id: Id; readonly name: string }
  readonly login: string
  readonly posts: readonly NamedPost[]
  readonly roles: readonly string[]
  readonly commands: readonly string[]
  readonly mustChangePassword: boolean
  readonly secondFactor: boolean
}
export type Session = SignedInSession | (Surroundings & { readonly signedIn: false })

const LOOK_AGAIN_MS = 60_000

export async function fetchSession(): Promise<Session> {
  const asked = Date.now()
  const session = await send<Session>('GET', '/api/session')
  setServerTime(session.serverTime, (asked + Date.now()) / 2)
  return session
}

interface Held {
  readonly session: SignedInSession
  /** True after the server said that the session ended; the page stays as it is and asks to sign in again. */
  readonly ended: boolean
  renewed(): void
  signOut(): Promise<void>
}
const Current = createContext<Held | undefined>(undefined)

/** Shows `door` while nobody is signed in, else `children` with the session. When the session ends later, the page is kept. */
export function SessionProvider({ door, loading, broken, children }: { readonly door: (session: Session) => ReactNode; readonly loading: ReactNode; readonly broken: (error: Refused) => ReactNode; readonly children: ReactNode }) {
  const client = useQueryClient()
  const [ended, setEnded] = useState(false)
  const [last, setLast] = useState<SignedInSession>()
  const asked = useQuery<Session, Refused>({ queryKey: ['session'], queryFn: fetchSession, refetchInterval: LOOK_AGAIN_MS, staleTime: 0 })
  const { data } = asked
  useEffect(() => onSessionEnd(() => setEnded(true)), [])
  useEffect(() => {
    if (data?.signedIn && !data.mustChangePassword) setLast(data)
    else if (data && !data.signedIn && last) setEnded(true)
  }, [data, last])
  const held = useMemo<Held | undefined>(
    () =>
      last && {
        session: last,
        ended,
        renewed() {
          setEnded(false)
          void client.invalidateQueries()
        },
        async signOut() {
          await send('DELETE', '/api/session')
          setLast(undefined)
          setEnded(false)
          client.clear()
          location.assign('/console/')
        },
      },
    [last, ended, client],
  )
  if (held) return <Current value={held}>{children}</Current>
  if (data && !(data.signedIn && !data.mustChangePassword)) return <>{door(data)}</>
  if (asked.error) return <>{broken(asked.error)}</>
  return <>{loading}</>
}

export function useHeldSession(): Held {
  const held = useContext(Current)
  if (!held) throw new Error('used outside SessionProvider')
  return held
}
export const useSession = (): SignedInSession => useHeldSession().session

/** Whether my posts may give this command at all. */
export function useMay(): (...names: (CommandName | string)[]) => boolean {
  const { commands } = useSession()
  return (...names) => names.some((name) => commands.includes(name))
}

/** Whether I am nobody of the house: an evaluator from outside, who sees the own engagements and what is public. */
export function useIsOutside(): boolean {
  const { roles } = useSession()
  return roles.length > 0 && roles.every((role) => role === 'third_party_evaluator')
}

/** Whether I write by contract alone: I see the drafts given to me, and nothing else of the unit (XM3-14). */
export function useIsContractor(): boolean {
  const { roles } = useSession()
  return roles.length > 0 && roles.every((role) => role === 'contractor')
}

/** Whether one of my posts is held at one of these units. */
export function useMyUnits(): ReadonlySet<Id> {
  const { posts } = useSession()
  return useMemo(() => new Set(posts.map((post) => post.unitId)), [posts])
}
