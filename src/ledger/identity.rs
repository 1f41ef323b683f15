//! A device's signing key. One feed head is signed, not every entry: the chain covers the rest.

use super::hash::Hash;
use crate::domain::stamp::DeviceId;
use ed25519_dalek::{Signature as Ed25519, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// An Ed25519 signature, 86 characters of unpadded base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

/// The secret half of a device. Neither `Debug` nor `Serialize`: it is written only by the store, on purpose.
pub struct Identity(SigningKey);

impl Identity {
    /// From 32 secret bytes, drawn by the platform or read from the store.
    #[must_use]
    pub fn from_secret(secret: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&secret))
    }

    /// The secret bytes, for the store.
    #[must_use]
    pub fn secret(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half: the device's name in the ledger.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId(self.0.verifying_key().to_bytes())
    }

    /// Signs `message` for `purpose`; a signature for one purpose never passes for another.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, message: &[u8]) -> Signature {
        Signature(self.0.sign(&purpose.prefixed(message)).to_bytes())
    }
}

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A feed's head: `seq` and hash of its last entry.
    FeedHead,
    /// A bundle's header.
    BundleHeader,
}

impl Purpose {
    fn prefixed(self, message: &[u8]) -> Vec<u8> {
        let label: &[u8] = match self {
            Self::FeedHead => b"huiyin-feed-head-v1\0",
            Self::BundleHeader => b"huiyin-bundle-header-v1\0",
        };
        [label, message].concat()
    }
}

/// Whether `device` made `signature` over `message` for `purpose`. Strict: weak keys and a signature's second spelling are refused, so that
/// every reader answers alike.
#[must_use]
pub fn verify(device: DeviceId, purpose: Purpose, message: &[u8], signature: &Signature) -> bool {
    VerifyingKey::from_bytes(&device.0).is_ok_and(|key| {
        key.verify_strict(
            &purpose.prefixed(message),
            &Ed25519::from_bytes(&signature.0),
        )
        .is_ok()
    })
}

/// The bytes that a feed-head signature covers: `seq` (8 bytes, big endian) and the head's hash.
#[must_use]
pub fn head_message(seq: u64, head: Hash) -> [u8; 40] {
    let mut message = [0; 40];
    let (left, right) = message.split_at_mut(8);
    left.copy_from_slice(&seq.to_be_bytes());
    right.copy_from_slice(&head.0);
    message
}

impl Serialize for Signature {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine;
        serializer.serialize_str(&base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use base64::Engine;
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        let mut bytes = [0; 64];
        match base64::engine::general_purpose::URL_SAFE_NO_PAD
            .decode_slice(text.as_ref(), &mut bytes)
        {
            Ok(64) => Ok(Self(bytes)),
            _ => Err(serde::de::Error::custom("not an Ed25519 signature")),
        }
    }
}
