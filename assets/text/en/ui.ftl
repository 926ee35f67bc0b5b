# The window: buttons, hints, names of rows.

ui-training = TRAINING　not a real check

# Scan
ui-preview = Camera picture
ui-hint-search = Hold the code in the frame
ui-hint-seen = Seen, hold still
ui-hint-starting = Opening the camera
ui-hint-reading-file = Reading
ui-advice-cut-off = Code cut off
ui-advice-glare = Glare, tilt it
ui-advice-hold-still = Blurred, hold still
ui-advice-not-licence = Not a licence code
ui-advice-screen-dim = Screen too dim, turn it up
ui-advice-too-dark = Too dark, add light
ui-advice-too-far = Move closer
ui-advice-too-near = Move back
ui-demo-picture = Demo picture
ui-demo-moment = samples judged as of their own time
ui-camera = Camera
ui-paste = Paste
ui-open = Open file
ui-more = More

# Files and paste
ui-paste-empty = Nothing to paste. First copy the code text that begins with EDL1: or a picture of the code
ui-text-empty = The text is empty. Open the code text that begins with EDL1:
ui-text-too-long = Too long for one licence code. Copy only the line that begins with EDL1:
ui-text-not-text = Not a text file. Open a picture, or the code text that begins with EDL1:
ui-no-code-in-picture = No QR code in this picture. Use a clear picture of the whole code
ui-code-not-readable = A QR code is there but cannot be read. Use a clearer picture
ui-several-codes = { $count } QR codes in this picture, only the first was judged. Scan them one by one
ui-torch-on = Light on
ui-torch-off = Light off
ui-torch-refused = The camera did not switch its light. Use a torch of your own, or have the phone made brighter
ui-zoom-in = Zoom in
ui-zoom-out = Zoom out
ui-zoom-refused = The camera did not zoom. Move closer instead
ui-no-other-camera = No other camera
ui-keyring-broken = These keys cannot be used; the former ones stay
ui-folder-unreadable = This folder cannot be read. Choose another one
ui-folder-up = Folder above
ui-folder-empty = No pictures or code texts here
ui-type-path = Or type the path of a file and press Enter
ui-page-before = Page before
ui-page-next = Next page
ui-page-after = Next page ({ $page }/{ $pages })

# Compare
ui-compare-word = Compare first
ui-compare-reason = The code passed, the person is not known yet
ui-compare-foot =
    The result appears
    when the face matches
ui-compare-hint-police = Ask for name, birth date and address; look at the portrait
ui-compare-hint-rental = Hold the ID card beside it: name and number; then look at the person
ui-compare-hint-police-no-portrait = Ask for name, birth date and address; look at an identity document
ui-compare-hint-rental-no-portrait = Hold the ID card beside it: name and number; then look at the card and the person
ui-compare-foot-no-portrait =
    The result appears
    when it is the person
ui-same-person = Same person
ui-not-sure = Not sure
ui-compared = Same person　{ $clock }
ui-not-compared = Person not compared yet
ui-name = Name
ui-address = Address
ui-number = Number
ui-portrait-of = Portrait of { $name }
ui-no-portrait = No portrait in the code
ui-portrait-unreadable = Portrait cannot be shown
ui-name-not-in-font = Not in the font here: { $points }
ui-age = age { $years }
ui-hidden-by-profile = not shown in this mode

# Verdict
ui-next = Next
ui-scan-again = Scan again
ui-back = Back
ui-why = Why?
ui-details = Details
ui-touch-to-keep =
    Touch
    to keep
ui-hidden-in = Hidden in { $seconds } seconds, touch to keep
ui-offline-from = Offline, from
ui-code-of = code { $time }
ui-offline-at = Offline　{ $time }
ui-month-name = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
ui-long-time = { $day } { ui-month-name } { $year }　{ $clock }
ui-short-time = { $day } { ui-month-name } { $clock }
ui-day =
    { $day } { ui-month-name }
    { $year }
