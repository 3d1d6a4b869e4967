//! The answers for whoever collects: the list of the day, who gets a letter, one letter.

use crate::analysis::{Analysis, AnalysisConfig};
use crate::collect::{self, CaseLog};
use crate::documents::Document;
use crate::letters::{self, CaseFacts, LetterInputs, LetterRun, LetterText};
use crate::policy::Policy;
use crate::protocol::{Packed, Response, WorkerError};
use crate::worker::session::Loaded;

impl Loaded {
    /// What the case log says to the letters.
    fn letter_facts(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        log: &CaseLog,
    ) -> CaseFacts {
        self.analyze(config);
        collect::letter_facts(&self.ledger, &self.analysis, policy, log)
    }

    /// Who gets a letter.
    pub(super) fn letters(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        run: &LetterRun,
        log: &CaseLog,
    ) -> Response {
        let case = self.letter_facts(config, policy, log);
        let inputs = LetterInputs { ledger: &self.ledger, config, policy, run, case: &case };
        Response::Letters(Packed::new(&letters::overview(&inputs)))
    }

    /// One letter, as it would look even where it does not go out.
    pub(super) fn letter(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        run: &LetterRun,
        log: &CaseLog,
        account: u32,
    ) -> Response {
        let case = self.letter_facts(config, policy, log);
        let inputs = LetterInputs { ledger: &self.ledger, config, policy, run, case: &case };
        match letters::preview(&inputs, account) {
            Some(letter) => Response::Letter(Packed::new(&letter)),
            None => Response::Failed(WorkerError::NotFound),
        }
    }

    /// The entries that say that the letters went out: all of them, or one account's.
    pub(super) fn letters_sent(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        run: &LetterRun,
        log: &CaseLog,
        account: Option<u32>,
    ) -> Response {
        let case = self.letter_facts(config, policy, log);
        let inputs = LetterInputs { ledger: &self.ledger, config, policy, run, case: &case };
        let all = || letters::bundle(&inputs).map(|bundle| bundle.letters).unwrap_or_default();
        let made: Vec<LetterText> = if let Some(account) = account {
            letters::letter(&inputs, account).into_iter().collect()
        } else {
            all().into_iter().map(|(letter, _)| letter).collect()
        };
        let out = made.iter().filter(|letter| letter.stops.is_empty());
        Response::Entries(Packed::new(&collect::letters_sent(&self.ledger, policy, out)))
    }

    /// Everything for one conversation.
    pub(super) fn call_sheet(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        log: &CaseLog,
        account: u32,
    ) -> Response {
        self.analyze(config);
        match collect::call_sheet(&self.ledger, &self.analysis, policy, log, account) {
            Some(sheet) => Response::CallSheet(Packed::new(&sheet)),
            None => Response::Failed(WorkerError::NotFound),
        }
    }

    /// Call sheets of these accounts, or of everyone who is to be called today.
    pub(super) fn call_sheets(
        &self,
        policy: &Policy,
        log: &CaseLog,
        accounts: &[u32],
    ) -> Option<Document> {
        let sheets = collect::call_sheets(&self.ledger, &self.analysis, policy, log, accounts);
        (!sheets.is_empty()).then(|| collect::call_sheets_document(&sheets))
    }

    /// What a policy would change: both are counted on the analysis of their own offender rule.
    pub(super) fn policy_effect(
        &mut self,
        config: &AnalysisConfig,
        before: &Policy,
        after: &Policy,
        log: &CaseLog,
    ) -> Response {
        self.analyze(&AnalysisConfig { offender: before.offender, ..config.clone() });
        let other = (before.offender != after.offender).then(|| {
            let config = AnalysisConfig { offender: after.offender, ..config.clone() };
            Analysis::new(&self.ledger, &config)
        });
        let new = (after, other.as_ref().unwrap_or(&self.analysis));
        let effect = collect::effect(&self.ledger, (before, &self.analysis), new, log);
        Response::PolicyEffect(Packed::new(&effect))
    }
}
