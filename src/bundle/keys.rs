//! Keys: to sign with, and to be written to. Library cryptography throughout.

use std::io::Read as _;
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use ed25519_dalek::{Signature, Signer, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};

use super::read::unsealed;
use super::write::encrypt;
use super::{BundleError, Endorsement};
use crate::domain::Id;
use crate::domain::reading::plain;

/// The words that fingerprints are read in, one for each value of a byte, in order of the alphabet.
///
/// Everyday words without å, ä and ö that English speakers can say too, all apart by their first four letters.
static WORDS: &str = include_str!("../../assets/words/fingerprint.txt");

/// What an age key begins with in text.
const AGE_KEY: &str = "age-secret-key-";

/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// What a workspace signs its bundles with, and how earlier keys vouch for it.
#[derive(Clone)]
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    endorsed: Vec<Endorsement>,
}

impl SigningKey {
    /// The key of these random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self {
            secret: ed25519_dalek::SigningKey::from_bytes(&bytes),
            endorsed: Vec::new(),
        }
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// If it is not a key.
    pub fn from_text(text: &str) -> Result<Self, BundleError> {
        Ok(Self::from_bytes(unhex_key(text)?))
    }

    /// The form it is stored in: a secret.
    pub fn to_text(&self) -> String {
        hex(self.secret.as_bytes())
    }

    /// The public half, in hexadecimal.
    pub fn public(&self) -> String {
        hex(self.secret.verifying_key().as_bytes())
    }

    /// The key of these random bytes, for which this one vouches: a laptop's after it.
    ///
    /// # Errors
    /// If memory runs out.
    pub fn successor(&self, project: Id, bytes: [u8; 32]) -> Result<Self, BundleError> {
        let next = Self::from_bytes(bytes);
        let link = Endorsement::new(self, project, &next.public())?;
        Ok(next.endorsed(Endorsement::follow(self.endorsed.clone(), link)))
    }

    /// The same key with those that vouch for it.
    pub fn endorsed(self, endorsed: Vec<Endorsement>) -> Self {
        Self { endorsed, ..self }
    }

    /// How earlier keys vouch for it, oldest first.
    pub fn endorsements(&self) -> &[Endorsement] {
        &self.endorsed
    }

    /// The secret itself.
    pub(super) fn to_bytes(&self) -> [u8; 32] {
        self.secret.to_bytes()
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

pub(super) fn verify(public: &str, message: &[u8], signature: &[u8]) -> Result<(), BundleError> {
    let key =
        unhex_key(public).map_err(|_| BundleError::Damaged("the sender is no key".to_owned()))?;
    let key = VerifyingKey::from_bytes(&key).map_err(|_| BundleError::NotAKey)?;
    let signature = Signature::from_slice(signature).map_err(|_| BundleError::BadSignature)?;
    key.verify(message, &signature)
        .map_err(|_| BundleError::BadSignature)
}

/// A public key's fingerprint: sixteen hexadecimal digits in groups of four, to compare on a screen.
pub fn fingerprint(public: &str) -> String {
    let digest = hex(&fingerprint_of(public));
    let groups: Vec<String> = digest
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    groups.join(" ")
}

/// The same fingerprint in eight words, to read over the telephone.
pub fn fingerprint_words(public: &str) -> Vec<&'static str> {
    let word = |byte: &u8| WORDS.lines().nth(usize::from(*byte)).unwrap_or_default();
    fingerprint_of(public).iter().map(word).collect()
}

/// The words with spaces between; none of no key.
pub fn fingerprint_spoken(public: &str) -> String {
    match public {
        "" => String::new(),
        public => fingerprint_words(public).join(" "),
    }
}

fn fingerprint_of(public: &str) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.copy_from_slice(&Sha256::digest(public.as_bytes())[..8]);
    eight
}

/// The lead's key: full bundles are encrypted to its public half.
#[derive(Clone)]
pub struct LeadKey(age::x25519::Identity);

impl LeadKey {
    /// A new key.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// If it is not a key.
    pub fn from_text(text: &str) -> Result<Self, BundleError> {
        age::x25519::Identity::from_str(text)
            .map(Self)
            .map_err(|_| BundleError::NotAKey)
    }