ui-sample-time = Sample time　{ $time }

ui-row-classes = Classes
ui-row-status = Status
ui-row-points = Points
ui-row-validity = Validity
ui-row-note = Note
ui-includes = includes { $codes }
ui-no-status = Not given
ui-points-until = cycle ends { $date }
ui-points-full-until = full; cycle ends { $date }
ui-long-term = long-term
ui-no-last-day = no last day
ui-over-since = over for { $days } d
ui-begins-in = begins in { $days } d
ui-days-left = { $days } d left
ui-months-left = { $months } mo left
ui-years-left = { $years } y { $months } mo left
ui-see-details = What to do: see Details
ui-more-findings = +{ $count } in Details

# Where it stopped
ui-where-it-stopped = Where the check stopped
ui-do-next = Do next

# Why
ui-why-title = Why: seven checks
ui-axis-signature = Signature
ui-axis-issuer = Issuer
ui-axis-code-time = Code time
ui-axis-data-age = Data age
ui-axis-licence-status = Status
ui-axis-validity = Validity
ui-axis-entitlement = Classes

# Details
ui-details-title = Details　{ $page }/{ $pages }
ui-findings = Findings
ui-classes-held = Classes held
ui-class-since = since { $date }
ui-fields = Further fields

# More
ui-language = Language
ui-language-zh = 中文
ui-language-en = English
ui-theme = Display
ui-theme-light = Light
ui-theme-dark = Dark
ui-profile = Who checks
ui-profile-police = Police
ui-profile-rental = Rental counter
ui-keyring = Keys
ui-keyring-training = Training keys
ui-keyring-production = Production keys
ui-source = Pictures from
ui-source-camera = Camera
ui-source-demo = Demo scene

# Vehicle
ui-vehicle-change = Choose vehicle
ui-vehicle-title = Which vehicle?
ui-vehicle-search = Vehicle type, e.g. box truck
ui-vehicle-recent = Last used
ui-vehicle-common = Common vehicles
ui-vehicle-choose = Vehicle: { $vehicle }
ui-vehicle-again = Last used: { $vehicle }
ui-vehicle-none = No vehicle
ui-vehicle-not-found = No such vehicle type. Type it as the vehicle document names it
ui-journey = Document and journey
ui-gearbox = Gearbox (not on the vehicle document)
ui-gearbox-automatic = automatic
ui-gearbox-automatic-or-electric = Automatic or electric
ui-gearbox-manual = manual
ui-gearbox-manual-only = Manual
ui-gearbox-not-known = Not known
ui-vehicle-document = Vehicle document
ui-vehicle-use = Use
ui-vehicle-seats = Seats
ui-vehicle-adapted = Adapted car (disability)
ui-vehicle-masses = Total mass (tractor unit: of the combination)
ui-vehicle-mass = Total mass
ui-vehicle-trailer = Trailer mass
ui-vehicle-not-known = not known
ui-journey-row = Journey
ui-journey-more = Purpose
ui-journey-expressway = On an expressway
ui-journey-accompanied = Qualified companion beside
ui-journey-school-bus = Carries pupils
ui-journey-commercial = Commercial transport
ui-pad-delete = Delete
ui-pad-done = Done

# Rules
ui-rules = Rules
ui-rules-title = Rules { $page }/{ $pages }
ui-rule-article = { $article } ({ $certainty })
ui-rule-compared = Compared: { $values }
ui-rule-day = As of { $date }
ui-certainty-high = text of the source
ui-certainty-medium-high = several sources agree
ui-certainty-medium = one source, to be checked
ui-certainty-low = weak, to be checked
ui-value-age = age
ui-value-from = from
ui-value-checked = law checked up to
ui-value-class = class
ui-value-classes = classes held
ui-value-cycle-end = end of points cycle
ui-value-date = date
ui-value-due = due
ui-value-endorsed = School bus class
ui-value-expires = code expires
ui-value-first-issue = first issue
ui-value-generated = code generated
ui-value-held = by class
ui-value-letters = status letters
ui-value-limit = limit
ui-value-reason = reason
ui-value-return = return
ui-value-newest = newest signed time
ui-value-clock = clock
ui-value-code-letters = code
ui-value-code-points = points of the code
ui-value-list = status list
ui-value-list-letters = status list
ui-value-list-points = points of the status list
ui-value-signed = signed
ui-value-time = time
ui-value-today = today
ui-value-until = until
ui-value-vehicle = vehicle
ui-value-years = years
ui-value-other = other

