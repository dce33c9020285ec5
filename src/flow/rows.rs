//! The rows of a flow's tables: people and places by the hundred, as routes or as the choices of a slot.

use std::sync::Arc;

use super::naming::Naming;
use super::phrasebooks::Phrasebooks;
use super::{Choice, Flow, Place, Rule, Verb};
use crate::{
    flow::Destination,
    understand::values::{Choices, Kind},
};

/// One row, checked by whoever read the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    pub synonyms: Vec<String>,
    /// The name of a destination of the flow, or a context and an extension of its own.
    pub target: Result<String, (String, String)>,
}

impl Flow {
    /// The same flow with a table's rows: the choices of the slots that name the table, else routes of their own.
    #[must_use]
    pub fn with_rows(&self, table: &str, rows: &[Row]) -> Arc<Self> {
        let mut flow = self.clone();
        let is_of_table = |slot: &&mut super::Slot| slot.table.as_deref() == Some(table);
        let mut used = false;
        for slot in flow.slots.iter_mut().filter(is_of_table) {
            slot.kind = Kind::Choice(Choices::new(
                self.words,
                rows.iter().map(|row| (row.name.clone(), row.synonyms.clone())),
            ));
            used = true;
        }
        if !used {
            rows.iter().for_each(|row| flow.add_route(row));
            flow.phrasebooks = Phrasebooks::new(self.words, &self.spoken_words(), &flow.choices, flow.human);
        }
        Arc::new(flow)
    }

    fn add_route(&mut self, row: &Row) {
        let place = match &row.target {
            Ok(name) => self.places.iter().position(|place| place.name() == name),
            Err((context, extension)) => {
                let fallback = &self.places[self.fallback];
                let destination =
                    Destination::from_flow(row.name.clone(), context.clone(), extension.clone(), 1);
                let (transfer, closed) = (fallback.transfer.clone(), fallback.closed.clone());
                self.places.push(Place {
                    destination,
                    spoken: Naming::alone(&row.name),
                    key: None,
                    transfer,
                    jump: false,
                    hours: None,
                    closed,
                    when_closed: None,
                });
                Some(self.places.len() - 1)
            }
        };
        let Some(place) = place else { return };
        self.choices.push(Choice {
            name: row.name.clone(),
            key: None,
            spoken: Naming::alone(&row.name),
            synonyms: row.synonyms.clone(),
            examples: Vec::new(),
            description: String::new(),
            steps: vec![Rule { when: Default::default(), verb: Verb::Transfer(place) }],
            listed: false,
        });
    }
}
