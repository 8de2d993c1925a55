import { allowed } from '#src/desk/may.ts'
import { roleOf } from '#src/modules/directory/contract.ts'
import type { Visitor } from '#src/modules/access/contract.ts'
import type { Served } from '../http/deps.ts'

interface NamedPost {
  readonly appointmentId: string
  readonly unitName: string
}

/** The signed-in person as the console shows them: name, posts with their units, roles. */
export async function presentVisitor(served: Served, visitor: Visitor): Promise<object> {
  const { actor, personId, login, mustChange, secondFactor, idleUntil, endsAt } = visitor
  const found = await served.desk.ask<{ name: string; posts: readonly NamedPost[] }>(actor, 'directory.person', { personId })
  if ('refusals' in found) throw new Error(`the person ${personId} who is signed in cannot be read`)
  const units = new Map(found.value.posts.map((post) => [post.appointmentId, post.unitName]))
  const posts = actor.posts.map((post) => {
    const role = roleOf(post.role)
    return { ...post, roleName: { zh: role?.zh ?? post.role, en: role?.en ?? post.role }, unitName: units.get(post.appointmentId) ?? '' }
  })
  return {
    person: { id: personId, name: found.value.name },
    login,
    posts,
    roles: [...new Set(posts.map((post) => post.role))],
    /** Names of the commands that these posts may give at all; what one thing in one state allows is decided when it is given. */
    commands: served.catalogue.modules.flatMap((module) => module.commands ?? []).filter((one) => one.may !== 'public' && allowed(one.may, actor)).map((one) => one.name),
    mustChangePassword: mustChange,
    secondFactor,
    idleUntil,
    endsAt,
  }
}
