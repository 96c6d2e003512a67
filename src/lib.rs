//! Samverka.
