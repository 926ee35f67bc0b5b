//! The page for a paper licence: what was typed, and the answer to it. Nothing is kept: it goes with the page. \[shell\]

use chrono::{Datelike as _, NaiveDate};

use super::App;
use crate::assess::is_birth_year;
use crate::claims::ExpiryDate;
use crate::rules::china_date;
use crate::text::Message;
use crate::ui::action::{Figure, Page};
use crate::ui::paper::PaperForm;
use crate::verdict::PaperView;

/// While the page, or one that was opened from it, is shown.
#[derive(Debug, Default)]
pub(super) struct Paper {
    pub(super) form: PaperForm,
    pub(super) view: Option<PaperView>,
}

impl App {
    /// The day in China as of which things are asked.
    pub(super) fn today(&self) -> NaiveDate {
        china_date(self.now().wall)
    }

    /// Changes what was typed, and asks again.
    pub(super) fn type_paper(&mut self, change: impl FnOnce(&mut PaperForm)) {
        if let Some(paper) = &mut self.paper {
            change(&mut paper.form);
        }
        self.judge_paper();
    }

    /// Asks the law again: what was typed changed, or the vehicle, or the journey.
    pub(super) fn judge_paper(&mut self) {
        let now = self.now().wall;
        if let Some(paper) = &mut self.paper {
            paper.view = paper.form.licence().map(|licence| self.judge.paper_view(&licence, now));
        }
    }

    /// What the number pad shows goes into the form; what is no such year or day is said and stays on the pad.
    pub(super) fn paper_figure(&mut self, figure: Figure) {
        let (digits, today) = (self.picker.digits.clone(), self.today());
        if digits.is_empty() {
            self.type_paper(|form| match figure {
                Figure::BirthYear => form.birth_year = None,
                Figure::FirstIssue => form.first_issue = None,
                Figure::ValidUntil => form.valid_until = None,
                Figure::Vehicle(_) => {}
            });
            self.page = Page::Paper;
            return;
        }
        let year = digits.parse().ok().filter(|year| is_birth_year(*year, today));
        let day = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok().filter(|_| digits.len() == 8);
        let day = day.filter(|day| (1_900..=2_200).contains(&day.year()));
        let typed = match figure {
            Figure::BirthYear => year.map(|year| self.type_paper(|form| form.birth_year = Some(year))),
            Figure::FirstIssue => day
                .filter(|day| *day <= today)
                .map(|day| self.type_paper(|form| form.first_issue = Some(day))),
            Figure::ValidUntil => {
                day.map(|day| self.type_paper(|form| form.valid_until = Some(ExpiryDate::On(day))))
            }
            Figure::Vehicle(_) => None,
        };
        match typed {
            Some(()) => self.page = Page::Paper,
            None => self.notify(Message::new("ui-paper-no-such-day")),
        }
    }
}
