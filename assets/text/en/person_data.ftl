## One person's data: the dossier

dossier-title = All we hold on { $name }
dossier-lead = Project lead
dossier-footer = Personal data extract { $day }
dossier-protected = This person's identity is protected, and here it stands in clear. Give the document to nobody but the person, and keep it locked up.
dossier-what = This is everything that the work file below holds on the person: the data themselves, where the person takes part, texts that mention the name, how the data have changed and where they have been sent.
dossier-others = Texts may mention more people. Read the document through before you hand it over.
dossier-file = Work file
dossier-on = Made on
dossier-by = Made by
dossier-program = Program
dossier-fields = The person's data
dossier-removed = The person has been removed from the lists. The data remain in the history until the person is erased.
dossier-linked = These records are the same human being too, as decided in the program. Make a document for each:
dossier-places = Where the person takes part
dossier-no_places = No other record refers to the person.
dossier-was_removed = { $what } (removed)
dossier-written = { $n ->
    [one] The person has worked in the program and is named as the one who wrote { $n } piece of data.
   *[other] The person has worked in the program and is named as the one who wrote { $n } pieces of data.
}
dossier-unknown = { $n ->
    [one] { $n } piece of data from a newer version of the program refers to the person too. Open the file in that version to read it.
   *[other] { $n } pieces of data from a newer version of the program refer to the person too. Open the file in that version to read them.
}
dossier-mentions = Texts that mention the person
dossier-mentions_why = Texts in other records where the name, e-mail address, telephone number or identity number stands, also those that have been rewritten since. A name may be somebody else's.
dossier-no_mentions = No text in other records mentions the person.
dossier-history = How the data have changed
dossier-held = Data that have come in bundles and wait for a decision:
dossier-emptied = emptied
dossier-ways = Where the data have gone
dossier-not_sent = No bundle with the person has left this work file.
dossier-sent = Bundles made with the person in them. If the computer's clock has been wrong, one of them may be from before. In a pseudonymous bundle the person is a code, without name and contact details.
dossier-came = Bundles that the data came with:
dossier-not_here = What is not here
dossier-not_here-copies = Backups of the work file, which may hold older data.
dossier-not_here-others = What others have in their work files: the municipality, the project lead and other municipalities each have their own.
dossier-not_here-anonymous = Anonymous answers to evaluations, which cannot be tied to anybody.
dossier-column_field = What
dossier-column_value = Value
dossier-column_class = Class
dossier-column_record = What
dossier-column_as = As
dossier-column_when = When
dossier-column_who = By whom
dossier-column_where = Where
dossier-column_text = Text
dossier-column_profile = Profile
dossier-column_file = File
dossier-column_from = From
dossier-class_open = open
dossier-class_free_text = free text
dossier-class_pseudonym = code
dossier-class_personal = personal
dossier-class_sensitive = sensitive
bundle-dossier = personal data extract

## One person's data: on the command line

cli-about-about = Writes everything that is held on a person to a Word document.
cli-about-erase = Erases a person for good. The figures stay.
cli-more-about = PERSON is the person's id, as list shows it. The document shows sensitive and protected data too, and is listed among what has left the file.
cli-more-erase = It cannot be undone. Say --preview to see first what goes and which texts mention the person; the texts given with --text go too.
cli-word-person = PERSON
cli-word-text = ENTRY:FIELD
cli-option-text = a text that shall go too, as --preview shows it
cli-option-linked = erase the records that are the same human being too
cli-option-remove-copies = also remove backups that may still hold data on the person
cli-dossier_made = The document is saved: { $file }
cli-erased = The person is erased, together with { $texts ->
    [0] no texts
    [one] { $texts } text
   *[other] { $texts } texts
} in other records.
cli-erase-values = Goes: { $field } ({ $n })
cli-erase-written = The name goes as the one who wrote: { $n }
cli-erase-shared = The name stays as who wrote, since somebody else has the same name: { $n }
cli-erase-stays = Stays without a name: { $kinds } ({ $n })
cli-erase-linked = The same human being, erased with --linked: { $title } ({ $id })
cli-erase-text = A text that mentions the person: --text { $text }  { $where }: { $words }
cli-erase-sent = { $n ->
    [one] { $n } bundle with the person has left the file already. The person is erased at the receiver too when the next bundle is merged there.
   *[other] { $n } bundles with the person have left the file already. The person is erased at the receiver too when the next bundle is merged there.
}
cli-erase-copy = A backup may still hold data on the person: { $file }
cli-misuse-not_a_text = { $word } is not a text: write ENTRY:FIELD as --preview shows it.

## One person's data: in the window

person-rights = The person's data
person-dossier = All we hold on the person
person-dossier_making = Making the extract
person-erase = Erase the person …
person-erase_title = Erase { $name }
person-erase_why = It cannot be undone, nor can what was done before it. The person's data disappear from the file, the history and the search.
person-erase_reckoning = Looking through the whole journal …
person-erase_goes = This goes
person-erase_values = { $n ->
    [one] { $field }: one value
   *[other] { $field }: { $n } values, earlier ones included
}
person-erase_written = { $n ->
    [one] The name as the one who wrote { $n } piece of data
   *[other] The name as the one who wrote { $n } pieces of data
}
person-erase_shared = { $n ->
    [one] The name as who wrote { $n } entry: somebody else has the same name
   *[other] The name as who wrote { $n } entries: somebody else has the same name
}
person-erase_stays = This stays, without a name
person-erase_open = Gender, unit and level, so that the figures stay true
person-erase_texts = Texts that mention the person
person-erase_texts_why = The texts that you choose go too. Read them: a name may be somebody else's.
person-erase_every_text = Choose all texts
person-erase_linked = The same human being in other records
person-erase_linked_why = They are linked to the person by a decision.
person-erase_too = Erase { $title } too
person-erase_copies = Backups with data on the person
person-erase_copies_why = They were made before, and erasing does not reach them. There is no going back to a copy that is removed.
person-erase_copies_too = Remove the copies
person-erase_sent = Bundles with the person have left the file already. Send a new bundle afterwards. When it is merged, the person is erased at the receiver too.
person-erase_at_municipality = { $municipality } may still have the person in its work file. Ask the contact person to erase there too. A new bundle from there does not bring the person back here.
person-erase_sure = I know that it cannot be undone
person-erase_sure_first = Confirm first that it cannot be undone.
person-erase_now = Erase for good
person-erasing = Erasing the person
person-erased = The person is erased.
history-not_here = Data that are not here
person-erased_means = Name, contact details and notes are gone for good. What is counted stays.
person-erased_stays = What stays
