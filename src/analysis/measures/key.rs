//! The measures by name: what each is called, its formula in words and in symbols, and where the
//! formula is published. The figures themselves are made in `evaluate.rs`.

use serde::{Deserialize, Serialize};

use crate::analysis::DocumentSet;

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Days.
    Days,
    /// A share, 0 to 1 where nothing odd happens.
    Share,
    /// Times per period.
    Times,
    /// Points of the Herfindahl-Hirschman index, 0 to 10,000.
    Points,
    /// Money of the currency.
    Money,
}

/// What a measure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Group {
    /// How fast money comes in.
    Speed,
    /// How late it comes.
    Late,
    /// How much hangs on a few customers.
    Concentration,
    /// How it moves from month to month.
    Moves,
}

impl Unit {
    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Share => "share",
            Self::Times => "times",
            Self::Points => "points",
            Self::Money => "money",
        }
    }
}

impl Group {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Speed, Self::Late, Self::Concentration, Self::Moves];

    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Speed => "How fast money comes in",
            Self::Late => "How late it comes",
            Self::Concentration => "How much hangs on a few",
            Self::Moves => "How it moves",
        }
    }
}

/// What is always the same of a measure.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The name used in files and tests.
    pub key: &'static str,
    /// What it is about.
    pub group: Group,
    /// What it is counted in.
    pub unit: Unit,
    /// The name for people.
    pub name: &'static str,
    /// The formula in words.
    pub words: &'static str,
    /// The formula in symbols.
    pub symbols: &'static str,
    /// Where it is published.
    pub source: &'static str,
}

/// Makes [`MeasureKey`] and its table, so that neither can miss what the other has.
macro_rules! measures {
    ($($variant:ident $key:literal $group:ident $unit:ident $name:literal $words:literal $symbols:literal $source:literal;)+) => {
        /// A measure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum MeasureKey {
            $(#[doc = $name] $variant,)+
        }

        impl MeasureKey {
            /// All of them, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What is always the same of it.
            pub const fn definition(self) -> Definition {
                match self {
                    $(Self::$variant => Definition {
                        key: $key,
                        group: Group::$group,
                        unit: Unit::$unit,
                        name: $name,
                        words: $words,
                        symbols: $symbols,
                        source: $source,
                    },)+
                }
            }
        }
    };
}

