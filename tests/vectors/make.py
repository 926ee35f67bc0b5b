#!/usr/bin/env python3
"""Makes the vectors of this folder, with an encoder that shares no line with the verifier.

Needs PyNaCl. Run it in this folder after a change of the format; the files are kept, so that nothing else needs it.
Each file says of itself what is expected; see `tests/pipeline.rs` for how it is read.
"""
import hashlib
import struct
from nacl.signing import SigningKey

ISSUER = "CN-9901"
KEY = SigningKey(hashlib.sha256(f"kerbside training key {ISSUER} 1".encode()).digest())
STRANGER = SigningKey(hashlib.sha256(b"kerbside vectors: a key that nobody knows").digest())
AAD = b"kerbside/licence/1"
NOW = "2026-11-20T10:05:00+08:00"
IAT = 1795140000  # 2026-11-20T10:00:00+08:00
EXP = IAT + 600
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


class Raw(bytes):
    """Bytes that go out as they are."""


def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    for low, code, size in ((24, ">B", 1), (25, ">H", 2), (26, ">I", 4), (27, ">Q", 8)):
        if value < 1 << (8 * size):
            return bytes([major << 5 | low]) + struct.pack(code, value)
    raise ValueError(value)


def cbor(value):
    if isinstance(value, Raw):
        return bytes(value)
    if value is None:
        return b"\xf6"
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    pairs = sorted((cbor(k), cbor(v)) for k, v in value.items())
    return head(5, len(pairs)) + b"".join(k + v for k, v in pairs)


def kid(key):
    return hashlib.sha256(key.verify_key.encode()).digest()[:8]


def licence(**changes):
    fields = {1: 990101199001010014, 2: "林知远", 3: 1, 4: 156, 5: 7305, 6: 15000, 7: {"C1": 15000}, 8: 18000, 9: None,
              10: 3, 11: "A", 12: 9900012345678, 13: "云泽市青槐区柳岸路27号3幢502室", 14: 990101, 15: 990112345678}
    for key, value in changes.items():
        number = int(key[1:])
        if value is ABSENT:
            fields.pop(number, None)
        else:
            fields[number] = value
    return fields


ABSENT = object()


def claims(licence_map=None, **changes):
    fields = {1: ISSUER, 4: EXP, 6: IAT, 7: bytes(range(8)), -70001: licence_map or licence(), -70002: 77}
    for key, value in changes.items():
        number = int(key[1:])
        if value is ABSENT:
            fields.pop(number, None)
        else:
            fields[number] = value
    return fields


def sign(payload, protected=None, key=KEY, aad=AAD):
    protected = cbor({1: -19, 4: kid(key)}) if protected is None else protected
    tbs = cbor(["Signature1", protected, aad, payload])
    return protected, payload, key.sign(tbs).signature


def cose(payload=None, protected=None, key=KEY, aad=AAD, unprotected=b"\xa0", tag=b"\xd2", signature=None, array=b"\x84"):
    payload = cbor(claims()) if payload is None else payload
    protected, payload, good = sign(payload, protected, key, aad)
    signature = good if signature is None else signature
    return tag + array + cbor(protected) + unprotected + cbor(payload) + cbor(signature)


def base45(data):
    out = ""
    for i in range(0, len(data), 2):
        part = data[i:i + 2]
        value, digits = int.from_bytes(part, "big"), 3 if len(part) == 2 else 2
        for _ in range(digits):
            out += ALPHABET[value % 45]
            value //= 45
    return out


def text(data):
    return "EDL1:" + base45(data)


VECTORS = []


def vector(name, expect, note, data):
    VECTORS.append((name, expect, note, data))


def signed(name, expect, note, payload):
    vector(name, expect, note, cose(payload if isinstance(payload, bytes) else cbor(payload)))


GOOD = cose()
TEXT = text(GOOD)
OK = "assessed may_drive K701"
BAD_CLAIMS = "rejected cannot_tell K120"
SHAPE = "rejected cannot_tell K106"
CBOR = "rejected cannot_tell K105"
FORGED = "rejected not_genuine K110"
DAMAGED = "rejected cannot_tell K102"
OTHER = "rejected cannot_tell K101"
protected = {1: -19, 4: kid(KEY)}
signature = sign(cbor(claims()))[2]
low_s = int.from_bytes(signature[32:], "little")

