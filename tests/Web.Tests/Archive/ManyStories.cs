using System.Data.Common;
using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BriefingBus.Web.Tests.Archive;

/// <summary>A hundred thousand stories as two years of a busy desk would leave them: words as often as in a language (Zipf), three
/// editions, 14 sections, 40 sources.</summary>
internal static class ManyStories
{
    private const int Briefings = 2_000;
    private const int InABriefing = 50;
    private const int Vocabulary = 20_000;
    private const string Columns = """
        "Number", "BriefingId", "Position", "StoryId", "Edition", "ScheduledAt", "Section", "Headline", "Summary", "Source", "Words"
        """;
    private static readonly string[] Syllables =
        ["ka", "lo", "mi", "ren", "sta", "vel", "dor", "in", "que", "bar", "tis", "no", "pha", "gul", "ze", "wick"];
    private static readonly string[] Words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
    private static readonly Dictionary<(char, string), string> Marks = [];
    private static readonly DateTimeOffset First = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The word with this rank: 0 is the commonest.</summary>
    public static string Word(int rank) =>
        Syllables[rank % 16] + Syllables[rank / 16 % 16] + Syllables[rank / 256 % 16] + Syllables[rank / 4096 % 16];

    /// <summary>Puts them into the database by plain SQL.</summary>
    public static async Task PutAsync(WebPage web)
    {
        await using var context = await web.OpenAsync();
        var random = new Random(1);
        var briefings = Enumerable.Range(0, Briefings)
            .Select(i => Stored(First.AddHours(i * 8), new[] { "morning", "noon", "evening" }[i % 3]))
            .ToList();
        context.AddRange(briefings);
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        var stories =
            briefings.SelectMany(b => Enumerable.Range(0, InABriefing).Select(position => Story(random, b, b.ScheduledAt, position)));
        await context.Database.OpenConnectionAsync();
        await (context.Database.GetDbConnection() switch
        {
            NpgsqlConnection postgres => PutAsync(postgres, stories),
            SqliteConnection sqlite => PutAsync(sqlite, stories),
            var other => throw new NotSupportedException(other.GetType().Name),
        });
    }

    private static async Task PutAsync(NpgsqlConnection connection, IEnumerable<StoredStory> stories)
    {
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY web.stories ({Columns}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var story in stories)
            {
                await copy.StartRowAsync();
                foreach (var value in Values(story))
                    await copy.WriteAsync(value);
            }

            await copy.CompleteAsync();
        }

        await RunAsync(connection, "VACUUM ANALYZE web.stories");
    }

    /// <summary>The rows first, then the indexes: row by row they would take ten times as long.</summary>
    private static async Task PutAsync(SqliteConnection connection, IEnumerable<StoredStory> stories)
    {
        await using var transaction = connection.BeginTransaction();
        var indexes = new List<(string Drop, string Create)>();
        await using (var ask = connection.CreateCommand())
        {
            ask.CommandText = """
                SELECT 'DROP ' || type || ' "' || name || '"', sql FROM sqlite_master
                WHERE tbl_name = 'stories' AND type IN ('index', 'trigger') AND sql IS NOT NULL
                """;
            await using var rows = await ask.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                indexes.Add((rows.GetString(0), rows.GetString(1)));
        }

        foreach (var (drop, _) in indexes)
            await RunAsync(connection, drop);
        await using (var insert = connection.CreateCommand())
        {
            insert.CommandText =
                $"INSERT INTO stories ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(0, 11).Select(i => $"@{i}"))})";
            foreach (var story in stories)
            {
                var values = Values(story).Select(v => v is Guid id ? id.ToString().ToUpperInvariant() : v).ToList();
                if (insert.Parameters.Count == 0)
                    insert.Parameters.AddRange(values.Select((v, i) => new SqliteParameter($"@{i}", v)));
                for (var i = 0; i < values.Count; i++)
                    insert.Parameters[i].Value = values[i];
                await insert.ExecuteNonQueryAsync();
            }
        }

        await RunAsync(connection, "INSERT INTO story_words(story_words) VALUES ('rebuild')");
        foreach (var (_, create) in indexes)
            await RunAsync(connection, create);
        await transaction.CommitAsync();
        await RunAsync(connection, "ANALYZE");
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static object[] Values(StoredStory story) =>
    [
        story.Number, story.BriefingId, story.Position, story.StoryId, story.Edition, story.ScheduledAt.UtcTicks, story.Section,
        story.Headline,
        story.Summary, story.Source, story.Words,
    ];

    private static StoredBriefing Stored(DateTimeOffset at, string edition) => new()
    {
        BriefingId = NameBasedId.ForBriefing(edition, at),
        Edition = edition,
        Slug = BriefingSlug.Of(at, "UTC"),
        Day = BriefingSlug.Of(at, "UTC")[..10],
        ScheduledAt = at,
        Title = edition,
        StoryCount = InABriefing,
        ReadingSeconds = 600,
        TroubleCount = 0,
        ContentHash = "",
        ReceivedAt = at,
        Composed = TestData.Briefing(at, 0, edition),
    };

    private static StoredStory Story(Random random, StoredBriefing briefing, DateTimeOffset at, int position)
    {
        var (headline, summary) = (Sentence(random, 9), Sentence(random, 30));
        var (section, source) = ($"Section {position % 14}", $"Source {random.Next(40)}");
        return new()
        {
            Number = StoryNumber.OfStories(DateOnly.FromDateTime(at.Date), at).First + InABriefing - position,
            BriefingId = briefing.BriefingId,
            Position = position,
            StoryId = NameBasedId.ForItem(source, $"{at.UtcTicks}-{position}"),
            Edition = briefing.Edition,
            ScheduledAt = at,
            Section = section,
            Headline = headline,
            Summary = summary,
            Source = source,
            Words = $"{Mark('e', briefing.Edition)} {Mark('s', section)} {Mark('f', source)} {headline} {summary}",
        };
    }

    private static string Mark(char kind, string value) =>
        Marks.TryGetValue((kind, value), out var mark) ? mark : Marks[(kind, value)] = SearchWords.Mark(kind, value);

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[(int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)) - 1]));
}