measures! {
    Dso30 "dso_simple_30" Speed Days "DSO over 30 days" "Receivables divided by the sales of the last 30 days, times 30." "R ÷ S₃₀ × 30" "Association of Corporate Treasurers; Credit Research Foundation";
    Dso90 "dso_simple_90" Speed Days "DSO over 90 days" "Receivables divided by the sales of the last 90 days, times 90." "R ÷ S₉₀ × 90" "Association of Corporate Treasurers; Credit Research Foundation";
    Dso365 "dso_simple_365" Speed Days "DSO over 365 days" "Receivables divided by the sales of the last 365 days, times 365." "R ÷ S₃₆₅ × 365" "Association of Corporate Treasurers; Credit Research Foundation";
    DsoWindow "dso_own_window" Speed Days "DSO over your window" "Receivables divided by the sales of the window you chose, times its days." "R ÷ S × N" "Association of Corporate Treasurers; Credit Research Foundation";
    Countback "dso_countback" Speed Days "DSO counted back" "Whole months of sales, newest first, are taken off the receivables: their days, plus the used part of the last month. A month without sales adds its days." "Σ days of months used up + rest ÷ sales of the next month × its days" "Sage 50";
    SalesWeighted "dso_sales_weighted" Speed Days "DSO weighted by sales" "What is open from each month divided by the sales of that month, added up, times 30." "Σ (open from m ÷ sales of m) × 30" "ascribed to the Credit Research Foundation";
    TrueDso "dso_true" Speed Days "True DSO" "Each open invoice's days since its date, weighted by its part of the sales of its month." "Σ (age × open ÷ sales of its month)" "Oracle Receivables";
    BestPossible "best_possible_dso" Speed Days "Best possible DSO" "As DSO over your window, with receivables that are not yet due only: what it would be if nothing were overdue." "R not yet due ÷ S × N" "Credit Research Foundation; creditguru";
    Delinquent "average_days_delinquent" Speed Days "Average days delinquent" "DSO less best possible DSO, both over your window: the days that lateness adds. Not the mean days late of invoices." "(R − R not yet due) ÷ S × N" "Credit Research Foundation; creditguru";
    WithoutSlow "dso_without_over_90" Speed Days "DSO without what is over 90 days late" "As DSO over your window, without what is more than 90 days past due." "(R − R over 90) ÷ S × N" "Dun & Bradstreet eRAM, which calls it sales weighted";
    Cei "collection_effectiveness" Speed Share "Collection effectiveness" "What was collected in the month, divided by what could have been: receivables a month before plus sales less receivables now, over the same less what is not yet due." "(B + S − E) ÷ (B + S − E not yet due)" "Credit Research Foundation; creditguru; Gaviti";
    CeiQuarter "collection_effectiveness_quarter" Speed Share "Collection effectiveness over three months" "As over one month, with a third of the sales of three months." "(B + S ÷ 3 − E) ÷ (B + S ÷ 3 − E not yet due)" "Credit Research Foundation; creditguru";
    Turnover "turnover" Speed Times "Turnover" "Sales of the last year divided by the mean of the month-end balances in it. A shorter history is not stretched to a year." "S ÷ mean R" "CMA question bank at gaodun.com; Credit Research Foundation with the ending balance";
    CollectionPeriod "average_collection_period" Speed Days "Average collection period" "The days of that period divided by the turnover." "days × mean R ÷ S" "CMA question bank at gaodun.com";
    DaysToPay "average_days_to_pay" Speed Days "Days to pay" "Mean of the days from invoice to payment, over invoices paid in full by the as-of date." "Σ (paid − invoiced) ÷ n" "Sage 50; AccountEdge";
    WeightedDaysToPay "weighted_days_to_pay" Speed Days "Days to pay, weighted" "The same, each invoice counting by its amount." "Σ (amount × (paid − invoiced)) ÷ Σ amount" "Microsoft Dynamics 365 idea 4191bf6f; Softrak";
    MedianDaysToPay "median_days_to_pay" Speed Days "Days to pay, median" "Half of the paid invoices took no longer." "middle value of paid − invoiced" "mean of the two middle values where their number is even";
    P90DaysToPay "p90_days_to_pay" Speed Days "Days to pay, nine in ten" "Nine in ten paid invoices took no longer." "value at rank ⌈0.9 n⌉ of paid − invoiced" "nearest rank; Hyndman and Fan 1996, definition 1";
    DaysLate "average_days_late" Late Days "Days late" "Mean of the days from due date to payment over paid invoices; early counts as minus. The due day is not counted, the day of payment is." "Σ (paid − due) ÷ n" "PeopleSoft; Haufe; US Treasury for the count of days";
    DaysLateFloored "average_days_late_floored" Late Days "Days late, early as 0" "The same, with early payments counted as 0." "Σ max(0, paid − due) ÷ n" "snowdaycalculatornow.com";
    DaysLateOfLate "average_days_late_of_late" Late Days "Days late of the late ones" "Mean days late of the invoices that were paid late." "Σ max(0, paid − due) ÷ number late" "our own";
    MedianDaysLate "median_days_late" Late Days "Days late, median" "Half of the paid invoices were no later." "middle value of paid − due" "mean of the two middle values where their number is even";
    P90DaysLate "p90_days_late" Late Days "Days late, nine in ten" "Nine in ten paid invoices were no later." "value at rank ⌈0.9 n⌉ of paid − due" "nearest rank; Hyndman and Fan 1996, definition 1";
    BeyondTerms "days_beyond_terms" Late Days "Days beyond terms" "Weighted average days late: each paid invoice counts by its amount, early ones as minus." "Σ (amount × (paid − due)) ÷ Σ amount" "Satago; Fit Small Business; JD Edwards as weighted days late";
    BeyondTermsFloored "days_beyond_terms_floored" Late Days "Days beyond terms, early as 0" "The same, with early payments counted as 0." "Σ (amount × max(0, paid − due)) ÷ Σ amount" "snowdaycalculatornow.com";
    BeyondTermsOpen "days_beyond_terms_with_open" Late Days "Days beyond terms with open invoices" "The same with early as minus, and with open overdue invoices at the days they have run so far." "Σ (amount × (paid or as-of − due)) ÷ Σ amount" "our own, named apart";
    LateShare "late_share" Late Share "Paid late" "Paid invoices that were paid after their due date, by number." "number late ÷ number paid" "credit managers' usual";
    LateAmountShare "late_amount_share" Late Share "Paid late, by amount" "The same, by amount." "amount late ÷ amount paid" "credit managers' usual";
    CurrentShare "current_share" Late Share "Not yet due" "Open and not yet due, of all that is owed; credits are no part of it." "R not yet due ÷ R" "Credit Research Foundation";
    OverdueShare "overdue_share" Late Share "Overdue" "Open and past due, of all that is owed; credits are no part of it." "R past due ÷ R" "Credit Research Foundation";
    Over90Share "over_90_share" Late Share "Over 90 days late" "Open and more than 90 days past due, of all that is owed." "R over 90 ÷ R" "Credit Research Foundation";
    Top1 "top_1_share" Concentration Share "The largest customer" "What the largest customer owes, of all that is owed; customers with a credit balance are no part of it." "largest ÷ Σ" "credit managers' usual";
    Top5 "top_5_share" Concentration Share "The five largest" "What the five largest owe, of all that is owed." "Σ of the 5 largest ÷ Σ" "credit managers' usual";
    Top10 "top_10_share" Concentration Share "The ten largest" "What the ten largest owe, of all that is owed." "Σ of the 10 largest ÷ Σ" "credit managers' usual";
    Hhi "hhi" Concentration Points "Concentration index" "Herfindahl-Hirschman index: the squares of the customers' shares in percent, added up; 0 to 10,000." "Σ (100 × share)²" "US Department of Justice; Investopedia";
    RollNotDue "roll_not_due" Moves Share "From not due to 1–30 days late" "Of what was not due a month before, the part that now is 1 to 30 days late; the same items, not two totals." "now in the later bucket and then in the earlier ÷ then in the earlier" "costcalculator.calculator.city";
    Roll30 "roll_1_30" Moves Share "From 1–30 to 31–60 days late" "Of what was 1 to 30 days late a month before, the part that now is 31 to 60." "as above" "costcalculator.calculator.city";
    Roll60 "roll_31_60" Moves Share "From 31–60 to 61–90 days late" "Of what was 31 to 60 days late a month before, the part that now is 61 to 90." "as above" "costcalculator.calculator.city";
    Roll90 "roll_61_90" Moves Share "From 61–90 to over 90 days late" "Of what was 61 to 90 days late a month before, the part that now is over 90." "as above" "costcalculator.calculator.city";
    EndsOver90 "expected_over_90" Moves Share "Expected to run over 90 days" "Of what is open and at most 90 days late, the part that will run over 90 days before it is paid, if months go on as the last twelve." "balances × (I − Q)⁻¹ R" "Cyert, Davidson and Thompson 1962";
    BadDebt "bad_debt_to_sales" Moves Share "Bad debt to sales" "What the file marks as written off, divided by all its sales." "written off ÷ S" "Keiter; JD Edwards";
}