vector("good", OK, "the control: byte form", GOOD)
vector("good-text", OK, "the control: text form", TEXT)
vector("good-text-line-end", OK, "one CR LF after the text is taken off", TEXT + "\r\n")
vector("good-alg-eddsa", OK, "alg -8 is read too (RFC 9053 section 2.2)", cose(protected=cbor({1: -8, 4: kid(KEY)})))
signed("good-unknown-claim", OK, "an unknown claim beside the licence map is ignored", claims(k99="x"))
signed("good-not-before", OK, "nbf in the past", claims(k5=IAT))

vector("text-url", OTHER, "a web address", "https://example.org/licence?id=1")
vector("text-empty-prefix", OTHER, "Base45 without the prefix", TEXT[5:])
vector("text-lower-case", "rejected cannot_tell K103", "typed with CapsLock", TEXT.swapcase())
vector("text-version-2", "rejected cannot_tell K104", "a later version", "EDL2:" + TEXT[5:])
vector("text-leading-blank", DAMAGED, "a blank before the prefix", " " + TEXT)
vector("text-byte-order-mark", DAMAGED, "what an editor puts before a text", "\ufeff" + TEXT)
vector("text-utf-16", DAMAGED, "saved as UTF-16", TEXT.encode("utf-16"))
vector("text-line-break", DAMAGED, "a line break put in", TEXT[:90] + "\n" + TEXT[90:])
vector("text-two-line-ends", DAMAGED, "only one line end is taken off", TEXT + "\n\n")
vector("text-trailing-blank", "rejected cannot_tell", "a blank added at the end", TEXT + " ")
vector("text-truncated", "rejected cannot_tell", "the last three characters are lost", TEXT[:-3])
vector("text-overflow", DAMAGED, "a group worth more than two bytes (RFC 9285 section 6)", "EDL1::::" + TEXT[8:])
vector("text-single-character", DAMAGED, "a length that no bytes encode to", "EDL1:A")
vector("text-nothing", "rejected cannot_tell", "nothing after the prefix", "EDL1:")
vector("text-full-width", OTHER, "the colon became a full-width one", TEXT.replace("EDL1:", "EDL1："))
vector("text-blanks-collapsed", "rejected cannot_tell", "runs of blanks became one, or blanks were lost", "EDL1:" + TEXT[5:].replace(" ", ""))

