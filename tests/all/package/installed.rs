//! The package in a bare root, where no systemd runs: installed, used, upgraded, removed and purged.

use std::fs;

use super::{Packages, root::Root};

const CONFIG: &str = "etc/offhook/offhook.toml";

#[test]
fn it_installs_works_upgrades_and_goes() {
    let Some(packages) = Packages::get() else { return };
    let Some(root) = Root::fresh() else { return };
    root.put(&packages.deb, "test/offhook.deb");
    packages.newer(&root.path().join("test/newer.deb"));

    let said = root.runs("dpkg --install /test/offhook.deb");
    assert!(said.contains("offhook models fetch starter"), "the next step is named: {said}");
    works(&root);
    upgrades(&root);
    goes(&root);
}

fn works(root: &Root) {
    let version = concat!("offhook ", env!("CARGO_PKG_VERSION"));
    assert_eq!(root.runs("offhook --version").trim(), version);
    let checked = root.runs("cd / && offhook check");
    assert!(checked.starts_with("/etc/offhook/flows/reception.toml: ok: flow reception"), "{checked}");
    let talk = root.runs("printf 'billing please\\n' | offhook chat /etc/offhook/flows/reception.toml");
    assert!(talk.contains("connecting you with billing"), "{talk}");
    assert!(root.runs("zcat /usr/share/man/man1/offhook-serve.1.gz").contains("/etc/offhook/offhook.toml"));
    assert!(root.runs("bash -n /usr/share/bash-completion/completions/offhook").is_empty());
    assert!(root.runs("getent passwd offhook").contains(":/var/lib/offhook:/usr/sbin/nologin"));
    let folders = root.runs("stat --format='%U %a' /var/lib/offhook /var/cache/offhook /var/log/offhook");
    assert_eq!(folders, "offhook 700\n".repeat(3));
    assert_eq!(root.runs("systemctl is-enabled offhook").trim(), "enabled");
    // Every engine starts and does one job, by the models that come along.
    let engines = root.runs("offhook doctor engines models");
    assert!(engines.contains("ok"), "{engines}");
}

/// What somebody changed or switched off stays so.
fn upgrades(root: &Root) {
    let config = root.path().join(CONFIG);
    fs::write(&config, root.read(CONFIG) + "# ours\n").unwrap();
    root.runs("systemctl disable offhook && rm /etc/offhook/flows/docs/reception-orders.md");
    root.runs("dpkg --force-confold --install /test/newer.deb");
    assert!(root.read(CONFIG).ends_with("# ours\n"), "a changed file is kept");
    assert!(root.read("etc/offhook/offhook.toml.dpkg-dist").ends_with("# from 999\n"), "beside the new one");
    assert!(!root.has("etc/offhook/flows/docs/reception-orders.md"), "what was removed stays away");
    assert_eq!(root.runs("systemctl is-enabled offhook || true").trim(), "disabled");
}

fn goes(root: &Root) {
    root.runs("touch /var/lib/offhook/records.db /etc/offhook/agi.secret /var/cache/offhook/prompt");
    root.runs("dpkg --remove offhook");
    assert!(root.has(CONFIG) && !root.has("usr/lib/offhook") && !root.has("usr/bin/offhook"));
    let said = root.runs("dpkg --purge offhook");
    assert!(
        said.contains("/var/lib/offhook") && said.contains("/etc/offhook"),
        "what is left is said: {said}"
    );
    assert!(root.has("var/lib/offhook/records.db") && root.has("etc/offhook/agi.secret"), "and is left");
    for gone in [CONFIG, "etc/logrotate.d/offhook", "var/cache/offhook", "var/log/offhook"] {
        assert!(!root.has(gone), "{gone} is not left");
    }
}