    /// The form it is stored in: a secret.
    pub fn to_text(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// The public half, as age writes it.
    pub fn public(&self) -> String {
        self.0.to_public().to_string()
    }

    /// The form it is stored in when a passphrase protects it.
    ///
    /// # Errors
    /// If memory runs out.
    pub fn lock(&self, passphrase: &Passphrase) -> Result<String, BundleError> {
        let encryptor = age::Encryptor::with_user_passphrase(passphrase.secret());
        Ok(hex(&encrypt(encryptor, self.to_text().as_bytes())?))
    }

    /// Reads what [`LeadKey::lock`] wrote.
    ///
    /// # Errors
    /// If the passphrase is another, or it is no locked key.
    pub fn unlock(locked: &str, passphrase: &Passphrase) -> Result<Self, BundleError> {
        let sealed = unhex(locked).ok_or(BundleError::NotAKey)?;
        let text = passphrase.open(|identity| {
            let mut text = String::new();
            unsealed(&sealed, identity, BundleError::WrongPassphrase)?
                .take(1_024)
                .read_to_string(&mut text)
                .map_err(|_| BundleError::NotAKey)?;
            Ok(text)
        })?;
        Self::from_text(&text)
    }

    /// The key of these bytes, as [`LeadKey::to_bytes`] gives them.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Result<Self, BundleError> {
        let hrp = bech32::Hrp::parse(AGE_KEY).map_err(|_| BundleError::NotAKey)?;
        let text = bech32::encode::<bech32::Bech32>(hrp, &bytes);
        Self::from_text(&text.map_err(|_| BundleError::NotAKey)?.to_uppercase())
    }

    /// The secret itself.
    pub(super) fn to_bytes(&self) -> Result<[u8; 32], BundleError> {
        let (_, bytes) = bech32::decode(&self.to_text()).map_err(|_| BundleError::NotAKey)?;
        bytes.try_into().map_err(|_| BundleError::NotAKey)
    }

    pub(super) fn identity(&self) -> &age::x25519::Identity {
        &self.0
    }
}

/// A passphrase that is long enough.
#[derive(Clone)]
pub struct Passphrase {
    /// As it is read, however it is coded: what something is locked with.
    read: SecretString,
    /// As it was typed, where that is coded otherwise: an earlier version has locked with it.
    typed: Option<SecretString>,
}

impl Passphrase {
    /// Takes a passphrase; line ends around it do not count, nor the mark that some editors begin a file with.
    ///
    /// # Errors
    /// If it is shorter than [`SHORTEST_PASSPHRASE`] characters, blanks not counted.
    pub fn new(text: &str) -> Result<Self, BundleError> {
        let text = text.trim_start_matches('\u{feff}');
        let text = text.trim_matches(['\r', '\n']);
        let read = plain(text);
        let shown = read.chars().filter(|character| !character.is_whitespace());
        if shown.count() < SHORTEST_PASSPHRASE {
            return Err(BundleError::ShortPassphrase);
        }
        Ok(Self {
            typed: (read != text).then(|| SecretString::from(text.to_owned())),
            read: SecretString::from(read.into_owned()),
        })
    }

    pub(super) fn secret(&self) -> SecretString {
        self.read.clone()
    }

    /// Tries to open something with it.
    pub(super) fn open<T>(
        &self,
        mut with: impl FnMut(&age::scrypt::Identity) -> Result<T, BundleError>,
    ) -> Result<T, BundleError> {
        let opened = with(&age::scrypt::Identity::new(self.read.clone()));
        match (opened, &self.typed) {
            (Err(BundleError::WrongPassphrase), Some(typed)) => {
                with(&age::scrypt::Identity::new(typed.clone()))
            }
            (opened, _) => opened,
        }
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _never_fails = write!(text, "{byte:02x}");
            text
        })
}

/// The bytes of hexadecimal digits, as [`hex`] writes them: one key has one name, not one in capitals beside it.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().map(value).collect::<Option<_>>()?;
    let byte = |two: &[u8]| two.iter().fold(0, |byte, digit| byte << 4 | digit);
    digits
        .len()
        .is_multiple_of(2)
        .then(|| digits.chunks(2).map(byte).collect())
}

