/** One option of a command. `value` names what follows it; absent for a switch. */
export interface Option {
  readonly name: string
  readonly value?: string
  readonly zh: string
  readonly en: string
}

/** What the frame and `--help` know of a command. */
export interface CommandText {
  readonly name: string
  /** After the name, e.g. `FILE...`. */
  readonly takes?: string
  readonly zh: string
  readonly en: string
  readonly options: readonly Option[]
}

const JSON_OPTION: Option = { name: '--json', zh: '标准输出只有 JSON，进度写到标准错误', en: 'only JSON on standard output, progress on standard error' }

export const HELP_OPTION: Option = { name: '--help', zh: '显示本说明', en: 'show this text' }

/** Every command, in the order of `--help`. */
export const COMMANDS = [
  { name: 'start', zh: '启动服务：数据库、迁移、演示区、控制台，然后给出网址', en: 'start the service: database, migrations, demonstration district, console; prints the address', options: [JSON_OPTION] },
  { name: 'test', takes: '[PATH...]', zh: '准备环境，做类型检查、代码检查和全部测试', en: 'prepare the machine, then type check, lint and all tests', options: [JSON_OPTION] },
  { name: 'doctor', zh: '检查本机与数据目录，逐项说明怎么办', en: 'look over this machine and the data folder, and say what to do about each finding', options: [JSON_OPTION] },
  {
    name: 'import',
    takes: 'FILE...',
    zh: '导入留言、单位或人员（.jsonl、.csv、.xlsx）',
    en: 'import messages, units or people (.jsonl, .csv, .xlsx)',
    options: [JSON_OPTION],
  },
  { name: 'replay', takes: 'FILE', zh: '按当时的时间重放留言与答复（.jsonl、.jsonl.gz）', en: 'replay messages and replies at their own time (.jsonl, .jsonl.gz)', options: [JSON_OPTION] },
  {
    name: 'drill',
    takes: 'list | plan FILE | start ID | turn ID | end ID | report ID',
    zh: '演练：安排、开始、拨钟、结束、看用时；演练在单独的库里进行，内容不留存',
    en: 'drills: plan, begin, turn the clock, end, read the times; a drill is played in a database of its own, of which nothing stays',
    options: [{ name: '--to', value: 'INSTANT', zh: '演练时钟拨到此刻，须带时区', en: 'where the clock of the drill is to stand, with offset' }, JSON_OPTION],
  },
  {
    name: 'due',
    zh: '某个时限何时届满，以及依据和每一步算法',
    en: 'when a time limit ends, with its ground and every step of the count',
    options: [
      { name: '--within', value: 'PTnH|PnD|PnWD', zh: '时限：小时、日、工作日', en: 'the limit: hours, days, working days' },
      { name: '--clause', value: 'GB-14', zh: '按条款编号取时限', en: 'take the limit of this clause' },
      { name: '--from', value: 'INSTANT', zh: '起算时刻，须带时区，如 2026-10-01T09:00:00+08:00', en: 'moment it runs from, with offset' },
      JSON_OPTION,
    ],
  },
  {
    name: 'year',
    takes: 'YYYY',
    zh: '一年的应办：周期和定额产生的每一件，原定哪天、哪天到期、为什么',
    en: 'what a year owes by cadence and quota: the day written, the day due, and why',
    options: [
      { name: '--instrument', value: 'ID', zh: '只看这份制度，如 nanhu-2011', en: 'only this instrument' },
      { name: '--on-rest-day', value: 'keep|next|previous', zh: '试算：遇休息日不移、顺延或提前', en: 'try another policy for days off' },
      JSON_OPTION,
    ],
  },
  { name: 'clauses', zh: '条款登记：已实现、计划中、不做（及理由）', en: 'the clause register: what works, what is planned, what is declined and why', options: [JSON_OPTION] },
  {
    name: 'router',
    takes: 'train FILE | eval FILE',
    zh: '承办单位分类器：训练与评测',
    en: 'the classifier of owning units: train and judge it',
    options: [
      { name: '--out', value: 'MODEL', zh: '训练结果写到此文件', en: 'write the trained model here' },
      { name: '--model', value: 'MODEL', zh: '评测用的模型文件', en: 'the model to judge' },
      { name: '--folds', value: 'N', zh: '不用模型文件，做 N 折交叉验证', en: 'judge without a model file, by N-fold cross-validation' },
      JSON_OPTION,
    ],
  },
  {
    name: 'collect',
    takes: 'URL',
    zh: '读一次信息源（RSS、Atom、JSON 热榜），把新条目写成 {id, title, text, time}，每行一条；不留作者、账号和联系方式',
    en: 'read a source once (RSS, Atom, JSON hot list) and print what is new, one row a line; no authors, handles or contacts are kept',
    options: [
      { name: '--state', value: 'FILE', zh: '状态文件：记住读到哪里、何时再读、失败几次', en: 'state file: what was read, when to read again, how often it failed' },
      { name: '--minutes', value: 'N', zh: '多少分钟读一次（默认 30）', en: 'minutes between readings (usually 30)' },
      { name: '--silent-after', value: 'HOURS', zh: '多少小时没有新条目就提醒（默认 48）', en: 'hours without anything new after which it says so (usually 48)' },
      JSON_OPTION,
    ],
  },
  {
    name: 'signals',
    takes: 'match | backtest | dedupe | matters | proofread FILE',
    zh: '信息引擎：对一批帖文按规则匹配（match）、回测一条规则（backtest）、找重复（dedupe）、归热点（matters）、校对（proofread）；每行一条 {id, title?, text, time?}（.jsonl、.jsonl.gz）',
    en: 'the text engine on posts: match rules, try one rule on all of them, find repeats, group matters, proofread; one row {id, title?, text, time?} a line (.jsonl, .jsonl.gz)',
    options: [
      { name: '--rules', value: 'RULES', zh: '规则文件，每行：编号、制表符、规则', en: 'file of rules, a line is id, tab, rule' },
      { name: '--rule', value: 'EXPRESSION', zh: '一条规则，如 "(老旧小区|加装电梯) AND 噪音 NOT 广告"', en: 'one rule' },
      { name: '--words', value: 'LIST', zh: '校对时用的本办词表，“词表”页导出的 .csv', en: 'the office’s own word list for proofreading, as the console exports it (.csv)' },
      { name: '--plain', zh: '逐字比较，不折叠全半角、大小写、繁简和夹入的符号', en: 'compare letter by letter, nothing is folded' },
      JSON_OPTION,
    ],
  },
  {
    name: 'rota',
    takes: 'solve | check',
    zh: '片组轮动：按名单排出一年的片组并证明最优，或检查改动后的片组',
    en: 'the rotation of a year: the best groups for a list of units, proved, or what a changed rotation breaks',
    options: [
      { name: '--units', value: 'FILE', zh: '单位名单（.csv、.xlsx），列：name、kind、line，可有 field、keep_with、apart_from、not_in_month', en: 'list of units (.csv, .xlsx) with the columns name, kind, line; also field, keep_with, apart_from, not_in_month' },
      { name: '--year', value: 'YYYY', zh: '年份', en: 'the year' },
      { name: '--groups', value: 'N', zh: '片组数：2、3、4 或 6（默认 6）', en: 'number of groups: 2, 3, 4 or 6 (usually 6)' },
      { name: '--previous', value: 'FILE', zh: '上次片组（本命令的 JSON 输出），尽量少换组', en: 'the previous rotation (JSON of this command), from which few units should change' },
      { name: '--start-group', value: 'LETTER', zh: '一月由哪一组开始（默认接着上次片组轮，没有就是 A）', en: 'the group that speaks in January (usually the round of the previous rotation goes on; A without one)' },
      { name: '--weights', value: 'kinds=10,changes=3,fields=1', zh: '目标各部分的权重', en: 'what the parts of the objective weigh' },
      { name: '--time-limit', value: 'SECONDS', zh: '求解时限（默认 120 秒），到时给出已有最好结果和下界', en: 'seconds for solving (usually 120); then the best so far and its bound' },
      { name: '--rotation', value: 'FILE', zh: '要检查的片组（JSON）', en: 'the rotation to check (JSON)' },
      JSON_OPTION,
    ],
  },
  { name: 'export', zh: '导出整个记录（JSON Lines 与校验链）', en: 'export the whole record (JSON Lines with its hash chain)', options: [{ name: '--out', value: 'FOLDER', zh: '写到此目录', en: 'write into this folder' }, JSON_OPTION] },
  { name: 'verify-record', zh: '核对记录链，找出任何事后改动', en: 'check the chains of the record and find any change made afterwards', options: [{ name: '--against', value: 'FOLDER', zh: '与此前导出的链头比对', en: 'compare with the heads of an earlier export' }, JSON_OPTION] },
  {
    name: 'log',
    takes: 'export DIR | seed | proof | check | monitor URL | rotate',
    zh: '公开日志：导出静态文件、造试验数据、取证明、自查、盯住别处的日志、更换密钥',
    en: 'the public log: export its files, seed a scratch one, write a proof, check it, watch another one, rotate keys',
    options: [
      { name: '--leaves', value: 'N', zh: 'seed：虚构发布的件数', en: 'seed: how many invented publications' },
      { name: '--index', value: 'N', zh: 'proof：第几条（从 0 起）', en: 'proof: of which leaf, from 0' },
      { name: '--out', value: 'FILE', zh: 'proof：写到 FILE.tlog-proof 和 FILE.txt', en: 'proof: write FILE.tlog-proof and FILE.txt' },
      { name: '--key', value: 'VKEY', zh: 'monitor：对方日志的公钥（一行，或存有它的文件）', en: 'monitor: key of the other log (one line, or a file that holds it)' },
      { name: '--state', value: 'FILE', zh: 'monitor：记住上次看到的（默认按日志名存在数据目录）', en: 'monitor: remembers what was seen last (usually in the data folder)' },
      { name: '--against', value: 'FILE', zh: 'monitor、check：与别人手里的检查点比对', en: 'monitor, check: compare with a checkpoint that somebody else was shown' },
      { name: '--every', value: 'SECONDS', zh: 'monitor：隔多少秒再看一次；不写只看一次', en: 'monitor: look again after so many seconds; once when absent' },
      { name: '--retire', zh: 'rotate：停用旧密钥', en: 'rotate: let the older keys go' },
      { name: '--demo', zh: '用演示库的日志', en: 'the log of the demonstration' },
      JSON_OPTION,
    ],
  },
  {
    name: 'verify',
    takes: 'FILE.tlog-proof',
    zh: '离线核对：这段文字是不是当时公布的，一字不差',
    en: 'check offline whether a text is, byte for byte, what was published',
    options: [
      { name: '--text', value: 'FILE.txt', zh: '从发布页下载的文本', en: 'the text as it was downloaded from the release' },
      { name: '--key', value: 'VKEY', zh: '日志的公钥（一行，或存有它的文件）', en: 'key of the log (one line, or a file that holds it)' },
      { name: '--witness', value: 'VKEY', zh: '见证方的公钥；写了就必须有它的签名', en: 'key of a witness, who then must have signed' },
      JSON_OPTION,
    ],
  },
  { name: 'wipe-demo', zh: '清除演示区数据', en: 'remove the demonstration district', options: [{ name: '--yes', zh: '不再询问', en: 'do not ask' }, JSON_OPTION] },
] as const satisfies readonly CommandText[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** The command of that name. */
export const commandOf = (name: string | undefined): CommandText | undefined => COMMANDS.find((one) => one.name === name)

/** Text of one command for people. */
export function helpOf(command: CommandText): string {
  const options = [...command.options, HELP_OPTION].map(({ name, value, zh, en }) => `  ${[name, value].filter(Boolean).join(' ').padEnd(24)} ${zh} / ${en}`)
  return [`./huiying ${[command.name, command.takes].filter(Boolean).join(' ')} [OPTION...]`, '', command.zh, command.en, '', ...options].join('\n')
}

/** Text of the whole program. */
export function overview(): string {
  const names = COMMANDS.map(({ name, zh, en }) => `  ${name.padEnd(14)} ${zh}\n  ${''.padEnd(14)} ${en}`)
  return [
    '回应 Huiying',
    '',
    './huiying COMMAND [OPTION...]      ./huiying COMMAND --help',
    '',
    ...names,
    '',
    '环境变量 / environment',
    '  PORT           服务端口 / port of the service',
    '  HUIYING_DATA   数据目录（默认 ./data）/ data folder (default ./data)',
    '  DATABASE_URL   使用已有的 PostgreSQL 15 以上 / use an existing PostgreSQL 15 or later',
  ].join('\n')
}
