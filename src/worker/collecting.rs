//! The answers for whoever collects: the list of the day, who gets a letter, one letter.

use crate::analysis::AnalysisConfig;
use crate::collect::{self, CaseLog};
use crate::letters::{self, CaseFacts, LetterTexts};
use crate::policy::Policy;
use crate::protocol::{Response, WorkerError};
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
        log: &CaseLog,
    ) -> Response {
        let facts = self.letter_facts(config, policy, log);
        Response::Letters(letters::overview(&self.ledger, config, policy, &facts))
    }

    /// One letter.
    pub(super) fn letter(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        texts: &LetterTexts,
        log: &CaseLog,
        account: u32,
    ) -> Response {
        let facts = self.letter_facts(config, policy, log);
        match letters::letter(&self.ledger, config, policy, texts, &facts, account) {
            Some(letter) => Response::Letter(Box::new(letter)),
            None => Response::Failed(WorkerError::NotFound),
        }
    }

    /// The list of the day.
    pub(super) fn today(
        &mut self,
        config: &AnalysisConfig,
        policy: &Policy,
        log: &CaseLog,
    ) -> Response {
        self.analyze(config);
        let report = collect::today(&self.ledger, &self.analysis, policy, log);
        Response::Today(Box::new(report))
    }
}
