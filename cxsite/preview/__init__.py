"""The editor's preview: watches the sources, renders pages on request and tells the browser what has changed."""