vector("envelope-tag-61", "rejected cannot_tell K101", "tag 61 (CWT) round it", b"\xd8\x3d" + GOOD)
vector("envelope-no-tag", OTHER, "untagged", GOOD[1:])
vector("envelope-tag-98", OTHER, "tag 98, COSE_Sign", b"\xd8\x62" + GOOD[1:])
vector("envelope-tag-twice", SHAPE, "tag 18 in tag 18", b"\xd2" + GOOD)
vector("envelope-trailing-byte", CBOR, "a byte after the end", GOOD + b"\0")
vector("envelope-array-5", "rejected cannot_tell K106", "five elements", cose(array=b"\x85") + b"\xf6")
vector("envelope-indefinite-array", CBOR, "an array without length", cose(array=b"\x9f") + b"\xff")
vector("envelope-array-length-long", CBOR, "a length in two bytes", cose(array=b"\x98\x04"))
vector("envelope-unprotected-kid", SHAPE, "kid in the unprotected header", cose(protected=cbor({1: -19}), unprotected=cbor({4: kid(KEY)})))
vector("envelope-unprotected-extra", SHAPE, "something unprotected beside a good header", cose(unprotected=cbor({99: 1})))
vector("envelope-unprotected-indefinite", CBOR, "empty, but without length", cose(unprotected=b"\xbf\xff"))
vector("envelope-protected-empty", SHAPE, "empty protected header", cose(protected=b""[:0] or b"\xa0"))
vector("envelope-protected-zero-length", "rejected cannot_tell K105", "protected header of no bytes", cose(protected=b""))
vector("envelope-protected-crit", SHAPE, "crit names something unknown", cose(protected=cbor({1: -19, 2: [99], 4: kid(KEY), 99: 1})))
vector("envelope-protected-content-type", SHAPE, "a third header", cose(protected=cbor({1: -19, 3: 0, 4: kid(KEY)})))
vector("envelope-protected-order", CBOR, "kid before alg", cose(protected=b"\xa2" + cbor(4) + cbor(kid(KEY)) + cbor(1) + cbor(-19)))
vector("envelope-protected-duplicate", CBOR, "alg twice", cose(protected=b"\xa3" + cbor(1) + cbor(-19) + cbor(1) + cbor(-7) + cbor(4) + cbor(kid(KEY))))
vector("envelope-alg-es256", "rejected cannot_tell K107", "alg -7", cose(protected=cbor({1: -7, 4: kid(KEY)})))
vector("envelope-alg-text", "rejected cannot_tell K107", "alg as text", cose(protected=cbor({1: "Ed25519", 4: kid(KEY)})))
vector("envelope-alg-none", "rejected cannot_tell K107", "alg 0", cose(protected=cbor({1: 0, 4: kid(KEY)})))
vector("envelope-kid-7-bytes", "rejected cannot_tell K108", "short kid", cose(protected=cbor({1: -19, 4: kid(KEY)[:7]})))
vector("envelope-kid-text", "rejected cannot_tell K108", "kid as text", cose(protected=cbor({1: -19, 4: "12345678"})))
vector("envelope-signature-63", SHAPE, "short signature", cose(signature=signature[:63]))
vector("envelope-signature-empty", SHAPE, "no signature", cose(signature=b""))
vector("envelope-payload-null", "rejected cannot_tell K105", "detached payload", b"\xd2\x84" + cbor(cbor(protected)) + b"\xa0\xf6" + cbor(signature))
vector("envelope-truncated", "rejected cannot_tell K105", "half of it", GOOD[:len(GOOD) // 2])
vector("envelope-huge-length", "rejected cannot_tell K105", "a payload of 2^63 bytes", b"\xd2\x84" + cbor(cbor(protected)) + b"\xa0\x5b\x7f" + b"\xff" * 7 + b"\0\0")

vector("signature-bit", FORGED, "one bit of the signature", GOOD[:-1] + bytes([GOOD[-1] ^ 1]))
vector("signature-payload-bit", FORGED, "one bit of the name", GOOD.replace("林知远".encode(), "林知迢".encode()))
vector("signature-other-aad", FORGED, "signed for another purpose", cose(aad=b"kerbside/delta/1"))
vector("signature-no-aad", FORGED, "signed without external_aad", cose(aad=b""))
vector("signature-s-plus-order", FORGED, "S + L: the same signature in a second form", cose(signature=signature[:32] + (low_s + GROUP_ORDER).to_bytes(32, "little")))
vector("signature-zero", FORGED, "64 zero bytes", cose(signature=bytes(64)))
vector("signature-identity-r", FORGED, "R is the neutral element, S zero", cose(signature=b"\x01" + bytes(63)))
vector("signature-of-another-key", FORGED, "another key signed, the kid is that of a trusted one", cose(protected=cbor(protected), key=STRANGER))
vector("issuer-unknown-key", "rejected cannot_tell K210", "a key that nobody knows", cose(key=STRANGER))
signed("issuer-wrong", "rejected not_genuine K230", "iss is another issuer of the keyring", claims(k1="CN-9902"))
signed("issuer-unknown", "rejected not_genuine K230", "iss is nobody", claims(k1="CN-0000"))

signed("claims-duplicate-key", BAD_CLAIMS, "exp twice", b"\xa7" + b"".join(cbor(k) + cbor(v) for k, v in [(1, ISSUER), (4, EXP), (4, EXP + 10**6), (6, IAT), (7, bytes(8)), (-70001, licence()), (-70002, 1)]))
signed("claims-key-order", BAD_CLAIMS, "iat before exp", b"\xa5" + b"".join(cbor(k) + cbor(v) for k, v in [(1, ISSUER), (6, IAT), (4, EXP), (7, bytes(8)), (-70001, licence())]))
signed("claims-indefinite-map", BAD_CLAIMS, "a map without length", b"\xbf" + cbor(claims())[1:] + b"\xff")
signed("claims-indefinite-text", BAD_CLAIMS, "a name in pieces", claims(licence(k2=Raw(b"\x7f" + cbor("林") + cbor("知远") + b"\xff"))))
signed("claims-float", BAD_CLAIMS, "exp as a float", claims(k4=Raw(b"\xfb" + struct.pack(">d", EXP))))
signed("claims-tag", BAD_CLAIMS, "exp as a tagged time", claims(k4=Raw(b"\xc1" + cbor(EXP))))
signed("claims-not-shortest", BAD_CLAIMS, "points 3 in two bytes", claims(licence(k10=Raw(b"\x18\x03"))))
signed("claims-not-shortest-length", BAD_CLAIMS, "a text length in two bytes", claims(k1=Raw(b"\x78\x07" + ISSUER.encode())))
signed("claims-trailing-bytes", BAD_CLAIMS, "bytes after the map", cbor(claims()) + b"\0")
signed("claims-too-deep", BAD_CLAIMS, "seven levels", claims(k99=[[[[[[1]]]]]]))
signed("claims-undefined", BAD_CLAIMS, "the simple value undefined", claims(k99=Raw(b"\xf7")))
signed("claims-bad-utf8", BAD_CLAIMS, "a name that is not UTF-8", claims(licence(k2=Raw(b"\x63\xff\xfe\xfd"))))
signed("claims-empty", BAD_CLAIMS, "no payload", b"")
signed("claims-array", BAD_CLAIMS, "an array", cbor([1, 2]))
signed("claims-text-key", OK, "a text key beside the licence map is an unknown claim", claims() | {"x": 1})
signed("claims-byte-key", BAD_CLAIMS, "a byte string as key", claims() | {b"x": 1})
for number, name in ((1, "iss"), (4, "exp"), (6, "iat"), (7, "cti"), (-70001, "licence")):
    fields = claims()
    del fields[number]
    signed(f"claims-{name}-missing", BAD_CLAIMS, f"without {name}", fields)
signed("claims-iss-number", BAD_CLAIMS, "iss as a number", claims(k1=3205))
signed("claims-iss-long", BAD_CLAIMS, "iss of 33 characters", claims(k1="X" * 33))
signed("claims-exp-negative", BAD_CLAIMS, "exp before 1970", claims(k4=-1))
signed("claims-exp-huge", BAD_CLAIMS, "exp after the year 9999", claims(k4=2**63))
signed("claims-exp-before-iat", BAD_CLAIMS, "exp before iat", claims(k4=IAT - 1))
signed("claims-cti-short", BAD_CLAIMS, "cti of seven bytes", claims(k7=bytes(7)))
signed("claims-cti-long", BAD_CLAIMS, "cti of 17 bytes", claims(k7=bytes(17)))
signed("claims-status-index-negative", BAD_CLAIMS, "a negative index", claims() | {-70002: -1})

for number, name in ((1, "number"), (2, "name"), (3, "sex"), (4, "nationality"), (5, "birth"), (6, "first-issue"), (7, "classes"),
                     (8, "from"), (9, "until"), (10, "points"), (11, "status"), (14, "authority")):
    signed(f"licence-{name}-missing", BAD_CLAIMS, f"licence map without key {number}", claims(licence(**{f"k{number}": ABSENT})))
for name, note, changes in (
    ("unknown-key", "a key that could be a restriction", {"k18": "glasses"}),
    ("number-as-text", "digits without a leading zero must be an integer", {"k1": "990101199001010014"}),
    ("number-empty", "empty document number", {"k1": ""}),
    ("number-negative", "negative document number", {"k1": -5}),
    ("name-empty", "empty name", {"k2": ""}),
    ("name-control", "a control character in the name", {"k2": "林\u0007知远"}),
    ("name-bidi", "a mark that reorders what is shown", {"k2": "林\u202e知远"}),
    ("name-long", "61 characters", {"k2": "林" * 61}),
    ("sex-3", "no code of ISO/IEC 5218", {"k3": 3}),
    ("nationality-0", "no code of ISO 3166-1", {"k4": 0}),
    ("nationality-1000", "four digits", {"k4": 1000}),
    ("birth-1899", "before 1900", {"k5": -25568}),
    ("birth-text", "a date as text", {"k5": "1990-01-01"}),
    ("first-issue-10000", "after the year 9999", {"k6": 2932897}),
    ("classes-empty", "no class", {"k7": {}}),
    ("classes-array", "classes as an array", {"k7": ["C1"]}),
    ("class-long", "a class of five characters", {"k7": {"C1C1C": 15000}}),
    ("class-no-date", "a class without its day", {"k7": {"C1": None}}),
    ("until-false", "false for long-term", {"k9": False}),
    ("until-before-from", "ends before it begins", {"k9": 17999}),
    ("points-65536", "more than 16 bits", {"k10": 65536}),
    ("points-negative", "below zero", {"k10": -1}),
    ("status-long", "17 letters", {"k11": "A" * 17}),
    ("status-list", "letters as a list", {"k11": ["A"]}),
    ("authority-5-digits", "no code of GB/T 2260", {"k14": 99010}),
    ("authority-7-digits", "no code of GB/T 2260", {"k14": 9901010}),
    ("records-empty", "an empty list is left out instead", {"k16": []}),
    ("record-empty", "a record of nothing", {"k16": [[]]}),
    ("record-unknown", "a record code that is not known", {"k16": [[3]]}),
    ("record-too-long", "something after the hearing aid", {"k16": [[2, "x"]]}),
    ("portrait-jpeg", "another media type", {"k17": ["image/jpeg", b"x"]}),
    ("portrait-empty", "no bytes", {"k17": ["image/webp", b""]}),
    ("portrait-1201", "over 1,200 bytes", {"k17": ["image/webp", bytes(1201)]}),
    ("portrait-bytes", "bytes alone", {"k17": b"x"}),
):
    signed(f"licence-{name}", BAD_CLAIMS, note, claims(licence(**changes)))
signed("licence-not-a-map", BAD_CLAIMS, "the licence as text", claims("C1"))
signed("licence-text-key", BAD_CLAIMS, "a text key in the licence map", claims(licence() | {"x": 1}))

signed("assessed-expired-code", "assessed check_further K301", "exp is over", claims(k4=IAT + 100))
signed("assessed-future-code", "assessed check_further K303", "iat is 301 s ahead of the device", claims(k6=IAT + 601, k4=IAT + 900))
signed("assessed-skew", OK, "iat is 300 s ahead: within the skew", claims(k6=IAT + 600, k4=IAT + 900))
signed("assessed-not-before", "assessed check_further K304", "nbf is 301 s ahead", claims(k5=IAT + 601, k4=IAT + 900))
signed("assessed-status-combined", "assessed must_not_drive K501 K503 K509", "BDJ", claims(licence(k11="BDJ")))
signed("assessed-status-normal-and-barred", "assessed must_not_drive K503", "AD: one normal letter heals nothing", claims(licence(k11="AD")))
signed("assessed-status-lower-case", "assessed check_further K521", "a small letter is unknown", claims(licence(k11="a")))
signed("assessed-status-empty", "assessed check_further K522", "no letter", claims(licence(k11="")))
signed("assessed-points-11", "assessed may_drive K531", "eleven points", claims(licence(k10=11)))
signed("assessed-points-12", "assessed must_not_drive K530", "twelve points, status normal", claims(licence(k10=12)))
signed("assessed-last-day", "assessed may_drive K605", "today is the last day", claims(licence(k9=20777)))
signed("assessed-expired", "assessed must_not_drive K601", "yesterday was the last day", claims(licence(k9=20776)))
signed("assessed-deferred-expired", "assessed must_not_drive K514 K601", "N after the end", claims(licence(k9=20776, k11="N")))
signed("assessed-not-begun", "assessed check_further K603", "begins tomorrow", claims(licence(k8=20778)))
signed("assessed-expired-and-stale", "assessed must_not_drive K601 K301", "a no is not weakened by an old code", claims(licence(k9=20776), k4=IAT + 100))
signed("assessed-unknown-class", "assessed may_drive K702", "a class that the rules do not know", claims(licence(k7={"A4": 15000, "C1": 15000})))
signed("assessed-only-unknown-class", "assessed check_further K702", "no class that the rules know", claims(licence(k7={"X9": 15000})))
signed("assessed-class-not-begun", "assessed check_further K703", "the only class begins tomorrow", claims(licence(k7={"C1": 20778})))
signed("assessed-one-class-begun", "assessed may_drive K701", "one class begins tomorrow, one was held before", claims(licence(k7={"C1": 15000, "D": 20778})))
signed("assessed-born-after-first-issue", "assessed check_further K801", "licensed before birth", claims(licence(k5=15000, k6=14999)))
signed("assessed-first-issue-in-future", "assessed check_further K801", "first licensed tomorrow", claims(licence(k6=20778)))

for name, expect, note, data in VECTORS:
    form = "text" if isinstance(data, str) else "bytes"
    raw = data.encode() if form == "text" else data
    with open(f"{name}.txt", "w") as file:
        file.write(f"expect: {expect}\nnow: {NOW}\nform: {form}\nnote: {note}\n\n")
        hexed = raw.hex()
        file.writelines(hexed[i:i + 100] + "\n" for i in range(0, len(hexed), 100))
print(len(VECTORS), "vectors")
