import type { RefusalWording } from '#src/kernel/facts.ts'

const retype = { zh: '换一个口令再试', en: 'Choose another password' }

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'access/wrong-sign-in': {
    kind: 'notAllowed',
    zh: '登录名、口令或动态口令不正确',
    en: 'The sign-in name, password or one-time code is not right',
    remedy: { zh: '核对后重试；忘记口令请联系系统管理员重置', en: 'Check and try again; ask the system administrator for a reset if you forgot it' },
  },
  'access/second-factor-needed': {
    kind: 'notAllowed',
    zh: '还需要动态口令',
    en: 'The one-time code is needed too',
    remedy: { zh: '输入身份验证器上的六位数字，或一个恢复码', en: 'Enter the six digits of your authenticator, or a recovery code' },
  },
  'access/wait': {
    kind: 'notAllowed',
    zh: '失败次数过多，请等 {seconds} 秒再试',
    en: 'Too many failed attempts; wait {seconds} seconds',
    remedy: { zh: '到时重试，或请系统管理员重置口令', en: 'Try again then, or ask the system administrator for a reset' },
  },
  'access/wrong-password': {
    kind: 'rule',
    zh: '当前口令不正确',
    en: 'The present password is not right',
    remedy: { zh: '重新输入当前口令', en: 'Enter the present password again' },
  },
  'access/wrong-code': {
    kind: 'rule',
    zh: '动态口令不正确或已用过',
    en: 'The one-time code is wrong or was used already',
    remedy: { zh: '等下一组六位数字再输入；检查手机时间是否准确', en: 'Wait for the next six digits; check the clock of the telephone' },
  },
  'access/no-second-factor-begun': {
    kind: 'conflict',
    zh: '还没有开始设置动态口令',
    en: 'Setting up the second factor has not begun',
    remedy: { zh: '先取得密钥，再输入六位数字确认', en: 'Ask for the secret first, then confirm with six digits' },
  },
  'access/password-too-short': {
    kind: 'invalid',
    zh: '口令至少 {least} 个字符，现在是 {length} 个',
    en: 'A password has at least {least} characters; this one has {length}',
    remedy: { zh: '可以用一句只有自己知道的话', en: 'Use a sentence that only you know' },
  },
  'access/password-too-long': {
    kind: 'invalid',
    zh: '口令最多 {most} 个字符',
    en: 'A password has at most {most} characters',
    remedy: retype,
  },
  'access/password-common': {
    kind: 'invalid',
    zh: '这个口令太常见或太有规律，最先被猜到',
    en: 'This password is common or follows a pattern, and is guessed first',
    remedy: retype,
  },
  'access/password-has-login': {
    kind: 'invalid',
    zh: '口令不能包含登录名',
    en: 'A password must not contain the sign-in name',
    remedy: retype,
  },
  'access/password-same': {
    kind: 'invalid',
    zh: '新口令与当前口令相同',
    en: 'The new password equals the present one',
    remedy: retype,
  },
  'access/link-spent': {
    kind: 'notFound',
    zh: '这个链接已用过、已过期或不存在',
    en: 'This link was used, has ended, or does not exist',
    remedy: { zh: '请系统管理员再发一个', en: 'Ask the system administrator for a new one' },
  },
  'access/no-sign-in': {
    kind: 'notFound',
    zh: '此人没有登录资格',
    en: 'This person has no sign-in',
    remedy: { zh: '先为其开通登录', en: 'Open a sign-in first' },
  },
  'access/has-sign-in': {
    kind: 'conflict',
    zh: '此人已有登录资格',
    en: 'This person has a sign-in already',
    remedy: { zh: '如忘记口令，请用“重置口令”', en: 'Use "reset" if the password is forgotten' },
  },
  'access/login-taken': {
    kind: 'conflict',
    zh: '登录名“{login}”已被使用',
    en: 'The sign-in name "{login}" is taken',
    remedy: { zh: '换一个登录名', en: 'Choose another one' },
  },
  'access/no-post': {
    kind: 'rule',
    zh: '此人现在没有任何岗位',
    en: 'This person holds no post now',
    remedy: { zh: '先在“单位与人员”中任职', en: 'Appoint the person first' },
  },
  'access/closed': {
    kind: 'conflict',
    zh: '登录资格“{item}”已停用',
    en: 'The sign-in "{item}" is closed',
    remedy: { zh: '需要时重新开通', en: 'Open it anew when needed' },
  },
  'access/own-sign-in': {
    kind: 'rule',
    zh: '不能停用自己的登录',
    en: 'Nobody closes their own sign-in',
    remedy: { zh: '请另一位系统管理员操作', en: 'Ask another system administrator' },
  },
}
