//! Peak memory of judging a code that claims a length: `./dev bench`. The column "max alloc" must not grow with it.
#![expect(clippy::unwrap_used, reason = "bench")]

use divan::{AllocProfiler, Bencher, black_box};
use kerbside::judge::Judge;
use kerbside::qr::QrPayload;
use kerbside::samples;
use kerbside::verdict::{KeyringName, Profile};

#[global_allocator]
static ALLOCATOR: AllocProfiler<std::alloc::System> = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A payload that claims so many bytes and has none of them.
#[divan::bench(args = [200_u64, 60_000, 4_000_000_000, u64::MAX / 2])]
fn claimed_length(bencher: Bencher<'_, '_>, claimed: u64) {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    let mut bytes = vec![0xd2, 0x84, 0x43, 0xa1, 0x01, 0x32, 0xa0];
    let big = claimed.to_be_bytes();
    let (head, from) = match claimed {
        0..0x100 => (0x58, 7),
        0x100..0x1_0000 => (0x59, 6),
        0x1_0000..0x1_0000_0000 => (0x5a, 4),
        _ => (0x5b, 0),
    };
    bytes.push(head);
    bytes.extend(big.iter().skip(from));
    bytes.resize(64, 0);
    let payload = QrPayload::new(bytes).unwrap();
    bencher.bench_local(|| judge.view(black_box(&payload), samples::moment()));
}
