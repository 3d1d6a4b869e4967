//! One file per room; a room wires, its parts show.

mod aging;
mod compare;
mod customers;
mod letters;
mod measures;
mod outlook;
mod overview;
mod policy;
mod problem;
mod review;
mod start;
mod today;

pub(crate) use aging::Aging;
pub(crate) use compare::Compare;
pub(crate) use customers::Customers;
pub(crate) use letters::Letters;
pub(crate) use measures::Measures;
pub(crate) use outlook::Outlook;
pub(crate) use overview::{Below, Overview};
pub(crate) use policy::PolicyRoom;
pub(crate) use review::Review;
pub(crate) use start::{KeptBooks, Start};
pub(crate) use today::Today;
