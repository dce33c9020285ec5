//! Chat messages to tokens, by the model's own chat template. The template's skeleton may hold special tokens; what
//! stands in a message never does, whoever wrote it.

use std::collections::HashMap;

use llama_cpp_2::model::{LlamaChatMessage, LlamaChatTemplate, LlamaModel};
use llama_cpp_2::token::LlamaToken;
use llama_cpp_2::token_type::LlamaTokenAttr;
use offhook::engine::protocol::{ChatMessage, Prompt, Role};

pub(super) struct Prompts<'m> {
    model: &'m LlamaModel,
    template: Template,
    specials: Specials,
}

enum Template {
    /// The model's own, or ChatML.
    Known(LlamaChatTemplate),
    /// Roles in plain words, for a model without special tokens for them.
    Plain,
}

pub(super) struct Tokens {
    pub(super) all: Vec<LlamaToken>,
    /// How many of the first ones are common to all prompts with the same shared part.
    pub(super) shared: usize,
}

impl<'m> Prompts<'m> {
    /// Says on standard error, which goes to the server's log, when the model's own template cannot be used.
    pub(super) fn new(model: &'m LlamaModel) -> Result<Self, String> {
        let specials = Specials::of(model);
        let own = model.chat_template(None).ok().map(Template::Known);
        let chatml = specials.has(&["<|im_start|>", "<|im_end|>"]).then(|| LlamaChatTemplate::new("chatml"));
        let others = chatml.into_iter().filter_map(Result::ok).map(Template::Known).chain([Template::Plain]);
        let had_own = own.is_some();
        for (number, template) in own.into_iter().chain(others).enumerate() {
            let prompts = Self { model, template, specials: specials.clone() };
            if prompts.works() {
                if number > 0 || !had_own {
                    let has = if had_own {
                        "a chat template that llama.cpp does not know"
                    } else {
                        "no chat template"
                    };
                    let instead = if prompts.is_plain() { "plain roles" } else { "ChatML" };
                    eprintln!("the model has {has}; {instead} are used instead");
                }
                return Ok(prompts);
            }
        }
        Err("no chat template works with this model".to_owned())
    }

    pub(super) fn tokens(&self, prompt: &Prompt) -> Result<Tokens, String> {
        let messages: Vec<&ChatMessage> = prompt.shared.iter().chain(&prompt.own).collect();
        if messages.is_empty() {
            return Err("a prompt needs a message".to_owned());
        }
        let roles: Vec<Role> = messages.iter().map(|message| message.role).collect();
        let mut tokens = Vec::new();
        let vocabulary = self.model.vocab();
        if vocabulary.should_add_bos() {
            tokens.push(vocabulary.bos());
        }
        let (mut shared, mut own_began) = (0, false);
        for run in self.runs(self.skeleton(&roles)?, &messages, prompt.shared.len()) {
            own_began |= run.is_own;
            match run.kind {
                // Templates that write the beginning-of-text token themselves do not get a second one.
                Kind::Special(token) if tokens.last() == Some(&token) && token == vocabulary.bos() => {}
                Kind::Special(token) => tokens.push(token),
                Kind::Text(text) => tokens.extend(vocabulary.tokenize(text.as_bytes(), false, false)),
            }
            if !own_began {
                shared = tokens.len();
            }
        }
        Ok(Tokens { all: tokens, shared })
    }

    fn is_plain(&self) -> bool {
        matches!(self.template, Template::Plain)
    }

    fn works(&self) -> bool {
        self.skeleton(&[Role::System, Role::User, Role::Assistant, Role::User]).is_ok()
    }

    /// The template around the messages' places.
    fn skeleton(&self, roles: &[Role]) -> Result<Vec<Part>, String> {
        let rendered = match &self.template {
            Template::Plain => plain(roles),
            Template::Known(template) => {
                let message = |(index, role): (usize, &Role)| {
                    LlamaChatMessage::new(role.as_str().to_owned(), place(index))
                };
                let messages: Result<Vec<_>, _> = roles.iter().enumerate().map(message).collect();
                let messages = messages.map_err(|error| error.to_string())?;
                self.model
                    .apply_chat_template(template, &messages, true)
                    .map_err(|error| error.to_string())?
            }
        };
        parts(&rendered, roles.len())
    }

    /// Special tokens, and the text between them. A text runs across the seams of template and messages, because the
    /// tokens do so too where models were trained.
    fn runs(&self, skeleton: Vec<Part>, messages: &[&ChatMessage], shared: usize) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for part in skeleton {
            match part {
                Part::Skeleton(text) => self.specials.split(&text, &mut runs),
                Part::Message(index) => {
                    let text = messages.get(index).map_or("", |message| message.text.trim());
                    for (number, piece) in self.specials.broken(text).enumerate() {
                        append(&mut runs, piece, number == 0, index >= shared);
                    }
                }
            }
        }
        runs
    }
}

