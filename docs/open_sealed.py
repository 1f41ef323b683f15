#!/usr/bin/env python3
"""Opens what is sealed in a Huiyin bundle, with nothing but Python's standard library: `python3 open_sealed.py SECRET FILE`

SECRET is the secret key of a device, 64 hexadecimal digits. Written from section 8 of bundle-format.md, to show that others can
implement it; it verifies the bundle first and does not ask whose entries count. Prints a line for each sealed body: its entry, and what
is inside or why it does not open. Plain and slow, and not for secrets that matter: Python's integers do not take equal time for every key.
"""
import hashlib, hmac, json, struct, sys
from read_bundle import BASE, P, Wrong, base64url, canonical, check, sha256, times, unpadded

def bytes_of(text):
    return unpadded(text, len(text) * 3 // 4)

# X25519 (RFC 7748).
def clamped(secret):
    number = int.from_bytes(secret, "little")
    return number & ~7 & (2**255 - 1) & ~(1 << 255) | 1 << 254

def x25519(scalar, point):
    u = int.from_bytes(point, "little") % 2**255
    x2, z2, x3, z3, swap = 1, 0, u, 1, 0
    for place in reversed(range(255)):
        bit = scalar >> place & 1
        if swap != bit:
            x2, z2, x3, z3 = x3, z3, x2, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb, aa, bb = d * a, c * b, a * a, b * b
        x3, z3 = (da + cb) ** 2 % P, u * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, (aa - bb) * (aa + 121665 * (aa - bb)) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, -1, P) % P).to_bytes(32, "little")

# ChaCha20 and Poly1305 (RFC 8439), HChaCha20 (draft-irtf-cfrg-xchacha).
def rounds(key, sixteen):
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + sixteen))
    def quarter(a, b, c, d):
        for left, right, turn in (a, b, 16), (c, d, 12), (a, b, 8), (c, d, 7):
            state[left] = state[left] + state[right] & 0xFFFFFFFF
            other = d if left == a else b
            mixed = state[other] ^ state[left]
            state[other] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF
    for _ in range(10):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for row in range(4):
            quarter(row, 4 + (row + 1) % 4, 8 + (row + 2) % 4, 12 + (row + 3) % 4)
    return state

def block(key, nonce, counter):
    begin = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce)
    return struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(begin, rounds(key, struct.pack("<I", counter) + nonce))))

def aead_open(key, nonce, text, bound):
    """What ChaCha20-Poly1305 holds; None when it was altered."""
    text, tag = text[:-16], text[-16:]
    once = block(key, nonce, 0)
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    padded = lambda data: data + bytes(-len(data) % 16)
    message = padded(bound) + padded(text) + struct.pack("<QQ", len(bound), len(text))
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at:at + 16] + b"\1", "little")) * r % (2**130 - 5)
    expected = ((total + int.from_bytes(once[16:32], "little")) % 2**128).to_bytes(16, "little")
    if not hmac.compare_digest(expected, tag):
        return None
    stream = b"".join(block(key, nonce, 1 + at) for at in range(-(-len(text) // 64)))
    return bytes(a ^ b for a, b in zip(text, stream))

def xaead_open(key, nonce, text, bound):
    state = rounds(key, nonce[:16])
    return aead_open(struct.pack("<8I", *state[:4], *state[12:]), bytes(4) + nonce[16:], text, bound)

# HPKE (RFC 9180), base mode, opening one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
KEM, SUITE = b"KEM\0\x20", b"HPKE\0\x20\0\1\0\3"

def extract(suite, salt, label, material):
    return hmac.new(salt, b"HPKE-v1" + suite + label + material, hashlib.sha256).digest()

def expand(suite, key, label, info, length):
    info = struct.pack(">H", length) + b"HPKE-v1" + suite + label + info
    return hmac.new(key, info + b"\1", hashlib.sha256).digest()[:length]  # one block is enough for 32 bytes

def unwrapped(secret, wrapped, bound):
    public, sender = x25519(secret, (9).to_bytes(32, "little")), wrapped[:32]
    shared = expand(KEM, extract(KEM, b"", b"eae_prk", x25519(secret, sender)), b"shared_secret", sender + public, 32)
    context = b"\0" + extract(SUITE, b"", b"psk_id_hash", b"") + extract(SUITE, b"", b"info_hash", b"huiyin-sealed-key-v1")
    secret = extract(SUITE, shared, b"secret", b"")
    return aead_open(expand(SUITE, secret, b"key", context, 32), expand(SUITE, secret, b"base_nonce", context, 12), wrapped[32:], bound)

def device_of(seed):
    """The Ed25519 public key of a secret one: the device's name."""
    x, y = times(clamped(hashlib.sha512(seed).digest()[:32]), BASE)
    return (y | (x & 1) << 255).to_bytes(32, "little")

def opened(letter, header, organisation, keys, seed):
    """Section 8. The event inside as text, or why it does not open."""
    secret = clamped(hashlib.sha256(b"huiyin-sealing-secret-v1\0" + seed).digest())
    recipients = {name: sorted(letter["for"].get(name, [])) for name in ("persons", "roles")}
    place = {name: header[name] for name in ("actor", "device", "seq", "subject")}
    place = b"huiyin-sealed-v1\0" + canonical({**place, "for": recipients, "organisation": organisation})
    for wrapped in keys:
        key = unwrapped(secret, bytes_of(wrapped), place + device_of(seed))
        if key and sha256(b"huiyin-sealed-key-hash-v1\0" + key) == letter["key_hash"]:
            inside = xaead_open(key, bytes_of(letter["nonce"]), bytes_of(letter["text"]), place)
            return inside.decode().rstrip(" ") if inside is not None else "altered"
    return "the key does not fit" if keys else "no key for this device"

def main(seed, name):
    with open(name, "rb") as file:
        data = file.read()
    check(data)
    bundle, me = json.loads(data.decode("utf-8-sig")), base64url(device_of(seed))
    entries = [entry for run in bundle["feeds"] for entry in run]
    sealed = [(entry["header"], (entry.get("body") or {}).get("sealed", {})) for entry in entries]
    shared = [line for _, body in sealed for line in body.get("shared", {}).get("letters", [])]
    for header, letter in ((header, body["written"]) for header, body in sealed if "written" in body):
        dot = {"device": header["device"], "seq": header["seq"]}
        keys = [letter["keys"].get(me)] + [line["keys"].get(me) for line in shared if line["letter"] == dot]
        found = opened(letter, header, bundle["header"]["organisation"]["id"], [key for key in keys if key], seed)
        print(f"entry {header['seq']} of device {header['device']}: {found}")

if __name__ == "__main__":
    try:
        main(bytes.fromhex(sys.argv[1]), sys.argv[2])
    except (Wrong, OSError) as error:
        sys.exit(": ".join(map(str, error.args)))
    except (IndexError, ValueError):
        sys.exit(__doc__)
