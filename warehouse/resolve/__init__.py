"""What depends on all articles: copies, people, the same words, the daily figures."""
