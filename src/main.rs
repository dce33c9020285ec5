//! The `offhook` program: reads the command line and runs one command.

fn main() -> std::process::ExitCode {
    offhook::cli::main()
}
