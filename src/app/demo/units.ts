import type { Line, UnitKind } from '#src/modules/directory/contract.ts'

/** A unit of the invented district 澄湾区 (city 泊宁市); neither exists. */
export interface DemoUnit {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly line?: Line
  readonly territory?: string
  /** Words for what it is responsible for; routing proposals read them. */
  readonly fields: readonly string[]
  /** Section that carries the press work; undefined where the unit has a body of its own. */
  readonly hostSection?: string
}

export const pressOffice: DemoUnit = { key: 'press', name: '澄湾区人民政府新闻办公室', shortName: '区新闻办', kind: 'press_office', line: 'party_government', fields: ['新闻发布', '舆情回应', '口径'] }

export const units: readonly DemoUnit[] = [
  { key: 'housing', name: '澄湾区住房和城乡建设局', shortName: '区住建局', kind: 'department', line: 'livelihood', fields: ['物业', '施工许可', '房屋安全', '维修资金', '保障性住房'] },
  { key: 'water', name: '澄湾区水务局', shortName: '区水务局', kind: 'department', line: 'livelihood', fields: ['供水', '停水', '水压', '管网', '河道', '内涝'] },
  { key: 'edu', name: '澄湾区教育局', shortName: '区教育局', kind: 'department', line: 'livelihood', fields: ['入学', '学位', '校车', '课后服务', '学校食堂'] },
  { key: 'medins', name: '澄湾区医疗保障局', shortName: '区医保局', kind: 'department', line: 'livelihood', fields: ['医保报销', '异地就医', '慢性病', '生育津贴'], hostSection: '办公室' },
  { key: 'civil', name: '澄湾区民政局', shortName: '区民政局', kind: 'department', line: 'society', fields: ['养老助餐', '低保', '婚姻登记', '殡葬'], hostSection: '办公室' },
  { key: 'urban', name: '澄湾区城市管理局', shortName: '区城管局', kind: 'department', line: 'society', fields: ['垃圾分类', '路灯', '占道经营', '占道停车', '公厕', '夜间施工执法'] },
  // Thirty characters, so that every page shows that it can hold such a name.
  { key: 'renewal', name: '澄湾区城市更新和老旧小区改造及住宅加装电梯工作领导小组办公室', shortName: '区更新办', kind: 'department', line: 'society', fields: ['老旧小区改造', '加装电梯', '城市更新'], hostSection: '综合科' },
  { key: 'traffic', name: '澄湾区交通运输局', shortName: '区交通局', kind: 'department', line: 'economy', fields: ['公交', '改线', '道路养护', '停车收费', '共享单车'] },
  { key: 'market', name: '澄湾区市场监督管理局', shortName: '区市场监管局', kind: 'department', line: 'economy', fields: ['食品安全', '预付卡', '价格', '特种设备'], hostSection: '办公室' },
  { key: 'service', name: '澄湾区行政审批服务局', shortName: '区审批局', kind: 'department', line: 'party_government', fields: ['政务服务', '一窗受理', '办事大厅', '证照'], hostSection: '综合科' },
  { key: 'yanqiao', name: '砚桥镇人民政府', shortName: '砚桥镇', kind: 'town', line: 'livelihood', territory: '砚桥镇', fields: ['农村公路', '人居环境', '宅基地'], hostSection: '党政办' },
  { key: 'liucheng', name: '柳塍镇人民政府', shortName: '柳塍镇', kind: 'town', line: 'livelihood', territory: '柳塍镇', fields: ['农田灌溉', '村级事务', '人居环境'], hostSection: '党政办' },
  { key: 'tinglan', name: '汀兰街道办事处', shortName: '汀兰街道', kind: 'subdistrict', line: 'society', territory: '汀兰街道', fields: ['社区', '物业协调', '养老'], hostSection: '综合办' },
  { key: 'zhaohua', name: '朝华街道办事处', shortName: '朝华街道', kind: 'subdistrict', line: 'society', territory: '朝华街道', fields: ['社区', '环境卫生', '充电桩'], hostSection: '综合办' },
  { key: 'park', name: '澄湾区临港产业园区管理委员会', shortName: '临港园区', kind: 'park', line: 'economy', territory: '临港园区', fields: ['企业服务', '通勤', '园区道路'], hostSection: '综合部' },
  { key: 'env', name: '泊宁市生态环境局澄湾分局', shortName: '生态环境分局', kind: 'city_unit', line: 'society', fields: ['噪声', '异味', '油烟', '扬尘'], hostSection: '综合室' },
  // Seldom written to: with them each group of the rotation has a unit of every line (NH-15).
  { key: 'justice', name: '澄湾区司法局', shortName: '区司法局', kind: 'department', line: 'party_government', fields: ['法律援助', '人民调解', '公证'], hostSection: '办公室' },
  { key: 'petition', name: '澄湾区信访局', shortName: '区信访局', kind: 'department', line: 'party_government', fields: ['信访事项', '领导接访'], hostSection: '办公室' },
  { key: 'audit', name: '澄湾区审计局', shortName: '区审计局', kind: 'department', line: 'party_government', fields: ['审计', '审计整改'], hostSection: '办公室' },
  { key: 'affairs', name: '澄湾区机关事务管理局', shortName: '区机关事务局', kind: 'department', line: 'party_government', fields: ['公务用车', '办公用房', '机关节能'], hostSection: '办公室' },
  { key: 'archive', name: '澄湾区档案局', shortName: '区档案局', kind: 'department', line: 'party_government', fields: ['档案查询', '地方志'], hostSection: '办公室' },
  { key: 'develop', name: '澄湾区发展和改革局', shortName: '区发改局', kind: 'department', line: 'economy', fields: ['重大项目', '能源', '粮食储备'], hostSection: '办公室' },
  { key: 'commerce', name: '澄湾区商务局', shortName: '区商务局', kind: 'department', line: 'economy', fields: ['农贸市场', '商贸流通', '家政服务'], hostSection: '办公室' },
  { key: 'farming', name: '澄湾区农业农村局', shortName: '区农业农村局', kind: 'department', line: 'economy', fields: ['种粮补贴', '农机', '土地流转'], hostSection: '办公室' },
  { key: 'news', name: '澄湾区融媒体中心', shortName: '区融媒体中心', kind: 'news_org', fields: ['报道', '直播'] },
]

export const unitNamed = (key: string): DemoUnit => [pressOffice, ...units].find((unit) => unit.key === key)!
