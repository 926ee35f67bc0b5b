//! An import that is cut off at each of its writes leaves the old repository in force or the new one, never neither.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kerbside::trust::device::{Device, Disk, ImportError, Storage, StoreError};
use kerbside::trust::{Memory, Production};

use crate::field::{CLOCK, Field, at, store};
use crate::forge::{Forge, write};

/// What becomes of the n-th write.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// The disk is full: half of it is written, the rest is not, and it says so.
    Full,
    /// It says no.
    Error,
    /// The power is cut: the process is gone.
    Kill,
}

/// A disk that counts what is written to it.
#[derive(Debug)]
struct Faulty {
    at: usize,
    cut: Cut,
    count: AtomicUsize,
}

impl Faulty {
    fn new(at: usize, cut: Cut) -> Arc<Self> {
        Arc::new(Self { at, cut, count: AtomicUsize::new(0) })
    }

    fn step(&self, half: impl FnOnce()) -> io::Result<()> {
        if self.count.fetch_add(1, Ordering::Relaxed) != self.at {
            return Ok(());
        }
        match self.cut {
            Cut::Full => {
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
            Cut::Error => Err(io::ErrorKind::PermissionDenied.into()),
            Cut::Kill => {
                half();
                std::process::abort()
            }
        }
    }
}

impl Storage for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| {})?;
        Disk.create_folder(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(|| Disk.write(path, &bytes[..bytes.len() / 2]).unwrap())?;
        Disk.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| {})?;
        Disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| {})?;
        Disk.remove(path)
    }
}

fn next() -> Forge {
    Forge::default().next().list(42, &[(7, b'G')])
}

/// What a device says after a restart: version of the timestamp, and that nothing was left aside.
fn in_force(field: &Field) -> u64 {
    let device = field.restarted();
    assert_eq!(device.memory(), Memory::Kept);
    assert!(device.troubles().is_empty(), "{:?}", device.troubles());
    let repository = device.trust().repository().unwrap();
    // Key list and status list are of one repository.
    let number = device.trust().lists().next().unwrap().number;
    assert_eq!(number, 40 + repository.versions().timestamp, "never a mix");
    repository.versions().timestamp
}

fn import(field: &Field, storage: Arc<dyn Storage>) -> Result<(), ImportError> {
    let mut device: Device<Production> = Device::open(Some(store(&field.folder, storage))).unwrap();
    let stick = write(&next().build(), &field.folder.join("next"));
    let plan = device.plan(&stick, None, at(CLOCK))?;
    device.apply(plan, at(CLOCK))?;
    assert_eq!(device.trust().repository().unwrap().versions().timestamp, 2);
    Ok(())
}

#[test]
fn a_write_that_fails() {
    for cut in [Cut::Error, Cut::Full] {
        let mut failed = 0;
        for step in 0..100 {
            let field = Field::with("failing", &Forge::default());
            let disk = Faulty::new(step, cut);
            let storage: Arc<dyn Storage> = disk.clone();
            match import(&field, storage) {
                Ok(()) => {
                    assert_eq!(in_force(&field), 2, "step {step}");
                    // Past the last write, or at one after the switch, which does no harm.
                    if disk.count.load(Ordering::Relaxed) <= step {
                        break;
                    }
                }
                Err(error) => {
                    failed += 1;
                    assert!(
                        matches!(error, ImportError::Store(StoreError::Io { .. })),
                        "step {step}: {error}"
                    );
                    assert_eq!(
                        in_force(&field),
                        1,
                        "step {step}: the old one, since it says that nothing changed"
                    );
                }
            }
            // And the next attempt succeeds.
            import(&field, Arc::new(Disk)).unwrap();
            assert_eq!(in_force(&field), 2, "step {step}, once more");
        }
        assert!(failed >= 12, "only {failed} writes were cut off");
    }
}

