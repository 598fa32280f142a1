using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database in a SQLite file.</summary>
public sealed class SqliteComposerContext(DbContextOptions<SqliteComposerContext> options) : ComposerContext(options)
{
    /// <summary>Nothing to do: a SQLite transaction that means to write holds the file's one write lock from its first statement.</summary>
    internal override Task LockOutOtherWritersAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteComposerContext>
    {
        public SqliteComposerContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteComposerContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
