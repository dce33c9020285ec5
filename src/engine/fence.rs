//! The fence around an engine: a model that is made to break the code that reads it gets no further than the engine.
//!
//! An engine has the server's socket and its models' files. Within the fence it opens no network connection, starts no
//! program, signals and looks into no other process (seccomp), and opens no file but those that it is given, and those
//! for reading (Landlock). Neither needs any right. It is entered before the model is read, and holds for the thread
//! that enters and all that it starts. Seccomp refuses what is named here and nothing else: a list of what ggml, ONNX
//! Runtime, the C library and drivers do need would be another one with each version of them.

use std::collections::BTreeMap;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::{env, fs, io, thread};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, path_beneath_rules,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter,
};

use super::gpu;
use super::protocol::{Reply, Request, receive, send};
use crate::memory;

/// What an engine may still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    read: Vec<PathBuf>,
    write: Vec<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum FenceError {
    #[error("no_new_privs: {0}")]
    Rights(io::Error),
    #[error("seccomp: {0}")]
    Calls(#[from] seccompiler::Error),
    #[error("seccomp: {0}")]
    Filter(#[from] seccompiler::BackendError),
    #[error("Landlock: {0}")]
    Files(#[from] RulesetError),
}

impl Fence {
    /// Around an engine that reads these files and folders.
    pub fn around(files: impl IntoIterator<Item = PathBuf>) -> Self {
        if gpu::BACKEND.is_some() {
            return Self::for_drivers();
        }
        let mut read: Vec<PathBuf> = files.into_iter().flat_map(|file| with_its_parts(&file)).collect();
        read.extend(SYSTEM.map(PathBuf::from));
        // A panic's trace has the names of functions in it.
        read.extend(env::current_exe());
        Self { read, write: Vec::new() }
    }

    /// A GPU's driver reads libraries, settings and caches wherever they are, and talks to its devices.
    fn for_drivers() -> Self {
        Self { read: vec!["/".into()], write: vec!["/dev".into()] }
    }

    /// Encloses the calling thread and all that it starts from now on.
    pub fn enter(&self) -> Result<(), FenceError> {
        self.close_files()?;
        // Landlock has done so where there is one.
        rustix::thread::set_no_new_privs(true).map_err(|error| FenceError::Rights(error.into()))?;
        for (refused, answer) in [(refused(), libc::EPERM), (not_there(), libc::ENOSYS)] {
            let answer = SeccompAction::Errno(answer.unsigned_abs());
            let filter = SeccompFilter::new(refused?, SeccompAction::Allow, answer, ARCHITECTURE)?;
            apply_filter(&BpfProgram::try_from(filter)?)?;
        }
        Ok(())
    }

    fn close_files(&self) -> Result<RulesetStatus, RulesetError> {
        let reading = AccessFs::ReadFile | AccessFs::ReadDir;
        let status = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?
            .create()?
            .add_rules(path_beneath_rules(&self.read, reading))?
            .add_rules(path_beneath_rules(&self.write, all_but_programs()))?
            .restrict_self()?;
        Ok(status.ruleset)
    }
}

/// The first thing that an engine does: it waits until the server watches its memory, for which it has to look into
/// `/proc`; then it keeps its memory to itself, and enters the fence. Where the kernel refuses one of these, that is
/// said in the log, and callers are answered all the same.
pub fn begin(server: &mut UnixStream, fence: &Fence) -> io::Result<()> {
    if receive::<Request>(server)? != Request::Ping {
        return Err(io::Error::other("the server said something else than that it watches this process"));
    }
    if let Err(error) = memory::keep_to_itself() {
        eprintln!("other processes of this user can read this one's memory: {error}");
    }
    if let Err(error) = fence.enter() {
        eprintln!("this engine is not fenced: {error}");
    }
    send(server, &Reply::Pong)
}

/// Why files are not fenced on this machine; `None` where they are.
pub fn without_landlock() -> Option<String> {
    let nowhere = Fence { read: Vec::new(), write: Vec::new() };
    // It holds for a thread, so one can try.
    let tried = thread::spawn(move || nowhere.close_files()).join();
    let enforced = tried.is_ok_and(|status| status.is_ok_and(|status| status != RulesetStatus::NotEnforced));
    (!enforced).then(|| {
        "this kernel has no Landlock, so engines could read whatever the server's user can read".to_owned()
    })
}

pub const LANDLOCK_REMEDY: &str =
    "use Linux 5.13 or newer, with `landlock` among its security modules (lsm=)";

/// A model's file, what the library resolves of links in it, and the other parts of one that was split.
fn with_its_parts(file: &Path) -> Vec<PathBuf> {
    let mut parts = vec![file.to_owned()];
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (Some(folder), Some((begins, ends))) = (file.parent(), split_name(&name)) else { return parts };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if split_name(&name).is_some_and(|of| of == (begins, ends)) {
            parts.push(entry.path());
        }
    }
    parts
}

/// `model-00001-of-00003.gguf` is one part of `model` in three.
fn split_name(name: &str) -> Option<(&str, &str)> {
    let (begins, count) = name.strip_suffix(".gguf")?.rsplit_once("-of-")?;
    let (begins, number) = begins.rsplit_once('-')?;
    let is_number = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(count) && is_number(number)).then_some((begins, count))
}

type Calls = BTreeMap<i64, Vec<SeccompRule>>;

/// Calls that are refused, whatever they are asked for or under these conditions.
fn refused() -> Result<Calls, seccompiler::BackendError> {
    let mut calls: Calls = REFUSED.iter().map(|call| (*call, Vec::new())).collect();
    let flag = SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(libc::CLONE_THREAD.unsigned_abs().into()),
        0,
    )?;
    calls.insert(libc::SYS_clone, vec![SeccompRule::new(vec![flag])?]);
    // `abort` ends its own process in this way.
    let other =
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, std::process::id().into())?;
    calls.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![other])?]);
    #[cfg(target_arch = "x86_64")]
    calls.extend(refused_as_x32(&calls.clone()));
    Ok(calls)
}

