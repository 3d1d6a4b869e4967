//! The case log of one account, read up to a date: what runs, what is open, what was done.
//!
//! Entries are read in the order in which they count ([`CaseLog::in_order`]), so the order they
//! were entered in changes nothing. Entries after the date are not read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::collect::log::{
    CaseLog, Contacted, CreditDecision, Dispute, Event, Judgement, Outcome, PaymentPlan, Produced,
    Promise, ReasonCode, What,
};
use crate::domain::{Currency, CustomerKey, Ledger};
use crate::policy::RiskClass;

/// The entries up to a date, by customer.
#[derive(Clone, Debug, Default)]
pub struct Cases<'a> {
    as_of: NaiveDate,
    by_customer: BTreeMap<&'a CustomerKey, Vec<&'a Event>>,
}

impl<'a> Cases<'a> {
    /// Reads the log up to the end of `as_of`.
    pub fn new(log: &'a CaseLog, as_of: NaiveDate) -> Self {
        let mut by_customer: BTreeMap<&CustomerKey, Vec<&Event>> = BTreeMap::new();
        for event in log.in_order().into_iter().filter(|event| event.date <= as_of) {
            by_customer.entry(&event.customer).or_default().push(event);
        }
        Self { as_of, by_customer }
    }

    /// The entries about an account, oldest first.
    pub fn events(
        &self,
        customer: &CustomerKey,
        currency: Currency,
    ) -> impl Iterator<Item = &'a Event> {
        let all = self.by_customer.get(customer).map(Vec::as_slice).unwrap_or_default();
        all.iter().copied().filter(move |event| event.currency.is_none_or(|own| own == currency))
    }

    /// There is an entry about the customer.
    pub fn has(&self, customer: &CustomerKey) -> bool {
        self.by_customer.contains_key(customer)
    }

    /// The case of an account.
    pub fn case(&self, customer: &CustomerKey, currency: Currency) -> Case<'a> {
        let mut case = Case::default();
        for event in self.events(customer, currency) {
            case.read(event);
        }
        case.close(self.as_of);
        case
    }

    /// The customers with entries, and how many each has.
    pub fn customers(&self) -> impl Iterator<Item = (&'a CustomerKey, usize)> {
        self.by_customer.iter().map(|(key, events)| (*key, events.len()))
    }

    /// Entries about customers that the ledger does not have.
    pub fn without_customer(&self, ledger: &Ledger) -> usize {
        let known: std::collections::BTreeSet<CustomerKey> =
            ledger.customers().iter().map(crate::domain::Customer::key).collect();
        let strange = self.by_customer.iter().filter(|(key, _)| !known.contains(**key));
        strange.map(|(_, events)| events.len()).sum()
    }
}

/// A contact that was made: it counts as a step done.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// When.
    pub date: NaiveDate,
    /// Which level, by key; empty = outside of the plan.
    pub level: &'a str,
    /// About which documents; empty = all that were due by then.
    pub documents: &'a [String],
    /// It was a text of ours.
    pub is_letter: bool,
}

impl Done<'_> {
    /// It was about this document, due (if it is) on `due`.
    pub fn is_about(&self, number: &str, due: Option<NaiveDate>) -> bool {
        if self.documents.is_empty() {
            return due.is_some_and(|due| due <= self.date);
        }
        self.documents.iter().any(|own| own == number)
    }
}

/// A promise as it was made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// When.
    pub date: NaiveDate,
    /// What was promised.
    pub promise: &'a Promise,
    /// What a person made of it, if anyone did.
    pub by_hand: Option<Judgement>,
    /// The day another promise took its place, before it fell due.
    pub replaced: Option<NaiveDate>,
}

/// A level that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip<'a> {
    /// Which level, by key.
    pub level: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Last day; `None` = until it is ended.
    pub until: Option<NaiveDate>,
}

