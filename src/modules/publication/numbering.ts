import { accept, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { DEFAULT_NUMBER_FORM, type Numbering } from './contract.ts'

const table = { table: 'publication.numbering' }

/** The office writes its numbers in this form from now on; numbers given stay as they are. */
export function setNumberForm(state: { pressOfficeId: Id; before: Numbering | undefined }, input: { form: string }): Decision {
  if ((state.before?.form ?? DEFAULT_NUMBER_FORM) === input.form) return accept()
  return accept({ kind: 'publication.numberFormSet', subject: subjectOf(table, state.pressOfficeId), unitId: state.pressOfficeId, data: { form: input.form } })
}

export const evolveNumbering = (_state: Numbering | undefined, fact: Fact): Numbering => ({ id: idOf(fact.subject), form: (fact.data as { form: string }).form, since: fact.at })

export const written = (form: string, year: number, seq: number): string => form.replace('{年}', String(year)).replace('{序}', String(seq))
