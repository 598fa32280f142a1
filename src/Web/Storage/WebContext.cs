using BriefingBus.Web.Search;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace BriefingBus.Web.Storage;

/// <summary>The page's own read model, built from messages. Each area adds its tables with an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> in its own folder, and reads them with <c>Set&lt;T&gt;()</c>.</summary>
public abstract class WebContext(DbContextOptions options, string? schema) : ServiceContext(options, schema), IDataProtectionKeyContext
{
    /// <summary>Every briefing.</summary>
    public DbSet<StoredBriefing> Briefings => Set<StoredBriefing>();

    /// <summary>Every story of every briefing.</summary>
    public DbSet<StoredStory> Stories => Set<StoredStory>();

    /// <summary>The keys that sign cookies and forms, so that sessions survive a restart and several processes accept each other's
    /// cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The items that briefings left out and that have not expired.</summary>
    public DbSet<StoredLeftOutItem> LeftOutItems => Set<StoredLeftOutItem>();

    /// <summary>The rows that match, the highest number first.</summary>
    /// <param name="match">The search.</param>
    /// <param name="most">The maximum number of rows.</param>
    /// <param name="areMany">Whether a large share of all rows is known to match.</param>
    /// <typeparam name="T">The table.</typeparam>
    internal abstract IQueryable<T> Matching<T>(StoryMatch match, int most, bool areMany)
        where T : class, ISearchableByWords;

    /// <summary>The number of rows that match, counted up to <paramref name="most"/>.</summary>
    /// <typeparam name="T">The table.</typeparam>
    internal abstract Task<int> CountMatchesAsync<T>(StoryMatch match, int most, CancellationToken cancellationToken)
        where T : class, ISearchableByWords;

    /// <summary>The rows of a range of numbers, the highest first.</summary>
    /// <typeparam name="T">The table.</typeparam>
    protected IQueryable<T> InRange<T>(StoryMatch match)
        where T : class, ISearchableByWords =>
        Set<T>().Where(row => row.Number >= match.From && row.Number < match.Below).OrderByDescending(row => row.Number);

    /// <summary>The values of an indexed text column, each once, in order. It skips from value to value, where DISTINCT would read every
    /// row.</summary>
    internal async Task<IReadOnlyList<string>> DistinctAsync(string table, string column, CancellationToken cancellationToken)
    {
        var (from, name) = (QuotedTable(table), $"\"{column}\"");
#pragma warning disable EF1002 // the table and column are names of this model, never a reader's text
        return await Database.SqlQueryRaw<string>($"""
            WITH RECURSIVE leap(value) AS (
              SELECT min({name}) FROM {from}
              UNION ALL SELECT (SELECT min({name}) FROM {from} WHERE {name} > leap.value) FROM leap WHERE leap.value IS NOT NULL)
            SELECT value AS "Value" FROM leap WHERE value IS NOT NULL
            """).ToListAsync(cancellationToken);
#pragma warning restore EF1002
    }

    /// <summary>The SQL name of a table.</summary>
    protected abstract string QuotedTable(string table);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<DataProtectionKey>().ToTable("keys");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WebContext).Assembly);
    }
}
