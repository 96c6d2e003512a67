#!/bin/sh
# Makes the kept spreadsheets that need another program to be made: an .xls file, by LibreOffice.
set -eu
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
printf '%s\n' 'Namn;E-post;Informerad om personuppgifter' 'Åsa Öberg;asa@exempel.se;2026-03-01' \
    'Per Lind;per@exempel.se;2026-03-08' >"$folder/deltagare.csv"
soffice "-env:UserInstallation=file://$folder/profile" --headless --infilter=CSV:59,34,76,1,1/2/2/2/3/5 \
    --convert-to xls --outdir "$folder" "$folder/deltagare.csv" >/dev/null
cp "$folder/deltagare.xls" .
