using BriefingBus.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Storage;

/// <summary>The page's own read model, built from messages. Each area adds its tables with an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> in its own folder, and reads them with <c>Set&lt;T&gt;()</c>.</summary>
public abstract class WebContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Every briefing.</summary>
    public DbSet<StoredBriefing> Briefings => Set<StoredBriefing>();

    /// <summary>Every telling of every story.</summary>
    public DbSet<StoredStory> Stories => Set<StoredStory>();

    /// <summary>Keeps every other writer waiting until the current transaction ends, so that what was looked up is still true when it
    /// is written.</summary>
    internal abstract Task LockOutOtherWritersAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.StoreInstantsAsTicks();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WebContext).Assembly);
}
