"""The one filter language of views, command line, exports, feeds and history."""
