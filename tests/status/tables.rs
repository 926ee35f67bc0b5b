//! Tables in.

use std::io::{self, BufReader, Read};

use kerbside::authority::status::{CsvError, CsvErrorKind, read_csv};

use crate::support::{Model, header, letter, points};

/// As the bytes of a list: the order in which it was filled is no part of it.
fn read(text: &str) -> Result<(Vec<u8>, Option<bool>), CsvError> {
    let (content, has_points) = read_csv(text.as_bytes(), 1_000)?;
    Ok((content.encode(&header(1, 1_000)).unwrap(), has_points))
}

fn refused(text: &str) -> (u64, CsvErrorKind) {
    let error = read(text).map(|_| ()).unwrap_err();
    (error.line, error.kind)
}

#[test]
fn every_sensible_way_of_writing_it() {
    let model = Model {
        letters: [(0, letter('D')), (5, letter('B')), (5, letter('K')), (999, letter('G'))].into(),
        points: [(5, points(12)), (7, points(9))].into(),
    };
    for text in [
        "0,D,0\n5,BK,12\n7,A,9\n999,G,8\n",
        "index,letters,points\n0,D,0\n5,BK,12\n7,A,9\n999,G,8\n",
        "STATUS_INDEX,letters,points\n0,D,0\n5,BK,12\n7,A,9\n999,G,8\n",
        "\u{feff}index,letters,points\r\n0,D,0\r\n5,BK,12\r\n7,A,9\r\n999,G,8\r\n",
        "\"index\",\"letters\",\"points\"\n\"0\",\"D\",\"0\"\n5,\"KB\",12\n7,\"\",9\n999,GHI,8\n",
        "999,G,8\n7,,9\n\n5,BHK,12\n0,AD,0\n1,A,0\n2,HI,3\n\n",
    ] {
        assert_eq!(read(text).unwrap(), (model.encode(&header(1, 1_000)), Some(true)), "{text}");
    }
    let letters = Model { points: [].into(), ..model };
    assert_eq!(read("0,D\n5,BK\n999,G\n").unwrap(), (letters.encode(&header(1, 1_000)), Some(false)));
    assert_eq!(read("").unwrap(), (Model::default().encode(&header(1, 1_000)), None));
    assert_eq!(read("index,letters\n").unwrap(), (Model::default().encode(&header(1, 1_000)), None));
}

#[test]
fn faults_name_their_line() {
    for (text, line, fault) in [
        ("0,D\n1,D\n0,B\n", 3, "index 0 came on an earlier line"),
        ("0,A\n0,A\n", 2, "index 0 came on an earlier line"),
        ("0,D\n1000,D\n", 2, "index 1000 is beyond the index space of 1000"),
        ("0,D\n18446744073709551616,D\n", 2, "not a whole number"),
        ("0,D\n99999999999,D\n", 2, "beyond the index space"),
        ("0,D\n-1,D\n", 2, "not a whole number"),
        ("0,D\n+1,D\n", 2, "not a whole number"),
        ("0,D\n 1,D\n", 2, "not a whole number"),
        ("0,D\n1.0,D\n", 2, "not a whole number"),
        ("0,D\n,D\n", 2, "not a whole number"),
        ("0,D\nindex,letters\n", 2, "not a whole number"),
        ("0,d\n", 1, "'d' is no status letter"),
        ("0,Y\n", 1, "'Y' is no status letter"),
        ("0,B D\n", 1, "' ' is no status letter"),
        ("0,正常\n", 1, "'正' is no status letter"),
        ("0,DBD\n", 1, "letter D twice"),
        ("0,AA\n", 1, "letter A twice"),
        ("0,D,0\n1,D\n", 2, "2 fields"),
        ("0,D\n1,D,0\n", 2, "3 fields"),
        ("0\n", 1, "1 fields"),
        ("0,D,1,2\n", 1, "4 fields"),
        ("0;D\n", 1, "1 fields"),
        ("0,D,\n", 1, "the points are not"),
        ("0,D,-3\n", 1, "the points are not"),
        ("0,D,65536\n", 1, "the points are not"),
        ("0,D,x\n", 1, "the points are not"),
        ("0,D\n1,", 2, "in the middle of a line"),
        ("0,D\n1,G", 2, "in the middle of a line"),
    ] {
        let (found, kind) = refused(text);
        assert!(found == line && kind.to_string().contains(fault), "{text:?}: line {found}: {kind}");
    }
    let (line, kind) = refused(&format!("0,D\n1,{}\n", "D".repeat(2_000)));
    assert!(line == 2 && matches!(kind, CsvErrorKind::Long));
    let kind = read_csv(b"0,D\n1,\xff\n".as_slice(), 10).map(|_| ()).unwrap_err();
    assert!(kind.line == 2 && matches!(kind.kind, CsvErrorKind::Utf8));
}

/// A pipe that breaks is a fault, not the end of the table.
#[test]
fn a_broken_pipe_is_no_end() {
    struct Broken(&'static [u8]);
    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match self.0.read(into)? {
                0 => Err(io::Error::other("gone")),
                read => Ok(read),
            }
        }
    }
    let error = read_csv(BufReader::new(Broken(b"0,D\n1,")), 10).map(|_| ()).unwrap_err();
    assert!(error.line == 2 && matches!(error.kind, CsvErrorKind::Io(_)));
}

/// The whole space, backwards: indices at the edge of every page of those seen.
#[test]
fn pages_of_indices_seen() {
    let rows =
        |indices: &mut dyn Iterator<Item = u64>| indices.map(|n| format!("{n},A\n")).collect::<String>();
    let all = rows(&mut (0..200_000).rev());
    assert!(read_csv(all.as_bytes(), 200_000).is_ok());
    for again in [0, 65_535, 65_536, 131_071, 199_999] {
        let error = read_csv(format!("{all}{again},A\n").as_bytes(), 200_000).map(|_| ()).unwrap_err();
        assert_eq!(error.line, 200_001);
    }
    assert!(read_csv(b"4294967295,D\n".as_slice(), 1 << 32).is_ok());
    assert!(read_csv(b"4294967296,D\n".as_slice(), 1 << 32).is_err());
}