/// The child of the next test: does nothing when it is run by itself.
#[test]
fn child_that_is_killed() {
    let Ok(folder) = std::env::var("KERBSIDE_TEST_FOLDER") else { return };
    let step = std::env::var("KERBSIDE_TEST_STEP").unwrap().parse().unwrap();
    let folder = Path::new(&folder);
    let store = kerbside::trust::device::Store::new(folder.join("state"), Faulty::new(step, Cut::Kill));
    let mut device: Device<Production> = Device::open(Some(store)).unwrap();
    let plan = device.plan(&folder.join("next"), None, at(CLOCK)).unwrap();
    device.apply(plan, at(CLOCK)).unwrap();
}

#[test]
fn a_process_that_is_killed() {
    for step in 0..100 {
        let field = Field::with("killed", &Forge::default());
        write(&next().build(), &field.folder.join("next"));
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::child_that_is_killed", "--nocapture"])
            .env("KERBSIDE_TEST_FOLDER", field.folder.path())
            .env("KERBSIDE_TEST_STEP", step.to_string())
            .output()
            .unwrap();
        let version = in_force(&field);
        assert!([1, 2].contains(&version), "step {step}");
        if child.status.success() {
            assert_eq!(version, 2, "step {step}");
            assert!(step >= 12, "only {step} writes were cut off");
            return;
        }
        import(&field, Arc::new(Disk)).unwrap();
        assert_eq!(in_force(&field), 2, "step {step}, once more");
    }
    panic!("an import has no end");
}

/// What can be read counts; that nothing can be kept is said.
#[test]
fn a_state_folder_that_cannot_be_written() {
    #[derive(Debug)]
    struct ReadOnly;
    impl Storage for ReadOnly {
        fn create_folder(&self, _: &Path) -> io::Result<()> {
            Ok(())
        }
        fn write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
            Err(io::ErrorKind::ReadOnlyFilesystem.into())
        }
        fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::ReadOnlyFilesystem.into())
        }
        fn remove(&self, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::ReadOnlyFilesystem.into())
        }
    }
    let field = Field::with("read-only", &Forge::default());
    let error = import(&field, Arc::new(ReadOnly)).unwrap_err();
    assert!(matches!(error, ImportError::Store(StoreError::Io { .. })), "{error}");
    assert_eq!(in_force(&field), 1);
    let mut device: Device<Production> =
        Device::open(Some(store(&field.folder, Arc::new(ReadOnly)))).unwrap();
    device.saw_code(at(CLOCK).timestamp(), at(CLOCK));
    assert!(device.keep_time().is_err());
    assert_eq!(device.ratchet().newest(), at(CLOCK), "it counts until the restart");
}

/// Two instances import at once: each waits for the other, and the newer repository is in force in the end.
#[test]
fn two_instances_at_once() {
    #[derive(Debug)]
    struct Slow;
    impl Storage for Slow {
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            Disk.create_folder(path)
        }
        fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
            std::thread::sleep(Duration::from_millis(5));
            Disk.write(path, bytes)
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            Disk.rename(from, to)
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            Disk.remove(path)
        }
    }
    for _ in 0..5 {
        let field = Field::with("two-instances", &Forge::default());
        let second = write(&next().build(), &field.folder.join("second"));
        let third = write(&next().next().list(43, &[(8, b'G')]).build(), &field.folder.join("third"));
        let run = |stick: &Path| {
            let mut device: Device<Production> =
                Device::open(Some(store(&field.folder, Arc::new(Slow)))).unwrap();
            let plan = device.plan(stick, None, at(CLOCK))?;
            device.apply(plan, at(CLOCK))
        };
        let (older, newer) = std::thread::scope(|scope| {
            let older = scope.spawn(|| run(&second));
            let newer = scope.spawn(|| run(&third));
            (older.join().unwrap(), newer.join().unwrap())
        });
        newer.unwrap();
        // The older one was first, or was refused.
        if let Err(error) = older {
            assert!(matches!(error, ImportError::Repository(_)), "{error}");
        }
        assert_eq!(in_force(&field), 3);
    }
}
