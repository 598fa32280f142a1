namespace BriefingBus.Web.Storage;

/// <summary>Full-text search over the words of the stories, which EF Core has no model for: SQL of the migration <c>Initial</c>. The
/// database keeps it in step with the stories.</summary>
internal static class StoryWords
{
    /// <summary>An external content table and the triggers that fill it (https://sqlite.org/fts5.html#external_content_tables).</summary>
    public const string Sqlite = """
        CREATE VIRTUAL TABLE story_words USING fts5(Words, content='stories', content_rowid='Number', tokenize='ascii', prefix='3 4');
        CREATE TRIGGER story_words_insert AFTER INSERT ON stories BEGIN
          INSERT INTO story_words(rowid, Words) VALUES (new.Number, new.Words);
        END;
        CREATE TRIGGER story_words_delete AFTER DELETE ON stories BEGIN
          INSERT INTO story_words(story_words, rowid, Words) VALUES ('delete', old.Number, old.Words);
        END;
        CREATE TRIGGER story_words_update AFTER UPDATE ON stories BEGIN
          INSERT INTO story_words(story_words, rowid, Words) VALUES ('delete', old.Number, old.Words);
          INSERT INTO story_words(rowid, Words) VALUES (new.Number, new.Words);
        END;
        """;

    /// <summary>A generated column and its index.</summary>
    public const string Postgres = """
        ALTER TABLE web.stories ADD COLUMN "Search" tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, "Words")) STORED;
        CREATE INDEX "IX_stories_Search" ON web.stories USING gin ("Search");
        """;
}
