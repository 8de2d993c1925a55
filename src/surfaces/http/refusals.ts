import type { RefusalWording } from '#src/kernel/facts.ts'

/** Where no kind of "no" tells the right status. */
interface RequestRefusal extends RefusalWording {
  readonly status?: number
}

const signInAgain = { zh: '重新登录；已输入的内容会保留', en: 'Sign in again; what you typed is kept' }

/** What the server itself says no to, before any module is asked. */
export const requestRefusals: Readonly<Record<string, RequestRefusal>> = {
  'api/sign-in-needed': {
    kind: 'notAllowed',
    status: 401,
    zh: '您还没有登录，或登录已结束',
    en: 'You are not signed in, or your session has ended',
    remedy: signInAgain,
  },
  'api/change-password-first': {
    kind: 'notAllowed',
    zh: '首次登录须先修改口令',
    en: 'The first password must be changed before anything else',
    remedy: { zh: '设置一个只有自己知道的口令', en: 'Choose a password that only you know' },
  },
  'api/foreign-origin': {
    kind: 'notAllowed',
    zh: '这个请求不是从本网站的页面发出的，已拒绝',
    en: 'This request was not sent from a page of this site and was refused',
    remedy: { zh: '请在本网站的页面上操作', en: 'Act on a page of this site' },
  },
  'api/too-many': {
    kind: 'notAllowed',
    status: 429,
    zh: '请求太频繁，请 {seconds} 秒后再试',
    en: 'Too many requests; try again in {seconds} seconds',
    remedy: { zh: '稍等后重新提交，内容不必重写', en: 'Wait, then send it again as it is' },
  },
  'api/no-such-route': {
    kind: 'notFound',
    zh: '没有这个地址：{item}',
    en: 'There is no such address: {item}',
    remedy: { zh: '接口清单见 /api/openapi.json', en: 'All routes stand in /api/openapi.json' },
  },
  'api/no-such-question': {
    kind: 'notFound',
    zh: '没有这个查询码对应的问题',
    en: 'There is no question with this query code',
    remedy: { zh: '核对查询码的每一位', en: 'Check every sign of the query code' },
  },
  'api/no-such-key': {
    kind: 'notAllowed',
    status: 401,
    zh: '密钥不对，或这个来源没有启用',
    en: 'The key opens nothing, or the source is turned off',
    remedy: { zh: '向系统管理员要现在的密钥，写在 Authorization: Bearer 之后', en: 'Ask the system administrator for the present key; it goes after Authorization: Bearer' },
  },
  'api/unreadable': {
    kind: 'invalid',
    zh: '请求内容无法识别：{reason}',
    en: 'The request cannot be read: {reason}',
    remedy: { zh: '按接口说明发送 JSON', en: 'Send JSON as the description of the interface says' },
  },
  'api/unknown-kind': {
    kind: 'notFound',
    zh: '不能上传“{item}”类文件',
    en: 'Files of kind "{item}" cannot be uploaded',
    remedy: { zh: '可用的种类：{kinds}', en: 'Kinds that can: {kinds}' },
  },
  'api/no-file': {
    kind: 'invalid',
    zh: '没有收到文件',
    en: 'No file arrived',
    remedy: { zh: '选择一个文件再上传', en: 'Choose a file and send it' },
  },
  'api/question-empty': {
    kind: 'invalid',
    zh: '问题不能为空',
    en: 'A question must not be empty',
    remedy: { zh: '写下要问的事，一句话也可以', en: 'Write what you ask; one sentence is enough' },
  },
  'api/question-too-long': {
    kind: 'invalid',
    zh: '问题最多 {most} 个字，现在是 {length} 个字',
    en: 'A question has at most {most} characters; this one has {length}',
    remedy: { zh: '先写要点；细节可分几次提交', en: 'Write the main points; details can follow in further questions' },
  },
  'api/contact-too-long': {
    kind: 'invalid',
    zh: '联系方式最多 {most} 个字',
    en: 'A contact has at most {most} characters',
    remedy: { zh: '只写电话或邮箱', en: 'Give a telephone number or mail address only' },
  },
  'api/too-large': {
    kind: 'invalid',
    status: 413,
    zh: '内容超过 {most} 的上限',
    en: 'The content exceeds the limit of {most}',
    remedy: { zh: '缩短内容或分几次提交', en: 'Shorten it, or send it in parts' },
  },
  'api/changed-meanwhile': {
    kind: 'conflict',
    zh: '您查看之后，这里已被别人改动',
    en: 'Somebody changed this after you looked',
    remedy: { zh: '刷新后核对，再操作一次', en: 'Reload, check, and act again' },
  },
  'api/database-gone': {
    kind: 'conflict',
    status: 503,
    zh: '数据库暂时无法连接，您的操作没有执行',
    en: 'The database cannot be reached at the moment; nothing was done',
    remedy: { zh: '几秒后重试，已输入的内容请保留；服务会自行恢复', en: 'Try again in a few seconds and keep what you typed; the service recovers by itself' },
  },
  'api/disk-full': {
    kind: 'conflict',
    status: 507,
    zh: '服务器磁盘已满，您的操作没有执行',
    en: 'The disk of the server is full; nothing was done',
    remedy: { zh: '请系统管理员腾出空间后重试', en: 'Ask the system administrator to free space, then try again' },
  },
  'api/fault': {
    kind: 'conflict',
    status: 500,
    zh: '系统出错，您的操作没有执行（编号 {item}）',
    en: 'The system failed; nothing was done (number {item})',
    remedy: { zh: '请把编号告诉系统管理员', en: 'Tell the system administrator the number' },
  },
  'api/solver-busy': {
    kind: 'conflict',
    zh: '正在为另一位同事求解片组轮动',
    en: 'A rotation is being solved for somebody else',
    remedy: { zh: '稍后再点“求解”', en: 'Try again in a moment' },
  },
  'api/no-drill-floor': {
    kind: 'conflict',
    zh: '这次演练没有在进行，或演练场还没有布置好',
    en: 'The drill is not being played, or its floor is not set up yet',
    remedy: { zh: '稍等几秒再试；没有开始的先点“开始演练”', en: 'Wait some seconds; begin the drill if it has not begun' },
  },
  'api/clock-goes-forward': {
    kind: 'rule',
    zh: '演练时钟只能往后拨',
    en: 'The clock of a drill only goes forward',
    remedy: { zh: '填写晚于现在演练时间的时刻', en: 'Give a time later than the drill’s present' },
  },
  'api/no-demonstration': {
    kind: 'conflict',
    zh: '现在没有演示数据可清除',
    en: 'There is no demonstration district to wipe',
    remedy: { zh: '当前已是正式库', en: 'The live record is served already' },
  },
}
