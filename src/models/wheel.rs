//! Wheels: a package's archive, of which files are read and nothing runs.

use std::{
    fs::File,
    io::{self, BufReader, Write},
    path::Path,
};

use zip::ZipArchive;

use super::recipe::{RecipeFault, malformed};

/// Writes what lies at `inside`.
pub(super) fn copy(wheel: &Path, inside: &str, out: &mut impl Write) -> Result<(), RecipeFault> {
    let file = BufReader::with_capacity(1 << 16, File::open(wheel)?);
    let no_wheel = |error| malformed(format!("{} is no wheel: {error}", wheel.display()));
    let mut archive = ZipArchive::new(file).map_err(no_wheel)?;
    let mut entry = archive
        .by_name(inside)
        .map_err(|error| malformed(format!("{} has no {inside}: {error}", wheel.display())))?;
    io::copy(&mut entry, out)?;
    Ok(())
}
