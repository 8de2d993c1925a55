import { randomUUID } from 'node:crypto'
import { z } from 'zod'

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly pattern?: string
}

const LONG_ENOUGH = '这是一段足够长的说明文字,用来填写任何一栏,不少于二十个字。'

/** An input of the right form that speaks of things which do not exist. */
function sampleOf(name: string, schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(name, schema.anyOf[0]!)
  if (schema.type === 'object') return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(key, schema.properties?.[key] ?? {})]))
  if (schema.type === 'array') return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(name, schema.items ?? {}))
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (schema.type === 'boolean') return false
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date') return '2027-01-04'
  if (/(?:At|until|from|from|to)$/i.test(name)) return '2026-03-03T09:00:00+08:00'
  if (schema.minLength === 64) return 'a'.repeat(64)
  if (schema.pattern?.includes('review')) return 'review1'
  return LONG_ENOUGH
}

export const sampleFor = (input: z.ZodType): unknown => sampleOf('', z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema)
