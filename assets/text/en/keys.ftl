# Keys: what can go wrong with them, the page, the printed sheet, the command line.

error-bundle-key_is_locked = The bundle is encrypted with the project lead’s key, which is locked with a passphrase. Type the passphrase and try again.
error-bundle-sheet_line = Line { $line } is not as on a key sheet. Nothing was changed. Compare the line with the sheet, letter by letter.
error-bundle-sheet_lines = A key sheet has { $lines } lines, and here are { $n }. Nothing was changed. Type the whole sheet.
error-workspace-no_lead_key = The project lead’s key is not in this file. Nothing was changed. Restore it from the key sheet.
error-workspace-key_of_other_project = The key sheet belongs to another project. Nothing was changed.
warning-vouched_key = The municipality now sends from a new computer. The old computer’s key vouches for the new one.
