# 窗口：按钮、提示、栏目名。

ui-training = 训练　不是真实检查

# 扫描
ui-preview = 摄像头画面
ui-hint-search = 把二维码放进框内
ui-hint-seen = 看到了，请拿稳
ui-hint-starting = 正在打开摄像头
ui-hint-reading-file = 正在读取
ui-advice-cut-off = 码没有拍全
ui-advice-glare = 有反光，斜一点
ui-advice-hold-still = 画面模糊，请拿稳
ui-advice-not-licence = 这不是驾驶证码
ui-advice-screen-dim = 屏幕太暗，调亮一点
ui-advice-too-dark = 太暗，请补光
ui-advice-too-far = 靠近一点
ui-advice-too-near = 离远一点
ui-demo-picture = 演示画面
ui-demo-moment = 样本按其自身时刻判断
ui-camera = 换镜头
ui-paste = 粘贴
ui-open = 打开文件
ui-more = 更多

# 文件与粘贴
ui-paste-empty = 剪贴板是空的。请先复制以 EDL1: 开头的代码文本或二维码图片，再粘贴
ui-text-empty = 文本是空的。请打开以 EDL1: 开头的代码文本
ui-text-too-long = 文本太长，不是一个驾驶证码。请只复制以 EDL1: 开头的那一行
ui-text-not-text = 不是文本文件。请打开图片，或以 EDL1: 开头的代码文本
ui-no-code-in-picture = 图片中没有找到二维码。请换一张清楚、完整的图片
ui-code-not-readable = 图片中有二维码但读不出。请换一张更清楚的图片
ui-several-codes = 图片中有 { $count } 个二维码，只判断第一个。请逐个扫描
ui-torch-on = 开灯
ui-torch-off = 关灯
ui-torch-refused = 摄像头没有开灯。请用手电照亮，或调高手机亮度
ui-zoom-in = 放大
ui-zoom-out = 缩小
ui-zoom-refused = 摄像头没有变焦。请靠近一些
ui-no-other-camera = 没有其他摄像头
ui-keyring-broken = 这套密钥不能使用，仍用原来的密钥
ui-folder-unreadable = 不能读取这个文件夹。请选择其他文件夹
ui-folder-up = 上一级文件夹
ui-folder-empty = 这里没有图片或代码文本
ui-type-path = 或输入文件路径，回车打开
ui-page-before = 上一页
ui-page-next = 下一页
ui-page-after = 下一页（{ $page }/{ $pages }）

# 比对
ui-compare-word =
    先比对
    本人
ui-compare-reason =
    编码已通过检查，
    还不知道是不是本人
ui-compare-foot =
    人像相符后
    才显示判断结果
ui-compare-hint-police =
    问姓名、出生
    年月、住址，
    对照人像
ui-compare-hint-rental =
    对照居民身份证
    的姓名、号码，
    再看本人
ui-compare-hint-police-no-portrait =
    问姓名、出生
    年月、住址，
    对照身份证
ui-compare-hint-rental-no-portrait =
    对照居民身份证
    的姓名、号码，
    再看本人
ui-compare-foot-no-portrait =
    确定是本人后
    才显示判断结果
ui-same-person = 是本人
ui-not-sure = 不能确定
ui-compared = 本人相符　{ $clock } 已比对
ui-not-compared = 尚未比对本人
ui-name = 姓名
ui-address = 住址
ui-number = 证号
ui-portrait-of = { $name }的照片
ui-no-portrait = 证件未带照片
ui-portrait-unreadable = 照片无法显示
ui-name-not-in-font = 姓名含本机字库没有的字：{ $points }
ui-age = { $years } 岁
ui-hidden-by-profile = 按本模式不显示

# 判断
ui-next = 下一位
ui-scan-again = 再扫一次
ui-back = 返回
ui-why = 为什么
ui-details = 详情
ui-touch-to-keep = 触摸延长
ui-hidden-in = { $seconds } 秒后隐藏，触摸延长
ui-offline-from = 离线判断，依据
ui-code-of = 电子证　{ $time }
ui-offline-at = 离线　{ $time }
ui-long-time = { $year } 年 { $month } 月 { $day } 日　{ $clock }
ui-short-time = { $month } 月 { $day } 日 { $clock }
ui-day =
    { $year } 年
    { $month } 月 { $day } 日
ui-sample-time = 样本时刻　{ $time }

