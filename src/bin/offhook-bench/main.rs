//! The `offhook-bench` program: reads the command line and measures one thing.

fn main() -> std::process::ExitCode {
    offhook::cli::bench::main()
}
