import type { Id } from '#src/kernel/facts.ts'
import { usePages } from '../../api/hooks.ts'
import { Choice, Choices } from '../../ui/fields.tsx'
import { comma } from '../../words/language.tsx'
import { useRoleNames } from '../directory/role-names.ts'

const usePeopleOf = (unitId: Id | undefined): { value: Id; label: string }[] => {
  const people = usePages('directory.people', { limit: 200, ...(unitId && { unitId }) }, unitId !== undefined)
  const roleName = useRoleNames()
  const held = (posts: readonly { readonly unitId: Id; readonly role: string }[]): string => [...new Set(posts.filter((post) => post.unitId === unitId).map((post) => roleName(post.role)))].join(comma())
  return people.items.map((person) => ({ value: person.id, label: `${person.name} · ${held(person.posts)}` }))
}

interface Props {
  readonly label: string
  readonly unitId: Id | undefined
}

/** One of the people of a unit. */
export function PersonChoice({ label, unitId, value, onChange }: Props & { readonly value: Id | undefined; onChange(value: Id | undefined): void }) {
  return <Choice label={label} clear value={value} options={usePeopleOf(unitId)} onChange={onChange} />
}

/** Several of the people of a unit. */
export function PeopleChoice({ label, unitId, value, onChange }: Props & { readonly value: readonly Id[]; onChange(value: Id[]): void }) {
  return <Choices label={label} value={value} options={usePeopleOf(unitId)} onChange={onChange} />
}
