using System.Data.Common;
using BriefingBus.Hosting.Identity;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BriefingBus.Web.Tests.Archive;

/// <summary>A hundred thousand stories as two years of a busy desk would leave them: words as often as in a language (Zipf), three
/// editions, 14 sections, 40 sources.</summary>
internal static class ManyStories
{
    private const int Briefings = 2_000;
    private const int InABriefing = 50;
    private const int Vocabulary = 20_000;
    private static readonly string[] Syllables = ["ka", "lo", "mi", "ren", "sta", "vel", "dor", "in", "que", "bar", "tis", "no", "pha", "gul", "ze", "wick"];
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
        await context.Database.OpenConnectionAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var random = new Random(1);
        var schema = context.Database.IsNpgsql() ? "web." : "";
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"""
            INSERT INTO {schema}stories ("Number", "BriefingId", "Position", "StoryId", "Edition", "ScheduledAt", "Section", "Headline", "Summary", "Source", "Words")
            VALUES (@Number, @BriefingId, @Position, @StoryId, @Edition, @ScheduledAt, @Section, @Headline, @Summary, @Source, @Words)
            """;
        for (var i = 0; i < Briefings; i++)
        {
            var at = First.AddHours(i * 8);
            var edition = new[] { "morning", "noon", "evening" }[i % 3];
            var briefing = Stored(at, edition);
            context.Add(briefing);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            for (var position = 0; position < InABriefing; position++)
                await InsertAsync(command, Story(random, briefing, at, position), context);
        }

        await transaction.CommitAsync();
        await context.Database.ExecuteSqlRawAsync(context.Database.IsNpgsql() ? "ANALYZE web.stories" : "ANALYZE");
    }

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
        Composed = Some.Briefing(at, 0, edition),
    };

    private static StoredStory Story(Random random, StoredBriefing briefing, DateTimeOffset at, int position)
    {
        var (headline, summary) = (Sentence(random, 9), Sentence(random, 30));
        var (section, source) = ($"Section {position % 14}", $"Source {random.Next(40)}");
        return new()
        {
            Number = StoryNumber.FirstOf(DateOnly.FromDateTime(at.Date), at) + InABriefing - position,
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

    private static async Task InsertAsync(DbCommand command, StoredStory story, WebContext context)
    {
        (string Name, object Value)[] values =
        [
            ("Number", story.Number), ("BriefingId", context.Database.IsNpgsql() ? story.BriefingId : story.BriefingId.ToString().ToUpperInvariant()),
            ("Position", story.Position), ("StoryId", context.Database.IsNpgsql() ? story.StoryId : story.StoryId.ToString().ToUpperInvariant()), ("Edition", story.Edition),
            ("ScheduledAt", story.ScheduledAt.UtcTicks), ("Section", story.Section), ("Headline", story.Headline), ("Summary", story.Summary),
            ("Source", story.Source), ("Words", story.Words),
        ];
        if (command.Parameters.Count == 0)
        {
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await command.PrepareAsync();
        }

        foreach (var (name, value) in values)
            command.Parameters[name].Value = value;
        await command.ExecuteNonQueryAsync();
    }
}
