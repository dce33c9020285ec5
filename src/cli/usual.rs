//! The configuration that is meant where none is named: that of the checkout one stands in, else the installation's.

use std::path::{Path, PathBuf};

const OF_A_CHECKOUT: &str = "asterisk/offhook.toml";
const OF_AN_INSTALLATION: &str = "/etc/offhook/offhook.toml";

/// It need not be there.
pub(super) fn configuration() -> PathBuf {
    configuration_in(Path::new(""))
}

fn configuration_in(folder: &Path) -> PathBuf {
    let own = folder.join(OF_A_CHECKOUT);
    if own.exists() { own } else { OF_AN_INSTALLATION.into() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_checkout_has_its_own() {
        assert_eq!(configuration(), Path::new(OF_A_CHECKOUT), "tests run in one");
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(configuration_in(folder.path()), Path::new(OF_AN_INSTALLATION));
        fs::create_dir(folder.path().join("asterisk")).unwrap();
        fs::write(folder.path().join(OF_A_CHECKOUT), "").unwrap();
        assert_eq!(configuration_in(folder.path()), folder.path().join(OF_A_CHECKOUT));
    }
}
