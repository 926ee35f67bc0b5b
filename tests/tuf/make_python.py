"""Makes tests/tuf/python: a repository by python-tuf, the reference implementation, for Kerbside to read.

python3 -m venv venv && venv/bin/pip install tuf==7.0.1 cryptography
venv/bin/python tests/tuf/make_python.py tests/tuf/python

Two roots (the second by other keys), a delegated role, consistent snapshots; the same bytes every time.
"""

import hashlib
import pathlib
import shutil
import sys
from datetime import datetime, timezone

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole, Delegations, Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

EXPIRES = datetime(2099, 12, 31, 23, 59, 59, tzinfo=timezone.utc)
DELTA = "status-delta-CN-9901"
FILES = {"issuers.json": b'{"issuers": []}\n', "rules.json": b"{}\n", "status-CN-9901": bytes(range(256))}


def signer(name):
    seed = hashlib.sha256(f"kerbside python-tuf {name}".encode()).digest()
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(seed))


def signed(document, *signers):
    metadata = Metadata(document)
    for one in signers:
        metadata.sign(one, append=True)
    return metadata


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "metadata").mkdir(parents=True)
    (folder / "targets").mkdir()
    root_1, root_2, root_3 = signer("root 1"), signer("root 2"), signer("root 3")
    targets_1, targets_2 = signer("targets 1"), signer("targets 2")
    snapshot_key, timestamp_key, delta_key = signer("snapshot"), signer("timestamp"), signer("delta")

    def write(name, metadata):
        data = metadata.to_bytes(JSONSerializer(compact=False))
        (folder / "metadata" / name).write_bytes(data)
        return MetaFile(metadata.signed.version, len(data), {"sha256": hashlib.sha256(data).hexdigest()})

    root = Root(expires=EXPIRES, consistent_snapshot=True)
    for role, signers in [
        ("root", [root_1, root_2]), ("targets", [targets_1, targets_2]),
        ("snapshot", [snapshot_key]), ("timestamp", [timestamp_key]),
    ]:
        for one in signers:
            root.add_key(one.public_key, role)
        root.roles[role].threshold = len(signers)
    write("1.root.json", signed(root, root_1, root_2))
    root.version = 2
    root.revoke_key(root_1.public_key.keyid, "root")
    root.add_key(root_3.public_key, "root")
    write("2.root.json", signed(root, root_1, root_2, root_3))

    role = DelegatedRole(DELTA, [delta_key.public_key.keyid], 1, True, paths=[f"{DELTA}-*"])
    targets = Targets(expires=EXPIRES, delegations=Delegations(
        {delta_key.public_key.keyid: delta_key.public_key}, roles={DELTA: role}))
    for name, data in FILES.items():
        targets.targets[name] = TargetFile.from_data(name, data, ["sha256"])
        (folder / "targets" / f"{hashlib.sha256(data).hexdigest()}.{name}").write_bytes(data)
    meta = {
        "targets.json": write("1.targets.json", signed(targets, targets_1, targets_2)),
        f"{DELTA}.json": write(f"1.{DELTA}.json", signed(Targets(expires=EXPIRES), delta_key)),
    }
    snapshot = write("1.snapshot.json", signed(Snapshot(expires=EXPIRES, meta=meta), snapshot_key))
    timestamp = Timestamp(expires=EXPIRES, snapshot_meta=snapshot,
                          unrecognized_fields={"x-signed-at": "2026-11-20T02:00:00Z"})
    write("timestamp.json", signed(timestamp, timestamp_key))


main(pathlib.Path(sys.argv[1]))
