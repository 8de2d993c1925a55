import { z } from 'zod'
import { parseInstant } from '#src/kernel/time.ts'

/** Input shapes that all contracts share. Lengths count characters after trimming. */

export const id = z.uuid()
export const instant = z.string().transform((text, ctx) => {
  const parsed = parseInstant(text)
  if (!parsed) ctx.addIssue({ code: 'custom', message: '要写明时区的时刻，如 2026-10-02T18:00:00+08:00 / an instant with its offset' })
  return parsed ?? z.NEVER
})
export const civilDate = z.iso.date()

// Control characters and direction overrides can make a text read differently from what it is.
const UNSAFE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Text of `min` to `max` characters, freed of control characters and of marks that turn the reading direction. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .transform((raw) => raw.replace(/\r\n?/g, '\n').replace(UNSAFE, '').toWellFormed().trim())
    .refine((clean) => [...clean].length >= min, { message: min === 1 ? '不能为空 / must not be empty' : `至少 ${min} 个字 / at least ${min} characters` })
    .refine((clean) => clean.length <= max * 2 && [...clean].length <= max, { message: `最多 ${max} 个字 / at most ${max} characters` })

/** What every paged list takes: at most 200 rows a page; `after` is the cursor that the last page gave. */
export const paging = { limit: z.number().int().min(1).max(200).default(50), after: z.string().max(200).optional() }
