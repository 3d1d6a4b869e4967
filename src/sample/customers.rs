//! The invented customers and how each of them pays.

/// How a customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Well before the due date.
    Early,
    /// A few days around the due date.
    OnTime,
    /// One to six weeks late.
    Slow,
    /// Three to eight weeks late.
    Late,
    /// Regularly more than 60 days late.
    Chronic,
    /// On time two years ago, ever later since.
    Drifting,
    /// Everything due by then, on the last working day of the month.
    PayRun,
    /// On time, but now and then an invoice is disputed and stays open.
    Disputing,
}

/// An invented customer in one currency.
pub(super) struct SampleCustomer {
    pub(super) number: &'static str,
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) currency: &'static str,
    /// Payment terms in days.
    pub(super) terms: i32,
    /// A usual invoice, in whole currency units.
    pub(super) usual: i32,
    /// Days between invoices.
    pub(super) gap: i32,
    pub(super) habit: Habit,
}

const fn customer(
    (number, name, email): (&'static str, &'static str, &'static str),
    currency: &'static str,
    (terms, usual, gap): (i32, i32, i32),
    habit: Habit,
) -> SampleCustomer {
    SampleCustomer { number, name, email, currency, terms, usual, gap, habit }
}

/// Position of a customer in [`CUSTOMERS`].
pub(super) type Position = usize;

/// The customer at a position; the last one past the end.
pub(super) fn get(position: Position) -> &'static SampleCustomer {
    CUSTOMERS.get(position).unwrap_or(&FALLBACK)
}

/// Position of the first customer with this number.
pub(super) fn find(number: &str) -> Position {
    CUSTOMERS.iter().position(|customer| customer.number == number).unwrap_or(0)
}

static FALLBACK: SampleCustomer =
    customer(("10000", "Nobody in Particular", ""), "EUR", (30, 100, 30), Habit::OnTime);

use Habit::{Chronic, Disputing, Drifting, Early, Late, OnTime, PayRun, Slow};

