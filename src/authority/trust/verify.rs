//! A repository with the eyes of a device: read by `tough`, an implementation that is not this one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::{TryStreamExt as _, stream};
use tough::{
    ExpirationEnforcement, RepositoryLoader, TargetName, Transport, TransportError, TransportErrorKind,
    TransportStream,
};
use url::Url;

use super::error::OfficeError;
use super::metadata::Head;
use super::office::Content;
use super::switch::Files;

/// Files in memory, under made-up addresses.
#[derive(Debug, Clone)]
struct Memory(Arc<Files>);

impl Transport for Memory {
    fn fetch<'a, 'b>(
        &'a self,
        url: Url,
    ) -> Pin<Box<dyn Future<Output = Result<TransportStream, TransportError>> + Send + 'b>>
    where
        'a: 'b,
        Self: 'b,
    {
        let found = self.0.get(url.path().trim_start_matches('/')).cloned();
        let stream = found
            .map(|bytes| -> TransportStream { Box::pin(stream::iter([Ok(bytes.into())])) })
            .ok_or_else(|| TransportError::new(TransportErrorKind::FileNotFound, url));
        Box::pin(std::future::ready(stream))
    }
}

/// From the first root on: the whole chain, all metadata, every target.
pub(super) fn as_device(files: &Files, root: &Head, content: &Content) -> Result<(), OfficeError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| said(&error))?;
    runtime.block_on(load(files, root, content))
}

async fn load(files: &Files, root: &Head, content: &Content) -> Result<(), OfficeError> {
    let url = |folder: &str| Url::parse(&format!("memory:///{folder}/")).map_err(|error| said(&error));
    let first = files.get("metadata/1.root.json").map_or(&[][..], Vec::as_slice);
    let loader = RepositoryLoader::new(&first, url("metadata")?, url("targets")?)
        .transport(Memory(Arc::new(files.clone())))
        // Ends are compared with the moment of signing (`Office::assemble`), not with a clock.
        .expiration_enforcement(ExpirationEnforcement::Unsafe);
    let repository = loader.load().await.map_err(|error| said(&error))?;
    if repository.root().signed.version.get() != root.version {
        return Err(OfficeError::Verify("the new root is not reached".to_owned()));
    }
    for (name, bytes) in &content.files {
        let target = TargetName::new(name.clone()).map_err(|error| said(&error))?;
        let stream = repository.read_target(&target).await.map_err(|error| said(&error))?;
        let stream = stream.ok_or_else(|| OfficeError::Verify(format!("{name} is missing")))?;
        let read: Vec<_> = stream.try_collect().await.map_err(|error| said(&error))?;
        if read.concat() != *bytes {
            return Err(OfficeError::Verify(format!("{name} is another file")));
        }
    }
    let known = content.delegated.keys().all(|name| repository.delegated_role(name).is_some());
    if known { Ok(()) } else { Err(OfficeError::Verify("a delegated role is missing".to_owned())) }
}

fn said(error: &dyn std::error::Error) -> OfficeError {
    OfficeError::Verify(error.to_string())
}
