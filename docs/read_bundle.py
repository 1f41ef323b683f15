#!/usr/bin/env python3
"""Verifies Huiyin bundles with nothing but Python's standard library (3.8 or newer): `python3 read_bundle.py FILE…`

Written from bundle-format.md, to show that others can read the format; it prefers plain to fast. Prints what each bundle holds and exits
with 0 when everything is right; else prints one line, `file: kind: what is wrong`, and exits with 1. The kinds are those of section 5.
"""
import base64, hashlib, json, re, sys
LARGEST = 2**53 - 1  # the largest integer that JSON carries without loss everywhere

class Wrong(Exception):
    """The kind of mistake, and where it is."""
def need(right, kind, says):
    if not right:
        raise Wrong(kind, says)

# Section 1, spelling of values. Python spells strings as RFC 8785 does; members are sorted by their UTF-16 code units.
def canonical(value):
    def form(value):
        need(not isinstance(value, float), "not_canonical", "a number with a fraction or an exponent")
        need(type(value) is not int or abs(value) <= LARGEST, "not_canonical", "an integer beyond 2^53 - 1")
        if isinstance(value, dict):
            return {name: form(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
        return [form(item) for item in value] if isinstance(value, list) else value
    try:
        return json.dumps(form(value), ensure_ascii=False, separators=(",", ":")).encode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise Wrong("not_canonical", error)  # half of a surrogate pair, or deeper than Python goes

base64url = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
sha256 = lambda data: base64url(hashlib.sha256(data).digest())
def unpadded(text, size):
    """The bytes that base64url without padding spells; None when it is spelled in any way but the one."""
    if not isinstance(text, str) or not re.fullmatch("[A-Za-z0-9_-]{%d}" % -(-size * 4 // 3), text):
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if base64url(data) == text else None

# Ed25519 (RFC 8032), verification only, with points as pairs (x, y) of the curve -x² + y² = 1 + Dx²y².
P, L, D = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493, -121665 * pow(121666, -1, 2**255 - 19)

def add(a, b):
    t = D * a[0] * b[0] * a[1] * b[1]
    return (a[0] * b[1] + b[0] * a[1]) * pow(1 + t, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - t, -1, P) % P

def times(factor, point):
    total = (0, 1)
    for bit in bin(factor)[2:]:
        total = add(add(total, total), point if bit == "1" else (0, 1))
    return total

def point_of(data):
    """The point that 32 bytes spell; None for no point, a second spelling, and the eight weak points."""
    y, odd = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    point = (x if x % 2 == odd else P - x, y)
    return point if y < P and x * x % P == square and times(8, point) != (0, 1) else None

BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

def verified(device, label, message, signature):
    key, signature = unpadded(device, 32), unpadded(signature, 64)
    if key is None or signature is None:
        return False
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + label + b"\0" + message).digest(), "little") % L
    return a is not None and r is not None and s < L and times(s, BASE) == add(r, times(k, a))

# The kinds of values, and which member holds which.
text, number = (lambda value: isinstance(value, str)), (lambda value: type(value) is int)
whole = lambda value: number(value) and 0 <= value <= LARGEST
instant = lambda value: number(value) and abs(value) <= LARGEST
key = lambda value: unpadded(value, 32) is not None
link = lambda value: value is None or key(value)
uuid = lambda value: text(value) and re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) is not None
keyed = lambda kind: lambda value: isinstance(value, dict) and all(key(name) and kind(value[name]) for name in value)
entry = lambda value: isinstance(value, dict) and "header" in value and set(value) <= {"body", "header"}
list_of = lambda kind: lambda value: isinstance(value, list) and all(map(kind, value))
with_ = lambda **kinds: lambda value: isinstance(value, dict) and all(n in value and kinds[n](value[n]) for n in kinds)
RUN = with_(device=key, to=number, backlink=link, head=key, signature=lambda value: unpadded(value, 64), **{"from": number})
HEADER = with_(app=text, at=instant, by=key, person=uuid, organisation=with_(id=uuid, name=text), have=keyed(whole), feeds=list_of(RUN),
               attachments=list_of(with_(sha256=text, type=text, size=whole)))
MAY = {"erased": list_of(list_of(whole)), "forks": keyed(list_of(key)), "wants": list_of(text)}  # what a header may leave out
BUNDLE = with_(format=text, header=HEADER, signature=text, feeds=list_of(list_of(entry)), attachments=list_of(text))
ENTRY = with_(actor=uuid, after=list_of(key), at=number, backlink=link, body=key, device=key, lamport=number, seq=number, subject=text)

def once(pairs):
    need(len(dict(pairs)) == len(pairs), "not_canonical", "a member stands twice")
    return dict(pairs)

def double(digits):
    need(abs(float(digits)) < float("inf"), "not_json", "a number that no double holds")
    return float(digits)

def check_run(run, entries, erased):
    """Section 3: places without a gap, each entry chained to the one before by hash, the last one signed by the device itself."""
    first, last, device = run["from"], run["to"], run["device"]
    fits = 1 <= first <= last <= LARGEST and last - first + 1 == len(entries)
    need(fits and (first == 1) == (run["backlink"] is None), "count", f"device {device}")
    signed = last.to_bytes(8, "big") + unpadded(run["head"], 32)
    need(verified(device, b"huiyin-feed-head-v1", signed, run["signature"]), "feed_signature", f"device {device}")
    before, lamport, bodiless = run["backlink"], 0, []
    for seq, entry in enumerate(entries, first):
        header, body, where = entry["header"], entry.get("body"), f"entry {seq} of device {device}"
        need(ENTRY(header), "entry_unreadable", where)
        need(whole(header["seq"]) and whole(header["lamport"]) and instant(header["at"]), "entry_number", where)
        need(body is None or sha256(canonical(body)) == header["body"], "entry_altered", where)
        need(header["device"] == device and header["seq"] == seq and header["lamport"] > lamport, "out_of_place", where)
        need(header["backlink"] == before, "chain", where)
        before, lamport = sha256(canonical(header)), header["lamport"]
        bodiless += [seq] if body is None else []
    need(before == run["head"], "chain", f"the head of device {device}")
    need(bodiless == erased, "body_missing", f"device {device}: {bodiless} without a body, announced {erased}")

def check(data):
    """Section 5, in its order. Returns what the bundle holds, or raises Wrong."""
    try:
        bundle = json.loads(data.decode("utf-8-sig"), object_pairs_hook=once, parse_float=double, parse_constant=double)
    except (ValueError, RecursionError) as error:
        raise Wrong("not_json", error)
    need(isinstance(bundle, dict) and bundle.get("format") == "huiyin-bundle", "not_a_bundle", "another format")
    need(number(bundle.get("version")) and bundle["version"] > 0, "not_a_bundle", "no version")
    need(bundle["version"] == 1, "newer_version", bundle["version"])
    need(BUNDLE(bundle), "not_a_bundle", "a member is missing or of the wrong kind")
    header, runs, files = bundle["header"], bundle["feeds"], bundle["attachments"]
    need(all(MAY[name](header[name]) for name in MAY if name in header), "not_a_bundle", "erased, forks or wants is of the wrong kind")
    need(verified(header["by"], b"huiyin-bundle-header-v1", canonical(header), bundle["signature"]), "header_signature", "altered")
    erased = header.get("erased") or [[] for _ in header["feeds"]]
    same = len(header["feeds"]) == len(runs) == len(erased) and len(header["attachments"]) == len(files)
    need(same, "header_mismatch", "not as many runs or files as the header lists")
    for announced, entries, bodiless in zip(header["feeds"], runs, erased):
        check_run(announced, entries, bodiless)
    for head, spelled in zip(header["attachments"], files):
        try:
            file = base64.b64decode(spelled, validate=True)
        except ValueError:
            file, spelled = b"", None
        same = len(file) == head["size"] and hashlib.sha256(file).hexdigest() == head["sha256"]
        need(same and base64.b64encode(file).decode() == spelled, "attachment", head["sha256"][:64])
    return f"{sum(map(len, runs))} entries in {len(runs)} runs, {sum(map(len, erased))} of them erased; {len(files)} files"

if __name__ == "__main__":
    for name in sys.argv[1:] or sys.exit(__doc__):
        try:
            with open(name, "rb") as opened:
                print(f"{name}: {check(opened.read())}")
        except (Wrong, OSError) as error:
            sys.exit(f"{name}: " + ": ".join(map(str, error.args)))
