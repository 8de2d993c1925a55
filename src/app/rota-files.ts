import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { mapColumns } from '#src/adapters/tables/columns.ts'
import { toHalfWidth } from '#src/adapters/tables/half-width.ts'
import { readTable, type Table } from '#src/adapters/tables/read-table.ts'
import { tableRefusals, TableRefused } from '#src/adapters/tables/table-refused.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import { codeOf, lines, unitKinds } from '#src/modules/directory/unit-kinds.ts'
import { readRotation } from '#src/rotation/previous.ts'
import type { RotationGroup } from '#src/rotation/problem.ts'
import { type Fault, neededUnitColumns, toUnits, unitColumns, type UnitList, type Vocabulary } from '#src/rotation/units-table.ts'

type Faults = { readonly faults: readonly Fault[] }

/** The directory's names for kinds and lines, by whatever offices call them. */
export const officeWords: Vocabulary = {
  kindOf(written) {
    const code = codeOf(unitKinds, toHalfWidth(written))
    return code && unitKinds[code].zh
  },
  lineOf(written) {
    const code = codeOf(lines, toHalfWidth(written))
    return code && lines[code].zh
  },
}

/** Reads a list of units (.csv, .xlsx) as offices have it; names stay as they are written. Answers every fault of the file at once. */
export async function readUnits(bytes: Uint8Array, fileName: string): Promise<UnitList | Faults> {
  try {
    const table = await readWhichever(bytes, fileName)
    const { columns, refusals } = mapColumns(table.header, unitColumns, neededUnitColumns)
    if (refusals.length > 0) return { faults: refusals.map(faultOf) }
    const read = toUnits(table.rows, columns, officeWords)
    return 'faults' in read ? read : { ...read, notices: [...table.notices, ...read.notices] }
  } catch (error) {
    if (error instanceof TableRefused) return { faults: error.reasons.map(faultOf) }
    throw error
  }
}

/** Semicolons part names inside a cell here; cells only where nothing else does, nor the comma of Chinese text. */
async function readWhichever(bytes: Uint8Array, fileName: string): Promise<Table> {
  for (const delimiters of [[',', '\t'], ['，'], [';']]) {
    try {
      return await readTable(bytes, fileName, { aliases: unitColumns, delimiters })
    } catch (error) {
      if (!(error instanceof TableRefused && error.reasons.some(({ code }) => code === 'tables/no-header'))) throw error
    }
  }
  return readTable(bytes, fileName, { aliases: unitColumns })
}

function faultOf({ code, item, params }: Refusal): Fault {
  const wording = tableRefusals[code]
  if (!wording) return { zh: code, en: code }
  const all: Readonly<Record<string, unknown>> = { item, ...params }
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(all[key] ?? ''))
  return { zh: `${fill(wording.zh)}；${fill(wording.remedy.zh)}`, en: `${fill(wording.en)}; ${fill(wording.remedy.en)}` }
}

/** Reads the list at a path. */
export async function unitsAt(path: string): Promise<UnitList | Faults> {
  const bytes = await bytesAt(path)
  return 'faults' in bytes ? bytes : readUnits(bytes, basename(path))
}

/** Reads a rotation at a path. */
export async function rotationAt(path: string): Promise<readonly RotationGroup[] | Faults> {
  const bytes = await bytesAt(path)
  return 'faults' in bytes ? bytes : readRotation(new TextDecoder().decode(bytes))
}

async function bytesAt(path: string): Promise<Uint8Array | Faults> {
  try {
    return await readFile(path)
  } catch (error) {
    return { faults: [{ zh: `${path} 读不到，请核对路径`, en: `${path} cannot be read; check the path (${(error as NodeJS.ErrnoException).code})` }] }
  }
}
