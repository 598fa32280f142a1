using BriefingBus.Web.Archive;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace BriefingBus.Web.Storage;

/// <summary>The page's own read model, built from messages. Each area adds its tables with an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> in its own folder, and reads them with <c>Set&lt;T&gt;()</c>.</summary>
public abstract class WebContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Every briefing.</summary>
    public DbSet<StoredBriefing> Briefings => Set<StoredBriefing>();

    /// <summary>Every telling of every story.</summary>
    public DbSet<StoredStory> Stories => Set<StoredStory>();

    /// <summary>The keys that cookies and forms are signed with: a restart signs nobody out, and several copies of the page understand one
    /// another's cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The tellings that match, the highest number first.</summary>
    /// <param name="match">What is looked for.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="areMany">Whether they are known to be a good part of all.</param>
    internal abstract IQueryable<StoredStory> StoriesThatMatch(StoryMatch match, int most, bool areMany);

    /// <summary>How many tellings match, counted up to <paramref name="most"/>.</summary>
    internal abstract Task<int> CountMatchesAsync(StoryMatch match, int most, CancellationToken cancellationToken);

    /// <summary>The values of an indexed text column, each once, in order. It leaps from value to value, where DISTINCT would read every
    /// row.</summary>
    internal async Task<IReadOnlyList<string>> DistinctAsync(string table, string column, CancellationToken cancellationToken)
    {
        var (from, name) = (QuotedTable(table), $"\"{column}\"");
#pragma warning disable EF1002 // table and column are names of this model, never a reader's text
        return await Database.SqlQueryRaw<string>($"""
            WITH RECURSIVE leap(value) AS (
              SELECT min({name}) FROM {from}
              UNION ALL SELECT (SELECT min({name}) FROM {from} WHERE {name} > leap.value) FROM leap WHERE leap.value IS NOT NULL)
            SELECT value AS "Value" FROM leap WHERE value IS NOT NULL
            """).ToListAsync(cancellationToken);
#pragma warning restore EF1002
    }

    /// <summary>A table as SQL names it.</summary>
    protected abstract string QuotedTable(string table);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.StoreInstantsAsTicks();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataProtectionKey>().ToTable("keys");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WebContext).Assembly);
    }
}
