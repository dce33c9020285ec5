//! What the doors of the server count: who was not let in, and why.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

use super::Labelled;

label! {
    /// Why a call was not admitted.
    Shed as "reason" {
        CallsMax = "calls_max", Draining = "draining",
        /// The recogniser could not serve one more caller in time.
        RecogniserBusy = "recogniser_busy",
        /// The media threads could not keep their pace.
        MediaLate = "media_late",
    }
}

label! {
    /// Why a connection was closed before it became part of a call.
    Refusal as "reason" {
        PeerNotAllowed = "peer_not_allowed", UuidUnknown = "uuid_unknown", Timeout = "timeout",
        Malformed = "malformed", TooMany = "too_many", Secret = "secret", User = "user",
    }
}

label! {
    /// What was shown over HTTP and is not good.
    Wrong as "wrong" {
        Token = "token", Link = "link",
        /// What a browser brought back from the provider.
        Login = "login",
    }
}
