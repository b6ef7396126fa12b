"""The manual of the rules that publishing can break: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "address-impossible": """A file name cannot be used as an address on every system.

It holds a backslash or a line break, or leads upward. Rename the file.

Wrong: static/a\\b.txt
Right: static/a-b.txt
""",
    "build-running": """Another build is writing to the same output folder.

Two at once would mix their files, so cxsite waits five seconds for the other one. Wait until it has finished, or stop the
process whose number is in the message.

Wrong: cxsite build & cxsite build --drafts
Right: cxsite build && cxsite build --drafts --output drafts
""",
    "claims-lock-unwritten": """The site was published, but its claims.lock could not be written.

It holds what each number in an article said when readers first saw it. Until it is written a later correction cannot be
told from a first publication. Give yourself the right to write the file, and build again.

Wrong: a publication in a folder for reading only
Right: `cxsite build --locked` there, and a build elsewhere that writes claims.lock
""",
    "disk": """cxsite could not save its records in the .cxsite folder.

It remembers there what is published, so that it never deletes a file that is not its own. Give yourself permission to
write there, or free up space on the disk.

A publication that is read-only (a mounted folder in a container, for example) can be built into another folder with
`--output`: the notes are then kept in the cache of whoever builds it, `~/.cache/cxsite` or `cxsite` in `XDG_CACHE_HOME`,
which must be writable.
""",
    "memory-damaged": """Some of cxsite's records in the .cxsite folder were damaged and have been rebuilt.

Everything kept there is sealed and checked when it is read, so a damaged file costs time and never gives a wrong page.
Nothing is lost. If the warning comes again, the disk may be failing.

Wrong: an editor or a synchronising program that changes files in .cxsite
Right: leave .cxsite alone, or delete it whole
""",
    "output-edited": """A published file was changed by hand.

It is written anew, because the sources are what counts. Put the change into the source, a template, or static/.

Wrong: editing public/index.html
Right: editing templates/home.html
""",
    "output-not-ours": """The output folder holds files that cxsite did not make.

cxsite never overwrites or deletes such files. This also happens when the .cxsite folder was deleted while an older site is
still in the output folder: cxsite then takes over the folder only if it holds no other files, and at least half of the files
are exactly as cxsite would write them. Move the files away, empty the folder, or choose another. Files that belong to the
site (CNAME, .well-known) go into static/.

Wrong: cxsite build --output ~/documents
Right: cxsite build --output public
""",
    "output-refused": """The output folder is a place that must never be written to.

That is the publication itself, your home folder, the whole disk, one of the publication's own folders, or a folder inside .git.

Wrong: cxsite build --output content
Right: cxsite build --output public
""",
    "output-unwritable": """The site could not be written: the disk is full, or permissions are missing.

Everything is made and laid beside the output first, so the published site is as it was.

Wrong: an output folder that belongs to somebody else
Right: cxsite build --output a folder of your own, with room for the site
""",
}
