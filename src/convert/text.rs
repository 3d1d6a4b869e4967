//! Text in other encodings: which one it is, with words of the file as evidence, and a decoder that
//! works in chunks.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::convert::report::{OtherReading, TextSummary};
use crate::import::Encoding;

/// Bytes of lines with letters beyond ASCII that are kept to guess from.
const KEPT: usize = 64 * 1024;
/// Bytes of a line kept around such a letter.
const LONGEST_LINE: usize = 1_000;
/// Words shown as evidence.
const WORDS: usize = 3;

/// Letters and signs that Western European text has beyond ASCII.
const WESTERN: &str =
    "äöüßÄÖÜéèêëàâáãåçíìîïñóòôõøúùûýÿæœÉÈÊËÀÂÁÃÅÇÍÌÎÏÑÓÒÔÕØÚÙÛÝÆŒ€£§°ºª«»„“”‚‘’–—…·×²³½¡¿µ©®™\u{a0}¢¥±";

/// Looks at a file in chunks and guesses its encoding at the end.
#[derive(Debug, Default)]
pub struct Guesser {
    /// Lines with letters beyond ASCII.
    lines: Vec<u8>,
    /// The line that is being read.
    line: Vec<u8>,
    line_has: bool,
    sequences: u64,
    invalid: u64,
    has_escapes: bool,
    /// A character that may go on in the next chunk.
    cut: Vec<u8>,
}

impl Guesser {
    /// Nothing seen.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.count_utf8(chunk);
        if self.lines.len() >= KEPT {
            return;
        }
        self.has_escapes |= chunk.contains(&0x1B);
        if chunk.is_ascii() && !self.line_has && !self.has_escapes {
            // Only the line that goes on in the next chunk may still matter.
            if let Some(end) = chunk.iter().rposition(|&b| b == b'\n') {
                self.line.clear();
                self.line.extend(chunk.get(end + 1..).unwrap_or_default());
            } else {
                self.line.extend_from_slice(chunk);
            }
            let long = self.line.len().saturating_sub(LONGEST_LINE / 2);
            self.line.drain(..long);
            return;
        }
        for &b in chunk {
            self.line_has |= !b.is_ascii() || b == 0x1B;
            self.line.push(b);
            if b == b'\n' || self.line.len() >= LONGEST_LINE {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        if self.line_has && self.lines.len() < KEPT {
            self.lines.append(&mut self.line);
        }
        self.line.clear();
        self.line_has = false;
    }

    /// Counts what would be characters in UTF-8 and what would not.
    fn count_utf8(&mut self, chunk: &[u8]) {
        if chunk.is_ascii() && self.cut.is_empty() {
            return;
        }
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        let mut rest = bytes.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.sequences += beyond_ascii(text);
                    return;
                }
                Err(problem) => {
                    let (valid, after) = rest.split_at(problem.valid_up_to());
                    self.sequences += beyond_ascii(&String::from_utf8_lossy(valid));
                    let Some(wrong) = problem.error_len() else {
                        self.cut = after.to_vec();
                        return;
                    };
                    self.invalid += 1;
                    rest = after.get(wrong..).unwrap_or_default();
                }
            }
        }
    }

    /// The guess, or the chosen encoding with the same evidence.
    pub fn finish(mut self, chosen: Option<Encoding>) -> TextSummary {
        self.end_line();
        self.invalid += u64::from(!self.cut.is_empty());
        let (encoding, reason) = match chosen {
            Some(encoding) => (encoding, "your choice".to_owned()),
            None => self.guess(),
        };
        let words = self.words(encoding);
        let why = match words.as_str() {
            "" => reason,
            words => format!("{reason}; it reads {words}"),
        };
        TextSummary { encoding, why, invalid: 0, others: self.others(encoding, &words) }
    }

