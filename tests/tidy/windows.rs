//! What the packages for Windows are made from: quick checks of the inputs, since making them takes long.

use std::fs;
use std::path::Path;

const FOLDER: &str = "packaging/windows";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between these two, wherever they come.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|rest| Some(rest.split_once(after)?.0))
        .collect()
}

#[test]
fn every_file_that_the_scripts_take_from_their_folder_is_there() {
    let mut named = 0;
    for script in ["build.sh", "check.sh"] {
        for rest in read(&format!("{FOLDER}/{script}")).split("$here/").skip(1) {
            let ends = |c: char| c.is_whitespace() || "\"|;)]".contains(c);
            let path = format!("{FOLDER}/{}", rest.split(ends).next().unwrap());
            assert!(Path::new(&path).exists(), "{script} names {path}");
            named += 1;
        }
    }
    assert!(named > 5, "only {named} were found");
}

#[test]
fn the_version_is_written_in_one_place() {
    let version = env!("CARGO_PKG_VERSION");
    for file in ["build.sh", "installer.nsi", "product.wxs", "program.rc"] {
        let text = read(&format!("{FOLDER}/{file}"));
        assert!(!text.contains(version), "{file} has the version of its own");
    }
    let numbers: Vec<&str> = version.split(['-', '.']).take(3).collect();
    assert!(
        numbers.iter().all(|part| part.parse::<u16>().is_ok()),
        "Windows takes three numbers, each under 65 536"
    );
}

#[test]
fn both_installers_install_the_same_files_and_file_types() {
    let (installer, product) = (
        read("packaging/windows/installer.nsi"),
        read("packaging/windows/product.wxs"),
    );
    for program in ["samverka.exe", "samverka-cli.exe"] {
        assert!(installer.contains(&format!("File \"${{FILES}}/{program}\"")));
        assert!(product.contains(&format!("$(var.Files)/{program}\"")));
    }
    let kinds = between(&installer, "!insertmacro FILE_TYPE \"", "\" \"$(");
    assert_eq!(kinds.len(), 2);
    for kind in kinds {
        let (ending, class) = kind.split_once("\" \"").unwrap();
        assert!(product.contains(&format!(
            "Classes\\{ending}\" Type=\"string\" Value=\"{class}\""
        )));
        assert!(product.contains(&format!("Classes\\{class}\\shell\\open\\command")));
        assert!(installer.contains(&format!("NO_FILE_TYPE \"{ending}\" \"{class}\"")));
    }
    let licences = read("packaging/licences.sh");
    let of_product = between(&product, "$(var.Files)/licences/", "\"");
    assert!(!of_product.is_empty());
    for licence in of_product {
        assert!(
            licences.contains(&format!("\"$out/{licence}\"")),
            "{licence}"
        );
    }
}