/// The same calls by the numbers of another calling convention, which some kernels have.
#[cfg(target_arch = "x86_64")]
fn refused_as_x32(calls: &Calls) -> Calls {
    const X32: i64 = 0x4000_0000;
    calls.iter().map(|(call, rules)| (call | X32, rules.clone())).collect()
}

/// Its flags lie in memory, where a filter cannot look: the C library then asks for a thread in the old way.
fn not_there() -> Result<Calls, seccompiler::BackendError> {
    Ok(BTreeMap::from([(libc::SYS_clone3, Vec::new())]))
}

fn all_but_programs() -> BitFlags<AccessFs> {
    AccessFs::from_all(NEWEST) & !AccessFs::Execute
}

/// What is known of Landlock here; older kernels enforce what they know of it.
const NEWEST: ABI = ABI::V6;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: TargetArch = TargetArch::x86_64;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: TargetArch = TargetArch::aarch64;

/// How many processors there are, and of what kind; the process's own memory.
const SYSTEM: [&str; 5] =
    ["/sys/devices/system", "/proc/cpuinfo", "/proc/meminfo", "/proc/self", "/etc/localtime"];

const REFUSED: &[i64] = &[
    // The network, and other programs' sockets. The server's is open.
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Its ring of requests makes calls that no filter sees.
    libc::SYS_io_uring_setup,
    // Programs and processes; threads are made by `clone`.
    libc::SYS_execve,
    libc::SYS_execveat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
    // Other processes of the same user: the server.
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    // Other name spaces and file systems.
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_mount_setattr,
    libc::SYS_open_by_handle_at,
    // Large parts of the kernel that no engine needs.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

#[cfg(test)]
mod tests {
    use std::fs::{File, OpenOptions};
    use std::io::ErrorKind::PermissionDenied;
    use std::io::{Read as _, Write as _};
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::os::unix::net::UnixDatagram;
    use std::process::Command;

    use super::*;

    /// Runs on a thread within the fence.
    fn fenced<T: Send + 'static>(files: &[&Path], tried: impl FnOnce() -> T + Send + 'static) -> T {
        let fence = Fence::around(files.iter().map(|file| file.to_path_buf()));
        thread::spawn(move || {
            fence.enter().unwrap();
            tried()
        })
        .join()
        .unwrap()
    }

    fn refused<T>(what: &str, outcome: io::Result<T>) {
        let error = outcome.err().unwrap_or_else(|| panic!("{what} was let through")).kind();
        assert_eq!(error, PermissionDenied, "{what}");
    }

    #[test]
    fn neither_network_nor_programs_nor_other_processes_are_reached() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap();
        assert!(TcpStream::connect(port).is_ok(), "outside the fence it is there");
        assert!(Command::new("/bin/true").status().is_ok());
        fenced(&[], move || {
            refused("TCP", TcpStream::connect(port));
            refused("listening", TcpListener::bind("127.0.0.1:0"));
            refused("IPv6", TcpStream::connect("[::1]:9"));
            refused("UDP", UdpSocket::bind("127.0.0.1:0"));
            refused("a Unix socket", UnixStream::connect("/run/systemd/notify"));
            refused("a datagram socket", UnixDatagram::unbound());
            refused("a pair", UnixStream::pair());
            refused("a program", Command::new("/bin/true").status());
            let parent = rustix::process::getppid().unwrap();
            refused("a signal", rustix::process::test_kill_process(parent).map_err(io::Error::from));
            assert!(thread::spawn(|| 7).join().unwrap() == 7, "threads are made");
        });
        assert!(TcpStream::connect(port).is_ok(), "and outside it still is");
    }

    #[test]
    fn what_it_was_given_is_read_and_nothing_else_and_nothing_is_written() {
        if let Some(why) = without_landlock() {
            println!("skipped: {why}");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let (model, other) = (folder.path().join("model.bin"), folder.path().join("records.key"));
        for file in [&model, &other] {
            fs::write(file, "content").unwrap();
        }
        let path = folder.path().to_owned();
        fenced(&[&model.clone()], move || {
            let mut text = String::new();
            File::open(&model).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "content");
            refused("another file", File::open(&other));
            refused("the folder", fs::read_dir(&path));
            refused("/etc/passwd", File::open("/etc/passwd"));
            refused("a new file", File::create(path.join("new")));
            refused("writing to the model", OpenOptions::new().append(true).open(&model));
            refused("removing the model", fs::remove_file(&model));
            refused("renaming it", fs::rename(&model, path.join("x")));
            refused("a folder", fs::create_dir(path.join("folder")));
            refused(
                "another process's files",
                File::open(format!("/proc/{}/environ", std::os::unix::process::parent_id())),
            );
            File::open("/proc/self/status").unwrap();
        });
        OpenOptions::new().append(true).open(folder.path().join("new")).unwrap_err();
        File::create(folder.path().join("new")).unwrap().write_all(b"outside it is let").unwrap();
    }

    #[test]
    fn the_parts_of_a_split_model_are_given_together() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["m-00001-of-00002.gguf", "m-00002-of-00002.gguf", "n-00001-of-00002.gguf", "m.gguf"];
        let paths = names.map(|name| folder.path().join(name));
        for path in &paths {
            fs::write(path, "").unwrap();
        }
        let mut found = with_its_parts(&paths[0]);
        found.sort();
        found.dedup();
        assert_eq!(found, paths[..2]);
        assert_eq!(with_its_parts(&paths[3]), paths[3..]);
        assert_eq!(with_its_parts(Path::new("m.gguf")), [PathBuf::from("m.gguf")]);
    }
}
