import type { RefusalWording } from '#src/kernel/facts.ts'

/** What the desk itself says no to, whatever the module. */
export const deskRefusals: Readonly<Record<string, RefusalWording>> = {
  'desk/unknown-command': {
    kind: 'notFound',
    zh: '没有名为“{item}”的操作',
    en: 'There is no command named "{item}"',
    remedy: { zh: '操作清单见 /api/openapi.json', en: 'All commands stand in /api/openapi.json' },
  },
  'desk/unknown-query': {
    kind: 'notFound',
    zh: '没有名为“{item}”的查询',
    en: 'There is no query named "{item}"',
    remedy: { zh: '查询清单见 /api/openapi.json', en: 'All queries stand in /api/openapi.json' },
  },
  'desk/role-missing': {
    kind: 'notAllowed',
    zh: '您的岗位不能办理“{item}”',
    en: 'Your posts do not allow "{item}"',
    remedy: { zh: '请有相应岗位的同事办理,或请新闻办任职', en: 'Ask a colleague who holds the post, or the press office to appoint you' },
  },
  'input/invalid': {
    kind: 'invalid',
    zh: '“{item}”填写有误:{message}',
    en: '"{item}" is not right: {message}',
    remedy: { zh: '按提示改正后再提交', en: 'Correct it and send it again' },
  },
}
