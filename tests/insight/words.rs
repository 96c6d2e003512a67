//! Every figure, part and signal has its words.

use samverka::insight::{FIGURES, FigureUnit, SIGNALS};
use samverka::text::{Language, Text};

#[test]
fn every_figure_has_a_label_and_a_definition_in_words() {
    for language in Language::ALL {
        let text = Text::new(*language);
        for figure in FIGURES {
            assert!(text.has(&figure.label_key()), "{}", figure.label_key());
            assert!(text.has(&figure.means_key()), "{}", figure.means_key());
        }
    }
}

#[test]
fn every_signal_says_what_it_is_why_it_matters_and_what_to_do() {
    for language in Language::ALL {
        let text = Text::new(*language);
        for words in SIGNALS.iter().flat_map(|(_, words)| *words) {
            for sentence in ["title", "why", "action"] {
                let key = format!("signal-{words}-{sentence}");
                assert!(text.has(&key), "{key}");
            }
        }
    }
}

#[test]
fn every_unit_has_a_word() {
    for language in Language::ALL {
        let text = Text::new(*language);
        for unit in FigureUnit::ALL {
            assert!(text.has(&unit.key()), "{}", unit.key());
        }
    }
}
