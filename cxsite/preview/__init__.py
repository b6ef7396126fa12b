"""The editor's preview: watches, keeps promises on request and tells the browser what differs."""
