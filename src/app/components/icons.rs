//! Line icons, 24 by 24, drawn for Huiyin; decoration only: every first-level icon has its word beside it.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// The mark of the app: a point and its echo.
    Mark,
    /// A clock face.
    Today,
    /// A box.
    Cases,
    /// A person.
    Customers,
    /// An arrow that comes back.
    Revisits,
    /// A list that is ticked off.
    Duties,
    /// A house of several storeys.
    Building,
    /// Two arrows that pass each other.
    Handoff,
    /// Three points.
    More,
    /// A plus sign.
    Plus,
    /// Telephone.
    Phone,
    /// A place on a map.
    Map,
    /// A closed lock: not allowed now.
    Lock,
    /// To the left.
    Back,
    /// A magnifier.
    Search,
    /// A camera.
    Camera,
    /// A book.
    Book,
    /// A cog.
    Settings,
    /// A tick.
    Check,
    /// A triangle with a mark.
    Warning,
    /// A cross, to close.
    Cross,
    /// A loudspeaker.
    Sound,
    /// A loudspeaker struck out.
    Silent,
    /// A speech balloon.
    Speech,
    /// A flash.
    Bolt,
    /// Columns of different heights.
    Chart,
    /// An envelope.
    Letter,
    /// Rows and columns.
    Table,
}

impl IconName {
    fn path(self) -> &'static str {
        match self {
            Self::Mark => {
                "M8.500 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2M12.700 7.400a6.350 6.350 0 0 1 0 9.200M16.600 4.200a10.950 10.950 0 0 1 0 15.600"
            }
            Self::Today => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.500 2",
            Self::Cases => "M4 7h16v12H4zM9 7V5h6v2M4 12h16",
            Self::Customers => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20c1.500-4 5-5 8-5s6.500 1 8 5",
            Self::Revisits => "M4 12a8 8 0 1 0 2.500-5.800M4 4v4h4",
            Self::Duties => {
                "M10 7h10M10 12h10M10 17h10m-16-10 1.500 1.500L8 5.500m-4 6.500 1.500 1.500L8 10.500m-4 6.500 1.500 1.500L8 15.500"
            }
            Self::Building => {
                "M6 21V4h12v17M3.500 21h17M10 8h.01M14 8h.01M10 12h.01M14 12h.01M10.500 21v-4h3v4"
            }
            Self::Handoff => "M4 8h13l-3-3M20 16H7l3 3",
            Self::More => {
                "M5 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200M12 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200M19 11.400a.6.6 0 1 0 0 1.200.6.6 0 0 0 0-1.200"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Phone => {
                "M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2"
            }
            Self::Map => {
                "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5"
            }
            Self::Lock => {
                "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2M8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::Back => "m14 6-6 6 6 6",
            Self::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.500 4.500",
            Self::Camera => {
                "M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7"
            }
            Self::Book => {
                "M3 5h6a3 3 0 0 1 3 3v12a2.500 2.500 0 0 0-2.500-2.500H3zM21 5h-6a3 3 0 0 0-3 3v12a2.500 2.500 0 0 1 2.500-2.500H21z"
            }
            Self::Settings => {
                "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100"
            }
            Self::Check => "m5 12 5 5 9-10",
            Self::Warning => "M12 4 2.500 20h19zM12 10v4M12 17h.01",
            Self::Cross => "m6 6 12 12M18 6 6 18",
            Self::Sound => "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.500 6a8 8 0 0 1 0 12",
            Self::Silent => "M4 9v6h4l5 4V5L8 9zM16.500 9.500l5 5M21.500 9.500l-5 5",
            Self::Speech => "M4 5h16v11H11l-4 4v-4H4z",
            Self::Bolt => "M13 3 5 13.500h6L10 21l8-10.500h-6z",
            Self::Chart => "M4 20h16M7 20v-7M12 20V5M17 20v-11",
            Self::Letter => "M4 6h16v12H4zM4 7l8 6 8-6",
            Self::Table => "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
        }
    }
}

/// An icon in the colour of its text.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d=name.path()/></svg> }
}
