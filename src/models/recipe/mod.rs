//! Recipes: how a model's file is made of what its source has. The sum of the result is its proof, so that nothing here
//! has to trust what it reads; it only must not fall over it.

mod bert;
mod bytes;
mod ctranslate;
mod gguf;
mod half;
mod mel;
mod quantise;
mod safetensors;
mod whisper;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::{Recipe, wheel};

/// A part of a source, opened when it is needed.
#[derive(Debug)]
pub(super) enum Part {
    File(PathBuf),
    /// What lies at a path inside a wheel.
    InWheel {
        wheel: PathBuf,
        inside: String,
    },
}

#[derive(Debug, thiserror::Error)]
pub(super) enum RecipeFault {
    /// What was read is not what the recipe is for.
    #[error("{0}")]
    Malformed(String),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Makes the file `out` of the parts of a source.
pub(super) fn make(recipe: Recipe, parts: Vec<Part>, out: &Path) -> Result<(), RecipeFault> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(out)?);
    match recipe {
        Recipe::AsIs => parts.iter().try_for_each(|part| part.copy(&mut out))?,
        Recipe::WhisperF16 => whisper::from_ctranslate(parts, &mut out)?,
        Recipe::WhisperQ8 => {
            let [Part::File(path)] = &parts[..] else { return Err(malformed("it is made of one file")) };
            quantise::whisper(&mut io::BufReader::with_capacity(1 << 20, File::open(path)?), &mut out)?;
        }
        Recipe::BertF16 => bert::write(parts, bert::Precision::F16, &mut out)?,
        Recipe::BertQ8 => bert::write(parts, bert::Precision::Q8, &mut out)?,
    }
    // A full disk that is only noticed at closing would be noticed by nobody.
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(())
}

impl Part {
    fn copy(&self, out: &mut impl Write) -> Result<(), RecipeFault> {
        match self {
            Self::File(path) => io::copy(&mut File::open(path)?, out).map(drop).map_err(Into::into),
            Self::InWheel { wheel, inside } => wheel::copy(wheel, inside, out),
        }
    }

    fn is_named(&self, end: &str) -> bool {
        match self {
            Self::File(path) => path.ends_with(end),
            Self::InWheel { inside, .. } => Path::new(inside).ends_with(end),
        }
    }

    fn read(&self) -> Result<Vec<u8>, RecipeFault> {
        let mut bytes = Vec::new();
        self.copy(&mut bytes)?;
        Ok(bytes)
    }
}

/// The part whose path ends so, taken out of the others.
fn take(parts: &mut Vec<Part>, end: &str) -> Result<Vec<u8>, RecipeFault> {
    let at = parts.iter().position(|part| part.is_named(end));
    let at = at.ok_or_else(|| malformed(format!("{end} is missing")))?;
    parts.remove(at).read()
}

pub(super) fn malformed(reason: impl Into<String>) -> RecipeFault {
    RecipeFault::Malformed(reason.into())
}
