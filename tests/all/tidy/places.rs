//! The files, folders and tests that a page names, and which of them are not there.

use std::{collections::BTreeSet, fs, path::Path};

use super::source;

/// Names in backquotes that are paths, from the root or from `src`, or the name of a file somewhere in `src`; and the
/// filters of `cargo test`.
pub(super) fn missing(page: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let quoted: BTreeSet<&str> = text.split('`').skip(1).step_by(2).collect();
    let tree = Tree::read();
    let gone = quoted.into_iter().filter(|name| !tree.has(name));
    gone.map(|name| format!("{page}: `{name}` is not there; say what is now")).collect()
}

/// The paths of all files, with `/`.
struct Tree(Vec<String>);

impl Tree {
    fn read() -> Self {
        Self(source::repository().into_iter().map(|source| source.path).collect())
    }

    fn has(&self, name: &str) -> bool {
        if let Some(filter) = name.strip_prefix("cargo test ") {
            let modules = filter.trim_start_matches("--lib ").split("::").filter(|part| !part.is_empty());
            return modules.into_iter().all(|module| self.has_module(module));
        }
        if name.starts_with('/') || name.contains([' ', '*', '(', ':']) {
            return true;
        }
        if name.contains('/') {
            return ["", "src/"].iter().any(|floor| self.has_path(&format!("{floor}{name}")));
        }
        !name.ends_with(".rs") || self.0.iter().any(|file| file.rsplit('/').next() == Some(name))
    }

    /// A file, or a folder of files.
    fn has_path(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.0.iter().any(|file| file == path || file.starts_with(&folder))
    }

    fn has_module(&self, name: &str) -> bool {
        let names_it = |part: &str| part == name || part.strip_suffix(".rs") == Some(name);
        self.0.iter().any(|file| file.split('/').any(names_it))
    }
}

#[test]
fn what_is_gone_is_noticed() {
    let tree = Tree::read();
    for there in [
        "src/pii.rs",
        "call/media/pacer.rs",
        "fade.rs",
        "cargo test store::full",
        "Dialog::answer",
        "tests/calls/*x*",
    ] {
        assert!(tree.has(there), "{there}");
    }
    for gone in ["src/gone.rs", "call/gone.rs", "gone.rs", "cargo test store::gone", "tests/gone"] {
        assert!(!tree.has(gone), "{gone}");
    }
}