#[derive(Debug, PartialEq)]
enum Part {
    Skeleton(String),
    Message(usize),
}

#[derive(Debug, PartialEq)]
struct Run {
    kind: Kind,
    /// Holds something of a message that is not shared.
    is_own: bool,
}

#[derive(Debug, PartialEq)]
enum Kind {
    Special(LlamaToken),
    Text(String),
}

fn append(runs: &mut Vec<Run>, text: &str, joined: bool, is_own: bool) {
    if let Some(Run { kind: Kind::Text(begun), is_own: begun_is_own }) = runs.last_mut()
        && joined
    {
        begun.push_str(text);
        *begun_is_own |= is_own;
    } else {
        runs.push(Run { kind: Kind::Text(text.to_owned()), is_own });
    }
}

/// Stands for a message's text; no template has control characters.
fn place(index: usize) -> String {
    format!("{MARK}{index}{MARK}")
}

const MARK: char = '\u{1}';

/// Fails when a message has no place: a template that drops the rules must not be used.
fn parts(rendered: &str, messages: usize) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut seen = vec![false; messages];
    for (number, text) in rendered.split(MARK).enumerate() {
        if number % 2 == 0 {
            if !text.is_empty() {
                parts.push(Part::Skeleton(text.to_owned()));
            }
            continue;
        }
        let index = text.parse().ok().filter(|index: &usize| *index < messages);
        let index = index.ok_or("the chat template changes what it is given")?;
        seen[index] = true;
        parts.push(Part::Message(index));
    }
    if seen.contains(&false) {
        return Err("the chat template leaves out a message".to_owned());
    }
    Ok(parts)
}

fn plain(roles: &[Role]) -> String {
    let message = |(index, role): (usize, &Role)| format!("{}: {}\n\n", role.as_str(), place(index));
    let messages: String = roles.iter().enumerate().map(message).collect();
    messages + Role::Assistant.as_str() + ":"
}

/// The texts that are one token of their own in this vocabulary.
#[derive(Clone)]
struct Specials {
    by_first: HashMap<char, Vec<Special>>,
}

#[derive(Clone)]
struct Special {
    text: String,
    token: LlamaToken,
    /// llama.cpp takes it for a token even where special tokens are switched off.
    stubborn: bool,
}

impl Specials {
    fn of(model: &LlamaModel) -> Self {
        let vocabulary = model.vocab();
        let special = |token: LlamaToken| {
            let attributes = vocabulary.attr(token);
            let stubborn = attributes.contains(LlamaTokenAttr::UserDefined);
            let is_special = stubborn
                || attributes.contains(LlamaTokenAttr::Control)
                || attributes.contains(LlamaTokenAttr::Unknown);
            let text = vocabulary.text(token).filter(|_| is_special)?.to_str().ok()?.to_owned();
            Some(Special { text, token, stubborn })
        };
        Self::from(vocabulary.tokens().filter_map(special))
    }

    fn from(all: impl Iterator<Item = Special>) -> Self {
        let mut by_first: HashMap<char, Vec<Special>> = HashMap::new();
        for special in all {
            // Runs of blanks are a matter of spelling, not of meaning.
            if !special.text.trim().is_empty()
                && let Some(first) = special.text.chars().next()
            {
                by_first.entry(first).or_default().push(special);
            }
        }
        by_first
            .values_mut()
            .for_each(|same| same.sort_by_key(|special| std::cmp::Reverse(special.text.len())));
        Self { by_first }
    }

    fn has(&self, texts: &[&str]) -> bool {
        texts.iter().all(|text| self.at(text, false).is_some_and(|special| special.text == **text))
    }

    /// The longest special token with which this text begins.
    fn at(&self, text: &str, stubborn_only: bool) -> Option<&Special> {
        let same = self.by_first.get(&text.chars().next()?)?;
        same.iter().find(|special| (special.stubborn || !stubborn_only) && text.starts_with(&special.text))
    }

    fn split(&self, mut text: &str, runs: &mut Vec<Run>) {
        while let Some(next) = text.chars().next() {
            let length = match self.at(text, false) {
                Some(special) => {
                    runs.push(Run { kind: Kind::Special(special.token), is_own: false });
                    special.text.len()
                }
                None => {
                    append(runs, &text[..next.len_utf8()], true, false);
                    next.len_utf8()
                }
            };
            text = &text[length..];
        }
    }

    /// Cuts a message inside everything that would become a special token all the same.
    fn broken<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mut cuts = vec![0];
        for (start, first) in text.char_indices() {
            if self.at(&text[start..], true).is_some_and(|special| special.text.len() > first.len_utf8()) {
                cuts.push(start + first.len_utf8());
            }
        }
        cuts.push(text.len());
        (1..cuts.len()).map(move |end| &text[cuts[end - 1]..cuts[end]])
    }
}
