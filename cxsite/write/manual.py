"""The manual of the rules that publishing can break: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "address-impossible": """A file name cannot be used as an address on every system.

It contains a backslash, a line break or `..`. Rename the file.

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

It records what each number in an article said when readers first saw it. Until it is written, a later correction
looks like a first publication. Give yourself permission to write the file, and build again.

Wrong: a publication in a read-only folder
Right: `cxsite build --locked` there, and a build elsewhere that writes claims.lock
""",
    "disk": """cxsite could not save its records in the .cxsite folder.

It keeps a list there of what it has published, so that it never deletes a file that is not its own. Give yourself
permission to write there, or free up space on the disk.

A publication that is read-only (a mounted folder in a container, for example) can be built into another folder with
`--output`: the records are then kept in the cache of whoever builds it, `~/.cache/cxsite` or `cxsite` in `XDG_CACHE_HOME`,
which must be writable.
""",
    "memory-damaged": """Some of cxsite's records in the .cxsite folder were damaged and have been rebuilt.

Everything there has a checksum that is checked when it is read, so a damaged file costs time but never gives a wrong
page. Nothing is lost. If the warning comes back, the disk may be failing.

Wrong: an editor or a sync program that changes files in .cxsite
Right: leaving .cxsite alone, or deleting all of it
""",
    "output-edited": """A published file was changed by hand.

It is written again from the sources. Make the change in the source, a template, or static/.

Wrong: editing public/index.html
Right: editing templates/home.html
""",
    "output-not-ours": """The output folder holds files that cxsite did not make.

cxsite never overwrites or deletes such files. This also happens if the .cxsite folder was deleted while the output folder
still holds an older site: cxsite then takes over the folder only if it holds no other files, and at least half of the files
are exactly as cxsite would write them. Move the files away, empty the folder, or choose another. Files that belong to the
site (CNAME, .well-known) go in static/.

Wrong: cxsite build --output ~/documents
Right: cxsite build --output public
""",
    "output-refused": """The output folder is a place that must never be written to.

Such places are the publication itself, your home folder, the whole disk, one of the publication's own folders, and any folder
inside .git.

Wrong: cxsite build --output content
Right: cxsite build --output public
""",
    "output-unwritable": """The site could not be written: the disk is full, or permissions are missing.

New files are first written beside the output, so the published site is unchanged.

Wrong: an output folder owned by somebody else
Right: cxsite build --output a folder of your own, with room for the site
""",
}
