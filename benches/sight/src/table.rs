//! What was measured, and how it is printed.

use std::time::Duration;

/// What one reader did with one frame.
#[derive(Debug, Clone, Copy)]
pub struct Score {
    /// Symbols it read, of those that are there.
    pub read: usize,
    /// Symbols that are there.
    pub there: usize,
    /// Payloads that nobody printed.
    pub misread: usize,
    /// Time of the call.
    pub time: Duration,
}

/// Scores of one reader over the frames of one condition.
#[derive(Debug, Clone, Default)]
pub struct Column(pub Vec<Score>);

impl Column {
    /// Share of the symbols that were read.
    pub fn rate(&self) -> f64 {
        let (read, there) =
            self.0.iter().fold((0, 0), |(read, there), score| (read + score.read, there + score.there));
        read as f64 / (there as f64).max(1.0)
    }
}

/// The time below which this share of the calls stay, in seconds.
pub fn quantile(times: impl Iterator<Item = Duration>, share: f64) -> f64 {
    let mut sorted: Vec<Duration> = times.collect();
    sorted.sort();
    let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).map_or(f64::NAN, Duration::as_secs_f64)
}

/// Rows of conditions, columns of readers.
#[derive(Debug, Clone)]
pub struct Table {
    /// Readers, in the order of the columns.
    pub readers: Vec<&'static str>,
    /// Name of each condition with a column of scores for each reader.
    pub rows: Vec<(String, Vec<Column>)>,
}

impl Table {
    /// Mean over the conditions of a reader's rates.
    pub fn mean(&self, reader: usize) -> f64 {
        self.rows.iter().map(|(_, columns)| columns[reader].rate()).sum::<f64>()
            / (self.rows.len() as f64).max(1.0)
    }

    /// All scores of one reader.
    pub fn all(&self, reader: usize) -> impl Iterator<Item = &Score> {
        self.rows.iter().flat_map(move |(_, columns)| columns[reader].0.iter())
    }

    /// Which column a reader has.
    pub fn place(&self, reader: &str) -> Option<usize> {
        self.readers.iter().position(|name| *name == reader)
    }

    /// As Markdown; times as ratios to zxing-cpp in the same run.
    pub fn print(&self, title: &str) {
        println!("\n{title}\n\n| | {} |", self.readers.join(" | "));
        println!("|---|{}", "---:|".repeat(self.readers.len()));
        for (name, columns) in &self.rows {
            let cells: Vec<String> =
                columns.iter().map(|column| format!("{:.0}", 100.0 * column.rate())).collect();
            println!("| {name} | {} |", cells.join(" | "));
        }
        let line = |name: &str, cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = (0..self.readers.len()).map(cell).collect();
            println!("| {name} | {} |", cells.join(" | "));
        };
        line("**mean, %**", &|reader| format!("**{:.1}**", 100.0 * self.mean(reader)));
        line("misreads", &|reader| self.all(reader).map(|score| score.misread).sum::<usize>().to_string());
        let Some(base) = self.place("zxing-cpp") else { return };
        let readable: Vec<bool> = self.all(base).map(|score| score.read > 0).collect();
        let easy = |reader: usize| {
            let scores = self.all(reader).zip(&readable).filter(|(_, readable)| **readable);
            quantile(scores.map(|(score, _)| score.time), 0.5)
        };
        let all = |reader: usize, share: f64| quantile(self.all(reader).map(|score| score.time), share);
        line("p50 where zxing-cpp reads, ratio", &|reader| format!("{:.2}", easy(reader) / easy(base)));
        line("p50 of all, ratio", &|reader| format!("{:.2}", all(reader, 0.5) / all(base, 0.5)));
        line("p95 of all, ratio", &|reader| format!("{:.2}", all(reader, 0.95) / all(base, 0.95)));
        println!("\nzxing-cpp: p50 {:.1} ms, p95 {:.1} ms", 1e3 * all(base, 0.5), 1e3 * all(base, 0.95));
    }
}