impl MeasureKey {
    /// The documents behind the measure: what it was counted over, as far as one set can say.
    pub const fn documents(self, window_days: u32) -> DocumentSet {
        match self {
            Self::Dso30 | Self::Cei => DocumentSet::Sales(30),
            Self::Dso90 | Self::CeiQuarter => DocumentSet::Sales(90),
            Self::Dso365 | Self::Turnover | Self::CollectionPeriod | Self::Countback => {
                DocumentSet::Sales(365)
            }
            Self::DsoWindow | Self::BestPossible | Self::Delinquent | Self::WithoutSlow => {
                DocumentSet::Sales(window_days)
            }
            Self::DaysToPay
            | Self::WeightedDaysToPay
            | Self::MedianDaysToPay
            | Self::P90DaysToPay
            | Self::DaysLate
            | Self::DaysLateFloored
            | Self::DaysLateOfLate
            | Self::MedianDaysLate
            | Self::P90DaysLate
            | Self::BeyondTerms
            | Self::BeyondTermsFloored
            | Self::BeyondTermsOpen
            | Self::LateShare
            | Self::LateAmountShare => DocumentSet::Paid,
            Self::OverdueShare | Self::Over90Share => DocumentSet::Overdue,
            Self::SalesWeighted
            | Self::TrueDso
            | Self::CurrentShare
            | Self::Top1
            | Self::Top5
            | Self::Top10
            | Self::Hhi
            | Self::RollNotDue
            | Self::Roll30
            | Self::Roll60
            | Self::Roll90
            | Self::EndsOver90
            | Self::BadDebt => DocumentSet::Open,
        }
    }

    /// It looks at payments: its months count what was paid in each, not all paid so far.
    pub const fn is_of_payments(self) -> bool {
        matches!(self.documents(0), DocumentSet::Paid)
    }

    /// It needs the sales of a period, which a list of open items does not have.
    pub const fn needs_sales(self) -> bool {
        matches!(
            self,
            Self::Dso30
                | Self::Dso90
                | Self::Dso365
                | Self::DsoWindow
                | Self::Countback
                | Self::SalesWeighted
                | Self::TrueDso
                | Self::BestPossible
                | Self::Delinquent
                | Self::WithoutSlow
                | Self::Cei
                | Self::CeiQuarter
                | Self::Turnover
                | Self::CollectionPeriod
                | Self::RollNotDue
                | Self::Roll30
                | Self::Roll60
                | Self::Roll90
                | Self::EndsOver90
                | Self::BadDebt
        )
    }
}
