#!/usr/bin/env bash
# Installs what the tests need beside npm packages; only what is missing, only through apt.
#   chromium-headless-shell  the browser of the journeys: Chromium without the windows around it, a fifth less to compute
#   fonts-noto-cjk           Chinese on pages; fonts-hanazono: rare characters (CJK Ext B-F) on printed forms
#   poppler-utils, zbar-tools  read back PDFs and the codes printed on them
#   postgresql-15            the oldest PostgreSQL we promise to run on
#   clamav-daemon            the virus scanner; one test starts it with a signature of its own
# Ends with status 1 when something is still missing; the tests that need it then fail and say so.
set -euo pipefail

wanted=(chromium-headless-shell fonts-noto-cjk fonts-hanazono poppler-utils zbar-tools postgresql-15 clamav-daemon)

is_installed() { dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'; }

list_missing() {
  missing=()
  local package
  for package in "${wanted[@]}"; do is_installed "$package" || missing+=("$package"); done
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  echo "system packages: no apt on this machine; tests need the equivalent of: ${wanted[*]}" >&2
  exit 1
fi

list_missing
((${#missing[@]})) || { echo 'system packages: all present'; exit 0; }

as_root=()
[[ $(id -u) -eq 0 ]] || as_root=(sudo -n)

# postgresql-15 would start a server of its own on port 5432; the tests only use its programs.
if [[ " ${missing[*]} " == *' postgresql-15 '* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
  "${as_root[@]}" mkdir -p /etc/postgresql-common &&
    echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null || true
fi

# clamd would start by itself, and freshclam fetch the official signatures, hundreds of megabytes; no test needs them.
if [[ " ${missing[*]} " == *' clamav-daemon '* && -d /run/systemd/system ]]; then
  "${as_root[@]}" systemctl mask --quiet clamav-daemon.service clamav-daemon.socket clamav-freshclam.service || true
fi

install_missing() {
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null
}

echo "system packages: installing ${missing[*]}"
for pause in 5 10 0; do
  install_missing && break
  sleep "$pause"
done

list_missing
if ((${#missing[@]})); then
  echo "system packages: still missing: ${missing[*]}" >&2
  exit 1
fi
fc-cache -f >/dev/null 2>&1 || true
echo 'system packages: installed'
