import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'channels/no-channel': { kind: 'notFound', zh: '没有这个渠道', en: 'There is no such channel', remedy: { zh: '从渠道列表里选', en: 'Choose one from the list' } },
  'channels/no-delivery': { kind: 'notFound', zh: '没有这次投放', en: 'There is no such delivery', remedy: { zh: '从发布的投放列表里选', en: 'Choose one from the list of the release' } },
  'channels/no-subscription': { kind: 'notFound', zh: '没有这项订阅，可能已经退订', en: 'There is no such subscription; it may have ended', remedy: { zh: '需要时重新订阅', en: 'Subscribe anew if you wish' } },
  'channels/made-by-itself': { kind: 'rule', zh: '网站和订阅源由系统自带，不用登记', en: 'The site and its feeds are there by themselves', remedy: { zh: '选别的渠道类型', en: 'Choose another kind' } },
  'channels/known-already': { kind: 'conflict', zh: '本单位已有同名同类渠道“{name}”', en: 'The unit has a channel of that kind and name', remedy: { zh: '修改原有渠道，或换一个名称', en: 'Change that one, or take another name' } },
  'channels/unknown-setting': { kind: 'invalid', zh: '这类渠道没有“{name}”这一项', en: 'A channel of this kind has no {name}', remedy: { zh: '只填表上有的项目', en: 'Fill in what the form asks for' } },
  'channels/unknown-paper': { kind: 'invalid', zh: '这类渠道不需要这项手续', en: 'A channel of this kind needs no such paper', remedy: { zh: '从待办手续里选', en: 'Choose one of those it needs' } },
  'channels/unknown-unit': { kind: 'notFound', zh: '没有这个单位', en: 'There is no such unit', remedy: { zh: '从单位列表里选', en: 'Choose one from the list' } },
  'channels/retired': { kind: 'conflict', zh: '渠道“{name}”已停用', en: 'The channel is retired', remedy: { zh: '选别的渠道；旧账号的记录仍可查', en: 'Choose another; its history stays' } },
  'channels/not-public': { kind: 'rule', zh: '这件内容不在网站上，不能往外发', en: 'It does not stand on the site, so it cannot go anywhere else', remedy: { zh: '先在网站发布', en: 'Publish it on the site first' } },
  'channels/there-already': { kind: 'conflict', zh: '“{name}”上已经有这件内容', en: 'It is on that channel already', remedy: { zh: '要改就发起更正', en: 'To change it, correct the release' } },
  'channels/last-of-the-budget': { kind: 'rule', zh: '“{name}”每月 {most} 次，最后一次留给突发事件', en: 'The last of {most} sends a month is kept for an emergency', remedy: { zh: '确属紧急就写明理由，否则改走别的渠道', en: 'Give the reason if it is one, or take another channel' } },
  'channels/not-ready': { kind: 'rule', zh: '渠道还缺：{zh}', en: 'The channel lacks: {en}', remedy: { zh: '补齐后再试', en: 'Bring it, then try again' } },
  'channels/sends-by-itself': { kind: 'conflict', zh: '这个渠道由系统发送和核见，不用填回执', en: 'This channel is sent to and looked at by the system', remedy: { zh: '看投放状态；结果不明时登记人工查看结果', en: 'Look at its state; where it is unknown, say what you saw' } },
  'channels/not-waiting': { kind: 'conflict', zh: '这次投放现在不等回执', en: 'This delivery waits for no evidence now', remedy: { zh: '刷新页面看状态', en: 'Reload the page' } },
  'channels/not-a-link': { kind: 'invalid', zh: '请粘贴发布后的完整链接', en: 'Paste the whole link of the post', remedy: { zh: '在平台上打开已发布的内容，复制链接，以 https:// 开头', en: 'Open the post, copy its link; it begins with https://' } },
  'channels/not-unknown': { kind: 'conflict', zh: '这次投放的结果是清楚的', en: 'The outcome of this delivery is known', remedy: { zh: '刷新页面看状态', en: 'Reload the page' } },
  'channels/not-to-be-tried': { kind: 'conflict', zh: '现在不能重发：只有待满足条件或确定未发出的可以', en: 'It cannot be tried again: only what waits or is certainly not out can', remedy: { zh: '结果不明的先查看平台上有没有', en: 'Where the outcome is unknown, look at the platform first' } },
  'channels/no-such-way': { kind: 'rule', zh: '本单位还没有开通这种订阅', en: 'This office offers no such subscription', remedy: { zh: '改用订阅源，或选另一种方式', en: 'Use the feeds, or choose another way' } },
  'channels/not-an-address': { kind: 'invalid', zh: '这不是一个可用的邮箱或手机号', en: 'This is no e-mail address or mobile number', remedy: { zh: '逐字核对后再填', en: 'Check it and enter it again' } },
}
