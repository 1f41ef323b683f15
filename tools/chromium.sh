#!/usr/bin/env bash
# Prints the path of the browser (`browser`) or of its driver (`driver`) that the tests use; fails when there is none.
case "${1:-browser}" in
  browser) set -- "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome ;;
  driver) set -- "${CHROMEDRIVER:-}" chromedriver ;;
esac
for candidate in "$@"; do
  if [ -n "$candidate" ] && command -v "$candidate"; then exit 0; fi
done
exit 1