/// All of them. Some names look dangerous to spreadsheets or parsers and are not.
#[rustfmt::skip]
pub(super) static CUSTOMERS: [SampleCustomer; 48] = [
    customer(("10010", "Brückenbau Übermorgen AG", "kreditoren@uebermorgen.example"), "EUR", (45, 4600, 9), PayRun),
    customer(("10024", "Kaffeerösterei Morgenstund", "buero@morgenstund.example"), "EUR", (30, 940, 21), OnTime),
    customer(("10031", "Nordlicht & Nebel Möbelbau GmbH", "rechnung@nordlicht-nebel.example"), "EUR", (30, 2300, 24), Slow),
    customer(("10038", "Papeterie Plume et Pluie", "compta@plume-pluie.example"), "EUR", (30, 620, 25), OnTime),
    customer(("10045", "Trattoria Tre Lumache", "conti@tre-lumache.example"), "EUR", (30, 880, 27), Late),
    customer(("10052", "Ferretería Martillo y Medio", "facturas@martillo.example"), "EUR", (30, 1150, 23), OnTime),
    customer(("10059", "Tulpen & Tractoren B.V.", "administratie@tulpen-tractoren.example"), "EUR", (30, 3100, 26), Early),
    customer(("10066", "Zwölfkorn Bäckerei", "post@zwoelfkorn.example"), "EUR", (14, 410, 18), OnTime),
    customer(("10073", "Schildkröte Spedition GmbH", "buchhaltung@schildkroete.example"), "EUR", (30, 2150, 21), Chronic),
    customer(("10080", "Atelier Trois Petits Points", "atelier@trois-points.example"), "EUR", (30, 1500, 26), Drifting),
    customer(("10087", "Fjord & Fiddle Instruments", "accounts@fjord-fiddle.example"), "EUR", (30, 1900, 31), OnTime),
    customer(("10094", "Óscar Ñandú Diseño", "oscar@nandu.example"), "EUR", (30, 760, 34), Slow),
    customer(("10101", "Windmühle Westwind Energie", "einkauf@westwind.example"), "EUR", (45, 4200, 33), OnTime),
    customer(("10108", "Fahrrad Flink & Fröhlich", "laden@flink-froehlich.example"), "EUR", (14, 530, 22), Early),
    customer(("10115", "Comma, Comma & Semicolon Verlag", "verlag@comma.example"), "EUR", (30, 1280, 28), OnTime),
    customer(("10122", "Glasbläserei \"Klirr\" OHG", "klirr@klirr.example"), "EUR", (30, 690, 29), Slow),
    customer(("10129", "Łódka Żaglowa Sp. z o.o.", "faktury@lodka.example"), "EUR", (30, 1720, 32), Slow),
    customer(("10136", "=SUM of Parts Workshop", "hello@sum-of-parts.example"), "EUR", (30, 830, 27), OnTime),
    customer(("10143", "Château Courgette", "cave@courgette.example"), "EUR", (30, 2600, 38), Slow),
    customer(("10150", "Velvet Anvil Theatre", "office@velvet-anvil.example"), "EUR", (30, 1150, 33), Chronic),
    customer(("10157", "Lighthouse Kindergarten", ""), "EUR", (30, 350, 29), OnTime),
    customer(("10164", "Pasta Perpetua S.r.l.", "ordini@pasta-perpetua.example"), "EUR", (30, 1440, 28), Late),
    customer(("10171", "Moosgrün Gartenbau", "moos@moosgruen.example"), "EUR", (30, 990, 24), OnTime),
    customer(("10178", "Hafenkran Hebetechnik GmbH", "fibu@hafenkran.example"), "EUR", (45, 2900, 25), Disputing),
    customer(("10185", "Blauwal Software", "finance@blauwal.example"), "EUR", (45, 2400, 22), OnTime),
    customer(("10192", "Käsekuchen Konditorei", "theke@kaesekuchen.example"), "EUR", (14, 380, 26), Slow),
    customer(("20014", "Cactus & Comet Motel", "desk@cactus-comet.example"), "USD", (30, 1650, 27), Slow),
    customer(("20021", "Rusty Rocket Garage", "shop@rusty-rocket.example"), "USD", (30, 1350, 23), Chronic),
    customer(("20028", "Blue Teapot Catering", "books@blue-teapot.example"), "USD", (45, 920, 24), OnTime),
    customer(("20035", "Prairie Piano Movers", "office@prairie-piano.example"), "USD", (45, 1300, 31), OnTime),
    customer(("20042", "Twelve Owls Bookstore", "owls@twelve-owls.example"), "USD", (30, 540, 26), Early),
    customer(("20049", "Gravel & Grace Landscaping, Inc.", "ap@gravel-grace.example"), "USD", (45, 2150, 27), Late),
    customer(("20056", "Saturday Robotics LLC", "payables@saturday-robotics.example"), "USD", (45, 3900, 25), OnTime),
    customer(("20056", "Saturday Robotics LLC", "payables@saturday-robotics.example"), "EUR", (45, 1800, 60), OnTime),
    customer(("20063", "Lucky Thirteen Plumbing", "lucky@thirteen-plumbing.example"), "USD", (30, 780, 28), Slow),
    customer(("20070", "Big \"Bad\" Barbecue", "smoke@big-bad-bbq.example"), "USD", (14, 610, 32), Late),
    customer(("20077", "Quiet Thunder Yoga", ""), "USD", (30, 430, 34), OnTime),
    customer(("20084", "Maple & Magnet Toys", "orders@maple-magnet.example"), "USD", (30, 2700, 36), OnTime),
    customer(("30012", "Otter & Umbrella Ltd", "accounts@otter-umbrella.example"), "GBP", (30, 1750, 24), OnTime),
    customer(("30019", "The Crooked Chimney Sweep", "soot@crooked-chimney.example"), "GBP", (30, 480, 31), Slow),
    customer(("30026", "Marmalade Railway Café", "tea@marmalade-railway.example"), "GBP", (30, 890, 21), Chronic),
    customer(("30033", "O'Nimbus Weather Vanes", "north@onimbus.example"), "GBP", (30, 860, 33), OnTime),
    customer(("30040", "Seven Scones Tearooms", "jam@seven-scones.example"), "GBP", (14, 390, 25), OnTime),
    customer(("30047", "Puddle & Sons Roofing", "office@puddle-sons.example"), "GBP", (30, 1560, 35), Late),
    customer(("30054", "Brass Button Tailors", "stitch@brass-button.example"), "GBP", (30, 1120, 29), OnTime),
    customer(("30061", "Foxglove Garden Tools", "ledger@foxglove.example"), "GBP", (30, 1340, 30), Disputing),
    customer(("30068", "-Dash- Couriers", "dispatch@dash-couriers.example"), "GBP", (30, 720, 27), Slow),
    customer(("30075", "Ümlaut & Østergård (Imports)", "import@umlaut-ostergard.example"), "GBP", (30, 2050, 37), Early),
];
