//! The command line, understood: which files, what is settled about each, what to compute.
//!
//! A setting may begin with `FILE:`; then it is about that file only. Files are known only at the
//! end of the line, so settings are kept as written until then.

use chrono::NaiveDate;
use owed::analysis::outlook::Assumptions;
use owed::analysis::provision::{LossRates, Specific};
use owed::analysis::{
    AgeBasis, AgingScheme, AnalysisConfig, Conversion, CreditMode, DueToday, GroupBy, LimitUnit,
};
use owed::domain::{Account, Amount, Currency, CustomerKey, Ledger, Money};
use owed::import::terms::Terms;
use owed::import::{
    CellFix, ColumnReport, DateOrder, DecimalMark, Encoding, ImportSettings, LineChoice, Role,
    RoleChoice, RowChoice, RowUse, TableKind,
};
use rust_decimal::Decimal;

/// What to do.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// Paths of the files: one import.
    pub(crate) files: Vec<String>,
    /// Paths of another export of the same book, to compare with.
    pub(crate) compare: Vec<String>,
    /// The date that one's balances are stated for, when given.
    pub(crate) compare_as_of: Option<NaiveDate>,
    /// Sheets of workbooks, each read as a file of its own.
    pub(crate) sheets: Vec<String>,
    /// The date the balances are stated for, when given.
    pub(crate) as_of: Option<NaiveDate>,
    /// Customers to be taken as one.
    pub(crate) merges: Vec<Vec<CustomerKey>>,
    /// What the open balance should come to.
    pub(crate) control: Option<Money>,
    /// Where the report pack goes, when it is asked for.
    pub(crate) report_pack: Option<String>,
    /// Say how long it took.
    pub(crate) time: bool,
    /// All conventions; its as-of date is not looked at.
    conventions: AnalysisConfig,
    limits: Vec<u32>,
    unit: LimitUnit,
    loss: LossRates,
    late_rate_pct: Option<Decimal>,
    specific: Vec<(CustomerKey, Decimal)>,
    settings: Vec<(String, String)>,
}

/// Settings of files, by name.
const SETTINGS: &[&str] = &[
    "--date-order",
    "--decimal-mark",
    "--year",
    "--terms",
    "--currency",
    "--delimiter",
    "--encoding",
    "--header-row",
    "--lines",
    "--flip-sign",
    "--kind",
    "--column",
    "--cell",
    "--exclude",
    "--restore",
];

