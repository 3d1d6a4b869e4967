//! The rooms, their names, keys and addresses.

/// A room of the app, in the order of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// Nothing loaded: how to begin.
    Start,
    /// How bad is it?
    Overview,
    /// Who owes what, how late?
    Aging,
    /// How fast, how late, how concentrated, and by which formula?
    Measures,
    /// How do they really pay?
    Customers,
    /// What will it bring, and what may it cost?
    Outlook,
    /// Who is to be contacted today?
    Today,
    /// What goes out?
    Letters,
    /// By which rules?
    Policy,
    /// Can I trust it?
    File,
    /// What has changed since the other export? Opened from the file bar and the overview.
    Compare,
}

impl Room {
    /// The rooms of the navigation.
    pub(crate) const NAV: [Self; 9] = [
        Self::Overview,
        Self::Aging,
        Self::Measures,
        Self::Customers,
        Self::Outlook,
        Self::Today,
        Self::Letters,
        Self::Policy,
        Self::File,
    ];

    /// The name in the address after `#`.
    pub(crate) const fn hash(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Overview => "overview",
            Self::Aging => "aging",
            Self::Measures => "numbers",
            Self::Customers => "customers",
            Self::Outlook => "outlook",
            Self::Today => "today",
            Self::Letters => "letters",
            Self::Policy => "policy",
            Self::File => "file",
            Self::Compare => "compare",
        }
    }

    /// The name for people.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Overview => "Overview",
            Self::Aging => "Aging",
            Self::Measures => "Numbers",
            Self::Customers => "Customers",
            Self::Outlook => "Outlook",
            Self::Today => "Today",
            Self::Letters => "Letters",
            Self::Policy => "Policy",
            Self::File => "File",
            Self::Compare => "Two exports",
        }
    }

    /// The room with this name in the address.
    pub(crate) fn from_hash(hash: &str) -> Option<Self> {
        Self::NAV.into_iter().chain([Self::Start, Self::Compare]).find(|room| room.hash() == hash)
    }

    /// The room of a number key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        let number: usize = key.parse().ok()?;
        Self::NAV.get(number.checked_sub(1)?).copied()
    }
}
