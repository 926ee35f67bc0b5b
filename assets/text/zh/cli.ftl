# 命令行
cli-training = 训练，不是真实检查
cli-name = 姓名
cli-number = 证号
cli-sex = 性别
cli-birth = 出生日期
cli-address = 住址
cli-status = 状态
cli-points = 累积记分
cli-validity = 有效期
cli-generated = 生成时间
cli-hidden = – （按用途隐藏）

input-empty = 没有内容。请把整个码文放进去，以 EDL1: 开头。
input-missing = 没有这个文件。请核对名称和位置。
input-denied = 文件不能读取。请检查权限，或复制到别处。
input-unreadable = 文件无法读取。请检查磁盘，或复制到别处。
input-no-symbol = 图中没有读到二维码。请换一张清楚、完整的图。
input-too-long = 文字比任何二维码都长。请只放一个码的文字。