# Table of classes
ui-table = Class table
ui-table-classes = Chinese classes, the holder's marked
ui-table-title = What the classes cover { $page }/{ $pages }
ui-table-held = held
ui-table-included = included
ui-table-not-held = not held
ui-table-may = May drive
ui-table-may-not = Not covered
ui-table-by = { $class } (included in { $held })
ui-table-open = Not for this licence to say, or not settled: check
ui-table-city-bus = as a city bus only
ui-table-city-bus-19 = as a city bus of 10 to 19 seats only
ui-table-adapted = adapted automatic car only
ui-table-note = By class alone: not status, validity or age

# Conditions
ui-conditions = Conditions
ui-more-conditions = { $count } more conditions, see details

# Vehicle and day of return
ui-next-customer = Next customer
ui-return-date = Return date
ui-return-none = No date
ui-return-month = Return: { $year }-{ $month }
ui-weekdays = Mo Tu We Th Fr Sa Su
ui-month-before = Month before
ui-month-after = Month after
ui-row-return = Return
ui-row-house = House
ui-return-not-chosen = No return date chosen
ui-return-valid = valid until { $until }
ui-house-broken = House rules not met, see the note
ui-house-kept = House rules met
ui-house-none = No house rules
ui-id-card-compare =
    Compared with the ID card
    and the person (tick here)
ui-id-card-compared =
    Compared with the ID card
    and the person
ui-tick-first =
    Tick the
    ID card
ui-slip = Save slip
ui-slip-saved = Slip saved: { $path }
ui-slip-failed = The slip was not saved. Check disk space and the home folder, then save again
ui-settings-damaged = The settings file is damaged; defaults are used. The old file is kept as settings.json.damaged
ui-house-rules-unusable = The file of house rules cannot be used, none is in force: { $why }

# The slip
slip-title = Kerbside 路检  Licence check
slip-judged = Checked at
slip-generated = Code generated
slip-vehicle = Vehicle
slip-return = Return date
slip-compared = ID card and person
slip-not-compared = not compared
slip-house = House rules
slip-finding = { $code } { $what }
slip-contract = Contract
slip-signature = Handled by
slip-foot = Checked offline: it says how things were when the code was generated, and is no certificate. No name, number, address or portrait is on it.

# The companion
ui-companion = Companion
ui-companion-qualified = Companion checked
ui-companion-open = Companion open
ui-companion-unqualified = Companion not enough
ui-companion-scan = Scan their licence code
ui-companion-compare =
    Compare
    first
ui-paper-long-term = Long-term
ui-return-long-term = the licence is long-term
ui-to-driver = Back to driver

# A paper licence
ui-paper = Paper licence
ui-paper-title = Paper licence (typed)
ui-paper-word = Type it in
ui-paper-prompt = Classes, year of birth, first issue and end of validity; then the vehicle.
ui-paper-foot = Not kept: gone with this page
ui-paper-more = and { $count } more
ui-paper-classes = Classes as printed (several may be chosen)
ui-paper-dates = Dates
ui-paper-vehicle = Vehicle and journey
ui-paper-birth-year = Year of birth
ui-paper-first-issue = First issue
ui-paper-first-issue-pad = First issue (year month day, 8 digits)
ui-paper-until = Valid until
ui-paper-until-pad = Valid until (year month day, 8 digits)
ui-paper-clear = Clear
ui-paper-no-such-day = No such year or day. A year is 1988, a day 20110608; the first issue is not after today
