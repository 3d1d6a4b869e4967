//! The outlook's side of the file: per currency what the balance will bring and may cost, when each
//! open invoice is expected, and how each customer pays. Measures here are as everywhere, but for
//! the reason in words, which the list of measures has once.

use std::io::{self, Write};

use serde::Serialize;

use super::{AnalysisFile, word};
use crate::analysis::back_test::BackTest;
use crate::analysis::collection::Pattern;
use crate::analysis::contact_gaps::ContactGap;
use crate::analysis::forecast::Forecast;
use crate::analysis::late_cost::LateCost;
use crate::analysis::outlook::{ExpectedRow, OutlookReport};
use crate::analysis::pay_runs::PayRuns;
use crate::analysis::payment_index::Rating;
use crate::analysis::profile::{
    Bin, CreditUse, CustomerProfile, DisputeReason, LateInvoice, Month, PaymentMark,
};
use crate::analysis::provision::Provision;
use crate::analysis::spread::Spread;
use crate::analysis::trend::Trend;
use crate::analysis::{Figure, Metric};

/// What goes into the file of one currency.
#[derive(Clone, Debug)]
pub struct OutlookFile {
    /// The outlook.
    pub report: OutlookReport,
    /// All open invoices.
    pub expected: Vec<ExpectedRow>,
    /// All customers, most open first.
    pub profiles: Vec<CustomerProfile>,
}

/// Writes `outlook`, one object per currency.
pub(super) fn write(out: &mut impl Write, file: &AnalysisFile<'_>) -> io::Result<()> {
    out.write_all(b",\n\"outlook\":[")?;
    for (i, outlook) in file.outlook.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &outlook_out(outlook))?;
    }
    out.write_all(b"]")
}

#[derive(Serialize)]
struct OutlookOut<'a> {
    currency: Option<&'a str>,
    forecast: &'a Forecast,
    back_test: &'a BackTest,
    pattern: &'a Pattern,
    provision: &'a Provision,
    late_cost: &'a LateCost,
    expected_payments: &'a [ExpectedRow],
    customers: Vec<ProfileOut<'a>>,
}

fn outlook_out(outlook: &OutlookFile) -> OutlookOut<'_> {
    let report = &outlook.report;
    OutlookOut {
        currency: word::currency(&report.currency),
        forecast: &report.forecast,
        back_test: &report.back_test,
        pattern: &report.pattern,
        provision: &report.provision,
        late_cost: &report.late_cost,
        expected_payments: &outlook.expected,
        customers: outlook.profiles.iter().map(profile_out).collect(),
    }
}

#[derive(Serialize)]
struct ProfileOut<'a> {
    account: u32,
    customer_id: &'a str,
    customer: &'a str,
    days_to_pay: &'a Spread,
    days_late: &'a Spread,
    weighted_days_to_pay: &'a Metric,
    late_share: &'a Metric,
    far_late_share: &'a Metric,
    far_late_value_share: &'a Metric,
    trend: &'a Trend,
    index: &'a Metric,
    rating: Option<Rating>,
    strikes: u32,
    first_time_late: bool,
    pay_runs: &'a PayRuns,
    dispute_reasons: &'a [DisputeReason],
    disputed: Figure,
    disputed_open: Figure,
    contact_gaps: &'a [ContactGap],
    credit: Option<CreditUse>,
    days_to_pay_bins: &'a [Bin],
    last_payments: &'a [PaymentMark],
    months: &'a [Month],
    far_late: &'a [LateInvoice],
    far_late_count: u32,
}

fn profile_out(profile: &CustomerProfile) -> ProfileOut<'_> {
    ProfileOut {
        account: profile.row.account,
        customer_id: &profile.row.customer_id,
        customer: &profile.row.name,
        days_to_pay: &profile.days_to_pay,
        days_late: &profile.days_late,
        weighted_days_to_pay: &profile.weighted_days_to_pay,
        late_share: &profile.late_share,
        far_late_share: &profile.far_late_share,
        far_late_value_share: &profile.far_late_value_share,
        trend: &profile.trend,
        index: &profile.index,
        rating: profile.rating,
        strikes: profile.strikes,
        first_time_late: profile.row.first_time_late,
        pay_runs: &profile.pay_runs,
        dispute_reasons: &profile.dispute_reasons,
        disputed: profile.disputed,
        disputed_open: profile.disputed_open,
        contact_gaps: &profile.contact_gaps,
        credit: profile.credit,
        days_to_pay_bins: &profile.bins,
        last_payments: &profile.payments,
        months: &profile.months,
        far_late: &profile.far_late,
        far_late_count: profile.far_late_count,
    }
}
