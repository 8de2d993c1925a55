// Words alone, without shapes: the console takes them as they are, and its content policy knows no library that compiles.

/** How something gets onto a channel, and what proves that it did. */
export const lanes = { automatic: ['自动', 'automatic'], assisted: ['人工协助', 'by hand, with a kit'], reported: ['报送', 'reported'] } as const
export type Lane = keyof typeof lanes

export const groups = { own: ['本机关渠道', 'our own'], media: ['媒体', 'media'], staff: ['内部通知', 'staff'] } as const
export type Group = keyof typeof groups

interface Kind {
  readonly zh: string
  readonly en: string
  readonly lane: Lane
  readonly group: Group
  /** Register id of the clause that names it. */
  readonly clause: string
  /** What an administrator fills in, and which of it is secret. */
  readonly settings: readonly string[]
  readonly secrets: readonly string[]
}

const kind = (zh: string, en: string, lane: Lane, group: Group, clause: string, settings: readonly string[] = [], secrets: readonly string[] = []): Kind => ({ zh, en, lane, group, clause, settings, secrets })

/** All kinds of channel. Of what is not automatic nothing is configured but the account. */
export const channelKinds = {
  portal: kind('政府网站', 'web site', 'automatic', 'own', 'WL-29'),
  feeds: kind('RSS、Atom、JSON 订阅源', 'feeds', 'automatic', 'own', 'WL-26a'),
  websub: kind('WebSub 推送', 'WebSub hub', 'automatic', 'own', 'WL-26a', ['hub']),
  email: kind('电子邮件订阅', 'e-mail', 'automatic', 'own', 'WL-26a', ['server', 'from'], ['user', 'password']),
  sms: kind('手机短信', 'text message', 'automatic', 'own', 'GB-36', ['endpoint', 'body', 'okField', 'okValue', 'signature'], ['token']),
  wechat: kind('微信公众号', 'WeChat account', 'automatic', 'own', 'WL-29', ['base', 'appId', 'cover', 'author'], ['secret']),
  wecom: kind('企业微信群机器人', 'WeCom robot', 'automatic', 'staff', 'GB-36', [], ['webhook']),
  dingtalk: kind('钉钉群机器人', 'DingTalk robot', 'automatic', 'staff', 'GB-36', [], ['webhook', 'sign']),
  weibo: kind('微博', 'Weibo', 'assisted', 'own', 'NH-34', ['account']),
  douyin: kind('抖音', 'Douyin', 'assisted', 'own', 'GB-23', ['account']),
  kuaishou: kind('快手', 'Kuaishou', 'assisted', 'own', 'GB-23', ['account']),
  toutiao: kind('今日头条', 'Toutiao', 'assisted', 'own', 'GB-23', ['account']),
  channels_video: kind('微信视频号', 'WeChat Channels', 'assisted', 'own', 'GB-23', ['account']),
  app: kind('政务客户端', 'government app', 'assisted', 'own', 'GB-23', ['account']),
  aggregator: kind('聚合平台', 'aggregating platform', 'assisted', 'own', 'NH-34', ['account']),
  inquiry: kind('网络问政平台', 'online inquiry platform', 'assisted', 'own', 'WL-29', ['account']),
  conference: kind('新闻发布会', 'press conference', 'assisted', 'own', 'GB-36', []),
  loudspeaker: kind('村社广播、电子屏', 'loudspeakers and screens', 'assisted', 'own', 'WL-25', ['account']),
  gazette: kind('政府公报', 'government bulletin', 'reported', 'own', 'XM4-12', ['account']),
  supervision: kind('互联网+督查', 'Internet + supervision', 'reported', 'own', 'WL-29', ['account']),
  filing: kind('上级报送系统', 'system of a superior', 'reported', 'own', 'GB-36', ['account']),
  broadcast: kind('广播电视', 'radio and television', 'reported', 'media', 'GB-37', ['account']),
  newspaper: kind('报刊', 'newspapers', 'reported', 'media', 'GB-37', ['account']),
  news_site: kind('新闻网站', 'news sites', 'reported', 'media', 'GB-37', ['account']),
  commercial_site: kind('商业网站', 'commercial sites', 'reported', 'media', 'GB-37', ['account']),
} as const satisfies Readonly<Record<string, Kind>>
export type ChannelKind = keyof typeof channelKinds
export const kindCodes = Object.keys(channelKinds) as [ChannelKind, ...ChannelKind[]]
export const kindOf = (code: ChannelKind): Kind => channelKinds[code]

