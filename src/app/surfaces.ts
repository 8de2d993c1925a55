import { existsSync } from 'node:fs'
import type { RegisterSurface } from '#src/surfaces/http/deps.ts'

const PORTAL = new URL('../surfaces/portal/index.ts', import.meta.url)

/** The surfaces beside interface and console. */
export async function loadSurfaces(): Promise<readonly RegisterSurface[]> {
  if (!existsSync(PORTAL)) return []
  const { registerPortal } = (await import(PORTAL.href)) as { registerPortal: RegisterSurface }
  return [registerPortal]
}
