//! Where a call can be sent. Only a flow's own text can make one, so no words of a caller or a model ever dial.

/// A place in the dialplan that a flow names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    name: String,
    context: String,
    extension: String,
    priority: u32,
}

impl Destination {
    /// Visible inside `dialog` alone: the flow loader is its one caller.
    pub(super) fn from_flow(name: String, context: String, extension: String, priority: u32) -> Self {
        Self { name, context, extension, priority }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn context(&self) -> &str {
        &self.context
    }

    pub fn extension(&self) -> &str {
        &self.extension
    }

    pub fn priority(&self) -> u32 {
        self.priority
    }
}
