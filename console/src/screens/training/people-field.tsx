import type { Id } from '#src/kernel/facts.ts'
import type { Refused } from '../../api/client.ts'
import { useWhole } from '../../api/hooks.ts'
import { Choices } from '../../ui/fields.tsx'

/** Some of all people of the office, each with the unit of a post; typing finds. */
export function PeopleField({ label, name, error, value, onChange }: { readonly label: string; readonly name: string; readonly error: Refused | null; readonly value: readonly Id[]; onChange(value: Id[]): void }) {
  const people = useWhole('directory.people', [{}])
  const options = people.items.map((one) => {
    const unit = one.posts[0]?.unitName ?? ''
    return { value: one.id, label: unit ? `${one.name} · ${unit}` : one.name, text: `${one.name} ${unit}` }
  })
  return <Choices label={label} name={name} error={error} value={value} options={options} onChange={onChange} />
}
