#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Put dist/Companion.app, signed or not, into a disk image. Never run yet.
#   sh build_spec/macos/make_dmg.sh 0.1.0
set -eu
version=${1:?Which version? make_dmg.sh 0.1.0}
here=$(cd "$(dirname "$0")" && pwd)
dist=$here/../../dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$dist/Companion.app" "$work/"
cp "$here/../../LICENSE" "$work/Licence.txt"
ln -s /Applications "$work/Applications"
image=$dist/companion-$version-macos.dmg
rm -f "$image"
hdiutil create -volname Companion -srcfolder "$work" -fs HFS+ -format UDZO "$image"
