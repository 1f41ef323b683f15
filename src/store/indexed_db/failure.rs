//! What the browser says when something goes wrong, told apart by what has to follow.

use crate::desk::StoreError;
use indexed_db_futures::error::{Error, OpenDbError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbTransaction;

/// A failure with the name that the platform gives it.
#[derive(Debug)]
pub(super) struct Failure {
    name: String,
    message: String,
}

impl Failure {
    /// The disk is full.
    pub fn quota() -> Self {
        Self {
            name: "QuotaExceededError".to_owned(),
            message: String::new(),
        }
    }

    /// The transaction was aborted.
    pub fn aborted() -> Self {
        Self {
            name: "AbortError".to_owned(),
            message: "the transaction was aborted".to_owned(),
        }
    }

    /// The handle died with the transaction under way.
    pub fn lost() -> Self {
        Self {
            name: "UnknownError".to_owned(),
            message: "Connection to Indexed Database server lost".to_owned(),
        }
    }

    /// Why a transaction ended without completing, in its own words. A full disk and a lost connection show up only here: the library's
    /// error says no more than that it was aborted.
    pub fn of(transaction: &IdbTransaction) -> Option<Self> {
        let error = transaction.error()?;
        Some(Self {
            name: error.name(),
            message: error.message(),
        })
    }

    /// The database on disk is newer than asked for.
    pub fn is_newer_version(&self) -> bool {
        self.name == "VersionError"
    }

    /// The handle is of no use any more; a fresh one may be. Seen as a closed connection, as WebKit's lost server, as a transaction that
    /// the platform ended while the device slept, and as an internal error without a name of its own.
    fn is_dead_handle(&self) -> bool {
        let closed =
            self.name == "AbortError" && self.message.to_ascii_lowercase().contains("connection");
        closed
            || matches!(
                self.name.as_str(),
                "InvalidStateError" | "TransactionInactiveError" | "TimeoutError" | "UnknownError"
            )
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let name = match &error {
            Error::DomException(exception) => {
                let value: &JsValue = exception.as_ref();
                value
                    .dyn_ref::<web_sys::DomException>()
                    .map(web_sys::DomException::name)
                    .unwrap_or_default()
            }
            // The transaction ended by itself: aborted by the platform.
            Error::MissingData(_) => "AbortError".to_owned(),
            _ => String::new(),
        };
        Self { name, message }
    }
}

impl From<OpenDbError> for Failure {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            other => Self {
                name: String::new(),
                message: other.to_string(),
            },
        }
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        if failure.name == "QuotaExceededError" {
            Self::Quota(failure.message)
        } else if failure.is_dead_handle() {
            Self::ConnectionLost(failure.message)
        } else {
            Self::Other(
                format!("{} {}", failure.name, failure.message)
                    .trim()
                    .to_owned(),
            )
        }
    }
}
