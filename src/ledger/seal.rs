//! The lock on a sealed body: one random key a body, wrapped for each device that may open it.
//!
//! ```text
//! event, padded ──XChaCha20-Poly1305 under the content key, bound to its place──▶ text
//! content key   ──HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305), bound to place and device──▶ keys
//! ```
//!
//! Its *place* is the firm, the subject, the entry (device and `seq`), the author and the recipients: a sealed body that is moved to another
//! entry or given other recipients does not open. The hash of the content key is in the clear, so that every recipient opens the same text.
//! Who wrote it is answered by the chain of the feed, not by the seal.

use super::entry::to_canonical;
use super::hash::Hash;
use super::identity::Identity;
use crate::domain::event::Event;
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::sealed::{
    Bytes, Ciphertext, Envelope, Nonce, Recipients, SealingKey, WrappedKey,
};
use crate::domain::stamp::{DeviceId, Dot};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use zeroize::Zeroizing;

const SECRET: &[u8] = b"huiyin-sealing-secret-v1\0";
const KEY_HASH: &[u8] = b"huiyin-sealed-key-hash-v1\0";
const PLACE: &[u8] = b"huiyin-sealed-v1\0";
const WRAP: &[u8] = b"huiyin-sealed-key-v1";
/// The length of what is inside is told in steps of so many bytes only.
const STEP: usize = 256;

/// Why something cannot be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// There is no key for this device.
    #[error("this device holds no key for it")]
    NoKey,
    /// The key does not fit: it was wrapped for somebody else, altered, or taken from another entry.
    #[error("the key for this device does not open it")]
    KeyAltered,
    /// What is inside, its recipients or its place are not those that were sealed.
    #[error("the seal is broken: content, recipients or place were altered")]
    Altered,
    /// It opens, and this version does not understand what is inside, or it does not belong to this subject.
    #[error("this version does not understand what is inside")]
    Unreadable,
    /// It could not be enciphered.
    #[error("it could not be sealed")]
    Unsealable,
}

/// The secret half of a device's sealing key. Neither `Debug` nor `Serialize`: only the store writes it, on purpose.
#[derive(Clone)]
pub struct SealingSecret(Zeroizing<[u8; 32]>);

impl SealingSecret {
    /// Of a device: derived from its signing secret, so that both live and die together.
    #[must_use]
    pub fn of(identity: &Identity) -> Self {
        let secret = Zeroizing::new(identity.secret());
        let material = Zeroizing::new([SECRET, secret.as_slice()].concat());
        Self::from_bytes(Hash::of(&material).0)
    }

    /// From 32 secret bytes, read from the store.
    #[must_use]
    pub fn from_bytes(secret: [u8; 32]) -> Self {
        Self(Zeroizing::new(secret))
    }

    /// The secret bytes, for the store.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        *self.0
    }

    /// The public half, for everybody.
    ///
    /// # Errors
    /// None that 32 bytes can cause.
    pub fn key(&self) -> Result<SealingKey, SealError> {
        let secret = self.private()?;
        let mut key = [0; 32];
        X25519HkdfSha256::sk_to_pk(&secret).write_exact(&mut key);
        Ok(Bytes(key))
    }

    fn private(&self) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey, SealError> {
        Deserializable::from_bytes(self.0.as_slice()).map_err(|_| SealError::KeyAltered)
    }
}

/// Random numbers for sealing, drawn out of 32 random bytes of the platform.
pub struct Draw(ChaCha20Rng);

impl Draw {
    /// From the platform's entropy, used for nothing else.
    #[must_use]
    pub fn from_entropy(entropy: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(entropy))
    }
}

/// Where a sealed body stands. All of it is known when it is sealed, and none of it can be changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whose ledger.
    pub organisation: OrganisationId,
    /// What it is about.
    pub subject: Subject,
    /// Which entry.
    pub dot: Dot,
    /// Who writes it.
    pub actor: PersonId,
}

impl Place {
    /// The bytes that cipher and wrapped keys are bound to: a label and canonical JSON.
    fn bytes(&self, to: &Recipients) -> Result<Vec<u8>, SealError> {
        let roles = serde_json::to_value(&to.roles).map_err(|_| SealError::Unsealable)?;
        // As a set, by its spelling: the order in a body says nothing.
        let roles: BTreeSet<String> =
            serde_json::from_value(roles).map_err(|_| SealError::Unsealable)?;
        let place = json!({
            "actor": self.actor,
            "device": self.dot.device,
            "for": {"persons": to.persons, "roles": roles},
            "organisation": self.organisation,
            "seq": self.dot.seq,
            "subject": self.subject,
        });
        let text = to_canonical(&place).map_err(|_| SealError::Unsealable)?;
        Ok([PLACE, text.as_bytes()].concat())
    }
}

/// The key of one sealed body.
pub struct ContentKey(Zeroizing<[u8; 32]>);

impl ContentKey {
    fn hash(&self) -> Bytes<32> {
        let material = Zeroizing::new([KEY_HASH, self.0.as_slice()].concat());
        Bytes(Hash::of(&material).0)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }
}