#[expect(clippy::wildcard_enum_match_arm, reason = "every other encoding is taken as found")]
    fn guess(&self) -> (Encoding, String) {
        if self.invalid == 0 && !self.has_escapes {
            return (Encoding::Utf8, "valid UTF-8 throughout".to_owned());
        }
        if self.sequences > self.invalid * 10 {
            let why = format!(
                "{} characters are valid UTF-8 and only {} places are not",
                self.sequences, self.invalid
            );
            return (Encoding::Utf8, why);
        }
        let japanese =
            if self.has_escapes { Iso2022JpDetection::Allow } else { Iso2022JpDetection::Deny };
        let mut detector = EncodingDetector::new(japanese);
        detector.feed(&self.lines, true);
        let found = detector.guess(None, Utf8Detection::Deny);
        let found = encoding_of(found).unwrap_or(Encoding::Windows1252);
        let not_utf8 = "not valid UTF-8, and the letters fit".to_owned();
        if self.is_western(Encoding::Windows1252) {
            // A few western letters look like rare letters of neighbours too.
            let is_rare = !matches!(found, Encoding::Windows1250 | Encoding::Iso8859_2);
            return match found {
                Encoding::Windows1252 | Encoding::Windows1254 | Encoding::Windows1257
                | Encoding::Windows1258 | Encoding::Iso8859_4 | Encoding::Iso8859_13
                    if is_rare =>
                {
                    (self.with_euro(), not_utf8)
                }
                other => (other, not_utf8),
            };
        }
        if found == Encoding::Windows1252 && self.is_western(Encoding::Macintosh) {
            return (Encoding::Macintosh, not_utf8);
        }
        if found == Encoding::Windows1252 { (self.with_euro(), not_utf8) } else { (found, not_utf8) }
    }

    /// Every letter beyond ASCII is one of Western Europe.
    fn is_western(&self, encoding: Encoding) -> bool {
        let text = self.read(encoding);
        text.chars().filter(|c| !c.is_ascii()).all(|c| WESTERN.contains(c))
    }

    /// ISO-8859-15 has the euro sign where Windows-1252 has a sign nobody writes.
    fn with_euro(&self) -> Encoding {
        let has_sign = self.lines.contains(&0xA4);
        let has_windows = self.lines.iter().any(|b| (0x80..0xA0).contains(b));
        if has_sign && !has_windows { Encoding::Iso8859_15 } else { Encoding::Windows1252 }
    }

    fn read(&self, encoding: Encoding) -> String {
        engine_of(encoding).decode_without_bom_handling(&self.lines).0.into_owned()
    }

    /// The first words with letters beyond ASCII, in quotes.
    fn words(&self, encoding: Encoding) -> String {
        let text = self.read(encoding);
        let mut words: Vec<&str> = Vec::new();
        let parts = text.split(|c: char| !(c.is_alphanumeric() || "€£¤\u{fffd}".contains(c)));
        for word in parts.filter(|word| !word.is_ascii()) {
            if !words.contains(&word) {
                words.push(word);
            }
            if words.len() == WORDS {
                break;
            }
        }
        let quoted = words.iter().map(|word| {
            let short: String = word.chars().take(24).collect();
            format!("\u{201c}{short}\u{201d}")
        });
        quoted.collect::<Vec<_>>().join(", ")
    }

    /// What other encodings make of the same words; only those in which every byte has a meaning.
    fn others(&self, chosen: Encoding, words: &str) -> Vec<OtherReading> {
        let mut others: Vec<OtherReading> = Vec::new();
        for encoding in Encoding::ALL.into_iter().filter(|e| !e.is_utf16() && *e != chosen) {
            let (_, had_errors) = engine_of(encoding).decode_without_bom_handling(&self.lines);
            let sample = if had_errors { String::new() } else { self.words(encoding) };
            let is_new = sample != words && others.iter().all(|other| other.sample != sample);
            if !sample.is_empty() && is_new {
                others.push(OtherReading { encoding, sample });
            }
        }
        others
    }
}

fn beyond_ascii(text: &str) -> u64 {
    text.chars().filter(|c| !c.is_ascii()).count() as u64
}

/// Decodes in chunks.
pub struct Transcoder {
    decoder: encoding_rs::Decoder,
    out: String,
    invalid: u64,
}

impl std::fmt::Debug for Transcoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transcoder").field("invalid", &self.invalid).finish_non_exhaustive()
    }
}

impl Transcoder {
    /// At the start of a file; a byte order mark is taken off.
    pub fn new(encoding: Encoding) -> Self {
        let decoder = engine_of(encoding).new_decoder_with_bom_removal();
        Self { decoder, out: String::new(), invalid: 0 }
    }

    /// The next bytes as UTF-8; `last` says that there are no more.
    pub fn push(&mut self, mut chunk: &[u8], last: bool) -> &str {
        self.out.clear();
        loop {
            let room = self.decoder.max_utf8_buffer_length(chunk.len()).unwrap_or(chunk.len() * 4);
            self.out.reserve(room);
            let (result, read, replaced) = self.decoder.decode_to_string(chunk, &mut self.out, last);
            if replaced {
                let marks = self.out.matches(char::REPLACEMENT_CHARACTER).count();
                self.invalid += marks as u64;
            }
            chunk = chunk.get(read..).unwrap_or_default();
            if result == encoding_rs::CoderResult::InputEmpty {
                return &self.out;
            }
        }
    }

    /// Places that were not valid so far.
    pub fn invalid(&self) -> u64 {
        self.invalid
    }
}

/// The reader of an encoding.
fn engine_of(encoding: Encoding) -> &'static encoding_rs::Encoding {
    let label = encoding.name().replace(' ', "");
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// Ours for a reader's.
fn encoding_of(engine: &'static encoding_rs::Encoding) -> Option<Encoding> {
    match engine.name() {
        // A subset.
        "GBK" => Some(Encoding::Gb18030),
        "ISO-8859-8-I" => Some(Encoding::Iso8859_8),
        name => Encoding::by_name(name),
    }
}

