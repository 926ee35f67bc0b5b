# Cameras and pictures: what is wrong, and what to do next.

camera-broken-frames = The camera keeps sending broken pictures. Unplug it and plug it in again, or use another USB port; reading goes on by itself.
camera-busy = Another program uses the camera. Close that program; reading goes on by itself.
camera-driver-failed = The camera driver failed. Unplug the camera and plug it in again, or choose another one; you can also open a picture or paste a code.
camera-empty-folder = The folder has no PNG, JPEG or WebP pictures. Choose another folder, or put pictures into it.
camera-format-not-supported = The picture format or frame rate of this camera cannot be read. Choose another camera, or open a picture.
camera-none = No camera found. Plug one in; you can also open a picture, paste a code or watch the demo.
camera-not-built = This build has no camera support. Open a picture, paste a code or watch the demo.
camera-permission-denied = The system does not allow use of the camera. Allow it in the system settings (Linux: add the user to the group "video" and log in again).
camera-silent = The camera has sent nothing for { $seconds } s. Check the cable and the lens cover; reading goes on by itself.
camera-unplugged = The camera is disconnected. Plug it in again; reading goes on by itself.

image-damaged = The picture is damaged and cannot be opened. Get the picture again.
image-empty = The file is empty. Save or transfer the picture again.
image-file-too-large = The file has { $megabytes } MB, the limit is { $limit } MB. Crop it to the QR code and open it again.
image-missing = There is no such file. Check its name and place.
image-not-a-file = This is not an ordinary file. Choose a PNG, JPEG or WebP picture.
image-not-an-image = This is not a picture known here. Use a PNG, JPEG or WebP picture.
image-permission-denied = The file may not be read. Check its permissions, or copy it to another place.
image-too-many-pixels = The picture has { $width } × { $height } pixels, the limit is { $limit } megapixels. Crop it to the QR code and open it again.
image-truncated = The picture is incomplete: the file ends too early. Transfer the picture again.
image-unreadable = The file could not be read. Check the disk or stick, or copy the file to another place.

reading-panicked = The reader failed on this picture. Crop it to the QR code, or use another picture.
reading-timed-out = Reading the picture took too long. Crop it to the QR code and try again.
reader-abandoned = One frame was too complicated and was skipped. Point the camera at the QR code only.
reader-panicked = The reader failed on one frame and goes on by itself.

source-demo = Demo
source-folder = Folder: { $name }
source-image = Picture: { $name }
source-camera = { $name }
