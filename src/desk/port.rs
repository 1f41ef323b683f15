//! What the desk asks of a store: a small transactional key-value room set. Adapters live in `store/`.

/// One table of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// Small records: format version, identity, feeds' heads, page watermark, preferences of the ledger.
    Meta,
    /// Runs of consecutive entries of one feed, as bytes.
    Segments,
    /// Folded state, many subjects a value.
    Pages,
    /// Files by `sha256`.
    Attachments,
    /// An import that has begun and not ended.
    Journal,
    /// What people were typing.
    Drafts,
}

impl Room {
    /// Every room; the object stores of the database.
    pub const ALL: [Self; 6] = [
        Self::Meta,
        Self::Segments,
        Self::Pages,
        Self::Attachments,
        Self::Journal,
        Self::Drafts,
    ];

    /// Name of the object store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Segments => "segments",
            Self::Pages => "pages",
            Self::Attachments => "attachments",
            Self::Journal => "journal",
            Self::Drafts => "drafts",
        }
    }
}

/// Key inside a room.
pub type Key = String;

/// Writes that happen together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Values to put.
    pub puts: Vec<(Room, Key, Vec<u8>)>,
    /// Keys to delete.
    pub deletes: Vec<(Room, Key)>,
    /// `true`: the promise resolves only once the bytes are flushed (strict durability). `false`: may be lost with the power (caches).
    pub strict: bool,
}

/// Why a store failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No space left.
    #[error("no space left: {0}")]
    Quota(String),
    /// The connection was lost and could not be opened again.
    #[error("connection to the database lost: {0}")]
    ConnectionLost(String),
    /// A newer version of the app has upgraded the database.
    #[error("the database has version {found}, this app knows {known}")]
    NewerVersion {
        /// On disk.
        found: u32,
        /// Known here.
        known: u32,
    },
    /// A tab that does not step aside keeps an older version of the database open.
    #[error("another tab keeps an older version of the database open")]
    Blocked,
    /// Another tab writes.
    #[error("another tab writes")]
    NotTheWriter,
    /// Anything else the platform says.
    #[error("storage failed: {0}")]
    Other(String),
}

/// A store. Adapters reopen a dead handle and replay the batch themselves; what they return is final.
#[allow(async_fn_in_trait)]
pub trait Store {
    /// Applies all of it in one transaction; resolves after the transaction's `complete`.
    async fn apply(&self, batch: Batch) -> Result<(), StoreError>;
    /// One value.
    async fn get(&self, room: Room, key: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// Several values in one transaction, in the order asked.
    async fn get_many(&self, room: Room, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StoreError>;
    /// Every key of a room, ascending.
    async fn keys(&self, room: Room) -> Result<Vec<Key>, StoreError>;
}
