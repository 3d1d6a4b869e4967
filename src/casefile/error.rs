//! Why a file is not opened or not made, in words for its owner. Nothing of such a file is ever taken over.

/// Why a case file cannot be opened, or not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseFileError {
    /// It is something else.
    NotACaseFile,
    /// A later version of this program wrote it.
    Newer {
        /// Its version.
        version: u32,
    },
    /// Its end is missing.
    CutShort,
    /// Something in it is not as it was written.
    Altered {
        /// Which part.
        part: String,
    },
    /// It is whole, but something in it is not understood.
    Unclear {
        /// What the reader stumbled over; names of fields, no values.
        what: String,
    },
    /// It is encrypted: the passphrase is needed.
    Sealed,
    /// The passphrase is another one, or the encrypted head was altered.
    WrongPassphrase,
    /// Trying the passphrase would take more memory than any file of ours asks for.
    TooDemanding,
    /// The browser could not read it.
    Unreadable,
    /// It could not be encrypted.
    NotSealed,
}

impl std::fmt::Display for CaseFileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotACaseFile => "This is not a case file that was saved here",
            Self::Newer { version } => {
                return write!(
                    f,
                    "A later version of this page saved this case file (format {version}; this page \
                     knows {}). Load the page again to get the new version; the file stays as it is",
                    super::CASE_FILE_VERSION
                );
            }
            Self::CutShort => {
                "This case file was cut short: its end is missing. Open another copy of it; nothing \
                 was taken over"
            }
            Self::Altered { part } => {
                return write!(
                    f,
                    "This case file was altered or damaged ({part}). Open another copy of it; \
                     nothing was taken over"
                );
            }
            Self::Unclear { what } => {
                return write!(
                    f,
                    "This case file is whole, but this page does not understand it ({what}); nothing \
                     was taken over"
                );
            }
            Self::Sealed => "This case file is encrypted. Type its passphrase",
            Self::WrongPassphrase => "This is not the passphrase of this case file. Try again",
            Self::TooDemanding => {
                "This encrypted file asks for more memory than a case file needs; it was not made here"
            }
            Self::Unreadable => "The browser could not read this file. Choose it again",
            Self::NotSealed => {
                "The case file could not be encrypted, and nothing was saved. Try again, or save it \
                 without a passphrase"
            }
        })
    }
}

impl std::error::Error for CaseFileError {}