/// The encoding that a web page states, by its name there.
pub(super) fn stated(label: &[u8]) -> Option<Encoding> {
    encoding_rs::Encoding::for_label(label).and_then(encoding_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(bytes: &[u8]) -> TextSummary {
        let mut guesser = Guesser::new();
        for chunk in bytes.chunks(7) {
            guesser.push(chunk);
        }
        guesser.finish(None)
    }

    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        assert!(encoding != Encoding::Macintosh && !encoding.is_unicode(), "not written");
        engine_of(encoding).encode(text).0.into_owned()
    }

    #[test]
    fn every_encoding_has_a_reader() {
        for encoding in Encoding::ALL.into_iter().filter(|e| !e.is_utf16()) {
            assert_eq!(encoding_of(engine_of(encoding)), Some(encoding), "{encoding:?}");
        }
    }

    #[test]
    fn exports_of_many_countries_are_recognised() {
        for (text, encoding) in [
            ("Kunde;Fälligkeit;Betrag\nMüller GmbH;01.02.2026;10,00\nGröße;Straße\n", Encoding::Windows1252),
            ("Client;Échéance;Montant\nSociété Générale;é;10,00 €\n", Encoding::Windows1252),
            (
                "Nazwa kontrahenta;Należność;Data wystawienia;Termin płatności\nSpółka Łódź;100,00;śr\nŻabka Kraków\n",
                Encoding::Windows1250,
            ),
            (
                "Číslo faktury;Zákazník;Datum splatnosti;Částka\nFV1;Příbram s.r.o.;1.2.2026;Ještě\nŽižkov Dvořák\n",
                Encoding::Windows1250,
            ),
            ("Контрагент;Сумма;Срок оплаты\nООО Ромашка;100,00;\n", Encoding::Windows1251),
            ("請求書番号,取引先,金額,支払期日\nA-1,株式会社山田商店,1000,2026-01-01\n", Encoding::ShiftJis),
            ("請求書番号,取引先,金額,支払期日\nA-1,株式会社山田商店,1000,2026-01-01\n", Encoding::EucJp),
            ("发票号码,客户名称,金额,到期日\nA-1,北京科技有限公司,1000,2026-01-01\n", Encoding::Gb18030),
            ("發票號碼,客戶名稱,金額,到期日\nA-1,臺北科技有限公司,1000,2026-01-01\n", Encoding::Big5),
            ("송장번호,고객명,금액,만기일\nA-1,서울전자 주식회사,1000,2026-01-01\n", Encoding::EucKr),
            ("Αριθμός;Πελάτης;Ποσό\n1;Παπαδόπουλος;10,00\n", Encoding::Windows1253),
            ("Fatura No;Müşteri;Vade Tarihi;Tutar\n1;Işık Şirketi;ğ;10,00\n", Encoding::Windows1254),
        ] {
            let bytes = written(text, encoding);
            assert_eq!(guess(&bytes).encoding, encoding, "{text}");
        }
        // 0xA4 is the euro sign of ISO-8859-15, and M\u{9f}ller is Müller on an old Mac.
        assert_eq!(guess(b"Betrag\nM\xFCller;10,00 \xA4\n").encoding, Encoding::Iso8859_15);
        assert_eq!(guess(b"Kunde\nM\x9Fller;Gr\x9A\xA7e;\x8Erger\n").encoding, Encoding::Macintosh);
    }

    #[test]
    fn the_guess_shows_words_of_the_file() {
        let summary = guess(b"Kunde\nM\xFCller,1\nM\xFCller,2\nGr\xF6\xDFe,3\n");
        assert!(summary.why.ends_with("it reads \u{201c}Müller\u{201d}, \u{201c}Größe\u{201d}"), "{summary:?}");
        assert!(summary.others.iter().any(|other| other.encoding == Encoding::Macintosh));
    }

    #[test]
    fn a_slip_in_good_text_does_not_change_its_encoding() {
        let mut bytes = "Zoë Müller Größe Straße Fälligkeit".repeat(4).into_bytes();
        bytes.extend_from_slice(b"\xFF end");
        assert_eq!(guess(&bytes).encoding, Encoding::Utf8);
        let mut transcoder = Transcoder::new(Encoding::Utf8);
        assert!(transcoder.push(&bytes, true).ends_with("\u{fffd} end"));
        assert_eq!(transcoder.invalid(), 1);
    }

    #[test]
    fn plain_text_stays_what_it_is() {
        for text in ["Customer,Amount\nA,1\n", "Zoë\n"] {
            assert_eq!(guess(text.as_bytes()).encoding, Encoding::Utf8, "{text}");
        }
        let japanese = written("取引先,金額\n山田,1000\n", Encoding::Iso2022Jp);
        assert_eq!(guess(&japanese).encoding, Encoding::Iso2022Jp);
    }

    #[test]
    fn chunks_may_cut_characters() {
        let text = "取引先,金額\n山田,1000\n";
        let bytes = written(text, Encoding::ShiftJis);
        for size in 1..5 {
            let mut transcoder = Transcoder::new(Encoding::ShiftJis);
            let mut out = String::new();
            for chunk in bytes.chunks(size) {
                out.push_str(transcoder.push(chunk, false));
            }
            out.push_str(transcoder.push(&[], true));
            assert_eq!((out.as_str(), transcoder.invalid()), (text, 0), "chunks of {size}");
        }
    }
}
