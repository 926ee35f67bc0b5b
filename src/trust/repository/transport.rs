//! tough fetches its files from memory: nothing is opened by a name that stands in the metadata.

use futures_util::stream;
use tough::{Bytes, Transport, TransportError, TransportErrorKind, TransportStream, async_trait};
use url::Url;

use super::bytes::RepositoryBytes;

/// Below which metadata lie.
pub(super) const METADATA: &str = "memory:///metadata/";
/// Below which targets lie.
pub(super) const TARGETS: &str = "memory:///targets/";

/// Looks a name up and lends its bytes.
#[derive(Debug, Clone)]
pub(super) struct Memory(pub(super) RepositoryBytes);

#[async_trait]
impl Transport for Memory {
    async fn fetch(&self, url: Url) -> Result<TransportStream, TransportError> {
        let text = url.as_str();
        let found = match (text.strip_prefix(METADATA), text.strip_prefix(TARGETS)) {
            (Some(name), _) => self.0.metadata.get(name),
            (None, Some(name)) => self.0.targets.get(name),
            (None, None) => None,
        };
        let bytes = found.ok_or_else(|| TransportError::new(TransportErrorKind::FileNotFound, text))?;
        Ok(Box::pin(stream::iter([Ok(Bytes::copy_from_slice(bytes))])))
    }
}
