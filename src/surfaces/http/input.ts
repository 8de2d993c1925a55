import type { z } from 'zod'
import type { Refusal } from '#src/kernel/facts.ts'

/** One refusal for each fault of an input, named by its place. */
export const inputRefusals = (error: z.ZodError): Refusal[] =>
  error.issues.map((issue) => ({ code: 'input/invalid', item: issue.path.join('.'), params: { message: issue.message } }))
