//! The recovery file: a key that may admit one device of a firm whose administrators have lost all of theirs, sealed by a passphrase.
//!
//! ```json
//! {"format":"huiyin-recovery","version":1,"organisation":{"id":"…","name":"…"},"device":"…",
//!  "argon2id":{"memory_kib":19456,"passes":2,"lanes":1,"salt":"…"},"nonce":"…","sealed":"…"}
//! ```
//!
//! The key of the cipher (XChaCha20-Poly1305) is Argon2id of the passphrase; `device` is authenticated with it. Bytes are unpadded base64url.

use super::identity::Identity;
use crate::domain::ids::OrganisationId;
use crate::domain::stamp::DeviceId;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

const FORMAT: &str = "huiyin-recovery";
const VERSION: u32 = 1;
/// Characters of a passphrase at least.
pub const SHORTEST: usize = 12;
/// What a stranger's file may ask of this device at most.
const MOST_MEMORY_KIB: u32 = 256 * 1024;
const MOST_PASSES: u32 = 16;

/// Why a recovery file cannot be made or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// The passphrase is shorter than [`SHORTEST`].
    #[error("the passphrase is too short")]
    TooShort,
    /// The text is no recovery file.
    #[error("not a recovery file")]
    NotAFile,
    /// A newer app made it.
    #[error("made by a newer version")]
    NewerVersion,
    /// The passphrase is another one, or the file was altered.
    #[error("the passphrase does not open this file")]
    Passphrase,
    /// It belongs to another firm.
    #[error("the file of another firm")]
    OtherOrganisation,
    /// It was used already, or a newer one was made.
    #[error("the file is not valid any more")]
    Spent,
    /// This device is admitted already.
    #[error("nothing to recover")]
    NotNeeded,
}

#[derive(Serialize, Deserialize)]
struct Firm {
    id: OrganisationId,
    name: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct Stretching {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    organisation: Firm,
    device: DeviceId,
    argon2id: Stretching,
    nonce: String,
    sealed: String,
}

/// Seals a key. `random` is 40 bytes for salt and nonce.
///
/// # Errors
/// [`RecoveryError::TooShort`].
pub fn seal(
    secret: &Identity,
    organisation: (OrganisationId, &str),
    passphrase: &str,
    random: [u8; 40],
) -> Result<String, RecoveryError> {
    if passphrase.trim().chars().count() < SHORTEST {
        return Err(RecoveryError::TooShort);
    }
    let (salt, nonce) = random.split_at(16);
    let argon2id = Stretching {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
        salt: URL_SAFE_NO_PAD.encode(salt),
    };
    let device = secret.device();
    let cipher = cipher(&argon2id, passphrase)?;
    let nonce = XNonce::try_from(nonce).map_err(|_| RecoveryError::NotAFile)?;
    let payload = Payload {
        msg: &secret.secret(),
        aad: &device.0,
    };
    let sealed = cipher
        .encrypt(&nonce, payload)
        .map_err(|_| RecoveryError::Passphrase)?;
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        organisation: Firm {
            id: organisation.0,
            name: organisation.1.to_owned(),
        },
        device,
        argon2id,
        nonce: URL_SAFE_NO_PAD.encode(nonce),
        sealed: URL_SAFE_NO_PAD.encode(sealed),
    };
    serde_json::to_string(&file).map_err(|_| RecoveryError::NotAFile)
}

/// Opens a file of this firm.
///
/// # Errors
/// All but [`RecoveryError::TooShort`], [`RecoveryError::Spent`] and [`RecoveryError::NotNeeded`].
pub fn open(
    text: &str,
    organisation: OrganisationId,
    passphrase: &str,
) -> Result<Identity, RecoveryError> {
    let file: File = serde_json::from_str(text).map_err(|_| RecoveryError::NotAFile)?;
    if file.format != FORMAT {
        return Err(RecoveryError::NotAFile);
    }
    if file.version > VERSION {
        return Err(RecoveryError::NewerVersion);
    }
    if file.organisation.id != organisation {
        return Err(RecoveryError::OtherOrganisation);
    }
    let nonce = bytes(&file.nonce)?;
    let nonce = XNonce::try_from(nonce.as_slice()).map_err(|_| RecoveryError::NotAFile)?;
    let sealed = bytes(&file.sealed)?;
    let payload = Payload {
        msg: &sealed,
        aad: &file.device.0,
    };
    let secret = cipher(&file.argon2id, passphrase)?
        .decrypt(&nonce, payload)
        .map_err(|_| RecoveryError::Passphrase)?;
    let secret: [u8; 32] = secret.try_into().map_err(|_| RecoveryError::Passphrase)?;
    let identity = Identity::from_secret(secret);
    if identity.device() == file.device {
        Ok(identity)
    } else {
        Err(RecoveryError::Passphrase)
    }
}

fn cipher(stretching: &Stretching, passphrase: &str) -> Result<XChaCha20Poly1305, RecoveryError> {
    if stretching.memory_kib > MOST_MEMORY_KIB || stretching.passes > MOST_PASSES {
        return Err(RecoveryError::NotAFile);
    }
    let Stretching {
        memory_kib,
        passes,
        lanes,
        salt,
    } = stretching;
    let params =
        Params::new(*memory_kib, *passes, *lanes, Some(32)).map_err(|_| RecoveryError::NotAFile)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.trim().as_bytes(), &bytes(salt)?, &mut key)
        .map_err(|_| RecoveryError::NotAFile)?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

fn bytes(text: &str) -> Result<Vec<u8>, RecoveryError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| RecoveryError::NotAFile)
}
