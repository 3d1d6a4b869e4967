//! The desk: the answers to what is asked once the figures are there, from measures and outlook to letters and files.
//! In the browser it is a part of its own of the engine's program, compiled when it is first asked, or has to bring files together
//! (docs/decisions/0020-what-comes-later.md).

use serde::Serialize;

use crate::analysis::measures::{MeasuresReport, measures};
use crate::analysis::outlook::Outlook;
use crate::analysis::pictures::pictures;
use crate::analysis::profile::{CustomerProfile, profile};
use crate::analysis::{Analysis, AnalysisConfig, CustomerQuery};
use crate::collect::{self, CaseLog};
use crate::domain::ledger::DocumentIdx;
use crate::domain::{Currency, Ledger, Money};
use crate::import::FindingCode;
use crate::import::join::suggest::suggest_merges;
use crate::policy::Policy;
use crate::protocol::{DeskCommand, Packed, Response, Values, WorkerError};
use crate::worker::session::{Loaded, Session};
use crate::worker::windows::Listing;
use crate::worker::{files, sharing};

impl Session {
    /// Opens the request and answers it ([`Session::desk`]).
    pub fn at_desk(&mut self, command: &Packed<DeskCommand>) -> Response {
        let bad = Response::Failed(WorkerError::BadMessage);
        command.open().map_or(bad, |command| self.desk(command))
    }

    /// Answers all but the figures ([`Session::analyze`]), as far as it needs no bytes of the file.
    #[expect(clippy::too_many_lines, reason = "one arm per request")]
    pub fn desk(&mut self, command: DeskCommand) -> Response {
        if command == DeskCommand::DropOther {
            return self.compare(command);
        }
        let Some(loaded) = &mut self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        match command {
            DeskCommand::Merge { config, merges } => {
                self.listing = None;
                self.grouping = None;
                self.outlook = None;
                self.compared = None;
                loaded.ledger.merge_customers(&merges);
                if let Some(other) = &mut self.other {
                    other.ledger.merge_customers(&merges);
                    other.analysis = Analysis::new(&other.ledger, other.analysis.config());
                }
                loaded.import.customers = loaded.ledger.customers().len() as u64;
                loaded.analysis = Analysis::new(&loaded.ledger, &config);
                loaded.merges = merges;
                Response::Analyzed { analysis: Box::new(loaded.analysis.report(&loaded.ledger)) }
            }
            DeskCommand::Customers {
                config,
                currency,
                sort,
                descending,
                find,
                only_open,
                offset,
                limit,
            } => {
                let query = CustomerQuery { currency, sort, descending, find: &find, only_open };
                loaded.customers(&config, &query, offset, limit)
            }
            DeskCommand::TieOut { config } => loaded.tie_out(&config),
            DeskCommand::Groups { config, currency, offset, limit } => {
                self.groups(config, currency, offset, limit)
            }
            DeskCommand::Documents { config, selection, sort, descending, find, offset, limit } => {
                let wanted = Listing::wanted(config, selection, (sort, descending), find);
                self.documents(wanted, offset, limit)
            }
            DeskCommand::MergeSuggestions => {
                Response::MergeSuggestions(Values::new(&suggest_merges(&loaded.ledger)))
            }
            DeskCommand::Measures { config } => loaded.measures_for(&config),
            DeskCommand::Pictures { config, currency } => {
                loaded.analyze(&config);
                let pictures = pictures(&loaded.ledger, &loaded.analysis, currency);
                pictures.map_or(Response::Failed(WorkerError::NotFound), |pictures| {
                    Response::Pictures(Packed::new(&pictures))
                })
            }
            DeskCommand::CustomerProfile { config, account } => {
                loaded.analyze(&config);
                loaded.profile(account).map_or(Response::Failed(WorkerError::NotFound), |profile| {
                    Response::CustomerProfile(Packed::new(&profile))
                })
            }
            DeskCommand::Outlook { config, currency, assumptions } => {
                let outlook = outlook_of(&mut self.outlook, loaded, &config, currency);
                Response::Outlook(Packed::new(&outlook.report(&loaded.ledger, &assumptions)))
            }
            DeskCommand::Expected { config, currency, offset, limit } => {
                let outlook = outlook_of(&mut self.outlook, loaded, &config, currency);
                Response::Expected(Packed::new(&outlook.expected(&loaded.ledger, offset, limit)))
            }
            command @ (DeskCommand::Compare { .. }
            | DeskCommand::ComparedDocuments { .. }
            | DeskCommand::ComparedCustomers { .. }
            | DeskCommand::DropOther) => self.compare(command),
            DeskCommand::Letters { config, policy, run, log } => {
                loaded.letters(&config, &policy, &run, &log)
            }
            DeskCommand::PolicyEffect { config, before, after, log } => {
                loaded.policy_effect(&config, &before, &after, &log)
            }
            DeskCommand::MonthEnd { config, policy, log } => {
                loaded.worked_out((&config, &policy, &log), collect::month_end, Response::MonthEnd)
            }
            DeskCommand::PolicyReview { config, policy, log } => {
                loaded.worked_out((&config, &policy, &log), collect::review, Response::PolicyReview)
            }
            DeskCommand::CallSheet { config, policy, log, account } => {
                loaded.call_sheet(&config, &policy, &log, account)
            }
            DeskCommand::Attach { config, policy, log } => {
                loaded.worked_out((&config, &policy, &log), collect::attach, Response::Attached)
            }
            DeskCommand::Today { config, policy, log } => {
                loaded.worked_out((&config, &policy, &log), collect::today, Response::Today)
            }
            DeskCommand::Letter { config, policy, run, log, account } => {
                loaded.letter(&config, &policy, &run, &log, account)
            }
            DeskCommand::SharePreview { options } => sharing::preview(loaded, &options),
            DeskCommand::Decisions { config, policy, log } => loaded.worked_out(
                (&config, &policy, &log),
                |ledger, analysis, policy, log| {
                    let credit = collect::decisions(ledger, analysis, policy, log);
                    (credit, collect::hand_over(ledger, analysis, policy, log))
                },
                Response::Decisions,
            ),
            DeskCommand::LettersSent { config, policy, run, log, account } => {
                loaded.letters_sent(&config, &policy, &run, &log, account)
            }
            DeskCommand::Export { config, export, paper } => {
                loaded.analyze(&config);
                let pairing = files::pairing_of(&export);
                let compared = pairing.and_then(|own| self.comparison(&config, own));
                let compared = compared.map(|own| own.whole());
                let Some(loaded) = &self.loaded else {
                    return Response::Failed(WorkerError::NothingLoaded);
                };
                files::export(loaded, &config, export, paper, compared.as_ref())
            }
        }
    }
}