fn unhex_key(text: &str) -> Result<[u8; 32], BundleError> {
    let bytes = unhex(text).ok_or(BundleError::NotAKey)?;
    bytes.try_into().map_err(|_| BundleError::NotAKey)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_words_are_as_many_as_a_byte_s_values_and_cannot_be_mistaken_for_each_other() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 256);
        assert!(words.is_sorted());
        for word in &words {
            assert!((4..=9).contains(&word.len()), "{word}");
            assert!(
                word.bytes().all(|letter| letter.is_ascii_lowercase()),
                "{word}"
            );
        }
        let beginnings: BTreeSet<&str> = words.iter().map(|word| &word[..4]).collect();
        assert_eq!(beginnings.len(), 256, "four letters tell them apart");
    }

    #[test]
    fn a_fingerprint_s_words_say_the_same_as_its_digits() {
        let public = SigningKey::from_bytes([7; 32]).public();
        let words: Vec<&str> = WORDS.lines().collect();
        let spoken: Vec<u8> = fingerprint_words(&public)
            .iter()
            .map(|word| u8::try_from(words.binary_search(word).unwrap()).unwrap())
            .collect();
        assert_eq!(hex(&spoken), fingerprint(&public).replace(' ', ""));
        let other = SigningKey::from_bytes([8; 32]).public();
        assert_ne!(fingerprint_words(&public), fingerprint_words(&other));
        assert_eq!(fingerprint_spoken(""), "", "no key");
    }

    #[test]
    fn a_key_has_one_name_only() {
        let name = hex(&[0x0a, 0xbc]);
        assert_eq!(unhex(&name), Some(vec![0x0a, 0xbc]));
        for other in ["0ABC", "+abc", "0abC", "abc", "0a c", "0åbc"] {
            assert_eq!(unhex(other), None, "{other}");
        }
    }

    #[test]
    fn a_passphrase_is_what_was_typed_and_blanks_do_not_make_it_long() {
        let of =
            |text: &str| Passphrase::new(text).map(|it| it.secret().expose_secret().to_owned());
        let plain = of("sju sjösjuka sjömän").unwrap();
        assert_eq!(of("\u{feff}sju sjösjuka sjömän\r\n").unwrap(), plain);
        let coded_otherwise = "sju\u{a0}sjo\u{308}sjuka sjo\u{308}ma\u{308}n\u{200b}";
        assert_eq!(of(coded_otherwise).unwrap(), plain);
        for short in [
            "            ",
            "\t \u{a0}         \u{2003} ",
            "a b c d e f g h",
            "\u{feff}elva tecken",
        ] {
            assert!(
                matches!(of(short), Err(BundleError::ShortPassphrase)),
                "{short}"
            );
        }
    }

    #[test]
    fn a_locked_key_opens_with_its_passphrase_alone() {
        let key = LeadKey::generate();
        let right = Passphrase::new("sju sjösjuka sjömän").unwrap();
        let wrong = Passphrase::new("sju friska sjömän").unwrap();
        let locked = key.lock(&right).unwrap();
        assert!(
            !locked.contains(&key.to_text()) && !locked.contains(&hex(key.to_text().as_bytes()))
        );
        assert_eq!(
            LeadKey::unlock(&locked, &right).unwrap().to_text(),
            key.to_text()
        );
        let otherwise = Passphrase::new("sju sjo\u{308}sjuka sjo\u{308}ma\u{308}n").unwrap();
        assert!(
            LeadKey::unlock(&locked, &otherwise).is_ok(),
            "letters coded otherwise"
        );
        // As an earlier version locked it, to the letter as it was typed.
        let typed = age::Encryptor::with_user_passphrase(otherwise.typed.clone().unwrap());
        let before = hex(&encrypt(typed, key.to_text().as_bytes()).unwrap());
        assert!(LeadKey::unlock(&before, &otherwise).is_ok());
        let refused = LeadKey::unlock(&locked, &wrong).map(drop);
        assert!(matches!(refused, Err(BundleError::WrongPassphrase)));
    }
}
