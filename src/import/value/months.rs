//! Names of months and weekdays in the languages exports are written in. A name that means two
//! months (`listopad` is October in Zagreb and November in Warsaw) means none here.

use crate::domain::sorting::LeanSort;
use std::sync::LazyLock;

/// Full names, month by month. A word also counts when it is the start of a name of one month only
/// (`févr`, `sept`), so short forms stand here only where they are no start of a full one.
const MONTHS: [&str; 12] = [
    "january januar janvier janviers gennaio enero janeiro januari jänner tammikuuta styczeń stycznia leden ledna január januára ianuarie януари siječanj siječnja jaanuar janvāris sausis sausio ιανουαρίου ιανουάριος ocak январь января січень січня ינואר يناير जनवरी जन জানুয়ারি",
    "february februar février fevrier febbraio febrero fevereiro februari helmikuuta luty lutego únor února február februára februarie февруари veljača veljače veebruar februāris vasaris vasario φεβρουαρίου φεβρουάριος şubat subat февраль февраля лютий лютого פברואר فبراير फ़रवरी ফেব্রুয়ারি",
    "march mar mrz märz maerz mars marzo março marco maart mrt marts maaliskuuta marzec marca březen března március marec martie март ožujak ožujka märts kovas kovo μαρτίου μάρτιος mart марта березень березня מרץ مارس मार्च মার্চ maret mac",
    "april avril aprile abril aprilis huhtikuuta kwiecień kwietnia duben dubna április apríla aprilie април travanj travnja aprill aprīlis balandis balandžio απριλίου απρίλιος nisan апрель апреля квітень квітня אפריל أبريل ابريل إبريل अप्रैल এপ্রিল",
    "may mai maggio mayo maio mei maj toukokuuta maja květen května május mája май svibanj svibnja maijs gegužė gegužės μαΐου μάιος mayıs mayis мая травень травня מאי مايو मई মে",
    "june juni juin giugno junio junho kesäkuuta czerwiec czerwca červen června čvn június jún júna iunie юни lipanj lipnja junij juuni jūnijs birželis birželio ιουνίου ιούνιος haziran июнь июня червень червня יוני يونيو जून জুন",
    "july juli juillet luglio julio julho heinäkuuta lipiec lipca červenec července čvc július júla iulie юли srpanj srpnja julij juuli jūlijs liepa liepos ιουλίου ιούλιος temmuz июль июля липень липня יולי يوليو जुलाई জুলাই julai",
    "august août aout agosto augustus augusti elokuuta sierpień sierpnia srpen srpna augusta augusztus kolovoz kolovoza avgust augusts rugpjūtis rugpjūčio αυγούστου αύγουστος ağustos agustos август августа серпень серпня אוגוסט أغسطس اغسطس अगस्त अग আগস্ট আগ agustus agt ogos",
    "september septembre settembre septiembre setembro syyskuuta wrzesień września září szeptember septembra septembrie септември rujan rujna septembris rugsėjis rugsėjo σεπτεμβρίου σεπτέμβριος eylül eylul сентябрь сентября вересень вересня ספטמבר سبتمبر सितंबर সেপ্টেম্বর septembar",
    "october oktober octobre ottobre octubre outubro lokakuuta październik października říjen října október októbra octombrie октомври oktoober oktobris listopada spalis spalio οκτωβρίου οκτώβριος ekim октябрь октября жовтень жовтня אוקטובר أكتوبر اكتوبر अक्टूबर अक्तूबर অক্টোবর oktobar",
    "november novembre noviembre novembro marraskuuta listopada listopadu novembra noiembrie ноември studeni studenoga novembris lapkritis lapkričio νοεμβρίου νοέμβριος kasım kasim ноябрь ноября листопад листопада נובמבר نوفمبر नवंबर नव নভেম্বর novembar",
    "december dezember décembre decembre dicembre diciembre dezembro desember joulukuuta grudzień grudnia prosinec prosince decembra decembrie декември prosinac prosinca detsember decembris gruodis gruodžio δεκεμβρίου δεκέμβριος aralık aralik декабрь декабря грудень грудня דצמבר ديسمبر दिसंबर ডিসেম্বর disember decembar",
];

/// The short names met most, to be found first.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Full names of weekdays; the start of one counts as well. Which day it is does not matter.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică понеделник вторник сряда четвъртък петък събота неделя ponedjeljak utorak srijeda četvrtak petak subota nedjelja ponedeljek torek sreda četrtek petek nedelja esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή pazartesi salı çarşamba perşembe cuma cumartesi pazar понедельник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя יום שני שלישי רביעי חמישי שישי שבת ראשון الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad thứ hai ba tư năm sáu bảy chủ nhật دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 月 火 水 木 金 土 월요일 화요일 수요일 목요일 금요일 토요일 일요일";

