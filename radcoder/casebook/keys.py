"""From a passphrase to the casebook's key: Argon2id derives, AES-256-GCM wraps."""

import secrets
import unicodedata
from dataclasses import dataclass

from radcoder.casebook.engine import KEY_BYTES

SALT_BYTES, NONCE_BYTES = 16, 12
SHORTEST = 8
ARGON2_VERSION = 0x13


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess at a passphrase costs: passes over the memory, memory in KiB, lanes.

    The defaults are the second recommendation of RFC 9106, section 4: Argon2id with 3 passes, 64 MiB, 4 lanes, a salt
    of 128 bits and a tag of 256 bits. The first one wants 2 GiB, which a workstation may not have to spare.
    """

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4

    def __post_init__(self) -> None:
        """A keys file that somebody changed must not cost hours, or nothing."""
        if not (1 <= self.passes <= 64 and 8 * self.lanes <= self.memory <= 2**22 and 1 <= self.lanes <= 64):  # noqa: PLR2004 - bounds
            raise CostError(self)


class CostError(ValueError):
    """The cost of deriving a key is out of all bounds."""

    def __init__(self, cost: Cost) -> None:
        super().__init__(
            f"{cost.passes} passes over {cost.memory} KiB in {cost.lanes} lanes is no cost of this program"
        )


class WrongKeyError(ValueError):
    """What is wrapped does not open with this key, or was changed."""

    def __init__(self) -> None:
        super().__init__("The wrapped key does not open with this passphrase.")


class ShortPassphraseError(ValueError):
    """A passphrase is too short to protect anything."""

    def __init__(self) -> None:
        super().__init__(f"A passphrase needs at least {SHORTEST} characters. Several words are easy to remember.")


def new_key() -> bytes:
    """A key for a casebook: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    """A salt for one slot: 16 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def strong_enough(passphrase: str) -> str:
    """Return a new passphrase, or raise `ShortPassphraseError`."""
    if len(passphrase.strip()) < SHORTEST:
        raise ShortPassphraseError
    return passphrase


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive 32 bytes from a passphrase, the same whether a keyboard composes its accents or not."""
    from argon2.low_level import Type, hash_secret_raw

    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(typed, salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID, ARGON2_VERSION)


def wrap(key: bytes, wrapping: bytes, bound_to: str) -> bytes:
    """Encrypt a key under another; `bound_to` names its place, so that it opens nowhere else. Gives nonce and text."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, bound_to.encode())


def unwrap(wrapped: bytes, wrapping: bytes, bound_to: str) -> bytes:
    """Decrypt a wrapped key. Raises `WrongKeyError`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongKeyError from error
