//! Orders to bytes: each piece in each of its formats, alone or as one archive. The same order gives the
//! same bytes.

use super::archive::{ZipFile, zip};
use super::coverage::cannot_print;
use super::mail::mail;
use super::{Document, DocumentFormat, Order, PdfError, Piece, docx, html, markdown, pdf, xlsx};

/// Why an order came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PressError {
    /// It asks for nothing, or could not be read.
    Empty,
    /// Two files of one name, or more than an archive can hold.
    Archive,
    /// The font of PDFs lacks these characters.
    Missing(Vec<char>),
    /// A writer refused what it was given.
    Refused,
}

impl std::fmt::Display for PressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is nothing to put into this file",
            Self::Archive => "So many files do not fit into one archive",
            Self::Missing(missing) => return f.write_str(&cannot_print(missing)),
            Self::Refused => "This file could not be made",
        })
    }
}

impl std::error::Error for PressError {}

/// Makes what is ordered; `progress` hears how many files are made, and of how many, after each.
///
/// # Errors
/// * [`PressError`], when there is no file to make or an archive cannot hold them.
pub fn press(order: &Order, progress: &mut dyn FnMut(u32, u32)) -> Result<Vec<u8>, PressError> {
    let all = order.pieces.iter().map(Piece::files).sum();
    let mut made = Vec::new();
    for piece in &order.pieces {
        match piece {
            Piece::Document { document, files } => {
                for (format, path) in files {
                    made.push(ZipFile::new(path.as_str(), written(order, document, *format)?));
                    progress(count(&made), all);
                }
            }
            Piece::Workbook { path, workbook } => {
                let bytes = xlsx(workbook, order.date).ok_or(PressError::Refused)?;
                made.push(ZipFile::new(path.as_str(), bytes));
                progress(count(&made), all);
            }
            Piece::Mail { path, draft, attached } => {
                let bytes = match attached {
                    Some((document, format, name)) => {
                        let attachment = written(order, document, *format)?;
                        mail(draft, Some((name, format.mime(), &attachment)))
                    }
                    None => mail(draft, None),
                };
                made.push(ZipFile::new(path.as_str(), bytes));
                progress(count(&made), all);
            }
            Piece::Text { path, text } => {
                made.push(ZipFile::new(path.as_str(), text.as_str()));
                progress(count(&made), all);
            }
        }
    }
    if order.archive && !made.is_empty() {
        return zip(&made).ok_or(PressError::Archive);
    }
    made.into_iter().next().map(|file| file.bytes).ok_or(PressError::Empty)
}

fn written(
    order: &Order,
    document: &Document,
    format: DocumentFormat,
) -> Result<Vec<u8>, PressError> {
    Ok(match format {
        DocumentFormat::Docx => docx(document),
        DocumentFormat::Html => html(document).into_bytes(),
        DocumentFormat::Markdown => markdown(document).into_bytes(),
        DocumentFormat::Pdf => pdf(document, order.date, order.paper).map_err(|why| match why {
            PdfError::Missing(missing) => PressError::Missing(missing),
            PdfError::Refused => PressError::Refused,
        })?,
    })
}

fn count(made: &[ZipFile]) -> u32 {
    u32::try_from(made.len()).unwrap_or(u32::MAX)
}

impl Piece {
    /// How many files it comes to.
    fn files(&self) -> u32 {
        match self {
            Self::Document { files, .. } => u32::try_from(files.len()).unwrap_or(u32::MAX),
            Self::Workbook { .. } | Self::Mail { .. } | Self::Text { .. } => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Paper;
    use super::super::fixtures::{everything, unzip};
    use super::*;

    fn order(archive: bool, pieces: Vec<Piece>) -> Order {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
        Order { archive, date, paper: Paper::A4, pieces }
    }

    fn pieces() -> Vec<Piece> {
        let files = vec![
            (DocumentFormat::Docx, "docx/a.docx".to_owned()),
            (DocumentFormat::Html, "html/a.html".to_owned()),
            (DocumentFormat::Pdf, "pdf/a.pdf".to_owned()),
        ];
        vec![
            Piece::Text { path: "read me.txt".to_owned(), text: "hello".to_owned() },
            Piece::Document { document: everything("x"), files },
        ]
    }

    #[test]
    fn an_archive_holds_every_file_in_order_and_says_how_far_it_is() {
        let mut heard = Vec::new();
        let mut hear = |made, all| heard.push((made, all));
        let bytes = press(&order(true, pieces()), &mut hear).unwrap();
        assert_eq!(heard, [(1, 4), (2, 4), (3, 4), (4, 4)]);
        let files = unzip(bytes);
        assert_eq!(files["read me.txt"], b"hello");
        assert_eq!(files["docx/a.docx"], docx(&everything("x")));
        assert_eq!(files["html/a.html"], html(&everything("x")).into_bytes());
    }

    #[test]
    fn a_single_piece_is_the_file_itself() {
        let alone = order(false, pieces());
        assert_eq!(press(&alone, &mut |_, _| ()), Ok(b"hello".to_vec()));
    }

    #[test]
    fn the_same_order_gives_the_same_bytes() {
        let make = || press(&order(true, pieces()), &mut |_, _| ());
        assert_eq!(make(), make());
    }

    #[test]
    fn what_cannot_be_made_is_refused() {
        let twice = vec![
            Piece::Text { path: "a".to_owned(), text: String::new() },
            Piece::Text { path: "a".to_owned(), text: String::new() },
        ];
        assert_eq!(press(&order(true, twice), &mut |_, _| ()), Err(PressError::Archive));
        for archive in [true, false] {
            let nothing = order(archive, Vec::new());
            assert_eq!(press(&nothing, &mut |_, _| ()), Err(PressError::Empty));
        }
    }
}
