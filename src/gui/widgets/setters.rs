//! How widgets are told what they shall be: `Button::primary("Spara").icon(icon).small()`.

/// Setters of a widget's own fields. `pub icon(icon: Icon) = Some(icon);` keeps `Some(icon)` in the field `icon`.
macro_rules! setters {
    ($($(#[$words:meta])* $seen:vis $field:ident($($given:ident: $type:ty),*) = $kept:expr;)*) => {
        $(
            $(#[$words])*
            $seen fn $field(mut self $(, $given: $type)*) -> Self {
                self.$field = $kept;
                self
            }
        )*
    };
}
