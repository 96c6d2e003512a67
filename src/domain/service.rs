//! What a municipality has to offer the target group (*insatskarta*).

use super::person::Unit;
use super::record::*;

vocabulary! {
    /// Whether other municipalities may use a service.
    ServiceOpenness "service_openness" {
        No "no",
        ByAgreement "by_agreement",
        ForSale "for_sale",
    }
}

record! {
    /// An offer to the target group (*insats*).
    Service "service" of Either titled [title] {
        title: Line, required;
        provider: Ref<Unit>;
        description: Text, free_text;
        for_whom: Line;
        place: Line;
        capacity: Count;
        price: Kronor;
        pricing: Line;
        open: Choice<ServiceOpenness>;
        /// Whom to ask, by role and unit: never a private number.
        contact: Line, free_text;
        from: Date;
        to: Date;
        checked_on: Date;
    }
    rules { InOrder(from, to) }
}
