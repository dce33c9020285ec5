//! A reader over bytes that nobody vouches for: what is not there is a fault, never a panic.

use super::{RecipeFault, malformed};

pub(super) struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], RecipeFault> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(|| malformed("it is cut short"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], RecipeFault> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn u64(&mut self) -> Result<u64, RecipeFault> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(super) fn u8(&mut self) -> Result<u8, RecipeFault> {
        Ok(self.array::<1>()?[0])
    }

    pub(super) fn u16(&mut self) -> Result<u16, RecipeFault> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    pub(super) fn u32(&mut self) -> Result<u32, RecipeFault> {
        Ok(u32::from_le_bytes(self.array()?))
    }
}

/// A number of things or bytes as it is used here.
pub(super) fn size(number: u32) -> Result<usize, RecipeFault> {
    usize::try_from(number).map_err(|_| malformed(format!("{number} is too much for this machine")))
}

/// Formats count in 32 bits.
pub(super) fn count(number: usize) -> Result<u32, RecipeFault> {
    u32::try_from(number).map_err(|_| malformed(format!("{number} is too much for the format")))
}