ui-row-classes = 准驾
ui-row-status = 状态
ui-row-points = 累积记分
ui-row-validity = 有效期
ui-row-note = 提示
ui-includes = 含 { $codes }
ui-no-status = 未载明
ui-points-until = 本周期至 { $date }
ui-points-full-until = 满分，本周期至 { $date }
ui-long-term = 长期
ui-no-last-day = 没有截止日期
ui-over-since = 已过期 { $days } 天
ui-begins-in = { $days } 天后开始
ui-days-left = 余 { $days } 天
ui-months-left = 余 { $months } 个月
ui-years-left = 余 { $years } 年 { $months } 个月
ui-see-details = 处置见详情
ui-more-findings = 另有 { $count } 条，见详情

# 停在哪一步
ui-where-it-stopped = 检查停在哪一步
ui-do-next = 下一步

# 为什么
ui-why-title = 为什么：七项检查
ui-axis-signature = 签名
ui-axis-issuer = 签发机关
ui-axis-code-time = 电子证时间
ui-axis-data-age = 数据时效
ui-axis-licence-status = 驾驶证状态
ui-axis-validity = 有效期
ui-axis-entitlement = 准驾车型

# 详情
ui-details-title = 详情　{ $page }/{ $pages }
ui-findings = 检查结果
ui-classes-held = 准驾车型
ui-class-since = { $date } 起
ui-fields = 其他项目

# 更多
ui-language = 语言
ui-language-zh = 中文
ui-language-en = English
ui-theme = 显示
ui-theme-light = 浅色
ui-theme-dark = 深色
ui-profile = 使用者
ui-profile-police = 交警
ui-profile-rental = 租车柜台
ui-keyring = 密钥
ui-keyring-training = 训练密钥
ui-keyring-production = 正式密钥
ui-source = 画面来源
ui-source-camera = 摄像头
ui-source-demo = 演示画面

# 车辆
ui-vehicle-change = 选择车辆
ui-vehicle-title = 查哪种车
ui-vehicle-search = 车辆类型或拼音首字母，如 zxhc
ui-vehicle-recent = 最近使用
ui-vehicle-common = 常用车型
ui-vehicle-choose = 车辆：{ $vehicle }
ui-vehicle-again = 最近使用：{ $vehicle }
ui-vehicle-none = 不选车辆
ui-vehicle-not-found = 没有这种车辆类型。请按行驶证上的“车辆类型”输入
ui-journey = 行驶证、行程
ui-gearbox = 变速方式（行驶证上没有）
ui-gearbox-automatic = 自动挡
ui-gearbox-automatic-or-electric = 自动挡或纯电动
ui-gearbox-manual = 手动挡
ui-gearbox-manual-only = 手动挡
ui-gearbox-not-known = 不清楚
ui-vehicle-document = 行驶证
ui-vehicle-use = 使用性质
ui-vehicle-seats = 核定载人数
ui-vehicle-adapted = 残疾人专用车
ui-vehicle-masses = 总质量（牵引车填列车总质量）
ui-vehicle-mass = 总质量
ui-vehicle-trailer = 挂车总质量
ui-vehicle-not-known = 未填
ui-journey-row = 行程
ui-journey-more = 用途
ui-journey-expressway = 上高速公路
ui-journey-accompanied = 有合格人员陪同
ui-journey-school-bus = 接送学生
ui-journey-commercial = 营业性运输
ui-pad-delete = 删除
ui-pad-done = 确定

# 依据
ui-rules = 法条依据
ui-rules-title = 法条依据　{ $page }/{ $pages }
ui-rule-article = 依据 { $article }　{ $certainty }
ui-rule-compared = 比对　{ $values }
ui-rule-day = 判断日　{ $date }
ui-certainty-high = 原文明确
ui-certainty-medium-high = 多个来源一致
ui-certainty-medium = 单一来源，须核实
ui-certainty-low = 依据不足，须核实
ui-value-age = 年龄
ui-value-from = 起始日
ui-value-checked = 法规核对至
ui-value-class = 准驾车型
ui-value-classes = 证载准驾车型
ui-value-cycle-end = 记分周期止
ui-value-date = 日期
ui-value-due = 应办日期
ui-value-endorsed = 校车签注车型
ui-value-expires = 电子证有效至
ui-value-first-issue = 初次领证
ui-value-generated = 电子证生成
ui-value-held = 据以驾驶的车型
ui-value-letters = 状态代码
ui-value-limit = 规定
ui-value-reason = 原因
ui-value-return = 还车日期
ui-value-newest = 最新签署时间
ui-value-clock = 时钟
ui-value-code-letters = 码
ui-value-code-points = 码的记分
ui-value-list = 状态名单
ui-value-list-letters = 状态名单
ui-value-list-points = 状态名单的记分
ui-value-signed = 签署
ui-value-time = 时间
ui-value-today = 今日
ui-value-until = 截止日
ui-value-vehicle = 车辆
ui-value-years = 年数
ui-value-other = 其他

