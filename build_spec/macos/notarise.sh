#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Have Apple look at a signed disk image, and staple the answer to it. Never run yet.
# First, once:  xcrun notarytool store-credentials companion
#   sh build_spec/macos/notarise.sh dist/companion-0.1.0-macos.dmg
set -eu
image=${1:?Which disk image?}
xcrun notarytool submit "$image" --keychain-profile companion --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
# Not before: what was signed and stapled has other bytes.
(cd "$(dirname "$image")" && shasum -a 256 "$(basename "$image")" > SHA256SUMS)
