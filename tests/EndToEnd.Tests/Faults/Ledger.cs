using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>What became of every item.</summary>
internal sealed record Ledger
{
    public required int Published { get; init; }

    /// <summary>Items in Composer's store, whatever happened to them on the way.</summary>
    public required int Stored { get; init; }

    public required IReadOnlyList<string> Lost { get; init; }

    public required IReadOnlyList<string> Doubled { get; init; }

    public required int Briefed { get; init; }

    public required IReadOnlyList<Guid> BriefedTwice { get; init; }

    public required IReadOnlyList<string> Planted { get; init; }

    public required IReadOnlyList<string> DeadLetters { get; init; }

    /// <summary>Messages among the dead letters that are copies of another: a kill fell between putting it there and taking it from its own
    /// queue.</summary>
    public required long Copies { get; init; }

    /// <summary>How often a process ended although nobody killed it.</summary>
    public required int Falls { get; init; }

    public required int Kills { get; init; }

    public required TimeSpan Flow { get; init; }

    public required TimeSpan Drained { get; init; }

    /// <summary>The poison that is not among the dead letters, each once, and dead letters that are no poison.</summary>
    public IEnumerable<string> WronglyDead => Planted.Where(poison => DeadLetters.Count(d => d.Contains(poison)) != 1)
        .Concat(DeadLetters.Where(d => !Planted.Any(d.Contains)).Select(d => d[..Math.Min(d.Length, 400)]));

    public static ComposerContext Store(string database) =>
        new PostgresComposerContext(new DbContextOptionsBuilder<PostgresComposerContext>().UseNpgsql(database + ";Pooling=false").Options);

    public static async Task<List<string>> StoredTitlesAsync(string database)
    {
        await using var store = Store(database);
        return [.. (await store.Revisions.AsNoTracking().ToListAsync()).Select(r => r.Item.Title)];
    }

    public static IEnumerable<Guid> ItemsOf(BriefingComposed briefing) => briefing.Sections
        .SelectMany(s => s.Stories)
        .SelectMany(s => s.AlsoReportedBy.Prepend(s.Source))
        .Select(s => s.ItemId);

    public override string ToString() => $"""
        kills          {Kills} in {Flow.TotalSeconds:0} s, then {Drained.TotalSeconds:0} s to drain
        crashes        {Falls} not caused by a kill
        published      {Published}
        stored         {Stored}
        lost           {Lost.Count} {string.Join(' ', Lost.Take(5))}
        doubled        {Doubled.Count} {string.Join(' ', Doubled.Take(5))}
        briefed        {Briefed}, twice {BriefedTwice.Count}
        dead-lettered  {DeadLetters.Count} of {Planted.Count} planted, wrongly {WronglyDead.Count()} {string.Join(' ', WronglyDead.Take(3))}
        copies         {Copies} left by kills
        """;
}