# 准驾车型对照表
ui-table = 准驾车型表
ui-table-classes = 准驾车型对照表
ui-table-title = 此证准驾的车辆　{ $page }/{ $pages }
ui-table-held = 持有
ui-table-included = 包含
ui-table-not-held = 未持有
ui-table-may = 可以驾驶
ui-table-may-not = 不在准驾范围
ui-table-by = { $class }（{ $held } 包含）
ui-table-open = 不由此证决定，或规定不明，须核实
ui-table-city-bus = 仅限公交客运
ui-table-city-bus-19 = 仅限 10 至 19 座的公交客运
ui-table-adapted = 仅限残疾人专用自动挡汽车
ui-table-note = 本表只看准驾车型，不看状态、有效期和年龄

# 条件
ui-conditions = 条件
ui-more-conditions = 另有 { $count } 项条件，见详情

# 先选车辆、还车日期
ui-next-customer = 下一位客户
ui-return-date = 还车日期
ui-return-none = 不定日期
ui-return-month = { $year } 年 { $month } 月　还车
ui-weekdays = 一 二 三 四 五 六 日
ui-month-before = 上个月
ui-month-after = 下个月
ui-row-return = 还车
ui-row-house = 店规
ui-return-not-chosen = 还没有选还车日期
ui-return-valid = 证件有效至 { $until }
ui-house-broken = 不符合本店规定，见提示
ui-house-kept = 符合本店规定
ui-house-none = 没有本店规定
ui-id-card-compare =
    已与居民身份证
    和本人比对（请勾选）
ui-id-card-compared =
    已与居民身份证
    和本人比对
ui-tick-first =
    先勾选
    身份证
ui-slip = 保存核验单
ui-slip-saved = 核验单已存：{ $path }
ui-slip-failed = 核验单没有存成。请检查磁盘空间和主文件夹，再存一次
ui-settings-damaged = 设置文件已损坏，已用默认设置；原文件留作 settings.json.damaged
ui-house-rules-unusable = 本店规定文件不能用，店规没有生效：{ $why }

# 核验单
slip-title = 路检 Kerbside　驾驶证核验单
slip-judged = 核验时间
slip-generated = 电子证生成
slip-vehicle = 车辆
slip-return = 还车日期
slip-compared = 与身份证和本人比对
slip-not-compared = 未比对
slip-house = 本店规定
slip-finding = { $code } { $what }
slip-contract = 合同号
slip-signature = 经办人
slip-foot = 离线核验，只说明电子证生成时的情况，不是证明文件；不含姓名、证号、住址和照片。

# 陪同人员
ui-companion = 陪同人员
ui-companion-qualified = 陪同已核验
ui-companion-open = 陪同人待查
ui-companion-unqualified = 陪同不合格
ui-companion-scan = 扫描其电子驾驶证
ui-companion-compare =
    先比对
    陪同人
ui-paper-long-term = 长期
ui-return-long-term = 证件长期有效
ui-to-driver = 返回驾驶人

# 纸质证
ui-paper = 纸质证
ui-paper-title = 纸质驾驶证（手工录入）
ui-paper-word = 请先录入
ui-paper-prompt = 录入准驾车型、出生年份、初次领证日期和有效期，选择车辆。
ui-paper-foot = 不保存，离开本页即清除
ui-paper-more = 另有 { $count } 项
ui-paper-classes = 准驾车型（证上印的，可选多项）
ui-paper-dates = 日期
ui-paper-vehicle = 车辆和行程
ui-paper-birth-year = 出生年份
ui-paper-first-issue = 初次领证
ui-paper-first-issue-pad = 初次领证日期（年月日 8 位）
ui-paper-until = 有效期至
ui-paper-until-pad = 有效期止日（年月日 8 位）
ui-paper-clear = 清除
ui-paper-no-such-day = 没有这个年份或日期。年份如 1988，日期如 20110608；初次领证不晚于今日