/// Months by their Thai names, each followed by its short form without the points.
const THAI: &str = "มกราคม มค กุมภาพันธ์ กพ มีนาคม มีค เมษายน เมย พฤษภาคม พค มิถุนายน มิย กรกฎาคม กค สิงหาคม สค กันยายน กย ตุลาคม ตค พฤศจิกายน พย ธันวาคม ธค";

/// Months of the Persian year.
const PERSIAN: &str = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند";

/// A month by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// Of the common calendar, from 1.
    Common(u32),
    /// The same months under Thai names; the years usually count from Buddha.
    Thai(u32),
    /// Of the Persian solar calendar.
    Persian(u32),
}

/// Every name of [`MONTHS`] with its month, sorted by name: what begins with a word stands together.
static NAMES: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let all = MONTHS.iter().zip(1..).flat_map(|(names, at)| names.split(' ').map(move |n| (n, at)));
    sorted(all)
});

/// Names that count only when they are whole, sorted.
static WHOLE: LazyLock<Vec<(&str, Month)>> = LazyLock::new(|| {
    let english = ENGLISH.iter().zip(1..).map(|(name, at)| (*name, Month::Common(at)));
    let thai = THAI.split(' ').zip(2..).map(|(name, at)| (name, Month::Thai(at / 2)));
    let persian = PERSIAN.split(' ').zip(1..).map(|(name, at)| (name, Month::Persian(at)));
    sorted(english.chain(thai).chain(persian))
});

/// The weekdays, sorted.
static SORTED_WEEKDAYS: LazyLock<Vec<(&str, ())>> =
    LazyLock::new(|| sorted(WEEKDAYS.split(' ').map(|name| (name, ()))));

fn sorted<T>(names: impl Iterator<Item = (&'static str, T)>) -> Vec<(&'static str, T)> {
    let mut all: Vec<_> = names.collect();
    all.lean_sort_by_key(|(name, _)| *name);
    all
}

/// What stands in a sorted table from `word` on.
fn from<'t, T>(table: &'t [(&'static str, T)], word: &str) -> &'t [(&'static str, T)] {
    table.get(table.partition_point(|(name, _)| *name < word)..).unwrap_or_default()
}

/// The month a word names, if it names one only. The word is in lower case, without points.
pub(super) fn month(word: &str) -> Option<Month> {
    if let Some((name, month)) = from(&WHOLE, word).first()
        && *name == word
    {
        return Some(*month);
    }
    // Hebrew sets "in" before the name without a space.
    let bare = word.trim_end_matches(['\u{5f3}', '\'', '\u{970}']);
    let word = bare.strip_prefix('ב').unwrap_or(bare);
    let rest = from(&NAMES, word);
    let same = rest.iter().take_while(|(name, _)| *name == word);
    if same.clone().next().is_some() {
        return only(same);
    }
    let least = if word.is_ascii() { 3 } else { 2 };
    if word.chars().count() < least {
        return None;
    }
    only(rest.iter().take_while(|(name, _)| name.starts_with(word)))
}

/// The month that all these names are of.
fn only<'n>(mut names: impl Iterator<Item = &'n (&'static str, u32)>) -> Option<Month> {
    let (_, month) = names.next()?;
    names.all(|(_, other)| other == month).then_some(Month::Common(*month))
}

/// The word is a weekday, or the start of one with two letters or more.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.strip_suffix("ที่").unwrap_or(word);
    let short = word.is_ascii() && word.len() < 2;
    let first = from(&SORTED_WEEKDAYS, word).first();
    !word.is_empty() && !short && first.is_some_and(|(name, ())| name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_full_and_short_names() {
        for (word, expected) in [
            ("january", Some(1)),
            ("jan", Some(1)),
            ("janv", Some(1)),
            ("jänner", Some(1)),
            ("févr", Some(2)),
            ("mrz", Some(3)),
            ("mär", Some(3)),
            ("mar", Some(3)),
            ("mai", Some(5)),
            ("ene", Some(1)),
            ("sept", Some(9)),
            ("juil", Some(7)),
            ("ağu", Some(8)),
            ("янв", Some(1)),
            ("בפבר׳", Some(2)),
            ("जन॰", Some(1)),
            ("ja", None),
            ("jui", None),
            ("lip", None),
            ("listopada", None),
            ("listopadu", Some(11)),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(month(word), expected.map(Month::Common), "{word}");
        }
        assert_eq!(month("มค"), Some(Month::Thai(1)));
        assert_eq!(month("اسفند"), Some(Month::Persian(12)));
    }

    #[test]
    fn weekdays_may_be_cut_short() {
        for (word, expected) in [
            ("thursday", true),
            ("thu", true),
            ("di", true),
            ("วันอังคารที่", true),
            ("火", true),
            ("t", false),
            ("", false),
            ("invoice", false),
            ("due", false),
            ("paid", false),
        ] {
            assert_eq!(is_weekday(word), expected, "{word}");
        }
    }
}
