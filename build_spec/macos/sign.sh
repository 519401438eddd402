#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sign dist/Companion.app from the inside out, and look at the result. Never run yet.
#   IDENTITY="Developer ID Application: NAME (TEAM)" sh build_spec/macos/sign.sh
set -eu
: "${IDENTITY:?Say who signs, in the variable IDENTITY}"
here=$(cd "$(dirname "$0")" && pwd)
app=$here/../../dist/Companion.app
find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) -exec \
    codesign --force --timestamp --options runtime --sign "$IDENTITY" {} +
find "$app/Contents/Frameworks" -depth -type d -name '*.framework' -exec \
    codesign --force --timestamp --options runtime --sign "$IDENTITY" {} +
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
    --sign "$IDENTITY" "$app"
codesign --verify --deep --strict --verbose=2 "$app"
