import type { RefusalWording } from '#src/kernel/facts.ts'

/** Refusals that no module owns. */
export const commonRefusals: Readonly<Record<string, RefusalWording>> = {
  'input/invalid': { kind: 'invalid', zh: '{message}', en: '{message}', remedy: { zh: '改正后再提交', en: 'Correct it and try again' } },
  'desk/unknown-command': { kind: 'notFound', zh: '没有这个操作', en: 'There is no such command', remedy: { zh: '核对名称', en: 'Check its name' } },
  'desk/unknown-query': { kind: 'notFound', zh: '没有这个查询', en: 'There is no such query', remedy: { zh: '核对名称', en: 'Check its name' } },
  'desk/role-missing': { kind: 'notAllowed', zh: '您的职务不能这样做', en: 'Your posts do not allow this', remedy: { zh: '请有相应职务的同事办理', en: 'Ask a colleague who holds the post' } },
  'desk/replay-not-public': { kind: 'notAllowed', zh: '这是历史重放库，不对外公开', en: 'This is a replay of past messages; nothing of it is public', remedy: { zh: '改用正式库', en: 'Ask the live record' } },
}
