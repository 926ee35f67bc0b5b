# Command line
cli-training = TRAINING, not a real check
cli-name = Name
cli-number = Number
cli-sex = Sex
cli-birth = Birth date
cli-address = Address
cli-status = Status
cli-points = Points
cli-validity = Validity
cli-generated = Generated
cli-hidden = – (hidden for this profile)

input-empty = There is nothing in it. Put the whole code text there, beginning with EDL1:
input-missing = There is no such file. Check its name and place.
input-denied = The file may not be read. Check its permissions, or copy it to another place.
input-unreadable = The file could not be read. Check the disk, or copy it to another place.
input-no-symbol = No QR code was read in the picture. Use a picture that is clear and whole.
input-too-long = The text is longer than any QR code. Give the text of one code only.