impl Options {
    /// Reads the command line.
    pub(crate) fn read(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            files: Vec::new(),
            compare: Vec::new(),
            compare_as_of: None,
            sheets: Vec::new(),
            as_of: None,
            merges: Vec::new(),
            control: None,
            report_pack: None,
            time: false,
            conventions: AnalysisConfig::standard(NaiveDate::default()),
            limits: AgingScheme::default().limits().to_vec(),
            unit: LimitUnit::Days,
            loss: LossRates::default(),
            late_rate_pct: None,
            specific: Vec::new(),
            settings: Vec::new(),
        };
        while let Some(arg) = args.next() {
            if !arg.starts_with("--") {
                options.files.push(arg);
            } else if arg == "--time" {
                options.time = true;
            } else {
                let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
                options
                    .take(&arg, &value)
                    .ok_or_else(|| format!("{arg} {value} makes no sense"))?;
            }
        }
        if options.files.is_empty() {
            return Err("name a file: analyze FILE [FILE …] [--as-of 2025-06-30] …".to_owned());
        }
        for at in 0..options.files.len() + options.compare.len() {
            options.settings_of(at)?;
        }
        options.check_prefixes()?;
        options.conventions.scheme = AgingScheme::of(options.limits.clone(), options.unit)
            .map_err(|problem| problem.to_string())?;
        Ok(options)
    }

    /// What to compute.
    pub(crate) fn config(&self, today: impl FnOnce() -> NaiveDate) -> AnalysisConfig {
        let as_of = self.as_of.unwrap_or_else(today);
        AnalysisConfig { as_of, ..self.conventions.clone() }
    }

    /// The file at this place: those of the book, then those of the other export.
    pub(crate) fn path(&self, at: usize) -> Option<&String> {
        self.files.iter().chain(&self.compare).nth(at)
    }

    /// What is assumed for the outlook, customers looked up by name or number.
    pub(crate) fn assumptions(&self, ledger: &Ledger) -> Assumptions {
        let of = |account: &Account| ledger.customers().get(account.customer as usize);
        let specific = ledger.accounts().iter().zip(0..).filter_map(|(account, idx)| {
            let key = of(account)?.key();
            let named = CustomerKey::Name(of(account)?.name.clone());
            let (_, pct) = self.specific.iter().find(|(k, _)| *k == key || *k == named)?;
            Some(Specific { account: idx, pct: *pct })
        });
        let loss = LossRates { specific: specific.collect(), ..self.loss.clone() };
        Assumptions { loss, late_rate_pct: self.late_rate_pct }
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "--as-of" => self.as_of = Some(value.parse().ok()?),
            "--compare" => self.compare.push(value.to_owned()),
            "--compare-as-of" => self.compare_as_of = Some(value.parse().ok()?),
            "--sheet" => self.sheets.push(value.to_owned()),
            "--merge" => self.merges.push(value.split('=').map(customer).collect()),
            "--report-pack" => self.report_pack = Some(value.to_owned()),
            "--control-total" => {
                let (currency, amount) = match value.split_once(':') {
                    Some((code, amount)) => (Currency::new(code)?, amount),
                    None => (Currency::UNSTATED, value),
                };
                self.control = Some(Money::new(Amount::new(amount.parse().ok()?), currency));
            }
            // Percent per bucket by due date; `-` = the file's own.
            "--loss-rates" => {
                let rate = |text: &str| match text.trim() {
                    "-" => Some(None),
                    typed => typed.parse().ok().map(Some),
                };
                self.loss.typed_pct = value.split(',').map(rate).collect::<Option<_>>()?;
            }
            "--loss-outlook" => self.loss.outlook_pct = value.parse().ok()?,
            "--lost-after" => self.loss.lost_after_days = value.parse().ok()?,
            "--specific" => {
                let (name, pct) = value.split_once('=')?;
                self.specific.push((customer(name), pct.parse().ok()?));
            }
            "--late-rate" => self.late_rate_pct = Some(value.parse().ok()?),
            name if SETTINGS.contains(&name) => {
                self.settings.push((name.to_owned(), value.to_owned()));
            }
            _ => return self.take_convention(name, value),
        }
        Some(())
    }

    /// What the figures go by.
    fn take_convention(&mut self, name: &str, value: &str) -> Option<()> {
        let key = value.replace('-', "_");
        let own = &mut self.conventions;
        match name {
            "--basis" => {
                own.basis = match value {
                    "due-date" => AgeBasis::DueDate,
                    "invoice-date" => AgeBasis::InvoiceDate,
                    _ => return None,
                };
            }
            "--buckets" => {
                let limits = value.split(',').map(|limit| limit.trim().parse().ok());
                self.limits = limits.collect::<Option<_>>()?;
            }
            "--bucket-unit" => {
                self.unit = match value {
                    "days" => LimitUnit::Days,
                    "months" => LimitUnit::Months,
                    _ => return None,
                };
            }
            "--due-today" => {
                own.due_today = match value {
                    "not-late" => DueToday::NotLate,
                    "late" => DueToday::Late,
                    _ => return None,
                };
            }
            "--credits" => {
                own.credits = CreditMode::ALL.into_iter().find(|mode| mode.key() == key)?;
            }
            "--group-by" => own.group_by = GroupBy::from_key(&key)?,
            "--measure-days" => own.window_days = value.parse().ok().filter(|days| *days > 0)?,
            "--convert" => own.conversion = Some(conversion(value)?),
            "--late-days" => own.offender.late_days = value.parse().ok()?,
            "--window-days" => own.offender.window_days = value.parse().ok()?,
            _ => return None,
        }
        Some(())
    }

    /// What is settled about a file without having read it.
    pub(crate) fn settings_of(&self, file: usize) -> Result<ImportSettings, String> {
        let mut settings = ImportSettings::default();
        for (name, value) in &self.settings {
            if let Some(own) = self.about(file, name, value) {
                set(&mut settings, name, own)
                    .ok_or_else(|| format!("{name} {value} makes no sense"))?;
            }
        }
        Ok(settings)
    }

    /// Some setting names a column, so files must be read once to know where it is.
    pub(crate) fn names_columns(&self) -> bool {
        self.settings.iter().any(|(name, _)| name == "--column" || name == "--cell")
    }

    /// Adds what is settled about columns, by their headers.
    pub(crate) fn settle_columns(
        &self,
        file: usize,
        columns: &[ColumnReport],
        settings: &mut ImportSettings,
    ) {
        let place = |header: &str| columns.iter().find(|c| c.header == header).map(|c| c.index);
        for (name, value) in &self.settings {
            let Some(own) = self.about(file, name, value) else { continue };
            if let ("--column", Some((role, header))) = (name.as_str(), column(own)) {
                let choice = place(header).map(|column| RoleChoice { column, role });
                settings.roles.extend(choice);
            }
            if let ("--cell", Some((row, header, value))) = (name.as_str(), cell(own)) {
                let value = value.to_owned();
                let fix = place(header).map(|column| CellFix { row, column, value });
                settings.cells.extend(fix);
            }
        }
    }

    /// The setting without its file, when it is about this one.
    fn about<'a>(&self, file: usize, name: &str, value: &'a str) -> Option<&'a str> {
        let sign = if name == "--kind" { '=' } else { ':' };
        let of = |path: &String| {
            [path.as_str(), base_name(path)]
                .into_iter()
                .find_map(|shown| value.strip_prefix(shown)?.strip_prefix(sign))
        };
        let own = self.path(file).and_then(of);
        let general = || self.files.iter().chain(&self.compare).all(|path| of(path).is_none());
        own.or_else(|| general().then_some(value))
    }

    /// `--kind` must name one of the files, unless there is one only.
    fn check_prefixes(&self) -> Result<(), String> {
        for (name, value) in &self.settings {
            let general = (0..self.files.len()).all(|at| self.about(at, name, value).is_some());
            if name == "--kind" && general && self.files.len() > 1 {
                return Err(format!("--kind {value}: say for which file, as FILE=invoices"));
            }
        }
        Ok(())
    }
}

