//! A table of what each recording gave, from which confidence is calibrated.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::super::super::Fault;
use super::{Labelled, normal, words};
use crate::engine::protocol::Transcript;

pub(super) struct Details(BufWriter<File>);

impl Details {
    pub(super) fn create(path: &Path) -> anyhow::Result<Self> {
        let file = File::create(path).map_err(|error| {
            Fault::new(format!("cannot write {}", path.display()), "name another file with --details")
                .because(error)
        })?;
        let mut table = BufWriter::new(file);
        writeln!(table, "{HEADER}")?;
        Ok(Self(table))
    }

    pub(super) fn add(&mut self, sample: &Labelled, heard: &Transcript) -> anyhow::Result<()> {
        let (said, understood) = (normal::words(&sample.text), normal::words(&heard.text));
        let errors = words::distance(&said, &understood).total();
        let evidence = &heard.evidence;
        writeln!(
            self.0,
            "{}\t{}\t{}\t{}\t{}\t{errors}\t{:.4}\t{:.4}\t{:.4}\t{}\t{}\t{}",
            sample.path,
            sample.set,
            said.join(" "),
            understood.join(" "),
            said.len(),
            heard.confidence,
            evidence.mean,
            evidence.likelihood,
            evidence.tokens,
            evidence.heard_again,
            heard.inference_ms,
        )?;
        Ok(())
    }
}

const HEADER: &str =
    "path\tset\tsaid\theard\twords\terrors\tconfidence\tmean\tlikelihood\ttokens\theard_again\tms";
