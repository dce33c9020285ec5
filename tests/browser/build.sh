#!/usr/bin/env bash
# Prints the command that starts Chromium: tests/browser/build.sh [FOLDER]   (default: target/browser)
#
# The machine's own is used where there is one: OFFHOOK_CHROMIUM, chromium, or Chrome. Otherwise it is unpacked from the
# distribution's packages, as tests/asterisk/build.sh does Asterisk, without root and without installing anything.
# Prints one line "skipped: REASON" and ends with 77 where it cannot be had: Ubuntu has it as a snap only.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-$here/../../target/browser}

for program in ${OFFHOOK_CHROMIUM:-} chromium google-chrome chrome; do
    if command -v "$program"; then exit 0; fi
done

# shellcheck source=/dev/null
if . /etc/os-release && [ "${ID:-}" = ubuntu ]; then
    echo "skipped: Ubuntu has no package of Chromium but a snap; install that, or Chrome, or set OFFHOOK_CHROMIUM"
    exit 77
fi

# Chromium starts itself again for each page, so it needs the machine's own loader and C library.
export OFFHOOK_LAB_BESIDE=yes OFFHOOK_LAB_PACKAGES="chromium fonts-dejavu-core"
status=0
prefix=$("$here/../asterisk/build.sh" "$lab") || status=$?
if [ "$status" -ne 0 ]; then
    echo "$prefix"
    exit "$status"
fi
program=$prefix/usr/lib/chromium/chromium
if [ ! -x "$program" ]; then
    echo "skipped: the package chromium of this release holds no browser; set OFFHOOK_CHROMIUM"
    exit 77
fi

# Whole from its first moment, because several tests may ask at once.
write() {
    cat >"$1.$$"
    chmod 755 "$1.$$"
    mv "$1.$$" "$1"
}

# The machine's own letters, and on a bare one those that were unpacked.
write "$prefix/fonts.conf" <<FONTS
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>$prefix/usr/share/fonts</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>$prefix/fontcache</cachedir>
  <alias><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
FONTS

libraries=$(echo "$prefix"/usr/lib/*-linux-gnu)
write "$prefix/start" <<START
#!/bin/sh
export LD_LIBRARY_PATH="$libraries:$libraries/pulseaudio" FONTCONFIG_FILE="$prefix/fonts.conf"
exec "$program" "\$@"
START
echo "$prefix/start"
