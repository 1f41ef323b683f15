//! Finance compares what was approved with what really came back (P04.12.20–21): a function of figures, nothing else.

use super::granted::Quantity;

/// What was approved, on the slip, and really came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared<'a> {
    /// How much may come back.
    pub approved: &'a Quantity,
    /// Its unit price as approved, in fen.
    pub price: i64,
    /// The unit price on the slip, in fen.
    pub slip_price: i64,
    /// The amount on the slip, in fen.
    pub slip_fen: i64,
    /// How much the slip announced.
    pub slip: &'a Quantity,
    /// How much really came.
    pub actual: &'a Quantity,
    /// By how much more may come than was approved, in per mille (P04.12.21b).
    pub per_mille: i64,
}

/// What the comparison shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Quantity and amount agree: the voucher is made out (P04.12.20b).
    Agreed,
    /// Less came: what came is booked (P04.12.21a).
    Fewer,
    /// More came, within the ratio: what came is booked (P04.12.21b).
    MoreWithin,
    /// More came than the ratio allows: somebody has to decide anew (P04.12.21b).
    MoreBeyond,
    /// The price or the amount is another one: sales has to correct it (P04.12.20c).
    AmountDiffers,
    /// Counted in another unit than was approved: nothing can be compared (P04.12.20c).
    UnitDiffers,
}

impl Verdict {
    /// Whether what came may be booked without anybody's further word.
    #[must_use]
    pub fn may_be_booked(self) -> bool {
        matches!(self, Self::Agreed | Self::Fewer | Self::MoreWithin)
    }
}

/// A comparison with its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// What it shows.
    pub verdict: Verdict,
    /// Really returned less approved: negative when less came.
    pub difference: i64,
    /// The same in per mille of what was approved, towards zero; zero when nothing was.
    pub per_mille: i64,
    /// What is booked, in fen: the approved unit price × the quantity that really came.
    pub fen: i64,
}

/// A count of goods at a unit price, in fen. What does not fit a figure is as much as fits.
#[must_use]
pub fn amount(count: i64, price: i64) -> i64 {
    count.saturating_mul(price)
}

/// Compares. An amount on the slip that is not its unit price × its quantity, or a unit price that was not approved, is a difference in
/// amount; a quantity that differs is settled by the unit price × what really came.
#[must_use]
pub fn reconcile(compared: &Compared<'_>) -> Reconciled {
    let approved = compared.approved.count;
    let difference = compared.actual.count.saturating_sub(approved);
    let (wide_over, wide_approved) = (i128::from(difference), i128::from(approved));
    let per_mille = if approved > 0 {
        i64::try_from(wide_over * 1000 / wide_approved).unwrap_or(i64::MAX)
    } else {
        0
    };
    let units = [&compared.slip.unit, &compared.actual.unit];
    let priced = compared.slip_price == compared.price
        && compared.slip_fen == amount(compared.slip.count, compared.slip_price);
    let within = wide_over * 1000 <= wide_approved * i128::from(compared.per_mille);
    let verdict = if units
        .iter()
        .any(|unit| unit.trim() != compared.approved.unit.trim())
    {
        Verdict::UnitDiffers
    } else if !priced {
        Verdict::AmountDiffers
    } else if difference == 0 {
        Verdict::Agreed
    } else if difference < 0 {
        Verdict::Fewer
    } else if within {
        Verdict::MoreWithin
    } else {
        Verdict::MoreBeyond
    };
    Reconciled {
        verdict,
        difference,
        per_mille,
        fen: amount(compared.actual.count, compared.price),
    }
}

#[cfg(test)]
mod tests {
    use super::{Compared, Quantity, Reconciled, Verdict, amount, reconcile};

    fn of(approved: i64, slip: i64, actual: i64, per_mille: i64) -> Reconciled {
        let [approved, slip, actual] =
            [approved, slip, actual].map(|count| Quantity::new(count, "m"));
        reconcile(&Compared {
            approved: &approved,
            price: 1_250,
            slip_price: 1_250,
            slip_fen: amount(slip.count, 1_250),
            slip: &slip,
            actual: &actual,
            per_mille,
        })
    }

    #[test]
    fn quantities_are_compared_as_the_regulation_says() {
        // Approved, on the slip, really returned, ratio: verdict, difference, per mille (P04.12.20b, P04.12.21a, P04.12.21b).
        let table = [
            (100, 100, 100, 50, Verdict::Agreed, 0, 0),
            (100, 100, 92, 50, Verdict::Fewer, -8, -80),
            (100, 92, 92, 50, Verdict::Fewer, -8, -80),
            (100, 100, 0, 50, Verdict::Fewer, -100, -1000),
            (100, 100, 105, 50, Verdict::MoreWithin, 5, 50),
            (100, 106, 106, 50, Verdict::MoreBeyond, 6, 60),
            (100, 100, 101, 0, Verdict::MoreBeyond, 1, 10),
            (100, 100, 200, 1000, Verdict::MoreWithin, 100, 1000),
            (19, 19, 20, 50, Verdict::MoreBeyond, 1, 52),
            (20, 20, 21, 50, Verdict::MoreWithin, 1, 50),
            (0, 0, 0, 50, Verdict::Agreed, 0, 0),
            (0, 0, 1, 50, Verdict::MoreBeyond, 1, 0),
        ];
        for (approved, slip, actual, ratio, verdict, difference, per_mille) in table {
            let found = of(approved, slip, actual, ratio);
            let said = (found.verdict, found.difference, found.per_mille);
            let line = format!("{approved} approved, {slip} on the slip, {actual} came, {ratio} ‰");
            assert_eq!(said, (verdict, difference, per_mille), "{line}");
            assert_eq!(found.fen, actual * 1_250, "{line}");
        }
    }

    #[test]
    fn a_difference_in_amount_or_unit_is_not_agreement() {
        // P04.12.20c: another price, an amount that is no product, another unit.
        let approved = Quantity::new(100, "m");
        let same = |slip_price, slip_fen, actual: &Quantity| {
            reconcile(&Compared {
                approved: &approved,
                price: 1_250,
                slip_price,
                slip_fen,
                slip: &approved,
                actual,
                per_mille: 50,
            })
            .verdict
        };
        assert_eq!(same(1_250, 125_000, &approved), Verdict::Agreed);
        assert_eq!(same(1_300, 130_000, &approved), Verdict::AmountDiffers);
        assert_eq!(same(1_250, 124_999, &approved), Verdict::AmountDiffers);
        let kilograms = Quantity::new(100, "kg");
        assert_eq!(same(1_250, 125_000, &kilograms), Verdict::UnitDiffers);
        for verdict in [
            Verdict::MoreBeyond,
            Verdict::AmountDiffers,
            Verdict::UnitDiffers,
        ] {
            assert!(!verdict.may_be_booked(), "{verdict:?}");
        }
    }

    #[test]
    fn figures_without_end_do_not_turn_round() {
        let found = of(i64::MAX, i64::MAX, i64::MAX, 1000);
        assert_eq!(found.fen, i64::MAX);
        assert_eq!(of(1, 1, i64::MAX, 1000).verdict, Verdict::MoreBeyond);
    }
}
