//! Any bytes as an amount: a sign is never lost, blanks around it change nothing, and what was read
//! is read again as the same number when it is written plainly.
#![no_main]

use libfuzzer_sys::fuzz_target;
use owed::import::DecimalMark;
use owed::import::value::{amount, mark_evidence, plain_amount};

fuzz_target!(|cell: &[u8]| {
    let _evidence = mark_evidence(cell);
    for (mark, sign) in [(DecimalMark::Point, '.'), (DecimalMark::Comma, ',')] {
        let read = amount(cell, mark);
        let padded = [b"  ".as_slice(), cell, b" "].concat();
        assert_eq!(read, amount(&padded, mark), "blanks change it");
        let Some(number) = read else { continue };
        let (digits, scale) = (number.mantissa.unsigned_abs(), number.scale as usize);
        if scale > 30 {
            continue;
        }
        // Written plainly it is the same number.
        let text = format!("{digits:0>width$}", width = scale + 1);
        let (whole, decimals) = text.split_at(text.len() - scale);
        let minus = if number.mantissa < 0 { "-" } else { "" };
        let plain = match scale {
            0 => format!("{minus}{whole}{sign}0"),
            _ => format!("{minus}{whole}{sign}{decimals}"),
        };
        let again = amount(plain.as_bytes(), mark);
        for minor_digits in [0, 2, 3] {
            let minor = number.to_minor(minor_digits);
            assert_eq!(
                again.and_then(|again| again.to_minor(minor_digits)),
                minor,
                "{plain} is not {number:?}"
            );
            // The quick way says the same, where it says anything.
            if let Some(quick) = plain_amount(cell, mark, minor_digits) {
                assert_eq!(Some(quick.minor), minor.map(|minor| minor.minor), "quick way");
            }
            if let Some(minor) = minor {
                assert!(minor.minor == 0 || (minor.minor < 0) == (number.mantissa < 0), "sign");
            }
        }
        // A minus in front is never lost. (Behind a separator, as in "8,--", it stands for no cents.)
        if cell.trim_ascii().starts_with(b"-") {
            assert!(number.mantissa <= 0, "a minus was lost");
        }
    }
});
