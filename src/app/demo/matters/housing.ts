import type { Matter } from './matter.ts'

export const housing: readonly Matter[] = [
  {
    key: 'night-works', unit: 'housing', territory: 'zhaohua', source: 'hotline', stance: 'report',
    letter: { title: '工地半夜打混凝土', text: '柳荫路和望江街交叉口的工地，连着三天后半夜一两点还在打混凝土，泵车声音很大，窗户都在震。家里有高三学生，请管一管。打了两次电话，来人走了又开工。', contact: '10000000262' },
    answer: {
      title: '关于柳荫路工地夜间施工的回应', question: '有居民反映柳荫路工地凌晨连续施工扰民。',
      facts: '经查，该项目在其中两晚持有连续浇筑证明，第三晚 0 时至 3 时施工没有证明，属违规。现场噪声实测 68 分贝。',
      measures: '对无证明施工一晚责令改正并移送立案；要求项目部将浇筑安排在 20 时前开盘，确需连续作业的提前两日在周边小区张贴公告并公布现场负责人电话。', result: '已连续 7 晚巡查，22 时后未再发现施工。',
    },
  },
  {
    key: 'property-fee', unit: 'housing', stance: 'doubt', classes: ['policy_misread'],
    letter: { title: '物业费涨价合不合规', text: '我们小区物业贴了通知，下个月每平米涨四毛，说是政府放开了价格，不用业主同意。是这样吗，依据是什么。' },
    answer: {
      title: '关于物业服务费调整程序的回应', question: '有业主询问物业企业单方涨价是否合规、依据为何。',
      facts: '住宅前期物业服务实行政府指导价；已成立业主大会的小区由合同约定，调整须经业主共同决定。该小区尚在前期物业阶段，物业企业单方张贴涨价通知没有依据。',
      measures: '已约谈物业企业，责令收回通知；确需调整的，按程序公示成本并征求业主意见后报备。', result: '涨价通知已撤下，已多收的两户预交费用已退还。',
    },
  },
  {
    key: 'lift-stopped', unit: 'housing', co: ['market'], territory: 'zhaohua',
    letter: { title: '电梯停了五天', text: '我们 18 层的楼两部电梯都停了，一部等配件，一部说要年检。楼里有坐轮椅的老人，五天没下楼了。物业只会说在等。', contact: 'lou18@example.com' },
    holding: { title: '关于朝华新居电梯停运的先行说明', question: '有居民反映两部电梯同时停运，影响出行。', facts: '两部电梯停运情况属实。其中一部主板损坏，配件已下单；另一部检验日期原定本周。已要求物业安排人员为行动不便住户提供协助，每日两次。', nextWordInHours: 40 },
  },
  {
    key: 'facade', unit: 'housing', territory: 'tinglan', co: ['urban'], classes: ['vital_interest'], source: 'online_inquiry',
    letter: { title: '外墙砖往下掉', text: '桥南小区 9 号楼外墙瓷砖又掉了，就砸在单元门口，幸好没人。上次掉的时候拉了根绳子，现在绳子也没了。能不能彻底修，钱从哪里出。' },
    answer: {
      title: '关于桥南小区 9 号楼外墙脱落的回应', question: '有居民反映外墙砖脱落，询问维修安排和资金来源。',
      facts: '9 号楼东立面空鼓面积约 210 平方米，属于应急维修范围，可以申请使用维修资金。门口临时围挡由澄湾区城市管理局设置，其间被移动。',
      measures: '已设置硬质围挡和防护棚；应急维修资金申请已受理，施工单位已进场勘测。', result: '空鼓部位先行剔除，预计工期 25 天。',
    },
  },
  {
    key: 'maintenance-fund', unit: 'housing', classes: [], stance: 'help',
    letter: { title: '买二手房维修资金怎么过户', text: '刚买了一套二手房，原房主的维修资金余额怎么转到我名下，需要他一起来吗，他已经去外地了。', contact: 'ershou@example.com' },
    answer: { title: '关于维修资金过户办理的答复', facts: '二手房交易后维修资金余额随房转移，不需要原业主到场。', measures: '请持不动产权证书和身份证，到政务服务大厅 12 号窗口，或在网上提交两份材料的照片。', result: '资料齐全的当场办结，余额变更后会有短信告知。' },
  },
  {
    key: 'garage-leak', unit: 'housing', stance: 'criticism',
    letter: { title: '地下车库一下雨就漏', text: '交房两年，地下车库每次下雨都漏，车顶上全是水泥印。开发商说过保修期了，我查过防水保修是五年。请出面协调，不要再让业主自己去打官司。' },
    why: '渗漏原因已委托检测机构鉴定，须等鉴定意见明确责任后才能答复',
    answer: {
      title: '关于白鹭洲小区地下车库渗漏的回应', question: '有业主反映地下车库渗漏，对保修责任有争议。',
      facts: '经鉴定，渗漏系顶板后浇带防水层破损，属于保修范围，防水工程保修期为五年。', measures: '已责令建设单位制定维修方案并公示，由业主代表参与验收；逾期不修的从保修金中列支。', result: '维修方案已公示，施工单位已进场。',
    },
  },
  {
    key: 'fire-lane', unit: 'housing', territory: 'tinglan', co: ['urban'],
    letter: { title: '消防通道天天被堵', text: '小区消防通道两边停满车，前天救护车进不来，担架抬了两百米。物业说管不了，社区说没有执法权。请问到底谁能管。' },
    answer: {
      title: '关于槐序小区消防通道被占的回应', question: '有居民反映消防通道长期被占，询问由谁处置。',
      facts: '消防通道由物业管理单位负责日常巡查和劝离，拒不驶离的由消防救援机构依法处置。现场查明南门 60 米通道长期停放 11 辆车。', measures: '已施划禁停标线，物业每日巡查三次并留存记录；拒不驶离的当场报告处置。社区协调临时车位 26 个。', result: '标线已完成，三日内处置 4 起，通道已恢复畅通。',
    },
  },
  {
    key: 'roof-shed', unit: 'urban', territory: 'zhaohua', stance: 'report', why: '楼顶搭建属于违法建设查处，不在我局职责范围，建议由城市管理部门办理',
    letter: { title: '顶楼邻居搭房子', text: '我们单元顶楼住户把天台封起来盖了一间房，还装了洗手间，楼下已经渗水。物业贴过通知，没有用。请依法处理。' },
    answer: {
      title: '关于朝华新居楼顶搭建的回应', question: '有居民反映邻居在楼顶搭建房屋并造成渗水。',
      facts: '现场核查，该处搭建面积 23 平方米，未取得规划许可，属于违法建设。', measures: '已下达限期拆除决定，并告知陈述申辩和复议诉讼权利；期满未拆除的依法强制执行。', result: '当事人已自行拆除，屋面防水由其恢复，楼下住户已确认不再渗水。',
    },
  },
  {
    key: 'demolition-notice', unit: 'housing', source: 'conference_question', stance: 'doubt', classes: ['policy_misread'],
    letter: { title: '旧改是不是只改沿街', text: '网上说今年的旧改只改沿街立面，里面的楼不动，钱花在面子上。我们住在里面的院子，想知道名单到底有没有我们。' },
    answer: {
      title: '关于今年老旧小区改造范围的说明', question: '有居民询问改造是否只限沿街房屋，名单如何确定。', contentClass: 'interpretation',
      facts: '今年列入改造的 31 个小区共 214 栋，其中不临街的 168 栋，占近八成。名单按建成年份、管线状况和居民意愿确定。', measures: '名单和改造内容已按楼栋公布，沿街立面整治不单独立项。', result: '您所在的院子列入第二批，预计明年一季度入户征求意见。',
    },
  },
]