impl Loaded {
    /// What follows from the files, the rules and the log: worked out on the analysis by the configuration.
    fn worked_out<T: Serialize>(
        &mut self,
        (config, policy, log): (&AnalysisConfig, &Policy, &CaseLog),
        work: impl FnOnce(&Ledger, &Analysis, &Policy, &CaseLog) -> T,
        answer: impl FnOnce(Packed<T>) -> Response,
    ) -> Response {
        self.analyze(config);
        answer(Packed::new(&work(&self.ledger, &self.analysis, policy, log)))
    }

    /// All measures of the latest analysis.
    pub fn measures(&self) -> MeasuresReport {
        let written_off = self.import.left_out.iter();
        let written_off = written_off.filter(|group| group.code == FindingCode::WrittenOff);
        let sums: Vec<Money> = written_off.flat_map(|group| group.amounts.clone()).collect();
        measures(&self.ledger, &self.analysis, &sums)
    }

    fn measures_for(&mut self, config: &AnalysisConfig) -> Response {
        self.analyze(config);
        Response::Measures(Packed::new(&self.measures()))
    }

    /// How one customer pays; `None` past the end.
    fn profile(&self, account: u32) -> Option<CustomerProfile> {
        let row = self.analysis.customer_row(&self.ledger, account)?;
        let columns = self.ledger.columns();
        let of_account = columns.account.iter().zip(0..).filter(|(own, _)| **own == account);
        let documents: Vec<DocumentIdx> = of_account.map(|(_, idx)| idx).collect();
        profile(&self.ledger, self.analysis.config(), row, &documents)
    }
}

/// The outlook kept, or made anew when it is for something else.
fn outlook_of<'a>(
    kept: &'a mut Option<Outlook>,
    loaded: &Loaded,
    config: &AnalysisConfig,
    currency: Currency,
) -> &'a Outlook {
    let fits = kept.take().filter(|outlook| outlook.is_for(config, currency));
    kept.insert(fits.unwrap_or_else(|| Outlook::new(&loaded.ledger, config, currency)))
}
