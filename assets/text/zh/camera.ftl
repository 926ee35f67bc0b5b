# 摄像头与图片：出了什么问题，下一步做什么。

camera-broken-frames = 摄像头图像持续损坏。请重新插拔摄像头或换一个 USB 接口；恢复后自动继续。
camera-busy = 摄像头被其他程序占用。请关闭正在使用摄像头的程序；释放后自动继续。
camera-driver-failed = 摄像头驱动出错。请重新插拔摄像头，或改选其他摄像头；也可以打开图片或粘贴代码。
camera-empty-folder = 文件夹中没有 PNG、JPEG 或 WebP 图片。请另选文件夹，或放入图片。
camera-format-not-supported = 此摄像头的图像格式或帧率无法读取。请改选其他摄像头，或打开图片。
camera-none = 没有找到摄像头。请插上摄像头；也可以打开图片、粘贴代码或观看演示。
camera-not-built = 此版本不含摄像头功能。请打开图片、粘贴代码或观看演示。
camera-permission-denied = 系统不允许使用摄像头。请在系统设置中允许本程序使用摄像头（Linux：把用户加入 video 组后重新登录）。
camera-silent = 摄像头已 { $seconds } 秒没有图像。请检查连接和镜头开关；恢复后自动继续。
camera-unplugged = 摄像头已断开。请重新插上；插上后自动继续。

image-damaged = 图片内容已损坏，无法打开。请重新取得这张图片。
image-empty = 文件是空的。请重新保存或重新传输图片。
image-file-too-large = 文件有 { $megabytes } MB，上限为 { $limit } MB。请裁剪到二维码附近后再打开。
image-missing = 找不到文件。请检查文件名和位置。
image-not-a-file = 这不是普通文件。请选择 PNG、JPEG 或 WebP 图片。
image-not-an-image = 这不是可识别的图片。请使用 PNG、JPEG 或 WebP 图片。
image-permission-denied = 没有读取此文件的权限。请检查文件权限，或复制到其他位置再打开。
image-too-many-pixels = 图片为 { $width } × { $height } 像素，超过 { $limit } 百万像素的上限。请裁剪到二维码附近后再打开。
image-truncated = 图片不完整，文件提前结束。请重新传输这张图片。
image-unreadable = 读取文件时出错。请检查存储介质，或复制到其他位置再打开。

reading-panicked = 识读程序在这张图片上出错。请裁剪到二维码附近，或换一张图片。
reading-timed-out = 图片识读超时。请裁剪到二维码附近后再试。
reader-abandoned = 这一帧画面过于复杂，已跳过。请只把二维码对准镜头。
reader-panicked = 识读程序在这一帧上出错，已自动继续。

source-demo = 演示
source-folder = 文件夹：{ $name }
source-image = 图片：{ $name }
source-camera = { $name }
