# The window itself: frame, pages, forms, settings.
