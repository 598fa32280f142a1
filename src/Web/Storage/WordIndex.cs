namespace BriefingBus.Web.Storage;

/// <summary>Full-text search over a table's column <c>Words</c>, in SQL for the migrations, since EF Core has no model for it. The database
/// updates it with the table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The name of its index in SQLite.</param>
internal sealed record WordIndex(string Table, string Name)
{
    /// <summary>The index of the stories.</summary>
    public static readonly WordIndex OfStories = new("stories", "story_words");

    /// <summary>The index of the items that briefings left out.</summary>
    public static readonly WordIndex OfLeftOutItems = new("left_out", "left_out_words");

    /// <summary>An external content table and the triggers that fill it (https://sqlite.org/fts5.html#external_content_tables).</summary>
    public string Sqlite => $"""
        CREATE VIRTUAL TABLE {Name} USING fts5(Words, content='{Table}', content_rowid='Number', tokenize='ascii', prefix='3 4');
        CREATE TRIGGER {Name}_insert AFTER INSERT ON {Table} BEGIN
          INSERT INTO {Name}(rowid, Words) VALUES (new.Number, new.Words);
        END;
        CREATE TRIGGER {Name}_delete AFTER DELETE ON {Table} BEGIN
          INSERT INTO {Name}({Name}, rowid, Words) VALUES ('delete', old.Number, old.Words);
        END;
        CREATE TRIGGER {Name}_update AFTER UPDATE ON {Table} BEGIN
          INSERT INTO {Name}({Name}, rowid, Words) VALUES ('delete', old.Number, old.Words);
          INSERT INTO {Name}(rowid, Words) VALUES (new.Number, new.Words);
        END;
        """;

    /// <summary>A generated column and its index.</summary>
    public string Postgres => $"""
        ALTER TABLE web.{Table} ADD COLUMN "Search" tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, "Words")) STORED;
        CREATE INDEX "IX_{Table}_Search" ON web.{Table} USING gin ("Search");
        """;

    /// <summary>The index of the table of an entity.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    public static WordIndex Of<T>()
        where T : ISearchableByWords =>
        typeof(T) == typeof(StoredStory) ? OfStories : OfLeftOutItems;
}
