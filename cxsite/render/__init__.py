"""What a reader sees: views, templates, pages, feeds and charts."""