/// Seals an event. A device whose key is none (a point of small order) gets nothing.
///
/// # Errors
/// [`SealError::Unsealable`], which no event of this crate causes.
pub fn seal(
    place: &Place,
    to: Recipients,
    event: &Event,
    devices: impl Iterator<Item = (DeviceId, SealingKey)>,
    draw: &mut Draw,
) -> Result<Envelope, SealError> {
    let mut key = ContentKey(Zeroizing::new([0; 32]));
    draw.0.fill_bytes(key.0.as_mut_slice());
    let mut nonce: Nonce = Bytes([0; 24]);
    draw.0.fill_bytes(&mut nonce.0);
    let mut inside = Zeroizing::new(to_canonical(event).map_err(|_| SealError::Unsealable)?);
    let length = inside.len().next_multiple_of(STEP);
    let blanks = " ".repeat(length - inside.len());
    inside.push_str(&blanks);
    let bound = place.bytes(&to)?;
    let payload = Payload {
        msg: inside.as_bytes(),
        aad: &bound,
    };
    let text = key.cipher().encrypt(&nonce.0.into(), payload);
    let mut envelope = Envelope {
        key_hash: key.hash(),
        keys: BTreeMap::new(),
        nonce,
        text: Ciphertext(text.map_err(|_| SealError::Unsealable)?),
        to,
    };
    envelope.keys = share(place, &envelope, &key, devices, draw)?;
    Ok(envelope)
}

/// Wraps the key of a sealed body for further devices.
///
/// # Errors
/// None that a place of this crate can cause.
pub fn share(
    place: &Place,
    envelope: &Envelope,
    key: &ContentKey,
    devices: impl Iterator<Item = (DeviceId, SealingKey)>,
    draw: &mut Draw,
) -> Result<BTreeMap<DeviceId, WrappedKey>, SealError> {
    let bound = place.bytes(&envelope.to)?;
    let wrapped = devices.filter_map(|(device, public)| {
        let public = Deserializable::from_bytes(&public.0).ok()?;
        let bound = [bound.as_slice(), &device.0].concat();
        let (encapsulated, text) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &public,
                WRAP,
                key.0.as_slice(),
                &bound,
                &mut draw.0,
            )
            .ok()?;
        let bytes = [encapsulated.to_bytes().as_slice(), text.as_slice()].concat();
        Some((device, Bytes(bytes.try_into().ok()?)))
    });
    Ok(wrapped.collect())
}

/// Unwraps the key of a sealed body: the first of `wrapped` that is the one with which it was sealed.
///
/// # Errors
/// [`SealError::NoKey`] when there is none to try, [`SealError::KeyAltered`] when none is the right one.
pub fn unwrap(
    place: &Place,
    envelope: &Envelope,
    wrapped: &[(DeviceId, WrappedKey)],
    secrets: &[(DeviceId, SealingSecret)],
) -> Result<ContentKey, SealError> {
    let bound = place.bytes(&envelope.to)?;
    let mut error = SealError::NoKey;
    for (device, wrapped) in wrapped {
        let mine = secrets.iter().filter(|(mine, _)| mine == device);
        for (_, secret) in mine {
            error = SealError::KeyAltered;
            let bound = [bound.as_slice(), &device.0].concat();
            if let Some(key) = unwrap_one(&bound, wrapped, &secret.private()?)
                && key.hash() == envelope.key_hash
            {
                return Ok(key);
            }
        }
    }
    Err(error)
}

fn unwrap_one(
    bound: &[u8],
    wrapped: &WrappedKey,
    secret: &<X25519HkdfSha256 as Kem>::PrivateKey,
) -> Option<ContentKey> {
    let (encapsulated, text) = wrapped.0.split_at(32);
    let encapsulated = Deserializable::from_bytes(encapsulated).ok()?;
    let key = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        secret,
        &encapsulated,
        WRAP,
        text,
        bound,
    );
    let key = Zeroizing::new(key.ok()?);
    let bytes: [u8; 32] = key.as_slice().try_into().ok()?;
    Some(ContentKey(Zeroizing::new(bytes)))
}

/// Opens a sealed body with its key.
///
/// # Errors
/// [`SealError::Altered`] and [`SealError::Unreadable`].
pub fn open(place: &Place, envelope: &Envelope, key: &ContentKey) -> Result<Event, SealError> {
    let bound = place.bytes(&envelope.to)?;
    let payload = Payload {
        msg: &envelope.text.0,
        aad: &bound,
    };
    let inside = key.cipher().decrypt(&envelope.nonce.0.into(), payload);
    let inside = Zeroizing::new(inside.map_err(|_| SealError::Altered)?);
    let text = std::str::from_utf8(&inside).map_err(|_| SealError::Unreadable)?;
    let event = super::plain::from_str(text).ok_or(SealError::Unreadable)?;
    let belongs = matches!(
        (&event, &place.subject),
        (Event::Case(_), Subject::Case(_)) | (Event::Customer(_), Subject::Customer(_))
    );
    belongs.then_some(event).ok_or(SealError::Unreadable)
}