/** What settings and secrets are called on the form. */
export const settingWords: Readonly<Record<string, readonly [string, string, string, string]>> = {
  server: ['发信服务器', '主机:端口，如 smtp.example.gov.cn:465', 'Mail server', 'host:port, for example smtp.example.gov.cn:465'],
  from: ['发信地址', '收信人看到的地址', 'Sender', 'the address that readers see'],
  hub: ['推送中心地址', '外部 WebSub 推送中心的网址，每次发布后通知它来取', 'Hub', 'address of an outside WebSub hub; it is told of every change'],
  endpoint: ['网关地址', '短信服务商给的接口网址', 'Gateway', 'the address that the provider gave'],
  body: ['请求内容', 'JSON，用 {to} {text} {id} {signature} {token} 占位', 'Request', 'JSON with {to} {text} {id} {signature} {token}'],
  okField: ['成功字段', '回答中说明成败的字段名', 'Field of success', 'the field of the answer that says so'],
  okValue: ['成功值', '该字段表示成功的值', 'Value of success', 'its value when all is well'],
  signature: ['短信签名', '已报备的签名，不带【】', 'Signature', 'as it was filed'],
  base: ['接口地址', '一般为 https://api.weixin.qq.com', 'Address of the interface', 'usually https://api.weixin.qq.com'],
  appId: ['AppID', '公众号后台“开发接口管理”中', 'AppID', 'from the console of the account'],
  cover: ['封面素材编号', '已上传的永久素材 media_id', 'Cover', 'media_id of an uploaded picture'],
  author: ['作者署名', '不超过平台限长', 'Author', 'within the limit of the platform'],
  account: ['账号或栏目名', '公众看到的名称', 'Account', 'as the public sees it'],
  user: ['用户名', '', 'User', ''],
  password: ['密码', '', 'Password', ''],
  token: ['密钥', '', 'Token', ''],
  secret: ['AppSecret', '', 'AppSecret', ''],
  webhook: ['机器人地址', '群机器人的完整网址，含 key', 'Address of the robot', 'whole, with its key'],
  sign: ['加签密钥', '', 'Signing key', ''],
}

export const acts = { publish: ['发布', 'publish'], correct: ['更正', 'correct'], withdraw: ['撤回', 'withdraw'] } as const
export type Act = keyof typeof acts

export const deliveryStates = {
  planned: ['待满足条件', 'waits for what is missing'], prepared: ['已备好', 'prepared'], sending: ['正在发送', 'being sent'], accepted: ['平台已受理', 'accepted'],
  live: ['已上线', 'live'], observed: ['已核见', 'seen'], rejected: ['未发出', 'not out'], unknown: ['结果不明', 'outcome unknown'], corrected: ['已更正', 'corrected'], withdrawn: ['已撤回', 'withdrawn'],
} as const
export type DeliveryState = keyof typeof deliveryStates

/** What a post is for (NH-35). */
export const purposes = { inform: ['宣教', 'to inform'], interact: ['互动', 'to talk'], answer: ['问政', 'to answer'] } as const
export type Purpose = keyof typeof purposes

/** Which releases a channel takes by itself. */
export const carries = { all: ['全部公开发布', 'all public releases'], own: ['本单位的公开发布', 'those of its unit'], chosen: ['逐件挑选', 'those that somebody picks'] } as const
export type Carries = keyof typeof carries
