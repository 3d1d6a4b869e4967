//! A case file behind a passphrase: the age format (age-encryption.org/v1) with its scrypt recipient, by
//! the crate of that name, so that the `age` command opens it too.
//!
//! In the browser this is in a program of its own, which is given its randomness beforehand.

use std::io::{Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};

use super::CaseFileError;

/// scrypt with N = 2^17, r = 8, p = 1: 128 MiB and about half a second, as OWASP's password storage cheat
/// sheet asks for.
const WORK: u8 = 17;
/// What the `age` command chooses on a fast machine; more would be more memory than a phone gives.
const MOST_WORK: u8 = 18;
/// Encrypts a file.
///
/// # Errors
/// * [`CaseFileError::NotSealed`] when it cannot be written.
pub fn seal(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, CaseFileError> {
    let failed = |_| CaseFileError::NotSealed;
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn Recipient);
    let encryptor =
        Encryptor::with_recipients(recipients).map_err(|_refused| CaseFileError::NotSealed)?;
    let mut sealed = Vec::with_capacity(plain.len().saturating_add(1024));
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(failed)?;
    writer.write_all(plain).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(sealed)
}

/// Decrypts what [`seal`] made.
///
/// # Errors
/// * [`CaseFileError::WrongPassphrase`], or what is the matter with the file.
pub fn unseal(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, CaseFileError> {
    let decryptor = Decryptor::new(sealed).map_err(|problem| why(&problem))?;
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let identities = std::iter::once(&identity as &dyn Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|problem| why(&problem))?;
    let mut plain = Vec::with_capacity(sealed.len());
    reader.read_to_end(&mut plain).map_err(|problem| {
        if problem.kind() == std::io::ErrorKind::UnexpectedEof {
            return CaseFileError::CutShort;
        }
        CaseFileError::Altered { part: "the encrypted content".to_owned() }
    })?;
    Ok(plain)
}

fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.to_owned())
}

fn why(problem: &DecryptError) -> CaseFileError {
    match problem {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            CaseFileError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => CaseFileError::TooDemanding,
        DecryptError::InvalidHeader | DecryptError::InvalidMac => {
            CaseFileError::Altered { part: "the encrypted head".to_owned() }
        }
        DecryptError::Io(_) => CaseFileError::CutShort,
        DecryptError::NoMatchingKeys | DecryptError::UnknownFormat => CaseFileError::NotACaseFile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_passphrase_only() {
        let plain = "Acme owes 1,250.00 \u{20ac}".repeat(5000).into_bytes();
        let sealed = seal(&plain, "correct horse").unwrap();
        assert!(!sealed.windows(4).any(|four| four == b"Acme"));
        assert_eq!(unseal(&sealed, "correct horse"), Ok(plain));
        assert_eq!(unseal(&sealed, "correct hose"), Err(CaseFileError::WrongPassphrase));
        // Cut and altered at places of head and content; each try costs the work of a passphrase.
        for cut in [10, 60, 150, sealed.len() - 40_000, sealed.len() - 1] {
            let refused = unseal(&sealed[..cut], "correct horse").unwrap_err();
            assert_ne!(refused, CaseFileError::WrongPassphrase, "cut at {cut}");
        }
        for at in [190, 250, sealed.len() - 40_000, sealed.len() - 1] {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(unseal(&altered, "correct horse").is_err(), "altered at {at}");
        }
    }

    #[test]
    fn another_file_of_the_format_is_refused_by_name() {
        let sealed = seal(b"x", "x").unwrap();
        let at = sealed.windows(4).position(|four| four == b" 17\n").unwrap();
        let demanding = [&sealed[..at], b" 30\n", &sealed[at + 4..]].concat();
        assert_eq!(unseal(&demanding, "x"), Err(CaseFileError::TooDemanding));
        assert!(unseal(b"age-encryption.org/v2\n", "x").is_err());
        assert!(unseal(b"", "x").is_err());
    }
}
