//! A file of the repository as the rules see it: text, tokens, and the paths and functions among them.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Whatever is larger is data.
const TEXT_BYTES_MAX: usize = 1 << 20;

pub(super) struct Source {
    /// From the repository's root, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

/// A path such as `crate::audio::Frame` where it is written.
pub(super) struct Mention {
    pub(super) line: usize,
    pub(super) segments: Vec<String>,
}

pub(super) struct Function {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) lines: usize,
}

/// Every text file that git would keep.
pub(super) fn repository() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap();
    let ignored: Vec<&str> = ignored
        .lines()
        .filter_map(|line| line.strip_prefix('/'))
        .map(|line| line.trim_end_matches('/'))
        .collect();
    let mut sources = Vec::new();
    collect(root, "", &ignored, &mut sources);
    sources
}

fn collect(folder: &Path, prefix: &str, ignored: &[&str], sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path == ".git" || ignored.contains(&path.as_str()) {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), ignored, sources);
        } else if kind.is_file()
            && entry.metadata().unwrap().len() <= TEXT_BYTES_MAX as u64
            && let Ok(text) = String::from_utf8(fs::read(entry.path()).unwrap())
        {
            sources.push(Source { path, text });
        }
    }
}

impl Source {
    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    pub(super) fn is_within(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// The folder or file below `src` to which the import table applies; `bin` programs and `main` have their
    /// own names.
    pub(super) fn floor(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/").filter(|_| self.is_rust())?;
        inside.split('/').next().map(|name| name.trim_end_matches(".rs"))
    }

    /// Numbered from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    pub(super) fn violation(&self, line: usize, remedy: impl std::fmt::Display) -> String {
        format!("{}:{line}: {remedy}", self.path)
    }

    /// Nothing for what is not Rust: the compiler complains of what does not parse.
    pub(super) fn tokens(&self) -> TokenStream {
        if !self.is_rust() {
            return TokenStream::new();
        }
        TokenStream::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// Paths that begin with `root::`, braces multiplied out, also inside macros.
    pub(super) fn mentions(&self, root: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        each_sequence(&self.tokens(), &mut |tokens| {
            for (index, token) in tokens.iter().enumerate() {
                if let TokenTree::Ident(name) = token
                    && name == root
                    && is_path_start(&tokens[..index])
                {
                    let line = name.span().start().line;
                    let mut paths = Vec::new();
                    follow(&tokens[index..], &[], &mut paths);
                    mentions.extend(paths.into_iter().map(|segments| Mention { line, segments }));
                }
            }
        });
        mentions
    }

    /// Where the file's own tests begin, which by custom end it.
    pub(super) fn tests_line(&self) -> usize {
        self.lines().find(|(_, text)| *text == "#[cfg(test)]").map_or(usize::MAX, |(line, _)| line)
    }

    /// Where `super::super` climbs out of this file's own folder below `src`.
    pub(super) fn climbs_out(&self) -> Vec<usize> {
        let Some(inside) = self.path.strip_prefix("src/") else { return Vec::new() };
        let modules = inside.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
        let mut lines = Vec::new();
        climb(&self.tokens(), modules, &mut lines);
        lines
    }

    /// Every name in the code, with its line, that `wanted` accepts together with what is before and after
    /// it.
    pub(super) fn names(
        &self,
        wanted: impl Fn(&[TokenTree], &str, &[TokenTree]) -> bool,
    ) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        each_sequence(&self.tokens(), &mut |tokens| {
            for (index, token) in tokens.iter().enumerate() {
                if let TokenTree::Ident(name) = token
                    && wanted(&tokens[..index], &name.to_string(), &tokens[index + 1..])
                {
                    found.push((name.span().start().line, name.to_string()));
                }
            }
        });
        found
    }

    pub(super) fn functions(&self) -> Vec<Function> {
        let mut functions = Vec::new();
        each_sequence(&self.tokens(), &mut |tokens| {
            for (index, pair) in tokens.windows(2).enumerate() {
                if let [TokenTree::Ident(keyword), TokenTree::Ident(name)] = pair
                    && keyword == "fn"
                    && let Some(body) = body_after(&tokens[index..])
                {
                    let line = keyword.span().start().line;
                    let lines = body.span_close().end().line - line + 1;
                    functions.push(Function { line, name: name.to_string(), lines });
                }
            }
        });
        functions
    }

    /// Lines that lie inside a string of several lines: text and tables that belong to a test.
    pub(super) fn lines_of_data(&self) -> Vec<usize> {
        let mut lines = Vec::new();
        each_sequence(&self.tokens(), &mut |tokens| {
            for token in tokens {
                if let TokenTree::Literal(literal) = token {
                    let (start, end) = (literal.span().start().line, literal.span().end().line);
                    if end > start {
                        lines.extend(start..=end);
                    }
                }
            }
        });
        lines
    }
}

/// Hands over the tokens of the stream and of each group within it.
fn each_sequence(stream: &TokenStream, visit: &mut impl FnMut(&[TokenTree])) {
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    visit(&tokens);
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            each_sequence(&group.stream(), visit);
        }
    }
}

/// True unless a `::` with something before it makes the next name a middle of a path.
fn is_path_start(before: &[TokenTree]) -> bool {
    let Some((_, before)) = split_colons_end(before) else { return true };
    !matches!(before.last(), Some(TokenTree::Ident(name)) if name != "use" && name != "return")
}

fn split_colons_end(tokens: &[TokenTree]) -> Option<((), &[TokenTree])> {
    match tokens {
        [before @ .., TokenTree::Punct(first), TokenTree::Punct(second)]
            if first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':' =>
        {
            Some(((), before))
        }
        _ => None,
    }
}

/// `tokens` begins with a segment: collects the paths that go through it.
fn follow(tokens: &[TokenTree], begun: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = begun.to_vec();
    match tokens {
        [TokenTree::Ident(name), rest @ ..] => {
            path.push(name.to_string());
            match rest {
                [TokenTree::Punct(first), TokenTree::Punct(second), next @ ..]
                    if first.as_char() == ':' && second.as_char() == ':' && !next.is_empty() =>
                {
                    follow(next, &path, paths);
                }
                _ => paths.push(path),
            }
        }
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            for branch in
                inner.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
            {
                if !branch.is_empty() {
                    follow(branch, &path, paths);
                }
            }
        }
        // `*`, or a generic argument: the path ends here.
        _ => paths.push(path),
    }
}

fn climb(stream: &TokenStream, modules: usize, lines: &mut Vec<usize>) {
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    let mut supers = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "super" => {
                supers += 1;
                if supers >= modules {
                    lines.push(name.span().start().line);
                }
            }
            TokenTree::Punct(colon) if colon.as_char() == ':' => {}
            TokenTree::Group(group) => {
                supers = 0;
                let is_module =
                    index >= 2 && matches!(&tokens[index - 2], TokenTree::Ident(keyword) if keyword == "mod");
                climb(&group.stream(), modules + usize::from(is_module), lines);
            }
            _ => supers = 0,
        }
    }
}

/// The function's body; a declaration that ends with `;` has none.
fn body_after(tokens: &[TokenTree]) -> Option<&Group> {
    for token in tokens {
        match token {
            TokenTree::Punct(end) if end.as_char() == ';' => return None,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return Some(group),
            _ => {}
        }
    }
    None
}
