import type { Pillar } from '#src/rulebook/pillars.ts'
import type { Force, RuleEntry } from '../../api/rule-questions.ts'
import { dictionary, type Names } from '../../words/language.tsx'

export const ruleWords = dictionary({
  title: ['规则', 'Rules'],
  instruments: ['制度', 'Instruments'],
  instrument: ['制度', 'Instrument'],
  ruleCount: ['规则数', 'Rules'],
  calculator: ['何时到期', 'When is it due'],
  by: ['按什么算', 'Counted by'],
  byRule: ['按规则', 'a rule'],
  byPeriod: ['按期限', 'a period'],
  rule: ['规则', 'Rule'],
  amount: ['数量', 'Amount'],
  unit: ['单位', 'Unit'],
  minutes: ['分钟', 'minutes'],
  hours: ['小时', 'hours'],
  days: ['日', 'days'],
  workdays: ['个工作日', 'working days'],
  from: ['从何时起算', 'Counted from'],
  fromHint: ['如知悉时间；北京时间', 'such as the moment of knowledge; Beijing time'],
  due: (moment: string) => [`${moment} 到期`, `due ${moment}`],
  provisional: ['暂定：用到的日子还没有放假通知，通知导入后重算', 'Provisional: no notice of holidays covers these days yet; it is counted again when one is imported'],
  steps: ['怎么算的', 'How it was counted'],
  readings: ['条文不明处的理解', 'How unclear wording is read'],
  beside: ['同一件应办的几条规定，以最严为准', 'Several rules for the same duty; the strictest holds'],
  wins: ['以此为准', 'holds'],
  loses: ['较宽', 'longer'],
  calendar: ['放假通知', 'Notices of holidays'],
  covered: (date: string) => [`已知到 ${date}`, `Known up to ${date}`],
  after: ['此后用到的工作日都是暂定的；新通知导入后，未了结的应办自动重算，原来的到期时间留在记录里。', 'Working days after that are provisional; once a notice is imported open duties are counted again, and their earlier due times stay on record.'],
  adopt: ['导入放假通知', 'Import a notice'],
  adoptVerb: ['采用这份通知', 'Adopt this notice'],
  adoptFile: ['通知文件', 'File of the notice'],
  adoptHint: ['JSON 文件：year 年份、papers 通知地址、days 逐日列出 name、date、isOffDay', 'JSON: year, papers (address of the notice), days with name, date and isOffDay'],
  adopted: ['放假通知已采用，应办正在重算', 'Adopted; duties are being counted again'],
  years: (n: number) => [`已载入的年份（${n}）`, `Years loaded (${n})`],
  yearDays: (days: number) => [`${days} 天放假或补班`, `${days} days off or made up`],
  notice: ['通知原文', 'the notice'],
  issuer: ['发文机关', 'Issued by'],
  number: ['文号', 'Number'],
  level: ['层级', 'Level'],
  issuedOn: ['印发', 'Issued'],
  inForce: ['施行', 'In force'],
  inForceFrom: (date: string) => [`${date} 起`, `from ${date}`],
  inForceUntil: (from: string, until: string) => [`${from} 至 ${until}`, `${from} to ${until}`],
  basedOn: ['依据', 'Based on'],
  note: ['说明', 'Note'],
  life: ['制定过程', 'How it was made'],
  search: ['按条款或文字查找', 'Find by clause or words'],
  none: ['没有符合的规则。', 'No rule fits.'],
  ownWords: ['规则用本产品自己的话写成，注明条款；原文由使用单位自行附上。', 'Each rule is in our own words with its clause; an office attaches the official wording itself.'],
  values: ['取值', 'Values'],
  repealed: ['废止', 'repealed'],
  since: (date: string) => [`${date} 起`, `from ${date}`],
  until: (from: string, until: string) => [`${from} 至 ${until}`, `${from} to ${until}`],
  starts: ['起算', 'Starts with'],
  ends: ['完成凭据', 'Done when'],
  owed: (by: string, to: string) => [`${by}欠${to}`, `${by} owes ${to}`],
  parties: ['谁欠谁', 'Who owes whom'],
  calls: ['催办', 'Reminders'],
  callBefore: (before: string, to: string) => [`到期前 ${before}：${to}`, `${before} before: ${to}`],
  callAt: (to: string) => [`到期时：${to}`, `when due: ${to}`],
  checked: (date: string) => [`${date} 核对`, `checked ${date}`],
  decided: (by: string, on: string) => [`${by}，${on}`, `${by}, ${on}`],
  compute: ['算一算何时到期', 'When would it be due'],
  asAbove: ['见上文', 'as above'],
})

export const forces: Names<Force> = { must: ['必须', 'must'], should: ['应当', 'should'], 'in-principle': ['原则上', 'in principle'], encouraged: ['鼓励', 'encouraged'] }
/** On which of the three feet a rule stands (NH-03). */
export const pillarNames: Names<Pillar> = { mechanism: ['机制', 'mechanism'], people: ['队伍', 'people'], platform: ['平台', 'platform'] }
export const ruleKinds: Names<RuleEntry['kind']> = {
  deadline: ['时限', 'time limits'], gate: ['把关', 'gates'], standing: ['常备', 'standing'], route: ['分类与归口', 'routes'], retention: ['保存期限', 'retention'],
  cadence: ['周期', 'recurring dates'], quota: ['定额', 'quotas'], rotation: ['片组轮动', 'rotation'], limit: ['限度', 'limits'],
}
export const levelNames: Names<string> = { national: ['国家', 'national'], province: ['省级', 'province'], municipal: ['市级', 'municipal'], district: ['区县级', 'district'], department: ['部门', 'department'], office: ['本办', 'office'], product: ['出厂设定', 'shipped'] }
export const partyNames: Names<string> = {
  'responsible-unit': ['责任单位', 'the responsible unit'], 'post-holder': ['任职者', 'the holder of the post'], 'press-office': ['新闻办', 'the press office'], 'confirming-agency': ['被问到的机关', 'the agency asked'],
  public: ['公众', 'the public'], asker: ['来信人', 'the asker'], superior: ['上级', 'the superior'], media: ['媒体', 'the media'],
}
export const lifeStepNames: Names<string> = {
  drafting: ['起草', 'drafted'], dept_reviewed: ['部门审议', 'reviewed by departments'], legality_reviewed: ['合法性审核', 'legality review'],
  executive_meeting_approved: ['常务会议审定', 'approved'], issued: ['印发', 'issued'], interpreted: ['解读', 'interpreted'],
}
