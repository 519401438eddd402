#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Run a command in another root folder: in_root.sh FOLDER COMMAND... (as root).
# What is mounted for it is seen by it only, and goes when it ends. /tmp is shared, so that a test
# out here and a program in there speak of the same files and the same virtual screen.
set -eu
if [ "${IN_ROOT_READY:-}" != yes ]; then
    IN_ROOT_READY=yes exec unshare --mount --propagation private sh "$0" "$@"
fi
unset IN_ROOT_READY
folder=$1
shift
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
mount --bind /tmp "$folder/tmp"
exec chroot "$folder" "$@"