/// The last part of a path.
pub(crate) fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn set(settings: &mut ImportSettings, name: &str, value: &str) -> Option<()> {
    match name {
        "--date-order" => {
            settings.date_order = Some(match value {
                "dmy" => DateOrder::Dmy,
                "mdy" => DateOrder::Mdy,
                "ymd" => DateOrder::Ymd,
                _ => return None,
            });
        }
        "--decimal-mark" => {
            settings.decimal_mark = Some(match value {
                "point" => DecimalMark::Point,
                "comma" => DecimalMark::Comma,
                _ => return None,
            });
        }
        "--year" => settings.year = Some(value.parse().ok()?),
        "--terms" => {
            let days = value.parse().ok().map(Terms::Net);
            settings.terms = Some(days.or_else(|| Terms::parse(value))?);
        }
        "--currency" => settings.currency = Some(Currency::new(value)?),
        "--delimiter" => {
            settings.delimiter =
                Some(if value == "tab" { b'\t' } else { *value.as_bytes().first()? });
        }
        "--encoding" => {
            let plain = |name: &str| name.replace([' ', '-', '_'], "").to_lowercase();
            settings.encoding = Encoding::ALL.into_iter().find(|e| plain(e.name()) == plain(value));
            settings.encoding?;
        }
        "--header-row" => settings.header_row = Some(value.parse().ok()?),
        "--lines" => {
            settings.lines = Some(match value {
                "separate" => LineChoice::Separate,
                "repeated" => LineChoice::Repeated,
                "summed" => LineChoice::Summed,
                _ => return None,
            });
        }
        "--flip-sign" => {
            settings.flip_sign = match value {
                "yes" => true,
                "no" => false,
                _ => return None,
            };
        }
        "--kind" => {
            let key = value.replace('-', "_");
            settings.kind = Some(TableKind::ALL.into_iter().find(|kind| kind.key() == key)?);
        }
        "--exclude" => rows(settings, value, RowUse::Exclude)?,
        "--restore" => rows(settings, value, RowUse::Restore)?,
        // Where a column is, only the file says.
        "--column" => column(value).map(|_| ())?,
        "--cell" => cell(value).map(|_| ())?,
        _ => return None,
    }
    Some(())
}

fn rows(settings: &mut ImportSettings, value: &str, take: RowUse) -> Option<()> {
    for row in value.split(',') {
        settings.rows.push(RowChoice { row: row.trim().parse().ok()?, take });
    }
    Some(())
}

/// `ROLE=HEADER`; the role `-` = not used.
fn column(value: &str) -> Option<(Option<Role>, &str)> {
    let (role, header) = value.split_once('=')?;
    match role {
        "-" => Some((None, header)),
        key => {
            let role = Role::ALL.into_iter().find(|role| role.key() == key)?;
            Some((Some(role), header))
        }
    }
}

/// `ROW:HEADER=VALUE`.
fn cell(value: &str) -> Option<(u32, &str, &str)> {
    let (row, rest) = value.split_once(':')?;
    let (header, value) = rest.split_once('=')?;
    Some((row.parse().ok()?, header, value))
}

/// A name, or `#` and a number.
fn customer(text: &str) -> CustomerKey {
    match text.trim().strip_prefix('#') {
        Some(id) => CustomerKey::Id(id.to_owned()),
        None => CustomerKey::Name(text.trim().to_owned()),
    }
}

/// `EUR:USD=0.92,GBP=1.17`: into euros at these rates.
fn conversion(text: &str) -> Option<Conversion> {
    let (into, rates) = text.split_once(':')?;
    let rates = rates.split(',').map(|rate| {
        let (code, rate) = rate.split_once('=')?;
        Some((Currency::new(code.trim())?, rate.trim().parse().ok()?))
    });
    Some(Conversion { into: Currency::new(into)?, rates: rates.collect::<Option<_>>()? })
}
