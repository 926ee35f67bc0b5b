"""Takes a repository as python-tuf's client does, from its first root on: check_python.py FOLDER

Prints the versions and the targets; ends with a traceback where the client would refuse.
"""

import pathlib
import sys
import tempfile
from urllib.parse import urlparse

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater


class FileFetcher(FetcherInterface):
    """Files for addresses."""

    def __init__(self, folder):
        self.folder = folder

    def _fetch(self, url):
        path = self.folder / urlparse(url).path.lstrip("/")
        if not path.is_file():
            raise DownloadHTTPError(f"{url}: no such file", 404)
        return iter([path.read_bytes()])


def main(folder):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "targets").mkdir()
        updater = Updater(
            str(place / "metadata"), "https://office.invalid/metadata/", str(place / "targets"),
            "https://office.invalid/targets/", fetcher=FileFetcher(folder),
            bootstrap=(folder / "metadata" / "1.root.json").read_bytes(),
        )
        updater.refresh()
        trusted = updater._trusted_set
        print("root", trusted.root.version, "timestamp", trusted.timestamp.version)
        print("x-signed-at", trusted.timestamp.unrecognized_fields["x-signed-at"])
        for name in sorted(trusted.targets.targets):
            updater.download_target(updater.get_targetinfo(name))
            print("target", name)
        roles = trusted.targets.delegations.roles if trusted.targets.delegations else {}
        for role in sorted(roles):
            # Loads and verifies the role's metadata; it has no targets.
            assert updater.get_targetinfo(f"{role}-1") is None
            print("role", role, trusted[role].version)


main(pathlib.Path(sys.argv[1]))
