#!/usr/bin/env bash
# Makes a Debian package, and a tarball of the same files, of programs that are built already:
#   scripts/package.sh [--deb | --tar] [--programs FOLDER] [--out FOLDER]
# Without --deb or --tar it makes both. The programs are those of target/release, what is made goes to target/package,
# and its paths are printed. It is for the kind of machine that it runs on; the same programs and the same commit give
# the same bytes. docs/install.md says where everything goes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C
umask 022

programs=target/release
out=target/package
kinds="deb tar"
maintainer="The Offhook authors <offhook@localhost>"

main() {
    while [ $# -gt 0 ]; do
        case $1 in
            --deb | --tar) kinds=${1#--} ;;
            --programs) programs=${2:?a folder follows --programs} && shift ;;
            --out) out=${2:?a folder follows --out} && shift ;;
            *) stop "$1 is unknown; scripts/package.sh [--deb | --tar] [--programs FOLDER] [--out FOLDER]" ;;
        esac
        shift
    done
    look_for_parts
    version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
    architecture=$(dpkg --print-architecture)
    # A source without git has its changelog's date.
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date -r CHANGELOG.md +%s)}
    export SOURCE_DATE_EPOCH
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    root=$work/root
    mkdir -p "$root" "$out"
    stage
    local kind
    for kind in $kinds; do "make_$kind"; done
}

look_for_parts() {
    local tool name
    for tool in dpkg-deb dpkg-shlibdeps strip python3 cargo; do
        command -v "$tool" >/dev/null || stop "$tool is missing: make setup, and apt-get install dpkg-dev"
    done
    for name in offhook offhook-stt offhook-tts offhook-llm libonnxruntime.so.1; do
        [ -f "$programs/$name" ] || stop "there is no $programs/$name; build it: make build"
    done
    # Where a build was repeated with other settings there are several: the newest belongs to the program.
    voices=$(find "$programs" -path '*espeak-ng-data/phontab' -path '*/share/*' -printf '%T@ %h\n' | sort -n | tail -n 1)
    voices=${voices#* }
    [ -n "$voices" ] || stop "there is no espeak-ng-data below $programs; build offhook-tts: make build"
}

# Everything where it is installed.
stage() {
    local lib=$root/usr/lib/offhook doc=$root/usr/share/doc/offhook name
    for name in offhook offhook-stt offhook-tts offhook-llm; do
        # The names of functions stay, for a trace.
        put "$programs/$name" "$lib/$name" 755 && strip --strip-debug "$lib/$name"
    done
    put "$programs/libonnxruntime.so.1" "$lib/libonnxruntime.so.1"
    cp -r "$voices" "$lib/espeak-ng-data"
    put models/demo/ggml-demo-en.bin "$lib/models/demo/ggml-demo-en.bin"
    mkdir -p "$root/usr/bin" && ln -s ../lib/offhook/offhook "$root/usr/bin/offhook"

    put packaging/offhook.toml "$root/etc/offhook/offhook.toml"
    for name in reception.toml flow.schema.json docs/reception-orders.md docs/reception-visiting.md; do
        put "asterisk/flows/$name" "$root/etc/offhook/flows/$name"
    done
    put packaging/logrotate "$root/etc/logrotate.d/offhook"
    put asterisk/offhook.service "$root/usr/lib/systemd/system/offhook.service"

    mkdir -p "$doc/examples" "$doc/onnxruntime"
    cp -r asterisk/{extensions.conf,pjsip.conf,grafana.json,alerts.yml,flows} "$doc/examples/"
    cp README.md docs/*.md packaging/copyright "$doc/"
    cp vendor/onnxruntime/{LICENSE,ThirdPartyNotices.txt} "$doc/onnxruntime/"
    cp /usr/share/common-licenses/GPL-3 "$doc/GPL-3"
    scripts/notices.py | gzip -9n >"$doc/crates.gz"
    gzip -9nc CHANGELOG.md >"$doc/CHANGELOG.md.gz"
    printf 'offhook (%s) unstable; urgency=medium\n\n  * CHANGELOG.md.gz beside this file has it.\n\n -- %s  %s\n' \
        "$version" "$maintainer" "$(date -R -u --date="@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
    describe "$lib/offhook" "$root/usr/share"
    chmod -R u=rwX,go=rX "$root"
    find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

# describe PROGRAM SHARE: manual pages and completions, made by the program itself, away from this checkout's settings.
describe() {
    (cd / && "$1" manual "$2/man/man1")
    gzip -9n "$2"/man/man1/*.1
    mkdir -p "$2/bash-completion/completions" "$2/zsh/vendor-completions" "$2/fish/vendor_completions.d"
    "$1" completions bash >"$2/bash-completion/completions/offhook"
    "$1" completions zsh >"$2/zsh/vendor-completions/_offhook"
    "$1" completions fish >"$2/fish/vendor_completions.d/offhook.fish"
}

put() {
    install -D -m "${3:-644}" "$1" "$2"
}

make_deb() {
    local control=$root/DEBIAN file=$out/offhook_${version}_${architecture}.deb
    mkdir "$control"
    install -m 755 packaging/{postinst,prerm,postrm} "$control/"
    (cd "$root" && find etc -type f | sort | sed 's|^|/|' >DEBIAN/conffiles)
    (cd "$root" && find usr -type f | sort | xargs -d '\n' md5sum >DEBIAN/md5sums)
    cat >"$control/control" <<CONTROL
Package: offhook
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: $(libraries), adduser
Recommends: ca-certificates, logrotate
Suggests: asterisk, python3-pip
Section: comm
Priority: optional
Description: answers telephone calls for Asterisk, offline
 Offhook listens with whisper.cpp, speaks with Piper, decides along a flow that
 can be read aloud, and hands the call back to the dialplan. It comes with
 demonstration models; good ones are fetched when they are asked for.
CONTROL
    chmod 644 "$control"/{control,conffiles,md5sums}
    find "$control" -exec touch --date="@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group --build "$root" "$file" >/dev/null
    rm -r "$control"
    echo "$file"
}

# The packages of the shared libraries that the programs name, with the versions that they need.
libraries() {
    mkdir "$work/debian"
    printf 'Source: offhook\n\nPackage: offhook\nArchitecture: any\n' >"$work/debian/control"
    # ONNX Runtime comes along.
    (cd "$work" && dpkg-shlibdeps -O -xoffhook --ignore-missing-info "-l$root/usr/lib/offhook" root/usr/lib/offhook/offhook* \
        root/usr/lib/offhook/libonnxruntime.so.1 2>"$work/libraries.log") | sed 's/^shlibs:Depends=//' |
        grep . || { cat "$work/libraries.log" >&2; stop "dpkg-shlibdeps does not say which libraries are needed"; }
}

# Files alone: unpacked over a system, it changes no folder that is there.
make_tar() {
    local name=offhook-$version-$architecture
    (cd "$root" && find . ! -type d ! -path './DEBIAN/*' | sort | tar --create --no-recursion --owner=0 --group=0 \
        --numeric-owner --transform="s|^\./|$name/|" --files-from=-) | gzip -n >"$out/$name.tar.gz"
    echo "$out/$name.tar.gz"
}

stop() {
    echo "package: $1" >&2
    exit 1
}

main "$@"