/// Where an account stands by the log.
#[derive(Clone, Debug, Default)]
pub struct Case<'a> {
    /// Contacts that were made, oldest first.
    pub done: Vec<Done<'a>>,
    /// The latest try that nobody answered.
    pub unanswered: Option<NaiveDate>,
    /// Texts of ours that went out, oldest first.
    pub letters: Vec<(NaiveDate, &'a Produced)>,
    /// All promises, oldest first.
    pub promises: Vec<Made<'a>>,
    /// Open disputes by document number, with the day they were entered.
    pub disputes: BTreeMap<&'a str, (NaiveDate, &'a Dispute)>,
    /// The hold that runs: why, and its last day.
    pub hold: Option<(&'a str, Option<NaiveDate>)>,
    /// Levels left out for now.
    pub skipped: Vec<Skip<'a>>,
    /// Later due dates by document number.
    pub extended: BTreeMap<&'a str, NaiveDate>,
    /// The instalments that were agreed, and when.
    pub plan: Option<(NaiveDate, &'a PaymentPlan)>,
    /// The contact is wrong; what was noted about it.
    pub wrong_contact: Option<&'a str>,
    /// The next step as planned by a person.
    pub next: Option<(NaiveDate, &'a str)>,
    /// The class set by hand, and why.
    pub class: Option<(RiskClass, &'a str)>,
    /// What was decided on credit, and when.
    pub credit: Option<(NaiveDate, &'a CreditDecision)>,
    /// The latest reason for not paying.
    pub reason: Option<ReasonCode>,
}

impl<'a> Case<'a> {
    /// This level is left out for now.
    pub fn skips(&self, level: &str) -> bool {
        self.skipped.iter().any(|skip| skip.level == level)
    }

    /// The latest contact that was made.
    pub fn last_contact(&self) -> Option<NaiveDate> {
        self.done.iter().map(|done| done.date).max()
    }

    /// The latest date we asked to pay by.
    pub fn pay_by(&self) -> Option<NaiveDate> {
        self.letters.iter().filter_map(|(_, letter)| letter.pay_by).max()
    }

    fn read(&mut self, event: &'a Event) {
        let date = event.date;
        match &event.what {
            What::Contacted(contacted) => self.contacted(date, contacted),
            What::LetterProduced(produced) => {
                self.done.push(Done {
                    date,
                    level: &produced.level,
                    documents: &produced.documents,
                    is_letter: true,
                });
                self.letters.push((date, produced));
            }
            What::Promised(promise) => {
                if let Some(last) = self.promises.last_mut()
                    && last.promise.by >= date
                    && last.by_hand.is_none()
                {
                    last.replaced = Some(date);
                }
                self.promises.push(Made { date, promise, by_hand: None, replaced: None });
            }
            What::PromiseJudged(judgement) => {
                if let Some(last) = self.promises.last_mut() {
                    last.by_hand = Some(*judgement);
                }
            }
            What::Disputed(dispute) => {
                self.disputes.insert(&dispute.document, (date, dispute));
            }
            What::DisputeClosed { document, .. } => {
                self.disputes.remove(document.as_str());
            }
            What::PlanAgreed(plan) => self.plan = Some((date, plan)),
            What::PlanEnded { .. } => self.plan = None,
            What::Held { reason, until } => self.hold = Some((reason, *until)),
            What::HoldEnded => self.hold = None,
            What::Skipped { level, reason, until } => {
                self.skipped.retain(|skip| skip.level != level);
                self.skipped.push(Skip { level, reason, until: *until });
            }
            What::SkipEnded { level } => self.skipped.retain(|skip| skip.level != level),
            What::Extended { document, due, .. } => {
                self.extended.insert(document, *due);
            }
            What::ExtensionEnded { document } => {
                self.extended.remove(document.as_str());
            }
            What::WrongContact { note } => self.wrong_contact = Some(note),
            What::Noted { .. } => {}
            What::NextAction { on, text } => self.next = Some((*on, text)),
            What::Classified { class, reason } => {
                self.class = class.map(|class| (class, reason.as_str()));
            }
            What::CreditDecided(decision) => self.credit = Some((date, decision)),
        }
    }

    fn contacted(&mut self, date: NaiveDate, contacted: &'a Contacted) {
        self.reason = contacted.reason.or(self.reason);
        match contacted.outcome {
            Outcome::NoAnswer => self.unanswered = Some(date),
            outcome @ (Outcome::Reached | Outcome::LeftMessage) => {
                if outcome == Outcome::Reached {
                    self.wrong_contact = None;
                }
                self.done.push(Done {
                    date,
                    level: &contacted.level,
                    documents: &contacted.documents,
                    is_letter: false,
                });
            }
        }
    }

    /// Lets go of what is over by `as_of`.
    fn close(&mut self, as_of: NaiveDate) {
        let runs = |until: Option<NaiveDate>| until.is_none_or(|until| until >= as_of);
        self.hold = self.hold.filter(|(_, until)| runs(*until));
        self.skipped.retain(|skip| runs(skip.until));
        let last = self.last_contact().max(self.unanswered);
        self.next = self.next.filter(|(on, _)| last.is_none_or(|last| last < *on));
    }
}
