//! Character encodings by name. The importer reads UTF-8 and UTF-16; the others are turned into UTF-8
//! before it begins.

use serde::{Deserialize, Serialize};

/// Character encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the names are the encodings' own; `name` and `words` explain them"
)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
    Windows1250,
    Windows1251,
    Windows1253,
    Windows1254,
    Windows1255,
    Windows1256,
    Windows1257,
    Windows1258,
    Windows874,
    Iso8859_2,
    Iso8859_4,
    Iso8859_5,
    Iso8859_6,
    Iso8859_7,
    Iso8859_8,
    Iso8859_13,
    Iso8859_15,
    Macintosh,
    Koi8R,
    Koi8U,
    Ibm866,
    ShiftJis,
    EucJp,
    Iso2022Jp,
    Gb18030,
    Big5,
    EucKr,
}

/// Encoding, its name (a label of the WHATWG standard but for UTF-16), where it is met.
const TABLE: [(Encoding, &str, &str); 31] = [
    (Encoding::Utf8, "UTF-8", "everywhere"),
    (Encoding::Windows1252, "Windows-1252", "Western Europe"),
    (Encoding::Utf16Le, "UTF-16 LE", "everywhere"),
    (Encoding::Utf16Be, "UTF-16 BE", "everywhere"),
    (Encoding::Windows1250, "Windows-1250", "Central Europe"),
    (Encoding::Iso8859_2, "ISO-8859-2", "Central Europe"),
    (Encoding::Iso8859_15, "ISO-8859-15", "Western Europe, with the euro sign"),
    (Encoding::Macintosh, "Macintosh", "Western Europe, old Macs"),
    (Encoding::Windows1251, "Windows-1251", "Cyrillic"),
    (Encoding::Koi8R, "KOI8-R", "Russian"),
    (Encoding::Koi8U, "KOI8-U", "Ukrainian"),
    (Encoding::Iso8859_5, "ISO-8859-5", "Cyrillic"),
    (Encoding::Ibm866, "IBM866", "Cyrillic, DOS"),
    (Encoding::Windows1253, "Windows-1253", "Greek"),
    (Encoding::Iso8859_7, "ISO-8859-7", "Greek"),
    (Encoding::Windows1254, "Windows-1254", "Turkish"),
    (Encoding::Windows1257, "Windows-1257", "Baltic"),
    (Encoding::Iso8859_4, "ISO-8859-4", "Baltic"),
    (Encoding::Iso8859_13, "ISO-8859-13", "Baltic"),
    (Encoding::Windows1255, "Windows-1255", "Hebrew"),
    (Encoding::Iso8859_8, "ISO-8859-8", "Hebrew"),
    (Encoding::Windows1256, "Windows-1256", "Arabic"),
    (Encoding::Iso8859_6, "ISO-8859-6", "Arabic"),
    (Encoding::Windows1258, "Windows-1258", "Vietnamese"),
    (Encoding::Windows874, "Windows-874", "Thai"),
    (Encoding::ShiftJis, "Shift_JIS", "Japanese"),
    (Encoding::EucJp, "EUC-JP", "Japanese"),
    (Encoding::Iso2022Jp, "ISO-2022-JP", "Japanese"),
    (Encoding::Gb18030, "GB18030", "Chinese, simplified"),
    (Encoding::Big5, "Big5", "Chinese, traditional"),
    (Encoding::EucKr, "EUC-KR", "Korean"),
];

impl Encoding {
    /// All encodings the review offers, the frequent ones first.
    pub const ALL: [Self; TABLE.len()] = {
        let mut all = [Self::Utf8; TABLE.len()];
        let mut at = 0;
        while at < TABLE.len() {
            #[expect(clippy::indexing_slicing, reason = "a constant, checked when it is compiled")]
            {
                all[at] = TABLE[at].0;
            }
            at += 1;
        }
        all
    };

    /// The name for people.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Where it is met, for people.
    pub fn words(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (Self, &'static str, &'static str) {
        TABLE.into_iter().find(|row| row.0 == self).unwrap_or((self, "", ""))
    }

    /// The encoding of a name or label, whatever its case and blanks.
    pub fn by_name(name: &str) -> Option<Self> {
        let plain = |text: &str| text.replace(' ', "").to_ascii_lowercase();
        let wanted = plain(name);
        TABLE.into_iter().find(|row| plain(row.1) == wanted).map(|row| row.0)
    }

    /// Two bytes, or four, for every character.
    pub const fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// The importer reads it as it is.
    pub const fn is_unicode(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf16Le | Self::Utf16Be)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_has_a_name_of_its_own() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::by_name(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::by_name("utf-16le"), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::by_name("klingon"), None);
    }

    #[test]
    fn an_encoding_says_where_it_is_met_and_who_reads_it() {
        for (encoding, words, is_unicode) in [
            (Encoding::Utf8, "everywhere", true),
            (Encoding::Utf16Le, "everywhere", true),
            (Encoding::Utf16Be, "everywhere", true),
            (Encoding::Windows1253, "Greek", false),
        ] {
            assert_eq!(
                (encoding.words(), encoding.is_unicode()),
                (words, is_unicode),
                "{encoding:?}"
            );
        }
    }
}
